"""The one form that messages take."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.messages import Button, Choice, Choices, File, OutboundMessage, Picture

VALUES = st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=8), st.booleans()), max_size=3)
BUTTONS = st.builds(Button, st.text(max_size=24), st.text(max_size=12), VALUES)
OPTIONS = st.lists(st.builds(Choice, st.text(max_size=8), st.text(max_size=24)), max_size=4).map(tuple)
CHOICES = st.builds(
    Choices,
    options=OPTIONS,
    least=st.integers(0, 4),
    most=st.integers(0, 4),
    intent=st.text(max_size=12),
    values=VALUES,
    chosen=st.lists(st.text(max_size=8), max_size=3).map(tuple),
)
MESSAGES = st.builds(
    OutboundMessage,
    text=st.text(min_size=1, max_size=300),
    buttons=st.lists(BUTTONS, max_size=4).map(tuple),
    choices=st.none() | CHOICES,
    picture=st.none() | st.builds(Picture, st.text(), st.text()),
    file=st.none() | st.builds(File, st.text(), st.text()),
)


@given(MESSAGES)
def test_a_message_survives_the_way_through_rasa_and_the_database(message: OutboundMessage) -> None:
    assert OutboundMessage.from_dict(json.loads(json.dumps(message.to_dict()))) == message


def test_what_is_empty_is_left_out() -> None:
    assert OutboundMessage("Dag").to_dict() == {"text": "Dag"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"buttons": []},
        {"text": "x", "buttons": [{"title": "y"}]},
        {"text": "x", "choices": {"least": 1}},
        {"text": "x", "picture": {"path": "y"}},
        {"text": "x", "file": {"name": "y", "content": "z", "size": 1}},
    ],
)
def test_what_is_no_message_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError)):
        OutboundMessage.from_dict(body)
