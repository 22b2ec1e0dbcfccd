"""Nudges: a few messages before each day by which a choice must be made, and through the seasons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from bot.domain.assignments import Phase
from bot.domain.deadlines import LAST_YEAR
from bot.domain.dose import Holiday
from bot.domain.errors import ContentError
from bot.domain.families import Track
from bot.domain.fitting import phase_of
from bot.domain.steps import STRICT

WEEKEND_FROM_DAYS = 7
"""A nudge that far ahead goes out on the Saturday before: messages sent in a weekend did better (CONTENT.md)."""
SATURDAY = 5
ALL_YEARS = range(1, 7)


@dataclass(frozen=True)
class NudgeText:
    """One wording; when a nudge has more, chance divides the families among them."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    text: str


@dataclass(frozen=True)
class NudgeStep:
    """One message of a series.

    Args:
        id: of the step.
        texts: wordings, at least one.
        days_before: so many days before the day of the series.
        on: or on this day of each year, as ``MM-DD``.
        slug: the assignment that its button begins.
        asks: or what it asks; its buttons are the answers then.
        unless_done: whoever did one of these assignments gets no message.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    texts: tuple[NudgeText, ...]
    days_before: int | None = None
    on: str | None = None
    slug: str | None = None
    asks: Literal["confidence"] | None = None
    unless_done: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be planned.

        Raises:
            ContentError: with the place.
        """
        if (self.days_before is None) == (self.on is None):
            raise ContentError("say either days_before or on", "id")
        if not self.texts:
            raise ContentError("at least one text is expected", "texts")
        if self.on is not None:
            try:
                date.fromisoformat(f"2001-{self.on}")
            except ValueError:
                raise ContentError("expected a day of the year, as 11-28", "on") from None


@dataclass(frozen=True)
class Series:
    """data/nudges/<slug>.yml.

    Args:
        slug: name of the file.
        title: as the school reads it.
        steps: the messages.
        before: kind of the days it leads to; None for a series through the year.
        tracks: for whom; empty for all. A series before a day goes to those the day is of.
        years: likewise.
        phases: of choosing; empty for all.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    slug: str
    title: str
    steps: tuple[NudgeStep, ...]
    before: str | None = None
    tracks: tuple[Track, ...] = ()
    years: tuple[int, ...] = ()
    phases: tuple[Phase, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The tracks with their years that it is for."""
        wanted = groups(self.tracks, self.years)
        return tuple(one for one in wanted if not self.phases or phase_of(*one) in self.phases)

    def __post_init__(self) -> None:
        """Refuse steps that belong to another kind of series.

        Raises:
            ContentError: with the place.
        """
        for number, step in enumerate(self.steps):
            if (self.before is None) != (step.days_before is None):
                wanted = "on" if self.before is None else "days_before"
                raise ContentError(f"in this series each step has '{wanted}'", "steps", number)

    def step(self, step_id: str) -> NudgeStep:
        """Return a step.

        Raises:
            StopIteration: when there is none of that name.
        """
        return next(one for one in self.steps if one.id == step_id)


@dataclass(frozen=True)
class Anchor:
    """A day that matters to a school: national, or its own.

    Args:
        kind: for example ``mbo`` or ``profile``.
        title: as people read it.
        day: Europe/Amsterdam.
        groups: tracks with their years.
        class_id: of which class alone.
    """

    kind: str
    title: str
    day: date
    groups: tuple[tuple[str, int], ...]
    class_id: int | None = None


@dataclass(frozen=True)
class Occasion:
    """One message of a series, to one school, on one day.

    Args:
        series: its slug.
        step: id of the step.
        day: on which it goes out.
        anchor: the day it leads to; its own day in a series through the year.
        groups: tracks with their years.
        class_id: of which class alone.
    """

    series: str
    step: str
    day: date
    anchor: date
    groups: tuple[tuple[str, int], ...]
    class_id: int | None = None


def groups(tracks: Iterable[str], years: Iterable[int]) -> tuple[tuple[str, int], ...]:
    """Return the tracks with their years; nothing named means all.

    Args:
        tracks: of whom.
        years: of those.
    """
    return tuple(
        (str(track), year) for track in (tuple(tracks) or tuple(Track)) for year in (tuple(years) or ALL_YEARS)
    )


def applying(tracks: Iterable[Track], years: Iterable[int]) -> tuple[tuple[str, int], ...]:
    """Return the groups of a national deadline: of havo and vwo the last year alone."""
    return tuple((track, year) for track, year in groups(tracks, years) if year == LAST_YEAR.get(Track(track), year))


def occasions(
    series: Iterable[Series], anchors: Sequence[Anchor], first: date, last: date, holidays: Sequence[Holiday] = ()
) -> list[Occasion]:
    """Return what goes out between two days, both included.

    Days of one kind on one date are one occasion for all whom they are of, whoever put them down. What leads to a day
    and would fall in a holiday goes out just before it: after it, it may be too late.

    Args:
        series: all there are.
        anchors: days of one school.
        first: Europe/Amsterdam.
        last: likewise.
        holidays: in which nothing goes out.
    """
    found: dict[tuple[str, str, date, int | None], Occasion] = {}
    for one in _single(series, anchors, first, last, holidays):
        key = (one.series, one.step, one.anchor, one.class_id)
        there = found.get(key)
        together = tuple(dict.fromkeys([*there.groups, *one.groups])) if there else one.groups
        found[key] = replace(one, groups=together)
    return list(found.values())


def _single(
    series: Iterable[Series], anchors: Sequence[Anchor], first: date, last: date, holidays: Sequence[Holiday]
) -> Iterator[Occasion]:
    for one in series:
        for step in one.steps:
            for anchor in [a for a in anchors if a.kind == one.before]:
                day = _out_of(holidays, _before(anchor.day, step.days_before or 0), first)
                wanted = tuple(g for g in anchor.groups if g in one.groups)
                if first <= day <= last and wanted:
                    yield Occasion(one.slug, step.id, day, anchor.day, wanted, anchor.class_id)
            for year in range(first.year, last.year + 1) if step.on else ():
                day = date.fromisoformat(f"{year}-{step.on}")
                if first <= day <= last:
                    yield Occasion(one.slug, step.id, day, day, one.groups)


def _out_of(holidays: Sequence[Holiday], day: date, earliest: date) -> date:
    """Return the last day before a holiday for one that is in it, unless that is over already."""
    moved = day
    while off := next((one for one in holidays if one.first <= moved <= one.last), None):
        moved = off.first - timedelta(days=1)
    return moved if moved >= earliest else day


def _before(anchor: date, days: int) -> date:
    day = anchor - timedelta(days=days)
    return day - timedelta(days=(day.weekday() - SATURDAY) % 7) if days >= WEEKEND_FROM_DAYS else day
