"""A stand-in for Telegram's Bot API, over HTTP on this machine: it takes, keeps and refuses what the real one does.

What it refuses, and in which words, is of the Bot API 10 (core.telegram.org/bots/api, read 2026-11-22).
"""

import asyncio
import json
import math
import random
import re
import struct
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

T = TypeVar("T")
Params = dict[str, Any]
Handler = Callable[[Params], Awaitable[Any]]
PAYLOADS = Path(__file__).resolve().parents[1] / "payloads" / "telegram"
TOKEN = "123456:AAH-stand-in-token-of-no-real-bot_0"
BOT = {"id": 123456, "is_bot": True, "first_name": "Keukentafel", "username": "keukentafel_bot"}
TEXT_LIMIT, CAPTION_LIMIT, DATA_LIMIT, BUTTON_LIMIT, ANSWER_LIMIT = 4096, 1024, 64, 100, 200
PNG, PHOTO_BYTES, PHOTO_SIDES, PHOTO_RATIO = b"\x89PNG\r\n\x1a\n", 10 * 1024 * 1024, 10_000, 20
WEBHOOK_PORTS = {None, 80, 88, 443, 8443}
LONGEST_HOLD_S = 50
RETRY_S = 0.2
PATIENCE_S = 10.0
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def payload(name: str) -> dict[str, Any]:
    """Return an update as Telegram sends it."""
    body: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))
    return body


@dataclass(frozen=True)
class Trouble:
    """How a call fails; without a status the connection drops."""

    status: int = 0
    retry_after: int = 0


DROP, BROKEN = Trouble(), Trouble(500)


@dataclass(frozen=True)
class Call:
    """A call of the bot, as it was answered; status 0 when the connection was dropped."""

    method: str
    params: Params
    status: int
    at: float


@dataclass
class Shown:
    """A message of the bot, as the person's app shows it now."""

    message_id: int
    text: str
    buttons: list[dict[str, Any]]
    file: tuple[str, bytes] | None
    at: float
    body: dict[str, Any]


