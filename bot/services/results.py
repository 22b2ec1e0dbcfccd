"""What came of it, for the co-ordinator: the sources' own indicators, without a name and without small groups."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from bot.catalogue import Catalogue
from bot.domain.calendar import AMSTERDAM, local_day
from bot.domain.evidence import SMALLEST, Compared, Share, compare, shown
from bot.domain.nudges import SATURDAY
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.queries import results as queries
from bot.store.queries.charges import Costs, costs

APART_DAYS = 60
"""So long after the first answer a later one tells how sure a parent became."""
SURE = 3
NEW_YEAR_MONTH = 8
"""A school year begins on 1 August (Wet voortgezet onderwijs, read 2026-11-22)."""
BEGAN = frozenset({"start_assignment", "menu"})
"""Buttons of a nudge by which a family goes on."""
WEEKEND, WEEKDAY = "in het weekend", "door de week"


@dataclass(frozen=True)
class Group:
    """How far a group is; ``hidden`` when it is too small to be shown, and its numbers are none."""

    name: str
    adults: int = 0
    inside: int = 0
    talked: int = 0
    hidden: bool = False


@dataclass(frozen=True)
class Wordings:
    """Two or more wordings of one nudge beside each other."""

    series: str
    step: str
    shares: Sequence[Share]
    compared: Compared | None


@dataclass(frozen=True)
class Sure:
    """How many parents were sure at first and are now; ``of`` is none when they are too few."""

    before: int
    after: int
    of: int


@dataclass(frozen=True)
class Results:
    """The page."""

    by_class: Sequence[Group]
    by_track: Sequence[Group]
    by_language: Sequence[Group]
    months: Sequence[queries.Month]
    wordings: Sequence[Wordings]
    timing: Wordings
    sure: Sure
    costs: Sequence[tuple[Costs, Decimal]]
    """Messages of WhatsApp that are paid for, and what they cost in euros."""


class Indicators:
    """Counts what came of it.

    Args:
        store: the database.
        catalogue: names the series of nudges.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock) -> None:
        self.store, self.catalogue, self.clock = store, catalogue, clock

    def look(self, person: Person) -> Results:
        """Return what came of it in this school year, for the person's own school."""
        today = local_day(self.clock())
        with self.store.reading() as session:
            reached = queries.reach(session, person.school_id)
            months = queries.months(session, person.school_id, _months(today))
            answered = queries.nudges_answered(session, person.school_id, _year_began(today))
            pairs = queries.confidences(session, person.school_id, APART_DAYS)
            paid = costs(session, person.school_id, _year_began(today))
        return Results(
            by_class=_groups((one.class_name, one) for one in reached),
            by_track=_groups((one.track, one) for one in reached),
            by_language=_groups((one.language or "", one) for one in reached),
            months=[_without_few(one) for one in months],
            wordings=self._wordings(answered),
            timing=_timing(answered),
            sure=_sure(pairs),
            costs=[(one, one.number * self.catalogue.prices.get(one.category, Decimal(0))) for one in paid],
        )

    def exported(self, person: Person) -> Results:
        """Return the same for a file that leaves the page, and keep that it did."""
        found = self.look(person)
        with self.store.session() as session:
            session.add(entry(person, self.clock(), "results.exported", f"school:{person.school_id}"))
            session.commit()
        return found

    def _wordings(self, answered: Iterable[queries.Answered]) -> list[Wordings]:
        found: dict[tuple[str, str], dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
        for one in answered:
            found[one.series, one.step][one.variant][one.answer in BEGAN] += one.number
        return [
            _beside(self.catalogue.nudges[series].title if series in self.catalogue.nudges else series, step, variants)
            for (series, step), variants in sorted(found.items())
            if len(variants) > 1
        ]


def wilson(did: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927).

    Args:
        did: how many.
        of: how many there are.
    """
    # A second of loading, for one page that a few people look at.
    from scipy.stats import binomtest

    low, high = binomtest(did, of).proportion_ci(method="wilson")
    return float(low), float(high)


def _timing(answered: Iterable[queries.Answered]) -> Wordings:
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    for one in answered:
        found[WEEKEND if one.day.weekday() >= SATURDAY else WEEKDAY][one.answer in BEGAN] += one.number
    return _beside("", "", found)


def _beside(series: str, step: str, groups: dict[str, Counter[bool]]) -> Wordings:
    shares = [Share(name, did[True], did.total()) for name, did in sorted(groups.items())]
    return Wordings(series, step, [one for one in shares if one.of >= SMALLEST], compare(shares, wilson))


def _groups(rows: Iterable[tuple[str, queries.Reach]]) -> list[Group]:
    found: dict[str, list[queries.Reach]] = defaultdict(list)
    for name, row in rows:
        found[name].append(row)
    sizes = {name: sum(one.adults for one in of) for name, of in found.items()}
    may = shown(sizes)
    return [
        Group(name, sizes[name], sum(one.inside for one in of), sum(one.talked for one in of))
        if name in may
        else Group(name, hidden=True)
        for name, of in sorted(found.items())
    ]


def _without_few(month: queries.Month) -> queries.Month:
    """Return a month without what fewer than five did: it would tell of single families."""
    families, invited, noted = _many(month.families), _many(month.invited), _many(month.noted)
    return replace(
        month,
        talks=month.talks if families is not None else None,
        families=families,
        agreements=_many(month.agreements),
        requests=_many(month.requests),
        invited=invited,
        coming=month.coming if invited is not None else None,
        came=month.came if noted is not None else None,
        noted=noted,
    )


def _many(number: int | None) -> int | None:
    return number if not number or number >= SMALLEST else None


def _sure(pairs: Sequence[queries.Pair]) -> Sure:
    if len(pairs) < SMALLEST:
        return Sure(0, 0, 0)
    return Sure(sum(one.before == SURE for one in pairs), sum(one.after == SURE for one in pairs), len(pairs))


def _year_began(today: date) -> date:
    return date(today.year - (today.month < NEW_YEAR_MONTH), NEW_YEAR_MONTH, 1)


def _months(today: date) -> list[tuple[datetime, datetime]]:
    """Return the first moments of each month of this school year and of the one after it, the latest first."""
    first, found = _year_began(today), []
    while first <= today:
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        found.append((_midnight(first), _midnight(after)))
        first = after
    return found[::-1]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM).astimezone(UTC)
