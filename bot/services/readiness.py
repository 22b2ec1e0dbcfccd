"""Whether everything that is needed answers."""

import asyncio
from datetime import timedelta

import httpx
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.rasa import Rasa
from bot.services.clock import Clock
from bot.store.engine import Store
from bot.store.models import Heartbeat

PATIENCE_S = 2.0
WORKER = "worker"
BEAT = timedelta(minutes=3)
"""The worker beats once a minute; after three without a beat it is taken for dead."""


class Readiness:
    """Looks at database, Rasa, action server and worker, and at Redis where there is one.

    Args:
        store: the database.
        rasa: the client of Rasa.
        actions_url: of the action server.
        clock: gives the moment, in UTC.
        redis_url: None for one machine, which needs none, and for who only beats.
    """

    def __init__(self, store: Store, rasa: Rasa, actions_url: str, clock: Clock, redis_url: str | None = None) -> None:
        self.store, self.rasa, self.actions_url, self.clock = store, rasa, actions_url, clock
        self.redis_url = redis_url

    async def look(self) -> dict[str, bool]:
        """Return what answers, by name; ``redis`` only where there is one."""
        (database, worker), rasa, actions, redis = await asyncio.gather(
            asyncio.to_thread(self._database), self.rasa.ready(), self._actions(), self._redis()
        )
        return {"database": database, "rasa": rasa, "actions": actions, "worker": worker, **redis}

    def _database(self) -> tuple[bool, bool]:
        try:
            with self.store.reading() as session:
                session.execute(text("SELECT 1"))
                beat = session.get(Heartbeat, WORKER)
                return True, beat is not None and self.clock() - beat.at < BEAT
        except SQLAlchemyError:
            return False, False

    async def _redis(self) -> dict[str, bool]:
        if self.redis_url is None:
            return {}
        try:
            async with Redis.from_url(
                self.redis_url, socket_timeout=PATIENCE_S, socket_connect_timeout=PATIENCE_S
            ) as redis:
                return {"redis": bool(await redis.ping())}
        except RedisError:
            return {"redis": False}

    async def _actions(self) -> bool:
        async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
            try:
                return (await client.get(f"{self.actions_url}/health")).is_success
            except httpx.HTTPError:
                return False

    def beat(self) -> None:
        """Note that the worker is alive."""
        with self.store.session() as session:
            session.merge(Heartbeat(process=WORKER, at=self.clock()))
            session.commit()
