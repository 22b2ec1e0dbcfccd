"""Schools, classes, staff and families: made by hand, or read from a school's own list."""

import secrets
from collections.abc import Callable, Sequence
from datetime import timedelta

from argon2 import PasswordHasher
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.domain.calendar import local_day
from bot.domain.families import StaffRole
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.inviting import renew
from bot.services.list_file import RosterError, read_rows, text_of
from bot.services.onboarding import new_code
from bot.services.school_list import Imported, Writer
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Care, Caregiver, Invite, School, SchoolClass, Staff, Student, Teaching, Upload

DAY = timedelta(days=1)
SHORTEST_PASSWORD = 12
"""NIST SP 800-63B asks for 8 at the least, and length over rules (read 2026-11-22); a school's list asks for more."""


class Roster:
    """The families and the staff of a school.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self._hasher = PasswordHasher()

    def school(self, name: str) -> int:
        """Return the id of the school with this name; it is made when there is none."""
        with self.store.session() as session:
            school_id = _made(session, name)
            session.commit()
            return school_id

    def known(self, name: str) -> int:
        """Return the id of the school with this name.

        Raises:
            RosterError: when there is none; it tells which schools there are.
        """
        with self.store.reading() as session:
            school_id = session.scalar(select(School.id).where(School.name == name))
        if school_id is None:
            there = ", ".join(f"'{one}'" for one in sorted(self.schools()))
            is_there = f"There is: {there}." if there else "There is none yet: `roster import` makes one."
            raise RosterError([f"There is no school '{name}'. {is_there}"])
        return school_id

    def add_staff(
        self, school_id: int, email: str, name: str, role: StaffRole, password: str, classes: Sequence[str] = ()
    ) -> int:
        """Let somebody of the school in, or in again whose account was ended.

        Args:
            school_id: of the school.
            email: to log in with.
            name: as parents know this person, for example "meneer Jansen".
            role: what this person may do.
            password: at least 12 characters; only its argon2 hash is kept.
            classes: names of the classes this person is mentor of.

        Raises:
            RosterError: when the address is taken, the password too short, or a class unknown.
        """
        with self.store.session() as session:
            problems = []
            if len(password) < SHORTEST_PASSWORD:
                problems.append(f"The password is too short: use {SHORTEST_PASSWORD} characters or more.")
            known = session.scalar(select(Staff).where(Staff.email == email.lower()))
            if known and known.active:
                problems.append("There is somebody with this e-mail address already.")
            found = {
                one.name: one.id
                for one in session.scalars(select(SchoolClass).where(SchoolClass.school_id == school_id))
            }
            problems += [f"There is no class '{name}' in this school." for name in classes if name not in found]
            if problems:
                raise RosterError(problems)
            # An ended account keeps its number, by which the audit knows it, and gets no cookie of before back.
            staff = known or Staff(email=email.lower(), created_at=self.clock())
            staff.school_id, staff.name, staff.role, staff.active = school_id, name, role, True
            staff.password_hash = self._hasher.hash(password)
            session.add(staff)
            session.flush()
            session.execute(delete(Teaching).where(Teaching.staff_id == staff.id))
            session.add_all(Teaching(staff_id=staff.id, class_id=found[name]) for name in classes)
            session.commit()
            return staff.id

    def import_csv(
        self, school: int | str, text: str, progress: Callable[[int, int], None] = lambda _done, _all: None
    ) -> Imported:
        """Import a list in the project's own form (docs/how-to/add-a-school.md): all of it, or nothing.

        Args:
            school: its id, or its name; a school of a new name is part of what is imported.
            text: CSV with a header, separated by commas or semicolons.
            progress: told how many rows of how many are done.

        Raises:
            RosterError: with every row that is wrong.
        """
        rows = read_rows(text)
        with self.store.session() as session:
            school_id = _made(session, school) if isinstance(school, str) else school
            done = Writer(session, school_id, self.clock()).write(rows, progress)
            session.commit()
        return done

    def preview(self, person: Person, content: bytes) -> tuple[Imported, str]:
        """Return what an import would do, and a token to do it by: it is done, and undone.

        Args:
            person: to whose school.
            content: of the file, in any form that ``text_of`` knows.

        Raises:
            RosterError: with every row that is wrong.
        """
        text = text_of(content)
        rows, token, now = read_rows(text), secrets.token_urlsafe(24), self.clock()
        with self.store.session() as session:
            done = Writer(session, person.school_id, now).write(rows)
            session.rollback()
            # A list holds names: what nobody confirmed is gone with the next one, or after a day.
            session.execute(delete(Upload).where((Upload.school_id == person.school_id) | (Upload.made_at < now - DAY)))
            session.add(Upload(token=token, school_id=person.school_id, text=text, made_at=now))
            session.commit()
        return done, token

    def confirm(self, person: Person, token: str) -> Imported | None:
        """Import what was looked at; None when it is there no more.

        Raises:
            RosterError: when the list no longer fits.
        """
        with self.store.session() as session:
            upload = session.get(Upload, token)
            if upload is None or upload.school_id != person.school_id:
                return None
            done = Writer(session, person.school_id, self.clock()).write(read_rows(upload.text))
            session.delete(upload)
            session.add(entry(person, self.clock(), "roster.imported", "list", students=done.students))
            session.commit()
            return done

    def invite(self, caregiver_id: int, code: str | None = None) -> str:
        """Make a code for a caregiver; codes from before that were not used end.

        Args:
            caregiver_id: whom it lets in.
            code: only for the demo school, so that it can be told beforehand.

        Raises:
            RosterError: when there is no such caregiver.
        """
        with self.store.session() as session:
            if session.get(Caregiver, caregiver_id) is None:
                raise RosterError([f"There is no caregiver {caregiver_id}."])
            made = code or new_code()
            renew(session, {caregiver_id: made}, self.clock())
            session.commit()
            return made

    def invite_class(self, school_id: int, class_name: str) -> list[tuple[str, str, str]]:
        """Make a code for every caregiver of a class who is not in yet.

        Returns:
            First name of the child, name of the caregiver and code.

        Raises:
            RosterError: when there is no such class.
        """
        with self.store.session() as session:
            school_class = session.scalar(
                select(SchoolClass).where(SchoolClass.school_id == school_id, SchoolClass.name == class_name)
            )
            if school_class is None:
                raise RosterError([f"There is no class '{class_name}' in this school."])
            used = select(Invite.caregiver_id).where(Invite.used_at.is_not(None))
            families = session.execute(
                select(Student.first_name, Caregiver.label, Caregiver.id)
                .join(Care, Care.student_id == Student.id)
                .join(Caregiver, Caregiver.id == Care.caregiver_id)
                .where(Student.class_id == school_class.id, Student.left_on.is_(None), Caregiver.id.not_in(used))
                .order_by(Student.first_name, Caregiver.id)
            ).all()
            made = {caregiver_id: new_code() for _, _, caregiver_id in families}
            renew(session, made, self.clock())
            session.commit()
        return [(child, label, made[caregiver_id]) for child, label, caregiver_id in families]

    def leave(self, school_id: int, school_key: str) -> int:
        """Keep that a student left today: from then on the days of ``KEEP_OUTCOMES_DAYS`` count.

        Args:
            school_id: of the school.
            school_key: the school's own id of the student.

        Returns:
            How many rows of the school's list it were: a student who changed class has one for each.

        Raises:
            RosterError: when no student of the school with this id is left.
        """
        with self.store.session() as session:
            classes = select(SchoolClass.id).where(SchoolClass.school_id == school_id)
            leaving = session.scalars(
                select(Student).where(
                    Student.class_id.in_(classes), Student.school_key == school_key, Student.left_on.is_(None)
                )
            ).all()
            if not leaving:
                raise RosterError([f"There is no student {school_key} in this school, or the student left before."])
            for student in leaving:
                student.left_on = local_day(self.clock())
            session.commit()
            return len(leaving)

    def schools(self) -> set[str]:
        """Return the names of the schools there are."""
        with self.store.reading() as session:
            return set(session.scalars(select(School.name)))


def _made(session: Session, name: str) -> int:
    """Return the id of the school with this name; it is added to the session when there is none."""
    school = session.scalar(select(School).where(School.name == name))
    if school is None:
        school = School(name=name)
        session.add(school)
        session.flush()
    return school.id
