"""Which assignment fits this child now, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.assignments import Assignment, Competence, Phase
from bot.domain.families import Track

_PHASES: dict[str, tuple[Phase, ...]] = {
    # At the end of year 2 vmbo bb/kb/gl choose a profiel; in the last year everybody chooses what comes next.
    "vmbo": (Phase.ORIENT, Phase.DECIDE, Phase.DEEPEN, Phase.DECIDE),
    Track.HAVO: (Phase.ORIENT, Phase.EXPLORE, Phase.DECIDE, Phase.DEEPEN, Phase.DECIDE),
    Track.VWO: (Phase.ORIENT, Phase.EXPLORE, Phase.DECIDE, Phase.EXPLORE, Phase.DEEPEN, Phase.DECIDE),
    Track.MBO: (Phase.ORIENT, Phase.EXPLORE, Phase.DEEPEN, Phase.DECIDE),
}


class Reason(StrEnum):
    """Why an assignment is offered, the strongest first; texts in data/texts/home.yml."""

    FOLLOWS = "follows"
    START = "start"
    SEASON = "season"
    PHASE = "phase"
    NEW = "new"
    AGAIN = "again"


@dataclass(frozen=True)
class Done:
    """What was finished before, oldest first."""

    slug: str
    following: tuple[str, ...]


@dataclass(frozen=True)
class Fit:
    """An assignment that fits, and why."""

    assignment: Assignment
    reason: Reason


def phase_of(track: str, year: int) -> Phase:
    """Return the phase of choosing a child is in.

    The moments of choice are those of CONTENT.md (dedecaan.net, OCO; read 2026-11-22).

    Args:
        track: school type.
        year: of it, from 1 on.
    """
    phases = _PHASES["vmbo" if track.startswith("vmbo") else track]
    return phases[min(year, len(phases)) - 1]


def fitting(assignments: Iterable[Assignment], track: str, year: int, month: int, done: Sequence[Done]) -> list[Fit]:
    """Return the assignments for a child, those that fit best now first; what was done before comes last.

    Args:
        assignments: all there are.
        track: school type.
        year: of it.
        month: 1 to 12.
        done: what this family finished with this child.
    """
    phase = phase_of(track, year)
    before = {one.slug for one in done}
    follows = done[-1].following if done else ()

    def reason(one: Assignment) -> Reason:
        if one.slug in before:
            return Reason.AGAIN
        if one.slug in follows:
            return Reason.FOLLOWS
        if not done and one.both_sides and one.competence is Competence.CAPACITIES:
            # The sources begin with talent: it is the easiest to talk of, and everything after builds on it.
            return Reason.START
        if month in one.audience.months:
            return Reason.SEASON
        return Reason.PHASE if phase in one.audience.phases else Reason.NEW

    fits = [
        Fit(one, reason(one))
        for one in assignments
        if one.audience.fits(track, year) and (not one.audience.months or month in one.audience.months)
    ]
    order = list(Reason)
    return sorted(fits, key=lambda fit: (order.index(fit.reason), fit.assignment.minutes, fit.assignment.slug))
