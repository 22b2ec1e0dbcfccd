"""What is kept of a parent, and the wish for no more messages."""

from actions.base import KitchenAction, leave, parts
from bot.domain.messages import Button, OutboundMessage
from bot.services.answering import FORGET_INTENT
from bot.services.home import menu
from bot.services.turns import Said, Turn


class ShowMyData(KitchenAction):
    """Show what is kept: in a few words, and all of it as a file."""

    label = "action_show_my_data"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        text, file = parts().privacy.kept(turn.session, turn.family.conversation)
        buttons = (Button("Vergeet mij", "delete_my_data"), Button("Menu", "menu"))
        return Said([OutboundMessage(text, file=file), OutboundMessage(turn.catalogue.say("rights.what_now"), buttons)])


class DeleteMyData(KitchenAction):
    """Ask whether everything really has to go. The yes is handled before Rasa sees it."""

    label = "action_delete_my_data"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        buttons = (Button("Ja, vergeet mij", FORGET_INTENT), Button("Nee, laat staan", "menu"))
        return Said([OutboundMessage(turn.catalogue.say("rights.sure"), buttons)])


class OptOut(KitchenAction):
    """Send nothing any more unless asked."""

    label = "action_opt_out"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        turn.progress.opt_out()
        return Said([OutboundMessage(turn.catalogue.say("rights.opted_out"))], leave())


class OptIn(KitchenAction):
    """Send messages again. A bare "start" of somebody who never stopped asks for the menu."""

    label = "action_opt_in"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        caregiver = turn.family.caregiver
        choices = menu(turn.catalogue, going_on=turn.progress.open() is not None)
        if not (turn.heard.text or caregiver.opted_out_at or caregiver.paused_until):
            return Said([choices])
        turn.progress.opt_in()
        return Said([OutboundMessage(turn.catalogue.say("rights.opted_in")), choices])
