"""How often somebody may do something."""

import time
from collections.abc import Awaitable, Callable

import structlog
from limits import parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)
REDIS_TIMEOUT_S = 1.0
REDIS_PAUSE_S = 10.0
"""So long Redis is left alone once it was away; meanwhile nobody waits for it."""


class Throttle:
    """Counts in memory, or in Redis when there is more than one machine.

    While Redis is away each machine counts for itself: nobody is turned away for that.

    Args:
        redis_url: None for one machine.
    """

    def __init__(self, redis_url: str | None) -> None:
        self._here = MovingWindowRateLimiter(MemoryStorage())
        self._shared = _in_redis(redis_url) if redis_url else None
        self._away = False
        self._ask_again_at = 0.0

    async def allows(self, limit: str, *who: str) -> bool:
        """Count one, and return whether it is within the limit.

        Args:
            limit: in the words of the limits library, for example ``20/10second``.
            who: what is counted, and for whom.
        """
        return await self._counted(lambda limiter: limiter.hit(parse(limit), *who))

    async def room(self, limit: str, *who: str) -> bool:
        """Return whether one more would be within the limit, without counting it."""
        return await self._counted(lambda limiter: limiter.test(parse(limit), *who))

    async def forgive(self, limit: str, *who: str) -> None:
        """Start counting anew."""

        async def clear(limiter: MovingWindowRateLimiter) -> bool:
            await limiter.clear(parse(limit), *who)
            return True

        await self._counted(clear)

    async def _counted(self, count: Callable[[MovingWindowRateLimiter], Awaitable[bool]]) -> bool:
        if self._shared is None or time.monotonic() < self._ask_again_at:
            return await count(self._here)
        try:
            counted = await count(self._shared)
        except RedisError as error:
            self._ask_again_at = time.monotonic() + REDIS_PAUSE_S
            if not self._away:
                log.warning("throttle.redis_away", error=type(error).__name__, counts="in memory")
            self._away = True
            return await count(self._here)
        self._away = False
        return counted


def _in_redis(url: str) -> MovingWindowRateLimiter:
    storage = RedisStorage(
        f"async+{url}",
        implementation="redispy",
        socket_timeout=REDIS_TIMEOUT_S,
        socket_connect_timeout=REDIS_TIMEOUT_S,
    )
    return MovingWindowRateLimiter(storage)
