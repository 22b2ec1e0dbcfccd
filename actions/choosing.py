"""Choosing what to do: an assignment that fits, or help with what is hard."""

from actions.base import KitchenAction, leave, walk_on
from actions.checkin import to_checkin
from actions.children import child_of, which_child
from bot.domain.messages import Button, OutboundMessage
from bot.services import talks
from bot.services.suggestions import suggestions
from bot.services.turns import Said, Turn

OFFERED = 4
"""Assignments a message; with the other buttons they fit a list of any platform."""


class StartAssignment(KitchenAction):
    """Start the assignment that was tapped, named or meant; ask which one, or for whom, when that is not clear."""

    label = "action_start_assignment"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        slug = str(turn.heard.values.get("slug") or talks.meant(turn.catalogue, turn.heard.intent, turn.heard.words))
        if slug not in turn.catalogue.talks:
            return choose(turn)
        if child_of(turn) is None:
            return Said([which_child(turn)], leave())
        turn.progress.start(slug)
        return Said([], walk_on())


class FirstAid(KitchenAction):
    """Begin a small talk about what is hard; an assignment that was being walked waits."""

    label = "action_first_aid"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        after = to_checkin(turn)
        if after:
            return after
        slug = talks.aid(turn.catalogue, turn.heard.intent, turn.heard.words)
        if slug is None:
            return choose(turn)
        if child_of(turn) is None:
            return Said([which_child(turn)], leave())
        turn.progress.start(slug)
        return Said([], walk_on())


class ListAssignments(KitchenAction):
    """Say which assignment fits now and why, and offer others."""

    label = "action_list_assignments"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return choose(turn)


def choose(turn: Turn) -> Said:
    """Ask for whom when that is not clear, else offer what fits this child now, some at a time."""
    student = child_of(turn)
    if student is None:
        return Said([which_child(turn)], leave())
    fits = suggestions(turn.progress, student)
    start = turn.heard.values.get("from")
    at = start if isinstance(start, int) and 0 <= start < len(fits) else 0
    shown = fits[at : at + OFFERED]
    buttons = tuple(Button(fit.assignment.title, "start_assignment", {"slug": fit.assignment.slug}) for fit in shown)
    more = (Button("Meer opdrachten", "list_assignments", {"from": at + OFFERED}),) if fits[at + OFFERED :] else ()
    say = turn.catalogue.say
    lines = "\n".join(f"• {fit.assignment.title}: {fit.assignment.minutes} minuten" for fit in shown)
    if at:
        return Said([OutboundMessage(say("home.more", lijst=lines), (*buttons, *more))], leave())
    values = {"kind": student.first_name, "opdracht": shown[0].assignment.title}
    bubbles = [
        OutboundMessage(f"{say(f'home.because_{shown[0].reason}', **values)} {shown[0].assignment.goal}"),
        OutboundMessage(say("home.choose", lijst=lines), (*buttons, *more)),
    ]
    return Said(bubbles, leave())
