"""The intent classifier: what a message asks for, whole and by its parts."""

from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.component import LinearComponent
from bot.assistant.linear import SIZES, Line
from bot.assistant.ranking import first
from bot.assistant.wishes import SMALL_TALK, parts, wishes

MORE_THAN_ONE = 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(LinearComponent):
    """A linear intent classifier that reads a message with several wishes part by part."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the usual sizes."""
        return {**SIZES, "ranking_length": 5}

    def learn(self, training_data: TrainingData) -> None:
        """Learn from the examples."""
        self.fit([example for example in training_data.intent_examples if example.get(TEXT)])

    def fit(self, examples: list[Message]) -> None:
        """Learn from examples, each with a text, tokens and an intent."""
        self.model.fit([Line.of(one) for one in examples], [one.get(INTENT) for one in examples])

    def process(self, messages: list[Message]) -> list[Message]:
        """Give each message its likeliest intents."""
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text or not self.model.labels:
            return messages
        for message, whole in zip(with_text, self._rank(with_text), strict=True):
            ranking = self._with_wishes(message, whole)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _rank(self, messages: list[Message]) -> list[list[dict[str, Any]]]:
        return [self._ranking(row) for row in self.model.chances([Line.of(one) for one in messages])]

    def _ranking(self, chances: npt.NDArray[np.float32]) -> list[dict[str, Any]]:
        best = np.argsort(-chances)[: self.config["ranking_length"]]
        return [{"name": self.model.labels[i], "confidence": float(chances[i])} for i in best]

    def _with_wishes(self, message: Message, whole: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the ranking of a message by its parts, when it has more than one."""
        spans = parts(message.get(TEXT))
        if len(spans) < MORE_THAN_ONE:
            return whole
        found = wishes(self._rank([_part(message, *span) for span in spans]))
        if len(found) > 1:
            message.set("wishes", [wish.name for wish in found], add_to_output=True)
        sure = [wish for wish in found if wish.confidence > whole[0]["confidence"] or whole[0]["name"] in SMALL_TALK]
        chosen = found[0] if len(found) > 1 else next(iter(sure), None)
        return first(whole, {"name": chosen.name, "confidence": chosen.confidence}) if chosen else whole


def _part(message: Message, start: int, end: int) -> Message:
    """Return a part of a message, with its tokens."""
    tokens = [token for token in message.get(TOKENS_NAMES[TEXT]) or () if start <= token.start and token.end <= end]
    return Message(data={TEXT: message.get(TEXT)[start:end].strip(), TOKENS_NAMES[TEXT]: tokens})
