"""The talk sheet: made of what was shared, the same for the mentor and for the parent it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.sheet import MOST_AGREEMENTS, MOST_NOTES, Said, Sheet, sheet_of, suggested
from bot.domain.wording import enumerate_words, fill
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Student
from bot.store.queries.student import Agreed, adults_of, agreements_of, outcomes_of, visible_notes

LONGEST_LINE = 160
"""Characters; what is longer is told in the talk itself: the sheet is one page."""
LOOKS_BACK = 12
"""So many shared outcomes are looked at, the newest first."""
ENDED = {"worked": "gelukt", "otherwise": "anders gegaan", "not_yet": "niet meer nodig"}
"""How an agreement ended, in words."""


@dataclass(frozen=True)
class Part:
    """A heading of the sheet with what stands below it."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Written:
    """A sheet in words.

    Args:
        title: what it is about.
        leads: who leads the talk.
        parts: in order.
        questions: the last part; it stands beside the room to write.
        empty: whether nothing was shared for it.
    """

    title: str
    leads: str
    parts: Sequence[Part]
    questions: Part
    room: str
    empty: bool

    def said(self) -> str:
        """Return all of it as text, for whoever does not see the picture."""
        lines = [f"{part.title}: {' '.join(part.lines)}" for part in (*self.parts, self.questions)]
        return f"{self.title}. {self.leads} {' '.join(lines)}"


@dataclass(frozen=True)
class OfMentor:
    """A sheet as a mentor sees it, with the adults it may be about."""

    written: Written
    first_name: str
    adults: Sequence[tuple[int, str]]
    """Number and label of those who shared something, or are in."""
    with_whom: int | None


class Sheets:
    """Makes talk sheets for mentors.

    Args:
        store: the database.
        catalogue: what can be said.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock) -> None:
        self.store, self.catalogue, self.clock = store, catalogue, clock

    def read(self, person: Person, student_id: int, with_whom: int | None, *, everybody: bool = False) -> OfMentor:
        """Return the sheet for a talk with one adult, and keep the look.

        Args:
            person: who looks.
            student_id: of whom.
            with_whom: number of the adult; None for the first who is in.
            everybody: of all adults together, for the mentor alone.
        """
        with self.store.session() as session:
            student = session.get_one(Student, student_id)
            adults = [(one.id, one.label) for one in adults_of(session, student_id, self.clock())]
            known = {number for number, _ in adults}
            chosen = with_whom if with_whom in known else (adults[0][0] if adults else None)
            by = None if everybody else chosen
            made = write(session, self.catalogue, student, by, of_all=everybody)
            session.add(entry(person, self.clock(), "sheet.read", f"student:{student_id}"))
            session.commit()
            return OfMentor(made, student.first_name, adults, by)


def write(session: Session, catalogue: Catalogue, student: Student, by: int | None, *, of_all: bool = False) -> Written:
    """Return the sheet about a student for the talk with one adult: nothing of another adult stands on it.

    Args:
        session: of the database.
        catalogue: what can be said.
        student: whom the talk is about.
        by: the adult; None only with ``of_all``, or when there is none.
        of_all: with what all adults shared.
    """
    shared = by is not None or of_all
    outcomes = outcomes_of(session, student.id, by=by, limit=LOOKS_BACK) if shared else []
    agreements = agreements_of(session, student.id, by=by)[:MOST_AGREEMENTS] if shared else []
    sheet = sheet_of(
        Said(str(catalogue.assignments[one.slug].competence), one.sheet)
        for one in outcomes
        if one.slug in catalogue.assignments
    )
    names = {"kind": student.first_name}
    parts = [
        Part(catalogue.say("sheet.opening"), _opening(catalogue, sheet, names)),
        Part(
            catalogue.say("sheet.together"), [enumerate_words(sheet.together)] if sheet.together and sheet.good else []
        ),
        Part(catalogue.say("sheet.difference"), _difference(catalogue, sheet, names)),
        Part(catalogue.say("sheet.ask"), [f"“{one}”" for one in sheet.asks]),
        Part(catalogue.say("sheet.agreements"), [_agreed(one, student.first_name) for one in agreements]),
        Part(catalogue.say("sheet.notes"), visible_notes(session, student.id, MOST_NOTES)),
    ]
    questions = [fill(one, names) for one in suggested(sheet, catalogue.coach.questions)]
    return Written(
        title=catalogue.say("sheet.title", **names),
        leads=catalogue.say("sheet.leads", **names),
        parts=[
            Part(part.title, [shorten(one, LONGEST_LINE, placeholder=" …") for one in part.lines])
            for part in parts
            if part.lines
        ],
        questions=Part(catalogue.say("sheet.questions"), questions),
        room=catalogue.say("sheet.room"),
        empty=sheet.empty,
    )


def _opening(catalogue: Catalogue, sheet: Sheet, names: dict[str, str]) -> list[str]:
    if sheet.good:
        return list(sheet.good)
    if sheet.together:
        return [catalogue.say("sheet.opening_together", samen=enumerate_words(sheet.together), **names)]
    return [catalogue.say("sheet.opening_none", **names)]


def _difference(catalogue: Catalogue, sheet: Sheet, names: dict[str, str]) -> list[str]:
    sides = (("sheet.from_parent", sheet.parent), ("sheet.from_child", sheet.child))
    lines = [catalogue.say(key, lijst=enumerate_words(chosen), **names) for key, chosen in sides if chosen]
    return [*lines, catalogue.say("sheet.difference_more", **names)] if lines else []


def _agreed(one: Agreed, child: str) -> str:
    who = {"child": child, "mentor": "mentor"}.get(one.who, "ouder")
    state = {"closed": ENDED.get(one.result or "", "klaar"), "declined": "nog niet eens", "proposed": "nog bevestigen"}
    return f"{one.what.rstrip('.')} ({who}): {state.get(one.state, 'loopt')}"
