"""Rasa's memory: live trackers over the database, and only as many events as the dialogue needs."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, Event, SlotSet, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot.assistant.turn import TurnBrokenOff
from bot.config import Settings
from bot.store.engine import Store
from bot.store.repositories.trackers import Memory

log = structlog.get_logger(__name__)

KEEP_TURNS, TRIM_AT_TURNS = 3, 8
"""Rules look at the present turn, the fallback at the one before it."""
LIVE_TRACKERS = 5000
LOOK_S = 60.0
"""How often it is looked whether live trackers were forgotten, or lost what is too old."""


@contextmanager
def _or_broken_off(step: str) -> Iterator[None]:
    """End the turn when the database fails: Rasa would go on with a new tracker, or keep this one in memory for ever."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it was, Rasa's own wrapper around this store swallows it
        log.warning("assistant.tracker_failed", part=step, error=type(error).__name__)
        raise TurnBrokenOff from None


class KitchenTrackerStore(TrackerStore):
    """Keeps trackers in memory over the database.

    A tracker is either in the hands of one message or in memory, never both: when a turn is broken off, its
    half-changed tracker is dropped, and the next message reads the database. A row that another process wrote, or
    that was forgotten, is noticed by its version: at the next message, and each minute for those who write none.
    """

    def __init__(self, domain: Domain | None = None, event_broker: EventBroker | None = None, **_: Any) -> None:
        super().__init__(domain, event_broker)
        settings = Settings()
        self._store = Store(settings.database_url)
        self._retention_s = settings.retention_days * 24 * 3600
        self._live: OrderedDict[str, tuple[int, DialogueStateTracker]] = OrderedDict()
        self._versions: dict[str, int] = {}
        self._looking: asyncio.Task[None] | None = None

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker of a conversation, and leave it to the caller until it is saved.

        Raises:
            TurnBrokenOff: when the database fails.
        """
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        version, tracker = self._live.pop(sender_id, (0, None))
        with _or_broken_off("read"):
            memory = await asyncio.to_thread(self._read, sender_id, version)
        if memory is None:
            self._versions.pop(sender_id, None)
            return None
        self._versions[sender_id] = memory.version
        if tracker is not None and memory.version == version:
            return tracker
        return DialogueStateTracker.from_events(
            sender_id, deserialise_events(memory.events), slots=self.domain.slots, sender_source=None
        )

    def _read(self, sender_id: str, version: int) -> Memory | None:
        with self._store.reading() as session:
            return Memory.of(session, sender_id, version)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store a tracker, unless its conversation was forgotten meanwhile.

        Raises:
            TurnBrokenOff: when the database fails.
        """
        latest = next((event for event in reversed(tracker.events) if isinstance(event, UserUttered)), None)
        if latest is None:
            return
        tracker = trimmed(tracker, self.domain, time.time() - self._retention_s)
        inbound_id = (latest.metadata or {}).get("inbound_id")
        version = self._versions.pop(tracker.sender_id, 0) + 1
        events = [event.as_dict() for event in tracker.events]
        with _or_broken_off("write"):
            written = await asyncio.to_thread(self._write, tracker.sender_id, version, inbound_id, events)
        if not written:
            return
        self._live[tracker.sender_id] = (version, tracker)
        while len(self._live) > LIVE_TRACKERS:
            self._live.popitem(last=False)

    def _write(self, sender_id: str, version: int, inbound_id: int | None, events: list[dict[str, Any]]) -> bool:
        with self._store.session() as session:
            written = Memory(version, events).keep(session, sender_id, inbound_id)
            session.commit()
            return written

    async def _look(self) -> None:
        """Drop live trackers of which the database has nothing or another version, as long as this process lives."""
        while True:
            await asyncio.sleep(LOOK_S)
            before = {key: version for key, (version, _) in self._live.items()}
            try:
                known = await asyncio.to_thread(self._known)
            except SQLAlchemyError as error:
                log.warning("assistant.tracker_failed", part="look", error=type(error).__name__)
                continue
            for key, version in before.items():
                # What was saved since is newer than what was read.
                if known.get(key) != version and self._live.get(key, (0, None))[0] == version:
                    del self._live[key]

    async def keys(self) -> Iterable[str]:
        """Return the conversations that are remembered."""
        return await asyncio.to_thread(self._known)

    def _known(self) -> dict[str, int]:
        with self._store.reading() as session:
            return Memory.known(session)


def trimmed(tracker: DialogueStateTracker, domain: Domain, oldest: float) -> DialogueStateTracker:
    """Return a tracker with the latest turns, and what earlier ones left in slots and loop.

    Args:
        tracker: to be stored.
        domain: of the model.
        oldest: Unix time; what was said before it is not kept.
    """
    events: list[Event] = list(tracker.events)
    turns = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    old = [index for index in turns[:-1] if events[index].timestamp < oldest]
    if len(turns) < TRIM_AT_TURNS and not old:
        return tracker
    kept = [index for index in turns if index not in old][-KEEP_TURNS:]
    start = kept[0] - 1
    left: dict[str, Event] = {}
    for event in events[:start]:
        if isinstance(event, SlotSet):
            left[event.key] = event
        elif isinstance(event, ActiveLoop):
            left["active_loop of Rasa"] = event
    return DialogueStateTracker.from_events(tracker.sender_id, [*left.values(), *events[start:]], slots=domain.slots)
