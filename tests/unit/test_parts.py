"""Long messages, in parts that a platform takes."""

import pytest

from bot.domain.messages import Button, Choice, Choices, File, OutboundMessage, Picture
from bot.domain.parts import in_parts, split

MENU = (Button("Menu", "menu"),)
LONG = "Noor helpt haar oma. " * 20


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [""]),
        ("Dag.", ["Dag."]),
        ("a" * 20, ["a" * 20]),
        ("Een twee drie.\n\nVier vijf.", ["Een twee drie.", "Vier vijf."]),
        ("Een, twee.\nDrie, vier, vijf.", ["Een, twee.", "Drie, vier, vijf."]),
        ("Een. Twee drie! Vier vijf.", ["Een. Twee drie!", "Vier vijf."]),
        ("Een twee drie vier vijf zes", ["Een twee drie vier", "vijf zes"]),
        ("a" * 45, ["a" * 20, "a" * 20, "a" * 5]),
        ("Ja.\n\nEen twee drie vier vijf.", ["Ja.\n\nEen twee drie", "vier vijf."]),
    ],
)
def test_a_text_is_split_where_a_reader_would_pause(text: str, pieces: list[str]) -> None:
    assert split(text, 20) == pieces


def test_an_emoji_counts_for_two_and_is_never_halved() -> None:
    pieces = split("😀" * 25, 20)
    assert pieces == ["😀" * 10, "😀" * 10, "😀" * 5]
    assert max(map(units, pieces)) == 20


@pytest.mark.parametrize("limit", [1, 7, 20, 64, 400])
def test_nothing_is_lost_and_nothing_is_too_long(limit: int) -> None:
    pieces = split(LONG, limit)
    assert "".join("".join(pieces).split()) == "".join(LONG.split())
    assert all(0 < units(piece) <= limit for piece in pieces)


def test_what_belongs_to_the_whole_stands_at_the_last_part() -> None:
    choices = Choices((Choice("a", "een"),), 1, 1, "answer")
    for whole in (OutboundMessage(LONG, MENU), OutboundMessage(LONG, choices=choices)):
        *first, last = in_parts(whole, 100, 50)
        assert first
        assert all(one == OutboundMessage(one.text) for one in first)
        assert (last.buttons, last.choices) == (whole.buttons, whole.choices)


@pytest.mark.parametrize(
    "whole", [OutboundMessage(LONG, picture=Picture("path", {}, "weg")), OutboundMessage(LONG, file=File("a", "b"))]
)
def test_below_a_picture_or_a_file_is_less_room(whole: OutboundMessage) -> None:
    *first, last = in_parts(whole, 1000, 50)
    assert first
    assert units(last.text) <= 50
    assert (last.picture, last.file) == (whole.picture, whole.file)


def test_a_platform_without_a_limit_gets_it_whole() -> None:
    whole = OutboundMessage(LONG, MENU)
    assert in_parts(whole, None, None) == [whole]
