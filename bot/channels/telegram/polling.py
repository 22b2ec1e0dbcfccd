"""Asks Telegram for updates, for a machine that the internet cannot reach."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.channel import PAUSE_S, Telegram, seconds

log = structlog.get_logger(__name__)
HOLD_S = 25
"""How long Telegram may hold a question open when there is nothing new."""
LONG_PAUSE_S = 60.0


async def poll(channel: Telegram, take: Callable[[Any], Awaitable[None]]) -> None:
    """Hand over updates for ever, each acknowledged only after it was stored.

    Args:
        channel: Telegram.
        take: stores one update; when it fails, the update is handed over again.
    """
    offset, asked = 0, False
    while True:
        try:
            if not asked:
                await channel.withdraw()
                asked = True
            for update in await channel.updates(offset, HOLD_S):
                await take(update)
                offset = int(update["update_id"]) + 1
        except (Conflict, InvalidToken) as error:
            log.error(  # noqa: TRY400 - its trace tells nothing; what to do does
                "telegram.cannot_poll",
                error=type(error).__name__,
                do="End the other process that polls with this token, or put a right TELEGRAM_BOT_TOKEN in .env.",
            )
            await asyncio.sleep(LONG_PAUSE_S)
        except RetryAfter as error:
            await asyncio.sleep(seconds(error))
        except TelegramError as error:
            log.warning("telegram.poll_failed", error=type(error).__name__)
            await asyncio.sleep(PAUSE_S)
        except Exception as error:  # noqa: BLE001 - a database that is away must not end the asking; its trace may hold words
            log.error("telegram.not_stored", error=type(error).__name__)  # noqa: TRY400
            await asyncio.sleep(PAUSE_S)
