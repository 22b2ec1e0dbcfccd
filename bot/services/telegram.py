"""Telegram's updates on their way in, from the webhook or from the poller."""

import asyncio
from typing import Any

import structlog

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.updates import query_id, read_update
from bot.services.inbound import Desk

log = structlog.get_logger(__name__)


class TelegramDesk:
    """Stores updates and has them answered.

    Args:
        desk: the inbox.
        channel: to end the clock on tapped buttons.
    """

    def __init__(self, desk: Desk, channel: Telegram) -> None:
        self.desk, self.channel = desk, channel
        self._taps: set[asyncio.Task[None]] = set()

    async def take(self, body: dict[str, Any]) -> None:
        """Store an update, and have it answered afterwards.

        An update that cannot be read is acknowledged all the same: Telegram would send it for ever.

        Args:
            body: the JSON of one update.
        """
        try:
            message = read_update(body)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            log.warning("telegram.unreadable", error=type(error).__name__)
            return
        tapped = query_id(body)
        if tapped:
            task = asyncio.create_task(self.channel.answer_tap(tapped))
            self._taps.add(task)
            task.add_done_callback(self._taps.discard)
        if message is not None:
            received = await asyncio.to_thread(self.desk.receive, message)
            self.desk.wake(received.conversation_id)
