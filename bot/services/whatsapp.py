"""What WhatsApp delivers, on its way in: messages to the inbox, receipts to the outbox."""

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog
from sqlalchemy import update

from bot.channels.whatsapp.channel import WhatsApp
from bot.channels.whatsapp.refusals import refusal
from bot.channels.whatsapp.updates import NAME, Delivery, Heard, Receipt, Renamed, read_webhook
from bot.domain.calendar import local_day
from bot.services.doorkeeper import Doorkeeper
from bot.services.inbound import Desk, Received
from bot.store.models import ChannelAddress
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.receipts import Receipts

log = structlog.get_logger(__name__)


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
        delivery.heard = [one for one in delivery.heard if await self.door.lets_in(one.message)]
        received = await asyncio.to_thread(self._store, delivery)
        for heard in delivery.heard:
            self.channel.heard(heard.message.address, heard.message.external_id)
        for one in received:
            self.desk.answer(one)

    def _store(self, delivery: Delivery) -> list[Received]:
        for renamed in delivery.renamed:
            self._rename(renamed)
        for heard in delivery.heard:
            if heard.known_as:
                self._rename(Renamed(heard.known_as, heard.message.address))
        # A platform that delivers out of order delivers a batch out of order too; what was said first comes first.
        in_order: Sequence[Heard] = sorted(delivery.heard, key=lambda one: one.message.sent_at)
        received = [self.desk.receive(one.message) for one in in_order]
        for receipt in delivery.receipts:
            self._keep(receipt)
        return received

    def _rename(self, renamed: Renamed) -> None:
        """Know a person by another id from now on, unless that one has a conversation of its own."""
        with self.desk.store.session() as session:
            kept = Conversations(session)
            if kept.address(NAME, renamed.before) is None or kept.address(NAME, renamed.after) is not None:
                return
            session.execute(
                update(ChannelAddress)
                .where(ChannelAddress.channel == NAME, ChannelAddress.address == renamed.before)
                .values(address=renamed.after)
            )
            session.commit()

    def _keep(self, receipt: Receipt) -> None:
        with self.desk.store.session() as session:
            kept = Receipts(session)
            row = kept.of(NAME, receipt.external_id)
            if row is None:
                return
            if receipt.category:
                kept.charge(row, receipt.category, local_day(receipt.at).replace(day=1))
            if receipt.status in {"delivered", "read"}:
                row.delivered_at = row.delivered_at or receipt.at
            if receipt.status == "read":
                row.read_at = row.read_at or receipt.at
            failed = receipt.status == "failed" and row.delivered_at is None
            session.commit()
        if failed:
            self.desk.outgoing.failed(row.id, refusal(receipt.code or -1))


async def look_at_templates(channel: WhatsApp, desk: Desk, business_id: str) -> dict[tuple[str, str], str]:
    """Ask the platform which templates it knows, and keep their states.

    Args:
        channel: to ask.
        desk: has the database and the clock.
        business_id: of the WhatsApp business account.

    Returns:
        The states, by name and language.

    Raises:
        bot.channels.errors.ChannelError: when the platform does not tell; what was kept stays.
    """
    listed = await channel.templates(business_id)
    states = {(str(one.get("name")), str(one.get("language"))): str(one.get("status")) for one in listed}

    def keep() -> None:
        with desk.store.session() as session:
            Receipts(session).templates(states, desk.clock())
            session.commit()

    await asyncio.to_thread(keep)
    return states
