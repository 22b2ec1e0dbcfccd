"""Reads Telegram's updates into the one form of messages."""

from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.domain.messages import InboundMessage, MessageKind, Tap

NAME = "telegram"
DONE = "done"
UNKNOWN = 0
"""No message has this id: the button is of an earlier version, or of nobody."""
LONGEST_NUMBER = 15
"""Digits of a number in callback data. A changed app can send any data; a longer number fits no database."""
_KINDS = (
    ("photo", MessageKind.PHOTO),
    ("voice", MessageKind.VOICE),
    ("video_note", MessageKind.VOICE),
    ("audio", MessageKind.VOICE),
    ("sticker", MessageKind.STICKER),
    ("document", MessageKind.FILE),
    ("video", MessageKind.FILE),
)
_NOTICES = ("pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed")
"""What Telegram itself says in a chat with a bot; nobody said anything."""


def read_update(body: Any) -> InboundMessage | None:
    """Return an update as a message, or None when it is not for the bot: a group, an edit, a status.

    Args:
        body: the JSON of one update (Bot API 10, read 2026-11-22).

    Raises:
        ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError: when it is of no form that is known.
    """
    update = Update.de_json(body, None)
    if update.callback_query:
        return _tap(int(update.update_id), update.callback_query)
    if update.message and update.message.chat.type == ChatType.PRIVATE:
        return _message(int(update.update_id), update.message)
    return None


def _message(update_id: int, message: Message) -> InboundMessage | None:
    if any(getattr(message, notice) for notice in _NOTICES):
        return None
    text = _clean(message.text or message.caption or "")
    address = str(int(message.chat.id))
    # The pictures of an album come as one message each: one answer is enough.
    album = f"album:{address}:{message.media_group_id}" if message.media_group_id and not text else None
    return InboundMessage(
        channel=NAME,
        external_id=album or f"update:{update_id}",
        address=address,
        kind=MessageKind.TEXT if text else _kind(message),
        sent_at=message.date.astimezone(UTC),
        text=text,
    )


def _clean(text: str) -> str:
    """Return the text without what no database or network takes: halves of characters, and NUL."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def _kind(message: Message) -> MessageKind:
    return next((kind for name, kind in _KINDS if getattr(message, name)), MessageKind.OTHER)


def _tap(update_id: int, query: CallbackQuery) -> InboundMessage | None:
    chat = query.message.chat if query.message else None
    if chat is None or chat.type != ChatType.PRIVATE:
        return None
    return InboundMessage(
        channel=NAME,
        external_id=f"update:{update_id}",
        address=str(int(chat.id)),
        kind=MessageKind.TAP,
        sent_at=datetime.now(UTC),
        tap=read_key(query.data or "") or Tap(UNKNOWN),
    )


def button_key(message: int, button: int) -> str:
    """Return the callback data of a button: an outbox id and an index, far below Telegram's 64 bytes."""
    return f"{message}:b:{button}"


def option_key(message: int, index: int) -> str:
    """Return the callback data of one option of a several-choice."""
    return f"{message}:o:{index}"


def done_key(message: int) -> str:
    """Return the callback data of the button that ends a several-choice."""
    return f"{message}:{DONE}"


def read_key(data: str) -> Tap | None:
    """Return the tap that callback data stands for; None when it is not of ours."""
    message, _, rest = data.partition(":")
    kind, _, index = rest.partition(":")
    if not _number(message):
        return None
    if kind == DONE and not index:
        return Tap(int(message))
    if kind == "b" and _number(index):
        return Tap(int(message), button=int(index))
    if kind == "o" and _number(index):
        return Tap(int(message), toggle=int(index))
    return None


def _number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER


def query_id(body: dict[str, Any]) -> str | None:
    """Return the id of a tap, to end its clock; None when the update is no tap."""
    query = body.get("callback_query")
    return str(query["id"]) if isinstance(query, dict) and "id" in query else None
