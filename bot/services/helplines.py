"""Telephone numbers, at once, before anything else."""

from bot.catalogue import Catalogue
from bot.domain.messages import Button, OutboundMessage
from bot.domain.safety import Danger


def helplines(catalogue: Catalogue, danger: Danger, *, ready: bool) -> list[OutboundMessage]:
    """Return what is said when a message speaks of danger.

    Nothing of it is shared with school by itself; the parent may ask the mentor to call.

    Args:
        catalogue: what can be said.
        danger: whose life or safety may be at stake.
        ready: whether the parent is in, so that a mentor can be asked.
    """
    lines = "\n".join(f"{line.number}: {line.what}" for line in catalogue.helplines.lines)
    bubbles = [OutboundMessage(catalogue.say(f"safety.{danger}")), OutboundMessage(lines)]
    if ready:
        buttons = (
            Button("Mentor moet bellen", "contact_mentor", {"safety": True}),
            Button("Nu niet, dank u", "resume"),
        )
        bubbles.append(OutboundMessage(catalogue.say("safety.mentor"), buttons))
    return bubbles
