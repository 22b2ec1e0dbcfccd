"""What numbers may be shown and what they may be taken to say: no small groups, no verdict before there is enough."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SMALLEST = 5
"""A smaller group is not shown: its numbers would tell of single families."""
ENOUGH = 30
"""Fewer families of a kind say nothing of the next ones."""

Interval = Callable[[int, int], tuple[float, float]]
"""Gives the 95 % interval of a share, by how many and of how many."""


def shown(sizes: Mapping[str, int]) -> set[str]:
    """Return the groups of a table whose numbers may be shown.

    When one group alone is too small, the next smallest is left out as well: the total of the school, less all others,
    would tell the one that is missing.

    Args:
        sizes: of all groups that together are the whole, by name.
    """
    hidden = {name for name, size in sizes.items() if size < SMALLEST}
    rest = sorted((size, name) for name, size in sizes.items() if name not in hidden)
    if len(hidden) == 1 and rest and sum(sizes[name] for name in hidden):
        hidden.add(rest[0][1])
    return set(sizes) - hidden


@dataclass(frozen=True)
class Share:
    """How many of a group did something.

    Args:
        name: of the group.
        did: how many.
        of: how many there are.
    """

    name: str
    did: int
    of: int


class Verdict(StrEnum):
    """What a comparison says."""

    NOT_ENOUGH = "not_enough"
    NO_DIFFERENCE = "no_difference"
    BETTER = "better"


@dataclass(frozen=True)
class Compared:
    """Two shares beside each other.

    Args:
        best: the larger share.
        other: the smaller one.
        verdict: what may be said.
        low: the difference is at the least this (95 %), as a share.
        high: and at the most this.
    """

    best: Share
    other: Share
    verdict: Verdict
    low: float
    high: float


def compare(shares: Sequence[Share], interval: Interval) -> Compared | None:
    """Compare the best share with the next one; None when there are no two groups large enough to be shown.

    The interval of the difference is made from those of the two shares (Newcombe 1998, method 10, read 2026-11-26).

    Args:
        shares: of groups that chance made.
        interval: of one share, for example Wilson's.
    """
    large = sorted((one for one in shares if one.of >= SMALLEST), key=lambda one: one.did / one.of, reverse=True)
    if len(large) < 2:  # noqa: PLR2004 - one alone has nothing beside it
        return None
    best, other = large[:2]
    (p, (p_low, p_high)), (q, (q_low, q_high)) = (
        (one.did / one.of, interval(one.did, one.of)) for one in (best, other)
    )
    low = p - q - ((p - p_low) ** 2 + (q_high - q) ** 2) ** 0.5
    high = p - q + ((p_high - p) ** 2 + (q - q_low) ** 2) ** 0.5
    if min(best.of, other.of) < ENOUGH:
        verdict = Verdict.NOT_ENOUGH
    else:
        verdict = Verdict.BETTER if low > 0 else Verdict.NO_DIFFERENCE
    return Compared(best, other, verdict, low, high)
