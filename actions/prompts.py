"""Kitchen-table prompts: one question, another one, and help when it falls silent."""

from actions.base import KitchenAction
from bot.domain.messages import Button, OutboundMessage
from bot.services.turns import Said, Turn


class AskPrompt(KitchenAction):
    """Give a question to ask at the table."""

    label = "action_ask_prompt"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        cards = turn.catalogue.prompts
        wish = turn.heard.values
        ids = [card.id for card in cards]
        shown = wish.get("card")
        at = ids.index(shown) if shown in ids else None
        if at is None:
            at = turn.family.today.toordinal() % len(cards)
        elif wish.get("part") == "next":
            at = (at + 1) % len(cards)
        card, part = cards[at], wish.get("part")
        if part == "deeper":
            text = turn.catalogue.say("prompts.deeper", vraag=card.follow_up)
        elif part == "silence":
            text = card.silence
        else:
            text = turn.catalogue.say("prompts.card", vraag=card.question)
        left = [
            ("Vraag door", "deeper"),
            ("Als het stilvalt", "silence"),
            ("Nog een vraag", "next"),
        ]
        buttons = tuple(
            Button(title, "ask_prompt", {"card": card.id, "part": one}) for title, one in left if one != part
        )
        return Said([OutboundMessage(text, buttons)])
