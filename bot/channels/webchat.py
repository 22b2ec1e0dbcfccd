"""The project's own chat page: what is stored is sent, open pages are told at once."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.base import Capabilities, Posted

QUEUE_LIMIT = 200
"""A page that is so many messages behind is let go, and asks again from the last message it has."""
MOST_PAGES = 8
"""So many pages of one address may be open; a further one ends the oldest, which a phone may have left long ago."""


class Page:
    """An open page of one address."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Posted | None] = asyncio.Queue(QUEUE_LIMIT)
        self._open = True

    async def news(self) -> AsyncIterator[Posted | None]:
        """Give what there is to show, until the page is let go; None means that an answer is being made."""
        while self._open:
            told = await self._queue.get()
            if self._open:
                yield told

    def tell(self, posted: Posted | None) -> None:
        """Have it shown; a page that is too slow is let go."""
        if self._queue.full():
            self.let_go()
        else:
            self._queue.put_nowait(posted)

    def let_go(self) -> None:
        """End it. What it was not shown yet it asks for when it comes back."""
        self._open = False
        if self._queue.empty():
            self._queue.put_nowait(None)  # wakes it


class Hub:
    """The open chat pages of this process, by address."""

    def __init__(self) -> None:
        self._pages: defaultdict[str, list[Page]] = defaultdict(list)

    @asynccontextmanager
    async def page(self, address: str) -> AsyncIterator[Page]:
        """Give a page that is told what there is for an address, while it is open."""
        page = Page()
        self._pages[address].append(page)
        for oldest in self._pages[address][:-MOST_PAGES]:
            oldest.let_go()
        try:
            yield page
        finally:
            self._pages[address].remove(page)
            if not self._pages[address]:
                del self._pages[address]

    def addresses(self) -> list[str]:
        """Return the addresses with an open page."""
        return list(self._pages)

    def publish(self, address: str, posted: Posted | None) -> None:
        """Tell the open pages of an address."""
        for page in self._pages.get(address, ()):
            page.tell(posted)


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

    async def door(self, code: str) -> str | None:
        """Return nothing: the page itself is the door."""

    async def typing(self, address: str) -> None:
        """Show the dots on the open pages."""
        if self.hub:
            self.hub.publish(address, None)

    async def close(self) -> None:
        """Do nothing: pages are closed by those who opened them."""
