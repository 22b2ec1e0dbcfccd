"""Days as parents type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.dates import read_day
from bot.domain.answer import NOW

SUNDAY = date(2026, 11, 22)
WEDNESDAY = date(2026, 11, 25)


def read(typed: str, today: date = SUNDAY) -> str | None:
    return read_day(typed, today)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", "2026-11-22"),
        ("vanavond", "2026-11-22"),
        ("straks", "2026-11-22"),
        ("vanavond om 8 uur", "2026-11-22"),
        ("morgen", "2026-11-23"),
        ("Morgen!", "2026-11-23"),
        ("morgenavond", "2026-11-23"),
        ("morgen na het eten", "2026-11-23"),
        ("overmorgen", "2026-11-24"),
        ("over morgen", "2026-11-24"),
    ],
)
def test_today_and_tomorrow(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("zaterdag", "2026-11-28"),
        ("ZATERDAG", "2026-11-28"),
        ("zaterdagavond", "2026-11-28"),
        ("zaterdag middag", "2026-11-28"),
        ("zaterdach", "2026-11-28"),
        ("zaterdags", "2026-11-28"),
        ("zondag", "2026-11-29"),
        ("dinsdagmorgen", "2026-11-24"),
        ("komende dinsdag", "2026-11-24"),
        ("donderdag a.s.", "2026-11-26"),
        ("vrijdag om 19.10", "2026-11-27"),
        ("ik denk maandag of dinsdag", "2026-11-23"),
        ("weekend", "2026-11-28"),
        ("in het week-end", "2026-11-28"),
    ],
)
def test_a_day_of_the_week_is_the_coming_one(typed: str, day: str) -> None:
    assert read(typed) == day


def test_the_day_of_today_by_its_name_is_a_week_from_now() -> None:
    assert read("zondag", SUNDAY) == "2026-11-29"
    assert read("woensdag", WEDNESDAY) == "2026-12-02"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("za", "2026-11-28"),
        ("op za", "2026-11-28"),
        ("za avond", "2026-11-28"),
        ("woe", "2026-11-25"),
        ("za of zo", "2026-11-28"),
        ("zo avond", "2026-11-29"),
        ("vr om 7 uur", "2026-11-27"),
    ],
)
def test_short_names_of_days(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize(
    "typed", ["als ik vrij ben", "als de zon schijnt", "als ma er is", "wij zijn zo klaar", "zo", "ik zat te denken"]
)
def test_ordinary_words_that_look_like_short_days_are_no_days(typed: str) -> None:
    assert read(typed) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("volgende week woensdag", "2026-12-02"),
        ("woensdag volgende week", "2026-12-02"),
        ("volgende week", "2026-12-02"),
        ("volgend weekend", "2026-12-05"),
        ("volgende week ma", "2026-11-30"),
    ],
)
def test_next_week(typed: str, day: str) -> None:
    assert read(typed, WEDNESDAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("over 3 dagen", "2026-11-25"),
        ("over drie dagen", "2026-11-25"),
        ("over een dag", "2026-11-23"),
        ("over een week", "2026-11-29"),
        ("over één week", "2026-11-29"),
        ("over twee weken", "2026-12-06"),
        ("over 2 weken", "2026-12-06"),
        ("vandaag over een week", "2026-11-29"),
        ("zaterdag over een week", "2026-12-05"),
        ("over een week zaterdag", "2026-12-05"),
    ],
)
def test_days_and_weeks_from_now(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("28 november", "2026-11-28"),
        ("1 dec", "2026-12-01"),
        ("1 Dec.", "2026-12-01"),
        ("3-12", "2026-12-03"),
        ("3/12", "2026-12-03"),
        ("3.12", "2026-12-03"),
        ("03-12-2026", "2026-12-03"),
        ("12 maart", "2027-03-12"),
        ("zaterdag 5 december", "2026-12-05"),
        ("za 5 dec", "2026-12-05"),
        ("zo 29-11", "2026-11-29"),
    ],
)
def test_a_date_goes_before_the_name_of_the_day(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize("typed", ["nu", "nu meteen", "direct", "zo meteen", "zometeen", "zo snel mogelijk", "Meteen!"])
def test_at_once(typed: str) -> None:
    assert read(typed) == NOW


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("nu niet", None),
        ("nu even niet", None),
        ("vandaag niet", None),
        ("vandaag niet, morgen", "2026-11-23"),
        ("morgen lukt niet, zaterdag wel", "2026-11-28"),
        ("niet zaterdag maar zondag", "2026-11-29"),
        ("zaterdag kan niet, zondag wel", "2026-11-29"),
    ],
)
def test_a_day_that_is_denied_is_not_planned(typed: str, day: str | None) -> None:
    assert read(typed) == day


@pytest.mark.parametrize(
    "typed", ["", "geen idee", "weet ik niet", "ik heb 3 kinderen en geen tijd", "na het eten", "wat moet ik doen?"]
)
def test_what_names_no_day_gives_none(typed: str) -> None:
    assert read(typed) is None


@given(st.text(max_size=60), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_any_text_gives_a_day_now_or_nothing(typed: str, today: date) -> None:
    found = read_day(typed, today)
    assert found is None or found == NOW or date.fromisoformat(found)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.sampled_from(range(7)))
def test_a_day_of_the_week_is_that_day_within_a_week_and_never_today(today: date, weekday: int) -> None:
    names = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    found = date.fromisoformat(str(read_day(names[weekday], today)))
    assert found.weekday() == weekday
    assert 1 <= (found - today).days <= 7
