"""Asks Telegram for updates, for a machine that the internet cannot reach."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.channel import WANTED, Telegram

log = structlog.get_logger(__name__)
HOLD_S = 25
"""How long Telegram may hold a question open when there is nothing new."""
PAUSE_S, LONG_PAUSE_S = 3.0, 60.0


async def poll(channel: Telegram, take: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
    """Hand over updates for ever, each acknowledged only after it was stored.

    Args:
        channel: Telegram.
        take: stores one update.
    """
    offset = 0
    while True:
        try:
            updates = await channel.bot.get_updates(
                offset=offset, timeout=HOLD_S, read_timeout=HOLD_S + 10, allowed_updates=WANTED
            )
            for update in updates:
                await take(update.to_dict())
                offset = update.update_id + 1
        except (Conflict, InvalidToken) as error:
            log.error(  # noqa: TRY400 - its trace tells nothing; what to do does
                "telegram.cannot_poll",
                error=type(error).__name__,
                do="End the other process that polls with this token, or put a right TELEGRAM_BOT_TOKEN in .env.",
            )
            await asyncio.sleep(LONG_PAUSE_S)
        except RetryAfter as error:
            after = error.retry_after
            await asyncio.sleep(float(after if isinstance(after, int) else after.total_seconds()))
        except TelegramError as error:
            log.warning("telegram.poll_failed", error=type(error).__name__)
            await asyncio.sleep(PAUSE_S)
