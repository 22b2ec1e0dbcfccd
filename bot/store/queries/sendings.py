"""What goes out to families, to whom, and what came of it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from bot.domain.families import CaregiverKind
from bot.store.models import Care, Caregiver, Nudge, Outbound, SchoolClass, Sending, Student
from bot.store.repositories.outbox import UNSURE

OUTBOX_KEY = literal("nudge:", String) + cast(Nudge.id, String) + literal(":0", String)


@dataclass(frozen=True)
class Person:
    """An adult of the audience, with the child the nudge is about."""

    caregiver_id: int
    label: str
    child: str
    class_name: str


@dataclass(frozen=True)
class NudgeRow:
    """What became of one nudge; ``status`` and ``error`` are those of the outbox."""

    caregiver_id: int
    label: str
    child: str
    class_name: str
    variant: str
    state: str
    reason: str | None
    due_at: datetime
    status: str | None
    error: str | None
    delivered: bool
    read: bool


def sendings(session: Session, school_id: int, since: date) -> Sequence[Sending]:
    """Return the sendings of a school from a day on, the first ones first."""
    return session.scalars(
        select(Sending).where(Sending.school_id == school_id, Sending.day >= since).order_by(Sending.day, Sending.id)
    ).all()


def sizes(session: Session, school_id: int) -> Counter[tuple[str, int]]:
    """Return how many adults each track and year of a school has, as far as nudges go to them."""
    rows = session.execute(
        select(SchoolClass.track, SchoolClass.year, func.count(Care.caregiver_id.distinct()))
        .join(Student, Student.class_id == SchoolClass.id)
        .join(Care, Care.student_id == Student.id)
        .join(Caregiver, Caregiver.id == Care.caregiver_id)
        .where(
            SchoolClass.school_id == school_id,
            Student.left_on.is_(None),
            Caregiver.kind != CaregiverKind.NETWORK,
        )
        .group_by(SchoolClass.track, SchoolClass.year)
    )
    return Counter({(track, year): number for track, year, number in rows})


def class_sizes(session: Session, class_ids: Collection[int]) -> dict[int, int]:
    """Return how many adults each class has."""
    rows = session.execute(
        select(Student.class_id, func.count(Care.caregiver_id.distinct()))
        .join(Care, Care.student_id == Student.id)
        .join(Caregiver, Caregiver.id == Care.caregiver_id)
        .where(Student.class_id.in_(class_ids), Student.left_on.is_(None), Caregiver.kind != CaregiverKind.NETWORK)
        .group_by(Student.class_id)
    )
    return {class_id: number for class_id, number in rows.all()}  # noqa: C416 - rows are no pairs to mypy


def tallies(session: Session, sending_ids: Collection[int]) -> dict[int, Counter[str]]:
    """Return for each sending how many nudges came out how: sent, failed, or the reason why not."""
    outcome = case(
        (Outbound.status == "failed", literal("failed")),
        (Nudge.reason.is_not(None), Nudge.reason),
        else_=Nudge.state,
    )
    rows = session.execute(
        select(Nudge.sending_id, outcome, func.count())
        .outerjoin(Outbound, Outbound.key == OUTBOX_KEY)
        .where(Nudge.sending_id.in_(sending_ids))
        .group_by(Nudge.sending_id, outcome)
    )
    found: dict[int, Counter[str]] = {}
    for sending_id, name, number in rows:
        found.setdefault(sending_id, Counter())[name] = number
    return found


def people(session: Session, pairs: Sequence[tuple[int, int]]) -> dict[int, Person]:
    """Return the names of adults with their children, by the number of the adult."""
    children = {student for _, student in pairs}
    adults = {caregiver for caregiver, _ in pairs}
    rows = session.execute(
        select(Caregiver.id, Caregiver.label, Student.first_name, SchoolClass.name)
        .join(Care, Care.caregiver_id == Caregiver.id)
        .join(Student, Student.id == Care.student_id)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .where(Caregiver.id.in_(adults), Student.id.in_(children))
        .order_by(Student.id.desc())
    )
    return {number: Person(number, label, child, name) for number, label, child, name in rows}


def nudges(session: Session, sending_id: int) -> Sequence[NudgeRow]:
    """Return what became of each nudge of a sending, by class and child."""
    found: Sequence[Any] = session.execute(
        select(
            Caregiver.id,
            Caregiver.label,
            Student.first_name,
            SchoolClass.name,
            Nudge.variant,
            Nudge.state,
            Nudge.reason,
            Nudge.due_at,
            Outbound.status,
            Outbound.error,
            Outbound.delivered_at.is_not(None),
            Outbound.read_at.is_not(None),
        )
        .select_from(Nudge)
        .join(Caregiver, Caregiver.id == Nudge.caregiver_id)
        .join(Student, Student.id == Nudge.student_id)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .outerjoin(Outbound, Outbound.key == OUTBOX_KEY)
        .where(Nudge.sending_id == sending_id)
        .order_by(SchoolClass.name, Student.first_name, Caregiver.id)
    ).all()
    return [NudgeRow(*row) for row in found]


def failed_again(session: Session, sending_id: int) -> Sequence[Outbound]:
    """Return messages of a sending that a platform did not take, and that may be tried again: none that may be there."""
    return session.scalars(
        select(Outbound)
        .join(Nudge, Outbound.key == OUTBOX_KEY)
        .where(
            Nudge.sending_id == sending_id,
            Outbound.status == "failed",
            or_(Outbound.error.is_(None), Outbound.error.not_in(["blocked", "stopped", UNSURE])),
        )
    ).all()


def still_queued(session: Session, sending_id: int) -> Sequence[Outbound]:
    """Return messages of a sending that wait in the outbox, and that nobody is sending at this moment."""
    return session.scalars(
        select(Outbound)
        .join(Nudge, Outbound.key == OUTBOX_KEY)
        .where(and_(Nudge.sending_id == sending_id, Outbound.status == "queued", Outbound.leased_until.is_(None)))
        .with_for_update(of=Outbound, skip_locked=True)
    ).all()
