"""What every channel can do, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.messages import OutboundMessage, Template


@dataclass(frozen=True)
class Capabilities:
    """Where platforms differ.

    Args:
        stored_is_sent: the parent's screen fetches what is stored, so storing a message is sending it.
        settles: a keyboard can be edited once something was chosen.
        text_limit: most characters of a message, counted in UTF-16; None for no limit.
        caption_limit: most characters below a picture or a file, likewise.
        body_limit: most characters of a text with buttons; None when it is the same as without.
        picture_apart: a picture has no buttons below it: they come in a message of their own.
        window_h: hours after a person's last message in which free text is taken; None for always.
        per_second: most messages a second to all together; None for no limit.
        chat_gap_s: seconds between two messages to the same person that nobody asked for.
    """

    stored_is_sent: bool = False
    settles: bool = False
    text_limit: int | None = None
    caption_limit: int | None = None
    body_limit: int | None = None
    picture_apart: bool = False
    window_h: int | None = None
    per_second: int | None = None
    chat_gap_s: float = 0.0


@dataclass(frozen=True)
class Posted:
    """A message of the outbox, ready for a platform.

    Args:
        id: of the outbound message; taps carry it back.
        address: on the platform.
        message: what to show.
        chosen: ids of options that are on.
        answered: whether it was answered, so that its keyboard can go.
        external_id: the platform's id, once it was sent.
        template: what is sent instead, when free text is not taken.
    """

    id: int
    address: str
    message: OutboundMessage
    chosen: Sequence[str] = ()
    answered: bool = False
    external_id: str | None = None
    template: Template | None = None


class Channel(Protocol):
    """A platform."""

    name: str
    capabilities: Capabilities

    async def send(self, posted: Posted) -> str:
        """Send a message and return the platform's id of it.

        Raises:
            bot.channels.errors.ChannelError: when the platform does not take it.
        """

    async def settle(self, posted: Posted) -> None:
        """Show on the platform what was chosen; it does not matter when that fails."""

    async def door(self, code: str) -> str | None:
        """Return a link that opens a chat with a code; None where there is no such link."""

    async def typing(self, address: str) -> None:
        """Show that an answer is coming; it does not matter when that fails."""

    async def close(self) -> None:
        """Close the connections."""
