"""What messages cost, by month and category."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.models import Charge


@dataclass(frozen=True)
class Costs:
    """Messages of one category in one month; ``month`` is its first day."""

    month: date
    category: str
    number: int


def spent(session: Session, today: date, prices: Mapping[str, Decimal]) -> Decimal:
    """Return what this month's messages of all schools cost so far, in euros.

    Args:
        session: of the database.
        today: Europe/Amsterdam.
        prices: of one message, by category.
    """
    rows = session.execute(
        select(Charge.category, func.sum(Charge.number))
        .where(Charge.month == today.replace(day=1))
        .group_by(Charge.category)
    )
    return sum((prices.get(category, Decimal(0)) * int(number) for category, number in rows), Decimal(0))


def costs(session: Session, school_id: int, since: date) -> Sequence[Costs]:
    """Return the messages of a school that were paid for, the latest month first."""
    rows = session.execute(
        select(Charge.month, Charge.category, Charge.number)
        .where(Charge.school_id == school_id, Charge.month >= since)
        .order_by(Charge.month.desc(), Charge.category)
    )
    return [Costs(*row) for row in rows]
