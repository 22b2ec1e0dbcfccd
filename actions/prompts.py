"""Kitchen-table prompts: one question, another one, and help when it falls silent."""

from actions.base import KitchenAction
from bot.catalogue.schema import Card
from bot.domain.fitting import phase_of
from bot.domain.messages import Button, OutboundMessage
from bot.services.turns import Said, Turn


class AskPrompt(KitchenAction):
    """Give a question to ask at the table."""

    label = "action_ask_prompt"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        cards = fitting_cards(turn)
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
            Button(title, "ask_prompt", {"card": card.id, "part": one})
            for title, one in left
            if one != part or one == "next"
        )
        return Said([OutboundMessage(text, buttons)])


def fitting_cards(turn: Turn) -> list[Card]:
    """Return the cards for this child; all of them when it is not known which child."""
    student = turn.family.student
    if student is None:
        return list(turn.catalogue.prompts)
    track, year = student.school_class.track, student.school_class.year
    phase = phase_of(track, year)
    return [
        card
        for card in turn.catalogue.prompts
        if (not card.tracks or track in card.tracks)
        and (not card.years or year in card.years)
        and (not card.phases or phase in card.phases)
    ]
