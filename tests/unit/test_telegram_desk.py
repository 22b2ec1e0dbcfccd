"""Updates on their way to the inbox: the real desk, store and outbox, and Telegram's stand-in."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.bootstrap import Parts
from bot.config import Settings
from bot.services.telegram import TelegramDesk
from bot.store.models import ChannelAddress, Inbound, Outbound
from bot.store.schema import migrate
from tests.fakes.telegram_api import TOKEN, TelegramApi, Trouble, payload

FLOODER, OTHER = 1000001, 1000002
A_MINUTE = 60
PATIENCE_S = 20.0


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramApi]:
    """Telegram's stand-in."""
    made = TelegramApi().start()
    yield made
    made.stop()


@pytest.fixture
def api(server: TelegramApi) -> TelegramApi:
    """The same, with nobody in it."""
    server.forget()
    return server


@pytest.fixture
def parts(api: TelegramApi, tmp_path: Path) -> Parts:
    """The parts of a web process, without Rasa: whoever is not in yet is answered without it."""
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'test.db'}",
        rasa_url="http://127.0.0.1:1",
        telegram_bot_token=SecretStr(TOKEN),
        telegram_api_url=api.url,
    )
    made = Parts(settings)
    migrate(made.store)
    return made


def taken(parts: Parts, act: Callable[[TelegramDesk], Awaitable[None]]) -> None:
    """Do something with the desk, and wait until all of it is answered."""

    async def run() -> None:
        assert parts.telegram
        desk = TelegramDesk(parts.desk, parts.telegram)
        await act(desk)
        async with asyncio.timeout(PATIENCE_S):
            await parts.desk.idle()
            while desk._tasks:
                await asyncio.gather(*desk._tasks)
        await parts.close()

    asyncio.run(run())


def stored(parts: Parts, chat: int) -> int:
    """Return how many messages of a chat were stored."""
    with parts.store.reading() as session:
        wanted = select(func.count(Inbound.id)).join(ChannelAddress, ChannelAddress.id == Inbound.address_id)
        return session.scalar(wanted.where(ChannelAddress.address == str(chat))) or 0


def heard(api: TelegramApi, chat: int) -> list[str]:
    """Return what a chat was told."""
    return [shown.text for shown in api.chat(chat).shown]


def flood(api: TelegramApi, count: int, text: str = "hallo") -> list[dict[str, Any]]:
    """Return the updates of a chat that writes without end."""
    return [api.says(FLOODER, text=text) for _ in range(count)]


def test_the_same_update_twice_is_one_message(api: TelegramApi, parts: Parts) -> None:
    """Stored once, answered once."""
    update = api.says(OTHER, text="hallo")

    async def act(desk: TelegramDesk) -> None:
        await asyncio.gather(*(desk.take(update) for _ in range(5)))
        await desk.take(update)

    taken(parts, act)
    assert stored(parts, OTHER) == 1
    assert len(heard(api, OTHER)) == 1


def test_a_chat_without_end_is_asked_once_to_slow_down(api: TelegramApi, parts: Parts) -> None:
    """Past the pace nothing is stored, and one kind sentence says so."""
    updates = flood(api, 300)

    async def act(desk: TelegramDesk) -> None:
        for update in updates:
            await desk.take(update)

    taken(parts, act)
    slow_down = parts.catalogue.say("errors.slow_down")
    assert A_MINUTE <= stored(parts, FLOODER) <= 2 * A_MINUTE  # twice when the flood runs over the turn of a minute
    assert heard(api, FLOODER).count(slow_down) == 1
    assert len(heard(api, FLOODER)) == stored(parts, FLOODER) + 1


def test_a_chat_without_end_holds_up_nobody(api: TelegramApi, parts: Parts) -> None:
    """Another parent, who writes after the flood, is answered before the flood is."""
    updates = flood(api, 100)
    api.fails("sendMessage", Trouble(429, 4))

    async def act(desk: TelegramDesk) -> None:
        for update in updates:
            await desk.take(update)
        await desk.take(api.says(OTHER, text="hallo"))
        async with asyncio.timeout(PATIENCE_S):
            while not heard(api, OTHER):  # noqa: ASYNC110 - what is looked at is on another thread
                await asyncio.sleep(0.01)
        assert len(heard(api, FLOODER)) < stored(parts, FLOODER)
        assert parts.catalogue.say("errors.slow_down") not in heard(api, OTHER)

    taken(parts, act)


