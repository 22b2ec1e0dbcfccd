"""What Meta's webhooks tell, however they come."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.errors import Blocked, Closed, OptedOut, Refused, TryLater
from bot.channels.whatsapp.refusals import refusal
from bot.channels.whatsapp.updates import read_webhook
from bot.domain.messages import MessageKind
from tests.fakes.graph_api import PHONE_ID, GraphApi

AT = "1764150000"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)


def told(**value: Any) -> Any:
    return read_webhook(GraphApi.webhook(value), PHONE_ID)


def message(**more: Any) -> dict[str, Any]:
    return {"id": "wamid.1", "from": "31612345678", "timestamp": AT, "type": "text", "text": {"body": "hallo"}, **more}


def test_a_text_with_number_and_id() -> None:
    contact = {"wa_id": "31612345678", "user_id": "NL.77"}
    (heard,) = told(contacts=[contact], messages=[message()]).heard
    assert (heard.address, heard.external_id, heard.text, heard.known_as) == (
        "NL.77",
        "wamid.1",
        "hallo",
        "31612345678",
    )
    assert heard.sent_at == datetime.fromtimestamp(int(AT), UTC)


def test_a_text_without_a_number() -> None:
    (heard,) = told(contacts=[{"user_id": "NL.77"}], messages=[{**message(), "from": None}]).heard
    assert (heard.address, heard.known_as) == ("NL.77", "")
    (again,) = told(messages=[{**message(from_user_id="NL.78"), "from": None}]).heard
    assert again.address == "NL.78"


def test_a_text_of_before_there_were_ids() -> None:
    (heard,) = told(contacts=[{"wa_id": "31612345678"}], messages=[message()]).heard
    assert (heard.address, heard.known_as) == ("31612345678", "")


def test_all_messages_of_a_batch_and_of_all_changes() -> None:
    body = GraphApi.webhook(
        {"messages": [message(), message(id="wamid.2")]}, {"messages": [message(id="wamid.3")], "statuses": []}
    )
    assert [one.external_id for one in read_webhook(body, PHONE_ID).heard] == ["wamid.1", "wamid.2", "wamid.3"]


def test_another_number_of_ours_is_not_ours_to_answer() -> None:
    assert read_webhook(GraphApi.webhook({"messages": [message()]}), "another").heard == []


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("audio", MessageKind.VOICE),
        ("image", MessageKind.PHOTO),
        ("sticker", MessageKind.STICKER),
        ("document", MessageKind.FILE),
        ("video", MessageKind.FILE),
        ("location", MessageKind.OTHER),
        ("contacts", MessageKind.OTHER),
        ("unsupported", MessageKind.OTHER),
        ("of_next_year", MessageKind.OTHER),
    ],
)
def test_kinds(kind: str, read: MessageKind) -> None:
    (heard,) = told(messages=[message(type=kind, **{kind: {"id": "1"}})]).heard
    assert heard.kind is read


def test_words_below_a_picture_are_what_was_said() -> None:
    (heard,) = told(messages=[message(type="image", image={"id": "1", "caption": "zijn tekening"})]).heard
    assert (heard.kind, heard.text) == (MessageKind.TEXT, "zijn tekening")


@pytest.mark.parametrize("kind", ["reaction", "ephemeral"])
def test_what_needs_no_answer_gets_none(kind: str) -> None:
    assert told(messages=[message(type=kind)]).heard == []


def test_taps_of_buttons_lists_and_templates() -> None:
    bodies: list[dict[str, Any]] = [
        {
            "type": "interactive",
            "interactive": {"type": "button_reply", "button_reply": {"id": "5:b:1", "title": "Ja"}},
        },
        {
            "type": "interactive",
            "interactive": {"type": "list_reply", "list_reply": {"id": "5:o:2", "title": "eerlijk"}},
        },
        {"type": "button", "button": {"payload": "5:read", "text": "Lees"}},
        {"type": "button", "button": {"text": "of an older template"}},
    ]
    taps = [told(messages=[message(**body)]).heard[0].tap for body in bodies]
    assert [(tap.message, tap.button, tap.pick, tap.reads) for tap in taps] == [
        (5, 1, None, False),
        (5, None, 2, False),
        (5, None, None, True),
        (0, None, None, False),
    ]


def test_receipts_tell_what_is_paid_for() -> None:
    (paid, free) = told(
        statuses=[
            {"id": "w1", "status": "delivered", "timestamp": AT, "pricing": {"billable": True, "category": "utility"}},
            {"id": "w2", "status": "failed", "timestamp": AT, "pricing": {"billable": False, "category": "service"},
             "errors": [{"code": 131049}]},
        ]
    ).receipts  # fmt: skip
    assert (paid.category, paid.code) == ("utility", None)
    assert (free.category, free.code) == (None, 131049)


def test_somebody_may_change_number_or_id() -> None:
    system = {"type": "user_changed_number", "wa_id": "31687654321"}
    (renamed,) = told(messages=[message(type="system", system=system)]).renamed
    assert (renamed.before, renamed.after) == ("31612345678", "31687654321")
    changed = {"type": "user_changed_user_id", "user_id": "NL.79"}
    (other,) = told(messages=[message(type="system", from_user_id="NL.77", system=changed)]).renamed
    assert (other.before, other.after) == ("NL.77", "NL.79")


@given(JSON)
def test_anything_is_read_as_something_or_nothing(body: Any) -> None:
    read_webhook(body, PHONE_ID)


@given(st.dictionaries(st.sampled_from(sorted([*message(), "interactive", "from_user_id", "system"])), JSON))
def test_a_message_of_any_form_is_read(changes: dict[str, Any]) -> None:
    delivery = told(contacts=[changes], messages=[{**message(), **changes}], statuses=[changes])
    for heard in delivery.heard:
        assert heard.address
        assert heard.external_id
        heard.text.encode()


@pytest.mark.parametrize(
    ("code", "kind", "after"),
    [
        (131047, Closed, None),
        (131050, OptedOut, None),
        (131026, Blocked, None),
        (131049, TryLater, 86_400.0),
        (131056, TryLater, 6.0),
        (130429, TryLater, None),
        (190, TryLater, 300.0),
        (132015, Refused, None),
        (132001, Refused, None),
        (130472, Refused, None),
        (99999, Refused, None),
    ],
)
def test_each_refusal_has_its_own_treatment(code: int, kind: type, after: float | None) -> None:
    found = refusal(code)
    assert type(found) is kind
    assert getattr(found, "after", None) == after


def test_an_unknown_fault_of_the_platform_is_tried_again() -> None:
    assert isinstance(refusal(-1, 503), TryLater)
