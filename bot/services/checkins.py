"""The day after a planned moment: how did it go?"""

from bot.catalogue import Catalogue
from bot.domain.calendar import QuietHours, local_day
from bot.domain.messages import Button, OutboundMessage
from bot.services.clock import Clock
from bot.services.outbound import Letter, Outgoing
from bot.store.engine import Store
from bot.store.models import Activity
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
            addresses = Conversations(session).latest_addresses({activity.caregiver_id for activity in due})
            letters = []
            for activity in due:
                address = addresses.get(activity.caregiver_id)
                question = self._question(activity)
                if address and question:
                    key = f"checkin:{activity.id}:{activity.planned_for}"
                    letters.append(Letter(address, [question], key, "checkin"))
                activity.checkin_at = None
            self.outgoing.post_all(session, letters)
            session.commit()
        return [letter.address.conversation_id for letter in letters]

    def _question(self, activity: Activity) -> OutboundMessage | None:
        """Return the question, or None when it is not to be asked any more."""
        caregiver, assignment = activity.caregiver, self.catalogue.assignments.get(activity.slug)
        paused = caregiver.paused_until is not None and caregiver.paused_until > local_day(self.clock())
        if activity.state != WAITING or caregiver.opted_out_at or paused or assignment is None:
            return None
        text = self.catalogue.say("checkin.ask", kind=activity.student.first_name, opdracht=assignment.title)
        values = {"activity": activity.id}
        buttons = (
            Button("Ja, gelukt", "report_done", values),
            Button("Nog niet", "report_not_done", values),
            Button("Geen berichten meer", "opt_out"),
        )
        return OutboundMessage(text, buttons)
