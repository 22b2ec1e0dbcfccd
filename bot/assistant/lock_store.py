"""Rasa's locks, in memory or in the Redis of ``REDIS_URL`` (Rasa's own takes no such address)."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, LockStore, RedisLockStore
from redis.connection import parse_url

from bot.config import Settings

POLL_S = 0.05
"""Rasa looks once a second whether a lock is free; the web process already queues, so it hardly ever has to."""


class KitchenLockStore(LockStore):
    """Rasa's lock store, chosen by the settings."""

    def __init__(self, endpoint_config: Any = None) -> None:
        url = Settings().redis_url
        self._inner: LockStore = _redis(url) if url else InMemoryLockStore()

    def get_lock(self, conversation_id: str) -> TicketLock | None:
        """Return the lock of a conversation."""
        return self._inner.get_lock(conversation_id)

    def delete_lock(self, conversation_id: str) -> None:
        """Remove the lock of a conversation."""
        self._inner.delete_lock(conversation_id)

    def save_lock(self, lock: TicketLock) -> None:
        """Keep a lock."""
        self._inner.save_lock(lock)

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = POLL_S,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the lock of a conversation."""
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as held:
            yield held


def _redis(url: str) -> RedisLockStore:
    parts: dict[str, Any] = parse_url(url)  # type: ignore[no-untyped-call]
    return RedisLockStore(
        host=parts.get("host", "localhost"),
        port=parts.get("port", 6379),
        db=parts.get("db", 0),
        username=parts.get("username"),
        password=parts.get("password"),
        use_ssl=url.startswith("rediss"),
    )
