"""Answers to the question how it went: tapped, or typed."""

from collections.abc import Mapping
from dataclasses import replace

from actions.agreements import CloseAgreement
from actions.assignment import Resume
from actions.base import KitchenAction, leave, walk_on
from bot.domain.assignments import Assignment
from bot.domain.messages import Button, OutboundMessage
from bot.services.checkins import answered_by
from bot.services.heard import Heard
from bot.services.home import menu
from bot.services.turns import Said, Turn


class ReportDone(KitchenAction):
    """It happened: go on where it was left."""

    label = "action_report_done"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said([OutboundMessage(turn.catalogue.say("checkin.well_done"))])
        after = to_checkin(turn)
        if after:
            return after
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
        after = to_checkin(turn)
        if after:
            return after
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        kind_word = OutboundMessage(turn.catalogue.say("checkin.no_problem"))
        if activity is None or not turn.progress.can_resume(activity):
            return Said([kind_word, menu(turn.catalogue)], leave())
        walk = turn.progress.walk(activity)
        if not isinstance(walk.talk, Assignment):
            turn.progress.resume(activity)
            return Said([kind_word], walk_on())
        buttons = (
            Button("Ander moment", "plan_moment", {"activity": activity.id}),
            Button("Nu beginnen", "resume", {"activity": activity.id}),
            Button("Stop deze opdracht", "stop_activity", {"activity": activity.id}),
        )
        turn.progress.pause(activity)
        return Said([kind_word, OutboundMessage(walk.read_text(walk.talk.stall), buttons)], leave())


ANSWERS: Mapping[str, type[KitchenAction]] = {
    "report_done": ReportDone,
    "report_not_done": ReportNotDone,
    "answer": Resume,
    "close_agreement": CloseAgreement,
}
"""What the buttons of a check-in lead to, apart from the wish for no more messages."""


def to_checkin(turn: Turn) -> Said | None:
    """Take what was typed for an answer to the check-in that was asked last; None when it answers none.

    Alone, these few words mean nothing, or something else: "slechter" is about marks, "goed" is thanks.
    """
    tapped = None if turn.answering else answered_by(turn.progress, turn.heard)
    if tapped is None:
        return None
    heard = Heard("", tapped.intent, 1.0, dict(tapped.values))
    return ANSWERS[tapped.intent]().act(replace(turn, heard=heard))
