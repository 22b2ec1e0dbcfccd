"""What is answered before Rasa sees a message, and what is handed to Rasa."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.messages import (
    TEXT_LIMIT,
    Button,
    Choice,
    Choices,
    InboundMessage,
    MessageKind,
    OutboundMessage,
    Tap,
)
from bot.store.models import Outbound, Request
from tests.integration.kitchen import Kitchen

WORDS = tuple(Choice(one, one) for one in ("netjes", "sportief", "zorgzaam"))


@pytest.fixture
def anna(school: Kitchen) -> Kitchen:
    """A school where Samir's mother is in."""
    school.comes_in("anna", "moeder van Samir")
    return school


def ask(kitchen: Kitchen, message: OutboundMessage) -> int:
    """Have Rasa ask something, and return the id of that message."""
    kitchen.rasa.says = lambda _: [message]
    kitchen.says("anna", "vraag maar")
    kitchen.rasa.says = lambda text: [OutboundMessage(f"Rasa: {text}")]
    return kitchen.box.sent[-1].id


def tap(kitchen: Kitchen, message: int, button: int | None = None, **more: object) -> list[str]:
    return kitchen.takes(kitchen.message("anna", tap=Tap(message, button, **more)))  # type: ignore[arg-type]


def test_what_is_typed_is_never_a_command(anna: Kitchen) -> None:
    handed = {
        "hoe gaat het": "hoe gaat het",
        "menu": "/menu",
        "  STOP!! ": "/stop",
        "?": "/help",
        "👍": "/affirm",
        "/delete_my_data": "delete_my_data",
        '/answer{"value": "yes"}': 'answer{"value": "yes"}',
        "// /menu": "/menu",
    }
    for typed in handed:
        anna.says("anna", typed)
    assert anna.rasa.texts() == list(handed.values())


def test_a_message_without_words_is_answered_kindly(anna: Kitchen) -> None:
    for typed in ("😀", "...", "❤️❤️", "!!", "/"):
        assert anna.says("anna", typed) == [anna.catalogue.say("errors.wordless")]
    assert anna.rasa.heard == []


def test_what_cannot_be_read_is_answered_kindly(anna: Kitchen) -> None:
    for kind in set(MessageKind) - {MessageKind.TEXT, MessageKind.TAP}:
        message = InboundMessage(anna.box.name, f"in-{kind}", "anna", kind, anna.clock())
        assert anna.takes(message) == [anna.catalogue.say(f"errors.{kind}")]
    assert anna.rasa.heard == []


def test_the_longest_text_a_platform_allows_is_read(anna: Kitchen) -> None:
    text = "woord " * (TEXT_LIMIT // 6)
    anna.says("anna", text)
    assert anna.rasa.texts() == [text.strip()]


def test_danger_is_answered_before_anything_else_and_shared_with_nobody(anna: Kitchen) -> None:
    _, numbers, mentor = anna.says("anna", "mijn zoon wil niet meer leven")
    assert "113" in numbers
    assert "112" in numbers
    assert mentor == anna.catalogue.say("safety.mentor")
    assert anna.rasa.heard == []
    with anna.store.reading() as session:
        assert session.scalars(select(Request)).all() == []


def test_danger_is_answered_at_every_step_of_coming_in_and_the_step_stays(school: Kitchen) -> None:
    code = school.code_for("moeder van Samir")
    for typed, stage in (("hallo", "new"), (code, "invited"), ("ja", "consent"), ("ja", "ready")):
        school.says("anna", typed)
        told = school.says("anna", "mijn zoon wil niet meer leven")
        assert "113" in told[1]
        assert (school.catalogue.say("safety.mentor") in told) == (stage == "ready")
        assert school.stage("anna") == stage


def test_a_tap_hands_over_what_its_button_stands_for(anna: Kitchen) -> None:
    button = Button("ja", "answer", {"activity": 1, "step": "talked", "value": "yes"})
    assert tap(anna, ask(anna, OutboundMessage("Gepraat?", (button,))), 0) == ["Rasa: /answer"]
    _, text, metadata = anna.rasa.heard[-1]
    assert text == "/answer"
    assert metadata["values"] == button.values


def test_a_button_works_once(anna: Kitchen) -> None:
    message = ask(anna, OutboundMessage("Gepraat?", (Button("ja", "affirm"), Button("nee", "deny"))))
    tap(anna, message, 0)
    assert tap(anna, message, 1) == [anna.catalogue.say("errors.already_chosen")]
    assert anna.rasa.texts()[-1] == "/affirm"


def test_a_tap_changes_the_keyboard_on_the_platform(anna: Kitchen) -> None:
    message = ask(anna, OutboundMessage("Gepraat?", (Button("ja", "affirm"),)))
    tap(anna, message, 0)
    assert [(one.id, one.answered) for one in anna.box.settled][-1:] == [(message, True)]


def test_a_tap_on_what_is_not_there_is_told_to_be_old(anna: Kitchen) -> None:
    message = ask(anna, OutboundMessage("Gepraat?", (Button("ja", "affirm"),)))
    for wrong in (Tap(4711, 0), Tap(message, 7), Tap(message, -1), Tap(message), Tap(message, values=("netjes",))):
        assert anna.takes(anna.message("anna", tap=wrong)) == [anna.catalogue.say("errors.old_button")]


def test_a_button_of_somebody_else_does_nothing(anna: Kitchen) -> None:
    message = ask(anna, OutboundMessage("Gepraat?", (Button("ja", "affirm"),)))
    anna.comes_in("omar", "vader van Samir")
    heard = len(anna.rasa.heard)
    assert anna.takes(anna.message("omar", tap=Tap(message, 0))) == [anna.catalogue.say("errors.old_button")]
    assert len(anna.rasa.heard) == heard


def test_options_are_tapped_on_and_off_before_they_are_sent(anna: Kitchen) -> None:
    choices = Choices(WORDS, 1, 2, "answer", {"activity": 1, "step": "picks"})
    message = ask(anna, OutboundMessage("Welke?", choices=choices))
    for index in (0, 1, 2, 1, 9):
        assert tap(anna, message, toggle=index) == []
    assert anna.box.settled[-1].chosen == ("netjes", "zorgzaam")
    assert not anna.box.settled[-1].answered
    assert tap(anna, message) == ["Rasa: /answer"]
    values = anna.rasa.heard[-1][2]["values"]
    assert values == {"activity": 1, "step": "picks", "value": ["netjes", "zorgzaam"]}


def test_options_may_come_all_at_once(anna: Kitchen) -> None:
    message = ask(anna, OutboundMessage("Welke?", choices=Choices(WORDS, 1, 2, "answer", {"step": "picks"})))
    tap(anna, message, values=("sportief", "zorgzaam"))
    assert anna.rasa.heard[-1][2]["values"] == {"step": "picks", "value": ["sportief", "zorgzaam"]}
    with anna.store.reading() as session:
        row = session.get(Outbound, message)
        assert row
        assert row.chosen == ["sportief", "zorgzaam"]


def test_a_message_that_is_answered_twice_by_the_same_delivery_is_answered(anna: Kitchen) -> None:
    message = ask(anna, OutboundMessage("Gepraat?", (Button("ja", "affirm"),)))
    tapped = anna.message("anna", tap=Tap(message, 0), external_id="tap-1")
    assert anna.takes(tapped) == ["Rasa: /affirm"]
    anna.clock.passes(seconds=timedelta(minutes=5).total_seconds())
    assert anna.takes(tapped) == []
