"""All a mentor may know of a student. Never the chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from bot.store.models import (
    Activity,
    Agreement,
    Care,
    Caregiver,
    Conversation,
    Invite,
    Note,
    Outcome,
    Request,
    SchoolClass,
    Student,
)
from bot.store.queries.overview import Signs

PAGE = 30
"""Outcomes on one page."""


@dataclass(frozen=True)
class Shared:
    """An outcome that parent and child agreed to share; ``sheet`` has what both sides chose."""

    title: str
    slug: str
    caregiver_id: int
    shared_at: datetime
    lines: Sequence[Any]
    sheet: Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a caregiver asks of school. ``first`` comes before all others; nothing tells why."""

    id: int
    caregiver_id: int
    made_at: datetime
    kind: str
    text: str | None
    first: bool


@dataclass(frozen=True)
class Agreed:
    """An agreement, and how far it is."""

    id: int
    caregiver_id: int | None
    by_school: bool
    what: str
    who: str
    due: date | None
    made_at: datetime
    state: str
    result: str | None


@dataclass(frozen=True)
class Noted:
    """A note: of this mentor alone, or visible to the parents."""

    id: int
    mine: bool
    text: str
    visible: bool
    made_at: datetime


@dataclass(frozen=True)
class Adult:
    """A caregiver, as the school named it."""

    id: int
    label: str
    state: str


@dataclass(frozen=True)
class StudentPage:
    """All a mentor may know of a student."""

    id: int
    first_name: str
    class_id: int
    class_name: str
    track: str
    year: int
    outcomes: Sequence[Shared]
    more: bool
    """Whether there are older outcomes."""
    counts: Mapping[str, int]
    """How many outcomes were shared, by slug of the assignment."""
    requests: Sequence[Asked]
    agreements: Sequence[Agreed]
    notes: Sequence[Noted]
    adults: Sequence[Adult]


def student_page(
    session: Session, student_id: int, staff_id: int, now: datetime, *, by: int | None = None, page: int = 1
) -> StudentPage | None:
    """Return what a mentor may know of a student; None when the student left, or there is none.

    Args:
        session: of the database.
        student_id: of whom.
        staff_id: who looks; private notes are the writer's alone.
        now: UTC.
        by: outcomes of this caregiver only.
        page: of outcomes, the newest first, from 1.
    """
    found = session.execute(
        select(Student, SchoolClass)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .where(Student.id == student_id, Student.left_on.is_(None))
    ).first()
    if found is None:
        return None
    student, school_class = found
    outcomes = outcomes_of(session, student_id, by=by, limit=PAGE + 1, offset=(page - 1) * PAGE)
    return StudentPage(
        id=student.id,
        first_name=student.first_name,
        class_id=school_class.id,
        class_name=school_class.name,
        track=school_class.track,
        year=school_class.year,
        outcomes=outcomes[:PAGE],
        more=len(outcomes) > PAGE,
        counts=counts_of(session, student_id),
        requests=_requests(session, student_id),
        agreements=agreements_of(session, student_id),
        notes=_notes(session, student_id, staff_id),
        adults=adults_of(session, student_id, now),
    )


def outcomes_of(
    session: Session, student_id: int, *, by: int | None = None, limit: int | None = None, offset: int = 0
) -> list[Shared]:
    """Return shared outcomes, the newest first; of one caregiver when ``by`` names one."""
    rows = session.execute(
        select(Outcome.title, Activity.slug, Activity.caregiver_id, Outcome.shared_at, Outcome.lines, Outcome.sheet)
        .join(Activity, Activity.id == Outcome.activity_id)
        .where(Outcome.student_id == student_id, *([Activity.caregiver_id == by] if by else []))
        .order_by(Outcome.shared_at.desc(), Outcome.activity_id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Shared(*row) for row in rows]


def counts_of(session: Session, student_id: int) -> dict[str, int]:
    """Return how many outcomes were shared of a student, by slug of the assignment."""
    rows = session.execute(
        select(Activity.slug, func.count())
        .join(Outcome, Outcome.activity_id == Activity.id)
        .where(Outcome.student_id == student_id)
        .group_by(Activity.slug)
    )
    return dict(rows.tuples().all())


def _requests(session: Session, student_id: int) -> list[Asked]:
    rows = session.execute(
        select(Request.id, Request.caregiver_id, Request.made_at, Request.kind, Request.text, Request.safety)
        .where(Request.student_id == student_id, Request.done_at.is_(None))
        .order_by(Request.safety.desc(), Request.made_at.desc())
    )
    return [Asked(*row) for row in rows]


def agreements_of(session: Session, student_id: int, *, by: int | None = None) -> list[Agreed]:
    """Return the agreements about a student, the newest first; with one caregiver when ``by`` names one."""
    rows = session.execute(
        select(
            Agreement.id,
            Agreement.caregiver_id,
            Agreement.activity_id.is_(None),
            Agreement.what,
            Agreement.who,
            Agreement.due,
            Agreement.made_at,
            Agreement.state,
            Agreement.result,
        )
        .where(Agreement.student_id == student_id, *([Agreement.caregiver_id == by] if by else []))
        .order_by(Agreement.made_at.desc(), Agreement.id.desc())
    )
    return [Agreed(*row) for row in rows]


def _notes(session: Session, student_id: int, staff_id: int) -> list[Noted]:
    rows = session.execute(
        select(Note.id, Note.staff_id == staff_id, Note.text, Note.visible, Note.made_at)
        .where(Note.student_id == student_id, or_(Note.visible.is_(True), Note.staff_id == staff_id))
        .order_by(Note.made_at.desc(), Note.id.desc())
    )
    return [Noted(*row) for row in rows]


def visible_notes(session: Session, student_id: int, limit: int) -> list[str]:
    """Return the newest notes that parents may read too."""
    return list(
        session.scalars(
            select(Note.text)
            .where(Note.student_id == student_id, Note.visible.is_(True))
            .order_by(Note.made_at.desc(), Note.id.desc())
            .limit(limit)
        )
    )


def adults_of(session: Session, student_id: int, now: datetime) -> list[Adult]:
    """Return the caregivers of a student, and how far each is."""
    invited = exists().where(Invite.caregiver_id == Caregiver.id)
    began = exists().where(Activity.caregiver_id == Caregiver.id, Activity.student_id == student_id)
    rows = session.execute(
        select(
            Caregiver.id,
            Caregiver.label,
            invited,
            Conversation.id,
            Conversation.last_seen_at,
            began,
            Caregiver.opted_out_at,
        )
        .join(Care, Care.caregiver_id == Caregiver.id)
        .outerjoin(Conversation, Conversation.caregiver_id == Caregiver.id)
        .where(Care.student_id == student_id)
        .order_by(Caregiver.id)
    )
    return [
        Adult(adult_id, label, Signs(bool(code), inside is not None, seen, bool(begun), out is not None).state(now))
        for adult_id, label, code, inside, seen, begun, out in rows
    ]
