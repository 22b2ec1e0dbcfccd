"""Telegram's updates on their way in, from the webhook or from the poller."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter, SlidingWindowCounterRateLimiter

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.updates import query_id, read_update
from bot.domain.messages import InboundMessage
from bot.domain.safety import danger_in
from bot.services.inbound import Desk
from bot.store.repositories.conversations import Conversations

log = structlog.get_logger(__name__)
PACE = parse("60/minute")
"""Faster than anybody types or taps. What is over it is not stored."""
DANGER_PACE = parse("10/minute")
"""Words of danger are heard over that pace too, though not without end."""
TOLD_PACE = parse("1/minute")
UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)
"""What the library raises on updates of a form that it does not know."""


class TelegramDesk:
    """Stores updates and has them answered.

    Args:
        desk: the inbox.
        channel: to end the clock on tapped buttons.
    """

    def __init__(self, desk: Desk, channel: Telegram) -> None:
        self.desk, self.channel = desk, channel
        self._tasks: set[asyncio.Task[None]] = set()
        counts = MemoryStorage()
        self._pace, self._told = SlidingWindowCounterRateLimiter(counts), MovingWindowRateLimiter(counts)

    async def take(self, body: Any) -> None:
        """Store an update, and have it answered afterwards.

        An update that cannot be read is acknowledged all the same: Telegram would send it for ever.

        Args:
            body: the JSON of one update.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: when the database is away; Telegram then delivers again.
        """
        try:
            message, tapped = read_update(body), query_id(body)
        except UNREADABLE as error:
            log.warning("telegram.unreadable", error=type(error).__name__)
            return
        if tapped:
            self._meanwhile(self.channel.answer_tap(tapped))
        if message is None:
            return
        if not await self._in_pace(message):
            await self._slow_down(message)
            return
        received = await asyncio.to_thread(self.desk.receive, message)
        self.desk.answer(received)

    def _meanwhile(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _in_pace(self, message: InboundMessage) -> bool:
        if await self._pace.hit(PACE, "telegram", message.address):
            return True
        return danger_in(message.text) is not None and await self._pace.hit(DANGER_PACE, "danger", message.address)

    async def _slow_down(self, message: InboundMessage) -> None:
        """Ask a chat that writes without end to wait, once a minute; the others go on as if it were not there."""
        if not await self._told.hit(TOLD_PACE, "slow down", message.address):
            return
        conversation_id = await asyncio.to_thread(self._post_slow_down, message)
        if conversation_id:
            self._meanwhile(self.desk.outgoing.deliver(conversation_id))

    def _post_slow_down(self, message: InboundMessage) -> str | None:
        with self.desk.store.session() as session:
            address = Conversations(session).address(message.channel, message.address)
            if address is None:
                return None
            note = [self.desk.answers.sorry("errors.slow_down")]
            self.desk.outgoing.post(session, address, note, f"slow:{address.id}:{message.external_id}")
            session.commit()
            return address.conversation_id
