"""The engine of nudges: proposes them, gives each family a row, and lets go what may go."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from babel.dates import format_date
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import AMSTERDAM, local_day
from bot.domain.dose import Action, Governor, Kind, Ruling
from bot.domain.messages import Button, OutboundMessage
from bot.domain.nudges import NudgeStep, Series, occasions
from bot.domain.wording import LOCALE, fill
from bot.services.clock import Clock
from bot.services.outbound import Letter, Outgoing
from bot.store.engine import Store
from bot.store.models import ChannelAddress, Nudge, School, Sending
from bot.store.queries.calendar import anchors, mentors
from bot.store.queries.dose import circumstances, done, holidays
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.nudges import DROPPED, SENT, Nudges

AHEAD = timedelta(days=56)
"""So far ahead the school sees what goes out."""
SEND_AT = time(10, 0)
"""Not before this hour of the day, Europe/Amsterdam: the weekend has begun, and nobody is woken."""
BATCH = 200


class Nudging:
    """What the worker does about nudges; each step may be done again, or by more workers at once.

    Args:
        store: the database.
        catalogue: what can be said.
        outgoing: the outbox.
        governor: decides how much is sent.
        clock: gives the moment, in UTC.
    """

    def __init__(
        self, store: Store, catalogue: Catalogue, outgoing: Outgoing, governor: Governor, clock: Clock
    ) -> None:
        self.store, self.catalogue, self.outgoing = store, catalogue, outgoing
        self.governor, self.clock = governor, clock

    def propose(self) -> None:
        """Keep for each school what goes out in the weeks to come."""
        now = self.clock()
        today = local_day(now)
        with self.store.session() as session:
            for school_id in session.scalars(select(School.id)).all():
                self.propose_for(session, school_id, today, now)
            session.commit()

    def propose_for(self, session: Session, school_id: int, today: date, now: datetime) -> None:
        """Keep what goes out to one school in the weeks to come; the caller commits."""
        days = anchors(session, school_id, self.catalogue.deadlines, today)
        off = holidays(session, school_id, today)
        wanted = occasions(self.catalogue.nudges.values(), days, today, today + AHEAD, off)
        Nudges(session).propose(school_id, wanted, now)

    def plan(self) -> int:
        """Give each family of a sending whose day has come its row; return how many sendings were planned."""
        now = self.clock()
        with self.store.reading() as session:
            waiting = [one.id for one in Nudges(session).to_plan(local_day(now))]
        for sending_id in waiting:
            self._plan(sending_id, now)
        return len(waiting)

    def _plan(self, sending_id: int, now: datetime) -> None:
        with self.store.session() as session:
            sending = session.get_one(Sending, sending_id)
            kept, found = Nudges(session), self._step(sending)
            if found is not None:
                step, due = found[1], datetime.combine(sending.day, SEND_AT, AMSTERDAM)
                chance = random.Random(sending_id)  # noqa: S311 - a split of families, no secret
                for chunk in kept.chunks(sending):
                    kept.add(
                        [
                            {
                                "sending_id": sending_id,
                                "caregiver_id": caregiver,
                                "student_id": student,
                                "variant": chance.choice(step.texts).id,
                                "state": "waiting",
                                "due_at": due,
                            }
                            for caregiver, student in chunk
                        ]
                    )
            sending.planned_at = now
            session.commit()

    def let_go(self, limit: int = BATCH) -> list[str]:
        """Decide about the nudges that are due, and put what may go in the outbox.

        Returns:
            The conversations to deliver to; empty when nothing was sent, though more may be due.
        """
        now = self.clock()
        with self.store.session() as session:
            due = Nudges(session).due(now, limit)
            people = {one.caregiver_id for one in due}
            known = circumstances(session, people, now, lock=True)
            addresses = Conversations(session).latest_addresses(people)
            named = mentors(session, {one.student_id for one in due})
            off = {school: holidays(session, school, local_day(now)) for school in {n.sending.school_id for n in due}}
            was_done = self._done(session, due)
            letters = []
            for nudge in due:
                about = replace(known[nudge.caregiver_id], done=nudge.id in was_done)
                ruling = self.governor.rule(
                    Kind.NUDGE, now, about, off[nudge.sending.school_id], self._last_day(nudge.sending)
                )
                letter = self._follow(nudge, ruling, now, addresses, named)
                if letter:
                    letters.append(letter)
                    known[nudge.caregiver_id] = replace(about, done=False, recent=(*about.recent, now))
            self.outgoing.post_all(session, letters)
            session.commit()
        return [one.address.conversation_id for one in letters]

    def due(self) -> bool:
        """Return whether there are nudges whose time has come."""
        with self.store.reading() as session:
            return bool(Nudges(session).due(self.clock(), 1))

    def _done(self, session: Session, due: Sequence[Nudge]) -> set[int]:
        """Return the nudges about something that was done already; one query for each sending."""
        found: set[int] = set()
        for sending in {one.sending_id: one.sending for one in due}.values():
            step = self._step(sending)
            own = [one for one in due if one.sending_id == sending.id]
            did = done(session, {one.caregiver_id for one in own}, step[1].unless_done if step else ())
            found |= {one.id for one in own if one.caregiver_id in did}
        return found

    def _follow(
        self,
        nudge: Nudge,
        ruling: Ruling,
        now: datetime,
        addresses: Mapping[int, ChannelAddress],
        named: Mapping[int, str],
    ) -> Letter | None:
        """Keep a ruling; return the letter when the nudge goes."""
        nudge.reason, nudge.decided_at = ruling.reason and str(ruling.reason), now
        if ruling.action is Action.HOLD and ruling.until:
            nudge.due_at = ruling.until
            return None
        found = self._step(nudge.sending)
        if ruling.action is Action.DROP or found is None:
            nudge.state = DROPPED
            return None
        nudge.state = SENT
        names = {
            "kind": nudge.student.first_name,
            "mentor": named.get(nudge.student_id) or self.catalogue.say("nudges.mentor"),
        }
        said = worded(
            self.catalogue,
            found[0].slug,
            found[1],
            nudge.variant,
            names,
            nudge.sending.anchor,
            local_day(now),
            nudge.student_id,
        )
        return Letter(addresses[nudge.caregiver_id], [said], f"nudge:{nudge.id}", str(Kind.NUDGE))

    def _step(self, sending: Sending) -> tuple[Series, NudgeStep] | None:
        """Return the series and the step of a sending; None when the school's texts have it no more."""
        series = self.catalogue.nudges.get(sending.series)
        step = next((one for one in series.steps if one.id == sending.step), None) if series else None
        return (series, step) if series and step else None

    def _last_day(self, sending: Sending) -> date:
        """Return the day after which a nudge makes no sense: the one before the day it leads to, or two weeks later."""
        series = self.catalogue.nudges.get(sending.series)
        if series and series.before:
            return sending.anchor - timedelta(days=1)
        return sending.day + timedelta(days=14)

    def dry_run(
        self, session: Session, sending: Sending, at: datetime
    ) -> tuple[Counter[str], list[tuple[int, int, Ruling]]]:
        """Return what would come of a sending at a moment: numbers by outcome, and the ruling for each adult.

        Args:
            session: that reads.
            sending: which one.
            at: aware.
        """
        people = Nudges(session).audience(sending)
        numbers = {caregiver for caregiver, _ in people}
        known = circumstances(session, numbers, at)
        off = holidays(session, sending.school_id, local_day(at))
        step = self._step(sending)
        did = done(session, numbers, step[1].unless_done if step else ())
        rulings = [
            (
                caregiver,
                student,
                self.governor.rule(
                    Kind.NUDGE, at, replace(known[caregiver], done=caregiver in did), off, self._last_day(sending)
                ),
            )
            for caregiver, student in people
        ]
        return Counter(str(one.reason) if one.reason else "send" for _, _, one in rulings), rulings


