"""Walking an assignment: start it, take answers, ask the next question, and steer."""

from typing import Any

from actions.base import KitchenAction, leave, slot, walk_on
from bot.services import talks
from bot.services.heard import DANGER_INTENTS
from bot.services.home import menu
from bot.services.sitting import sitting_ends
from bot.services.turns import VALIDATION, Said, Turn
from bot.store.models import Activity


def asked(next_question: bool) -> list[dict[str, Any]]:
    """Return the events that keep the form waiting, or end it."""
    return [slot("answer", None), slot("requested_slot", "answer" if next_question else None)]


FROM_THE_TOP = frozenset({"start_assignment", "resume", "repeat", "report_done", "go_back", "skip"})
"""After these the question is asked with what is to be read before it; after anything else in between, alone."""


class ValidateAnswer(KitchenAction):
    """Take an answer, or tell Rasa that this was something in between."""

    label = VALIDATION
    by_intent = False

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None:
            # It is over, or its file is gone. Words of danger still go to their own action.
            return Said() if turn.heard.intent in DANGER_INTENTS else Said([], asked(next_question=False))
        if not turn.answering:
            return Said([], asked(next_question=True))
        if not turn.progress.is_answer(activity, turn.heard):
            return Said()
        bubbles = turn.progress.take(activity, turn.heard)
        return Said(bubbles, asked(next_question=waits(turn, activity)))


def waits(turn: Turn, activity: Activity) -> bool:
    """Return whether there is a question left to ask now."""
    return activity is turn.progress.active() and turn.progress.walk(activity).current() is not None


class AskAnswer(KitchenAction):
    """Ask the next question. Rasa also comes back here after something in between."""

    label = "action_ask_answer"
    by_intent = False

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None:
            return Said()
        simpler = turn.interrupted and turn.heard.intent == "explain_simpler"
        begins = turn.heard.intent in FROM_THE_TOP or talks.leads_to_talk(turn.catalogue, turn.heard.intent)
        whole = begins if turn.interrupted else not turn.refused
        return Said(turn.progress.question(activity, simpler=simpler, all_of_it=whole))


class EndSitting(KitchenAction):
    """Say the last words of a sitting."""

    label = "action_end_sitting"
    by_intent = False

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.latest()
        return Said(sitting_ends(turn.progress, activity) if activity else [menu(turn.catalogue, key="walk.gone")])


class Resume(KitchenAction):
    """Go on where it was left, and end a pause; an answer tapped on the open question of then is taken at once."""

    label = "action_resume"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.heard.intent == "resume":
            turn.progress.end_pause()
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        if turn.answering and activity and activity is turn.progress.active():
            return Said()
        if activity is None or not turn.progress.can_resume(activity):
            return Said([menu(turn.catalogue, key="home.nothing_open")], leave())
        turn.progress.resume(activity)
        bubbles = turn.progress.take(activity, turn.heard) if turn.heard.intent == "answer" else []
        if not waits(turn, activity):
            return Said([*bubbles, *sitting_ends(turn.progress, activity)], leave())
        return Said(bubbles, walk_on())
