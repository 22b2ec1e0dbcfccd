"""How often somebody may do something."""

from limits import parse
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter


class Throttle:
    """Counts in memory, or in Redis when there is more than one machine.

    Args:
        redis_url: None for one machine.
    """

    def __init__(self, redis_url: str | None) -> None:
        storage: Storage = (
            RedisStorage(f"async+{redis_url}", implementation="redispy") if redis_url else MemoryStorage()
        )
        self._limiter = MovingWindowRateLimiter(storage)

    async def allows(self, limit: str, *who: str) -> bool:
        """Count one, and return whether it is within the limit.

        Args:
            limit: in the words of the limits library, for example ``20/10second``.
            who: what is counted, and for whom.
        """
        return await self._limiter.hit(parse(limit), *who)

    async def room(self, limit: str, *who: str) -> bool:
        """Return whether one more would be within the limit, without counting it."""
        return await self._limiter.test(parse(limit), *who)

    async def forgive(self, limit: str, *who: str) -> None:
        """Start counting anew."""
        await self._limiter.clear(parse(limit), *who)
