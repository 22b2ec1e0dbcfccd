"""Removing rows for good."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.store.models import (
    ActionRun,
    Activity,
    Agreement,
    Care,
    Caregiver,
    ChannelAddress,
    ChildLink,
    Confidence,
    Consent,
    Conversation,
    HeldMessage,
    Inbound,
    Invite,
    MentorMessage,
    Nudge,
    Outbound,
    Outcome,
    Request,
    StepAnswer,
    Student,
    Tombstone,
    TrackerRow,
)


class Erasure:
    """Removes rows, within one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def conversations_of(self, caregiver_id: int) -> Sequence[str] | None:
        """Return the conversations of a caregiver; None when there is no such caregiver."""
        if self.session.get(Caregiver, caregiver_id) is None:
            return None
        return self.session.scalars(select(Conversation.id).where(Conversation.caregiver_id == caregiver_id)).all()

    def erase(self, caregiver_id: int | None, conversations: Sequence[str], now: datetime) -> dict[str, int]:
        """Remove a caregiver with all that hangs on it, and leave a tombstone for each conversation.

        Returns:
            How many rows of each table were removed.
        """
        activities = select(Activity.id).where(Activity.caregiver_id == caregiver_id)
        inbound = select(Inbound.id).where(Inbound.conversation_id.in_(conversations))
        removals = (
            (ActionRun, ActionRun.inbound_id.in_(inbound)),
            (Outbound, Outbound.conversation_id.in_(conversations)),
            (Inbound, Inbound.conversation_id.in_(conversations)),
            (TrackerRow, TrackerRow.conversation_id.in_(conversations)),
            (Outcome, Outcome.activity_id.in_(activities)),
            (StepAnswer, StepAnswer.activity_id.in_(activities)),
            (ChildLink, ChildLink.activity_id.in_(activities)),
            (Agreement, Agreement.caregiver_id == caregiver_id),
            (MentorMessage, MentorMessage.caregiver_id == caregiver_id),
            (Activity, Activity.caregiver_id == caregiver_id),
            (Request, Request.caregiver_id == caregiver_id),
            (Consent, Consent.caregiver_id == caregiver_id),
            (Confidence, Confidence.caregiver_id == caregiver_id),
            (Nudge, Nudge.caregiver_id == caregiver_id),
            (HeldMessage, HeldMessage.caregiver_id == caregiver_id),
            (ChannelAddress, ChannelAddress.conversation_id.in_(conversations)),
            (Conversation, Conversation.id.in_(conversations)),
            (Invite, Invite.caregiver_id == caregiver_id),
            (Care, Care.caregiver_id == caregiver_id),
            (Caregiver, Caregiver.id == caregiver_id),
        )
        for conversation_id in conversations:
            self.session.merge(Tombstone(conversation_id=conversation_id, at=now))
        counts = {}
        for table, condition in removals:
            result = self.session.execute(delete(table).where(condition))
            counts[table.__tablename__] = result.rowcount  # type: ignore[attr-defined]
        return counts

    def old_messages(self, before: datetime) -> dict[str, int]:
        """Remove messages, and what Rasa remembers, from before a moment."""
        counts = {}
        for table, condition in (
            (Outbound, Outbound.created_at < before),
            (Inbound, Inbound.received_at < before),
            (TrackerRow, TrackerRow.updated_at < before),
            (ChildLink, ChildLink.expires_at < before),
            # Somebody who wrote and never came in.
            (Conversation, Conversation.caregiver_id.is_(None) & (Conversation.last_seen_at < before)),
        ):
            result = self.session.execute(delete(table).where(condition))
            counts[table.__tablename__] = result.rowcount  # type: ignore[attr-defined]
        return counts

    def old_activities(self, left_before: date) -> int:
        """Remove answers and outcomes of students who left before a day."""
        gone = select(Student.id).where(Student.left_on < left_before)
        result = self.session.execute(delete(Activity).where(Activity.student_id.in_(gone)))
        return int(result.rowcount)  # type: ignore[attr-defined]
