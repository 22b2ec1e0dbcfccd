"""Reaching school: what is asked of the mentor."""

from actions.base import KitchenAction, leave, walk_on
from actions.children import child_of, which_child
from bot.domain.messages import Button, OutboundMessage
from bot.services.turns import Said, Turn
from bot.store.models import Request


def ask_school(turn: Turn, kind: str, said: str) -> Said:
    """Ask something of school. What it is about is never passed on by itself.

    Args:
        turn: of the action.
        kind: of the request.
        said: key of the answer to the parent.
    """
    student = child_of(turn)
    if student is None:
        return Said([which_child(turn)])
    turn.progress.activities.ask(
        Request(
            caregiver_id=turn.family.caregiver_id,
            student_id=student.id,
            kind=kind,
            safety=bool(turn.heard.values.get("safety")),
            made_at=turn.now,
        )
    )
    text = turn.catalogue.say(said, mentor=turn.family.mentor(student))
    write = (Button("Vraag opschrijven", "ask_school", {"student": student.id}),) if kind == "call" else ()
    return Said([OutboundMessage(text, write)])


class ContactMentor(KitchenAction):
    """Ask the mentor to call."""

    label = "action_contact_mentor"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return ask_school(turn, "call", "school.will_call")


class AskMeeting(KitchenAction):
    """Ask for an appointment."""

    label = "action_ask_meeting"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return ask_school(turn, "meeting", "school.will_meet")


class OfferHelp(KitchenAction):
    """Offer help to school: a lesson about work, a place for an internship."""

    label = "action_offer_help"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return ask_school(turn, "offer", "school.offered")


class AskSchool(KitchenAction):
    """Begin to write a question or a worry for the mentor."""

    label = "action_ask_school"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if child_of(turn) is None:
            return Said([which_child(turn)], leave())
        turn.progress.start(turn.catalogue.enquiry.slug)
        return Said([], walk_on())
