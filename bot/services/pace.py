"""How fast a platform may be written to: one count for all processes of an installation."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from pyrate_limiter import Duration, Limiter, Rate, RedisBucket, SQLiteBucket
from redis import Redis

FOR_ANSWERS = 5
"""So many messages a second are left for answers: whoever writes is not to wait behind a thousand nudges."""


class Pace(Protocol):
    """Lets messages that nobody asked for take their turn; an answer goes at once, and obeys what the platform says."""

    async def turn(self, channel: str, per_second: int) -> None:
        """Return once a message may be sent.

        Args:
            channel: name of the platform.
            per_second: what it takes at the most, answers included.
        """


class NoPace:
    """Lets everything pass: for one process that talks with nobody but itself."""

    async def turn(self, channel: str, per_second: int) -> None:
        """Return at once."""


class SharedPace:
    """Counts in Redis, or in a file that the processes of one machine share.

    Args:
        folder: for the file.
        redis_url: of Redis; None for the file.
    """

    def __init__(self, folder: Path, redis_url: str | None) -> None:
        self.folder = folder
        self.redis = Redis.from_url(redis_url) if redis_url else None
        self._limiter = lru_cache(maxsize=None)(self._made)
        # One thread waits for all: in those that keep what was sent, it would keep them from doing so.
        self._waiting = ThreadPoolExecutor(1, "pace")

    async def turn(self, channel: str, per_second: int) -> None:
        """Return once a message may be sent; waiting holds up nothing else in this process."""
        most = max(per_second - FOR_ANSWERS, 1)
        limiter = self._limiter(channel, most)
        await asyncio.get_running_loop().run_in_executor(self._waiting, limiter.try_acquire, channel)

    def _made(self, name: str, per_second: int) -> Limiter:
        rates = [Rate(per_second, Duration.SECOND)]
        if self.redis:
            return Limiter(RedisBucket.init(rates, self.redis, f"keukentafel:pace:{name}"))
        self.folder.mkdir(parents=True, exist_ok=True)
        path = str(self.folder / "pace.db")
        return Limiter(SQLiteBucket.init_from_file(rates, f"pace_{name.replace('-', '_')}", path, use_file_lock=True))
