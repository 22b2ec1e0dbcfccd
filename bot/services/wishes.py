"""A message that asks for more than one thing: all that is a question is answered; else it is asked what comes first."""

from bot.domain.messages import Button, OutboundMessage
from bot.services.answers import pick
from bot.services.turns import Said, Turn

SEVERAL = 2


def which_first(turn: Turn) -> Said | None:
    """Return the question what to begin with, when two wishes cannot both be answered at once."""
    meanings = turn.catalogue.texts["meanings"]
    wishes = [wish for wish in turn.wishes if wish in meanings]
    if turn.answering or len(wishes) < SEVERAL or any(_answer(turn, wish) for wish in wishes):
        return None
    said = {"said": turn.heard.text}
    buttons = tuple(Button(meanings[wish], wish, said) for wish in wishes)
    return Said([OutboundMessage(turn.catalogue.say("home.which_first"), buttons)])


def also(turn: Turn) -> list[OutboundMessage]:
    """Return the answers to what a message asked besides its first wish; after an answer, what is no question is offered."""
    others = [wish for wish in turn.wishes if wish != turn.heard.intent]
    topics = [topic for wish in others if (topic := _answer(turn, wish))]
    answers = [OutboundMessage(turn.catalogue.answers[topic].text) for topic in topics]
    meanings = turn.catalogue.texts["meanings"]
    left = [wish for wish in others if wish in meanings and not _answer(turn, wish)]
    if turn.answering or not left or not _answer(turn, turn.heard.intent):
        return answers
    said = {"said": turn.heard.text}
    offers = tuple(Button(meanings[wish], wish, said) for wish in left)
    return [*answers, OutboundMessage(turn.catalogue.say("home.also"), (*offers, Button("Nee, dank u", "menu")))]


def _answer(turn: Turn, wish: str) -> str | None:
    student = turn.family.student
    track, year = (student.school_class.track, student.school_class.year) if student else ("", 0)
    return pick(turn.catalogue, wish, turn.heard.text, track, year)
