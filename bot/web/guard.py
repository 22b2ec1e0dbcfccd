"""What every request passes: a bound on its body, and headers on its answer."""

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 256 * 1024
"""Bytes. A page's longest message is 16 KiB, an update of Telegram's some kilobytes."""
FILES = {
    "/school/roster": 13 * 1024 * 1024,
    "/school/calendar/file": 4 * 1024 * 1024,
    "/webhooks/whatsapp": 3 * 1024 * 1024,
}
"""Where more may come, with its bound: a file of a school, where a larger list is refused with a sentence of its own, and
batches of WhatsApp (Graph v23, read 2026-11-22)."""
HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}

TOO_LARGE = "Dit is te groot. Er is niets veranderd."


class _TooLarge(HTTPException):
    """The body went over the bound; what reads it may turn this into an answer."""


class Guard:
    """ASGI middleware that refuses bodies over the bound and adds the security headers.

    Args:
        app: what is guarded.
        https: whether to tell browsers to come by https only.
    """

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        self.headers = {**HEADERS, **({"strict-transport-security": "max-age=31536000"} if https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False
        read = 0
        limit = FILES.get(scope["path"], BODY_LIMIT)

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise _TooLarge(413)
            return message

        async def headed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                # Modules of the page import each other by name: an old and a new one must not mix. The ETag keeps it
                # cheap. Pages with names of children stay out of every cache.
                headers.setdefault("cache-control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
            await send(message)

        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > limit:
            await PlainTextResponse(TOO_LARGE, 413)(scope, receive, headed)
            return
        try:
            await self.app(scope, bounded, headed)
        except _TooLarge:
            if not started:
                await PlainTextResponse(TOO_LARGE, 413)(scope, receive, headed)
