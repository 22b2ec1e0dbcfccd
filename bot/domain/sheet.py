"""The talk sheet for student, parent and mentor: what goes on it, from what was shared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.domain.steps import STRICT

MOST_GOOD, MOST_ASKS, MOST_AGREEMENTS, MOST_NOTES, QUESTIONS = 2, 3, 4, 2, 3
"""A sheet is one page: so many of each."""
FIRST, LAST, TOGETHER, DIFFERENCE = "first", "last", "together", "difference"


@dataclass(frozen=True)
class OpenQuestion:
    """An open question for the talk.

    Args:
        about: a competence, ``difference``, ``together``, ``first`` or ``last``.
        text: with ``{kind}`` for the student, who is asked first.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    about: str
    text: str


@dataclass(frozen=True)
class Said:
    """What one shared outcome has for the sheet.

    Args:
        competence: of the assignment.
        sheet: see ``Walk.sheet``.
    """

    competence: str
    sheet: Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What stands on the sheet.

    Args:
        good: sentences on what goes well.
        together: what both sides chose in the latest talk about it.
        parent: what the parent alone chose there.
        child: what the student alone chose there.
        asks: what is asked of the mentor.
        about: subjects of the suggested questions, as in ``OpenQuestion``.
    """

    good: Sequence[str] = ()
    together: Sequence[str] = ()
    parent: Sequence[str] = ()
    child: Sequence[str] = ()
    asks: Sequence[str] = ()
    about: Sequence[str] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing was shared for it."""
        return not (self.good or self.together or self.parent or self.child or self.asks)


def sheet_of(outcomes: Iterable[Said]) -> Sheet:
    """Return what goes on the sheet.

    Args:
        outcomes: shared, the newest first.
    """
    said = list(outcomes)
    both: Mapping[str, Any] = next((one.sheet["both"] for one in said if one.sheet.get("both")), {})
    together, parent, child = ([card["title"] for card in both.get(key, ())] for key in (TOGETHER, "parent", "child"))
    differs = bool(parent or child)
    known = [one.competence for one in said]
    middle = DIFFERENCE if differs else TOGETHER if together else (known[0] if known else FIRST)
    second = next((one for one in known if one != middle), FIRST)
    return Sheet(
        good=_firsts(said, "good", MOST_GOOD),
        together=together,
        parent=parent,
        child=child,
        asks=_firsts(said, "ask", MOST_ASKS),
        about=tuple(dict.fromkeys((middle, second, LAST))),
    )


def _firsts(said: Sequence[Said], key: str, most: int) -> list[str]:
    return list(dict.fromkeys(text for one in said for text in one.sheet.get(key, ())))[:most]


def suggested(sheet: Sheet, questions: Iterable[OpenQuestion]) -> list[str]:
    """Return the questions that fit a sheet, with ``{kind}`` still in them: the student begins, the last looks ahead."""
    by_subject = {one.about: one.text for one in questions}
    wanted = [one for one in dict.fromkeys((FIRST, *sheet.about)) if one in by_subject and one != LAST]
    return [by_subject[one] for one in [*wanted[: QUESTIONS - 1], LAST]]
