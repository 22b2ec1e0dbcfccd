"""Whom a mentor's message reaches, and what came of those that were sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.orm import Session

from bot.store.models import (
    Care,
    Caregiver,
    ChannelAddress,
    Conversation,
    MentorMessage,
    Outbound,
    Staff,
    Student,
)

LATEST = 50
"""So many messages are shown with their receipts."""


@dataclass(frozen=True)
class Adult:
    """An adult of a student, and whether a message arrives."""

    caregiver_id: int
    label: str
    student_id: int
    child: str
    inside: bool
    stopped: bool
    reachable: bool
    """Whether there is an address that does not refuse us."""
    paused_until: date | None

    @property
    def gets_it(self) -> bool:
        """Whether a message can be sent to this adult."""
        return self.inside and self.reachable and not self.stopped


@dataclass(frozen=True)
class Receipt:
    """A message that was sent, and what came of it."""

    id: int
    batch: str
    kind: str
    text: str
    label: str
    child: str
    by: str | None
    made_at: datetime
    status: str | None
    """Of the outbox; None once that row was kept long enough."""
    error: str | None
    meets_at: datetime | None
    reply: str | None
    student_id: int
    came: bool | None


def adults(session: Session, *, student_id: int | None = None, class_id: int | None = None) -> Sequence[Adult]:
    """Return the adults of a student or of a class, by the name of the child."""
    reachable = (
        select(Conversation.caregiver_id, func.count().label("addresses"))
        .join(ChannelAddress, ChannelAddress.conversation_id == Conversation.id)
        .where(ChannelAddress.blocked_at.is_(None))
        .group_by(Conversation.caregiver_id)
        .subquery()
    )
    of = Student.id == student_id if student_id is not None else Student.class_id == class_id
    rows = session.execute(
        select(
            Caregiver.id,
            Caregiver.label,
            Student.id,
            Student.first_name,
            Conversation.id,
            Caregiver.opted_out_at,
            reachable.c.addresses,
            Caregiver.paused_until,
        )
        .join(Care, Care.caregiver_id == Caregiver.id)
        .join(Student, Student.id == Care.student_id)
        .outerjoin(Conversation, Conversation.caregiver_id == Caregiver.id)
        .outerjoin(reachable, reachable.c.caregiver_id == Caregiver.id)
        .where(of, Student.left_on.is_(None))
        .order_by(Student.first_name, Caregiver.id)
    )
    return [
        Adult(number, label, student, child, inside is not None, out is not None, bool(addresses), paused)
        for number, label, student, child, inside, out, addresses, paused in rows
    ]


def receipts(session: Session, *, student_id: int | None = None, class_id: int | None = None) -> Sequence[Receipt]:
    """Return the latest messages about a student, or those to a whole class, the newest first.

    Args:
        session: of the database.
        student_id: of whom.
        class_id: or of which class: what was sent to more than one family at once.
    """
    key = literal("mentor:", String) + cast(MentorMessage.id, String) + literal(":0", String)
    query = (
        select(
            MentorMessage.id,
            MentorMessage.batch,
            MentorMessage.kind,
            MentorMessage.text,
            Caregiver.label,
            Student.first_name,
            Staff.name,
            MentorMessage.made_at,
            Outbound.status,
            Outbound.error,
            MentorMessage.meets_at,
            MentorMessage.reply,
            MentorMessage.student_id,
            MentorMessage.came,
        )
        .join(Caregiver, Caregiver.id == MentorMessage.caregiver_id)
        .join(Student, Student.id == MentorMessage.student_id)
        .outerjoin(Staff, Staff.id == MentorMessage.staff_id)
        .outerjoin(Outbound, Outbound.key == key)
        .order_by(MentorMessage.made_at.desc(), MentorMessage.id.desc())
    )
    if class_id is None:
        query = query.where(MentorMessage.student_id == student_id).limit(LATEST)
    else:
        batches = (
            select(MentorMessage.batch)
            .join(Student, Student.id == MentorMessage.student_id)
            .where(Student.class_id == class_id)
            .group_by(MentorMessage.batch)
            .having(func.count(MentorMessage.student_id.distinct()) > 1)
            .order_by(func.max(MentorMessage.made_at).desc())
            .limit(10)
        )
        query = query.where(MentorMessage.batch.in_(batches))
    # SQLAlchemy's types know rows of ten columns at the most.
    found: Sequence[Any] = session.execute(query).all()
    return [Receipt(*row) for row in found]
