"""Children, caregivers, invites."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload

from bot.store.models import Care, Caregiver, Conversation, Invite, SchoolClass, Staff, Student, Teaching


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

    def mentor_name(self, class_id: int) -> str | None:
        """Return how the mentor of a class is called, if it has one."""
        return self.session.scalar(
            select(Staff.name)
            .join(Teaching, Teaching.staff_id == Staff.id)
            .where(Teaching.class_id == class_id, Staff.active.is_(True))
            .order_by(Staff.id)
            .limit(1)
        )

    def caregiver(self, caregiver_id: int) -> Caregiver | None:
        """Return a caregiver."""
        return self.session.get(Caregiver, caregiver_id)

    def join(self, caregiver_id: int, other_id: int) -> None:
        """Give ``caregiver_id`` the children of ``other_id``: one adult who was invited for each child apart.

        The other row goes with what it was invited by, so that no adult stands twice at a child; one that came in
        by itself is somebody's, and stays.
        """
        have = set(self.session.scalars(select(Care.student_id).where(Care.caregiver_id == caregiver_id)))
        theirs = set(self.session.scalars(select(Care.student_id).where(Care.caregiver_id == other_id)))
        self.session.add_all(Care(caregiver_id=caregiver_id, student_id=one) for one in sorted(theirs - have))
        if self.session.scalar(select(Conversation.id).where(Conversation.caregiver_id == other_id)):
            return
        self.session.execute(update(Invite).where(Invite.caregiver_id == other_id).values(caregiver_id=caregiver_id))
        self.session.execute(delete(Caregiver).where(Caregiver.id == other_id))

    def use(self, invite: Invite, now: datetime) -> None:
        """Mark an invite as used."""
        invite.used_at = now
