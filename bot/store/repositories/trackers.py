"""What Rasa remembers of conversations."""

from dataclasses import dataclass
from datetime import UTC, datetime
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
    def known(session: Session) -> list[str]:
        """Return the conversations that are remembered."""
        return list(session.scalars(select(TrackerRow.conversation_id)))
