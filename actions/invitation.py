"""Answering a mentor's invitation: yes, no, or another time."""

from actions.base import KitchenAction
from bot.domain.calendar import local_day
from bot.domain.messages import Button, OutboundMessage
from bot.services.mentor_messages import spoken
from bot.services.turns import Said, Turn
from bot.store.models import Request
from bot.store.repositories.mentor_messages import MentorMessages

REPLIES = {"rsvp_yes": "yes", "rsvp_no": "no", "rsvp_other": "other"}


class Rsvp(KitchenAction):
    """Keep the answer to an invitation; a later answer counts, until it is over. Without one, offer the mentor."""

    label = "action_rsvp"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        invitation = MentorMessages(turn.session).invitation(
            turn.family.caregiver_id, turn.now, turn.heard.values.get("message")
        )
        call = (Button("Mentor moet bellen", "contact_mentor"), Button("Menu", "menu"))
        if invitation is None or invitation.meets_at is None:
            return Said([OutboundMessage(turn.catalogue.say("school.no_invitation"), call)])
        mentor = invitation.staff.name if invitation.staff else turn.family.mentor(invitation.student)
        if invitation.meets_at < turn.now:
            return Said([OutboundMessage(turn.catalogue.say("mentor.over", mentor=mentor), call)])
        reply = REPLIES.get(turn.heard.intent, "yes")
        if reply == "other" and invitation.reply != "other":
            turn.progress.activities.ask(
                Request(
                    caregiver_id=turn.family.caregiver_id,
                    student_id=invitation.student_id,
                    kind="meeting",
                    safety=False,
                    made_at=turn.now,
                )
            )
        invitation.reply, invitation.replied_at = reply, turn.now
        when = spoken(invitation.meets_at, local_day(turn.now))
        names = {"mentor": mentor, "dag": when["dag"]} if reply == "yes" else {"mentor": mentor}
        said = turn.catalogue.say(f"mentor.reply_{reply}", **names)
        return Said([OutboundMessage(said, (Button("Menu", "menu"),))])
