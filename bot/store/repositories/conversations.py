"""Conversations and the addresses they are reached on."""

import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store.models import Caregiver, ChannelAddress, Conversation, Inbound, Outbound


class Conversations:
    """The conversations of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def address(self, channel: str, address: str, known_as: str = "") -> ChannelAddress | None:
        """Return the address on a platform, if it was ever heard of.

        Args:
            channel: name of the platform.
            address: of the person.
            known_as: another address of the same person, from before; it is this one from now on.
        """
        found = {
            one.address: one
            for one in self.session.scalars(
                select(ChannelAddress).where(
                    ChannelAddress.channel == channel, ChannelAddress.address.in_([address, known_as or address])
                )
            )
        }
        if address not in found and known_as in found:
            found[known_as].address = address
            return found[known_as]
        return found.get(address)

    def open(self, channel: str, address: str, stage: str, now: datetime) -> ChannelAddress:
        """Start a conversation for an address that was never heard of."""
        conversation = Conversation(id=secrets.token_urlsafe(18), stage=stage, created_at=now, last_seen_at=now)
        row = ChannelAddress(conversation_id=conversation.id, channel=channel, address=address, last_seen_at=now)
        self.session.add(conversation)
        self.session.flush()
        self.session.add(row)
        self.session.flush()
        return row

    def get(self, conversation_id: str) -> Conversation | None:
        """Return a conversation."""
        return self.session.get(Conversation, conversation_id)

    def of_caregiver(self, caregiver_id: int) -> Conversation | None:
        """Return the one conversation of a caregiver."""
        return self.session.scalar(select(Conversation).where(Conversation.caregiver_id == caregiver_id))

    def latest_addresses(self, caregiver_ids: Collection[int]) -> dict[int, ChannelAddress]:
        """Return for each caregiver where it was last heard and can still be reached."""
        rows = self.session.execute(
            select(Conversation.caregiver_id, ChannelAddress)
            .join(ChannelAddress, ChannelAddress.conversation_id == Conversation.id)
            .where(Conversation.caregiver_id.in_(caregiver_ids), ChannelAddress.blocked_at.is_(None))
            .order_by(ChannelAddress.last_seen_at, ChannelAddress.id)
        )
        return {caregiver_id: address for caregiver_id, address in rows if caregiver_id is not None}

    def touch(self, conversation_id: str, address: ChannelAddress, now: datetime, sent_at: datetime) -> None:
        """Note that somebody was heard: who writes has not blocked the bot, or not any more.

        Args:
            conversation_id: of whom.
            address: on which platform.
            now: UTC.
            sent_at: by the platform's clock; what comes late makes nobody heard later than it was said.
        """
        seen = update(Conversation).where(Conversation.id == conversation_id).values(last_seen_at=now)
        self.session.execute(seen)
        address.last_seen_at, address.blocked_at = now, None
        address.heard_at = max(address.heard_at or sent_at, min(sent_at, now))

    def opt_out(self, conversation_id: str, now: datetime) -> None:
        """Send nothing any more to the caregiver of a conversation."""
        conversation = self.session.get(Conversation, conversation_id)
        if conversation is not None and conversation.caregiver_id is not None:
            self.session.get_one(Caregiver, conversation.caregiver_id).opted_out_at = now

    def move(self, from_id: str, to_id: str) -> None:
        """Let a further address join the conversation that the caregiver already has, with what it wrote so far."""
        for table in (ChannelAddress, Inbound, Outbound):
            self.session.execute(update(table).where(table.conversation_id == from_id).values(conversation_id=to_id))
