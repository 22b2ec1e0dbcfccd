"""What the bot asked by itself."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import Outbound

CHECKIN = "checkin"
"""Kind of a message in the outbox that asks how it went."""


def open_checkin(session: Session, conversation_id: str) -> Outbound | None:
    """Return the check-in that was said last in a conversation, unless it was answered or something was said since."""
    latest = session.scalar(
        select(Outbound).where(Outbound.conversation_id == conversation_id).order_by(Outbound.id.desc()).limit(1)
    )
    return latest if latest and latest.kind == CHECKIN and latest.answered_by is None else None
