"""What the mentor reads, and what the child answers by itself."""

from actions.base import KitchenAction, leave, parts
from bot.domain.messages import Button, OutboundMessage
from bot.services.home import menu
from bot.services.turns import Said, Turn


class TakeBack(KitchenAction):
    """Take back what was shared."""

    label = "action_take_back"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        # What was shared may be older than the file of its assignment, or the care for its child.
        activity = turn.progress.own(turn.heard.values.get("activity")) or turn.progress.latest()
        if activity is None:
            return Said([menu(turn.catalogue)])
        mentor = turn.progress.take_back(activity)
        return Said([OutboundMessage(turn.catalogue.say("walk.taken_back", mentor=mentor)), menu(turn.catalogue)])


class ChildLink(KitchenAction):
    """Give a link by which the child answers its own questions, on its own phone."""

    label = "action_child_link"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity")) or turn.progress.open()
        if activity is None or not turn.progress.can_resume(activity):
            return Said([menu(turn.catalogue, key="home.nothing_open")], leave())
        turn.progress.pause(activity)
        link = parts().child_side.link(turn.session, activity)
        child = turn.progress.walk(activity).facts.child
        buttons = (Button("Toch hier verder", "resume", {"activity": activity.id}), Button("Menu", "menu"))
        say = turn.catalogue.say
        bubbles = [
            OutboundMessage(say("walk.send_on", kind=child)),
            OutboundMessage(say("walk.link", kind=child, link=link)),
            OutboundMessage(say("walk.link_waits", kind=child), buttons),
        ]
        return Said(bubbles, leave())
