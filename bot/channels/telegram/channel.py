"""Sends to Telegram, with the client library of python-telegram-bot."""

from collections.abc import Awaitable
from typing import TypeVar

from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.channels.base import Capabilities, Posted
from bot.channels.errors import Blocked, ChannelError, Refused, TryLater
from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.updates import NAME

T = TypeVar("T")
WANTED = ["message", "callback_query"]
GONE = ("chat not found", "user is deactivated", "bot was kicked")


class Telegram:
    """Telegram.

    Nothing connects before the first message.

    Args:
        token: of the bot; never logged.
        api_url: of the Bot API, or of a stand-in.
    """

    name = NAME
    capabilities = Capabilities(settles=True)

    def __init__(self, token: str, api_url: str) -> None:
        self.bot = Bot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=HTTPXRequest(connection_pool_size=50, read_timeout=10.0),
        )

    async def send(self, posted: Posted) -> str:
        """Send a message.

        Raises:
            Blocked, TryLater, Refused: when Telegram does not take it.
        """
        file = posted.message.file
        call: Awaitable[Message]
        if file:
            text = posted.message.text
            call = self.bot.send_document(posted.address, file.content.encode(), filename=file.name, caption=text)
        else:
            call = self.bot.send_message(posted.address, posted.message.text, reply_markup=keyboard(posted))
        return str((await _translated(call)).message_id)

    async def settle(self, posted: Posted) -> None:
        """Show what is on, or take the keyboard away once it was answered."""
        if posted.external_id is None:
            return
        edit = self.bot.edit_message_reply_markup(
            chat_id=posted.address, message_id=int(posted.external_id), reply_markup=keyboard(posted)
        )
        await _quietly(edit)

    async def typing(self, address: str) -> None:
        """Show that an answer is coming."""
        await _quietly(self.bot.send_chat_action(address, "typing"))

    async def answer_tap(self, query_id: str) -> None:
        """End the clock on a tapped button; too old a tap cannot be answered any more."""
        await _quietly(self.bot.answer_callback_query(query_id))

    async def start(self) -> None:
        """Open the connections, without asking anything of Telegram."""
        await self.bot._request[0].initialize()  # noqa: SLF001 - Bot.initialize would ask getMe, and fail without network

    async def announce(self, address: str, secret: str) -> bool:
        """Tell Telegram where updates go; return whether it took that."""
        try:
            return bool(await self.bot.set_webhook(address, secret_token=secret, allowed_updates=WANTED))
        except TelegramError:
            return False

    async def close(self) -> None:
        """Close the connections."""
        await self.bot.shutdown()


async def _quietly(call: Awaitable[object]) -> None:
    """Do what does not matter when it fails: "not modified", an old callback, a network that is away."""
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
            after = error.retry_after
            return TryLater("rate", float(after if isinstance(after, int) else after.total_seconds()))
        case Forbidden():
            return Blocked("blocked")
        case InvalidToken():
            return TryLater("token", 300.0)
        case BadRequest() if any(word in str(error).lower() for word in GONE):
            return Blocked("gone")
        case BadRequest():
            return Refused("bad_request")
        case TimedOut():
            return TryLater("timeout")
        case NetworkError():
            return TryLater("network")
        case _:
            return TryLater("telegram")
