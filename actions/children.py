"""Which child it is about: known, chosen by a tap, or asked."""

from bot.domain.messages import OutboundMessage
from bot.services.turns import Turn
from bot.store.models import Student


def child_of(turn: Turn) -> Student | None:
    """Return the child a message is about; None when there are several and none was chosen."""
    turn.family.choose(turn.heard.values.get("student"))
    return turn.family.student


def which_child(turn: Turn) -> OutboundMessage:
    """Ask which child it is about; the answer asks again for what was asked, so that it is not lost."""
    return turn.family.which_child(turn.heard.intent, {**turn.heard.values, "said": turn.heard.words})
