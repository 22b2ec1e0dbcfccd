"""What numbers may be shown, and what they may be taken to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evidence import ENOUGH, SMALLEST, Share, Verdict, compare, shown
from bot.services.results import wilson


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 400), max_size=12))
def test_no_small_group_can_be_found_out(sizes: dict[str, int]) -> None:
    """Neither by looking at it nor by taking the shown ones off the total of the school."""
    may = shown(sizes)
    assert all(sizes[name] >= SMALLEST for name in may)
    hidden = [sizes[name] for name in sizes if name not in may]
    assert len(hidden) != 1 or sum(hidden) == 0 or not may


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    assert shown({"3K": 40, "2T": 12, "1B": 3}) == {"3K"}
    assert shown({"3K": 40, "2T": 12}) == {"3K", "2T"}
    assert shown({"3K": 40, "2T": 3, "1B": 4}) == {"3K"}


def test_a_share_has_wilsons_interval() -> None:
    """Held against the worked example of Newcombe (1998), 81 of 263."""
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_a_difference_has_newcombes_interval() -> None:
    """Held against his other example: 56 of 70 beside 48 of 80 differ by 0.0524 to 0.3339."""
    found = compare([Share("b", 48, 80), Share("a", 56, 70)], wilson)
    assert found
    assert (found.best.name, found.other.name, found.verdict) == ("a", "b", Verdict.BETTER)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        ([Share("a", 20, 29), Share("b", 1, 60)], Verdict.NOT_ENOUGH),
        ([Share("a", 20, 60), Share("b", 19, 60)], Verdict.NO_DIFFERENCE),
        ([Share("a", 40, 60), Share("b", 10, 60)], Verdict.BETTER),
    ],
)
def test_nothing_is_said_before_there_is_enough(shares: list[Share], verdict: Verdict) -> None:
    found = compare(shares, wilson)
    assert found
    assert found.verdict is verdict


def test_a_wording_alone_or_beside_a_small_group_is_not_compared() -> None:
    assert compare([Share("a", 20, 60)], wilson) is None
    assert compare([Share("a", 20, 60), Share("b", 1, SMALLEST - 1)], wilson) is None


@given(st.integers(ENOUGH, 300), st.integers(ENOUGH, 300), st.data())
def test_a_verdict_follows_from_the_interval(first: int, second: int, data: st.DataObject) -> None:
    shares = [
        Share("a", data.draw(st.integers(0, first)), first),
        Share("b", data.draw(st.integers(0, second)), second),
    ]
    found = compare(shares, wilson)
    assert found
    assert found.low <= found.best.did / found.best.of - found.other.did / found.other.of <= found.high
    assert (found.verdict is Verdict.BETTER) == (found.low > 0)
