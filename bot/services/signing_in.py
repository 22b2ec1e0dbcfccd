"""Logging in: who somebody of the school is."""

from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select

from bot.services.clock import Clock
from bot.store.engine import Store
from bot.store.models import AuditEntry, Staff
from bot.store.queries.access import teaches_class, teaches_student


@dataclass(frozen=True)
class Person:
    """A member of staff who is logged in."""

    id: int
    school_id: int
    name: str
    role: str
    session_version: int
    second_factor: bool = False
    """Whether a code is asked for after the password."""


class SigningIn:
    """Lets staff in.

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
        # A hash is slow on purpose: it is worked out while nobody's message waits for the database.
        with self.store.reading() as session:
            staff = session.scalar(select(Staff).where(Staff.email == email.strip().lower(), Staff.active.is_(True)))
        right = self._verify(staff.password_hash if staff else self._nobody, password)
        if staff is None or not right:
            return None
        old = self._hasher.check_needs_rehash(staff.password_hash)
        return self._let_in(staff, self._hasher.hash(password) if old else staff.password_hash)

    def _let_in(self, seen: Staff, password_hash: str) -> Person | None:
        """Keep a log-in, unless the account changed while its password was verified."""
        with self.store.session() as session:
            staff = session.get(Staff, seen.id)
            if staff is None or not staff.active or staff.password_hash != seen.password_hash:
                return None
            staff.password_hash = password_hash
            if not staff.totp_on:
                session.add(_entered(staff, self.clock()))
            session.commit()
            return _person(staff)

    def entered(self, staff_id: int, session_version: int) -> Person | None:
        """Return who gave the right code after the password, and keep the log-in; None when the account changed."""
        with self.store.session() as session:
            staff = session.get(Staff, staff_id)
            if staff is None or not staff.active or staff.session_version != session_version:
                return None
            session.add(_entered(staff, self.clock()))
            session.commit()
            return _person(staff)

    def by_openid(self, subject: str, email: str | None) -> Person | None:
        """Return whom the school's own provider let in, and keep the log-in.

        Args:
            subject: how the provider knows this person, for ever.
            email: only when the provider says that it is verified: by it somebody is known the first time.
        """
        with self.store.session() as session:
            staff = session.scalar(select(Staff).where(Staff.openid_subject == subject, Staff.active.is_(True)))
            if staff is None and email:
                mine = (Staff.email == email.strip().lower(), Staff.active.is_(True), Staff.openid_subject.is_(None))
                staff = session.scalar(select(Staff).where(*mine))
            if staff is None:
                return None
            staff.openid_subject = subject
            session.add(_entered(staff, self.clock()))
            session.commit()
            return _person(staff)

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
            return _person(staff)

    def teaches_class(self, person: Person, class_id: int) -> bool:
        """Return whether a class is this person's own."""
        with self.store.reading() as session:
            return teaches_class(session, person.id, class_id)

    def teaches_student(self, person: Person, student_id: int) -> bool:
        """Return whether a student is in one of this person's own classes."""
        with self.store.reading() as session:
            return teaches_student(session, person.id, student_id)


def _person(staff: Staff) -> Person:
    return Person(staff.id, staff.school_id, staff.name, staff.role, staff.session_version, staff.totp_on)


def _entered(staff: Staff, now: datetime) -> AuditEntry:
    return AuditEntry(
        at=now,
        school_id=staff.school_id,
        staff_id=staff.id,
        actor=f"staff:{staff.id}",
        action="log_in",
        subject="",
        details={},
    )
