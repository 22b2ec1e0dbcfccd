"""A stand-in for Meta's Graph API, over HTTP on this machine: it takes, keeps and refuses what the real one does.

What it refuses, and by which codes, is of Graph v23 (developers.facebook.com, read 2026-11-22).
"""

import asyncio
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

import httpx
from aiohttp import web

T = TypeVar("T")
TOKEN, APP_SECRET, VERIFY = "EAAG-stand-in-token", "stand-in-app-secret-0", "stand-in-verify-token"
PHONE_ID, BUSINESS_ID, NUMBER = "106540352242922", "102290129340398", "+31 6 1234 5678"
DAY_S = 86_400
PATIENCE_S = 10.0
STATUS = {190: 401, 131047: 400, 130429: 400}


@dataclass
class Shown:
    """A message of the bot, as the person's app shows it."""

    id: str
    body: dict[str, Any]
    at: float


@dataclass
class Person:
    """Somebody with WhatsApp; ``user_id`` is the platform's own, ``phone`` may be hidden."""

    user_id: str
    phone: str
    shown: list[Shown] = field(default_factory=list)
    heard_at: float = 0.0
    hidden: bool = False
    gone: bool = False


class Refusal(Exception):
    """What the platform does not do."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(message)
        self.code, self.message = code, message


class GraphApi:
    """The server, on a thread of its own."""

    def __init__(self) -> None:
        self.url = self.hook = ""
        self.people: dict[str, Person] = {}
        self.calls: list[tuple[str, int]] = []
        self.templates: dict[str, str] = {}
        self.refusals: list[int] = []
        """Codes that the next messages are refused with, the first one first."""
        self.media: dict[str, tuple[str, bytes]] = {}
        self._numbers, self._ids = count(31_612_345_000), count(1)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    # what a test does with the server
    def start(self) -> "GraphApi":
        """Listen on a free port."""
        self._thread.start()
        self._do(self._listen())
        return self

    def stop(self) -> None:
        """End it."""
        self._do(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_S)
        self._loop.close()

    def person(self, *, hidden: bool = False) -> Person:
        """Return somebody new."""
        number = str(next(self._numbers))
        made = Person(f"NL.{number}77", number, hidden=hidden)
        self.people[made.user_id] = made
        return made

    # what people do
    def says(self, person: Person, kind: str = "text", **content: Any) -> dict[str, Any]:
        """Return the webhook of a message; the person is heard now."""
        person.heard_at = time.time()
        message = {"id": f"wamid.{next(self._ids)}", "timestamp": str(int(person.heard_at)), "type": kind, **content}
        contact: dict[str, Any] = {"profile": {"name": "Fatma"}, "user_id": person.user_id}
        if not person.hidden:
            message["from"], contact["wa_id"] = person.phone, person.phone
        message["from_user_id"] = person.user_id
        return self.webhook({"contacts": [contact], "messages": [message]})

    def status(self, person: Person, message: str, status: str, **more: Any) -> dict[str, Any]:
        """Return the webhook of a receipt."""
        told = {
            "id": message,
            "status": status,
            "timestamp": str(int(time.time())),
            "recipient_user_id": person.user_id,
        }
        return self.webhook({"statuses": [{**told, **more}]})

    @staticmethod
    def webhook(*values: dict[str, Any]) -> dict[str, Any]:
        """Return a webhook with one change for each value."""
        metadata = {"display_phone_number": NUMBER, "phone_number_id": PHONE_ID}
        changes = [
            {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata, **value}}
            for value in values
        ]
        return {"object": "whatsapp_business_account", "entry": [{"id": BUSINESS_ID, "changes": changes}]}

    def deliver(self, *bodies: dict[str, Any], secret: str = APP_SECRET) -> list[int]:
        """Deliver webhooks, signed; return what each was answered with."""
        return [deliver(self.hook, json.dumps(body).encode(), secret) for body in bodies]

    # the server
    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_S)

    async def _listen(self) -> None:
        app = web.Application(client_max_size=20 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def _answer(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        try:
            body = await self._result(request, path)
        except Refusal as refusal:
            self.calls.append((path, refusal.code))
            error = {"message": refusal.message, "type": "OAuthException", "code": refusal.code}
            return web.json_response({"error": error}, status=STATUS.get(refusal.code, 400))
        self.calls.append((path, 0))
        return web.json_response(body)

    async def _result(self, request: web.Request, path: str) -> dict[str, Any]:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Refusal(190, "Error validating access token")
        if path == f"{PHONE_ID}/messages":
            return self._message(await request.json())
        if path == f"{PHONE_ID}/media":
            return self._upload(await request.post())
        if path == PHONE_ID:
            return {"display_phone_number": NUMBER, "id": PHONE_ID}
        if path == f"{BUSINESS_ID}/message_templates":
            return self._page_of_templates(request.query.get("after", ""))
        raise Refusal(100, "Unsupported request")

    def _page_of_templates(self, after: str) -> dict[str, Any]:
        """List two at a time, so that whoever asks must turn pages."""
        names, begin = sorted(self.templates), int(after or 0)
        data = [
            {"name": name, "language": "nl", "status": self.templates[name], "category": "MARKETING"}
            for name in names[begin : begin + 2]
        ]
        more = begin + 2 < len(names)
        return {"data": data, "paging": {"cursors": {"after": str(begin + 2)}, **({"next": "x"} if more else {})}}

    def _upload(self, fields: Any) -> dict[str, Any]:
        file = fields.get("file")
        if not isinstance(file, web.FileField) or fields.get("messaging_product") != "whatsapp":
            raise Refusal(100, "file is required")
        number = f"media-{next(self._ids)}"
        self.media[number] = (file.content_type, file.file.read())
        return {"id": number}

    def _message(self, body: dict[str, Any]) -> dict[str, Any]:
        if body.get("messaging_product") != "whatsapp":
            raise Refusal(100, "messaging_product is required")
        if body.get("status") == "read":
            return {"success": True}
        if self.refusals:
            raise Refusal(self.refusals.pop(0), "refused")
        person = self._whom(body)
        check(body, self.media)
        kind = body.get("type")
        if kind == "template":
            named = body["template"]
            status = self.templates.get(named["name"])
            if status is None or named["language"]["code"] != "nl":
                raise Refusal(132001, "Template does not exist")
            if status != "APPROVED":
                raise Refusal(132015, "Template is paused")
        elif time.time() - person.heard_at > DAY_S:
            raise Refusal(131047, "Re-engagement message")
        shown = Shown(f"wamid.{next(self._ids)}", body, time.time())
        person.shown.append(shown)
        return {"messaging_product": "whatsapp", "contacts": [{}], "messages": [{"id": shown.id}]}

    def _whom(self, body: dict[str, Any]) -> Person:
        to, recipient = body.get("to"), body.get("recipient")
        found = next((p for p in self.people.values() if to == p.phone or (not to and recipient == p.user_id)), None)
        if found is None or found.gone:
            raise Refusal(131026, "Message undeliverable")
        return found


def deliver(hook: str, raw: bytes, secret: str) -> int:
    """Deliver the bytes of a webhook with its signature; return the status it was answered with."""
    headers = {"x-hub-signature-256": signature(raw, secret), "content-type": "application/json"}
    return httpx.post(hook, content=raw, headers=headers, timeout=PATIENCE_S).status_code


def signature(raw: bytes, secret: str) -> str:
    """Return the signature of the bytes of a webhook."""
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def check(body: dict[str, Any], media: dict[str, Any]) -> None:
    """Hold a message against the limits of the platform.

    Raises:
        Refusal: by the code 100, as for any parameter that is not valid.
    """
    kind = body.get("type")
    if kind == "text":
        _length(body["text"]["body"], 1, 4096)
    elif kind in {"image", "document"}:
        if body[kind]["id"] not in media:
            raise Refusal(100, "media id")
        _length(body[kind].get("caption", ""), 0, 1024)
    elif kind == "interactive":
        _interactive(body["interactive"])
    elif kind != "template":
        raise Refusal(100, f"type {kind}")


def _interactive(body: dict[str, Any]) -> None:
    _length(body["body"]["text"], 1, 1024)
    action = body["action"]
    if body["type"] == "button":
        rows = [one["reply"] for one in action["buttons"]]
        _rows(rows, 3, 20, 256)
        return
    _length(action["button"], 1, 20)
    rows = [row for section in action["sections"] for row in section["rows"]]
    if len(action["sections"]) > 1 and not all(section.get("title") for section in action["sections"]):
        raise Refusal(100, "section title")
    _rows(rows, 10, 24, 200)


def _rows(rows: list[dict[str, str]], most: int, title: int, key: int) -> None:
    if not 1 <= len(rows) <= most:
        raise Refusal(100, f"{len(rows)} rows")
    for row in rows:
        _length(row["title"], 1, title)
        _length(row["id"], 1, key)
    if len({row["title"] for row in rows}) < len(rows) or len({row["id"] for row in rows}) < len(rows):
        raise Refusal(100, "titles and ids must differ")


def _length(text: str, least: int, most: int) -> None:
    if not least <= len(text.encode("utf-16-le")) // 2 <= most or (least and not text.strip()):
        raise Refusal(100, f"length of {text[:20]!r}")
