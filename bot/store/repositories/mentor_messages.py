"""What mentors say to parents."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload

from bot.store.models import MentorMessage

INVITATION = "invitation"


class MentorMessages:
    """The messages of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def sent(self, batch: str) -> bool:
        """Return whether this press of the button was taken before."""
        return bool(self.session.scalar(select(exists().where(MentorMessage.batch == batch))))

    def add(self, messages: Sequence[MentorMessage]) -> None:
        """Keep messages, so that they have numbers."""
        self.session.add_all(messages)
        self.session.flush()

    def invitation(self, caregiver_id: int, now: datetime, message_id: object = None) -> MentorMessage | None:
        """Return an invitation of this caregiver: the one that was tapped, or the latest that is not over."""
        wanted = [MentorMessage.caregiver_id == caregiver_id, MentorMessage.kind == INVITATION]
        if isinstance(message_id, int):
            wanted.append(MentorMessage.id == message_id)
        else:
            wanted.append(MentorMessage.meets_at >= now)
        return self.session.scalar(
            select(MentorMessage)
            .where(*wanted)
            .options(joinedload(MentorMessage.student), joinedload(MentorMessage.staff))
            .order_by(MentorMessage.id.desc())
            .limit(1)
        )
