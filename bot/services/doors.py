"""The ways into a chat, for who has a code: each messenger that is set up, and the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.channels.base import Channel

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

    @property
    def any(self) -> bool:
        """Whether there is a messenger at all."""
        return any(name in NAMES for name in self.channels)

    async def links(self, code: str) -> Sequence[Door]:
        """Return the messengers that can be opened with a code; one that does not answer now is left out."""
        found = []
        for name, called in NAMES.items():
            channel = self.channels.get(name)
            if channel and name not in self._known:
                link = await channel.door("CODE")
                if link:
                    self._known[name] = link
            if name in self._known:
                found.append(Door(called, self._known[name].replace("CODE", code)))
        return found
