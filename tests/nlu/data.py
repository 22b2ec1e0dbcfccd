"""The examples, cut into folds, and what learns from them.

Five folds, stratified by intent; a line that shares 0.8 or more of its words with a line of the training folds is
left out of the scoring, so that a near-copy does not count as understanding.
"""

import warnings
from collections.abc import Iterator
from typing import Any

import yaml
from sklearn.model_selection import StratifiedKFold

from bot.config import DATA, ROOT, quiet_libraries

quiet_libraries()
warnings.simplefilter("ignore")

from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer  # noqa: E402
from rasa.shared.importers.rasa import RasaFileImporter  # noqa: E402
from rasa.shared.nlu.constants import INTENT, TEXT  # noqa: E402
from rasa.shared.nlu.training_data.message import Message  # noqa: E402
from rasa.shared.nlu.training_data.training_data import TrainingData  # noqa: E402

from bot.assistant.classifier import LinearIntentClassifier  # noqa: E402
from bot.assistant.danger import DangerClassifier, told  # noqa: E402
from bot.assistant.danger import messages as more  # noqa: E402
from bot.assistant.spacy_nlp import SpacyNLP  # noqa: E402

FOLDS, SEED, SAME = 5, 1, 0.8
OUT_OF_SCOPE = "out_of_scope"
PIPELINE = {one["name"]: one for one in yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]}
THRESHOLD: float = PIPELINE["FallbackClassifier"]["threshold"]
INTENTS = PIPELINE["bot.assistant.classifier.LinearIntentClassifier"]
DANGER = PIPELINE["bot.assistant.danger.DangerClassifier"]
Ranking = list[dict[str, Any]]


class Understanding:
    """What the product understands with, learnt from some examples; it ranks all intents.

    Args:
        examples: each with tokens and an intent.
    """

    def __init__(self, examples: list[Message]) -> None:
        intents = {**LinearIntentClassifier.get_default_config(), **INTENTS, "ranking_length": 100}
        self.intents = LinearIntentClassifier(intents, None, None)
        self.intents.fit(examples)
        self.danger = DangerClassifier({**DangerClassifier.get_default_config(), **DANGER}, None, None)
        self.danger.fit([*told(examples), *more()])

    def rank(self, lines: list[Message]) -> list[Ranking]:
        """Return the ranking of each line."""
        fresh = [Message(data={**one.data}) for one in lines]
        self.danger.process(self.intents.process(fresh))
        return [one.get("intent_ranking") for one in fresh]


def messages() -> list[Message]:
    """Return all examples with tokens and lemmas."""
    importer = RasaFileImporter(training_data_paths=[str(DATA / "nlu")])
    data = importer.get_nlu_data()
    nlp = SpacyNLP.create({}, None, None, None)
    nlp.process_training_data(data, nlp.provide())
    SpacyTokenizer(SpacyTokenizer.get_default_config()).process_training_data(data)
    return [one for one in data.intent_examples if one.get(TEXT)]


def words(text: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset("".join(c if c.isalnum() else " " for c in text.lower()).split())


def is_copy(text: str, others: list[frozenset[str]]) -> bool:
    """Return whether a line is nearly the same as one of ``others``."""
    mine = words(text)
    return any(len(mine & other) >= SAME * len(mine | other) for other in others)


def folds(examples: list[Message]) -> Iterator[tuple[list[Message], list[Message], int]]:
    """Yield what is learnt and what is scored, and how many near-copies were left out of the latter."""
    labels = [one.get(INTENT) for one in examples]
    for learnt_ids, held_ids in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(examples, labels):
        learnt, held = [examples[i] for i in learnt_ids], [examples[i] for i in held_ids]
        known = [words(one.get(TEXT)) for one in learnt]
        scored = [one for one in held if not is_copy(one.get(TEXT), known)]
        yield learnt, scored, len(held) - len(scored)


def prepared(texts: list[str]) -> list[Message]:
    """Return lines nobody learnt from, with tokens and lemmas."""
    data = TrainingData([Message(data={TEXT: text, INTENT: "unknown"}) for text in texts])
    nlp = SpacyNLP.create({}, None, None, None)
    nlp.process_training_data(data, nlp.provide())
    SpacyTokenizer(SpacyTokenizer.get_default_config()).process_training_data(data)
    return list(data.training_examples)
