"""What a mentor reads: own classes, who is reached, and what was shared. Never the chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, exists, func, select
from sqlalchemy.orm import Session

from bot.store.models import (
    Activity,
    Care,
    Caregiver,
    Conversation,
    Invite,
    Outcome,
    Request,
    SchoolClass,
    Student,
    Teaching,
)

REACHED, INVITED, NOT_INVITED, STOPPED = "reached", "invited", "not_invited", "stopped"


@dataclass(frozen=True)
class ClassCard:
    """A class on the first page."""

    id: int
    name: str
    track: str
    year: int
    students: int
    reached: int
    waiting_requests: int


@dataclass(frozen=True)
class StudentRow:
    """A student in the list of a class."""

    id: int
    first_name: str
    state: str
    last_seen: datetime | None
    shared: int
    requests: int


@dataclass(frozen=True)
class Shared:
    """An outcome that parent and child agreed to share."""

    title: str
    caregiver_id: int
    shared_at: datetime
    lines: Sequence[Any]


@dataclass(frozen=True)
class Asked:
    """A wish to be called."""

    caregiver_id: int
    made_at: datetime
    safety: bool


@dataclass(frozen=True)
class Adult:
    """A caregiver, as the school named it."""

    id: int
    label: str
    state: str


@dataclass(frozen=True)
class StudentPage:
    """All a mentor may know of a student."""

    first_name: str
    class_id: int
    class_name: str
    track: str
    year: int
    outcomes: Sequence[Shared]
    requests: Sequence[Asked]
    adults: Sequence[Adult]


_IN = exists().where(Conversation.caregiver_id == Care.caregiver_id)
_INVITED = exists().where(Invite.caregiver_id == Care.caregiver_id)


def classes_of(session: Session, staff_id: int) -> list[ClassCard]:
    """Return the classes of a mentor."""
    reached = select(Care.student_id).join(Conversation, Conversation.caregiver_id == Care.caregiver_id)
    waiting = select(Request.student_id).where(Request.safety.is_(False))
    rows = session.execute(
        select(
            SchoolClass.id,
            SchoolClass.name,
            SchoolClass.track,
            SchoolClass.year,
            func.count(Student.id),
            func.sum(case((Student.id.in_(reached), 1), else_=0)),
            func.sum(case((Student.id.in_(waiting), 1), else_=0)),
        )
        .join(Teaching, Teaching.class_id == SchoolClass.id)
        .outerjoin(Student, and_(Student.class_id == SchoolClass.id, Student.left_on.is_(None)))
        .where(Teaching.staff_id == staff_id)
        .group_by(SchoolClass.id)
        .order_by(SchoolClass.name)
    )
    return [
        ClassCard(class_id, name, track, year, students, in_reach or 0, asked or 0)
        for class_id, name, track, year, students, in_reach, asked in rows
    ]


def class_of(session: Session, staff_id: int, class_id: int) -> SchoolClass | None:
    """Return a class, if this member of staff is its mentor."""
    return session.scalar(
        select(SchoolClass)
        .join(Teaching, Teaching.class_id == SchoolClass.id)
        .where(SchoolClass.id == class_id, Teaching.staff_id == staff_id)
    )


def students_of(session: Session, class_id: int) -> list[StudentRow]:
    """Return the students of a class: those who are not reached first, then by name."""
    shared = select(Outcome.student_id, func.count().label("number")).group_by(Outcome.student_id).subquery()
    asked = (
        select(Request.student_id, func.count().label("number"))
        .where(Request.safety.is_(False))
        .group_by(Request.student_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Student.id,
            Student.first_name,
            func.max(Conversation.last_seen_at),
            func.max(case((Conversation.id.is_not(None) & Caregiver.opted_out_at.is_(None), 1), else_=0)),
            func.max(case((Conversation.id.is_not(None), 1), else_=0)),
            func.max(case((_INVITED, 1), else_=0)),
            func.coalesce(func.max(shared.c.number), 0),
            func.coalesce(func.max(asked.c.number), 0),
        )
        .outerjoin(Care, Care.student_id == Student.id)
        .outerjoin(Caregiver, Caregiver.id == Care.caregiver_id)
        .outerjoin(Conversation, Conversation.caregiver_id == Care.caregiver_id)
        .outerjoin(shared, shared.c.student_id == Student.id)
        .outerjoin(asked, asked.c.student_id == Student.id)
        .where(Student.class_id == class_id, Student.left_on.is_(None))
        .group_by(Student.id, Student.first_name)
        .order_by(Student.first_name)
    )
    students = [
        StudentRow(student_id, name, _state(bool(is_in), bool(talks), bool(invited)), seen, number, wishes)
        for student_id, name, seen, talks, is_in, invited, number, wishes in rows
    ]
    order = (NOT_INVITED, INVITED, STOPPED, REACHED)
    return sorted(students, key=lambda student: order.index(student.state))


def _state(is_in: bool, talks: bool, invited: bool) -> str:
    if is_in:
        return REACHED if talks else STOPPED
    return INVITED if invited else NOT_INVITED


def student_page(session: Session, staff_id: int, student_id: int) -> StudentPage | None:
    """Return what a mentor may know of a student, if it is one of the mentor's own."""
    found = session.execute(
        select(Student, SchoolClass)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .join(Teaching, Teaching.class_id == SchoolClass.id)
        .where(Student.id == student_id, Teaching.staff_id == staff_id)
    ).first()
    if found is None:
        return None
    student, school_class = found
    outcomes = session.execute(
        select(Outcome.title, Activity.caregiver_id, Outcome.shared_at, Outcome.lines)
        .join(Activity, Activity.id == Outcome.activity_id)
        .where(Outcome.student_id == student_id)
        .order_by(Outcome.shared_at.desc())
    )
    requests = session.execute(
        select(Request.caregiver_id, Request.made_at, Request.safety)
        .where(Request.student_id == student_id)
        .order_by(Request.safety.desc(), Request.made_at.desc())
    )
    adults = session.execute(
        select(Caregiver.id, Caregiver.label, Caregiver.opted_out_at, _IN, _INVITED)
        .join(Care, Care.caregiver_id == Caregiver.id)
        .where(Care.student_id == student_id)
        .order_by(Caregiver.id)
    )
    return StudentPage(
        first_name=student.first_name,
        class_id=school_class.id,
        class_name=school_class.name,
        track=school_class.track,
        year=school_class.year,
        outcomes=[Shared(*row) for row in outcomes],
        requests=[Asked(*row) for row in requests],
        adults=[
            Adult(adult_id, label, _state(bool(is_in), stopped is None, bool(invited)))
            for adult_id, label, stopped, is_in, invited in adults
        ],
    )
