"""The ways into a chat, for who has a code: each messenger that is set up, and the page."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.channels.base import Channel

PATIENCE_S, AGAIN_S = 3.0, 60.0
NAMES = {"whatsapp": "WhatsApp", "telegram": "Telegram"}


@dataclass(frozen=True)
class Door:
    """A way in: ``name`` as people call it, and the link that opens it with the code."""

    name: str
    link: str


class Doors:
    """Knows the links of messengers; a platform is asked once for its own.

    Args:
        channels: by name.
    """

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self.channels = channels
        self._known: dict[str, str] = {}
        self._asked: dict[str, float] = {}

    @property
    def any(self) -> bool:
        """Whether there is a messenger at all."""
        return any(name in NAMES for name in self.channels)

    async def links(self, code: str) -> Sequence[Door]:
        """Return the messengers that can be opened with a code; one that does not answer now is left out."""
        found = []
        for name, called in NAMES.items():
            if name in self.channels and name not in self._known:
                await self._ask(name)
            if name in self._known:
                found.append(Door(called, self._known[name].replace("CODE", code)))
        return found

    async def _ask(self, name: str) -> None:
        """Ask a platform for its link, at most once a minute: whoever opens the page is not to wait for it again."""
        now = time.monotonic()
        if now - self._asked.get(name, -AGAIN_S) < AGAIN_S:
            return
        self._asked[name] = now
        with suppress(TimeoutError):
            link = await asyncio.wait_for(self.channels[name].door("CODE"), PATIENCE_S)
            if link:
                self._known[name] = link
