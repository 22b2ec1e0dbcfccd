"""Short words that steer."""

import pytest

from bot.dialogue.control import control_intent, plain


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("stop", "stop"),
        ("STOP!!", "stop"),
        (" Stop. ", "stop"),
        ("menu", "menu"),
        ("hulp", "help"),
        ("Hélp", "help"),
        ("?", "help"),
        ("???", "help"),
        ("nog een keer", "repeat"),
        ("Herhaal de vraag.", "repeat"),
        ("terug", "go_back"),
        ("sla  over", "skip"),
        ("volgende vraag", "skip"),
        ("leg makkelijker uit", "explain_simpler"),
        ("Te moeilijk!", "explain_simpler"),
        ("pauze", "pause"),
        ("ga verder", "resume"),
        ("👍", "affirm"),
        ("👍🏾", "affirm"),
        ("👍👍👍", "affirm"),
        ("👎🏻", "deny"),
        ("❌", "deny"),
        ("🙏", "thank"),
    ],
)
def test_a_control_word_is_known_however_it_is_typed(typed: str, intent: str) -> None:
    assert control_intent(typed) == intent


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        ".",
        "❤️",
        "👍👎",
        "hij wil stoppen met school",
        "stop de pers",
        "kan ik hulp krijgen met het menu",
        "we gaan verder met de opleiding",
        "ja",
        "helpen met de afwas",
    ],
)
def test_a_sentence_or_another_sign_is_no_control_word(typed: str) -> None:
    assert control_intent(typed) is None


def test_plain_leaves_letters_and_digits_only() -> None:
    assert plain("  Één_keer, per WEEK: 's avonds!  ") == "een keer per week s avonds"
