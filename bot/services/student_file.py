"""What a mentor reads of one student. Each look is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.domain.growth import Growth, growth
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Student
from bot.store.queries.overview import INSIDE
from bot.store.queries.student import (
    Adult,
    Agreed,
    Shared,
    StudentPage,
    adults_of,
    agreements_of,
    counts_of,
    outcomes_of,
    student_page,
)


@dataclass(frozen=True)
class File:
    """All that was shared of a student, for whoever may ask for it: no private note, no request, no chat."""

    first_name: str
    outcomes: Sequence[Shared]
    agreements: Sequence[Agreed]
    adults: Sequence[Adult]
    growth: Growth


class StudentFile:
    """What families shared, student by student.

    Args:
        store: the database.
        catalogue: tells what an assignment is about.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock) -> None:
        self.store, self.catalogue, self.clock = store, catalogue, clock

    def student(self, person: Person, student_id: int, by: int | None = None, page: int = 1) -> StudentPage | None:
        """Return what may be known of a student, and keep that it was looked at; None when the student left.

        Args:
            person: who looks.
            student_id: at whom.
            by: outcomes of this caregiver only.
            page: of outcomes, from 1.
        """
        with self.store.session() as session:
            found = student_page(session, student_id, person.id, self.clock(), by=by, page=page)
            if found is not None:
                session.add(entry(person, self.clock(), "student.read", f"student:{student_id}"))
                session.commit()
            return found

    def inside(self, student_id: int) -> list[tuple[int, str]]:
        """Return the adults of a student who came in, by number and label."""
        with self.store.reading() as session:
            return [(one.id, one.label) for one in adults_of(session, student_id, self.clock()) if one.state in INSIDE]

    def growth(self, counts: dict[str, int]) -> Growth:
        """Return what was touched, from the numbers of shared outcomes by slug."""
        known = self.catalogue.assignments
        return growth((known[slug], number) for slug, number in counts.items() if slug in known)

    def whole(self, person: Person, student_id: int) -> File:
        """Return all that was shared of a student, and keep that it was taken along."""
        with self.store.session() as session:
            student = session.get_one(Student, student_id)
            file = File(
                student.first_name,
                outcomes_of(session, student_id),
                agreements_of(session, student_id),
                adults_of(session, student_id, self.clock()),
                self.growth(counts_of(session, student_id)),
            )
            session.add(entry(person, self.clock(), "file.exported", f"student:{student_id}"))
            session.commit()
            return file
