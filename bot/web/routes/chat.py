"""The parent's chat page."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Cookie, Depends, Header, HTTPException, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.channels.base import Posted
from bot.channels.webchat import WebChat
from bot.domain.messages import TEXT_LIMIT, Choice, InboundMessage, MessageKind, OutboundMessage, Tap
from bot.services.clock import utc_now
from bot.store.queries import thread
from bot.web.access import by_cookie
from bot.web.context import Here, Web

router = APIRouter(prefix="/chat", dependencies=[by_cookie])
COOKIE = "keukentafel_chat"
YEAR_S = 365 * 24 * 3600
PER_PERSON, PER_MINUTE, NEW_CHATS = "30/10second", "120/minute", "60/minute"
READS, PICTURES = "200/10second", "120/minute"
"""For each chat. A picture is drawn when it is asked for, which costs more than reading."""
CATCH_UP = 200
RECONNECT_MS = 1000
LARGEST = 2**53
"""Numbers from here on are none that a page was given."""
ChatCookie = Annotated[str | None, Cookie(alias=COOKIE)]


async def reader(web: Here, cookie: ChatCookie = None) -> str:
    """Return the address in the cookie of who reads.

    Raises:
        HTTPException: 401 without a cookie of ours; 429 when it asks too often. Both before a stream begins.
    """
    address = _address(web, cookie)
    await _within(web, READS, "chat reads", address)
    return address


Reader = Annotated[str, Depends(reader)]


class TapBody(BaseModel):
    """A tap, as the page sends it."""

    model_config = ConfigDict(extra="forbid")

    message: int = Field(ge=1, lt=LARGEST)
    button: int | None = Field(default=None, ge=0, le=100)
    values: list[Annotated[str, Field(max_length=100)]] | None = Field(default=None, max_length=50)


class MessageBody(BaseModel):
    """A message, as the page sends it: a text or a tap, under an id the page made."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=8, max_length=64)
    text: str | None = Field(default=None, max_length=20_000)
    tap: TapBody | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "MessageBody":
        if (self.text is None) == (self.tap is None):
            raise ValueError("a message has a text or a tap")
        return self


@router.get("", response_class=HTMLResponse)
async def chat_page(request: Request, web: Here, invite: str = "", cookie: ChatCookie = None) -> Response:
    """Show the chat page. Whoever has no cookie gets one; with each visit it lasts a year again."""
    page = web.page(request, "chat", invite=invite[:32])
    address = web.read(cookie)
    if address is None:
        if not await web.throttle.allows(NEW_CHATS, "new chat", request.client.host if request.client else ""):
            return web.page(
                request, "error", 429, title="Even wachten", text="Het is nu erg druk. Probeer het zo nog eens."
            )
        address = secrets.token_urlsafe(18)
    page.set_cookie(COOKIE, web.sign(address), YEAR_S, httponly=True, samesite="lax", secure=web.https)
    return page


@router.get("/messages")
async def history(web: Here, address: Reader) -> dict[str, Any]:
    """Return the latest messages."""
    lines = await asyncio.to_thread(_history, web, address)
    return {"messages": lines}


@router.post("/messages", status_code=202)
async def say(body: MessageBody, web: Here, request: Request, cookie: ChatCookie = None) -> Response:
    """Take a message in; the same id twice is one message."""
    address = _address(web, cookie)
    _same_origin(request)
    if body.text is not None and len(body.text) > TEXT_LIMIT:
        return JSONResponse({"error": web.parts.catalogue.say("errors.too_long")}, 413)
    for limit in (PER_PERSON, PER_MINUTE):
        if not await web.throttle.allows(limit, "chat", address):
            return JSONResponse({"error": web.parts.catalogue.say("errors.slow_down")}, 429, {"Retry-After": "5"})
    received = await asyncio.to_thread(web.parts.desk.receive, _message(address, body))
    web.parts.desk.answer(received)
    return JSONResponse({"ok": True}, 202)


@router.get("/stream", response_class=EventSourceResponse)
async def stream(
    web: Here,
    address: Reader,
    after: Annotated[int, Query(ge=0, lt=LARGEST)] = 0,
    last_event_id: Annotated[int | None, Header(ge=0, lt=LARGEST)] = None,
) -> AsyncIterator[ServerSentEvent]:
    """Send what the bot says, from the last message the page has; the page opens a stream that ended again."""
    seen: set[int] = set()
    yield ServerSentEvent(comment="open", retry=RECONNECT_MS)
    last = max(after, last_event_id or 0)
    async with web.parts.hub.page(address) as page:
        while missed := await asyncio.to_thread(_missed, web, address, last):
            for posted in missed:
                seen.add(posted.id)
                yield _event(posted)
            last = missed[-1].id
        async for posted_now in page.news():
            if posted_now is None:
                yield ServerSentEvent(event="typing", data={})
            elif posted_now.id not in seen:
                seen.add(posted_now.id)
                yield _event(posted_now)


