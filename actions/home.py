"""Hello, goodbye, the menu, help, and what was done so far."""

from actions.base import KitchenAction, leave
from actions.checkin import to_checkin
from bot.domain.messages import Button, OutboundMessage
from bot.services.home import menu
from bot.services.turns import Said, Turn


class Greet(KitchenAction):
    """Say hello."""

    label = "action_greet"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said([OutboundMessage(turn.catalogue.say("home.hello"))])
        return Said([menu(turn.catalogue, going_on=turn.progress.open() is not None, key="home.hello_menu")])


class Goodbye(KitchenAction):
    """Say goodbye."""

    label = "action_goodbye"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return Said([OutboundMessage(turn.catalogue.say("home.goodbye"))])


class Thank(KitchenAction):
    """Take thanks."""

    label = "action_thank"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        return to_checkin(turn) or Said([OutboundMessage(turn.catalogue.say("home.thanks"))])


class Menu(KitchenAction):
    """Show the menu; an assignment that was being walked waits."""

    label = "action_menu"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        going_on = turn.progress.open() is not None
        bubbles = [menu(turn.catalogue, going_on=going_on)]
        if turn.answering:
            bubbles = [OutboundMessage(turn.catalogue.say("home.waits")), *bubbles]
        return Said(bubbles)


class Help(KitchenAction):
    """Say what can be done here; within an assignment, what can be typed."""

    label = "action_help"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said([OutboundMessage(turn.catalogue.say("home.help_walking"))])
        buttons = (
            Button("Menu", "menu"),
            Button("Mentor moet bellen", "contact_mentor"),
            Button("Mijn gegevens", "show_my_data"),
        )
        return Said([OutboundMessage(turn.catalogue.say("home.help"), buttons)])


class Affirm(KitchenAction):
    """A yes or a no: to a check-in, or to nothing in particular, and then ask what is meant."""

    label = "action_yes_or_no"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        after = to_checkin(turn)
        if after:
            return after
        return Said([menu(turn.catalogue, going_on=turn.progress.open() is not None, key="home.yes_to_what")])


class SwitchChild(KitchenAction):
    """Talk about another child."""

    label = "action_switch_child"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        chosen = turn.heard.values.get("student")
        if len(turn.family.students) == 1:
            name = turn.family.students[0].first_name
            return Said([OutboundMessage(turn.catalogue.say("home.one_child", kind=name))])
        if not isinstance(chosen, int) or not turn.family.choose(chosen):
            return Said([turn.family.which_child("switch_child", {})])
        activity = turn.progress.active()
        if activity and activity.student_id != chosen:
            turn.progress.pause(activity)
        name = next(one.first_name for one in turn.family.students if one.id == chosen)
        return Said([menu(turn.catalogue, key="home.menu_for", kind=name)], leave())
