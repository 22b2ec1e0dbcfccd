"""Days of a school, national and its own, and whose mentor is who."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.deadlines import Deadline
from bot.domain.nudges import Anchor, applying, groups
from bot.store.models import Moment, SchoolClass, Staff, Student, Teaching


def moments(session: Session, school_id: int, since: date) -> Sequence[Moment]:
    """Return the days of a school's own calendar that are not over, the first ones first."""
    return session.scalars(
        select(Moment)
        .where(Moment.school_id == school_id, Moment.last >= since)
        .order_by(Moment.first, Moment.title, Moment.id)
    ).all()


def anchors(session: Session, school_id: int, national: Iterable[Deadline], since: date) -> list[Anchor]:
    """Return the days that matter to a school and are not over.

    Args:
        session: of the database.
        school_id: of which school.
        national: deadlines of everybody.
        since: Europe/Amsterdam.
    """
    own = moments(session, school_id, since)
    classes = {
        one.id: (one.track, one.year)
        for one in session.scalars(
            select(SchoolClass).where(SchoolClass.id.in_([m.class_id for m in own if m.class_id]))
        )
    }
    return [
        *(
            Anchor(one.kind, one.title, one.day, applying(one.tracks, one.years))
            for one in national
            if one.day >= since
        ),
        *(
            Anchor(
                one.kind,
                one.title,
                one.first,
                (classes[one.class_id],) if one.class_id in classes else groups(one.tracks, one.years),
                one.class_id,
            )
            for one in own
        ),
    ]


def mentors(session: Session, student_ids: Collection[int]) -> dict[int, str]:
    """Return the name of the mentor of each student who has one."""
    rows = session.execute(
        select(Student.id, Staff.name)
        .join(Teaching, Teaching.class_id == Student.class_id)
        .join(Staff, Staff.id == Teaching.staff_id)
        .where(Student.id.in_(student_ids), Staff.active)
        .order_by(Staff.id.desc())
    )
    return {student: name for student, name in rows.all()}  # noqa: C416 - rows are no pairs to mypy
