"""The webhook as the whole internet may call it: nothing without a signature, no fault whatever is signed."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy import func, select
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.config import Settings
from bot.store.engine import Store
from bot.store.models import Inbound
from bot.web.app import create_app
from tests.fakes.graph_api import APP_SECRET, PHONE_ID, TOKEN, GraphApi, signature
from tests.integration.staff import SECRET
from tests.unit.test_whatsapp_updates import JSON, message

PATH = "/webhooks/whatsapp"


@pytest.fixture
def http(store: Store) -> Iterator[TestClient]:
    """The web application, with WhatsApp set up; nobody is at the other end of it."""
    parts = Parts(
        Settings(
            secret_key=SECRET,
            whatsapp_token=SecretStr(TOKEN),
            whatsapp_phone_number_id=PHONE_ID,
            whatsapp_app_secret=SecretStr(APP_SECRET),
            whatsapp_api_url="http://127.0.0.1:9",
        )
    )
    parts.store = store
    app: FastAPI = create_app(parts)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def signed(http: TestClient, raw: bytes) -> int:
    return http.post(PATH, content=raw, headers={"x-hub-signature-256": signature(raw, APP_SECRET)}).status_code


def stored(store: Store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count(Inbound.id))) or 0


ANY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@ANY
@given(
    body=JSON
    | st.builds(
        lambda changes: GraphApi.webhook({"messages": [{**message(), **changes}]}),
        st.dictionaries(st.text(max_size=9), JSON),
    )
)
def test_whatever_is_signed_is_taken(http: TestClient, body: Any) -> None:
    assert signed(http, json.dumps(body).encode()) == 200


@ANY
@given(raw=st.binary(max_size=200))
def test_bytes_that_are_no_json_are_refused(http: TestClient, raw: bytes) -> None:
    assert signed(http, raw) in {200, 400}


@ANY
@given(claimed=st.text(st.characters(codec="latin-1"), max_size=90))
def test_nothing_is_stored_without_a_valid_signature(http: TestClient, store: Store, claimed: str) -> None:
    raw = json.dumps(GraphApi.webhook({"messages": [message()]})).encode()
    answer = http.post(PATH, content=raw, headers={b"x-hub-signature-256": claimed.encode("latin-1")})
    assert answer.status_code in {403, 400}
    assert stored(store) == 0


def test_signs_outside_ascii_are_signed_as_they_come(http: TestClient, store: Store) -> None:
    """Meta escapes them; what counts are the bytes and not what they mean."""
    body = GraphApi.webhook({"messages": [message(text={"body": "hé, één ☕"})]})
    assert signed(http, json.dumps(body).encode()) == 200
    assert stored(store) == 1
    assert signed(http, json.dumps(body, ensure_ascii=False).encode()) == 200
    assert stored(store) == 1, "the same message is stored once"


def test_a_body_that_is_too_large_or_too_deep_is_refused(http: TestClient, store: Store) -> None:
    assert signed(http, b" " * (3 * 1024 * 1024 + 1)) == 413
    assert signed(http, b"[" * 100_000) == 400
    many = GraphApi.webhook({"statuses": [{"id": f"w{n}", "status": "read"} for n in range(200)]})
    assert signed(http, json.dumps(many).encode()) == 200
    assert stored(store) == 0


def test_without_its_secret_there_is_no_webhook(store: Store) -> None:
    parts = Parts(Settings(secret_key=SECRET))
    parts.store = store
    with TestClient(create_app(parts), base_url="http://127.0.0.1") as client:
        assert client.post(PATH, json={}).status_code == 404
        assert client.get(PATH).status_code == 404


def test_who_writes_without_end_fills_no_inbox_and_danger_is_heard(http: TestClient, store: Store) -> None:
    """Sixty messages a minute are stored, and words of danger over that."""
    many = [message(id=f"wamid.{number}", from_user_id="NL.1") for number in range(80)]
    assert signed(http, json.dumps(GraphApi.webhook({"messages": many})).encode()) == 200
    assert stored(store) == 60
    danger = message(id="wamid.danger", from_user_id="NL.1", text={"body": "ik wil dood"})
    assert signed(http, json.dumps(GraphApi.webhook({"messages": [danger]})).encode()) == 200
    assert stored(store) == 61
