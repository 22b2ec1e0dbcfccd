"""The day after a planned moment: how did it go?"""

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import QuietHours
from bot.domain.messages import Button, OutboundMessage
from bot.services.clock import Clock
from bot.services.outbound import Outgoing
from bot.store.engine import Store
from bot.store.models import Activity, Caregiver, Student
from bot.store.repositories.activities import WAITING, Activities
from bot.store.repositories.conversations import Conversations

BATCH = 200


class CheckIns:
    """Asks how it went. A parent planned it, so it does not count as unasked; who stopped gets nothing.

    Args:
        store: the database.
        catalogue: what can be said.
        outgoing: the outbox.
        quiet: hours in which nothing is sent.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, outgoing: Outgoing, quiet: QuietHours, clock: Clock) -> None:
        self.store, self.catalogue, self.outgoing, self.quiet, self.clock = store, catalogue, outgoing, quiet, clock

    def post_due(self) -> list[str]:
        """Put the check-ins that are due in the outbox, each once; return their conversations."""
        now = self.clock()
        if self.quiet.hold(now) > now:
            return []
        with self.store.session() as session:
            due = Activities(session).due_checkins(now, BATCH)
            woken = [conversation for activity in due if (conversation := self._post(session, activity))]
            session.commit()
        return woken

    def _post(self, session: Session, activity: Activity) -> str | None:
        planned, activity.checkin_at = activity.planned_for, None
        caregiver = session.get(Caregiver, activity.caregiver_id)
        student = session.get(Student, activity.student_id)
        conversation = Conversations(session).of_caregiver(activity.caregiver_id)
        address = Conversations(session).latest_address(conversation.id) if conversation else None
        if activity.state != WAITING or not caregiver or not student or not address:
            return None
        if caregiver.opted_out_at or (caregiver.paused_until and caregiver.paused_until > self.clock().date()):
            return None
        title = self.catalogue.assignments[activity.slug].title
        text = self.catalogue.say("checkin.ask", kind=student.first_name, opdracht=title)
        values = {"activity": activity.id}
        buttons = (
            Button("Ja, gelukt", "report_done", values),
            Button("Nog niet", "report_not_done", values),
            Button("Geen berichten meer", "opt_out"),
        )
        self.outgoing.post(
            session, address, [OutboundMessage(text, buttons)], f"checkin:{activity.id}:{planned}", kind="checkin"
        )
        return address.conversation_id
