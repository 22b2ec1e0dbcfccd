"""Reads webhooks of the Cloud API into the one form of messages, and into receipts.

Meta delivers at least once, in batches, out of order, and for up to seven days (Graph v23, read 2026-11-22). Parsed
here and not by a library: the one that is kept drops what has no contact, and reads one message of a batch.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.channels.whatsapp.keys import tap_of
from bot.domain.messages import InboundMessage, MessageKind

NAME = "whatsapp"
LONGEST_ADDRESS = 160
_KINDS = {
    "image": MessageKind.PHOTO,
    "audio": MessageKind.VOICE,
    "sticker": MessageKind.STICKER,
    "document": MessageKind.FILE,
    "video": MessageKind.FILE,
}
_UNANSWERED = {"reaction", "system", "ephemeral", "request_welcome"}
"""A heart below a message needs no answer; what the platform says of itself neither."""
_EARLIEST, _LATEST = 1_400_000_000, 4_000_000_000


@dataclass(frozen=True)
class Receipt:
    """What became of a message of ours.

    Args:
        external_id: the platform's id of it.
        status: sent, delivered, read or failed.
        at: UTC.
        code: of the error, when it failed.
        category: as it is paid for; None when it is not told, or costs nothing.
    """

    external_id: str
    status: str
    at: datetime
    code: int | None = None
    category: str | None = None


@dataclass(frozen=True)
class Renamed:
    """A person is known by another number or id from now on."""

    before: str
    after: str


@dataclass
class Delivery:
    """All that one webhook tells."""

    heard: list[InboundMessage] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)


def read_webhook(body: Any, phone_number_id: str) -> Delivery:
    """Return what a webhook tells; what is of no known form, or of another number of ours, is left out.

    Args:
        body: the JSON.
        phone_number_id: of the number that this installation answers on.
    """
    found = Delivery()
    for entry in _objects(body, "entry"):
        for change in _objects(entry, "changes"):
            value = change.get("value")
            if not isinstance(value, dict) or _text(_object(value, "metadata"), "phone_number_id") != phone_number_id:
                continue
            ids = {_text(one, "wa_id"): _text(one, "user_id") for one in _objects(value, "contacts")}
            for message in _objects(value, "messages"):
                _read_message(message, ids, found)
            found.receipts += [one for raw in _objects(value, "statuses") if (one := _receipt(raw))]
    return found


def _read_message(message: dict[str, Any], ids: dict[str, str], found: Delivery) -> None:
    kind, phone = _text(message, "type"), _text(message, "from")
    alone = next(iter(ids.values()), "") if len(ids) == 1 else ""
    user = _text(message, "from_user_id") or ids.get(phone, "") or ("" if phone else alone)
    address, external_id = user or phone, _text(message, "id")
    if kind == "system":
        system = _object(message, "system")
        after = _text(system, "user_id") or _text(system, "wa_id")
        if address and after and address != after:
            found.renamed.append(Renamed(address, after))
        return
    if not address or not external_id or kind in _UNANSWERED:
        return
    one = _message(message, kind, address, external_id)
    found.heard.append(replace(one, known_as=phone) if user else one)


def _message(message: dict[str, Any], kind: str, address: str, external_id: str) -> InboundMessage:
    sent_at = _moment(message)
    key = _tapped(message, kind)
    if key is not None:
        return InboundMessage(NAME, external_id, address, MessageKind.TAP, sent_at, tap=tap_of(key))
    part = _object(message, kind)
    text = _text(part, "body", 20_000) if kind == "text" else _text(part, "caption", 20_000)
    read = MessageKind.TEXT if text else _KINDS.get(kind, MessageKind.OTHER)
    return InboundMessage(NAME, external_id, address, read, sent_at, text=text)


def _tapped(message: dict[str, Any], kind: str) -> str | None:
    """Return the key of what was tapped: a button, a row of a list, or a button of a template."""
    if kind == "button":
        return _text(_object(message, "button"), "payload")
    if kind != "interactive":
        return None
    interactive = _object(message, "interactive")
    return _text(_object(interactive, "button_reply"), "id") or _text(_object(interactive, "list_reply"), "id")


def _receipt(raw: dict[str, Any]) -> Receipt | None:
    external_id, status = _text(raw, "id"), _text(raw, "status")
    if not external_id or status not in {"sent", "delivered", "read", "failed"}:
        return None
    error = next(_objects(raw, "errors"), {})
    code = error.get("code")
    pricing = _object(raw, "pricing")
    paid = _text(pricing, "category") if pricing.get("billable") is True else ""
    return Receipt(external_id, status, _moment(raw), code if isinstance(code, int) else None, paid or None)


def _moment(raw: dict[str, Any]) -> datetime:
    digits = _text(raw, "timestamp")
    seconds = int(digits) if digits.isascii() and digits.isdecimal() else 0
    if _EARLIEST < seconds < _LATEST:
        return datetime.fromtimestamp(seconds, UTC)
    return datetime.now(UTC)


def _objects(holder: Any, name: str) -> Iterator[dict[str, Any]]:
    found = holder.get(name) if isinstance(holder, dict) else None
    yield from (one for one in (found if isinstance(found, list) else ()) if isinstance(one, dict))


def _object(holder: dict[str, Any], name: str) -> dict[str, Any]:
    found = holder.get(name)
    return found if isinstance(found, dict) else {}


def _text(holder: dict[str, Any], name: str, longest: int = LONGEST_ADDRESS) -> str:
    """Return a text without what no database takes: halves of characters, and NUL."""
    found = holder.get(name)
    if not isinstance(found, str):
        return ""
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")[:longest]
