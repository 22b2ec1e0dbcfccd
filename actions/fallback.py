"""Not understood: first the two likeliest meanings as buttons, then the menu."""

from actions.base import KitchenAction, walk_on
from actions.checkin import to_checkin
from bot.domain.messages import Button, OutboundMessage
from bot.services import talks
from bot.services.home import menu
from bot.services.turns import Said, Turn

NOT_UNDERSTOOD = frozenset({"nlu_fallback", "out_of_scope"})
OFFERED = 2
NAME_WORDS = 5
"""Up to this many words, a message that names an assignment asks for it; in a longer one the word stands by chance."""
INSTEAD = {"danger_child": "worry_wellbeing", "danger_home": "worry_wellbeing"}
"""Danger that is sure enough has had its helplines; as a guess on a button it would frighten."""


class OfferMeanings(KitchenAction):
    """Offer the two likeliest meanings; the second time in a row, the menu. The name of an assignment begins it."""

    label = "action_offer_meanings"
    by_intent = False

    def act(self, turn: Turn) -> Said:
        """See the class."""
        after = to_checkin(turn)
        if after:
            return after
        text = turn.heard.text
        short = len(text.split()) <= NAME_WORDS and not turn.answering
        slug = talks.meant(turn.catalogue, "", text) if short else None
        if slug and turn.family.student:
            turn.progress.start(slug)
            return Said([], walk_on())
        meanings = turn.catalogue.texts["meanings"]
        guesses = dict.fromkeys(INSTEAD.get(intent, intent) for intent, _ in turn.ranking)
        likely = [intent for intent in guesses if intent in meanings][:OFFERED]
        if not likely or (turn.latest[:1] and turn.latest[0] in NOT_UNDERSTOOD):
            going_on = turn.progress.open() is not None
            return Said([menu(turn.catalogue, going_on=going_on, key="home.not_understood_again")])
        meant = tuple(Button(meanings[intent], intent, {"said": text}) for intent in likely)
        return Said(
            [OutboundMessage(turn.catalogue.say("home.not_understood"), (*meant, Button("Iets anders", "menu")))]
        )


class OutOfScope(KitchenAction):
    """Say kindly what this is not for."""

    label = "action_out_of_scope"
    by_intent = False

    def act(self, turn: Turn) -> Said:
        """See the class."""
        if turn.answering:
            return Said([OutboundMessage(turn.catalogue.say("home.out_of_scope"))])
        after = to_checkin(turn)
        if after:
            return after
        return Said([menu(turn.catalogue, going_on=turn.progress.open() is not None, key="home.out_of_scope_menu")])