@dataclass
class Chat:
    """A person who opened a chat with the bot."""

    id: int
    shown: list[Shown] = field(default_factory=list)
    blocked: bool = False
    ids: "count[int]" = field(default_factory=lambda: count(1))

    def body(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": "Fatma"}

    def person(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": "Fatma", "language_code": "nl"}


class Refusal(Exception):
    """What Telegram does not do."""

    def __init__(self, status: int, description: str, retry_after: int = 0) -> None:
        super().__init__(description)
        self.status, self.description, self.retry_after = status, description, retry_after


class TelegramApi:
    """The server, on a thread of its own; all that changes, changes there.

    Args:
        token: the one that it knows.
    """

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.url = ""
        self.chats: dict[int, Chat] = {}
        self.calls: list[Call] = []
        self.impatient: list[Call] = []
        """Calls that came back before ``retry_after`` was over."""
        self.delivered: list[tuple[int, int]] = []
        """Updates sent to the webhook, with the status that came back."""
        self.busy = 0.0
        """Share of messages that are asked to wait a second."""
        self.webhook: dict[str, Any] = {}
        self.inside: dict[str, str] = {}
        """Where an address of the internet is on this machine, as a reverse proxy knows."""
        self._pending: list[dict[str, Any]] = []
        self._forced: list[dict[str, Any]] = []
        self._allowed: list[str] = []
        self._troubles: defaultdict[str, list[Trouble]] = defaultdict(list)
        self._waits: dict[tuple[str, str], float] = {}
        self._queries: set[str] = set()
        self._chance = random.Random(1)
        self._update_ids, self._query_ids = count(870_000_000), count(4_295_000_000_000_000_000)
        self._poller = 0
        self._loop = asyncio.new_event_loop()
        self._news = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._methods: dict[str, Handler] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "sendmessage": self._send_message,
            "senddocument": self._send_document,
            "sendphoto": self._send_photo,
            "sendchataction": self._send_chat_action,
            "editmessagereplymarkup": self._edit_reply_markup,
            "answercallbackquery": self._answer_callback_query,
        }

    # what a test does with the server
    def start(self) -> "TelegramApi":
        """Listen on a free port."""
        self._thread.start()
        self._do(self._listen())
        return self

    def stop(self) -> None:
        """End it, and every call that it holds."""
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_S)
        self._loop.close()

    def forget(self) -> None:
        """Forget all chats, calls, troubles and updates, as if nothing had been said yet."""
        kept: list[Any] = [self.chats, self.calls, self.impatient, self.delivered, self.webhook]
        for each in [*kept, self._pending, self._forced, self._troubles, self._waits]:
            each.clear()

    def fails(self, method: str, trouble: Trouble, times: int = 1) -> None:
        """Let the next calls of a method fail."""
        self._do(self._later(lambda: self._troubles[method.lower()].extend([trouble] * times)))

    def called(self, method: str, chat: int | None = None) -> list[Call]:
        """Return the calls of a method, in order."""
        return [
            call
            for call in list(self.calls)
            if call.method == method and (chat is None or str(call.params.get("chat_id")) == str(chat))
        ]

    def waiting(self) -> int:
        """Return how many updates were not yet fetched and acknowledged."""
        return len(self._pending) + len(self._forced)

    # what people do
    def chat(self, chat_id: int) -> Chat:
        """Return a person's chat, opened the first time."""
        return self.chats.setdefault(chat_id, Chat(chat_id))

    def says(self, chat_id: int, **content: Any) -> dict[str, Any]:
        """Let a person send a message; return the update."""
        chat = self.chat(chat_id)
        message = {"message_id": next(chat.ids), "from": chat.person(), "chat": chat.body(), "date": int(time.time())}
        return self.push({"message": {**message, **content}})

    def sends(self, chat_id: int, name: str) -> dict[str, Any]:
        """Let a person send what a stored payload holds: a photo, a sticker; return the update."""
        apart = {"message_id", "from", "chat", "date"}
        return self.says(chat_id, **{key: value for key, value in payload(name)["message"].items() if key not in apart})

    def taps(self, chat_id: int, message_id: int, data: str, *, old: bool = False) -> dict[str, Any]:
        """Let a person tap on a button; return the update. One that is old cannot be answered any more."""
        chat, query = self.chat(chat_id), str(next(self._query_ids))
        shown = next((one for one in chat.shown if one.message_id == message_id), None)
        message = shown.body if shown else {"message_id": message_id, "chat": chat.body(), "date": 0}
        if not old:
            self._queries.add(query)
        tap = {"id": query, "from": chat.person(), "chat_instance": "1", "message": message, "data": data}
        return self.push({"callback_query": tap})

    def push(self, update: dict[str, Any], *, forced: bool = False) -> dict[str, Any]:
        """Hand an update to the bot, by webhook or when it asks; return it.

        Args:
            update: without an id it gets the next one.
            forced: hand it over even when it was acknowledged, or was not asked for.
        """
        update = update if "update_id" in update else {"update_id": next(self._update_ids), **update}
        wanted = not self._allowed or any(kind in update for kind in self._allowed)

        def add() -> None:
            (self._forced if forced else self._pending).extend([update] if forced or wanted else [])
            self._wake()

        self._do(self._later(add))
        return update

    # the server
    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_S)

    async def _later(self, change: Callable[[], object]) -> None:
        change()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _listen(self) -> None:
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._delivery = asyncio.create_task(self._deliver())

    async def _close(self) -> None:
        self._delivery.cancel()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        params: Params = {**request.query, **(await request.post())}
        try:
            result = await self._method(request.match_info["token"], name, params)(params)
        except Refusal as refusal:
            self._record(name, params, refusal.status)
            if not refusal.status and request.transport:
                request.transport.abort()
            body: dict[str, Any] = {"ok": False, "error_code": refusal.status, "description": refusal.description}
            if refusal.retry_after:
                body["parameters"] = {"retry_after": refusal.retry_after}
            return web.json_response(body, status=refusal.status or 500)
        self._record(name, params, 200)
        return web.json_response({"ok": True, "result": result})

    def _record(self, name: str, params: Params, status: int) -> None:
        self.calls.append(Call(name, params, status, time.time()))

    def _method(self, token: str, name: str, params: Params) -> Handler:
        if token != self.token:
            raise Refusal(401, "Unauthorized")
        self._pass_troubles(name, params)
        self._pass_odds(name)
        if name.lower() not in self._methods:
            raise Refusal(404, "Not Found")
        return self._methods[name.lower()]

    def _pass_troubles(self, name: str, params: Params) -> None:
        key = (name.lower(), str(params.get("chat_id")))
        left = self._waits.get(key, 0.0) - time.monotonic()
        if left > 0:
            self.impatient.append(Call(name, params, 429, time.time()))
            raise _too_many(math.ceil(left))
        if not self._troubles[name.lower()]:
            return
        trouble = self._troubles[name.lower()].pop(0)
        if trouble.status == 429:
            self._waits[key] = time.monotonic() + trouble.retry_after
            raise _too_many(trouble.retry_after)
        raise Refusal(trouble.status, "Internal Server Error")

    def _pass_odds(self, name: str) -> None:
        if name.lower() == "sendmessage" and self._chance.random() < self.busy:
            raise _too_many(1)

    async def _get_me(self, _params: Params) -> dict[str, Any]:
        return BOT

    async def _get_updates(self, params: Params) -> list[dict[str, Any]]:
        if self.webhook:
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._poller += 1
        mine, offset = self._poller, int(params.get("offset", 0))
        limit = min(max(int(params.get("limit", 100)), 1), 100)
        until = time.monotonic() + min(int(params.get("timeout", 0)), LONGEST_HOLD_S)
        if params.get("allowed_updates"):
            self._allowed = json.loads(params["allowed_updates"])
        self._pending = [one for one in self._pending if one["update_id"] >= offset]
        self._wake()
        while True:
            news = self._news
            if self._poller != mine:
                raise Refusal(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            found = [*self._forced, *self._pending][:limit]
            left = until - time.monotonic()
            if found or left <= 0:
                self._forced.clear()
                return found
            try:
                await asyncio.wait_for(news.wait(), left)
            except TimeoutError:
                continue

    async def _set_webhook(self, params: Params) -> bool:
        url, secret = urlsplit(params.get("url", "")), params.get("secret_token", "")
        if url.scheme != "https":
            raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if url.port not in WEBHOOK_PORTS:
            raise Refusal(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            raise Refusal(400, "Bad Request: secret token contains unallowed characters")
        if params.get("allowed_updates"):
            self._allowed = json.loads(params["allowed_updates"])
        self.webhook = {"url": params["url"], "secret_token": secret}
        self._poller += 1
        self._wake()
        return True

    async def _delete_webhook(self, params: Params) -> bool:
        self.webhook = {}
        if params.get("drop_pending_updates") == "true":
            self._pending.clear()
        self._wake()
        return True

    async def _deliver(self) -> None:
        """Send updates to the webhook, each until it is taken."""
        async with aiohttp.ClientSession() as session:
            while True:
                news, webhook = self._news, self.webhook
                waiting = [*self._forced, *self._pending]
                if not webhook or not waiting:
                    await news.wait()
                    continue
                status = await self._post(session, webhook, waiting[0])
                self.delivered.append((waiting[0]["update_id"], status))
                if 200 <= status < 300:
                    (self._forced if waiting[0] in self._forced else self._pending).remove(waiting[0])
                else:
                    await asyncio.sleep(RETRY_S)

    async def _post(self, session: aiohttp.ClientSession, webhook: dict[str, Any], update: dict[str, Any]) -> int:
        url: str = webhook["url"]
        for outside, inside in self.inside.items():
            url = url.replace(outside, inside)
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]} if webhook["secret_token"] else {}
        try:
            async with session.post(url, json=update, headers=headers) as response:
                return response.status
        except aiohttp.ClientError:
            return 0

    def _chat_of(self, params: Params) -> Chat:
        given = str(params.get("chat_id", ""))
        chat = self.chats.get(int(given)) if re.fullmatch(r"-?\d+", given) else None
        if chat is None:
            raise Refusal(400, "Bad Request: chat not found")
        if chat.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return chat

    def _show(self, chat: Chat, params: Params, text: str, file: tuple[str, bytes] | None = None) -> dict[str, Any]:
        markup = _markup(params)
        body: dict[str, Any] = {
            "message_id": next(chat.ids),
            "from": BOT,
            "chat": chat.body(),
            "date": int(time.time()),
            ("caption" if file else "text"): text,
        }
        if markup:
            body["reply_markup"] = {"inline_keyboard": markup}
        buttons = [button for row in markup for button in row]
        chat.shown.append(Shown(body["message_id"], text, buttons, file, time.time(), body))
        return body

    async def _send_message(self, params: Params) -> dict[str, Any]:
        chat, text = self._chat_of(params), str(params.get("text", "")).strip()
        if not text:
            raise Refusal(400, "Bad Request: message text is empty")
        if _units(text) > TEXT_LIMIT:
            raise Refusal(400, "Bad Request: message is too long")
        return self._show(chat, params, text)

    async def _send_document(self, params: Params) -> dict[str, Any]:
        chat, caption, name, content = self._file_of(params, "document")
        body = self._show(chat, params, caption, (name, content))
        named = {"file_id": "1", "file_unique_id": "1", "file_name": name, "file_size": len(content)}
        return {**body, "document": named}

    async def _send_photo(self, params: Params) -> dict[str, Any]:
        chat, caption, name, content = self._file_of(params, "photo")
        if not content.startswith(PNG) or len(content) > PHOTO_BYTES:
            raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
        width, height = struct.unpack(">II", content[16:24])
        if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
            raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        body = self._show(chat, params, caption, (name, content))
        size = {"file_id": "2", "file_unique_id": "2", "width": width, "height": height, "file_size": len(content)}
        return {**body, "photo": [size]}

    def _file_of(self, params: Params, kind: str) -> tuple[Chat, str, str, bytes]:
        chat, caption, sent = self._chat_of(params), str(params.get("caption", "")), params.get(kind)
        if not isinstance(sent, web.FileField):
            raise Refusal(400, f"Bad Request: there is no {kind} in the request")
        if _units(caption) > CAPTION_LIMIT:
            raise Refusal(400, "Bad Request: message caption is too long")
        content = sent.file.read()
        if not content:
            raise Refusal(400, "Bad Request: file must be non-empty")
        return chat, caption, sent.filename, content

    async def _send_chat_action(self, params: Params) -> bool:
        self._chat_of(params)
        if params.get("action") not in {"typing", "upload_document", "upload_photo"}:
            raise Refusal(400, "Bad Request: wrong parameter action in request")
        return True

    async def _edit_reply_markup(self, params: Params) -> dict[str, Any]:
        chat, markup = self._chat_of(params), _markup(params)
        shown = next((one for one in chat.shown if str(one.message_id) == str(params.get("message_id"))), None)
        if shown is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        before = shown.body.get("reply_markup", {}).get("inline_keyboard", [])
        if markup == before:
            raise Refusal(400, NOT_MODIFIED)
        shown.body = {key: value for key, value in shown.body.items() if key != "reply_markup"}
        if markup:
            shown.body["reply_markup"] = {"inline_keyboard": markup}
        shown.buttons = [button for row in markup for button in row]
        return shown.body

    async def _answer_callback_query(self, params: Params) -> bool:
        query = str(params.get("callback_query_id", ""))
        if query not in self._queries:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(str(params.get("text", ""))) > ANSWER_LIMIT:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        self._queries.discard(query)
        return True


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", seconds)


def _markup(params: Params) -> list[list[dict[str, Any]]]:
    """Return the rows of an inline keyboard.

    Raises:
        Refusal: when it is none that Telegram takes.
    """
    try:
        rows: list[list[dict[str, Any]]] = json.loads(params.get("reply_markup") or "{}").get("inline_keyboard", [])
    except ValueError:
        raise Refusal(400, "Bad Request: can't parse reply keyboard markup JSON object") from None
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTON_LIMIT:
        raise Refusal(400, "Bad Request: reply markup is too long")
    for button in buttons:
        if not button.get("text"):
            raise Refusal(400, 'Bad Request: can\'t parse inline keyboard button: Field "text" must be non-empty')
        if not 1 <= len(str(button.get("callback_data", "")).encode()) <= DATA_LIMIT:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    return rows
