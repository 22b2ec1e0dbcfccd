r"""The form in which words of danger are written down, and how a message is held against them.

A rule is a row of words within one sentence; rules stand on lines of their own or between slashes, and a line that ends
with a backslash goes on:

- ``wil|wou`` one of these words · ``slaa\w*`` a word that begins so · ``van_kant`` two words
- ``WANT`` one of the words of a family
- ``~3`` up to three other words · ``A <3> B`` up to three between them, in either order
- ``A & B`` both in one sentence, anywhere
- ``?het`` a word that may be left out · ``!op`` the next word is not this one

A rule is tried only on messages that have its rarest word, so that ordinary messages are read in no time.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from bot.domain.danger.words import COMMON, FAMILIES

_LONG = 24
"""Words in a sentence; a longer one is read in pieces of this length, each half over the one before."""


@cache
def _spelt_out(choice: str) -> str:
    """Return a choice of words with the names of families replaced by their words."""
    while re.search(r"[A-Z]{2}", choice):
        choice = re.sub(r"[A-Z]{2,}", lambda name: f"(?:{FAMILIES[name[0]]})", choice)
    return choice.replace("_", " ")


def _row(rule: str, between: str) -> str:
    """Return the pattern of words that follow each other."""
    if either := re.fullmatch(r"\s*(.+) <(\d+)> (.+)", rule):
        one, gap, other = either.groups()
        return f"(?:{_row(f'{one} ~{gap} {other}', between)}|{_row(f'{other} ~{gap} {one}', between)})"
    row = ""
    for token in rule.split():
        match token[0]:
            case "~":
                row += f"(?: {between}){{0,{token[1:]}}}"
            case "?":
                row += f"(?: (?:{_spelt_out(token[1:])}))?"
            case "!":
                row += f"(?! (?:{_spelt_out(token[1:])}) )"
            case _:
                row += f" (?:{_spelt_out(token)})"
    return row


def _alternatives(choice: str) -> Iterator[str]:
    """Yield the words of a choice, those of the groups in it too."""
    depth, word = 0, ""
    for letter in f"{choice}|":
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter != "|" or depth:
            word += letter
        elif re.fullmatch(r"\(\?:[^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)", word):
            yield from _alternatives(word[3:-1])
            word = ""
        else:
            yield word
            word = ""


@cache
def _first_words(choice: str) -> AbstractSet[str]:
    """Return patterns of the single words that a choice may begin with."""
    words = (re.sub(r" \?.*", r"\\w*", word) for word in _alternatives(_spelt_out(choice)))
    firsts = {re.split(r"\(\?: | ", word, maxsplit=1)[0] for word in words}
    return {first if first.count("(") == first.count(")") else r"\w+" for first in firsts}


@cache
def _commonness(choice: str) -> int:
    """Return how many common words a choice may begin with."""
    first = re.compile("|".join(_first_words(choice)))
    return sum(first.fullmatch(word) is not None for word in COMMON)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a message, long ones in pieces."""
    for sentence in text.split(" . "):
        words = sentence.split()
        for start in range(0, max(1, len(words) - _LONG // 2), _LONG // 2):
            yield f" {' '.join(words[start : start + _LONG])} . "


class Rules:
    """Rules that belong together.

    Args:
        rules: in the form told above.
        between: what a word in a gap looks like.
    """

    def __init__(self, rules: str, between: str = r"[^ .]+") -> None:
        self._sources: list[str] = []
        # Written out when a message first has a word that a rule waits for: all of them at once take two seconds.
        self._row = lru_cache(maxsize=None)(self._compiled)
        self._within: set[int] = set()
        self._by_word: dict[str, set[int]] = {}
        self._by_start: dict[str, dict[str, set[int]]] = {}
        for rule in re.split(r"\n| / ", re.sub(r"\\\n +|#.*", "", rules)):
            if parts := [_row(part, between) for part in rule.split("&") if part.strip()]:
                self._wait_for(rule, len(self._sources))
                if len(parts) > 1:
                    self._within.add(len(self._sources))
                    parts = [f"(?=.*?{part} )" for part in parts]
                self._sources.append(f"{''.join(parts)}(?= )")
        self._waiting = lru_cache(maxsize=10_000)(self._waiting_for)

    def _compiled(self, row: int) -> re.Pattern[str]:
        return re.compile(self._sources[row])

    def compile(self) -> int:
        """Write out every rule; return how many there are.

        Raises:
            re.error: when one cannot be read.
        """
        return len([self._row(row) for row in range(len(self._sources))])

    def _wait_for(self, rule: str, row: int) -> None:
        """Note the words without which a rule need not be tried."""
        choices = [token for token in rule.split() if token[0] not in "~?!<&"]
        for word in _first_words(min(choices, key=_commonness)):
            if re.fullmatch(r"\w+", word):
                self._by_word.setdefault(word, set()).add(row)
            else:
                start = word[:2] if re.match(r"\w\w(?![?*{])", word) else ""
                self._by_start.setdefault(start, {}).setdefault(word, set()).add(row)

    def _waiting_for(self, word: str) -> AbstractSet[int]:
        """Return the rules that wait for a word."""
        rows = set(self._by_word.get(word, ()))
        for start in ("", word[:2]):
            for pattern, waiting in self._by_start.get(start, {}).items():
                if not waiting <= rows and re.fullmatch(pattern, word):
                    rows |= waiting
        return rows

    def found_in(self, text: str) -> str | None:
        """Return the words of a message that a rule speaks of."""
        pieces = list(sentences(text))
        for row in sorted(set().union(*map(self._waiting, set(text.split())))):
            if row not in self._within:
                if found := self._row(row).search(text):
                    return found[0]
            elif found_in := next((piece for piece in pieces if self._row(row).match(piece)), None):
                return found_in
        return None

    def taken_out_of(self, text: str) -> str:
        """Return a message with ``~`` for all words that a rule speaks of."""
        for row in sorted(set().union(*map(self._waiting, set(text.split())))):
            text = self._row(row).sub(" ~", text)
        return text
