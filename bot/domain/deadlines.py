"""The days by which a choice must be made."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from bot.domain.families import Track
from bot.domain.steps import STRICT

LAST_YEAR = {Track.HAVO: 5, Track.VWO: 6}
"""Tracks of which only the last year applies, though a deadline names several tracks and years together."""


@dataclass(frozen=True)
class Deadline:
    """A national deadline.

    Args:
        kind: what is to be done, by which nudges find it.
        title: as mentors read it.
        day: the last day on which it can be done, Europe/Amsterdam.
        tracks: of whom.
        years: of those tracks.
        source: where it is told.
        checked_on: when it was last held against the source.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: str
    title: str
    day: date
    tracks: tuple[Track, ...]
    years: tuple[int, ...]
    source: str
    checked_on: date


@dataclass(frozen=True)
class Usual:
    """A day that most schools have, with its usual time of year; each school fixes its own.

    Args:
        kind: by which nudges find it.
        title: as schools and parents read it.
        first: usual window, from this day of the year (``MM-DD``).
        last: to this one.
        tracks: of whom; empty for all.
        years: likewise.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: str
    title: str
    first: str
    last: str
    tracks: tuple[Track, ...] = ()
    years: tuple[int, ...] = ()
