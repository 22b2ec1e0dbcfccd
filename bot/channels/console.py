"""A chat in the terminal, to try things out."""

from collections.abc import Callable

from bot.channels.base import Capabilities, Posted


class Console:
    """The terminal.

    Args:
        show: shows a message.
    """

    name = "console"
    capabilities = Capabilities()

    def __init__(self, show: Callable[[Posted], None]) -> None:
        self.show = show

    async def send(self, posted: Posted) -> str:
        """Show the message."""
        self.show(posted)
        return str(posted.id)

    async def settle(self, posted: Posted) -> None:
        """Do nothing: what was printed stays."""

    async def door(self, code: str) -> str | None:
        """Return nothing: the page itself is the door."""

    async def typing(self, address: str) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""
