"""What goes out when, whatever stands in the calendar: never in the past, never after its day, never twice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.domain.dose import Holiday
from bot.domain.nudges import Anchor, Occasion, groups, occasions
from tests.unit.test_dose import DAYS, HOLIDAYS

KINDS = ("profile", "subjects", "evening", "talks", "open_day", "internship", "mbo", "hbo_wo", "numerus_fixus")
GROUPS = groups((), ())
ANCHORS = st.lists(
    st.builds(
        Anchor,
        st.sampled_from(KINDS),
        st.just("Een dag"),
        DAYS,
        st.lists(st.sampled_from(GROUPS), min_size=1, max_size=6, unique=True).map(tuple),
        st.none() | st.integers(1, 3),
    ),
    max_size=8,
)


def key(one: Occasion) -> tuple[str, str, date, int | None]:
    return one.series, one.step, one.anchor, one.class_id


@given(ANCHORS, DAYS, st.integers(0, 60), HOLIDAYS)
def test_each_occasion_is_once_in_time_and_for_whom_its_day_is(
    catalogue: Catalogue, anchors: list[Anchor], first: date, days: int, off: list[Holiday]
) -> None:
    last = first + timedelta(days=days)
    found = occasions(catalogue.nudges.values(), anchors, first, last, off)
    assert len({key(one) for one in found}) == len(found)
    for one in found:
        series = catalogue.nudges[one.series]
        assert first <= one.day <= last
        assert set(one.groups) <= set(series.groups)
        assert len(set(one.groups)) == len(one.groups)
        if series.before is None:
            assert one.day == one.anchor
            continue
        assert one.day <= one.anchor
        leading = [a for a in anchors if (a.kind, a.day, a.class_id) == (series.before, one.anchor, one.class_id)]
        assert set(one.groups) <= {group for anchor in leading for group in anchor.groups}


@given(ANCHORS, DAYS, HOLIDAYS)
def test_what_leads_to_a_day_goes_out_before_a_holiday_and_not_in_it(
    catalogue: Catalogue, anchors: list[Anchor], first: date, off: list[Holiday]
) -> None:
    """Unless the last day before it is over already; then it waits, or is dropped with that reason."""
    for one in occasions(catalogue.nudges.values(), anchors, first, first + timedelta(days=60), off):
        if catalogue.nudges[one.series].before is None or not any(h.first <= one.day <= h.last for h in off):
            continue
        moved = one.day
        while inside := next((h for h in off if h.first <= moved <= h.last), None):
            moved = inside.first - timedelta(days=1)
        assert moved < first


@given(ANCHORS, DAYS, HOLIDAYS)
def test_the_order_of_the_calendar_makes_no_difference(
    catalogue: Catalogue, anchors: list[Anchor], first: date, off: list[Holiday]
) -> None:
    def told(days: list[Anchor]) -> dict[object, tuple[date, frozenset[tuple[str, int]]]]:
        all_ = occasions(catalogue.nudges.values(), days, first, first + timedelta(days=60), off)
        return {key(one): (one.day, frozenset(one.groups)) for one in all_}

    assert told(anchors) == told(anchors[::-1])
