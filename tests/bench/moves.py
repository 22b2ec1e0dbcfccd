"""What is said: the same round of messages again and again, by every parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.catalogue import Catalogue
from bot.domain.steps import StepKind
from bot.domain.walk import AT_ONCE

SLUG = "sterke-kanten"
STOCK_PERIOD = 5


class Kind(StrEnum):
    """How a message is made."""

    TAP = "tap"
    TEXT = "free text"
    WORD = "control word"


@dataclass(frozen=True)
class Move:
    """One message.

    Args:
        kind: of the message; a control word is typed, but needs no understanding.
        text: as typed, or as Rasa's REST channel takes a tap; empty for a tap on something the bot showed.
        button: title of the button.
        options: which options of a several-choice, by their place.
    """

    kind: Kind
    text: str = ""
    button: str = ""
    options: tuple[int, ...] = ()


def round_of_ours(catalogue: Catalogue) -> tuple[Move, ...]:
    """Return one assignment from the menu to the shared outcome, with questions in between and after it."""
    assignment = catalogue.assignments[SLUG]
    titles = {step.id: [option.title for option in step.options] for step in assignment.steps}
    wanted = next(step.least for step in assignment.steps if step.kind is StepKind.CHOICES)
    return (
        Move(Kind.WORD, text="menu"),
        Move(Kind.TAP, button="Opdracht kiezen"),
        # What was done before stands last in the list: its name is quicker than the pages before it.
        Move(Kind.TEXT, text=f"ik wil de opdracht {assignment.title.casefold()} doen"),
        Move(Kind.TAP, options=tuple(range(wanted))),
        Move(Kind.TEXT, text="Zaterdag repareerde hij de fiets van opa, dat zag ik."),
        Move(Kind.TEXT, text="wat is lob"),
        Move(Kind.TAP, button=AT_ONCE),
        Move(Kind.TAP, options=tuple(range(2, 2 + wanted))),
        Move(Kind.TAP, button=titles["talked"][0]),
        Move(Kind.TAP, button=titles["how"][0]),
        Move(Kind.TEXT, text="Kan hij een dag meelopen in de zorg?"),
        Move(Kind.TAP, button=titles["share_parent"][0]),
        Move(Kind.TAP, button=titles["share_child"][0]),
        Move(Kind.TEXT, text="wie leest wat ik hier schrijf?"),
        Move(Kind.TEXT, text="waarom krijgt mijn zoon lob"),
    )


def round_of_stock() -> tuple[Move, ...]:
    """Return what the stock project was made for, as many messages as a round of ours."""
    period = (
        Move(Kind.TAP, text="/greet"),
        Move(Kind.TEXT, text="I am feeling very good"),
        Move(Kind.TAP, text="/bot_challenge"),
        Move(Kind.TEXT, text="am I talking to a human?"),
        Move(Kind.TEXT, text="see you later"),
    )
    return period * 3


def newest_button(bubbles: Sequence[dict[str, Any]], title: str) -> tuple[dict[str, Any], int]:
    """Return the bubble with this button, and the place of the button.

    Raises:
        LookupError: when no bubble has it.
    """
    for bubble in reversed(bubbles):
        for index, button in enumerate(bubble.get("buttons", ())):
            if button["title"] == title:
                return bubble, index
    raise LookupError(f"no button {title!r} in {[bubble.get('text') for bubble in bubbles]}")


def newest_choices(bubbles: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the bubble with the several-choice that was shown last.

    Raises:
        LookupError: when there is none.
    """
    found: dict[str, Any] | None = next((bubble for bubble in reversed(bubbles) if bubble.get("choices")), None)
    if found is None:
        raise LookupError(f"no several-choice in {[bubble.get('text') for bubble in bubbles]}")
    return found
