"""Reads typed choices: by number, word, synonym, lemma or near spelling; what is denied is left out."""

import re
from functools import lru_cache

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from bot.dialogue.dutch import dutch
from bot.domain.steps import Option

NEAR_FROM, NEARER_FROM = 5, 9
"""From this many letters on a word may have one, or two, typing errors: shorter words turn into others."""
_DENIAL = frozenset({"niet", "geen", "zonder", "behalve", "nie"})
_ENDS_DENIAL = frozenset({"maar", "wel", "en"})
_NUMBERS = re.compile(r"^\W*\d{1,2}(\W+(en\W+)?\d{1,2})*\W*$")
_BETWEEN = re.compile(r"[/+&;|]")


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    return dutch()


@lru_cache(maxsize=64)
def _matchers(options: tuple[Option, ...]) -> tuple[Matcher, Matcher, Matcher]:
    """Return matchers for what is spelt as it should be, for other forms of those words, and for typing errors."""
    nlp = _pipeline()
    exact, forms, near = Matcher(nlp.vocab), Matcher(nlp.vocab), Matcher(nlp.vocab)
    for option in options:
        for spelling in (option.title, *option.words):
            tokens = [token for token in nlp(spelling.lower()) if token.is_alpha or token.is_digit]
            if not tokens:
                continue
            exact.add(option.id, [[{"LOWER": token.lower_} for token in tokens]])
            forms.add(option.id, [[{"LEMMA": token.lemma_} for token in tokens]])
            if len(tokens) == 1 and len(tokens[0]) >= NEAR_FROM:
                distance = "FUZZY2" if len(tokens[0]) >= NEARER_FROM else "FUZZY1"
                near.add(option.id, [[{"LOWER": {distance: tokens[0].lower_}}]])
    return exact, forms, near


def read_choices(text: str, options: tuple[Option, ...]) -> list[str]:
    """Return the ids of the options that a text names, in the order of the text.

    Args:
        text: as typed.
        options: in the order in which they are shown; numbers count from 1.
    """
    if _NUMBERS.match(text):
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        return [options[n - 1].id for n in dict.fromkeys(numbers) if 1 <= n <= len(options)]
    doc = _pipeline()(_BETWEEN.sub(" , ", text.lower()))
    found: list[Span] = []
    # "planten" is one letter away from "plannen": a word that is spelt right is never taken for another.
    for matcher in _matchers(options):
        right = {token.i for span in found for token in span}
        matches = matcher(doc, as_spans=True) if len(matcher) else []
        found += filter_spans([span for span in matches if right.isdisjoint(token.i for token in span)])
    named = sorted((span for span in found if not _denied(doc, span)), key=lambda span: span.start)
    return list(dict.fromkeys(span.label_ for span in named))


def denies(text: str, options: tuple[Option, ...]) -> bool:
    """Return whether a text has a word that denies, beside those that an option is made of ("geen probleem")."""
    doc = _pipeline()(text.lower())
    own = {token.i for span in _matchers(options)[0](doc, as_spans=True) for token in span}
    return any(token.lower_ in _DENIAL and token.i not in own for token in doc)


def _denied(doc: Doc, span: Span) -> bool:
    if any(token.lower_ in _DENIAL for token in doc[max(0, span.start - 2) : span.start]):
        return True
    after = doc[span.end : span.end + 2]
    if not len(after) or after[0].lower_ not in _DENIAL:
        return False
    return len(after) == 1 or after[1].is_punct or after[1].lower_ in _ENDS_DENIAL
