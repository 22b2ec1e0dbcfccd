"""Reads typed choices: by number, word, synonym, lemma or near spelling; what is denied is left out."""

import re
from functools import lru_cache

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from bot.dialogue.dutch import dutch
from bot.domain.assignments import Option

NEAR_FROM, NEARER_FROM = 5, 9
"""From this many letters on a word may have one, or two, typing errors: shorter words turn into others."""
_DENIAL = frozenset({"niet", "geen", "zonder", "behalve", "nie"})
_NUMBERS = re.compile(r"^\W*\d{1,2}(\W+(en\W+)?\d{1,2})*\W*$")


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    return dutch()


@lru_cache(maxsize=64)
def _matcher(options: tuple[Option, ...]) -> Matcher:
    nlp = _pipeline()
    matcher = Matcher(nlp.vocab)
    for option in options:
        patterns: list[list[dict[str, object]]] = []
        for spelling in (option.title, *option.words):
            tokens = [token for token in nlp(spelling.lower()) if token.is_alpha or token.is_digit]
            if not tokens:
                continue
            patterns.append([{"LOWER": token.lower_} for token in tokens])
            patterns.append([{"LEMMA": token.lemma_} for token in tokens])
            if len(tokens) == 1 and len(tokens[0]) >= NEAR_FROM:
                near = "FUZZY2" if len(tokens[0]) >= NEARER_FROM else "FUZZY1"
                patterns.append([{"LOWER": {near: tokens[0].lower_}}])
        if patterns:
            matcher.add(option.id, patterns)
    return matcher


def read_choices(text: str, options: tuple[Option, ...]) -> list[str]:
    """Return the ids of the options that a text names, in the order of the text.

    Args:
        text: as typed.
        options: in the order in which they are shown; numbers count from 1.
    """
    if _NUMBERS.match(text):
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        return [options[n - 1].id for n in dict.fromkeys(numbers) if 1 <= n <= len(options)]
    doc = _pipeline()(text.lower())
    found = filter_spans(_matcher(options)(doc, as_spans=True))
    return list(dict.fromkeys(span.label_ for span in found if not _denied(doc, span.start)))


def _denied(doc: Doc, start: int) -> bool:
    return any(token.lower_ in _DENIAL for token in doc[max(0, start - 2) : start])
