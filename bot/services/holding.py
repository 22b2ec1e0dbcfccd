"""Why a message that is no nudge waits or was dropped, kept for whoever asks."""

from datetime import datetime

from bot.domain.dose import Action, Ruling
from bot.store.models import HeldMessage


def held(key: str, caregiver_id: int, kind: str, ruling: Ruling, now: datetime) -> list[HeldMessage]:
    """Return the row that keeps a ruling; none when the message goes at once.

    Args:
        key: of the outbox.
        caregiver_id: to whom.
        kind: of message.
        ruling: what was decided.
        now: UTC.
    """
    if ruling.action is Action.SEND or ruling.reason is None:
        return []
    return [
        HeldMessage(
            key=key,
            caregiver_id=caregiver_id,
            kind=kind,
            action=str(ruling.action),
            reason=str(ruling.reason),
            until=ruling.until,
            decided_at=now,
        )
    ]