def test_danger_is_heard_in_a_flood(api: TelegramApi, parts: Parts) -> None:
    """The helplines come also when somebody wrote too much before."""
    updates = flood(api, 130)

    async def act(desk: TelegramDesk) -> None:
        for update in updates:
            await desk.take(update)
        await desk.take(api.says(FLOODER, text="mijn zoon wil dood"))

    taken(parts, act)
    assert any("113" in said for said in heard(api, FLOODER))


def test_who_tells_of_danger_without_end_is_slowed_down_too(api: TelegramApi, parts: Parts) -> None:
    """The way for danger is no way around the pace."""
    updates = flood(api, 300, "mijn zoon wil dood")

    async def act(desk: TelegramDesk) -> None:
        for update in updates:
            await desk.take(update)

    taken(parts, act)
    assert stored(parts, FLOODER) < 2 * A_MINUTE + 30


@pytest.mark.parametrize("body", [{}, [], None, "hallo", 5, {"update_id": 1}, {"update_id": 1, "message": {"text": 5}}])
def test_what_cannot_be_read_is_taken_and_forgotten(api: TelegramApi, parts: Parts, body: Any) -> None:
    """Telegram would send it for ever."""

    async def act(desk: TelegramDesk) -> None:
        await desk.take(body)

    taken(parts, act)
    with parts.store.reading() as session:
        assert not session.scalar(select(func.count(Inbound.id)))
    assert not api.called("sendMessage")


@pytest.mark.parametrize("old", [False, True])
def test_a_button_of_nobody_ends_its_clock_and_is_told_to_be_old(api: TelegramApi, parts: Parts, old: bool) -> None:
    """Whoever taps sees the clock end and reads what to do, also when Telegram takes no answer any more."""
    update = api.taps(OTHER, 1, "menu", old=old)

    async def act(desk: TelegramDesk) -> None:
        await desk.take(update)

    taken(parts, act)
    assert [call.status for call in api.called("answerCallbackQuery")] == [400 if old else 200]
    assert heard(api, OTHER) == [parts.catalogue.say("errors.old_button")]


def test_a_button_of_somebody_elses_message_chooses_nothing(api: TelegramApi, parts: Parts) -> None:
    """Callback data can be made up; a message belongs to one conversation."""

    async def act(desk: TelegramDesk) -> None:
        await desk.take(api.says(OTHER, text="hallo"))
        await parts.desk.idle()
        await desk.take(api.taps(FLOODER, 1, "1:b:0"))

    taken(parts, act)
    assert heard(api, FLOODER) == [parts.catalogue.say("errors.old_button")]
    with parts.store.reading() as session:
        assert session.get_one(Outbound, 1).answered_by is None


@pytest.mark.parametrize("name", ["group", "edited", "channel_post", "tap_in_group", "blocked"])
def test_a_group_and_an_edit_are_not_answered(api: TelegramApi, parts: Parts, name: str) -> None:
    """Nothing is stored and nothing is said."""

    async def act(desk: TelegramDesk) -> None:
        await desk.take(payload(name))

    taken(parts, act)
    with parts.store.reading() as session:
        assert not session.scalar(select(func.count(Inbound.id)))
    assert not api.called("sendMessage")


def test_a_message_that_telegram_is_too_busy_for_comes_a_little_later_and_once(api: TelegramApi, parts: Parts) -> None:
    """What is waited for is the time that Telegram asks; what comes after it keeps its place."""
    api.fails("sendMessage", Trouble(429, 1))

    async def act(desk: TelegramDesk) -> None:
        await desk.take(api.says(OTHER, text="hallo"))
        await parts.desk.idle()
        await desk.take(api.sends(OTHER, "photo"))
        async with asyncio.timeout(PATIENCE_S):
            while len(heard(api, OTHER)) < 2:  # noqa: ASYNC110 - what is looked at is on another thread
                await asyncio.sleep(0.01)

    taken(parts, act)
    assert heard(api, OTHER) == [parts.catalogue.say("onboarding.need_code"), parts.catalogue.say("errors.photo")]
    assert not api.impatient
