"""Agreements between home and school: put down, confirmed by the other side, looked back at on the day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.agreements import CLOSED, CONFIRMED, DECLINED, PROPOSED, Doer, Result
from bot.domain.calendar import AMSTERDAM, CHECKIN_HOUR, local_day
from bot.domain.dose import Action, Governor, Kind
from bot.domain.messages import Button, OutboundMessage
from bot.domain.wording import say_day
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.family import NO_MENTOR
from bot.services.holding import held
from bot.services.outbound import Letter, Outgoing
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Agreement, Care, Caregiver, Student
from bot.store.queries.asked import CHECKIN
from bot.store.queries.dose import circumstances
from bot.store.repositories.agreements import HELD_KEY, Agreements
from bot.store.repositories.conversations import Conversations

BATCH = 200
KIND = "agreement"
"""Kind of a message in the outbox about an agreement."""


@dataclass(frozen=True)
class Draft:
    """An agreement as a mentor writes it down.

    Args:
        caregiver_id: with whom.
        what: in the mentor's words.
        who: does it.
        due: by when, Europe/Amsterdam; None for no day.
    """

    caregiver_id: int
    what: str
    who: Doer
    due: date | None


class Agreeing:
    """The mentor's side of agreements, and the clock's.

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

    def propose(self, person: Person, student_id: int, draft: Draft) -> str | None:
        """Keep what a mentor put down, and ask the parent whether it is so.

        Who wants no messages is not asked; the agreement waits all the same.

        Returns:
            The conversation to deliver to, if there is one.
        """
        with self.store.session() as session:
            care = session.get(Care, (draft.caregiver_id, student_id))
            student = session.get(Student, student_id)
            if care is None or student is None:
                return None
            agreement = Agreement(
                student_id=student_id,
                caregiver_id=draft.caregiver_id,
                staff_id=person.id,
                what=draft.what,
                who=draft.who,
                due=draft.due,
                made_at=self.clock(),
                state=PROPOSED,
            )
            Agreements(session).add(agreement)
            names = {"kind": student.first_name, "mentor": person.name}
            conversation = self._post(
                session, agreement, asked(self.catalogue, agreement, names, self._today()), "asked"
            )
            session.add(entry(person, self.clock(), "agreement.made", f"student:{student_id}"))
            session.commit()
            return conversation

    def decide(self, person: Person, student_id: int, agreement_id: int, what: str) -> tuple[bool, str | None]:
        """Let a mentor confirm, decline, close or withdraw an agreement.

        Args:
            person: the mentor.
            student_id: of whom.
            agreement_id: which one.
            what: ``confirm``, ``decline``, ``withdraw``, or a ``Result``.

        Returns:
            Whether that could be done, and the conversation to deliver to.
        """
        with self.store.session() as session:
            agreement = Agreements(session).of_student(student_id, agreement_id)
            if agreement is None or not self._decided(session, agreement, what):
                return False, None
            conversation = None
            if what in {"confirm", "decline"}:
                key = "agreements.school_yes" if what == "confirm" else "agreements.school_no"
                said = self.catalogue.say(key, mentor=person.name, wat=agreement.what)
                conversation = self._post(session, agreement, OutboundMessage(said), "decided")
            session.add(entry(person, self.clock(), f"agreement.{what}", f"student:{student_id}"))
            session.commit()
            return True, conversation

    def _decided(self, session: Session, agreement: Agreement, what: str) -> bool:
        """Change an agreement; return whether it was in a state for that."""
        by_parent = agreement.activity_id is not None
        if agreement.state == PROPOSED and by_parent and what in {"confirm", "decline"}:
            decide(agreement, self.clock(), yes=what == "confirm")
        elif agreement.state == PROPOSED and not by_parent and what == "withdraw":
            session.delete(agreement)
        elif agreement.state == CONFIRMED and what in set(Result):
            close(agreement, Result(what), self.clock())
        else:
            return False
        return True

    def post_due(self) -> list[str]:
        """Ask how agreements went whose day has come, each once for its day; return their conversations."""
        now = self.clock()
        if self.governor.quiet.hold(now) > now:
            return []
        local = now.astimezone(AMSTERDAM)
        until = local.date() if local.time() >= CHECKIN_HOUR else local.date() - timedelta(days=1)
        with self.store.session() as session:
            due = Agreements(session).due(until, now, BATCH)
            people = {one.caregiver_id for one in due if one.caregiver_id}
            addresses = Conversations(session).latest_addresses(people)
            known = circumstances(session, people, now)
            letters = []
            for one in due:
                if one.caregiver_id is None:
                    continue
                ruling = self.governor.rule(Kind.AGREEMENT, now, known[one.caregiver_id])
                for row in held(f"{HELD_KEY}{one.id}", one.caregiver_id, str(Kind.AGREEMENT), ruling, now):
                    session.merge(row)
                if ruling.action is Action.HOLD:
                    continue
                one.asked_at = now
                if ruling.action is Action.SEND:
                    said, key = looked_back(self.catalogue, one), f"agreement:{one.id}:{one.due}"
                    letters.append(Letter(addresses[one.caregiver_id], [said], key, CHECKIN))
            self.outgoing.post_all(session, letters)
            session.commit()
        return [letter.address.conversation_id for letter in letters]

    def _post(self, session: Session, agreement: Agreement, said: OutboundMessage, key: str) -> str | None:
        caregiver = session.get(Caregiver, agreement.caregiver_id)
        address = (
            Conversations(session).latest_addresses({agreement.caregiver_id or 0}).get(agreement.caregiver_id or 0)
        )
        if caregiver is None or address is None or caregiver.opted_out_at:
            return None
        letter = Letter(
            address, [said], f"agreement:{agreement.id}:{key}", KIND, not_before=self.governor.quiet.hold(self.clock())
        )
        self.outgoing.post_all(session, [letter])
        return address.conversation_id

    def _today(self) -> date:
        return local_day(self.clock())


