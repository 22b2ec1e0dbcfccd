"""Not understood: first the two likeliest meanings as buttons, then the menu."""

from actions.base import KitchenAction
from bot.domain.messages import Button, OutboundMessage
from bot.services.home import menu
from bot.services.turns import Said, Turn

NOT_UNDERSTOOD = frozenset({"nlu_fallback", "out_of_scope"})
OFFERED = 2


class OfferMeanings(KitchenAction):
    """Offer the two likeliest meanings; the second time in a row, the menu."""

    label = "action_offer_meanings"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        meanings = turn.catalogue.texts["meanings"]
        likely = [intent for intent, _ in turn.ranking if intent in meanings][:OFFERED]
        if not likely or (turn.latest[:1] and turn.latest[0] in NOT_UNDERSTOOD):
            going_on = turn.progress.open() is not None
            return Said([menu(turn.catalogue, going_on=going_on, key="home.not_understood_again")])
        buttons = (*(Button(meanings[intent], intent) for intent in likely), Button("Iets anders", "menu"))
        return Said([OutboundMessage(turn.catalogue.say("home.not_understood"), buttons)])


class OutOfScope(KitchenAction):
    """Say kindly what this is not for."""

    label = "action_out_of_scope"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said([OutboundMessage(turn.catalogue.say("home.out_of_scope"))])
        return Said([menu(turn.catalogue, going_on=turn.progress.open() is not None, key="home.out_of_scope_menu")])
