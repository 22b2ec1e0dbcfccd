"""What came of it, in numbers alone: no name, no word of anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import Session

from bot.domain.families import CaregiverKind
from bot.store.models import (
    Activity,
    Agreement,
    Care,
    Caregiver,
    Confidence,
    Conversation,
    MentorMessage,
    Nudge,
    Request,
    SchoolClass,
    Sending,
    Student,
)


@dataclass(frozen=True)
class Reach:
    """How far the adults of one class are who speak one language at home."""

    class_name: str
    track: str
    language: str | None
    adults: int
    inside: int
    talked: int
    stopped: int


@dataclass(frozen=True)
class Month:
    """What happened at home and between home and school in a month."""

    first: datetime
    talks: int
    families: int
    agreements: int
    requests: int
    invited: int
    coming: int
    came: int
    noted: int
    """Of so many it is known whether they came."""


@dataclass(frozen=True)
class Answered:
    """How many adults answered a nudge of one wording in one way; ``answer`` is the intent of the button."""

    series: str
    step: str
    variant: str
    day: date
    answer: str | None
    number: int


@dataclass(frozen=True)
class Pair:
    """How sure an adult was at first and is now, from 1 to 3."""

    before: int
    after: int


def _of_school(school_id: int) -> ColumnElement[bool]:
    """Return the condition for adults whom nudges go to: a network adult and a student who left do not count."""
    return (SchoolClass.school_id == school_id) & Student.left_on.is_(None) & (Caregiver.kind != CaregiverKind.NETWORK)


def reach(session: Session, school_id: int) -> Sequence[Reach]:
    """Return how far adults are, by class, track and language."""
    inside = exists().where(Conversation.caregiver_id == Caregiver.id)
    talked = exists().where(
        Activity.caregiver_id == Caregiver.id, Activity.student_id == Student.id, Activity.state == "done"
    )
    rows = session.execute(
        select(
            SchoolClass.name,
            SchoolClass.track,
            Caregiver.language,
            func.count(),
            *(func.sum(case((one, 1), else_=0)) for one in (inside, talked, Caregiver.opted_out_at.is_not(None))),
        )
        .select_from(Care)
        .join(Caregiver, Caregiver.id == Care.caregiver_id)
        .join(Student, Student.id == Care.student_id)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .where(_of_school(school_id))
        .group_by(SchoolClass.name, SchoolClass.track, Caregiver.language)
        .order_by(SchoolClass.name)
    )
    return [Reach(*row) for row in rows]


def month(session: Session, school_id: int, first: datetime, end: datetime) -> Month:
    """Return the numbers of one month; in as many statements for a large school as for a small one.

    Args:
        session: of the database.
        school_id: of which school.
        first: its first moment, UTC.
        end: the first moment after it.
    """
    students = (
        select(Student.id)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .where(SchoolClass.school_id == school_id)
        .scalar_subquery()
    )

    def between(moment: ColumnElement[datetime]) -> ColumnElement[bool]:
        return (moment >= first) & (moment < end)

    talks, families = session.execute(
        select(func.count(), func.count(Activity.caregiver_id.distinct())).where(
            Activity.state == "done", Activity.student_id.in_(students), between(Activity.touched_at.expression)
        )
    ).one()
    agreements = session.scalar(
        select(func.count()).where(Agreement.student_id.in_(students), between(Agreement.made_at.expression))
    )
    requests = session.scalar(
        select(func.count()).where(Request.student_id.in_(students), between(Request.made_at.expression))
    )
    invited, coming, came, noted = session.execute(
        select(
            func.count(),
            func.sum(case((MentorMessage.reply == "yes", 1), else_=0)),
            func.sum(case((MentorMessage.came.is_(True), 1), else_=0)),
            func.count(MentorMessage.came),
        ).where(
            MentorMessage.meets_at.is_not(None),
            MentorMessage.student_id.in_(students),
            between(MentorMessage.made_at.expression),
        )
    ).one()
    return Month(first, talks, families, agreements or 0, requests or 0, invited, coming or 0, came or 0, noted)


def nudges_answered(session: Session, school_id: int, since: date) -> Sequence[Answered]:
    """Return what was tapped below the nudges that were sent since a day, by sending and wording."""
    rows = session.execute(
        select(Sending.series, Sending.step, Nudge.variant, Sending.day, Nudge.answer, func.count())
        .join(Nudge, Nudge.sending_id == Sending.id)
        .where(Sending.school_id == school_id, Sending.day >= since, Nudge.state == "sent")
        .group_by(Sending.id, Sending.series, Sending.step, Sending.day, Nudge.variant, Nudge.answer)
    )
    return [Answered(*row) for row in rows]


def confidences(session: Session, school_id: int, apart: int) -> Sequence[Pair]:
    """Return how sure adults were at first and at last, of those who answered at least so many days apart.

    Args:
        session: of the database.
        school_id: of which school.
        apart: days.
    """
    rows = session.execute(
        select(Confidence.caregiver_id, Confidence.at, Confidence.value)
        .where(
            Confidence.caregiver_id.in_(
                select(Care.caregiver_id)
                .join(Caregiver, Caregiver.id == Care.caregiver_id)
                .join(Student, Student.id == Care.student_id)
                .join(SchoolClass, SchoolClass.id == Student.class_id)
                .where(_of_school(school_id))
            )
        )
        .order_by(Confidence.caregiver_id, Confidence.at)
    )
    said: dict[int, list[tuple[datetime, int]]] = {}
    for caregiver, at, value in rows:
        said.setdefault(caregiver, []).append((at, value))
    return [Pair(one[0][1], one[-1][1]) for one in said.values() if (one[-1][0] - one[0][0]).days >= apart]
