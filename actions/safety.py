"""Danger that the rules did not see and the intent did; and worry."""

from actions.base import KitchenAction
from bot.domain.messages import Button, OutboundMessage
from bot.domain.safety import Danger
from bot.services.helplines import helplines
from bot.services.turns import Said, Turn


class Helplines(KitchenAction):
    """Telephone numbers, at once."""

    label = "action_danger"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return Said(helplines(turn.catalogue, Danger(turn.heard.intent), ready=True))


class Worry(KitchenAction):
    """Recognise a worry, and offer the mentor."""

    label = "action_worry"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        answer = turn.catalogue.answers["worry_wellbeing"]
        buttons = (Button("Mentor moet bellen", "contact_mentor"),)
        return Said([OutboundMessage(answer.text, buttons)])
