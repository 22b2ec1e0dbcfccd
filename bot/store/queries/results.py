"""What came of it, in numbers alone: no name, no word of anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

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


@dataclass(frozen=True)
class Month:
    """What happened at home and between home and school in a month; None for a number that is too small to be shown.

    Args:
        first: its first moment, UTC.
        talks: assignments that were finished.
        families: adults who finished one.
        agreements: that were made.
        requests: that parents made.
        invited: adults.
        coming: of those, who say they come.
        came: of those of whom it is noted, who came.
        noted: of so many it is noted.
    """

    first: datetime
    talks: int | None
    families: int | None
    agreements: int | None
    requests: int | None
    invited: int | None
    coming: int | None
    came: int | None
    noted: int | None


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
            *(func.sum(case((one, 1), else_=0)) for one in (inside, talked)),
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


def months(session: Session, school_id: int, spans: Sequence[tuple[datetime, datetime]]) -> list[Month]:
    """Return the numbers of some months, in as many statements for twelve as for one.

    Args:
        session: of the database.
        school_id: of which school.
        spans: the first moment of each month and of the one after it, UTC.
    """
    finished = func.coalesce(Activity.finished_at, Activity.touched_at)
    talks = _by_month(session, school_id, Activity.student_id, finished, spans, None, Activity.state == "done")
    families = _by_month(
        session, school_id, Activity.student_id, finished, spans, Activity.caregiver_id, Activity.state == "done"
    )
    agreements = _by_month(session, school_id, Agreement.student_id, Agreement.made_at, spans)
    requests = _by_month(session, school_id, Request.student_id, Request.made_at, spans)
    invited, coming, came, noted = (
        _by_month(session, school_id, MentorMessage.student_id, MentorMessage.made_at, spans, None, *conditions)
        for conditions in (
            (MentorMessage.meets_at.is_not(None),),
            (MentorMessage.meets_at.is_not(None), MentorMessage.reply == "yes"),
            (MentorMessage.came.is_(True),),
            (MentorMessage.came.is_not(None),),
        )
    )
    numbers = zip(talks, families, agreements, requests, invited, coming, came, noted, strict=True)
    return [Month(first, *row) for (first, _), row in zip(spans, numbers, strict=True)]


def _by_month(
    session: Session,
    school_id: int,
    student: ColumnElement[int] | InstrumentedAttribute[int],
    moment: ColumnElement[datetime] | InstrumentedAttribute[datetime],
    spans: Sequence[tuple[datetime, datetime]],
    each: InstrumentedAttribute[int] | None = None,
    *conditions: ColumnElement[bool],
) -> list[int]:
    """Return how many rows of a table there are in each month; of ``each`` the same one counts once."""
    found = session.execute(
        select(
            *(
                func.count(case(((moment >= first) & (moment < end), 1)))
                if each is None
                else func.count(case(((moment >= first) & (moment < end), each)).distinct())
                for first, end in spans
            )
        )
        .select_from(Student)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .where(student == Student.id, SchoolClass.school_id == school_id, *conditions)
    ).one()
    return list(found)


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
