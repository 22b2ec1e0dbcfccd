"""The mentor's first look: own classes, and who of a class is reached."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import local_day
from bot.domain.nudges import Anchor
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.school_calendar import days_of
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import SchoolClass
from bot.store.queries.overview import ClassCard, StudentRow, class_of, classes_of, did_at_home, students_of


@dataclass(frozen=True)
class ClassLook:
    """A class as its mentor sees it.

    Args:
        school_class: which one.
        students: those who are not reached first.
        ahead: the next day that matters to this class, national or the school's own.
        prepared: students at whose home something was done that leads to that day.
    """

    school_class: SchoolClass
    students: Sequence[StudentRow]
    ahead: Anchor | None
    prepared: Collection[int]


class Overview:
    """Classes, and their students.

    Args:
        store: the database.
        catalogue: holds the national days, and what leads to each.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock) -> None:
        self.store, self.catalogue, self.clock = store, catalogue, clock

    def classes(self, person: Person) -> list[ClassCard]:
        """Return the person's own classes."""
        with self.store.reading() as session:
            return classes_of(session, person.id)

    def school_class(self, class_id: int) -> ClassLook:
        """Return a class with its students."""
        with self.store.reading() as session:
            return self._look(session, class_id)

    def exported(self, person: Person, class_id: int) -> ClassLook:
        """Return a class with its students for a file that leaves the page, and keep that it did."""
        with self.store.session() as session:
            found = self._look(session, class_id)
            session.add(entry(person, self.clock(), "class.exported", f"class:{class_id}"))
            session.commit()
            return found

    def _look(self, session: Session, class_id: int) -> ClassLook:
        now = self.clock()
        row = class_of(session, class_id)
        ahead = next(iter(days_of(session, self.catalogue, row, local_day(now))), None)
        prepared = did_at_home(session, class_id, self._leading_to(ahead.kind)) if ahead else set()
        return ClassLook(row, students_of(session, class_id, now), ahead, prepared)

    def _leading_to(self, kind: str) -> set[str]:
        """Return the assignments that lead to a kind of day, as the nudges before it say."""
        series = (one for one in self.catalogue.nudges.values() if one.before == kind)
        return {slug for one in series for step in one.steps for slug in step.unless_done}
