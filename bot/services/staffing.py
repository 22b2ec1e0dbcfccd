"""The admin's work: who works at the school, with which role, and whose class is whose."""

import secrets
from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.domain.errors import KeukentafelError
from bot.domain.families import StaffRole, Track
from bot.services.accounts import let_choose
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import SchoolClass, Staff, Teaching
from bot.store.queries.staff import ClassRow, StaffRow, classes_at, staff_at


class Refusal(StrEnum):
    """Why something was not done."""

    TAKEN = "taken"
    LAST_ADMIN = "last_admin"
    CLASS_THERE = "class_there"


class StaffingError(KeukentafelError):
    """Something an admin may not do; nothing was changed."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


class Staffing:
    """Staff and classes of the admin's own school.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def staff(self, person: Person) -> list[StaffRow]:
        """Return everybody of the school, those whose account ended last."""
        with self.store.reading() as session:
            return staff_at(session, person.school_id)

    def classes(self, person: Person) -> list[ClassRow]:
        """Return the classes of the school with their mentors."""
        with self.store.reading() as session:
            return classes_at(session, person.school_id)

    def add(self, person: Person, email: str, name: str, role: StaffRole, classes: Collection[int]) -> str:
        """Make an account, and return the token of the link by which a password is chosen.

        Raises:
            StaffingError: when the address is taken.
        """
        token = secrets.token_urlsafe(16)
        with self.store.session() as session:
            if session.scalar(select(Staff.id).where(Staff.email == email.strip().lower())):
                raise StaffingError(Refusal.TAKEN)
            staff = Staff(
                school_id=person.school_id,
                email=email.strip().lower(),
                name=name,
                role=role,
                session_version=0,
                created_at=self.clock(),
            )
            let_choose(staff, token, self.clock())
            session.add(staff)
            session.flush()
            self._teach(session, staff, classes)
            session.add(entry(person, self.clock(), "account.made", f"staff:{staff.id}"))
            session.commit()
        return token

    def change(self, person: Person, staff_id: int, name: str, role: StaffRole, classes: Collection[int]) -> bool:
        """Give somebody another name, role or classes; False when nobody of the school has this number.

        Raises:
            StaffingError: when no admin would be left.
        """
        with self.store.session() as session:
            staff = self._of_school(session, person, staff_id)
            if staff is None:
                return False
            if role != StaffRole.ADMIN:
                self._keep_an_admin(session, staff)
            staff.name, staff.role = name, role
            self._teach(session, staff, classes)
            session.add(entry(person, self.clock(), "account.changed", f"staff:{staff_id}"))
            session.commit()
            return True

    def link(self, person: Person, staff_id: int) -> str | None:
        """Return the token of a new link for somebody, whose password, second factor and sessions end with it.

        An account that had ended is open again. None when nobody of the school has this number.
        """
        token = secrets.token_urlsafe(16)
        with self.store.session() as session:
            staff = self._of_school(session, person, staff_id)
            if staff is None:
                return None
            let_choose(staff, token, self.clock())
            staff.active = True
            session.add(entry(person, self.clock(), "password.reset", f"staff:{staff_id}"))
            session.commit()
        return token

    def end(self, person: Person, staff_id: int) -> bool:
        """End an account at once: sessions, links and classes go; False when nobody of the school has this number.

        Raises:
            StaffingError: when no admin would be left.
        """
        with self.store.session() as session:
            staff = self._of_school(session, person, staff_id)
            if staff is None:
                return False
            self._keep_an_admin(session, staff)
            staff.active, staff.password_hash, staff.reset_hash = False, "", None
            staff.totp_on, staff.totp_secret, staff.openid_subject = False, None, None
            staff.session_version += 1
            self._teach(session, staff, ())
            session.add(entry(person, self.clock(), "account.ended", f"staff:{staff_id}"))
            session.commit()
            return True

    def add_class(self, person: Person, name: str, track: Track, year: int) -> None:
        """Make a class.

        Raises:
            StaffingError: when there is one of this name.
        """
        with self.store.session() as session:
            same = select(SchoolClass.id).where(SchoolClass.school_id == person.school_id, SchoolClass.name == name)
            if session.scalar(same):
                raise StaffingError(Refusal.CLASS_THERE)
            made = SchoolClass(school_id=person.school_id, name=name, track=track, year=year)
            session.add(made)
            session.flush()
            session.add(entry(person, self.clock(), "class.made", f"class:{made.id}"))
            session.commit()

    @staticmethod
    def _of_school(session: Session, person: Person, staff_id: int) -> Staff | None:
        return session.scalar(select(Staff).where(Staff.id == staff_id, Staff.school_id == person.school_id))

    @staticmethod
    def _keep_an_admin(session: Session, staff: Staff) -> None:
        """Refuse to leave a school without anybody who can let people in."""
        others = select(func.count()).where(
            Staff.school_id == staff.school_id,
            Staff.role == StaffRole.ADMIN,
            Staff.active.is_(True),
            Staff.id != staff.id,
        )
        if staff.role == StaffRole.ADMIN and staff.active and not session.scalar(others):
            raise StaffingError(Refusal.LAST_ADMIN)

    @staticmethod
    def _teach(session: Session, staff: Staff, classes: Collection[int]) -> None:
        """Let somebody be mentor of these classes of the school, and of no others."""
        session.execute(delete(Teaching).where(Teaching.staff_id == staff.id))
        own = select(SchoolClass.id).where(SchoolClass.school_id == staff.school_id, SchoolClass.id.in_(classes))
        session.add_all(Teaching(staff_id=staff.id, class_id=number) for number in session.scalars(own).all())
