"""What a platform tells of messages that were sent."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.store.models import Care, ChannelAddress, Charge, Conversation, Outbound, SchoolClass, Student


@dataclass(frozen=True)
class Billed:
    """A message that is paid for: of which conversation, in which month (its first day), as which category."""

    conversation_id: str
    month: date
    category: str


class Receipts:
    """Receipts, within one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, channel: str, external_ids: Collection[str]) -> Mapping[str, Outbound]:
        """Return the messages of ours that a platform knows by these ids, nobody else's until this session ends."""
        rows = self.session.scalars(
            select(Outbound)
            .join(ChannelAddress, ChannelAddress.id == Outbound.address_id)
            .where(Outbound.external_id.in_(external_ids), ChannelAddress.channel == channel)
            .order_by(Outbound.id)
            .with_for_update(of=Outbound)
        )
        return {str(row.external_id): row for row in rows}

    def charge(self, billed: Sequence[Billed]) -> None:
        """Count messages that are paid for; of whom no school is known, they are counted for none.

        Args:
            billed: each message once.
        """
        schools = dict(
            self.session.execute(
                select(Conversation.id, func.min(SchoolClass.school_id))
                .join(Care, Care.caregiver_id == Conversation.caregiver_id)
                .join(Student, Student.id == Care.student_id)
                .join(SchoolClass, SchoolClass.id == Student.class_id)
                .where(Conversation.id.in_([one.conversation_id for one in billed]))
                .group_by(Conversation.id)
            )
            .tuples()
            .all()
        )
        counts = Counter(
            (schools[one.conversation_id], one.month, one.category) for one in billed if one.conversation_id in schools
        )
        if not counts:
            return
        table = Charge.__table__
        assert isinstance(table, Table)
        dialect = self.session.get_bind().dialect.name
        made = (postgresql if dialect == "postgresql" else sqlite).insert(table)
        added = made.on_conflict_do_update(
            index_elements=["school_id", "month", "category"], set_={"number": table.c.number + made.excluded.number}
        )
        rows = [
            {"school_id": school, "month": month, "category": category, "number": number}
            for (school, month, category), number in sorted(counts.items())
        ]
        self.session.execute(added, rows)