def decide(agreement: Agreement, now: datetime, *, yes: bool) -> None:
    """Let the other side say yes or no."""
    agreement.state = CONFIRMED if yes else DECLINED
    agreement.confirmed_at = now if yes else None


def close(agreement: Agreement, result: Result, now: datetime) -> None:
    """End an agreement."""
    agreement.state, agreement.result, agreement.closed_at = CLOSED, result, now


def asked(catalogue: Catalogue, agreement: Agreement, names: dict[str, str], today: date) -> OutboundMessage:
    """Return the question whether an agreement is so.

    Args:
        catalogue: what can be said.
        agreement: put down by school.
        names: ``kind`` and ``mentor``.
        today: Europe/Amsterdam.
    """
    when = say_day(agreement.due, today) if agreement.due else catalogue.say("agreements.open_date")
    who = catalogue.say(f"school.doer_{agreement.who}", kind=names["kind"])
    text = catalogue.say(
        "agreements.ask", mentor=names.get("mentor", NO_MENTOR), wat=agreement.what, wie=who, wanneer=when
    )
    return OutboundMessage(
        text,
        (
            Button("Ja, klopt", "confirm_agreement", {"agreement": agreement.id, "yes": True}),
            Button("Klopt niet", "confirm_agreement", {"agreement": agreement.id, "yes": False}),
        ),
    )


def looked_back(catalogue: Catalogue, agreement: Agreement) -> OutboundMessage:
    """Return the question how an agreement went."""
    return OutboundMessage(
        catalogue.say("agreements.back", wat=agreement.what),
        (
            Button("Gelukt", "close_agreement", {"agreement": agreement.id, "result": Result.WORKED}),
            Button("Anders gegaan", "close_agreement", {"agreement": agreement.id, "result": Result.OTHERWISE}),
            Button("Nog niet", "close_agreement", {"agreement": agreement.id, "result": Result.NOT_YET}),
        ),
    )
