"""The project's own chat page: what is stored is sent, open pages are told at once."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.base import Capabilities, Posted

QUEUE_LIMIT = 200
"""A page that reads slower than this loses its place and asks again from the last message it has."""


class Hub:
    """The open chat pages of this process, by address."""

    def __init__(self) -> None:
        self._pages: defaultdict[str, set[asyncio.Queue[Posted | None]]] = defaultdict(set)

    @asynccontextmanager
    async def page(self, address: str) -> AsyncIterator[asyncio.Queue[Posted | None]]:
        """Give the messages for an address while a page is open; None means that an answer is being made."""
        queue: asyncio.Queue[Posted | None] = asyncio.Queue(QUEUE_LIMIT)
        self._pages[address].add(queue)
        try:
            yield queue
        finally:
            self._pages[address].discard(queue)
            if not self._pages[address]:
                del self._pages[address]

    def addresses(self) -> list[str]:
        """Return the addresses with an open page."""
        return list(self._pages)

    def publish(self, address: str, posted: Posted | None) -> None:
        """Tell the open pages of an address."""
        for queue in self._pages.get(address, ()):
            if not queue.full():
                queue.put_nowait(posted)


class WebChat:
    """The chat page.

    Args:
        hub: the open pages; the worker has none, its messages are found by the web process.
    """

    name = "webchat"
    capabilities = Capabilities(stored_is_sent=True)

    def __init__(self, hub: Hub | None = None) -> None:
        self.hub = hub

    async def send(self, posted: Posted) -> str:
        """Tell the open pages; the others read it when they are opened."""
        if self.hub:
            self.hub.publish(posted.address, posted)
        return str(posted.id)

    async def settle(self, posted: Posted) -> None:
        """Do nothing: the page greys out its own buttons."""

    async def typing(self, address: str) -> None:
        """Show the dots on the open pages."""
        if self.hub:
            self.hub.publish(address, None)

    async def close(self) -> None:
        """Do nothing: pages are closed by those who opened them."""
