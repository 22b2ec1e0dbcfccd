"""What WhatsApp delivers, on its way in: messages to the inbox, receipts to the outbox."""

import asyncio
from collections.abc import Sequence
from typing import Any

from bot.channels.whatsapp.channel import WhatsApp
from bot.channels.whatsapp.refusals import refusal
from bot.channels.whatsapp.updates import NAME, Delivery, Receipt, Renamed, read_webhook
from bot.domain.calendar import local_day
from bot.services.doorkeeper import Doorkeeper
from bot.services.inbound import Desk, Received
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.receipts import Billed, Receipts


class WhatsAppDesk:
    """Stores what a webhook tells, and has it answered.

    Args:
        desk: the inbox.
        channel: to show that an answer is coming.
    """

    def __init__(self, desk: Desk, channel: WhatsApp) -> None:
        self.desk, self.channel = desk, channel
        self.door = Doorkeeper(desk, NAME)

    async def take(self, body: Any) -> None:
        """Store all that a webhook tells, and have it answered afterwards.

        Args:
            body: its JSON; the signature was looked at before.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: when the database is away; Meta then delivers again.
        """
        delivery = read_webhook(body, self.channel.phone_number_id)
        delivery.heard = [one for one in delivery.heard if await self.door.lets_in(one)]
        received = await asyncio.to_thread(self._store, delivery)
        for message in delivery.heard:
            self.channel.heard(message.address, message.external_id)
        for one in received:
            self.desk.answer(one)

    def _store(self, delivery: Delivery) -> list[Received]:
        if delivery.renamed:
            self._rename(delivery.renamed)
        # A platform that delivers out of order delivers a batch out of order too; what was said first comes first.
        received = [self.desk.receive(one) for one in sorted(delivery.heard, key=lambda one: one.sent_at)]
        if delivery.receipts:
            self._keep(delivery.receipts)
        return received

    def _rename(self, renamed: Sequence[Renamed]) -> None:
        with self.desk.store.session() as session:
            for one in renamed:
                Conversations(session).address(NAME, one.after, one.before)
            session.commit()

    def _keep(self, receipts: Sequence[Receipt]) -> None:
        """Keep what became of messages: in as many statements for a batch as for one."""
        failed: dict[int, int] = {}
        with self.desk.store.session() as session:
            kept = Receipts(session)
            rows = kept.of(NAME, {one.external_id for one in receipts})
            billed = []
            for one in receipts:
                row = rows.get(one.external_id)
                if row is None:
                    continue
                if one.category and row.category is None:
                    row.category = one.category
                    billed.append(Billed(row.conversation_id, local_day(one.at).replace(day=1), one.category))
                if one.status in {"delivered", "read"}:
                    row.delivered_at = row.delivered_at or one.at
                if one.status == "read":
                    row.read_at = row.read_at or one.at
                if one.status == "failed":
                    failed[row.id] = one.code or UNKNOWN
            kept.charge(billed)
            arrived = {row.id for row in rows.values() if row.delivered_at}
            session.commit()
        for row_id in failed.keys() - arrived:
            self.desk.outgoing.failed(row_id, refusal(failed[row_id]))


UNKNOWN = -1
"""No error of the platform has this number."""
