"""What a platform tells of messages that were sent."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store.models import Care, ChannelAddress, Charge, Conversation, Outbound, SchoolClass, Student, TemplateState


class Receipts:
    """Receipts, within one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, channel: str, external_id: str) -> Outbound | None:
        """Return the message of ours that a platform knows by this id."""
        return self.session.scalar(
            select(Outbound)
            .join(ChannelAddress, ChannelAddress.id == Outbound.address_id)
            .where(Outbound.external_id == external_id, ChannelAddress.channel == channel)
            .with_for_update(of=Outbound)
        )

    def charge(self, row: Outbound, category: str, month: date) -> None:
        """Count a message that is paid for, once; of whom no school is known, it is counted for none.

        Args:
            row: the message.
            category: as the platform bills it.
            month: its first day, Europe/Amsterdam.
        """
        if row.category is not None:
            return
        row.category = category
        school_id = self.session.scalar(
            select(SchoolClass.school_id)
            .join(Student, Student.class_id == SchoolClass.id)
            .join(Care, Care.student_id == Student.id)
            .join(Conversation, Conversation.caregiver_id == Care.caregiver_id)
            .where(Conversation.id == row.conversation_id)
            .limit(1)
        )
        if school_id is None:
            return
        where = (Charge.school_id == school_id, Charge.month == month, Charge.category == category)
        counted = self.session.execute(update(Charge).where(*where).values(number=Charge.number + 1))
        if not counted.rowcount:  # type: ignore[attr-defined]
            self.session.add(Charge(school_id=school_id, month=month, category=category, number=1))
            self.session.flush()

    def templates(self, states: dict[tuple[str, str], str], now: datetime) -> None:
        """Keep the states of templates, as the platform lists them now; of what it lists no more there is none.

        Args:
            states: by name and language.
            now: UTC.
        """
        for known in self.session.scalars(select(TemplateState)):
            if (known.name, known.language) not in states:
                self.session.delete(known)
        for (name, language), status in states.items():
            self.session.merge(TemplateState(name=name, language=language, status=status, checked_at=now))
