"""Reaching the mentor, and what the mentor reads."""

from actions.base import KitchenAction
from bot.domain.messages import OutboundMessage
from bot.services.home import menu
from bot.services.turns import Said, Turn
from bot.store.models import Request


class TakeBack(KitchenAction):
    """Take back what was shared."""

    label = "action_take_back"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.latest()
        if activity is None:
            return Said([menu(turn.catalogue)])
        turn.progress.activities.unshare(activity.id)
        mentor = turn.progress.walk(activity).facts.mentor
        return Said([OutboundMessage(turn.catalogue.say("walk.taken_back", mentor=mentor)), menu(turn.catalogue)])


class ContactMentor(KitchenAction):
    """Ask the mentor to call. What it is about is never passed on."""

    label = "action_contact_mentor"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        student = turn.family.student
        if student is None:
            return Said([turn.family.which_child()])
        turn.progress.activities.ask_call(
            Request(
                caregiver_id=turn.family.caregiver_id,
                student_id=student.id,
                safety=bool(turn.heard.values.get("safety")),
                made_at=turn.now,
            )
        )
        text = turn.catalogue.say("home.will_call", mentor=turn.family.mentor(student))
        return Said([OutboundMessage(text)])
