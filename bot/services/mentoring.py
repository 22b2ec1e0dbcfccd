"""What mentors do: log in, and look at their own students. Each look is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select

from bot.services.clock import Clock
from bot.store.engine import Store
from bot.store.models import AuditEntry, SchoolClass, Staff
from bot.store.queries.mentor import ClassCard, StudentPage, StudentRow, class_of, classes_of, student_page, students_of


@dataclass(frozen=True)
class Person:
    """A member of staff who is logged in."""

    id: int
    name: str
    role: str
    session_version: int


class Mentoring:
    """The mentor's side.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    def log_in(self, email: str, password: str) -> Person | None:
        """Return who this is, or None. It takes as long for an address that nobody has."""
        with self.store.session() as session:
            staff = session.scalar(select(Staff).where(Staff.email == email.strip().lower(), Staff.active.is_(True)))
            right = self._verify(staff.password_hash if staff else self._nobody, password)
            if staff is None or not right:
                return None
            if self._hasher.check_needs_rehash(staff.password_hash):
                staff.password_hash = self._hasher.hash(password)
            session.add(AuditEntry(at=self.clock(), actor=f"staff:{staff.id}", action="log_in", subject="", details={}))
            session.commit()
            return Person(staff.id, staff.name, staff.role, staff.session_version)

    def _verify(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False

    def person(self, staff_id: int, session_version: int) -> Person | None:
        """Return who is logged in, unless this person left or logged out everywhere."""
        with self.store.reading() as session:
            staff = session.get(Staff, staff_id)
            if staff is None or not staff.active or staff.session_version != session_version:
                return None
            return Person(staff.id, staff.name, staff.role, staff.session_version)

    def classes(self, person: Person) -> list[ClassCard]:
        """Return the person's own classes."""
        with self.store.reading() as session:
            return classes_of(session, person.id)

    def school_class(self, person: Person, class_id: int) -> tuple[SchoolClass, Sequence[StudentRow]] | None:
        """Return one of the person's own classes with its students; None for another's."""
        with self.store.reading() as session:
            found = class_of(session, person.id, class_id)
            return (found, students_of(session, class_id)) if found else None

    def student(self, person: Person, student_id: int) -> StudentPage | None:
        """Return one of the person's own students, and keep that it was looked at; None for another's."""
        with self.store.session() as session:
            page = student_page(session, person.id, student_id)
            if page is not None:
                session.add(
                    AuditEntry(
                        at=self.clock(),
                        actor=f"staff:{person.id}",
                        action="student.read",
                        subject=f"student:{student_id}",
                        details={},
                    )
                )
                session.commit()
            return page
