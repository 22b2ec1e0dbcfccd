"""What the clock will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import Activity, School, Sending


@dataclass(frozen=True)
class Planned:
    """A check-in that waits for its moment (UTC)."""

    activity_id: int
    slug: str
    at: datetime


@dataclass(frozen=True)
class Coming:
    """A message of a school that goes out on a day, once it is let go."""

    day: date
    school: str
    series: str
    step: str
    state: str


def planned_sendings(session: Session, today: date) -> Sequence[Coming]:
    """Return what schools send from today on, the first one first."""
    rows = session.execute(
        select(Sending.day, School.name, Sending.series, Sending.step, Sending.state)
        .join(School, School.id == Sending.school_id)
        .where(Sending.day >= today)
        .order_by(Sending.day, Sending.id)
    )
    return [Coming(*row) for row in rows]


def planned_checkins(session: Session) -> Sequence[Planned]:
    """Return the check-ins that are planned, the first one first."""
    rows = session.execute(
        select(Activity.id, Activity.slug, Activity.checkin_at)
        .where(Activity.checkin_at.is_not(None))
        .order_by(Activity.checkin_at)
    )
    return [Planned(activity_id, slug, at) for activity_id, slug, at in rows if at]
