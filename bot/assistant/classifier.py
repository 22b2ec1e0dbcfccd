"""The intent classifier: TF-IDF of lemmas and characters under a logistic regression.

Chosen on a public Dutch set over Rasa's stock pipeline and classifiers (docs/adr/0006).
"""

import json
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

WEIGHTS, WORDS = "weights.npz", "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """A linear intent classifier whose weights are stored as arrays and JSON, not as pickles."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self.config, self._storage, self._resource = config, storage, resource
        self.intents: list[str] = []
        self.vectorizers: tuple[TfidfVectorizer, TfidfVectorizer] = self._new_vectorizers()
        self.weights: npt.NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)
        self.bias: npt.NDArray[np.float32] = np.zeros(0, dtype=np.float32)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the sizes that were best on the public set."""
        return {
            "C": 20.0,
            "word_ngrams": [1, 2],
            "char_ngrams": [2, 5],
            "ranking_length": 5,
            "max_iter": 1000,
            "in_doubt": [],
            "in_doubt_from": 0.5,
        }

    def _new_vectorizers(self) -> tuple[TfidfVectorizer, TfidfVectorizer]:
        options: dict[str, Any] = {"sublinear_tf": True, "lowercase": False}
        words = TfidfVectorizer(tokenizer=str.split, ngram_range=tuple(self.config["word_ngrams"]), **options)
        characters = TfidfVectorizer(analyzer="char_wb", ngram_range=tuple(self.config["char_ngrams"]), **options)
        return words, characters

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearIntentClassifier":
        """Make an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, and store what was learnt."""
        self.fit([example for example in training_data.intent_examples if example.get(TEXT)])
        self._persist()
        return self._resource

    def fit(self, examples: list[Message]) -> None:
        """Learn from examples, each with a text, tokens and an intent."""
        features = self._features(examples, fit=True)
        model = LogisticRegression(
            C=self.config["C"], class_weight="balanced", max_iter=self.config["max_iter"], random_state=0
        )
        model.fit(features, [example.get(INTENT) for example in examples])
        self.intents = [str(intent) for intent in model.classes_]
        self.weights, self.bias = model.coef_.astype(np.float32), model.intercept_.astype(np.float32)

    def _features(self, messages: list[Message], *, fit: bool = False) -> csr_matrix:
        texts = ([_lemmas(message) for message in messages], [message.get(TEXT).lower() for message in messages])
        parts = [
            vectorizer.fit_transform(text) if fit else vectorizer.transform(text)
            for vectorizer, text in zip(self.vectorizers, texts, strict=True)
        ]
        return hstack(parts, format="csr", dtype=np.float32)

    def process(self, messages: list[Message]) -> list[Message]:
        """Give each message its likeliest intents."""
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text or not self.intents:
            return messages
        scores = self._features(with_text) @ self.weights.T + self.bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = scores / scores.sum(axis=1, keepdims=True)
        for message, row in zip(with_text, chances, strict=True):
            best = np.argsort(-row)[: self.config["ranking_length"]]
            ranking = [{"name": self.intents[i], "confidence": float(row[i])} for i in best]
            doubt = self._in_doubt(row)
            ranking = [doubt, *(one for one in ranking if one["name"] != doubt["name"])] if doubt else ranking
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _in_doubt(self, chances: npt.NDArray[np.float32]) -> dict[str, Any] | None:
        """Return the intent that goes before all others, when those of its kind are likely enough together.

        Whether a child or a home is in danger is hard to tell apart; that there is danger is what counts.
        """
        known = [self.intents.index(name) for name in self.config["in_doubt"] if name in self.intents]
        together = float(chances[known].sum()) if known else 0.0
        if not known or together < self.config["in_doubt_from"]:
            return None
        likeliest = max(known, key=lambda index: float(chances[index]))
        return {"name": self.intents[likeliest], "confidence": together}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Give the training examples their intents, for components that come after."""
        self.process(training_data.training_examples)
        return training_data

    def _persist(self) -> None:
        with self._storage.write_to(self._resource) as folder:
            idf = {f"idf_{i}": vectorizer.idf_ for i, vectorizer in enumerate(self.vectorizers)}
            np.savez(folder / WEIGHTS, weights=self.weights, bias=self.bias, **idf)
            words = [
                sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
                for vectorizer in self.vectorizers
            ]
            (folder / WORDS).write_text(json.dumps({"intents": self.intents, "words": words}), encoding="utf-8")

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LinearIntentClassifier":
        """Read what was learnt back."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            learnt = json.loads((folder / WORDS).read_text(encoding="utf-8"))
            with np.load(folder / WEIGHTS, allow_pickle=False) as arrays:
                classifier.weights, classifier.bias = arrays["weights"], arrays["bias"]
                for i, vectorizer in enumerate(classifier.vectorizers):
                    vectorizer.vocabulary = {word: index for index, word in enumerate(learnt["words"][i])}
                    vectorizer.idf_ = arrays[f"idf_{i}"]
        classifier.intents = learnt["intents"]
        return classifier


def _lemmas(message: Message) -> str:
    tokens = message.get(TOKENS_NAMES[TEXT]) or ()
    return " ".join(token.lemma for token in tokens)
