"""A message that asks for more than one thing falls apart in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.wishes import FEWEST_WORDS, MOST_PARTS, SMALL_TALK, SURE, Wish, parts, wishes


def said(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in parts(text)]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("wat is lob", ["wat is lob"]),
        ("mijn zoon zegt niks. wanneer is de open dag?", ["mijn zoon zegt niks", "wanneer is de open dag"]),
        (
            "ik heb geen tijd en wat kost een studie eigenlijk",
            ["ik heb geen tijd", "wat kost een studie eigenlijk"],
        ),
        ("ze wil stoppen, maar wat moet ik nu doen", ["ze wil stoppen", "wat moet ik nu doen"]),
        ("hallo! ik wil graag een opdracht doen", ["ik wil graag een opdracht doen"]),
        ("eerst dit verhaal\ndan de vraag zelf", ["eerst dit verhaal", "dan de vraag zelf"]),
        ("vmbo en havo", ["vmbo en havo"]),
        ("ik ben kok en wil er graag over vertellen", ["ik ben kok en wil er graag over vertellen"]),
        ("ik ben kok en wil jij mij bellen", ["ik ben kok", "wil jij mij bellen"]),
        ("vader en moeder", ["vader en moeder"]),
    ],
)
def test_a_message_is_parted_where_something_new_begins(text: str, spoken: list[str]) -> None:
    assert said(text) == spoken


@pytest.mark.parametrize("text", ["", "   ", "ja", "ja. nee. ok.", "?!", "help me"])
def test_what_is_too_short_to_hold_a_wish_has_no_parts(text: str) -> None:
    assert parts(text) == []


@given(st.text(alphabet="abc .?!;\n,", max_size=300) | st.text(max_size=200))
def test_parts_follow_each_other_within_the_text_and_are_few(text: str) -> None:
    found = parts(text)
    assert len(found) <= MOST_PARTS
    assert [edge for part in found for edge in part] == sorted(edge for part in found for edge in part)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(len(text[start:end].split()) >= FEWEST_WORDS for start, end in found)


def ranking(name: str, confidence: float) -> list[dict[str, object]]:
    return [{"name": name, "confidence": confidence}, {"name": "out_of_scope", "confidence": 0.01}]


def test_wishes_are_the_sure_intents_of_the_parts_each_once_and_in_order() -> None:
    heard = [ranking("no_time", 0.8), ranking("faq_lob", SURE), ranking("no_time", 0.9), ranking("faq_jobs", 0.4)]
    assert wishes(heard) == [Wish("no_time", 0.8), Wish("faq_lob", SURE)]


def test_small_talk_beside_a_wish_is_no_wish() -> None:
    assert wishes([ranking(name, 1.0) for name in sorted(SMALL_TALK)]) == []
