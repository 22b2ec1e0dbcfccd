"""How easy a text is: the Dutch form of Flesch's reading ease by Douma (1960)."""

import re
from dataclasses import dataclass

_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|ai|oi|[aeiouyáéíóúàèëïöüâêîô]")
_ODD = {
    "idee": 2,
    "museum": 3,
    "video": 3,
    "radio": 3,
    "station": 2,
    "stage": 2,
    "stages": 3,
    "mbo": 3,
    "vmbo": 4,
    "hbo": 3,
    "lob": 1,
}
"""Words whose vowels do not tell their syllables: hiatus, loan words and letters read one by one."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE = re.compile(r"[.!?:]+[\"”'’)]*(?:\s|$)|\n+")
SHORTEST = 20
"""Words; a shorter text is too short to be scored."""


@dataclass(frozen=True)
class Readability:
    """Counts of a text."""

    words: int
    sentences: int
    syllables: int

    @property
    def words_per_sentence(self) -> float:
        """How long the sentences are on average."""
        return self.words / max(self.sentences, 1)

    @property
    def score(self) -> float:
        """Douma's score: 100 is very easy, 70 is easy enough for most."""
        return 206.8 - 77.0 * self.syllables / max(self.words, 1) - 0.93 * self.words_per_sentence


def syllables(word: str) -> int:
    """Return the number of syllables of a Dutch word, by its groups of vowels."""
    plain = word.casefold()
    return _ODD.get(plain) or max(1, len(_VOWELS.findall(plain)))


def read(text: str) -> Readability:
    """Count a text."""
    words = _WORD.findall(text)
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE.split(text))
    return Readability(len(words), sentences, sum(map(syllables, words)))
