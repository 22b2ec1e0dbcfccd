"""What the clock will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import Activity


@dataclass(frozen=True)
class Planned:
    """A check-in that waits for its moment (UTC)."""

    activity_id: int
    slug: str
    at: datetime


def planned_checkins(session: Session) -> Sequence[Planned]:
    """Return the check-ins that are planned, the first one first."""
    rows = session.execute(
        select(Activity.id, Activity.slug, Activity.checkin_at)
        .where(Activity.checkin_at.is_not(None))
        .order_by(Activity.checkin_at)
    )
    return [Planned(activity_id, slug, at) for activity_id, slug, at in rows if at]
