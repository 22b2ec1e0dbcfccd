"""Moments at the table: planned, and asked after."""

from actions.base import KitchenAction, leave, walk_on
from bot.dialogue.dates import read_day
from bot.domain.errors import Unfit
from bot.domain.messages import Button, OutboundMessage
from bot.domain.walk import NOW, moment
from bot.services.home import menu
from bot.services.turns import Said, Turn


class PlanMoment(KitchenAction):
    """Plan a moment for the assignment that is open, or ask for the day."""

    label = "action_plan_moment"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        if activity is None or not turn.progress.can_resume(activity):
            return Said([menu(turn.catalogue, key="home.nothing_open")], leave())
        named = turn.heard.values.get("day") or read_day(turn.heard.text, turn.family.today)
        if named is None:
            return Said([turn.progress.when(activity)], leave())
        try:
            day = moment(str(named), turn.family.today)
        except Unfit as unfit:
            return Said(
                [OutboundMessage(turn.catalogue.say(f"walk.{unfit.reason}")), turn.progress.when(activity)], leave()
            )
        turn.progress.appoint(activity, day)
        if day == NOW:
            turn.progress.resume(activity)
            return Said([], walk_on())
        return Said(turn.progress.sitting_ends(activity), leave())


class ReportDone(KitchenAction):
    """It happened: go on where it was left."""

    label = "action_report_done"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said([OutboundMessage(turn.catalogue.say("checkin.well_done"))])
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        if activity is None or not turn.progress.can_resume(activity):
            return Said([OutboundMessage(turn.catalogue.say("checkin.well_done")), menu(turn.catalogue)], leave())
        turn.progress.resume(activity)
        kind = turn.progress.walk(activity).facts.child
        return Said([OutboundMessage(turn.catalogue.say("checkin.tell_on", kind=kind))], walk_on())


class ReportNotDone(KitchenAction):
    """It did not happen: no blame, one thing that helps, and another moment."""

    label = "action_report_not_done"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        kind_word = OutboundMessage(turn.catalogue.say("checkin.no_problem"))
        if activity is None or not turn.progress.can_resume(activity):
            return Said([kind_word, menu(turn.catalogue)], leave())
        walk = turn.progress.walk(activity)
        buttons = (
            Button("Ander moment", "plan_moment", {"activity": activity.id}),
            Button("Nu beginnen", "resume", {"activity": activity.id}),
            Button("Stop deze opdracht", "stop_activity", {"activity": activity.id}),
        )
        turn.progress.pause(activity)
        return Said([kind_word, OutboundMessage(walk.read_text(walk.assignment.stall), buttons)], leave())
