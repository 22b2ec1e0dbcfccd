"""A school year on a clock of its own: made-up families, with the real planner, governor and steps; without Rasa."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.catalogue import Catalogue
from bot.channels.base import Channel
from bot.domain.calendar import AMSTERDAM, QuietHours, local_day
from bot.domain.dose import Governor
from bot.domain.families import StaffRole
from bot.domain.profiles import Profile, any_answer, drawn
from bot.services.family import Family
from bot.services.nudging import Nudging
from bot.services.onboarding import READY, TEXT_VERSION
from bot.services.outbound import Outgoing
from bot.services.progress import Progress
from bot.services.roster import Roster
from bot.services.school_calendar import Draft, SchoolCalendar
from bot.services.sendings import Released, Sendings
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import (
    Care,
    Caregiver,
    ChannelAddress,
    Confidence,
    Consent,
    Conversation,
    Nudge,
    Sending,
    Staff,
    Student,
)
from bot.store.repositories.nudges import HALF_RELEASED, PROPOSED

CLASSES = (
    *(("2A", "vmbo-kb", 2), ("2B", "vmbo-tl", 2), ("3A", "vmbo-tl", 3), ("4A", "vmbo-kb", 4)),
    *(("3H", "havo", 3), ("5H", "havo", 5), ("3V", "vwo", 3), ("6V", "vwo", 6)),
)
CLASS_SIZE = 25
NAMES = ("Amina", "Bas", "Chaima", "Daniël", "Eva", "Furkan", "Guusje", "Hamza", "Isa", "Jayden", "Kim", "Lotte",
         "Mees", "Nour", "Olivier", "Pien", "Rayan", "Sara", "Thijs", "Yasmin", "Abel", "Bente", "Cas", "Dina",
         "Emir", "Fay", "Giel", "Hafsa", "Ilias", "Jip", "Kaan", "Lina", "Milan", "Noa", "Omar", "Puk")  # fmt: skip
COMES_IN_DAYS = 28
"""In the first weeks letters go home, and families come in."""
REGION = "midden"
FIRST_HOUR = time(10, 5)
MONDAY = 0


@dataclass
class Week:
    """What happened in a week: numbers of messages, answers, finished assignments and families."""

    first: date
    sent: int = 0
    answered: int = 0
    finished: int = 0
    stopped: int = 0
    inside: int = 0
    held: Counter[str] = field(default_factory=Counter)


@dataclass
class Clock:
    """The moment it is in the simulation, in UTC."""

    now: datetime

    def __call__(self) -> datetime:
        """Return it."""
        return self.now


@dataclass(frozen=True)
class _Adult:
    caregiver_id: int
    profile: Profile
    comes_in_on: date | None


class SchoolYear:
    """Plays a school.

    Args:
        store: the database, of the newest form.
        catalogue: what can be said.
        channels: by which families are reached; storing a message must be sending it.
        governor: decides how much is sent.
        quiet: hours in which nothing is sent.
        seed: of chance.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        channels: dict[str, Channel],
        governor: Governor,
        quiet: QuietHours,
        seed: int,
    ) -> None:
        self.store, self.catalogue, self.quiet = store, catalogue, quiet
        self.channel = next(iter(channels))
        self.chance = random.Random(seed)  # noqa: S311 - not for secrets
        self.clock = Clock(datetime(2000, 1, 1, tzinfo=UTC))
        self.nudging = Nudging(
            store, catalogue, Outgoing(store, channels, self.clock, "school-year"), governor, self.clock
        )
        self.sendings = Sendings(store, catalogue, self.nudging, self.clock)
        self._adults: list[_Adult] = []
        self._profiles: dict[int, Profile] = {}

    def fill(self, school: str, families: int, first: date, *, classes: Sequence[tuple[str, str, int]]) -> None:
        """Add families to a school (a new one, or one that is there), who come in during the first weeks.

        Args:
            school: its name.
            families: how many.
            first: the day on which it begins, Europe/Amsterdam.
            classes: name, track and year; families fill one after the other.
        """
        self.clock.now = _at(first)
        profiles = [drawn(self.chance) for _ in range(families)]
        rows = ["klas,niveau,leerjaar,leerlingnummer,voornaam,zestien_op,verzorger"]
        for number, profile in enumerate(profiles):
            name, track, year = classes[number // CLASS_SIZE % len(classes)]
            round_ = number // (CLASS_SIZE * len(classes))
            child = NAMES[number % len(NAMES)]
            sixteen = first + timedelta(days=365 * (4 - min(year, 4)) + number % 300)
            rows += [
                f"{name}{round_ or ''},{track},{year},y{number},{child},{sixteen},{who} van {child}"
                for who in ("moeder", "vader")[: profile.homes]
            ]
        at = Roster(self.store, self.clock).school(school)
        Roster(self.store, self.clock).import_csv(at, "\n".join(rows))
        self._meet(at, profiles, first)

    def days(self, person: Person, first: date) -> None:
        """Put the usual days and the holidays of a region in the school's calendar, each in the middle of its window."""
        calendar = SchoolCalendar(self.store, self.catalogue, self.clock)
        for one in self.catalogue.usual:
            end = _coming(first, one.last)
            begin = max(_latest(end, one.first), first)
            day = begin + (end - begin) / 2
            calendar.add(person, Draft(one.kind, one.title, day, day, one.tracks, one.years))
        calendar.take_region(person, REGION)

    def staff(self, school: str) -> tuple[Person, Person]:
        """Return two co-ordinators who release what goes out; they cannot log in."""
        with self.store.session() as session:
            at = Roster(self.store, self.clock).known(school)
            rows = [
                Staff(
                    school_id=at,
                    email=f"simulated-{number}@school.example",
                    name="de school",
                    role=StaffRole.COORDINATOR,
                    active=False,
                    created_at=self.clock(),
                )
                for number in range(2)
            ]
            session.add_all(rows)
            session.commit()
            first, second = (Person(one.id, at, one.name, one.role, one.session_version) for one in rows)
            return first, second

    def run(
        self,
        people: tuple[Person, Person],
        first: date,
        last: date,
        tick: Callable[[], None] = lambda: None,
    ) -> list[Week]:
        """Play the days from ``first`` to ``last``, both included; return the weeks.

        Args:
            people: who release.
            first: Europe/Amsterdam.
            last: likewise.
            tick: told after each day.
        """
        weeks: list[Week] = []
        day = first
        while day <= last:
            self.clock.now = _at(day)
            if not weeks or day.weekday() == MONDAY:
                weeks.append(Week(day))
                self.nudging.propose()
            self._day(people, day, weeks[-1])
            tick()
            day += timedelta(days=1)
        return weeks

    def _day(self, people: tuple[Person, Person], day: date, week: Week) -> None:
        self._come_in(day)
        self._release(people, day)
        self.nudging.plan()
        while self.nudging.let_go():
            pass
        with self.store.session() as session:
            sent, held = self._decided(session)
            week.sent += len(sent)
            week.held.update(held)
            for nudge in sent:
                self._reacts(session, nudge, week)
            self._begin_themselves(session, week)
            week.inside = len(session.scalars(select(Conversation.id).where(Conversation.stage == READY)).all())
            session.commit()

    def _release(self, people: tuple[Person, Person], day: date) -> None:
        with self.store.reading() as session:
            due = session.scalars(
                select(Sending.id).where(
                    Sending.school_id == people[0].school_id,
                    Sending.day <= day,
                    Sending.state.in_([PROPOSED, HALF_RELEASED]),
                )
            ).all()
        for number in due:
            if self.sendings.release(people[0], number) is Released.SECOND_NEEDED:
                self.sendings.release(people[1], number)

    def _decided(self, session: Session) -> tuple[list[Nudge], Counter[str]]:
        """Return the nudges that went out today, and why others did not."""
        rows = session.scalars(
            select(Nudge).where(Nudge.decided_at == self.clock()).options(joinedload(Nudge.sending))
        ).all()
        sent = [one for one in rows if one.state == "sent"]
        return sent, Counter(one.reason for one in rows if one.reason)

    def _reacts(self, session: Session, nudge: Nudge, week: Week) -> None:
        profile = self._profiles[nudge.caregiver_id]
        step = self.catalogue.nudges[nudge.sending.series].step(nudge.sending.step)
        if self.chance.random() < profile.leaves:
            session.get_one(Caregiver, nudge.caregiver_id).opted_out_at = self.clock()
            nudge.answer, nudge.answered_at = "opt_out", self.clock()
            week.stopped += 1
            return
        if self.chance.random() >= profile.goes_on:
            return
        nudge.answer, nudge.answered_at = "start_assignment" if step.slug else "menu", self.clock()
        week.answered += 1
        if step.asks:
            nudge.answer = step.asks
            session.add(Confidence(caregiver_id=nudge.caregiver_id, value=self.chance.randint(1, 3), at=self.clock()))
        elif step.slug:
            week.finished += self._walks(session, nudge.caregiver_id, nudge.student_id, step.slug, profile)

    def _begin_themselves(self, session: Session, week: Week) -> None:
        for one in self._adults:
            came = one.comes_in_on and one.comes_in_on <= local_day(self.clock())
            if came and self.chance.random() < one.profile.by_itself / 7:
                slug = self.chance.choice(sorted(self.catalogue.assignments))
                child = select(Care.student_id).where(Care.caregiver_id == one.caregiver_id)
                student_id = session.scalars(child).one()
                week.finished += self._walks(session, one.caregiver_id, student_id, slug, one.profile)

    def _walks(self, session: Session, caregiver_id: int, student_id: int, slug: str, profile: Profile) -> bool:
        """Walk an assignment, perhaps to its end; return whether it came there."""
        conversation = session.scalars(select(Conversation).where(Conversation.caregiver_id == caregiver_id)).one()
        conversation.last_seen_at, conversation.student_id = self.clock(), student_id
        progress = Progress(Family(session, self.catalogue, conversation, self.clock()), self.quiet)
        activity = progress.start(slug)
        until_end = self.chance.random() < profile.finishes
        while step := progress.walk(activity).current():
            if not until_end and self.chance.random() < 1 / 3:
                progress.pause(activity)
                return False
            progress.answer(activity, step.id, any_answer(step, local_day(self.clock()), self.chance))
        return True

    def _meet(self, school_id: int, profiles: Sequence[Profile], first: date) -> None:
        """Remember who is who, and draw when each comes in."""
        with self.store.reading() as session:
            rows = session.execute(
                select(Student.school_key, Caregiver.id)
                .join(Student.cares)
                .join(Caregiver)
                .where(Student.school_key.like("y%"), Student.school_class.has(school_id=school_id))
                .order_by(Caregiver.id)
            )
            for key, caregiver_id in rows:
                profile = profiles[int(key.removeprefix("y"))]
                comes = self.chance.random() < profile.comes_in
                day = first + timedelta(days=self.chance.randrange(COMES_IN_DAYS)) if comes else None
                self._adults.append(_Adult(caregiver_id, profile, day))
                self._profiles[caregiver_id] = profile

    def _come_in(self, day: date) -> None:
        now = self.clock()
        with self.store.session() as session:
            for number in (one.caregiver_id for one in self._adults if one.comes_in_on == day):
                name = f"simulated-{number}"
                session.add(Conversation(id=name, caregiver_id=number, stage=READY, created_at=now, last_seen_at=now))
                session.flush()
                session.add(ChannelAddress(conversation_id=name, channel=self.channel, address=name, last_seen_at=now))
                session.add(Consent(caregiver_id=number, text_version=TEXT_VERSION, given_at=now, channel=self.channel))
            session.commit()


def _at(day: date) -> datetime:
    return datetime.combine(day, FIRST_HOUR, AMSTERDAM).astimezone(UTC)


def _latest(last: date, day: str) -> date:
    """Return the latest such day of the year (``MM-DD``) until a day."""
    this = date.fromisoformat(f"{last.year}-{day}")
    return this if this <= last else date.fromisoformat(f"{last.year - 1}-{day}")


def _coming(first: date, day: str) -> date:
    """Return the first such day of the year (``MM-DD``) from a day on."""
    this = date.fromisoformat(f"{first.year}-{day}")
    return this if this >= first else date.fromisoformat(f"{first.year + 1}-{day}")
