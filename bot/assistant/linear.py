"""Logistic regression over TF-IDF of lemmas and of characters, kept as arrays and JSON, not as pickles.

Chosen on a public Dutch set over Rasa's stock pipeline and classifiers (docs/adr/0006).
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

WEIGHTS, WORDS = "weights.npz", "words.json"
BINARY = 2
_MARKS = re.compile(r"[^\w\s?!'’]+")
"""Marks say little of what is meant, and what is not Dutch at all is full of them."""
SIZES: dict[str, Any] = {
    "C": 20.0,
    "word_ngrams": [1, 2],
    "char_ngrams": [2, 5],
    # What stands in one or two lines only is noise: leaving it out is four times as fast, and a point better.
    "word_min": 2,
    "char_min": 3,
    "max_iter": 60,
}
"""Sizes that were best on the public set; a component's settings may name others."""


@dataclass(frozen=True)
class Line:
    """A message as the model reads it.

    Args:
        lemmas: of its words, a space between, without marks.
        letters: as typed, in lower case and without marks.
    """

    lemmas: str
    letters: str

    @classmethod
    def read(cls, text: str, lemmas: Iterable[str]) -> Self:
        """Return a text as the model reads it."""
        words = (lemma for lemma in lemmas if not _MARKS.fullmatch(lemma))
        return cls(" ".join(words), _MARKS.sub(" ", text.lower()))

    @classmethod
    def of(cls, message: Message) -> Self:
        """Return a message of Rasa's, which has its tokens."""
        return cls.read(message.get(TEXT), (token.lemma for token in message.get(TOKENS_NAMES[TEXT]) or ()))


class Linear:
    """A linear classifier of lines.

    Args:
        sizes: see ``SIZES``.
    """

    def __init__(self, sizes: dict[str, Any]) -> None:
        self.sizes = {**SIZES, **{key: value for key, value in sizes.items() if key in SIZES}}
        self.labels: list[str] = []
        self._words = TfidfVectorizer(
            tokenizer=str.split,
            ngram_range=tuple(self.sizes["word_ngrams"]),
            min_df=self.sizes["word_min"],
            sublinear_tf=True,
            lowercase=False,
        )
        self._letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=tuple(self.sizes["char_ngrams"]),
            min_df=self.sizes["char_min"],
            sublinear_tf=True,
            lowercase=False,
        )
        self._weights: npt.NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)
        self._bias: npt.NDArray[np.float32] = np.zeros(0, dtype=np.float32)

    def fit(self, lines: Sequence[Line], labels: Sequence[str]) -> None:
        """Learn which label a line has."""
        words = self._words.fit_transform([line.lemmas for line in lines])
        letters = self._letters.fit_transform([line.letters for line in lines])
        model = LogisticRegression(
            C=self.sizes["C"], class_weight="balanced", max_iter=self.sizes["max_iter"], random_state=0
        )
        model.fit(hstack((words, letters), format="csr", dtype=np.float32), labels)
        self.labels = [str(label) for label in model.classes_]
        weights, bias = model.coef_.astype(np.float32), model.intercept_.astype(np.float32)
        if len(self.labels) == BINARY:
            weights, bias = np.vstack((np.zeros_like(weights), weights)), np.append(np.float32(0), bias)
        self._weights, self._bias = weights, bias

    def chances(self, lines: Sequence[Line]) -> npt.NDArray[np.float32]:
        """Return for each line the chance of each of ``labels``, 0 to 1."""
        words = self._words.transform([line.lemmas for line in lines])
        letters = self._letters.transform([line.letters for line in lines])
        features: csr_matrix = hstack((words, letters), format="csr", dtype=np.float32)
        scores = features @ self._weights.T + self._bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: npt.NDArray[np.float32] = scores / scores.sum(axis=1, keepdims=True)
        return chances

    def write(self, folder: Path) -> None:
        """Keep what was learnt."""
        kinds = {"words": self._words, "letters": self._letters}
        idf = {name: kind.idf_ for name, kind in kinds.items()}
        np.savez(folder / WEIGHTS, weights=self._weights, bias=self._bias, **idf)
        known = {name: sorted(kind.vocabulary_, key=kind.vocabulary_.__getitem__) for name, kind in kinds.items()}
        (folder / WORDS).write_text(json.dumps({"labels": self.labels, **known}), encoding="utf-8")

    def read(self, folder: Path) -> None:
        """Take back what was kept."""
        known = json.loads((folder / WORDS).read_text(encoding="utf-8"))
        self.labels = known["labels"]
        with np.load(folder / WEIGHTS, allow_pickle=False) as arrays:
            self._weights, self._bias = arrays["weights"], arrays["bias"]
            for name, kind in {"words": self._words, "letters": self._letters}.items():
                kind.vocabulary = {word: index for index, word in enumerate(known[name])}
                kind.idf_ = arrays[name]
