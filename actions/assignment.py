"""Walking an assignment: start it, take answers, ask the next question, and steer."""

from typing import Any

from actions.base import KitchenAction, leave, slot, walk_on
from bot.domain.messages import Button, OutboundMessage
from bot.services.home import menu
from bot.services.turns import VALIDATION, Said, Turn
from bot.store.models import Activity


def asked(next_question: bool) -> list[dict[str, Any]]:
    """Return the events that keep the form waiting, or end it."""
    return [slot("answer", None), slot("requested_slot", "answer" if next_question else None)]


FROM_THE_TOP = frozenset({"start_assignment", "resume", "repeat", "report_done", "go_back", "skip"})
"""After these the question is asked with what is to be read before it; after anything else in between, alone."""


class StartAssignment(KitchenAction):
    """Start the assignment that was tapped or named; ask which one, or for whom, when that is not clear."""

    label = "action_start_assignment"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        slug = str(turn.heard.values.get("slug") or turn.progress.named(turn.heard.text))
        if slug not in turn.catalogue.assignments:
            return choose(turn)
        if turn.family.student is None:
            return Said([turn.family.which_child()], leave())
        turn.progress.start(slug)
        return Said([], walk_on())


class ListAssignments(KitchenAction):
    """Show the assignments."""

    label = "action_list_assignments"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return choose(turn)


def choose(turn: Turn) -> Said:
    """Ask for whom when that is not clear, else which assignment."""
    student = turn.family.student
    if student is None:
        return Said([turn.family.which_child()], leave())
    school_class = student.school_class
    everything = turn.catalogue.assignments.values()
    fitting = [one for one in everything if one.audience.fits(school_class.track, school_class.year)]
    chosen = fitting or list(everything)
    lines = "\n".join(f"• {one.title}: {one.minutes} minuten" for one in chosen)
    buttons = tuple(Button(one.title, "start_assignment", {"slug": one.slug}) for one in chosen)
    text = turn.catalogue.say("home.choose", kind=student.first_name, lijst=lines)
    return Said([OutboundMessage(text, buttons)], leave())


class ValidateAnswer(KitchenAction):
    """Take an answer, or tell Rasa that this was something in between."""

    label = VALIDATION

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None:
            return Said([], asked(next_question=False))
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

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None:
            return Said()
        simpler = turn.interrupted and turn.heard.intent == "explain_simpler"
        whole = turn.heard.intent in FROM_THE_TOP if turn.interrupted else not turn.refused
        return Said(turn.progress.question(activity, simpler=simpler, all_of_it=whole))


class EndSitting(KitchenAction):
    """Say the last words of a sitting."""

    label = "action_end_sitting"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.latest()
        return Said(turn.progress.sitting_ends(activity) if activity else [menu(turn.catalogue)])


class Resume(KitchenAction):
    """Go on where it was left; an answer tapped on the open question of then is taken at once."""

    label = "action_resume"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        if turn.answering and activity and activity is turn.progress.active():
            return Said()
        if activity is None or not turn.progress.can_resume(activity):
            return Said([menu(turn.catalogue, key="home.nothing_open")], leave())
        turn.progress.resume(activity)
        bubbles = turn.progress.take(activity, turn.heard) if turn.heard.intent == "answer" else []
        if not waits(turn, activity):
            return Said([*bubbles, *turn.progress.sitting_ends(activity)], leave())
        return Said(bubbles, walk_on())


class Repeat(KitchenAction):
    """Have the question asked again: the form does that after anything in between."""

    label = "action_repeat"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said()
        return Said([menu(turn.catalogue, going_on=turn.progress.open() is not None)])


class ExplainSimpler(KitchenAction):
    """Have the question asked in easier words; outside an assignment, tell the latest answer again in easier words."""

    label = "action_explain_simpler"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said()
        asked_before = next(
            (turn.catalogue.answers[one] for one in turn.latest[:1] if one in turn.catalogue.answers), None
        )
        text = (asked_before.simpler or asked_before.text) if asked_before else turn.catalogue.say("home.help_simple")
        return Said([OutboundMessage(text)])


class GoBack(KitchenAction):
    """Go back one question."""

    label = "action_go_back"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None or not turn.answering:
            return Said([menu(turn.catalogue, going_on=turn.progress.open() is not None)])
        return Said(turn.progress.go_back(activity))


class Skip(KitchenAction):
    """Leave out a question, if it may be left out."""

    label = "action_skip"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None or not turn.answering:
            return Said([menu(turn.catalogue, going_on=turn.progress.open() is not None)])
        bubbles = turn.progress.skip(activity, turn.heard)
        if not waits(turn, activity):
            return Said([*bubbles, *turn.progress.sitting_ends(activity)], leave())
        return Said(bubbles)


class Stop(KitchenAction):
    """A bare "stop": within an assignment ask which stop is meant, outside it end the messages."""

    label = "action_stop"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity is None:
            turn.progress.opt_out()
            return Said([OutboundMessage(turn.catalogue.say("rights.opted_out"))], leave())
        turn.progress.pause(activity)
        title = turn.progress.walk(activity).assignment.title
        buttons = (
            Button("Stop deze opdracht", "stop_activity", {"activity": activity.id}),
            Button("Geen berichten meer", "opt_out"),
            Button("Toch verder", "resume", {"activity": activity.id}),
        )
        return Said([OutboundMessage(turn.catalogue.say("walk.which_stop", opdracht=title), buttons)], leave())


class StopActivity(KitchenAction):
    """End the assignment."""

    label = "action_stop_activity"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        if activity is None:
            return Said([menu(turn.catalogue)], leave())
        turn.progress.stop(activity)
        buttons = (Button("Toch verder", "resume", {"activity": activity.id}), Button("Menu", "menu"))
        return Said([OutboundMessage(turn.catalogue.say("walk.stopped"), buttons)], leave())


class Pause(KitchenAction):
    """Hold for a while: first ask how long, then do it."""

    label = "action_pause"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.open()
        if activity:
            turn.progress.pause(activity)
        days = turn.heard.values.get("days")
        if not isinstance(days, int):
            titles = {"Even pauze": 0, "Een week": 7, "Drie weken": 21}
            buttons = tuple(Button(title, "pause", {"days": number}) for title, number in titles.items())
            return Said([OutboundMessage(turn.catalogue.say("walk.how_long"), buttons)], leave())
        until = turn.progress.quiet_for(days)
        key = "walk.paused_until" if days else "walk.paused"
        return Said([OutboundMessage(turn.catalogue.say(key, dag=until))], leave())
