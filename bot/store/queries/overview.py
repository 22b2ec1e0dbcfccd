"""What a mentor sees of a class: who is reached, and how much was shared. No word of anybody."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.domain.agreements import CONFIRMED, PROPOSED
from bot.store.models import (
    Activity,
    Agreement,
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

NOT_INVITED, INVITED, REACHED, SILENT, ACTIVE, STOPPED = (
    "not_invited",
    "invited",
    "reached",
    "silent",
    "active",
    "stopped",
)
"""How far a family is; ``reached`` came in and began nothing yet, ``silent`` was not heard of for ``SILENT_AFTER``."""
INSIDE = (REACHED, SILENT, ACTIVE)
"""Whoever is in, and wants messages."""
SILENT_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class ClassCard:
    """A class on the first page."""

    id: int
    name: str
    track: str
    year: int
    students: int
    reached: int
    asking: Mapping[str, int]
    """How many caregivers ask something, by kind of request."""


@dataclass(frozen=True)
class StudentRow:
    """A student in the list of a class."""

    id: int
    first_name: str
    state: str
    adults: int
    inside: int
    """How many of the adults came in."""
    last_seen: datetime | None
    shared: int
    agreements: int
    """How many are open."""
    asked: Mapping[str, int]
    """How many requests wait, by kind; none that is about safety."""


@dataclass(frozen=True)
class Signs:
    """What is known of how one adult takes part.

    Args:
        invited: whether a code was ever made.
        inside: whether the adult came in.
        seen: when the adult was last heard of.
        began: whether anything was begun with this child.
        stopped: whether the adult wants no messages.
    """

    invited: bool
    inside: bool
    seen: datetime | None
    began: bool
    stopped: bool

    def state(self, now: datetime) -> str:
        """Return how far the adult is."""
        if not self.inside:
            return INVITED if self.invited else NOT_INVITED
        if self.stopped:
            return STOPPED
        if self.seen is None or now - self.seen > SILENT_AFTER:
            return SILENT
        return ACTIVE if self.began else REACHED


_BEST_LAST = (NOT_INVITED, INVITED, STOPPED, SILENT, REACHED, ACTIVE)
"""Of several adults the one stands for the family who is furthest to the right; so is the list in order."""


def furthest(states: Iterable[str]) -> str:
    """Return the state of a family of which the adults have these."""
    return max(states, key=_BEST_LAST.index, default=NOT_INVITED)


_INVITED = exists().where(Invite.caregiver_id == Care.caregiver_id)
_SHOWN = and_(Request.done_at.is_(None), Request.safety.is_(False))
"""What a list of a class may show: who stands at a screen in class learns of no safety."""


def classes_of(session: Session, staff_id: int) -> list[ClassCard]:
    """Return the classes of a mentor."""
    reached = select(Care.student_id).join(Conversation, Conversation.caregiver_id == Care.caregiver_id)
    rows = session.execute(
        select(
            SchoolClass.id,
            SchoolClass.name,
            SchoolClass.track,
            SchoolClass.year,
            func.count(Student.id),
            func.sum(case((Student.id.in_(reached), 1), else_=0)),
        )
        .join(Teaching, Teaching.class_id == SchoolClass.id)
        .outerjoin(Student, and_(Student.class_id == SchoolClass.id, Student.left_on.is_(None)))
        .where(Teaching.staff_id == staff_id)
        .group_by(SchoolClass.id)
        .order_by(SchoolClass.name)
    )
    asking = _by_kind(
        session.execute(
            select(Student.class_id, Request.kind, func.count(Request.caregiver_id.distinct()))
            .join(Student, Student.id == Request.student_id)
            .join(Teaching, Teaching.class_id == Student.class_id)
            .where(Teaching.staff_id == staff_id, Student.left_on.is_(None), _SHOWN)
            .group_by(Student.class_id, Request.kind)
        )
    )
    return [
        ClassCard(class_id, name, track, year, students, in_reach or 0, asking.get(class_id, {}))
        for class_id, name, track, year, students, in_reach in rows
    ]


def _by_kind(rows: Iterable[Row[int, str, int]]) -> dict[int, dict[str, int]]:
    """Return the numbers of requests by class or student, and by kind."""
    found: dict[int, dict[str, int]] = {}
    for owner, kind, number in rows:
        found.setdefault(owner, {})[kind] = number
    return found


def class_of(session: Session, class_id: int) -> SchoolClass:
    """Return a class.

    Raises:
        LookupError: when there is none.
    """
    found = session.get(SchoolClass, class_id)
    if found is None:
        raise LookupError("there is no such class")
    return found


def students_of(session: Session, class_id: int, now: datetime) -> list[StudentRow]:
    """Return the students of a class: those who are not reached first, then by name.

    Args:
        session: of the database.
        class_id: of the class.
        now: UTC.
    """
    in_class = and_(Student.class_id == class_id, Student.left_on.is_(None))
    asked = _by_kind(
        session.execute(
            select(Request.student_id, Request.kind, func.count())
            .join(Student, Student.id == Request.student_id)
            .where(in_class, _SHOWN)
            .group_by(Request.student_id, Request.kind)
        )
    )
    shared = _numbers(session, Outcome.student_id, in_class)
    open_agreements = _numbers(
        session, Agreement.student_id, and_(in_class, Agreement.state.in_((PROPOSED, CONFIRMED)))
    )
    names, signs = _signs(session, in_class)
    rows = [
        StudentRow(
            id=student_id,
            first_name=name,
            state=furthest(one.state(now) for one in signs.get(student_id, ())),
            adults=len(signs.get(student_id, ())),
            inside=sum(one.inside for one in signs.get(student_id, ())),
            last_seen=max((one.seen for one in signs.get(student_id, ()) if one.seen), default=None),
            shared=shared.get(student_id, 0),
            agreements=open_agreements.get(student_id, 0),
            asked=asked.get(student_id, {}),
        )
        for student_id, name in names.items()
    ]
    return sorted(rows, key=lambda row: (_BEST_LAST.index(row.state), row.first_name.casefold()))


def did_at_home(session: Session, class_id: int, slugs: Collection[str]) -> set[int]:
    """Return the students of a class with whom one of these assignments was done."""
    if not slugs:
        return set()
    return set(
        session.scalars(
            select(Activity.student_id)
            .join(Student, Student.id == Activity.student_id)
            .where(Student.class_id == class_id, Activity.slug.in_(slugs), Activity.state == "done")
        )
    )


def _numbers(session: Session, student: InstrumentedAttribute[int], where: ColumnElement[bool]) -> dict[int, int]:
    """Return how many rows there are for each student."""
    rows = session.execute(
        select(student, func.count()).join(Student, Student.id == student).where(where).group_by(student)
    )
    return dict(rows.tuples().all())


def _signs(session: Session, where: ColumnElement[bool]) -> tuple[dict[int, str], dict[int, list[Signs]]]:
    """Return the first names of students, and how each of their adults takes part."""
    began = exists().where(Activity.caregiver_id == Care.caregiver_id, Activity.student_id == Care.student_id)
    rows = session.execute(
        select(
            Student.id,
            Student.first_name,
            Care.caregiver_id,
            _INVITED,
            Conversation.id,
            Conversation.last_seen_at,
            began,
            Caregiver.opted_out_at,
        )
        .outerjoin(Care, Care.student_id == Student.id)
        .outerjoin(Caregiver, Caregiver.id == Care.caregiver_id)
        .outerjoin(Conversation, Conversation.caregiver_id == Care.caregiver_id)
        .where(where)
    )
    names: dict[int, str] = {}
    signs: dict[int, list[Signs]] = {}
    for student_id, name, caregiver_id, invited, conversation_id, seen, begun, stopped in rows:
        names[student_id] = name
        if caregiver_id is not None:
            one = Signs(bool(invited), conversation_id is not None, seen, bool(begun), stopped is not None)
            signs.setdefault(student_id, []).append(one)
    return names, signs
