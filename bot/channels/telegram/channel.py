"""Sends to Telegram, with the client library of python-telegram-bot."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx
from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.channels.base import Capabilities, Posted
from bot.channels.errors import Blocked, ChannelError, Refused, TryLater
from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.updates import NAME
from bot.domain.messages import Picture

T = TypeVar("T")
WANTED = ("message", "callback_query")
GONE = ("chat not found", "user is deactivated", "bot was kicked", "peer_id_invalid")
TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
"""Characters of a message, and below a picture or a file (Bot API 10, read 2026-11-22)."""
PAUSE_S = 3.0
"""Between two tries, when Telegram is out of reach and says nothing about it."""

PER_SECOND = 30
"""Messages a second to all chats together (Bot FAQ of Telegram, read 2026-11-22); one a second to each."""


class Telegram:
    """Telegram.

    Nothing connects before the first message. A channel that was closed opens again when it is used: the worker
    closes it after each of its minutes.

    Args:
        token: of the bot; never logged.
        api_url: of the Bot API, or of a stand-in.
        draw: turns a picture into PNG.
    """

    name = NAME
    capabilities = Capabilities(
        settles=True, text_limit=TEXT_LIMIT, caption_limit=CAPTION_LIMIT, per_second=PER_SECOND, chat_gap_s=1.0
    )

    def __init__(self, token: str, api_url: str, draw: Callable[[Picture], bytes]) -> None:
        self._draw = draw
        self._asking = HTTPXRequest(connection_pool_size=1)
        self._sending = HTTPXRequest(connection_pool_size=50, read_timeout=10.0)
        self.bot = Bot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=self._sending,
            get_updates_request=self._asking,
        )

    async def send(self, posted: Posted) -> str:
        """Send a message.

        Raises:
            Blocked, TryLater, Refused: when Telegram does not take it.
        """
        await self.start()
        file, picture, text = posted.message.file, posted.message.picture, posted.message.text
        call: Awaitable[Message]
        if picture:
            drawn = await asyncio.to_thread(self._draw, picture)
            call = self.bot.send_photo(posted.address, drawn, caption=text, reply_markup=keyboard(posted))
        elif file:
            call = self.bot.send_document(posted.address, file.content.encode(), filename=file.name, caption=text)
        else:
            call = self.bot.send_message(posted.address, text, reply_markup=keyboard(posted))
        return str((await _translated(call)).message_id)

    async def settle(self, posted: Posted) -> None:
        """Show what is on, or take the keyboard away once it was answered."""
        if posted.external_id is None:
            return
        edit = self.bot.edit_message_reply_markup(
            chat_id=posted.address, message_id=int(posted.external_id), reply_markup=keyboard(posted)
        )
        await self._quietly(edit)

    async def door(self, code: str) -> str | None:
        """Return the link that opens a chat and begins with a code."""
        await self.start()
        try:
            me = await self.bot.get_me()
        except TelegramError:
            return None
        return f"https://t.me/{me.username}?start={code}"

    async def typing(self, address: str) -> None:
        """Show that an answer is coming."""
        await self._quietly(self.bot.send_chat_action(address, "typing"))

    async def answer_tap(self, query_id: str) -> None:
        """End the clock on a tapped button; too old a tap cannot be answered any more."""
        await self._quietly(self.bot.answer_callback_query(query_id))

    async def start(self) -> None:
        """Make the clients, unless they are there, without asking anything of Telegram."""
        await self._asking.initialize()
        await self._sending.initialize()

    async def updates(self, offset: int, hold: int) -> list[Any]:
        """Ask for updates as they come, not as the library reads them.

        One that it cannot read would hold up all others, and it would log what people wrote.

        Args:
            offset: the first update that is wanted; those before it are done.
            hold: seconds that Telegram may keep the question when there is nothing new.

        Raises:
            telegram.error.TelegramError: when Telegram does not answer.
        """
        query = urlencode({"offset": offset, "timeout": hold, "allowed_updates": json.dumps(WANTED)})
        found = await self._asking.post(f"{self.bot.base_url}/getUpdates?{query}", read_timeout=hold + 10.0)
        return found if isinstance(found, list) else []

    async def announce(self, address: str, secret: str) -> bool:
        """Tell Telegram where updates go, as often as it takes while it is out of reach; return whether it took that."""
        while True:
            try:
                await _translated(self.bot.set_webhook(address, secret_token=secret, allowed_updates=WANTED))
            except TryLater as error:
                if error.reason == "token":
                    return False
                await asyncio.sleep(error.after or PAUSE_S)
            except ChannelError:
                return False
            else:
                return True

    async def withdraw(self) -> None:
        """Tell Telegram that we ask for updates ourselves; it refuses that as long as a webhook is set.

        Raises:
            telegram.error.TelegramError: when Telegram does not answer.
        """
        await self.bot.delete_webhook()

    async def close(self) -> None:
        """Close the connections."""
        await self._asking.shutdown()
        await self._sending.shutdown()

    async def _quietly(self, call: Awaitable[object]) -> None:
        """Do what does not matter when it fails: "not modified", an old callback, a network that is away."""
        await self.start()
        try:
            await call
        except TelegramError:
            return


async def _translated(call: Awaitable[T]) -> T:
    """Do it, and say in the project's own terms why it failed. ``BadRequest`` is a ``NetworkError``: it comes first."""
    try:
        return await call
    except TelegramError as error:
        raise _reason(error) from None


def _reason(error: TelegramError) -> ChannelError:
    match error:
        case RetryAfter():
            return TryLater("rate", seconds(error))
        case Forbidden():
            return Blocked("blocked")
        case InvalidToken():
            return TryLater("token", 300.0)
        case BadRequest() if any(word in str(error).lower() for word in GONE):
            return Blocked("gone")
        case BadRequest():
            return Refused("bad_request")
        case TimedOut():
            return TryLater("timeout", perhaps_sent=_was_handed_over(error))
        case NetworkError():
            return TryLater("network", perhaps_sent=_was_handed_over(error))
        case _:
            return TryLater("telegram")


def _was_handed_over(error: TelegramError) -> bool:
    """Return whether a connection broke after it was made: whether the message arrived is not known then."""
    cause = error.__cause__
    before = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
    return cause is not None and not isinstance(cause, before)


def seconds(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    after = error.retry_after
    return float(after if isinstance(after, int) else after.total_seconds())
