"""Which of several answers to one question is meant."""

from collections.abc import Mapping

from bot.catalogue import Catalogue
from bot.catalogue.schema import Answer
from bot.dialogue.choices import read_choices
from bot.dialogue.control import plain
from bot.domain.steps import Option

LONG_STORY = 12
"""Words."""


def pick(catalogue: Catalogue, intent: str, text: str, track: str, year: int) -> str | None:
    """Return the topic of the answer to a question.

    The one whose words stand in the question, else one for this child's school type and year, else the general one.

    Args:
        catalogue: what can be said.
        intent: of the question.
        text: as typed; empty for a tap.
        track: school type of the child; empty when it is not known which child.
        year: of the school type.
    """
    answers = topics(catalogue, intent)
    named = _named(text, answers)
    special = [topic for topic, one in answers.items() if not one.words and _is_for(one, track, year)]
    general = [topic for topic, one in answers.items() if not (one.words or one.tracks or one.years)]
    return next(iter((*named, *special, *general, *answers)), None)


def _named(text: str, answers: Mapping[str, Answer]) -> list[str]:
    """Return the topics whose words stand in a text: those with the most of them first, then other forms and near spellings.

    In a long message some word is always near another: there only the letter counts.
    """
    said = f" {plain(text)} "
    lengths = {topic: sum(len(w) for w in map(plain, one.words) if f" {w} " in said) for topic, one in answers.items()}
    exact = sorted((topic for topic in answers if lengths[topic]), key=lambda topic: -lengths[topic])
    if exact or not text or len(text.split()) > LONG_STORY:
        return exact
    return read_choices(text, tuple(Option(topic, one.title, one.words) for topic, one in answers.items() if one.words))


def topics(catalogue: Catalogue, intent: str) -> dict[str, Answer]:
    """Return all answers to a question, by their topics."""
    return {topic: one for topic, one in catalogue.answers.items() if one.intent == intent}


def _is_for(answer: Answer, track: str, year: int) -> bool:
    """Return whether an answer is for some children, and for this one."""
    if not (answer.tracks or answer.years):
        return False
    return (not answer.tracks or track in answer.tracks) and (not answer.years or year in answer.years)
