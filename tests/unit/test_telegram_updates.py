"""What Telegram sends, as the project reads it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.updates import UNKNOWN, button_key, done_key, option_key, query_id, read_key, read_update
from bot.domain.messages import InboundMessage, MessageKind, Tap
from bot.services.telegram import UNREADABLE
from tests.fakes.telegram_api import DATA_LIMIT, PAYLOADS, payload

NAMES = sorted(path.stem for path in PAYLOADS.glob("*.json"))
NUMBERS = st.integers(min_value=1, max_value=10**15 - 1)
UNHURRIED = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
"""Other processes work on the same machine."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def read(name: str) -> InboundMessage:
    """Return a stored payload as a message."""
    message = read_update(payload(name))
    assert message
    return message


def test_a_text_is_read_with_its_chat_and_its_moment() -> None:
    """A text has words, an address, a moment and an id of its own."""
    assert read("text") == InboundMessage(
        channel="telegram",
        external_id="update:870000100",
        address="1000001",
        kind=MessageKind.TEXT,
        sent_at=datetime(2026, 11, 22, 8, tzinfo=UTC),
        text="Hij deed het weer fantastisch vandaag 😊",
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("start", MessageKind.TEXT),
        ("reply", MessageKind.TEXT),
        ("forwarded", MessageKind.TEXT),
        ("photo", MessageKind.PHOTO),
        ("voice", MessageKind.VOICE),
        ("video_note", MessageKind.VOICE),
        ("audio", MessageKind.VOICE),
        ("sticker", MessageKind.STICKER),
        ("document", MessageKind.FILE),
        ("video", MessageKind.FILE),
        ("location", MessageKind.OTHER),
        ("contact", MessageKind.OTHER),
        ("dice", MessageKind.OTHER),
    ],
)
def test_each_thing_that_can_be_sent_is_told_apart(name: str, kind: MessageKind) -> None:
    """The kind decides which kind words come back."""
    assert read(name).kind is kind


def test_words_below_a_photo_are_heard() -> None:
    """What somebody writes below a photo counts as if it were typed."""
    message = read("photo_with_words")
    assert (message.kind, message.text) == (MessageKind.TEXT, "Samir maakte zaterdag de fiets van opa")


def test_the_photos_of_an_album_are_one_message() -> None:
    """Five photos at once get one answer, not five."""
    first, second = payload("album"), payload("album")
    second["update_id"] += 1
    second["message"]["message_id"] += 1
    ids = {message.external_id for body in (first, second) if (message := read_update(body))}
    assert len(ids) == 1


@pytest.mark.parametrize(
    "name", ["edited", "group", "channel_post", "blocked", "reaction", "pinned", "timer", "tap_in_group"]
)
def test_what_nobody_says_to_the_bot_is_left_alone(name: str) -> None:
    """Edits, groups, channels and Telegram's own notices are no messages."""
    assert read_update(payload(name)) is None


def test_a_tap_carries_the_message_and_the_button() -> None:
    """A tap is read back from the callback data."""
    assert read("tap").tap == Tap(41, button=0)


def test_a_tap_on_a_message_that_telegram_forgot_is_a_tap_all_the_same() -> None:
    """Telegram leaves out the text of messages over two days old."""
    assert read("tap_on_old").tap == Tap(41)


@pytest.mark.parametrize(
    "data", ["", "menu", "41", "41:", "41:b:", "41:b:-1", "41:x:1", ":b:1", "٤١:b:1", "9" * 50 + ":b:1", "41:done:1"]
)
def test_callback_data_that_is_not_ours_is_an_unknown_button(data: str) -> None:
    """Nothing is chosen by data that a changed app makes up; the person hears that the button is old."""
    body = payload("tap")
    body["callback_query"]["data"] = data
    message = read_update(body)
    assert message
    assert message.tap == Tap(UNKNOWN)


@UNHURRIED
@given(NUMBERS, st.integers(min_value=0, max_value=99))
def test_callback_data_says_what_was_tapped(message: int, index: int) -> None:
    """What a button carries is read back as that button."""
    assert read_key(button_key(message, index)) == Tap(message, button=index)
    assert read_key(option_key(message, index)) == Tap(message, toggle=index)
    assert read_key(done_key(message)) == Tap(message)


@UNHURRIED
@given(NUMBERS, st.integers(min_value=0, max_value=99))
def test_callback_data_fits(message: int, index: int) -> None:
    """Telegram takes 1 to 64 bytes."""
    for data in (button_key(message, index), option_key(message, index), done_key(message)):
        assert 1 <= len(data.encode()) <= DATA_LIMIT


def test_half_characters_and_nul_are_taken_out() -> None:
    """What neither a database nor Rasa takes cannot hold up a conversation."""
    body = payload("text")
    body["message"]["text"] = "ja\ud83d\0 hoor 😊"
    message = read_update(body)
    assert message
    assert message.text == "ja� hoor 😊"


def test_a_long_chat_id_stays_whole() -> None:
    """Chat ids have up to 52 bits."""
    body = payload("text")
    body["message"]["chat"]["id"] = 2**52 - 1
    message = read_update(body)
    assert message
    assert message.address == "4503599627370495"


@UNHURRIED
@given(st.sampled_from(NAMES), st.data())
def test_an_update_of_an_unknown_form_is_a_known_error(name: str, data: st.DataObject) -> None:
    """Whatever stands where something else is expected, it is read or refused in a way that is caught."""
    body = _changed(payload(name), data)
    try:
        message = read_update(body)
        query_id(body)
    except UNREADABLE:
        return
    assert message is None or (message.address and message.external_id)


@UNHURRIED
@given(JSON)
def test_any_json_is_read_or_refused(body: Any) -> None:
    """A body that is no update at all is caught too."""
    try:
        message = read_update(body)
    except UNREADABLE:
        return
    assert message is None


def _changed(body: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """Put something else in one place, at any depth, or take it out."""
    place = body
    while True:
        key = data.draw(st.sampled_from(sorted(place)))
        inside = place[key]
        if not isinstance(inside, dict) or not inside or data.draw(st.booleans()):
            break
        place = inside
    if data.draw(st.booleans()):
        place[key] = data.draw(JSON)
    else:
        del place[key]
    return body
