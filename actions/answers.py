"""Questions of parents, answered from data/answers."""

from actions.base import KitchenAction
from bot.domain.messages import Button, OutboundMessage
from bot.services.turns import Said, Turn


class AnswerQuestion(KitchenAction):
    """Answer from the file that is named after the intent, and go on where it was."""

    label = "action_answer"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        answer = turn.catalogue.answers[turn.heard.intent]
        easier = (Button("Leg makkelijker uit", "explain_simpler"),) if answer.simpler and not turn.answering else ()
        return Said([OutboundMessage(answer.text, easier)])


class AskWhy(KitchenAction):
    """Say why the assignment of now helps, or why any does."""

    label = "action_ask_why"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None:
            return Said([OutboundMessage(turn.catalogue.answers["ask_why"].text)])
        walk = turn.progress.walk(activity)
        return Said([OutboundMessage(walk.read_text(walk.assignment.why))])
