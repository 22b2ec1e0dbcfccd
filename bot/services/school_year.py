"""A school year on a clock of its own: made-up families, with the real planner, governor and steps; without Rasa."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from bot.catalogue import Catalogue
from bot.channels.base import Channel
from bot.domain.calendar import AMSTERDAM, local_day
from bot.domain.dose import Governor
from bot.domain.profiles import Profile, any_answer
from bot.services.family import Family
from bot.services.made_up_school import Adult, MadeUpSchool
from bot.services.nudging import Nudging
from bot.services.onboarding import READY, TEXT_VERSION
from bot.services.outbound import Outgoing
from bot.services.progress import Progress
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
)
from bot.store.repositories.nudges import HALF_RELEASED, PROPOSED

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


class SchoolYear:
    """Plays a school.

    Args:
        store: the database, of the newest form.
        catalogue: what can be said.
        channels: by which families are reached; storing a message must be sending it.
        governor: decides how much is sent.
        seed: of chance.
        first: the day on which it begins, Europe/Amsterdam.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        channels: dict[str, Channel],
        governor: Governor,
        seed: int,
        first: date,
    ) -> None:
        self.store, self.catalogue, self.quiet = store, catalogue, governor.quiet
        self.channel = next(iter(channels))
        self.chance = random.Random(seed)  # noqa: S311 - not for secrets
        self.first, self.clock = first, Clock(_at(first))
        self.nudging = Nudging(
            store, catalogue, Outgoing(store, channels, self.clock, "school-year"), governor, self.clock
        )
        self.sendings = Sendings(store, catalogue, self.nudging, self.clock)
        self.school = MadeUpSchool(store, catalogue, self.chance, self.clock)

    def run(
        self,
        people: tuple[Person, Person],
        adults: Mapping[int, Adult],
        last: date,
        tick: Callable[[], None] = lambda: None,
    ) -> list[Week]:
        """Play the days until ``last``, included; return the weeks.

        Args:
            people: who release.
            adults: of the school, by their numbers.
            last: Europe/Amsterdam.
            tick: told after each day.
        """
        weeks: list[Week] = []
        day = self.first
        while day <= last:
            self.clock.now = _at(day)
            if not weeks or day.weekday() == MONDAY:
                weeks.append(Week(day))
                self.nudging.propose()
            self._day(people, adults, day, weeks[-1])
            tick()
            day += timedelta(days=1)
        return weeks

    def _day(self, people: tuple[Person, Person], adults: Mapping[int, Adult], day: date, week: Week) -> None:
        self._come_in([number for number, one in adults.items() if one.comes_in_on == day])
        self._release(people, day)
        self.nudging.plan()
        while self.nudging.let_go():
            pass
        with self.store.session() as session:
            sent, held = self._decided(session)
            week.sent += len(sent)
            week.held.update(held)
            for nudge in sent:
                self._reacts(session, nudge, adults[nudge.caregiver_id].profile, week)
            self._begin_themselves(session, adults, week)
            week.inside = session.scalar(select(func.count()).where(Conversation.stage == READY)) or 0
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

    def _reacts(self, session: Session, nudge: Nudge, profile: Profile, week: Week) -> None:
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

    def _begin_themselves(self, session: Session, adults: Mapping[int, Adult], week: Week) -> None:
        inside = [
            (n, one) for n, one in adults.items() if one.comes_in_on and one.comes_in_on <= local_day(self.clock())
        ]
        begin = [(n, one.profile) for n, one in inside if self.chance.random() < one.profile.by_itself / 7]
        children = select(Care.caregiver_id, Care.student_id).where(Care.caregiver_id.in_([n for n, _ in begin]))
        child = dict(session.execute(children).tuples().all())
        for number, profile in begin:
            slug = self.chance.choice(sorted(self.catalogue.assignments))
            week.finished += self._walks(session, number, child[number], slug, profile)

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

    def _come_in(self, caregivers: Sequence[int]) -> None:
        now = self.clock()
        with self.store.session() as session:
            for number in caregivers:
                name = f"simulated-{number}"
                session.add(Conversation(id=name, caregiver_id=number, stage=READY, created_at=now, last_seen_at=now))
                session.flush()
                session.add(ChannelAddress(conversation_id=name, channel=self.channel, address=name, last_seen_at=now))
                session.add(Consent(caregiver_id=number, text_version=TEXT_VERSION, given_at=now, channel=self.channel))
            session.commit()


def _at(day: date) -> datetime:
    return datetime.combine(day, FIRST_HOUR, AMSTERDAM).astimezone(UTC)
