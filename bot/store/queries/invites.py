"""Who is not in yet, and by which code they may come in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.store.models import Activity, Care, Caregiver, Consent, Conversation, Invite, School, SchoolClass, Student


@dataclass(frozen=True)
class Outside:
    """An adult who is not in yet, with the child; ``code`` is the one that works now, if there is one."""

    student_id: int
    child: str
    caregiver_id: int
    label: str
    code: str | None
    expires_at: datetime | None


def outside(
    session: Session, now: datetime, *, student_id: int | None = None, class_id: int | None = None
) -> Sequence[Outside]:
    """Return the adults of a student or of a class who are not in yet, by the name of the child.

    Args:
        session: of the database.
        now: UTC.
        student_id: of whom.
        class_id: or of which class.
    """
    inside = exists().where(Conversation.caregiver_id == Caregiver.id)
    latest = (
        select(Invite.caregiver_id, func.max(Invite.id).label("id"))
        .where(Invite.used_at.is_(None), Invite.expires_at > now, Invite.moves.is_(False))
        .group_by(Invite.caregiver_id)
        .subquery()
    )
    of = Student.id == student_id if student_id is not None else Student.class_id == class_id
    rows = session.execute(
        select(Student.id, Student.first_name, Caregiver.id, Caregiver.label, Invite.code, Invite.expires_at)
        .join(Care, Care.student_id == Student.id)
        .join(Caregiver, Caregiver.id == Care.caregiver_id)
        .outerjoin(latest, latest.c.caregiver_id == Caregiver.id)
        .outerjoin(Invite, Invite.id == latest.c.id)
        .where(of, Student.left_on.is_(None), ~inside)
        .order_by(Student.first_name, Caregiver.id)
    )
    return [Outside(*row) for row in rows]


@dataclass(frozen=True)
class Funnel:
    """How far the adults of a class are, in numbers."""

    name: str
    adults: int
    invited: int
    printed: int
    opened: int
    consented: int
    began: int


def funnel(session: Session, school_id: int) -> Sequence[Funnel]:
    """Return how far the adults of each class of a school are."""
    invited = exists().where(Invite.caregiver_id == Caregiver.id)
    printed = exists().where(Invite.caregiver_id == Caregiver.id, Invite.printed_at.is_not(None))
    opened = exists().where(Invite.caregiver_id == Caregiver.id, Conversation.invite_id == Invite.id)
    inside = exists().where(Conversation.caregiver_id == Caregiver.id)
    consented = exists().where(Consent.caregiver_id == Caregiver.id)
    began = exists().where(Activity.caregiver_id == Caregiver.id)
    rows: Sequence[Any] = session.execute(
        select(
            SchoolClass.name,
            func.count(),
            *(
                func.sum(case((step, 1), else_=0))
                for step in (or_(invited, inside), printed, or_(opened, inside), consented, began)
            ),
        )
        .select_from(Care)
        .join(Student, Student.id == Care.student_id)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .join(Caregiver, Caregiver.id == Care.caregiver_id)
        .where(SchoolClass.school_id == school_id, Student.left_on.is_(None))
        .group_by(SchoolClass.id, SchoolClass.name)
        .order_by(SchoolClass.name)
    ).all()
    return [Funnel(*row) for row in rows]


def names_of(session: Session, class_id: int) -> tuple[str, str]:
    """Return the name of a class and of its school.

    Raises:
        sqlalchemy.exc.NoResultFound: when there is no such class.
    """
    return (
        session.execute(
            select(SchoolClass.name, School.name)
            .join(School, School.id == SchoolClass.school_id)
            .where(SchoolClass.id == class_id)
        )
        .tuples()
        .one()
    )
