"""Codes by which adults come in, and the letter on which they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.domain.calendar import local_day
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.onboarding import CODE_LIFE, new_code, written
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Invite, Student
from bot.store.queries.invites import Funnel, Outside, funnel, names_of, outside


@dataclass(frozen=True)
class Letter:
    """What stands on the letter to one adult.

    Args:
        child: first name.
        adult: as the school named the adult.
        code: as written on paper.
        link: that the square leads to.
        until: the last day of the code.
        mentor: whose letter it is.
        school: name of the school.
    """

    child: str
    adult: str
    code: str
    link: str
    until: datetime
    mentor: str
    school: str


def renew(
    session: Session, codes: dict[int, str], now: datetime, life: timedelta = CODE_LIFE, *, moves: bool = False
) -> None:
    """Store codes by caregiver; those from before that were not used end.

    Args:
        session: of the caller, who commits.
        codes: new ones, by caregiver.
        now: UTC.
        life: how long they work.
        moves: whether they lead who is in already to another app.
    """
    waiting = select(Invite).where(Invite.caregiver_id.in_(codes), Invite.used_at.is_(None), Invite.expires_at > now)
    for old in session.scalars(waiting):
        old.expires_at = now
    session.add_all(
        Invite(code=code, caregiver_id=caregiver_id, created_at=now, expires_at=now + life, moves=moves)
        for caregiver_id, code in codes.items()
    )


class Inviting:
    """Invites the adults of a mentor's own students who are not in yet.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
        door: the page where a code leads in, for example ``https://keukentafel.example/chat``.
    """

    def __init__(self, store: Store, clock: Clock, door: str) -> None:
        self.store, self.clock, self.door = store, clock, door

    def outside(self, student_id: int) -> tuple[Student, Sequence[Outside]]:
        """Return a student, and the adults who are not in yet.

        Raises:
            sqlalchemy.exc.NoResultFound: when there is no such student.
        """
        with self.store.reading() as session:
            return session.get_one(Student, student_id), outside(session, self.clock(), student_id=student_id)

    def again(self, person: Person, student_id: int) -> int:
        """Make new codes for the adults of a student who are not in; return how many."""
        with self.store.session() as session:
            adults = {one.caregiver_id for one in outside(session, self.clock(), student_id=student_id)}
            return self._made(session, person, adults, f"student:{student_id}")

    def whole_class(self, person: Person, class_id: int) -> int:
        """Make codes for the adults of a class who are not in and have none that works; return how many.

        Codes that are on paper already go on working.
        """
        with self.store.session() as session:
            found = outside(session, self.clock(), class_id=class_id)
            return self._made(
                session, person, {one.caregiver_id for one in found if one.code is None}, f"class:{class_id}"
            )

    def funnel(self, person: Person) -> Sequence[Funnel]:
        """Return how far the adults of each class of the person's school are; numbers only."""
        with self.store.reading() as session:
            return funnel(session, person.school_id)

    def _made(self, session: Session, person: Person, adults: Iterable[int], subject: str) -> int:
        codes = {caregiver_id: new_code() for caregiver_id in adults}
        renew(session, codes, self.clock())
        session.add(entry(person, self.clock(), "invite.made", subject, codes=len(codes)))
        session.commit()
        return len(codes)

    def letters(self, person: Person, *, student_id: int | None = None, class_id: int | None = None) -> list[Letter]:
        """Return the letters to the adults of a student or of a class who have a code that works, and keep the look."""
        with self.store.session() as session:
            now = self.clock()
            if class_id is None:
                class_id, subject = session.get_one(Student, student_id).class_id, f"student:{student_id}"
                found = outside(session, now, student_id=student_id)
            else:
                subject, found = f"class:{class_id}", outside(session, now, class_id=class_id)
            _, school = names_of(session, class_id)
            codes = [one.code for one in found if one.code]
            session.execute(update(Invite).where(Invite.code.in_(codes)).values(printed_at=now))
            session.add(entry(person, now, "letter.read", subject))
            session.commit()
        return [
            Letter(
                child=one.child,
                adult=one.label,
                code=written(one.code),
                link=f"{self.door}?invite={one.code}",
                until=one.expires_at,
                mentor=person.name,
                school=school,
            )
            for one in found
            if one.code and one.expires_at and local_day(one.expires_at) >= local_day(now)
        ]
