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
def _matchers(options: tuple[Option, ...]) -> tuple[Matcher, Matcher]:
    """Return a matcher for what is spelt as it should be, and one for typing errors."""
    nlp = _pipeline()
    exact, near = Matcher(nlp.vocab), Matcher(nlp.vocab)
    for option in options:
        for spelling in (option.title, *option.words):
            tokens = [token for token in nlp(spelling.lower()) if token.is_alpha or token.is_digit]
            if not tokens:
                continue
            exact.add(
                option.id,
                [[{"LOWER": token.lower_} for token in tokens], [{"LEMMA": token.lemma_} for token in tokens]],
            )
            if len(tokens) == 1 and len(tokens[0]) >= NEAR_FROM:
                distance = "FUZZY2" if len(tokens[0]) >= NEARER_FROM else "FUZZY1"
                near.add(option.id, [[{"LOWER": {distance: tokens[0].lower_}}]])
    return exact, near


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
    exact, near = (matcher(doc, as_spans=True) for matcher in _matchers(options))
    # "planten" is one letter away from "plannen": a word that is spelt right is never taken for another.
    right = {token.i for span in exact for token in span}
    found = filter_spans([*exact, *(span for span in near if right.isdisjoint(token.i for token in span))])
    return list(dict.fromkeys(span.label_ for span in found if not _denied(doc, span.start)))


def _denied(doc: Doc, start: int) -> bool:
    return any(token.lower_ in _DENIAL for token in doc[max(0, start - 2) : start])
