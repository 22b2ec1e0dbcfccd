"""The menu, where every talk can begin again."""

from bot.catalogue import Catalogue
from bot.domain.messages import Button, OutboundMessage


def menu(catalogue: Catalogue, *, going_on: bool = False, key: str = "home.menu", **values: str) -> OutboundMessage:
    """Return the menu.

    Args:
        catalogue: what can be said.
        going_on: whether an assignment is waiting to be gone on with.
        key: of the sentence above it.
        values: for the names in that sentence.
    """
    buttons = (
        *((Button("Verder met opdracht", "resume"),) if going_on else ()),
        Button("Opdracht kiezen", "list_assignments"),
        Button("Vraag voor aan tafel", "ask_prompt"),
        Button("Wat deden we al?", "show_progress"),
        Button("Hulp", "help"),
    )
    return OutboundMessage(catalogue.say(key, **values), buttons)
