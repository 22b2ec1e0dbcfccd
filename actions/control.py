"""Steering a talk: repeat, simpler, back, change, skip, stop, pause."""

from datetime import date
from textwrap import shorten

from actions.assignment import waits
from actions.base import KitchenAction, leave, walk_on
from bot.dialogue.dates import read_day
from bot.domain.answer import NOW
from bot.domain.messages import Button, OutboundMessage
from bot.domain.steps import Who
from bot.services.home import menu
from bot.services.sitting import sitting_ends
from bot.services.turns import Said, Turn
from bot.store.repositories.activities import DONE

CHANGEABLE = 6
"""How many earlier answers are offered for change."""
WIDTH = 40
"""Characters of an answer that are shown in the list."""


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
        topic = turn.heard.values.get("topic") or turn.topic
        asked_before = turn.catalogue.answers.get(str(topic))
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


class ChangeAnswer(KitchenAction):
    """Change an earlier answer: first ask which one, then ask that question again."""

    label = "action_change_answer"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        wish = turn.heard.values
        activity = turn.progress.find(wish.get("activity")) or turn.progress.latest()
        if activity is None or not turn.progress.changeable(activity):
            going_on = turn.progress.open() is not None
            return Said([menu(turn.catalogue, going_on=going_on, key="home.nothing_to_change")], leave())
        if turn.progress.change(activity, wish.get("step")):
            return Said([], walk_on())
        turn.progress.hold(activity)
        walk = turn.progress.walk(activity)
        steps = turn.progress.changeable(activity)[:CHANGEABLE]
        who = {Who.PARENT: "u", Who.CHILD: walk.facts.child}
        lines = "\n".join(
            f"{n}. {who[one.who]}: {cut(walk.say(one, walk.given[one.id]))}" for n, one in enumerate(steps, start=1)
        )
        buttons = tuple(
            Button(f"Antwoord {n}", "change_answer", {"activity": activity.id, "step": one.id})
            for n, one in enumerate(steps, start=1)
        )
        text = turn.catalogue.say("walk.which_change", lijst=lines)
        return Said(
            [OutboundMessage(text, (*buttons, Button("Toch niet", "resume", {"activity": activity.id})))], leave()
        )


def cut(text: str) -> str:
    """Return the beginning of a text, for a list."""
    return shorten(text, WIDTH, placeholder=" …")


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
            return Said([*bubbles, *sitting_ends(turn.progress, activity)], leave())
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
        title = turn.progress.walk(activity).talk.title
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
        if activity.state == DONE:
            going_on = turn.progress.open() is not None
            return Said([menu(turn.catalogue, going_on=going_on, key="walk.already_done")], leave())
        turn.progress.stop(activity)
        buttons = (Button("Toch verder", "resume", {"activity": activity.id}), Button("Menu", "menu"))
        return Said([OutboundMessage(turn.catalogue.say("walk.stopped"), buttons)], leave())


class Pause(KitchenAction):
    """Hold for a while: first ask how long, then do it. What was planned stays planned."""

    label = "action_pause"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        if activity:
            turn.progress.pause(activity)
        days = turn.heard.values.get("days", _days_until(turn))
        if not isinstance(days, int) or days < 0:
            titles = {"Even pauze": 0, "Een week": 7, "Drie weken": 21}
            buttons = tuple(Button(title, "pause", {"days": number}) for title, number in titles.items())
            key = "walk.how_long" if days is None else "walk.pause_past"
            return Said([OutboundMessage(turn.catalogue.say(key), buttons)], leave())
        until = turn.progress.quiet_for(days)
        key = "walk.paused_until" if days else "walk.paused"
        return Said([OutboundMessage(turn.catalogue.say(key, dag=until))], leave())


def _days_until(turn: Turn) -> int | None:
    """Return the days until a day that was named: "pauze tot maandag"; below 0 when it is past."""
    day = read_day(turn.heard.text, turn.family.today) if turn.heard.text else None
    named = date.fromisoformat(day) if day and day != NOW else None
    return (named - turn.family.today).days or None if named else None
