"""The mentor's first look: own classes, and who of a class is reached."""

from collections.abc import Sequence

from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import SchoolClass
from bot.store.queries.overview import ClassCard, StudentRow, class_of, classes_of, students_of


class Overview:
    """Classes, and their students.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def classes(self, person: Person) -> list[ClassCard]:
        """Return the person's own classes."""
        with self.store.reading() as session:
            return classes_of(session, person.id)

    def school_class(self, class_id: int) -> tuple[SchoolClass, Sequence[StudentRow]]:
        """Return a class with its students."""
        with self.store.reading() as session:
            return class_of(session, class_id), students_of(session, class_id, self.clock())

    def exported(self, person: Person, class_id: int) -> tuple[SchoolClass, Sequence[StudentRow]]:
        """Return a class with its students for a file that leaves the page, and keep that it did."""
        with self.store.session() as session:
            found = class_of(session, class_id), students_of(session, class_id, self.clock())
            session.add(entry(person, self.clock(), "class.exported", f"class:{class_id}"))
            session.commit()
            return found
