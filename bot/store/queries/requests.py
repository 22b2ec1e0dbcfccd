"""What parents ask of school, over all classes of a mentor."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.store.models import Caregiver, MentorMessage, Request, SchoolClass, Student, Teaching

MOST = 200
"""So many are shown; whoever has more has other worries."""


@dataclass(frozen=True)
class Waiting:
    """A request that waits. ``first`` comes before all others; nothing tells why."""

    id: int
    kind: str
    text: str | None
    first: bool
    made_at: datetime
    who: str
    student_id: int
    child: str
    class_name: str


@dataclass(frozen=True)
class Answered:
    """A request that is done, and what was sent in answer, if anything was."""

    kind: str
    done_at: datetime
    who: str
    student_id: int
    child: str
    reply: str | None


def _asked() -> Select[int, str, str | None, bool, datetime, str, int, str, str]:
    return (
        select(
            Request.id,
            Request.kind,
            Request.text,
            Request.safety,
            Request.made_at,
            Caregiver.label,
            Student.id,
            Student.first_name,
            SchoolClass.name,
        )
        .join(Caregiver, Caregiver.id == Request.caregiver_id)
        .join(Student, Student.id == Request.student_id)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .where(Request.done_at.is_(None), Student.left_on.is_(None))
        .order_by(Request.safety.desc(), Request.made_at)
        .limit(MOST)
    )


def waiting(session: Session, staff_id: int) -> list[Waiting]:
    """Return what waits in a mentor's own classes: what cannot wait first, then the oldest."""
    own = _asked().join(Teaching, Teaching.class_id == Student.class_id).where(Teaching.staff_id == staff_id)
    return [Waiting(*row) for row in session.execute(own)]


def offers(session: Session, school_id: int) -> list[Waiting]:
    """Return the offers of help to a school that wait."""
    found = _asked().where(SchoolClass.school_id == school_id, Request.kind == "offer")
    return [Waiting(*row) for row in session.execute(found)]


def answered(session: Session, staff_id: int, since: datetime) -> list[Answered]:
    """Return what was done in a mentor's own classes since a moment, the newest first."""
    rows = session.execute(
        select(Request.kind, Request.done_at, Caregiver.label, Student.id, Student.first_name, MentorMessage.text)
        .join(Caregiver, Caregiver.id == Request.caregiver_id)
        .join(Student, Student.id == Request.student_id)
        .join(Teaching, Teaching.class_id == Student.class_id)
        .outerjoin(MentorMessage, MentorMessage.request_id == Request.id)
        .where(Teaching.staff_id == staff_id, Request.done_at >= since, Student.left_on.is_(None))
        .order_by(Request.done_at.desc())
        .limit(MOST)
    )
    return [Answered(kind, at, who, number, child, reply) for kind, at, who, number, child, reply in rows if at]
