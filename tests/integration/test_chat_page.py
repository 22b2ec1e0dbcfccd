"""The chat page's own routes: the cookie, the limits, the stream."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from fastapi.sse import ServerSentEvent
from sqlalchemy import select

from bot.channels.base import Posted
from bot.channels.webchat import QUEUE_LIMIT
from bot.domain.messages import InboundMessage, MessageKind, OutboundMessage
from bot.store.models import Inbound
from bot.store.queries.thread import thread
from bot.web.context import Web
from bot.web.routes import chat
from bot.web.routes.chat import CATCH_UP, COOKIE, YEAR_S
from tests.integration.kitchen import Kitchen
from tests.integration.test_pictures import DRAWN, page, sent

PATIENCE_S = 20.0
BUBBLES = [OutboundMessage(f"Bericht {number}.") for number in range(max(QUEUE_LIMIT, CATCH_UP) + 10)]


def test_the_cookie_lasts_a_year_from_each_visit(kitchen: Kitchen) -> None:
    client = page(kitchen, "hers")
    held = client.cookies[COOKIE]
    for _ in range(2):
        given = client.get("/chat").headers["set-cookie"]
        assert given.startswith(f"{COOKIE}={held};")
        assert f"Max-Age={YEAR_S};" in given
        assert "HttpOnly" in given


def test_who_has_no_cookie_gets_one_of_its_own(kitchen: Kitchen) -> None:
    client = page(kitchen, "hers")
    held = client.cookies[COOKIE]
    client.cookies.clear()
    client.get("/chat")
    assert client.cookies[COOKIE] != held


@pytest.mark.parametrize("path", ["messages", "stream", "files/1", "pictures/1"])
def test_who_reads_too_often_is_told_to_wait_and_nobody_else_is(
    kitchen: Kitchen, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "READS", "2/minute")
    client = page(kitchen, "hers")
    assert [client.get("/chat/messages").status_code for _ in range(2)] == [200, 200]
    refused = client.get(f"/chat/{path}")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "5")
    assert refused.json() == {"error": "Even wachten"}
    client.cookies = page(kitchen, "his").cookies
    assert client.get("/chat/messages").status_code == 200


def test_pictures_are_drawn_so_often_and_no_more(anna: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat, "PICTURES", "1/minute")
    (number,) = sent(anna, "hers", DRAWN)
    client = page(anna, "hers")
    assert [client.get(f"/chat/pictures/{number}").status_code for _ in range(2)] == [200, 429]
    assert client.get("/chat/messages").status_code == 200


def test_what_was_typed_at_once_is_shown_in_the_order_in_which_it_is_answered(anna: Kitchen) -> None:
    """Two requests of one moment: which is stored first is not always which began first."""
    for number, text in enumerate(["eerst", "daarna"]):
        anna.takes(InboundMessage(anna.box.name, f"at-once-{number}", "anna", MessageKind.TEXT, anna.clock(), text))
    with anna.store.session() as session:
        earlier, later = session.scalars(select(Inbound).where(Inbound.external_id.like("at-once-%"))).all()
        later.received_at = earlier.received_at - timedelta(milliseconds=1)
        session.commit()
        shown = [line.said for line in thread(session, later.address_id) if line.said]
    assert shown[-2:] == ["eerst", "daarna"]


async def read(events: AsyncIterator[ServerSentEvent], enough: int) -> list[int]:
    """Return the messages that a stream gives, until there are enough or it ends."""
    heard: list[int] = []
    while len(heard) < enough:
        try:
            told = await asyncio.wait_for(anext(events), PATIENCE_S)
        except StopAsyncIteration:
            break
        if told.event == "message":
            heard.append(int(told.id or 0))
    return heard


def web_of(kitchen: Kitchen) -> Web:
    """Return the parts behind a chat page."""
    app: Any = page(kitchen, "hers").app
    web: Web = app.state.web
    return web


def test_who_missed_much_is_given_all_of_it(anna: Kitchen) -> None:
    numbers = sent(anna, "hers", *BUBBLES)

    async def run() -> None:
        stream = chat.stream(web_of(anna), "hers")
        assert await read(stream, len(numbers)) == numbers
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(run())


def test_a_page_that_is_too_slow_is_let_go_and_asks_for_what_it_missed(anna: Kitchen) -> None:
    """What came in while it did not look is shown when it comes back, each message once and in order."""
    first, *_ = sent(anna, "hers", OutboundMessage("Dag."))

    async def run() -> None:
        web = web_of(anna)
        slow = chat.stream(web, "hers")
        assert await read(slow, 1) == [first]
        web.parts.hub.publish("hers", None)
        assert (await asyncio.wait_for(anext(slow), PATIENCE_S)).event == "typing"
        anna.post("hers", "test:more", *(one.text for one in BUBBLES))
        numbers = [one.id for one in anna.outbox()][-len(BUBBLES) :]
        for number, bubble in zip(numbers, BUBBLES, strict=True):
            web.parts.hub.publish("hers", Posted(number, "hers", bubble))
        assert await read(slow, len(numbers)) == []
        assert web.parts.hub.addresses() == []
        again = chat.stream(web, "hers", last_event_id=first)
        assert await read(again, len(numbers)) == numbers
        await again.aclose()  # type: ignore[attr-defined]

    asyncio.run(run())
