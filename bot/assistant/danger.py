"""The classifier of danger: whether a message speaks of danger at all, whatever else it asks for.

It learns from all examples of intents, and from messages of ``data/danger`` that belong to no intent: dangerous ones,
and many more that only look so. It comes after the rules of ``bot.domain.safety``, which read a message before Rasa
does, and hears what these do not: other words, longer stories.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.component import LinearComponent
from bot.assistant.linear import SIZES, Line
from bot.assistant.ranking import first, last
from bot.config import DATA
from bot.dialogue.dutch import dutch
from bot.domain.safety import Danger

FOLDER = DATA / "danger"
INTENTS = tuple(danger.value for danger in Danger)
DANGER, HARMLESS = "danger", "harmless"
Told = tuple[Line, bool]
"""A line, and whether it is danger."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerClassifier(LinearComponent):
    """Decides alone whether it is danger: puts it before every other intent, or after all of them."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the usual sizes, and from which chance on it is danger."""
        return {**SIZES, "threshold": 0.8}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Return a hash of the messages that are no examples of Rasa's, so that a change of them is learnt."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in files())).hexdigest()

    def learn(self, training_data: TrainingData) -> None:
        """Learn from the examples, and from messages that belong to no intent."""
        self.fit([*told(training_data.intent_examples), *messages()])

    def fit(self, lines: list[Told]) -> None:
        """Learn from lines, each with whether it is danger."""
        self.model.fit([line for line, _ in lines], [DANGER if danger else HARMLESS for _, danger in lines])

    def chances(self, lines: list[Line]) -> list[float]:
        """Return how likely each line is danger, 0 to 1."""
        return [float(row[self.model.labels.index(DANGER)]) for row in self.model.chances(lines)]

    def process(self, messages: list[Message]) -> list[Message]:
        """Put danger first where it is, and last where it is not."""
        read = [message for message in messages if message.get(TEXT) and message.get("intent_ranking")]
        if not read or not self.model.labels:
            return messages
        for message, chance in zip(read, self.chances([Line.of(one) for one in read]), strict=True):
            ranking = message.get("intent_ranking")
            if chance >= self.config["threshold"]:
                whose = next((one["name"] for one in ranking if one["name"] in INTENTS), Danger.CHILD.value)
                ranking = first(ranking, {"name": whose, "confidence": max(chance, ranking[0]["confidence"])})
            else:
                ranking = last(ranking, INTENTS)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages


def told(examples: Iterable[Message]) -> list[Told]:
    """Return examples of intents, each with whether it is danger."""
    return [(Line.of(one), one.get(INTENT) in INTENTS) for one in examples if one.get(TEXT)]


def files() -> list[Path]:
    """Return the files of messages."""
    return sorted(FOLDER.glob("*.yml"))


def messages() -> list[Told]:
    """Return the messages of ``data/danger``, each with whether it is danger."""
    nlp = dutch()
    written = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files()]
    return [
        (Line.read(text, (token.lemma_ for token in nlp(text.lower()))), kind == DANGER)
        for file in written
        for kind in (DANGER, HARMLESS)
        for text in file[kind]
    ]