def worded(
    catalogue: Catalogue,
    series: str,
    step: NudgeStep,
    variant: str,
    names: Mapping[str, str],
    anchor: date,
    today: date,
    student_id: int,
) -> OutboundMessage:
    """Return a nudge as a parent gets it: signed, one tap to begin, one to pause, one to stop.

    Args:
        catalogue: what can be said.
        series: its slug.
        step: which message.
        variant: which wording.
        names: ``kind`` and ``mentor``.
        anchor: the day it leads to.
        today: Europe/Amsterdam.
        student_id: about whom.
    """
    chosen = next((one for one in step.texts if one.id == variant), step.texts[0])
    days = (anchor - today).days
    left = {"dag": format_date(anchor, "EEEE d MMMM", locale=LOCALE), "over": "1 dag" if days == 1 else f"{days} dagen"}
    values = {**names, **left}
    told = fill(chosen.text, values)
    # A question of which the mentor does not see the answer is not asked in the mentor's name.
    text = told if step.asks else catalogue.say("nudges.signed", tekst=told, mentor=names["mentor"])
    return OutboundMessage(
        text,
        (*_first_buttons(step, student_id), Button("Even pauze", "pause"), Button("Geen berichten meer", "opt_out")),
        origin=f"{series}/{step.id}/{chosen.id}",
        fills=values,
    )


def _first_buttons(step: NudgeStep, student_id: int) -> tuple[Button, ...]:
    """Return the buttons by which a family goes on."""
    if step.asks:
        return (
            Button("Heel zeker", step.asks, {"value": 3}),
            Button("Een beetje zeker", step.asks, {"value": 2}),
            Button("Nog niet zeker", step.asks, {"value": 1}),
        )
    if step.slug:
        return (Button("Begin", "start_assignment", {"slug": step.slug, "student": student_id}),)
    return (Button("Wat kan ik doen?", "menu"),)
