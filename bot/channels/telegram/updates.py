"""Reads Telegram's updates into the one form of messages."""

from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Message, Update

from bot.domain.messages import InboundMessage, MessageKind, Tap

NAME = "telegram"
DONE = "done"
_KINDS = (
    ("photo", MessageKind.PHOTO),
    ("voice", MessageKind.VOICE),
    ("video_note", MessageKind.VOICE),
    ("audio", MessageKind.VOICE),
    ("sticker", MessageKind.STICKER),
    ("document", MessageKind.FILE),
    ("video", MessageKind.FILE),
)


def read_update(body: dict[str, Any]) -> InboundMessage | None:
    """Return an update as a message, or None when it is not for the bot: a group, an edit, a status.

    Args:
        body: the JSON of one update (Bot API 10, read 2026-11-22).
    """
    update = Update.de_json(body, None)
    if update.callback_query:
        return _tap(update.update_id, update.callback_query)
    if update.message and update.message.chat.type == "private":
        return _message(update.update_id, update.message)
    return None


def _message(update_id: int, message: Message) -> InboundMessage:
    kind = MessageKind.TEXT if message.text else _kind(message)
    return InboundMessage(
        channel=NAME,
        external_id=f"update:{update_id}",
        address=str(message.chat.id),
        kind=kind,
        sent_at=message.date.astimezone(UTC),
        text=message.text or message.caption or "",
    )


def _kind(message: Message) -> MessageKind:
    return next((kind for name, kind in _KINDS if getattr(message, name)), MessageKind.OTHER)


def _tap(update_id: int, query: CallbackQuery) -> InboundMessage | None:
    tap = read_key(query.data or "")
    chat = query.message.chat if query.message else None
    if tap is None or chat is None:
        return None
    return InboundMessage(
        channel=NAME,
        external_id=f"update:{update_id}",
        address=str(chat.id),
        kind=MessageKind.TAP,
        sent_at=datetime.now(UTC),
        tap=tap,
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
    if not message.isdecimal():
        return None
    if kind == DONE and not index:
        return Tap(int(message))
    if kind == "b" and index.isdecimal():
        return Tap(int(message), button=int(index))
    if kind == "o" and index.isdecimal():
        return Tap(int(message), toggle=int(index))
    return None


def query_id(body: dict[str, Any]) -> str | None:
    """Return the id of a tap, to end its clock; None when the update is no tap."""
    query = body.get("callback_query")
    return str(query["id"]) if isinstance(query, dict) and "id" in query else None
