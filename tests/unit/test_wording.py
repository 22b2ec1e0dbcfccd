"""Dutch as it is written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.wording import enumerate_words, fill, placeholders, say_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_a_list_is_said_with_commas_and_en(words: list[str], said: str) -> None:
    assert enumerate_words(words) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SUNDAY, "vandaag"),
        (date(2026, 11, 23), "morgen"),
        (date(2026, 11, 24), "dinsdag 24 november"),
        (date(2026, 11, 21), "zaterdag 21 november"),
        (date(2027, 3, 1), "maandag 1 maart"),
    ],
)
def test_a_day_is_said_as_one_says_it_today(day: date, said: str) -> None:
    assert say_day(day, SUNDAY) == said


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-400, 400))
def test_only_today_and_tomorrow_are_said_without_a_date(today: date, distance: int) -> None:
    said = say_day(today + timedelta(distance), today)
    assert any(character.isdigit() for character in said) == (distance not in {0, 1})


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{mentor} leest mee.", "De mentor leest mee."),
        ("Dag. {mentor} leest mee.", "Dag. De mentor leest mee."),
        ("Echt? {mentor} leest mee.", "Echt? De mentor leest mee."),
        ("Ja!\n{mentor} leest mee.", "Ja!\nDe mentor leest mee."),
        ("Vraag het {mentor}.", "Vraag het de mentor."),
        ("U koos: {mentor}.", "U koos: de mentor."),
        ('Zij zegt: "{mentor}"', 'Zij zegt: "de mentor"'),
        ("{mentor}, {mentor}", "De mentor, de mentor"),
    ],
)
def test_a_name_gets_a_capital_only_where_a_sentence_begins(text: str, filled: str) -> None:
    assert fill(text, {"mentor": "de mentor"}) == filled


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert fill("zei {a}", {"a": "{b}", "b": "x"}) == "zei {b}"


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(KeyError, match="kind"):
        fill("Dag {kind}", {})


def test_only_names_between_braces_are_placeholders() -> None:
    assert placeholders("{kind} en {antwoord_2}, geen { kind } of {}") == {"kind", "antwoord_2"}


@given(st.text(), st.text())
def test_a_text_without_names_stays_as_it_is_and_a_value_comes_in_whole(text: str, value: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    assert fill(plain, {}) == plain
    assert fill("x {a}", {"a": value}) == f"x {value}"
