"""What a mentor says to parents: a compliment, an answer, an assignment, an invitation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from bot.catalogue import Catalogue
from bot.domain.calendar import AMSTERDAM, local_day
from bot.domain.dose import Action, Circumstances, Governor, Kind, Ruling
from bot.domain.messages import Button, OutboundMessage
from bot.domain.wording import say_day
from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.holding import held
from bot.services.outbound import Letter, Outgoing
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import MentorMessage, Request
from bot.store.queries.dose import circumstances
from bot.store.queries.mentor_messages import Adult, Receipt, adults, receipts
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.mentor_messages import MentorMessages

ANSWER = "answer"
"""Kind in the outbox of an answer to what a parent asked: it is not unasked, and does not count."""


@dataclass(frozen=True)
class Draft:
    """A message as a mentor writes it.

    Args:
        kind: compliment, answer, assignment or invitation.
        text: in the mentor's words.
        slug: of the assignment.
        meets_at: when an invitation is for, aware.
        place: where.
        request_id: what an answer answers.
    """

    kind: str
    text: str
    slug: str | None = None
    meets_at: datetime | None = None
    place: str | None = None
    request_id: int | None = None


class MentorsPost:
    """Sends in the mentor's name, through the outbox, and shows what came of it.

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

    def adults(self, *, student_id: int | None = None, class_id: int | None = None) -> Sequence[Adult]:
        """Return the adults of a student or of a class, and whether a message arrives."""
        with self.store.reading() as session:
            return adults(session, student_id=student_id, class_id=class_id)

    def receipts(self, *, student_id: int | None = None, class_id: int | None = None) -> Sequence[Receipt]:
        """Return what was sent lately, and what came of it."""
        with self.store.reading() as session:
            return receipts(session, student_id=student_id, class_id=class_id)

    def note_came(self, person: Person, student_id: int, message_id: int, *, came: bool) -> bool:
        """Note whether somebody was there who was invited; False when there is no such invitation, or it is still to come."""
        with self.store.session() as session:
            message = session.scalar(
                select(MentorMessage).where(MentorMessage.id == message_id, MentorMessage.student_id == student_id)
            )
            now = self.clock()
            if message is None or message.meets_at is None or message.meets_at > now:
                return False
            message.came = came
            session.add(entry(person, now, "invitation.noted", f"student:{student_id}"))
            session.commit()
            return True

    def request(self, student_id: int, request_id: int) -> Request | None:
        """Return what a parent of this student asked."""
        with self.store.reading() as session:
            return session.scalar(select(Request).where(Request.id == request_id, Request.student_id == student_id))

    def send(self, person: Person, to: Sequence[Adult], draft: Draft, batch: str) -> list[str]:
        """Send a message to adults, each about their own child; the same press of the button sends once.

        Whoever wants no messages or is not in gets nothing. In a pause, in quiet hours, and when this week has had
        enough unasked messages, it waits; an answer does not wait for the last.

        Args:
            person: in whose name.
            to: whom.
            draft: what.
            batch: made with the form; the same one again sends nothing.

        Returns:
            The conversations to deliver to.
        """
        with self.store.session() as session:
            now, wanted = self.clock(), [one for one in to if one.gets_it]
            kept = MentorMessages(session)
            if kept.sent(batch) or not wanted:
                return []
            rows = [self._row(person, one, draft, batch, now) for one in wanted]
            kept.add(rows)
            people = {one.caregiver_id for one in wanted}
            addresses = Conversations(session).latest_addresses(people)
            known = circumstances(session, people, now, lock=True)
            letters = []
            for one, row in zip(wanted, rows, strict=True):
                about = known[one.caregiver_id]
                ruling = self._ruling(draft, about, now)
                session.add_all(held(f"mentor:{row.id}", one.caregiver_id, draft.kind, ruling, now))
                if ruling.action is Action.DROP or one.caregiver_id not in addresses:
                    continue
                known[one.caregiver_id] = replace(about, recent=(*about.recent, ruling.until or now))
                letters.append(
                    Letter(
                        addresses[one.caregiver_id],
                        self._said(person, one, row),
                        f"mentor:{row.id}",
                        ANSWER if draft.request_id else str(Kind.MENTOR),
                        not_before=ruling.until,
                    )
                )
            self.outgoing.post_all(session, letters)
            if draft.request_id:
                self._answered(session.get(Request, draft.request_id), now)
            subject = f"student:{wanted[0].student_id}" if len({one.student_id for one in wanted}) == 1 else "class"
            session.add(entry(person, now, "message.sent", subject, families=len(rows)))
            session.commit()
            return [letter.address.conversation_id for letter in letters]

    @staticmethod
    def _answered(request: Request | None, now: datetime) -> None:
        if request is not None and request.done_at is None:
            request.done_at = now

    @staticmethod
    def _row(person: Person, to: Adult, draft: Draft, batch: str, now: datetime) -> MentorMessage:
        return MentorMessage(
            batch=batch,
            staff_id=person.id,
            student_id=to.student_id,
            caregiver_id=to.caregiver_id,
            kind=draft.kind,
            text=draft.text,
            slug=draft.slug,
            meets_at=draft.meets_at,
            place=draft.place,
            request_id=draft.request_id,
            made_at=now,
        )

    def _ruling(self, draft: Draft, about: Circumstances, now: datetime) -> Ruling:
        # An answer was asked for: it waits for the night and for a pause, not for the week.
        return self.governor.rule(Kind.AGREEMENT if draft.request_id else Kind.MENTOR, now, about)

    def _said(self, person: Person, to: Adult, row: MentorMessage) -> list[OutboundMessage]:
        say, names = self.catalogue.say, {"mentor": person.name, "kind": to.child, "tekst": row.text}
        if row.meets_at:
            values = {"message": row.id}
            buttons = (
                Button("Ja, ik kom", "rsvp_yes", values),
                Button("Nee", "rsvp_no", values),
                Button("Ander moment", "rsvp_other", values),
            )
            when = spoken(row.meets_at, local_day(self.clock()))
            return [OutboundMessage(say("mentor.invitation", **names, **when, plaats=row.place or ""), buttons)]
        told = OutboundMessage(say(f"mentor.{row.kind}", **names))
        if row.slug is None:
            return [told]
        assignment = self.catalogue.assignments[row.slug]
        begin = say("mentor.begin", opdracht=assignment.title, minuten=assignment.minutes)
        start = Button("Begin", "start_assignment", {"slug": row.slug, "student": to.student_id})
        return [told, OutboundMessage(begin, (start, Button("Later", "menu")))]


def spoken(moment: datetime, today: date) -> dict[str, str]:
    """Return a moment as the texts name it: ``dag`` and ``tijd``.

    Args:
        moment: aware.
        today: Europe/Amsterdam.
    """
    local = moment.astimezone(AMSTERDAM)
    return {"dag": say_day(local.date(), today), "tijd": f"{local:%H:%M}"}
