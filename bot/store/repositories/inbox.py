"""The inbox: each delivery once, one conversation in order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from bot.store.models import ActionRun, Inbound, TrackerRow


class Inbox:
    """The inbox of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def known(self, channel: str, external_id: str) -> Inbound | None:
        """Return this delivery, if it was stored before."""
        return self.session.scalar(
            select(Inbound).where(Inbound.channel == channel, Inbound.external_id == external_id)
        )

    def add(self, row: Inbound) -> None:
        """Store a delivery.

        Raises:
            sqlalchemy.exc.IntegrityError: when another process stored it meanwhile.
        """
        self.session.add(row)
        self.session.flush()

    def first(self, conversation_id: str) -> Inbound | None:
        """Return the message of a conversation that is to be answered first."""
        return self.session.scalar(
            select(Inbound)
            .where(Inbound.conversation_id == conversation_id, Inbound.done_at.is_(None))
            .order_by(Inbound.id)
            .limit(1)
        )

    def take(self, row: Inbound, owner: str, now: datetime, until: datetime) -> bool:
        """Lease a message, unless another process works on it; tell whether it is ours."""
        free = or_(Inbound.leased_until.is_(None), Inbound.leased_until <= now, Inbound.leased_by == owner)
        taken = self.session.execute(
            update(Inbound)
            .where(Inbound.id == row.id, Inbound.done_at.is_(None), free)
            .values(leased_by=owner, leased_until=until, attempts=Inbound.attempts + 1)
        )
        self.session.refresh(row)
        return bool(taken.rowcount)  # type: ignore[attr-defined]

    def waiting(self, now: datetime, limit: int) -> Sequence[str]:
        """Return conversations with a message that nobody works on."""
        free = or_(Inbound.leased_until.is_(None), Inbound.leased_until <= now)
        return self.session.scalars(
            select(Inbound.conversation_id)
            .where(Inbound.done_at.is_(None), free)
            .group_by(Inbound.conversation_id)
            .order_by(func.min(Inbound.id))
            .limit(limit)
        ).all()

    def release(self, dead: set[str]) -> None:
        """Take the leases of processes that died."""
        self.session.execute(update(Inbound).where(Inbound.leased_by.in_(dead)).values(leased_until=None))

    def lessees(self) -> Sequence[str]:
        """Return who holds leases on messages that are not done."""
        owners = self.session.scalars(
            select(Inbound.leased_by).where(Inbound.done_at.is_(None), Inbound.leased_until.is_not(None)).distinct()
        )
        return [owner for owner in owners if owner]

    def finished_by_rasa(self, conversation_id: str, inbound_id: int) -> bool:
        """Return whether Rasa finished this message and kept what came of it."""
        latest = self.session.scalar(select(TrackerRow.inbound_id).where(TrackerRow.conversation_id == conversation_id))
        return latest == inbound_id

    def told(self, inbound_id: int) -> list[dict[str, Any]]:
        """Return the bubbles that actions said to this message, in order."""
        rows = self.session.scalars(
            select(ActionRun.bubbles).where(ActionRun.inbound_id == inbound_id).order_by(ActionRun.order)
        )
        return [bubble for bubbles in rows for bubble in bubbles]
