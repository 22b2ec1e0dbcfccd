"""Whether everything that is needed answers."""

import asyncio
from datetime import timedelta

import httpx
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.rasa import Rasa
from bot.services.clock import Clock
from bot.store.engine import Store
from bot.store.models import Heartbeat

WORKER = "worker"
BEAT = timedelta(minutes=3)
"""The worker beats once a minute; after three without a beat it is taken for dead."""


class Readiness:
    """Looks at database, Rasa, action server and worker.

    Args:
        store: the database.
        rasa: the client of Rasa.
        actions_url: of the action server.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, rasa: Rasa, actions_url: str, clock: Clock) -> None:
        self.store, self.rasa, self.actions_url, self.clock = store, rasa, actions_url, clock

    async def look(self) -> dict[str, bool]:
        """Return what answers, by name."""
        (database, worker), rasa, actions = await asyncio.gather(
            asyncio.to_thread(self._database), self.rasa.ready(), self._actions()
        )
        return {"database": database, "rasa": rasa, "actions": actions, "worker": worker}

    def _database(self) -> tuple[bool, bool]:
        try:
            with self.store.reading() as session:
                session.execute(text("SELECT 1"))
                beat = session.get(Heartbeat, WORKER)
                return True, beat is not None and self.clock() - beat.at < BEAT
        except SQLAlchemyError:
            return False, False

    async def _actions(self) -> bool:
        async with httpx.AsyncClient(timeout=2.0) as client:
            try:
                return (await client.get(f"{self.actions_url}/health")).is_success
            except httpx.HTTPError:
                return False

    def beat(self) -> None:
        """Note that the worker is alive."""
        with self.store.session() as session:
            session.merge(Heartbeat(process=WORKER, at=self.clock()))
            session.commit()
