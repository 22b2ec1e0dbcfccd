"""Telegram's updates on their way in, from the webhook or from the poller."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.updates import NAME, query_id, read_update
from bot.services.doorkeeper import Doorkeeper
from bot.services.inbound import Desk

log = structlog.get_logger(__name__)
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
        self.door = Doorkeeper(desk, NAME)

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
        if not await self.door.lets_in(message):
            return
        received = await asyncio.to_thread(self.desk.receive, message)
        self.desk.answer(received)

    def _meanwhile(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
