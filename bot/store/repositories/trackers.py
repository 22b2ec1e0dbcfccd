"""What Rasa remembers of conversations."""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from typing import Any, Self

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.store.models import Tombstone, TrackerRow


@dataclass(frozen=True)
class Memory:
    """What Rasa remembers of one conversation.

    Args:
        version: goes up at each write.
        events: of Rasa's tracker; empty when ``version`` was already known.
    """

    version: int
    events: list[Any]

    @classmethod
    def of(cls, session: Session, conversation_id: str, known: int) -> Self | None:
        """Return the memory of a conversation.

        Args:
            session: of the database.
            conversation_id: whose.
            known: version the caller has; the events are read only when there is another one.
        """
        version = session.scalar(select(TrackerRow.version).where(TrackerRow.conversation_id == conversation_id))
        if version is None:
            return None
        if version == known:
            return cls(version, [])
        row = session.get(TrackerRow, conversation_id)
        return cls(row.version, row.events) if row else None

    def keep(self, session: Session, conversation_id: str, inbound_id: int | None) -> bool:
        """Write the memory of a conversation; False when it was forgotten meanwhile."""
        if session.scalar(select(exists().where(Tombstone.conversation_id == conversation_id))):
            return False
        row = session.get(TrackerRow, conversation_id) or TrackerRow(conversation_id=conversation_id)
        row.version, row.inbound_id, row.events, row.updated_at = (
            self.version,
            inbound_id,
            self.events,
            datetime.now(UTC),
        )
        session.add(row)
        return True

    @staticmethod
    def outdated(session: Session, before: datetime) -> list[str]:
        """Return the conversations of which something is remembered that was said before a moment."""
        rows = session.execute(select(TrackerRow.conversation_id, TrackerRow.events).execution_options(yield_per=100))
        return [conversation_id for conversation_id, events in rows if _said_before(events, before)]

    @staticmethod
    def trim(session: Session, conversation_id: str, before: datetime) -> None:
        """Leave out what was said before a moment; a live tracker is read anew, for it is another version then."""
        row = session.get(TrackerRow, conversation_id, with_for_update=True)
        if row is None or not _said_before(row.events, before):
            return
        row.events = _since(row.events, before)
        row.version += 1

    @staticmethod
    def known(session: Session) -> dict[str, int]:
        """Return the conversations that are remembered, each with its version."""
        return dict(session.execute(select(TrackerRow.conversation_id, TrackerRow.version)).tuples().all())


def _said_before(events: list[Any], before: datetime) -> bool:
    return any(_is_turn(event) and not _is_since(event, before) for event in events)


def _is_turn(event: dict[str, Any]) -> bool:
    return bool(event["event"] == "user")


def _is_since(event: dict[str, Any], before: datetime) -> bool:
    return float(event.get("timestamp", inf)) >= before.timestamp()


def _since(events: list[Any], before: datetime) -> list[Any]:
    """Return the turns since a moment, and what earlier ones left in slots and loop.

    It cuts where the tracker store of Rasa does: with the event that listened to the first turn that is kept.
    """
    first = next(
        (at for at, event in enumerate(events) if _is_turn(event) and _is_since(event, before)), len(events) + 1
    )
    start = max(first - 1, 0)
    left = {
        (event["event"], event.get("name") if event["event"] == "slot" else None): event
        for event in events[:start]
        if event["event"] in {"slot", "active_loop"}
    }
    return [*left.values(), *events[start:]]
