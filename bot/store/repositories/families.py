"""Children, caregivers, invites."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.store.models import Care, Caregiver, Consent, Invite, SchoolClass, Staff, Student, Teaching


class Families:
    """The families of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def invite(self, code: str) -> Invite | None:
        """Return the invite with this code."""
        return self.session.scalar(select(Invite).where(Invite.code == code))

    def students(self, caregiver_id: int) -> Sequence[Student]:
        """Return the children of a caregiver with their class and school, oldest entry first."""
        return (
            self.session.scalars(
                select(Student)
                .join(Care, Care.student_id == Student.id)
                .where(Care.caregiver_id == caregiver_id)
                .options(joinedload(Student.school_class).joinedload(SchoolClass.school))
                .order_by(Student.id)
            )
            .unique()
            .all()
        )

    def student(self, student_id: int) -> Student | None:
        """Return a child with its class and school."""
        return self.session.scalar(
            select(Student)
            .where(Student.id == student_id)
            .options(joinedload(Student.school_class).joinedload(SchoolClass.school))
        )

    def cares(self, caregiver_id: int, student_id: int) -> bool:
        """Return whether this caregiver cares for this child."""
        return self.session.get(Care, (caregiver_id, student_id)) is not None

    def mentor_name(self, class_id: int) -> str | None:
        """Return how the mentor of a class is called, if it has one."""
        return self.session.scalar(
            select(Staff.name)
            .join(Teaching, Teaching.staff_id == Staff.id)
            .where(Teaching.class_id == class_id, Staff.active.is_(True))
            .order_by(Staff.id)
            .limit(1)
        )

    def consented(self, caregiver_id: int) -> bool:
        """Return whether a caregiver said yes to what is kept."""
        return bool(self.session.scalar(select(Consent.id).where(Consent.caregiver_id == caregiver_id).limit(1)))

    def caregiver(self, caregiver_id: int) -> Caregiver | None:
        """Return a caregiver."""
        return self.session.get(Caregiver, caregiver_id)

    def join(self, caregiver_id: int, other_id: int) -> None:
        """Give ``caregiver_id`` the children of ``other_id``: one adult who was invited for each child apart."""
        have = set(self.session.scalars(select(Care.student_id).where(Care.caregiver_id == caregiver_id)))
        for care in self.session.scalars(select(Care).where(Care.caregiver_id == other_id)).all():
            if care.student_id not in have:
                self.session.add(Care(caregiver_id=caregiver_id, student_id=care.student_id))

    def use(self, invite: Invite, now: datetime) -> None:
        """Mark an invite as used."""
        invite.used_at = now