@router.get("/files/{outbound_id}")
async def file(outbound_id: Annotated[int, Path(ge=1, lt=LARGEST)], web: Here, address: Reader) -> Response:
    """Hand over a file that the bot made for this parent."""
    for posted in await asyncio.to_thread(_missed, web, address, outbound_id - 1, 1):
        if posted.id == outbound_id and posted.message.file:
            name = posted.message.file.name
            headers = {"Content-Disposition": f'attachment; filename="{name}"'}
            return PlainTextResponse(posted.message.file.content, headers=headers, media_type="application/json")
    raise HTTPException(404)


@router.get("/pictures/{outbound_id}")
async def picture(outbound_id: Annotated[int, Path(ge=1, lt=LARGEST)], web: Here, address: Reader) -> Response:
    """Draw a picture of a message to this parent."""
    await _within(web, PICTURES, "chat pictures", address)
    shown = next(iter(await asyncio.to_thread(_missed, web, address, outbound_id - 1, 1)), None)
    if shown is None or shown.id != outbound_id or shown.message.picture is None:
        raise HTTPException(404)
    drawn = await asyncio.to_thread(web.parts.drawings.png, shown.message.picture)
    return Response(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


def _address(web: Web, cookie: str | None) -> str:
    address = web.read(cookie)
    if address is None:
        raise HTTPException(401, "Laad de pagina opnieuw.")
    return address


async def _within(web: Web, limit: str, what: str, address: str) -> None:
    if not await web.throttle.allows(limit, what, address):
        raise HTTPException(429, headers={"Retry-After": "5"})


def _same_origin(request: Request) -> None:
    """Refuse what another site's page sends: browsers name the page's origin with every POST."""
    origin = request.headers.get("origin")
    if origin and origin.partition("://")[2] != request.headers.get("host"):
        raise HTTPException(403)


def _message(address: str, body: MessageBody) -> InboundMessage:
    tap = None
    if body.tap:
        values = None if body.tap.values is None else tuple(body.tap.values)
        tap = Tap(body.tap.message, button=body.tap.button, values=values)
    return InboundMessage(
        channel=WebChat.name,
        external_id=f"{address}:{body.id}",
        address=address,
        kind=MessageKind.TAP if tap else MessageKind.TEXT,
        sent_at=utc_now(),
        text=body.text or "",
        tap=tap,
    )


def _history(web: Web, address: str) -> list[dict[str, Any]]:
    with web.parts.store.reading() as session:
        address_id = thread.address_of(session, WebChat.name, address)
        lines = thread.thread(session, address_id) if address_id else []
    return [
        {"from": "parent", "id": f"in-{line.id}", "text": line.said, "ref": line.ref.removeprefix(f"{address}:")}
        if line.said is not None
        else _shown(_posted(address, line))
        for line in lines
    ]


def _missed(web: Web, address: str, after: int, limit: int = CATCH_UP) -> list[Posted]:
    with web.parts.store.reading() as session:
        address_id = thread.address_of(session, WebChat.name, address)
        lines = thread.after(session, address_id, after, limit) if address_id else []
    return [_posted(address, line) for line in lines]


def _posted(address: str, line: thread.Line) -> Posted:
    message = OutboundMessage.from_dict(line.body or {"text": ""})
    return Posted(line.id, address, message, line.chosen, line.answered)


def _event(posted: Posted) -> ServerSentEvent:
    return ServerSentEvent(event="message", id=str(posted.id), data=_shown(posted))


def _option(option: Choice) -> dict[str, str]:
    picture = {"picture": f"/static/{option.picture}"} if option.picture else {}
    return {"id": option.id, "title": option.title, **picture}


def _shown(posted: Posted) -> dict[str, Any]:
    """Return a message as the page shows it: titles, without what they stand for."""
    message = posted.message
    shown: dict[str, Any] = {"from": "bot", "id": posted.id, "text": message.text, "answered": posted.answered}
    if message.buttons:
        shown["buttons"] = [{"title": button.title} for button in message.buttons]
    if message.choices:
        options = [_option(option) for option in message.choices.options]
        chosen = list(posted.chosen or message.choices.chosen)
        shown["choices"] = {
            "options": options,
            "least": message.choices.least,
            "most": message.choices.most,
            "chosen": chosen,
        }
    if message.picture and message.choices is None:
        # A several-choice shows each card on its own chip.
        shown["picture"] = {"path": f"/chat/pictures/{posted.id}", "alt": message.picture.alt}
    if message.file:
        shown["file"] = {"name": message.file.name, "href": f"/chat/files/{posted.id}"}
    return shown
