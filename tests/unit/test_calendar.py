"""Days and hours at which the bot may speak first."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.calendar import AMSTERDAM, QuietHours, checkin_at, local_day

USUAL = QuietHours(time(20, 30), time(8, 30))
CLOCK_FORWARD, CLOCK_BACK = date(2027, 3, 28), date(2026, 10, 25)


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        (local(2026, 11, 23, 12), local(2026, 11, 23, 12)),
        (local(2026, 11, 23, 20, 29), local(2026, 11, 23, 20, 29)),
        (local(2026, 11, 23, 20, 30), local(2026, 11, 24, 8, 30)),
        (local(2026, 11, 23, 23, 59), local(2026, 11, 24, 8, 30)),
        (local(2026, 11, 24, 0, 0), local(2026, 11, 24, 8, 30)),
        (local(2026, 11, 24, 8, 29), local(2026, 11, 24, 8, 30)),
        (local(2026, 11, 24, 8, 30), local(2026, 11, 24, 8, 30)),
        (local(2026, 12, 31, 22), local(2027, 1, 1, 8, 30)),
    ],
)
def test_what_falls_in_quiet_hours_waits_until_they_end(moment: datetime, held: datetime) -> None:
    assert USUAL.hold(moment) == held


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        (datetime(2027, 3, 27, 22, tzinfo=UTC), datetime(2027, 3, 28, 6, 30, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 7, 30, tzinfo=UTC)),
    ],
)
def test_in_the_nights_the_clock_changes_they_end_at_the_hour_on_the_kitchen_clock(
    moment: datetime, held: datetime
) -> None:
    assert USUAL.hold(moment) == held


def test_an_hour_that_comes_twice_is_held_to_the_second_end_when_the_first_is_over() -> None:
    late = QuietHours(time(22), time(2, 30))
    assert late.hold(datetime(2026, 10, 25, 0, 10, tzinfo=UTC)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert late.hold(datetime(2026, 10, 25, 1, 10, tzinfo=UTC)) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_quiet_hours_may_begin_at_midnight() -> None:
    early = QuietHours(time(0), time(8))
    assert early.hold(local(2026, 11, 23, 12)) == local(2026, 11, 23, 12)
    assert early.hold(local(2026, 11, 23, 3)) == local(2026, 11, 23, 8)


def test_hours_that_end_where_they_begin_keep_nothing_back() -> None:
    assert QuietHours(time(0), time(0)).hold(local(2026, 11, 23, 3)) == local(2026, 11, 23, 3)


def within(hours: QuietHours, moment: datetime) -> bool:
    """Say it as a person would: walk the clock from the start of the quiet hours on."""
    at = moment.astimezone(AMSTERDAM).time()
    minutes, begin, end = (one.hour * 60 + one.minute for one in (at, hours.start, hours.end))
    return (minutes - begin) % 1440 < (end - begin) % 1440


MOMENTS = st.one_of(
    st.integers(0, 2 * 365 * 1440).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.sampled_from([CLOCK_FORWARD, CLOCK_BACK]).flatmap(
        lambda day: st.integers(-240, 600).map(
            lambda minutes: datetime.combine(day, time(0), UTC) + timedelta(minutes=minutes)
        )
    ),
)
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


@given(MOMENTS, TIMES, TIMES)
def test_nothing_is_held_into_quiet_hours_nor_into_the_past(moment: datetime, start: time, end: time) -> None:
    hours = QuietHours(start, end)
    length = (datetime.combine(date.min, end) - datetime.combine(date.min, start)) % timedelta(days=1)
    assume(length <= timedelta(hours=18))
    held = hours.hold(moment)
    assert held.utcoffset() == timedelta(0)
    assert not within(hours, held)
    assert moment <= held <= moment + length + timedelta(hours=1)
    if not within(hours, moment):
        assert held == moment


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_a_check_in_comes_the_day_after_before_dinner(planned: date) -> None:
    at = checkin_at(planned, USUAL).astimezone(AMSTERDAM)
    assert at.date() == planned + timedelta(days=1)
    assert at.time() == time(17)


def test_a_check_in_that_would_fall_in_quiet_hours_waits_for_the_next_morning() -> None:
    long_evening = QuietHours(time(16), time(10))
    assert checkin_at(date(2026, 11, 23), long_evening) == local(2026, 11, 25, 10)


def test_the_day_turns_at_midnight_in_amsterdam_not_in_greenwich() -> None:
    assert local_day(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == date(2026, 11, 23)
    assert local_day(datetime(2026, 7, 1, 21, 59, tzinfo=UTC)) == date(2026, 7, 1)
    assert local_day(datetime(2026, 7, 1, 22, 0, tzinfo=UTC)) == date(2026, 7, 2)
