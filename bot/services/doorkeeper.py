"""Who writes without end is asked to wait; the others go on as if it were not there."""

import asyncio

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter, SlidingWindowCounterRateLimiter

from bot.domain.messages import InboundMessage
from bot.domain.safety import danger_in
from bot.services.inbound import Desk
from bot.store.repositories.conversations import Conversations

PACE = parse("60/minute")
"""Faster than anybody types or taps. What is over it is not stored."""
DANGER_PACE = parse("10/minute")
"""Words of danger are heard over that pace too, though not without end."""
TOLD_PACE = parse("1/minute")


class Doorkeeper:
    """Counts the messages of each address of a platform.

    Args:
        desk: the inbox.
        channel: name of the platform.
    """

    def __init__(self, desk: Desk, channel: str) -> None:
        self.desk, self.channel = desk, channel
        self._tasks: set[asyncio.Task[None]] = set()
        counts = MemoryStorage()
        self._pace, self._told = SlidingWindowCounterRateLimiter(counts), MovingWindowRateLimiter(counts)

    async def lets_in(self, message: InboundMessage) -> bool:
        """Return whether a message is to be stored; if not, its sender is asked to wait, once a minute."""
        if await self._pace.hit(PACE, self.channel, message.address):
            return True
        if danger_in(message.text) is not None and await self._pace.hit(DANGER_PACE, "danger", message.address):
            return True
        if await self._told.hit(TOLD_PACE, "slow down", message.address):
            conversation_id = await asyncio.to_thread(self._post, message)
            if conversation_id:
                task = asyncio.create_task(self.desk.outgoing.deliver(conversation_id))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        return False

    def _post(self, message: InboundMessage) -> str | None:
        with self.desk.store.session() as session:
            address = Conversations(session).address(message.channel, message.address)
            if address is None:
                return None
            note = [self.desk.answers.sorry("errors.slow_down")]
            self.desk.outgoing.post(session, address, note, f"slow:{address.id}:{message.external_id}")
            session.commit()
            return address.conversation_id
