"""The days of a school: its own choices and evenings, its holidays, and the national deadlines beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import uuid4

import holidays as public_holidays
from icalendar import Calendar, Component, Event
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import local_day
from bot.domain.deadlines import Usual
from bot.domain.errors import KeukentafelError
from bot.domain.nudges import Anchor, groups
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Moment, School, SchoolClass, SchoolHoliday
from bot.store.queries.calendar import anchors, moments

HOLIDAY = "holiday"
WORDS = {
    HOLIDAY: ("vakantie", "vrij", "studiedag"),
    "profile": ("profielkeuze", "profiel"),
    "subjects": ("vakkenpakket", "vakkenkeuze"),
    "evening": ("ouderavond", "informatieavond", "voorlichtingsavond"),
    "talks": ("mol", "driehoeksgesprek", "oudergesprek", "tafeltjesavond"),
    "open_day": ("open dag", "open avond", "open huis"),
    "internship": ("stage",),
}
"""By which a school's own calendar tells what a day is."""
LARGEST = 2_000
"""Events in a file; a school year has a few hundred."""


class CalendarError(KeukentafelError):
    """A file that is no calendar; what it says is for the co-ordinator."""


@dataclass(frozen=True)
class Draft:
    """A day as the school puts it down; ``kind`` is one of ``WORDS``. Tracks and years: empty for all."""

    kind: str
    title: str
    first: date
    last: date
    tracks: Sequence[str] = ()
    years: Sequence[int] = ()


@dataclass
class Read:
    """What a file holds: days and holidays with the names it gave them, and what is neither."""

    days: dict[str, Draft] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """The calendar as the co-ordinator sees it.

    ``missing`` are days that most schools have and this one has not put down.
    """

    days: Sequence[Moment]
    national: Sequence[Anchor]
    holidays: Sequence[SchoolHoliday]
    public: Sequence[tuple[date, str]]
    missing: Sequence[Usual]


