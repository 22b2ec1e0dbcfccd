"""How much is sent unasked, whatever comes before: never more than the dose, never at night, never after a stop."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import AMSTERDAM, QuietHours, local_day
from bot.domain.dose import COUNTED, MONTH, WEEK, Action, Circumstances, Governor, Holiday, Kind, Reason

QUIET = QuietHours(time(20, 30), time(8, 30))
GOVERNOR = Governor(QUIET, 3)
NOON = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2026, 9, 1), datetime(2027, 8, 31), timezones=st.just(UTC))  # noqa: DTZ001 - given one
DAYS = st.dates(date(2026, 9, 1), date(2027, 8, 31))
HOLIDAYS = st.lists(
    st.tuples(DAYS, st.integers(0, 20)).map(lambda d: Holiday(d[0], d[0] + timedelta(days=d[1]))), max_size=3
)


@st.composite
def adults(draw: st.DrawFn) -> Circumstances:
    return Circumstances(
        inside=draw(st.sampled_from([True, True, False])),
        reachable=draw(st.sampled_from([True, True, False])),
        opted_out=draw(st.sampled_from([False, False, True])),
        paused_until=draw(st.none() | DAYS),
        last_seen=draw(st.none() | MOMENTS),
        recent=tuple(draw(st.lists(MOMENTS, max_size=6))),
        done=draw(st.sampled_from([False, False, True])),
    )


@given(st.sampled_from(Kind), MOMENTS, adults(), HOLIDAYS, st.none() | DAYS)
def test_what_goes_may_go(
    kind: Kind, now: datetime, about: Circumstances, off: list[Holiday], last: date | None
) -> None:
    """Sent at once or held until later: at that moment nothing stands in the way."""
    ruling = GOVERNOR.rule(kind, now, about, off, last)
    if ruling.action is Action.DROP:
        assert ruling.reason
        return
    at = ruling.until or now
    assert at >= now
    assert not (about.opted_out or about.done or not about.inside or not about.reachable)
    assert QUIET.hold(at) == at
    assert about.paused_until is None or local_day(at) >= about.paused_until
    assert last is None or local_day(at) <= last
    if kind is Kind.NUDGE:
        assert not [one for one in off if one.first <= local_day(at) <= one.last]
    if kind in COUNTED:
        assert len([one for one in about.recent if abs(one - at) < WEEK]) < 3
    assert GOVERNOR.rule(kind, at, about, off, last).action is Action.SEND, "held until a moment that is none"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(MOMENTS, st.sampled_from(sorted(COUNTED))), min_size=4, max_size=40))
def test_no_seven_days_have_more_than_three(events: list[tuple[datetime, Kind]]) -> None:
    """In whatever order decisions are taken, and with the clock going back and forth at two nights a year."""
    sent: list[datetime] = []
    for now, kind in events:
        ruling = GOVERNOR.rule(kind, now, Circumstances(recent=tuple(sent)))
        sent.append(ruling.until or now)
    for one in sent:
        assert len([other for other in sent if one <= other < one + WEEK]) <= 3


@settings(max_examples=60, deadline=None)
@given(MOMENTS, st.lists(st.integers(0, 20_000), min_size=3, max_size=30))
def test_who_is_silent_gets_less(start: datetime, minutes: list[int]) -> None:
    """After a month one in a week, after two months one in four weeks."""
    for silence, span in ((timedelta(days=31), WEEK), (timedelta(days=90), MONTH)):
        sent: list[datetime] = []
        for later in minutes:
            about = Circumstances(last_seen=start - silence, recent=tuple(sent))
            ruling = GOVERNOR.rule(Kind.NUDGE, start + timedelta(minutes=later), about)
            if ruling.action is not Action.DROP:
                sent.append(ruling.until or start + timedelta(minutes=later))
        gaps = [after - before for before, after in zip(sorted(sent), sorted(sent)[1:], strict=False)]
        assert all(gap >= span for gap in gaps)


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        (Circumstances(inside=False), Reason.NOT_IN),
        (Circumstances(opted_out=True), Reason.STOPPED),
        (Circumstances(reachable=False), Reason.UNREACHABLE),
        (Circumstances(done=True), Reason.DONE),
    ],
)
def test_some_get_nothing_at_all(about: Circumstances, reason: Reason) -> None:
    ruling = GOVERNOR.rule(Kind.NUDGE, NOON, about)
    assert (ruling.action, ruling.reason) == (Action.DROP, reason)


def test_the_first_reason_is_told() -> None:
    """Three this week: the fourth waits for the oldest to be seven days ago, then for the morning."""
    recent = [NOON - timedelta(days=1), NOON - timedelta(days=3), NOON - timedelta(days=6, hours=13)]
    ruling = GOVERNOR.rule(Kind.NUDGE, NOON, Circumstances(recent=recent))
    assert (ruling.action, ruling.reason) == (Action.HOLD, Reason.DOSE)
    assert ruling.until == datetime(2026, 11, 29, 8, 30, tzinfo=AMSTERDAM)


def test_what_would_come_too_late_is_dropped_with_what_held_it() -> None:
    paused = Circumstances(paused_until=date(2026, 12, 20))
    ruling = GOVERNOR.rule(Kind.NUDGE, NOON, paused, (), date(2026, 12, 10))
    assert (ruling.action, ruling.reason) == (Action.DROP, Reason.PAUSED)
    assert GOVERNOR.rule(Kind.NUDGE, NOON, Circumstances(), (), date(2026, 11, 1)).reason is Reason.TOO_LATE


def test_a_check_in_was_planned_and_does_not_wait_for_the_week() -> None:
    full = Circumstances(recent=[NOON - timedelta(hours=n) for n in range(5)])
    assert GOVERNOR.rule(Kind.CHECKIN, NOON, full).action is Action.SEND


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)])
def test_the_nights_the_clock_changes_are_nights_too(day: date) -> None:
    for minutes in range(0, 24 * 60, 15):
        now = datetime.combine(day, time(0), AMSTERDAM).astimezone(UTC) + timedelta(minutes=minutes)
        ruling = GOVERNOR.rule(Kind.NUDGE, now, Circumstances())
        at = (ruling.until or now).astimezone(AMSTERDAM)
        assert time(8, 30) <= at.time() < time(20, 30)
