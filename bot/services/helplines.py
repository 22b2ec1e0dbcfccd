"""Telephone numbers, at once, before anything else."""

from collections.abc import Sequence

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
    bubbles = [OutboundMessage(catalogue.say(f"safety.{danger}")), OutboundMessage(numbers(catalogue))]
    if ready:
        buttons = (
            Button("Mentor moet bellen", "contact_mentor", {"safety": True}),
            Button("Nu niet, dank u", "resume"),
        )
        bubbles.append(OutboundMessage(catalogue.say("safety.mentor"), buttons))
    return bubbles


def numbers(catalogue: Catalogue) -> str:
    """Return all numbers with what each is for."""
    return "\n".join(f"{line.number}: {line.what}" for line in catalogue.helplines.lines)


def danger_told(catalogue: Catalogue, bubbles: Sequence[OutboundMessage]) -> Danger | None:
    """Return the danger that bubbles are the helplines of; None when they are something else."""
    texts = {bubble.text for bubble in bubbles}
    return next((danger for danger in Danger if catalogue.say(f"safety.{danger}") in texts), None)