class SchoolCalendar:
    """Days of one school.

    Args:
        store: the database.
        catalogue: holds the national days.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock) -> None:
        self.store, self.catalogue, self.clock = store, catalogue, clock

    def page(self, person: Person) -> Page:
        """Return what stands in the calendar from today on."""
        today = local_day(self.clock())
        with self.store.reading() as session:
            own = moments(session, person.school_id, today)
            here = set(
                session.execute(
                    select(SchoolClass.track, SchoolClass.year).where(SchoolClass.school_id == person.school_id)
                ).tuples()
            )
            off = session.scalars(
                select(SchoolHoliday)
                .where(SchoolHoliday.school_id == person.school_id, SchoolHoliday.last >= today)
                .order_by(SchoolHoliday.first)
            ).all()
            days = anchors(session, person.school_id, self.catalogue.deadlines, today)
        national = [one for one in days[: len(days) - len(own)] if here & set(one.groups)]
        put_down = {(one.kind, group) for one in days for group in one.groups}
        missing = [
            one
            for one in self.catalogue.usual
            if any((one.kind, group) not in put_down for group in here & set(groups(one.tracks, one.years)))
        ]
        year_on = today + timedelta(days=365)
        free = public_holidays.country_holidays("NL", years=range(today.year, year_on.year + 1), language="nl")
        public = sorted((day, str(name)) for day, name in free.items() if today <= day <= year_on)
        return Page(own, sorted(national, key=lambda one: one.day), off, public, missing)

    def add(self, person: Person, draft: Draft) -> None:
        """Put down a day, or a holiday."""
        with self.store.session() as session:
            self._keep(session, person.school_id, uuid4().hex, draft)
            session.add(entry(person, self.clock(), "calendar.changed", "calendar"))
            session.commit()

    def remove(self, person: Person, row_id: int, *, holiday: bool) -> bool:
        """Take a day away again; False when the school has none of this number."""
        table = SchoolHoliday if holiday else Moment
        with self.store.session() as session:
            gone = session.execute(delete(table).where(table.id == row_id, table.school_id == person.school_id))
            session.add(entry(person, self.clock(), "calendar.changed", "calendar"))
            session.commit()
            return bool(gone.rowcount)  # type: ignore[attr-defined]

    def take_region(self, person: Person, region: str) -> int:
        """Take over the holidays that a region is advised; return how many."""
        with self.store.session() as session:
            many = 0
            for year in self.catalogue.holidays:
                for one in year.holidays:
                    if one.region == region:
                        uid = f"region:{year.school_year}:{one.title}"
                        self._keep(session, person.school_id, uid, Draft(HOLIDAY, one.title, one.first, one.last))
                        many += 1
            session.add(entry(person, self.clock(), "calendar.changed", "calendar"))
            session.commit()
            return many

    def read(self, content: bytes) -> Read:
        """Return what an iCalendar file holds; nothing is stored.

        Raises:
            CalendarError: when it is none.
        """
        try:
            calendar = Calendar.from_ical(content)
            events = calendar.walk("VEVENT")
        except (ValueError, IndexError, AttributeError) as error:
            raise CalendarError("Dit is geen agenda-bestand (iCalendar, .ics).") from error
        if len(events) > LARGEST:
            raise CalendarError(f"Er staan meer dan {LARGEST} dagen in dit bestand.")
        found, today = Read(), local_day(self.clock())
        for event in events:
            title = str(event.get("summary", "")).strip()[:120]
            draft = _draft(event, title)
            if draft is None:
                found.left_out.append(title or "zonder naam")
            elif draft.last >= today:
                found.days[str(event.get("uid") or f"{title}:{draft.first}")[:200]] = draft
        return found

    def bring_in(self, person: Person, found: Read) -> tuple[int, int]:
        """Store what a file held: the same file again changes nothing, and nothing is taken away.

        Returns:
            How many days are new, and how many changed.
        """
        with self.store.session() as session:
            came = [self._keep(session, person.school_id, uid, draft) for uid, draft in found.days.items()]
            session.add(entry(person, self.clock(), "calendar.changed", "calendar", days=len(came)))
            session.commit()
            return came.count("new"), came.count("changed")

    def feed(self, school_id: int) -> bytes | None:
        """Return the days of a school as iCalendar; None when there is no such school. No word of any family."""
        now = self.clock()
        today = local_day(now)
        with self.store.reading() as session:
            school = session.get(School, school_id)
            if school is None:
                return None
            calendar = Calendar()
            calendar.add("prodid", "-//Keukentafel//NL")
            calendar.add("version", "2.0")
            calendar.add("x-wr-calname", f"Kiezen op {school.name}")
            for one in moments(session, school_id, today - timedelta(days=365)):
                calendar.add_component(_event(f"{one.uid}@keukentafel", one.title, one.first, one.last, now))
            for deadline in self.catalogue.deadlines:
                uid = f"national-{deadline.kind}-{deadline.day}-{'-'.join(deadline.tracks)}@keukentafel"
                calendar.add_component(_event(uid, deadline.title, deadline.day, deadline.day, now))
            return bytes(calendar.to_ical())

    @staticmethod
    def _keep(session: Session, school_id: int, uid: str, draft: Draft) -> str:
        """Store a day under the name it was given; return whether it is new, changed or the same."""
        if draft.kind == HOLIDAY:
            there = session.scalar(
                select(SchoolHoliday).where(SchoolHoliday.school_id == school_id, SchoolHoliday.uid == uid)
            )
            values = {"title": draft.title, "first": draft.first, "last": draft.last}
            row: Moment | SchoolHoliday = there or SchoolHoliday(school_id=school_id, uid=uid)
        else:
            own = session.scalar(select(Moment).where(Moment.school_id == school_id, Moment.uid == uid))
            values = {"kind": draft.kind, "title": draft.title, "first": draft.first, "last": draft.last}
            # For whom a day is, the school may have put down here; a file does not know it.
            row = own or Moment(school_id=school_id, uid=uid, tracks=list(draft.tracks), years=list(draft.years))
        before = {name: getattr(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        if row not in session:
            session.add(row)
            session.flush()
            return "new"
        return "same" if before == values else "changed"


def days_of(session: Session, catalogue: Catalogue, school_class: SchoolClass, today: date) -> list[Anchor]:
    """Return the days that matter to the children of a class and are not over, the first ones first.

    Args:
        session: of the database.
        catalogue: holds the national days.
        school_class: of whom.
        today: Europe/Amsterdam.
    """
    days = anchors(session, school_class.school_id, catalogue.deadlines, today)
    own = (school_class.track, school_class.year)
    return sorted(
        (one for one in days if own in one.groups and one.class_id in (None, school_class.id)),
        key=lambda one: one.day,
    )


def _draft(event: Component, title: str) -> Draft | None:
    lower = title.casefold()
    kind = next((name for name, words in WORDS.items() if any(word in lower for word in words)), None)
    start, end = event.get("dtstart"), event.get("dtend")
    if kind is None or start is None:
        return None
    first = _day(start.dt)
    # The end of days without hours is the day after (RFC 5545, 3.6.1, read 2026-11-26).
    whole = not isinstance(start.dt, datetime)
    last = _day(end.dt) - timedelta(days=int(whole)) if end else first
    return Draft(kind, title, first, max(first, last))


def _day(value: date) -> date:
    if isinstance(value, datetime):
        return local_day(value) if value.tzinfo else value.date()
    return value


def _event(uid: str, title: str, first: date, last: date, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("dtstamp", now)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    return event
