"""The outbox: each message once, one address in order."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.store.models import ChannelAddress, Outbound

QUEUED, SENT, FAILED = "queued", "sent", "failed"


class Outbox:
    """The outbox of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, outbound_id: int) -> Outbound | None:
        """Return one message."""
        return self.session.get(Outbound, outbound_id)

    def add(self, rows: Sequence[Outbound]) -> Sequence[Outbound]:
        """Store messages, and return those that are new: the same decision, taken twice, is stored once."""
        known = set(self.session.scalars(select(Outbound.key).where(Outbound.key.in_([row.key for row in rows]))))
        new = [row for row in rows if row.key not in known]
        self.session.add_all(new)
        self.session.flush()
        return new

    def due(self, conversation_id: str, now: datetime) -> Outbound | None:
        """Return the next message of a conversation, once its time has come and nobody else is sending it."""
        row = self.session.scalar(
            select(Outbound)
            .where(Outbound.conversation_id == conversation_id, Outbound.status == QUEUED)
            .order_by(Outbound.id)
            .limit(1)
        )
        if row is None or row.next_attempt_at > now or (row.leased_until and row.leased_until > now):
            return None
        return row

    def take(self, row: Outbound, owner: str, now: datetime, until: datetime) -> bool:
        """Lease a message before it is sent; tell whether it is ours."""
        free = or_(Outbound.leased_until.is_(None), Outbound.leased_until <= now)
        taken = self.session.execute(
            update(Outbound)
            .where(Outbound.id == row.id, Outbound.status == QUEUED, free)
            .values(leased_by=owner, leased_until=until, attempts=Outbound.attempts + 1)
        )
        return bool(taken.rowcount)  # type: ignore[attr-defined]

    def waiting(self, now: datetime, limit: int, channels: Iterable[str]) -> Sequence[str]:
        """Return conversations with a message to send that nobody is sending."""
        free = or_(Outbound.leased_until.is_(None), Outbound.leased_until <= now)
        return self.session.scalars(
            select(Outbound.conversation_id)
            .join(ChannelAddress, ChannelAddress.id == Outbound.address_id)
            .where(Outbound.status == QUEUED, Outbound.next_attempt_at <= now, free)
            .where(ChannelAddress.channel.in_(list(channels)))
            .distinct()
            .limit(limit)
        ).all()

    def release(self, dead: set[str]) -> None:
        """Take the leases of processes that died."""
        self.session.execute(update(Outbound).where(Outbound.leased_by.in_(dead)).values(leased_until=None))

    def lessees(self) -> Sequence[str]:
        """Return who holds leases on messages that are not sent."""
        owners = self.session.scalars(
            select(Outbound.leased_by).where(Outbound.status == QUEUED, Outbound.leased_until.is_not(None)).distinct()
        )
        return [owner for owner in owners if owner]

    def after(self, address_ids: Sequence[int], outbound_id: int) -> Sequence[Outbound]:
        """Return what was said on these addresses after ``outbound_id``, oldest first."""
        return self.session.scalars(
            select(Outbound)
            .where(Outbound.address_id.in_(address_ids), Outbound.id > outbound_id)
            .order_by(Outbound.id)
        ).all()

    def answer(self, outbound_id: int, inbound_id: int, chosen: list[Any] | None) -> None:
        """Note which message answered this one, and with what."""
        self.session.execute(
            update(Outbound).where(Outbound.id == outbound_id).values(answered_by=inbound_id, chosen=chosen)
        )
