"""How the next question is put: in bubbles, with what can be tapped."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.answer import NOW
from bot.domain.messages import Button, Choice, Choices, OutboundMessage, Picture
from bot.domain.steps import Option, Step, StepKind, Who
from bot.domain.walk import AT_ONCE, Walk
from bot.domain.wording import say_day

CARDS, PATH = "cards", "path"
"""Names of the drawings that show a set of cards, and what a family did so far."""


@dataclass(frozen=True)
class Handing:
    """What is said when the phone goes from one to the other.

    Args:
        over: to the child, before its first question; the parent may send a link instead.
        back: thanks to the child, before the parent's next question.
    """

    over: str
    back: str


def moments(today: date) -> tuple[Option, ...]:
    """Return the moments that are offered: at once, tomorrow, and the coming Saturday and Sunday."""
    days = [today + timedelta(days=1)]
    days += [today + timedelta(days=(weekday - today.weekday()) % 7 or 7) for weekday in (5, 6)]
    named = [Option(day.isoformat(), say_day(day, today).split()[0]) for day in dict.fromkeys(days)]
    return (Option(NOW, AT_ONCE), *named)


def ask(
    walk: Walk, activity: int, *, simpler: bool = False, chosen: tuple[str, ...] = (), handing: Handing | None = None
) -> list[OutboundMessage]:
    """Return the bubbles from here to the next question, that question last.

    Args:
        walk: where the family is.
        activity: id of the activity; taps carry it, so that an old message cannot answer a new question.
        simpler: in easier words, and without what was to be read before the question.
        chosen: options that are already on.
        handing: what is said when it is the other's turn; None when each has a screen of their own.
    """
    bubbles = []
    who = walk.holds()
    for step in walk.ahead():
        if handing and step.who is not who:
            bubbles.append(_hand(walk, handing, step.who, activity))
            who = step.who
        text = walk.read(step, simpler=simpler)
        if step.asks:
            bubbles.append(_question(step, text, activity, walk.facts.today, chosen))
            break
        bubbles.append(OutboundMessage(text))
    return bubbles


def _hand(walk: Walk, handing: Handing, who: Who, activity: int) -> OutboundMessage:
    if who is Who.PARENT:
        return OutboundMessage(walk.read_text(handing.back))
    return OutboundMessage(
        walk.read_text(handing.over), (Button("Stuur een link", "child_link", {"activity": activity}),)
    )


def _question(step: Step, text: str, activity: int, today: date, chosen: tuple[str, ...]) -> OutboundMessage:
    place = {"activity": activity, "step": step.id}
    if step.kind is StepKind.CHOICES:
        options = tuple(Choice(one.id, one.title, one.picture, one.alt) for one in step.options)
        sheet = Picture(CARDS, {"set": step.cards}, ", ".join(o.title for o in step.options)) if step.cards else None
        choices = Choices(options, step.least, step.most, "answer", place, chosen)
        return OutboundMessage(text, choices=choices, picture=sheet)
    buttons = tuple(Button(o.title, "answer", {**place, "value": o.id}) for o in offered(step, today))
    if step.skippable:
        buttons = (*buttons, Button("sla over", "skip", place))
    return OutboundMessage(text, buttons)


def offered(step: Step, today: date) -> tuple[Option, ...]:
    """Return what can be tapped as an answer to ``step``."""
    match step.kind:
        case StepKind.SCALE:
            return tuple(Option(str(n), str(n)) for n in range(1, step.most + 1))
        case StepKind.DATE:
            return moments(today)
        case _:
            return step.options
