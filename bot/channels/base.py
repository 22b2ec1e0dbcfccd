"""What every channel can do, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.messages import OutboundMessage


@dataclass(frozen=True)
class Capabilities:
    """Where platforms differ.

    Args:
        stored_is_sent: the parent's screen fetches what is stored, so storing a message is sending it.
        settles: a keyboard can be edited once something was chosen.
        text_limit: most characters of a message, counted in UTF-16; None for no limit.
        caption_limit: most characters below a picture or a file, likewise.
        per_second: most messages a second to all together; None for no limit.
        chat_gap_s: seconds between two messages to the same person that nobody asked for.
    """

    stored_is_sent: bool = False
    settles: bool = False
    text_limit: int | None = None
    caption_limit: int | None = None
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
    """

    id: int
    address: str
    message: OutboundMessage
    chosen: Sequence[str] = ()
    answered: bool = False
    external_id: str | None = None


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

    async def typing(self, address: str) -> None:
        """Show that an answer is coming; it does not matter when that fails."""

    async def close(self) -> None:
        """Close the connections."""
