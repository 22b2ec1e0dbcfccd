"""The outbox: each message once, one address in order."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, exists, literal, or_, select, update
from sqlalchemy.orm import Session

from bot.domain.dose import Kind
from bot.store.models import ChannelAddress, Outbound

QUEUED, SENT, FAILED = "queued", "sent", "failed"
NEAR = 20
"""So many messages back somebody may pick from an old list."""
REPLY = "reply"
ONCE, UNSURE = str(Kind.NUDGE), "unsure"
"""A nudge is better lost than doubled: what was being sent when a process died is told to the school as unsure."""
_WAITS = Outbound.status == literal(QUEUED, String, literal_execute=True)
"""Written out and not bound: a plan made for any status cannot use an index of queued rows."""


class Outbox:
    """The outbox of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, rows: Sequence[Outbound]) -> Sequence[Outbound]:
        """Store messages, and return those that are new: the same decision, taken twice, is stored once."""
        known = set(self.session.scalars(select(Outbound.key).where(Outbound.key.in_([row.key for row in rows]))))
        new = [row for row in rows if row.key not in known]
        self.session.add_all(new)
        self.session.flush()
        return new

    def due(self, conversation_id: str, now: datetime, channels: Iterable[str]) -> Outbound | None:
        """Return the next message of a conversation, once its time has come and nobody else is sending it.

        Args:
            conversation_id: whose.
            now: UTC.
            channels: those of this process; what waits for another one holds up nothing here.
        """
        row = self.session.scalar(
            select(Outbound)
            .join(ChannelAddress, ChannelAddress.id == Outbound.address_id)
            .where(Outbound.conversation_id == conversation_id, _WAITS)
            .where(ChannelAddress.channel.in_(list(channels)))
            .order_by(Outbound.id)
            .limit(1)
        )
        if row is None or row.next_attempt_at > now or (row.leased_until and row.leased_until > now):
            return None
        return row

    def take(self, row: Outbound, owner: str, now: datetime, until: datetime) -> bool:
        """Lease a message before it is sent; tell whether it is ours."""
        free = or_(Outbound.leased_until.is_(None), and_(Outbound.leased_until <= now, Outbound.kind != ONCE))
        taken = self.session.execute(
            update(Outbound)
            .where(Outbound.id == row.id, _WAITS, free, Outbound.next_attempt_at <= now)
            .values(leased_by=owner, leased_until=until, attempts=Outbound.attempts + 1)
        )
        return bool(taken.rowcount)  # type: ignore[attr-defined]

    def waiting(self, now: datetime, limit: int, channels: Iterable[str]) -> Sequence[str]:
        """Return conversations with a message to send that nobody is sending."""
        free = or_(Outbound.leased_until.is_(None), Outbound.leased_until <= now)
        return self.session.scalars(
            select(Outbound.conversation_id)
            .join(ChannelAddress, ChannelAddress.id == Outbound.address_id)
            .where(_WAITS, Outbound.next_attempt_at <= now, free)
            .where(ChannelAddress.channel.in_(list(channels)))
            .distinct()
            .limit(limit)
        ).all()

    def waits(self, conversation_id: str, since: datetime) -> bool:
        """Return whether a message of a conversation, stored after ``since``, is still to be sent."""
        queued = exists().where(Outbound.conversation_id == conversation_id, _WAITS, Outbound.created_at > since)
        return bool(self.session.scalar(select(queued)))

    def release(self, dead: set[str]) -> None:
        """Take the leases of processes that died."""
        if dead:
            self._give_up(Outbound.leased_by.in_(dead))
            self.session.execute(update(Outbound).where(_WAITS, Outbound.leased_by.in_(dead)).values(leased_until=None))

    def lapse(self, now: datetime) -> None:
        """Give up nudges whose sending was begun so long ago that whoever did it is gone."""
        self._give_up(Outbound.leased_until <= now)

    def _give_up(self, begun: ColumnElement[bool]) -> None:
        """Send no nudge twice: whether this one went out, nobody can tell. An answer is sent again instead."""
        self.session.execute(
            update(Outbound)
            .where(_WAITS, Outbound.kind == ONCE, Outbound.leased_until.is_not(None), begun)
            .values(status=FAILED, error=UNSURE, leased_until=None)
        )

    def lessees(self) -> Sequence[str]:
        """Return who holds leases on messages that are not sent."""
        owners = self.session.scalars(
            select(Outbound.leased_by).where(_WAITS, Outbound.leased_until.is_not(None)).distinct()
        )
        return [owner for owner in owners if owner]

    def same_choice(self, row: Outbound) -> Outbound | None:
        """Return the latest message with the same choice as an earlier one: asked again after each option."""
        later = self.session.scalars(
            select(Outbound)
            .where(Outbound.conversation_id == row.conversation_id, Outbound.id > row.id)
            .order_by(Outbound.id.desc())
            .limit(NEAR)
        )
        wanted = (row.body.get("choices") or {}).get("values")
        return next((one for one in later if (one.body.get("choices") or {}).get("values") == wanted), None)

    def answer(self, outbound_id: int, inbound_id: int, chosen: list[Any] | None) -> None:
        """Note which message answered this one, and with what."""
        self.session.execute(
            update(Outbound).where(Outbound.id == outbound_id).values(answered_by=inbound_id, chosen=chosen)
        )
