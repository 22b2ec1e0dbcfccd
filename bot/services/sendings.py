"""The co-ordinator's side of nudges: look before it goes out, let it go, stop it, and see what came of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import AMSTERDAM, local_day
from bot.domain.dose import Reason, Ruling
from bot.domain.families import CaregiverKind, Track
from bot.domain.messages import OutboundMessage
from bot.domain.nudges import NudgeStep, Series
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.inviting import renew
from bot.services.nudging import SEND_AT, Nudging, worded
from bot.services.onboarding import new_code, written
from bot.services.outbound import Letter
from bot.services.signing_in import Person
from bot.services.window import approved
from bot.store.engine import Store
from bot.store.models import Care, Caregiver, School, SchoolClass, Sending, Staff, Student
from bot.store.queries import sendings as queries
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.nudges import DROPPED, HALF_RELEASED, PROPOSED, RELEASED, STOPPED, Nudges
from bot.store.repositories.outbox import REPLY

SECOND_FROM = 200
"""Above so many families a second person lets it go too."""
SHOWN_BACK = timedelta(days=28)
STOPPED_BY_SCHOOL = "stopped"
TRIAL_CLASS, TRIAL_CHILD = "Proef", "Sam"
ANY_MENTOR = "(naam van de mentor)"


class Released(StrEnum):
    """What came of letting a sending go."""

    DONE = "done"
    SECOND_NEEDED = "second_needed"
    SAME_PERSON = "same_person"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class Listed:
    """A sending on the list, with its series, its size and what came of it so far."""

    sending: Sending
    series: Series
    step: NudgeStep
    size: int
    tally: Counter[str]


@dataclass(frozen=True)
class Look:
    """A sending with all that is to be seen before it goes, and after.

    ``previews`` are the wordings as a parent gets them. ``would`` tells what would come of it on its day, adult by
    adult; ``became`` what became of it. ``unapproved`` are templates of it that WhatsApp did not approve: who was not
    heard for a day gets the announcement instead.
    """

    listed: Listed
    previews: Sequence[OutboundMessage]
    would: Sequence[tuple[queries.Person, Ruling]]
    became: Sequence[queries.NudgeRow]
    released_by: str | None
    second_by: str | None
    trial: bool
    unapproved: Sequence[str]


class Sendings:
    """What goes out to the families of a school.

    Args:
        store: the database.
        catalogue: what can be said.
        nudging: the engine.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, nudging: Nudging, clock: Clock) -> None:
        self.store, self.catalogue, self.nudging, self.clock = store, catalogue, nudging, clock

    def listed(self, person: Person) -> list[Listed]:
        """Return what went out lately and what goes out in the weeks to come, for the person's own school."""
        now = self.clock()
        with self.store.session() as session:
            self.nudging.propose_for(session, person.school_id, local_day(now), now)
            session.commit()
        with self.store.reading() as session:
            rows = queries.sendings(session, person.school_id, local_day(now) - SHOWN_BACK)
            return self._listed(session, person.school_id, rows)

    def look(self, person: Person, sending_id: int) -> Look | None:
        """Return one sending of the person's own school; None when there is none."""
        with self.store.reading() as session:
            sending = self._own(session, person, sending_id)
            found = self._listed(session, person.school_id, [sending]) if sending else []
            if sending is None or not found:
                return None
            now = self.clock()
            at = max(datetime.combine(sending.day, SEND_AT, AMSTERDAM).astimezone(UTC), now)
            _, rulings = self.nudging.dry_run(session, sending, at) if sending.planned_at is None else (None, [])
            named = queries.people(session, [(caregiver, student) for caregiver, student, _ in rulings])
            staff = {one.id: one for one in session.scalars(select(Staff).where(Staff.school_id == person.school_id))}
            by = {number: one.name for number, one in staff.items()}
            return Look(
                listed=found[0],
                previews=self._previews(found[0], local_day(at), ANY_MENTOR),
                would=[(named[caregiver], ruling) for caregiver, _, ruling in rulings],
                became=queries.nudges(session, sending_id),
                released_by=by.get(sending.released_by or 0),
                second_by=by.get(sending.second_by or 0),
                trial=staff[person.id].trial_caregiver_id is not None,
                unapproved=self._unapproved(session, found[0]),
            )

    def _unapproved(self, session: Session, listed: Listed) -> list[str]:
        wanted = {f"{listed.series.slug}/{listed.step.id}/{one.id}" for one in listed.step.texts}
        mine = [one for one in self.catalogue.templates if one.nudge in wanted]
        return [one.name for one in mine if not approved(session, one)]

    def release(self, person: Person, sending_id: int) -> Released | None:
        """Let a sending go out on its day; a large one when two people did. None when there is none."""
        with self.store.session() as session:
            sending = self._own(session, person, sending_id, lock=True)
            if sending is None:
                return None
            now = self.clock()
            if sending.state == PROPOSED and not self._too_late(sending, local_day(now)):
                sending.released_by, sending.released_at = person.id, now
                large = len(Nudges(session).audience(sending)) > SECOND_FROM
                sending.state = HALF_RELEASED if large else RELEASED
            elif sending.state == HALF_RELEASED and sending.released_by == person.id:
                return Released.SAME_PERSON
            elif sending.state == HALF_RELEASED:
                sending.second_by, sending.second_at, sending.state = person.id, now, RELEASED
            else:
                return Released.NOT_NOW
            session.add(entry(person, now, "sending.released", f"sending:{sending_id}"))
            session.commit()
            return Released.SECOND_NEEDED if sending.state == HALF_RELEASED else Released.DONE

    def stop(self, person: Person, sending_id: int) -> bool:
        """Stop a sending at once: what was not sent yet is not sent any more. False when there is none to stop."""
        with self.store.session() as session:
            sending = self._own(session, person, sending_id, lock=True)
            if sending is None or sending.state == STOPPED:
                return False
            now = self.clock()
            sending.state, sending.stopped_by, sending.stopped_at = STOPPED, person.id, now
            Nudges(session).withdraw(sending_id, str(Reason.WITHDRAWN), now)
            for row in queries.still_queued(session, sending_id):
                row.status, row.error = "failed", STOPPED_BY_SCHOOL
            session.add(entry(person, now, "sending.stopped", f"sending:{sending_id}"))
            session.commit()
            return True

    def retry(self, person: Person, sending_id: int) -> int | None:
        """Try again what a platform did not take; return how many messages, None when there is no such sending."""
        with self.store.session() as session:
            if self._own(session, person, sending_id) is None:
                return None
            now, rows = self.clock(), queries.failed_again(session, sending_id)
            for row in rows:
                row.status, row.attempts, row.created_at, row.next_attempt_at, row.error = "queued", 0, now, now, None
            session.add(entry(person, now, "sending.retried", f"sending:{sending_id}", messages=len(rows)))
            session.commit()
            return len(rows)

    def trial_code(self, person: Person) -> str:
        """Return a new code by which the person comes in as a trial family, to get trials in an own chat."""
        with self.store.session() as session:
            staff, now = session.get_one(Staff, person.id), self.clock()
            if staff.trial_caregiver_id is None:
                staff.trial_caregiver_id = _trial_family(session, staff, now)
            code = new_code()
            renew(session, {staff.trial_caregiver_id: code}, now)
            session.commit()
            return written(code)

    def try_out(self, person: Person, sending_id: int) -> list[str] | None:
        """Send every wording to the person's own chat.

        Returns:
            The conversations to deliver to: empty when this person has no chat yet; None when there is no such sending.
        """
        with self.store.session() as session:
            sending = self._own(session, person, sending_id)
            trial = session.get_one(Staff, person.id).trial_caregiver_id
            addresses = Conversations(session).latest_addresses({trial} if trial else set())
            if sending is None:
                return None
            if trial not in addresses:
                return []
            listed = self._listed(session, person.school_id, [sending])[0]
            now = self.clock()
            bubbles = self._previews(listed, local_day(now), person.name)
            key = f"trial:{sending_id}:{person.id}:{now.timestamp()}"
            self.nudging.outgoing.post_all(session, [Letter(addresses[trial], bubbles, key, REPLY)])
            session.commit()
            return [addresses[trial].conversation_id]

    def on_paper(self, person: Person, sending_id: int) -> list[queries.NudgeRow] | None:
        """Return whom a sending did not reach: to be rung up, or told on paper."""
        look = self.look(person, sending_id)
        if look is None:
            return None
        unreached = {str(Reason.NOT_IN), str(Reason.UNREACHABLE)}
        held = {str(one) for one in (Reason.PAUSED, Reason.HOLIDAY, Reason.QUIET, Reason.DOSE, Reason.SILENT)}
        with self.store.session() as session:
            session.add(entry(person, self.clock(), "sending.exported", f"sending:{sending_id}"))
            session.commit()
        return [
            one
            for one in look.became
            if one.reason in unreached or one.status == "failed" or (one.state == DROPPED and one.reason in held)
        ]

    def _previews(self, listed: Listed, today: date, mentor: str) -> list[OutboundMessage]:
        names = {"kind": TRIAL_CHILD, "mentor": mentor}
        return [
            worded(self.catalogue, listed.series.slug, listed.step, one.id, names, listed.sending.anchor, today, 0)
            for one in listed.step.texts
        ]

    def _listed(self, session: Session, school_id: int, rows: Sequence[Sending]) -> list[Listed]:
        sizes = queries.sizes(session, school_id)
        of_class = queries.class_sizes(session, [one.class_id for one in rows if one.class_id])
        tally = queries.tallies(session, [one.id for one in rows])
        found = []
        for row in rows:
            series = self.catalogue.nudges.get(row.series)
            step = next((one for one in series.steps if one.id == row.step), None) if series else None
            if series and step:
                size = _size(row, sizes, of_class)
                found.append(Listed(row, series, step, size, tally.get(row.id, Counter())))
        return found

    @staticmethod
    def _too_late(sending: Sending, today: date) -> bool:
        return today > sending.anchor if sending.anchor != sending.day else today > sending.day + timedelta(days=14)

    @staticmethod
    def _own(session: Session, person: Person, sending_id: int, *, lock: bool = False) -> Sending | None:
        query = select(Sending).where(Sending.id == sending_id, Sending.school_id == person.school_id)
        return session.scalar(query.with_for_update() if lock else query)


def _size(sending: Sending, sizes: Counter[tuple[str, int]], of_class: Mapping[int, int]) -> int:
    if sending.class_id is not None:
        return of_class.get(sending.class_id, 0)
    return sum(sizes[str(track), int(year)] for track, year in sending.groups)


def _trial_family(session: Session, staff: Staff, now: datetime) -> int:
    """Make a family that is none, in a class of its own; it stands outside every audience."""
    school = session.get_one(School, staff.school_id)
    found = session.scalar(
        select(SchoolClass).where(SchoolClass.school_id == school.id, SchoolClass.name == TRIAL_CLASS)
    )
    school_class = found or SchoolClass(school_id=school.id, name=TRIAL_CLASS, track=Track.HAVO, year=3)
    session.add(school_class)
    session.flush()
    student = Student(class_id=school_class.id, school_key=f"trial-{staff.id}", first_name=TRIAL_CHILD)
    # A network adult gets no nudges of the school.
    caregiver = Caregiver(kind=CaregiverKind.NETWORK, label=staff.name, created_at=now)
    session.add_all([student, caregiver])
    session.flush()
    session.add(Care(caregiver_id=caregiver.id, student_id=student.id))
    return caregiver.id
