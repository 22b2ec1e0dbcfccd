"""Who works at a school, and whose class is whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from bot.store.models import AuditEntry, Care, Conversation, SchoolClass, Staff, Student, Teaching


@dataclass(frozen=True)
class StaffRow:
    """A member of staff."""

    id: int
    name: str
    email: str
    role: str
    active: bool
    second_factor: bool
    waits: bool
    """Whether a password is still to be chosen."""
    seen: datetime | None
    """The last log-in."""
    classes: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class ClassRow:
    """A class in the list of the school; numbers only."""

    id: int
    name: str
    track: str
    year: int
    students: int
    reached: int
    mentors: Sequence[str]


def staff_at(session: Session, school_id: int) -> list[StaffRow]:
    """Return everybody of a school, those whose account ended last."""
    seen = (
        select(AuditEntry.staff_id, func.max(AuditEntry.at).label("at"))
        .where(AuditEntry.school_id == school_id, AuditEntry.action == "log_in")
        .group_by(AuditEntry.staff_id)
        .subquery()
    )
    rows = session.execute(
        select(Staff, seen.c.at)
        .outerjoin(seen, seen.c.staff_id == Staff.id)
        .where(Staff.school_id == school_id)
        .order_by(Staff.active.desc(), Staff.name)
    ).all()
    taught: dict[int, list[tuple[int, str]]] = {}
    for staff_id, class_id, name in session.execute(
        select(Teaching.staff_id, SchoolClass.id, SchoolClass.name)
        .join(SchoolClass, SchoolClass.id == Teaching.class_id)
        .where(SchoolClass.school_id == school_id)
        .order_by(SchoolClass.name)
    ):
        taught.setdefault(staff_id, []).append((class_id, name))
    return [
        StaffRow(
            id=one.id,
            name=one.name,
            email=one.email,
            role=one.role,
            active=one.active,
            second_factor=one.totp_on,
            waits=not one.password_hash and one.openid_subject is None,
            seen=at,
            classes=taught.get(one.id, ()),
        )
        for one, at in rows
    ]


def classes_at(session: Session, school_id: int) -> list[ClassRow]:
    """Return the classes of a school with their mentors, and how many families are reached."""
    reached = select(Care.student_id).join(Conversation, Conversation.caregiver_id == Care.caregiver_id)
    rows = session.execute(
        select(
            SchoolClass.id,
            SchoolClass.name,
            SchoolClass.track,
            SchoolClass.year,
            func.count(Student.id),
            func.count(Student.id).filter(Student.id.in_(reached)),
        )
        .outerjoin(Student, and_(Student.class_id == SchoolClass.id, Student.left_on.is_(None)))
        .where(SchoolClass.school_id == school_id)
        .group_by(SchoolClass.id)
        .order_by(SchoolClass.name)
    )
    mentors: dict[int, list[str]] = {}
    for class_id, name in session.execute(
        select(Teaching.class_id, Staff.name)
        .join(Staff, Staff.id == Teaching.staff_id)
        .where(Staff.school_id == school_id)
        .order_by(Staff.name)
    ):
        mentors.setdefault(class_id, []).append(name)
    return [
        ClassRow(number, name, track, year, students, inside, mentors.get(number, ()))
        for number, name, track, year, students, inside in rows
    ]
