"""Rasa's memory, inside the wrapper that Rasa puts around it: what the database does not take is not remembered."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, text

from bot.assistant import without_tensorflow
from bot.store.engine import Store
from bot.store.models import Tombstone, TrackerRow

without_tensorflow.leave_out()

from rasa.core.tracker_store import FailSafeTrackerStore  # noqa: E402
from rasa.shared.core.domain import Domain  # noqa: E402
from rasa.shared.core.events import ActiveLoop, UserUttered  # noqa: E402
from rasa.shared.core.trackers import DialogueStateTracker  # noqa: E402

from bot.assistant import tracker_store  # noqa: E402
from bot.assistant.tracker_store import KitchenTrackerStore  # noqa: E402
from bot.assistant.turn import TurnBrokenOff  # noqa: E402

WHO, SAID = "a-conversation", "mijn zoon Samir zegt dat hij weg wil"


@pytest.fixture
def memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> FailSafeTrackerStore:
    """The tracker store as Rasa makes it: ours, in the wrapper that falls back to memory when ours raises an error."""
    monkeypatch.setenv("DATABASE_URL", store.url.render_as_string(hide_password=False))
    return FailSafeTrackerStore(KitchenTrackerStore(Domain.empty()))


def ours(memory: FailSafeTrackerStore) -> KitchenTrackerStore:
    inner = memory._tracker_store
    assert isinstance(inner, KitchenTrackerStore)
    return inner


def live(memory: FailSafeTrackerStore) -> set[str]:
    """Return the conversations whose trackers are held in memory."""
    return set(ours(memory)._live)


async def turn(memory: FailSafeTrackerStore, who: str = WHO) -> DialogueStateTracker:
    """Say something within a form, as Rasa stores a turn; return the tracker as it is after that."""
    tracker = await memory.get_or_create_tracker(who)
    tracker.update(ActiveLoop("assignment_form"))
    tracker.update(UserUttered(SAID, metadata={"inbound_id": 7}))
    await memory.save(tracker)
    return tracker


def break_down(store: Store) -> None:
    with store.session() as session:
        session.execute(text("ALTER TABLE tracker RENAME TO away"))
        session.commit()


def mend(store: Store) -> None:
    with store.session() as session:
        session.execute(text("ALTER TABLE away RENAME TO tracker"))
        session.commit()


def test_a_turn_is_remembered_with_its_form(memory: FailSafeTrackerStore) -> None:
    async def walk() -> None:
        await turn(memory)
        again = await memory.get_or_create_tracker(WHO)
        assert again.active_loop_name == "assignment_form"
        assert again.latest_message
        assert again.latest_message.text == SAID

    asyncio.run(walk())


def test_a_database_that_cannot_be_read_ends_the_turn_and_begins_no_new_tracker(
    memory: FailSafeTrackerStore, store: Store
) -> None:
    async def walk() -> None:
        await turn(memory)
        break_down(store)
        with pytest.raises(TurnBrokenOff):
            await memory.get_or_create_tracker(WHO)
        mend(store)
        again = await memory.get_or_create_tracker(WHO)
        assert again.active_loop_name == "assignment_form"

    asyncio.run(walk())


def test_a_database_that_cannot_be_written_ends_the_turn_and_leaves_nothing_in_memory(
    memory: FailSafeTrackerStore, store: Store
) -> None:
    async def walk() -> None:
        tracker = await memory.get_or_create_tracker(WHO)
        tracker.update(UserUttered(SAID))
        break_down(store)
        with pytest.raises(TurnBrokenOff):
            await memory.save(tracker)
        assert memory._fallback_tracker_store is None
        assert live(memory) == set()
        mend(store)
        assert await memory.retrieve(WHO) is None

    asyncio.run(walk())


def test_a_broken_off_turn_is_one_that_rasa_does_not_swallow() -> None:
    assert issubclass(TurnBrokenOff, asyncio.CancelledError)
    assert not issubclass(TurnBrokenOff, Exception)


def test_who_is_forgotten_while_rasa_thinks_is_not_kept_in_memory(memory: FailSafeTrackerStore, store: Store) -> None:
    async def walk() -> None:
        tracker = await memory.get_or_create_tracker(WHO)
        tracker.update(UserUttered(SAID))
        forget(store, WHO)
        await memory.save(tracker)
        assert live(memory) == set()
        assert await memory.retrieve(WHO) is None

    asyncio.run(walk())


def forget(store: Store, who: str) -> None:
    with store.session() as session:
        session.add(Tombstone(conversation_id=who, at=datetime.now(UTC)))
        session.execute(delete(TrackerRow).where(TrackerRow.conversation_id == who))
        session.commit()


def test_who_is_forgotten_or_changed_elsewhere_and_writes_no_more_leaves_memory(
    memory: FailSafeTrackerStore, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker_store, "LOOK_S", 0.05)

    async def walk() -> None:
        for who in (WHO, "trimmed", "another"):
            await turn(memory, who)
        assert live(memory) == {WHO, "trimmed", "another"}
        forget(store, WHO)
        with store.session() as session:
            row = session.get(TrackerRow, "trimmed")
            assert row
            row.version += 1
            session.commit()
        for _ in range(100):
            if live(memory) == {"another"}:
                break
            await asyncio.sleep(0.05)
        assert live(memory) == {"another"}

    asyncio.run(walk())


def test_looking_goes_on_after_the_database_was_away(
    memory: FailSafeTrackerStore, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker_store, "LOOK_S", 0.05)

    async def walk() -> None:
        await turn(memory)
        break_down(store)
        await asyncio.sleep(0.3)
        mend(store)
        forget(store, WHO)
        for _ in range(100):
            if not live(memory):
                break
            await asyncio.sleep(0.05)
        assert live(memory) == set()

    asyncio.run(walk())
