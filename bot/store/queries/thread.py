"""A conversation as one address saw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import ChannelAddress, Inbound, Outbound

SHOWN = 60
_SAID = (Outbound.id, Outbound.created_at, Outbound.body, Outbound.answered_by, Outbound.chosen)


@dataclass(frozen=True)
class Line:
    """One message of a thread.

    Args:
        at: UTC.
        id: of the row.
        said: what the parent typed or tapped; None for a message of the bot.
        ref: the platform's id of a message of the parent.
        body: of the bot's message.
        answered: whether it was answered.
        chosen: options that are on.
    """

    at: datetime
    id: int
    said: str | None = None
    ref: str = ""
    body: dict[str, Any] | None = None
    answered: bool = False
    chosen: tuple[str, ...] = ()


def thread(session: Session, address_id: int) -> list[Line]:
    """Return the latest messages of an address, oldest first."""
    # Columns, not objects: an open page asks this often.
    received = session.execute(
        select(Inbound.id, Inbound.received_at, Inbound.body, Inbound.external_id)
        .where(Inbound.address_id == address_id)
        .order_by(Inbound.id.desc())
        .limit(SHOWN)
    ).all()
    sent = session.execute(
        select(*_SAID).where(Outbound.address_id == address_id).order_by(Outbound.id.desc()).limit(SHOWN)
    ).all()
    bodies = {row.id: row.body for row in sent}
    # Taken in at the same moment, they are answered in the order of their numbers; they are shown in no other.
    moments = list(accumulate((row.received_at for row in reversed(received)), max))[::-1]
    lines = [
        Line(at, row.id, said=_said(row.body, bodies), ref=row.external_id)
        for at, row in zip(moments, received, strict=True)
    ]
    lines += [said_by_bot(row) for row in sent]
    return sorted(lines, key=lambda line: (line.at, line.said is None, line.id))[-SHOWN:]


def said_by_bot(row: Any) -> Line:
    """Return a message of the bot."""
    answered = row.answered_by is not None
    return Line(row.created_at, row.id, body=row.body, answered=answered, chosen=tuple(row.chosen or ()))


def _said(said: dict[str, Any], bodies: dict[int, dict[str, Any]]) -> str:
    tap = said.get("tap")
    if not tap:
        return str(said.get("text", ""))
    body = bodies.get(tap.get("message"), {})
    buttons: Sequence[dict[str, Any]] = body.get("buttons", ())
    if tap.get("button") is not None and tap["button"] < len(buttons):
        return str(buttons[tap["button"]]["title"])
    titles = {option["id"]: option["title"] for option in (body.get("choices") or {}).get("options", ())}
    return ", ".join(titles[one] for one in tap.get("values") or () if one in titles)


def address_of(session: Session, channel: str, address: str) -> int | None:
    """Return the id of an address, if it was ever heard of."""
    return session.scalar(
        select(ChannelAddress.id).where(ChannelAddress.channel == channel, ChannelAddress.address == address)
    )


def newest_outbound(session: Session) -> int:
    """Return the id of the newest message of the bot."""
    return session.scalar(select(Outbound.id).order_by(Outbound.id.desc()).limit(1)) or 0


def since(session: Session, channel: str, outbound_id: int, limit: int) -> list[tuple[str, Line]]:
    """Return what the bot said on a channel after a message, with the address it went to."""
    rows = session.execute(
        select(ChannelAddress.address, Outbound)
        .join(ChannelAddress, ChannelAddress.id == Outbound.address_id)
        .where(ChannelAddress.channel == channel, Outbound.id > outbound_id)
        .order_by(Outbound.id)
        .limit(limit)
    )
    return [(address, said_by_bot(row)) for address, row in rows]


def after(session: Session, address_id: int, outbound_id: int, limit: int) -> list[Line]:
    """Return what the bot said to an address after a message, oldest first."""
    rows = session.scalars(
        select(Outbound)
        .where(Outbound.address_id == address_id, Outbound.id > outbound_id)
        .order_by(Outbound.id)
        .limit(limit)
    )
    return [said_by_bot(row) for row in rows]
