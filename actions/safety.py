"""Danger that the rules did not see and the intent did; and worry."""

from actions.answers import below
from actions.base import KitchenAction, slot
from bot.domain.messages import Button, OutboundMessage
from bot.domain.safety import Danger
from bot.services.answers import pick
from bot.services.helplines import helplines
from bot.services.turns import Said, Turn

WORRY = "worry_wellbeing"


class Helplines(KitchenAction):
    """Telephone numbers, at once, whatever else the message asks for."""

    label = "action_danger"
    by_intent = False

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return Said(helplines(turn.catalogue, Danger(turn.heard.intent), ready=True))


class Worry(KitchenAction):
    """Recognise a worry, and offer the mentor."""

    label = "action_worry"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        topic = str(turn.heard.values.get("topic") or pick(turn.catalogue, WORRY, turn.heard.words, "", 0))
        answer = turn.catalogue.answers[topic]
        call = Button("Mentor moet bellen", "contact_mentor")
        return Said([OutboundMessage(answer.text, (call, *below(turn, topic, answer)))], [slot("topic", topic)])
