"""A picture of a message is drawn when it is looked at, for the one it was sent to."""

import pytest
from itsdangerous import URLSafeSerializer
from pydantic import SecretStr
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.channels.webchat import WebChat
from bot.config import Settings
from bot.domain.asking import PATH
from bot.domain.messages import Button, OutboundMessage, Picture
from bot.store.models import ChannelAddress
from bot.web.app import create_app
from bot.web.routes.chat import COOKIE
from tests.integration.kitchen import Kitchen

KEY = "x" * 40
STATIONS = [{"title": "Sterke kanten", "note": "klaar, 23 november", "state": "done"}]
DRAWN = OutboundMessage("Uw weg.", picture=Picture(PATH, {"child": "Samir", "stations": STATIONS}, "Sterke kanten"))


def page(kitchen: Kitchen, address: str) -> TestClient:
    """A chat page of this address."""
    parts = Parts(Settings(secret_key=SecretStr(KEY)), kitchen.clock)
    parts.store, parts.catalogue = kitchen.store, kitchen.catalogue
    cookies = {COOKIE: str(URLSafeSerializer(KEY, salt="chat").dumps(address))}
    return TestClient(create_app(parts), cookies=cookies)


def sent(kitchen: Kitchen, address: str, *bubbles: OutboundMessage) -> list[int]:
    """Put messages to a chat page in the outbox; return their numbers."""
    with kitchen.store.session() as session:
        row = ChannelAddress(
            conversation_id=kitchen.conversation("anna"),
            channel=WebChat.name,
            address=address,
            last_seen_at=kitchen.clock(),
        )
        session.add(row)
        session.flush()
        kitchen.outgoing.post(session, row, bubbles, f"test:{address}")
        session.commit()
    return [one.id for one in kitchen.outbox()][-len(bubbles) :]


@pytest.fixture
def message(anna: Kitchen) -> int:
    """A message with a picture, to Anna's own page."""
    (number,) = sent(anna, "hers", DRAWN)
    return number


def test_a_picture_is_drawn_for_its_own_page(anna: Kitchen, message: int) -> None:
    drawn = page(anna, "hers").get(f"/chat/pictures/{message}")
    assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/png")
    assert drawn.content.startswith(b"\x89PNG")
    assert drawn.headers["cache-control"] == "private, max-age=86400"


def test_the_page_is_told_where_it_is_and_what_it_shows(anna: Kitchen, message: int) -> None:
    shown = page(anna, "hers").get("/chat/messages").json()["messages"][-1]
    assert shown["picture"] == {"path": f"/chat/pictures/{message}", "alt": "Sterke kanten"}


def test_a_picture_of_somebody_else_is_not_drawn(anna: Kitchen, message: int) -> None:
    sent(anna, "his", OutboundMessage("Dag!"))
    assert page(anna, "his").get(f"/chat/pictures/{message}").status_code == 404
    assert page(anna, "nobody").get(f"/chat/pictures/{message}").status_code == 404


def test_without_a_cookie_of_ours_nothing_is_drawn(anna: Kitchen, message: int) -> None:
    client = page(anna, "hers")
    client.cookies.set(COOKIE, "hers.forged")
    assert client.get(f"/chat/pictures/{message}").status_code == 401


def test_a_message_without_a_picture_or_that_is_not_there_has_none(anna: Kitchen) -> None:
    number, last = sent(anna, "hers", OutboundMessage("Dag!", (Button("Menu", "menu"),)), DRAWN)
    client = page(anna, "hers")
    assert client.get(f"/chat/pictures/{number}").status_code == 404
    assert client.get(f"/chat/pictures/{last + 1}").status_code == 404
    assert client.get("/chat/pictures/0").status_code == 422
