"""Asking Telegram for updates, over HTTP."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.polling import poll
from bot.domain.messages import Picture
from tests.fakes.telegram_api import BROKEN, DROP, TOKEN, TelegramApi, Trouble

CHAT = 1000001
PATIENCE_S = 10.0
Updates = asyncio.Queue[dict[str, Any]]


def no_picture(picture: Picture) -> bytes:
    raise AssertionError(picture.drawing)


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[TelegramApi]:
    """Telegram's stand-in, and pauses that a test can wait for."""
    monkeypatch.setattr("bot.channels.telegram.polling.PAUSE_S", 0.01)
    monkeypatch.setattr("bot.channels.telegram.polling.LONG_PAUSE_S", 0.05)
    made = TelegramApi().start()
    yield made
    made.stop()


def polled(
    api: TelegramApi,
    meanwhile: Callable[[Updates], Awaitable[None]],
    take: Callable[[dict[str, Any]], None] = lambda _update: None,
) -> None:
    """Poll while something else happens; what was taken in comes by the queue."""

    async def run() -> None:
        channel, taken = Telegram(TOKEN, api.url, no_picture), Updates()

        async def keep(update: dict[str, Any]) -> None:
            take(update)
            await taken.put(update)

        task = asyncio.create_task(poll(channel, keep))
        try:
            await meanwhile(taken)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await channel.close()

    asyncio.run(run())


async def words(taken: Updates) -> str:
    """Return the next text that is taken in."""
    update = await asyncio.wait_for(taken.get(), PATIENCE_S)
    return str(update["message"]["text"])


async def until(look: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE_S):
        while not look():  # noqa: ASYNC110 - what is looked at is on another thread
            await asyncio.sleep(0.01)


def test_each_update_is_taken_in_once_and_in_order(api: TelegramApi) -> None:
    """What waited and what comes meanwhile."""

    async def meanwhile(taken: Updates) -> None:
        assert [await words(taken) for _ in range(3)] == ["een", "twee", "drie"]
        api.says(CHAT, text="vier")
        assert await words(taken) == "vier"
        await until(lambda: not api.waiting())
        assert taken.empty()

    for text in ("een", "twee", "drie"):
        api.says(CHAT, text=text)
    polled(api, meanwhile)


def test_an_update_that_cannot_be_stored_now_comes_again(api: TelegramApi) -> None:
    """A database that is away loses nothing and skips nothing."""
    away = iter([True, True, False])

    def take(_update: dict[str, Any]) -> None:
        if next(away, False):
            raise OSError("the database is away")

    async def meanwhile(taken: Updates) -> None:
        assert [await words(taken), await words(taken)] == ["een", "twee"]

    api.says(CHAT, text="een")
    api.says(CHAT, text="twee")
    polled(api, meanwhile, take)


@pytest.mark.parametrize("trouble", [DROP, BROKEN, Trouble(429, 1), Trouble(401)])
def test_trouble_at_telegram_ends_nothing(api: TelegramApi, trouble: Trouble) -> None:
    """A connection that drops, a server error, a busy server, a refused token: asked again, and not too soon."""

    async def meanwhile(taken: Updates) -> None:
        assert await words(taken) == "een"

    api.fails("getUpdates", trouble, 1 if trouble.retry_after else 3)
    api.says(CHAT, text="een")
    polled(api, meanwhile)
    assert not api.impatient


def test_a_webhook_of_before_is_taken_away(api: TelegramApi) -> None:
    """Telegram answers no questions as long as a webhook is set; what waited there is not lost."""
    api.webhook = {"url": "https://keukentafel.example/webhooks/telegram", "secret_token": ""}
    api.fails("deleteWebhook", BROKEN)

    async def meanwhile(taken: Updates) -> None:
        api.says(CHAT, text="een")
        assert await words(taken) == "een"

    polled(api, meanwhile)
    assert not api.webhook


def test_another_process_that_asks_too_does_not_end_the_asking(api: TelegramApi) -> None:
    """The other one gets the answer, this one a 409; it goes on later."""

    async def meanwhile(taken: Updates) -> None:
        await until(lambda: api._poller)
        async with httpx.AsyncClient() as other:
            await other.get(f"{api.url}/bot{TOKEN}/getUpdates?timeout=0")
        await until(lambda: any(call.status == 409 for call in api.called("getUpdates")))
        api.says(CHAT, text="een")
        assert await words(taken) == "een"

    polled(api, meanwhile)


def test_an_update_of_an_unknown_form_holds_up_nothing_and_stays_out_of_the_logs(
    api: TelegramApi, caplog: pytest.LogCaptureFixture
) -> None:
    """The library would refuse the whole batch, and log all of it."""
    caplog.set_level(logging.DEBUG)

    async def meanwhile(taken: Updates) -> None:
        await taken.get()
        assert await words(taken) == "geheim woord"

    api.push({"message": {"message_id": "x", "date": "gisteren", "chat": 5, "text": "ook geheim"}})
    api.says(CHAT, text="geheim woord")
    polled(api, meanwhile)
    assert "geheim" not in caplog.text


def test_only_what_is_read_is_asked_for(api: TelegramApi) -> None:
    """Telegram keeps edits, reactions and blocks to itself."""

    async def meanwhile(taken: Updates) -> None:
        await until(lambda: api._allowed)
        api.push({"edited_message": {"text": "anders"}})
        api.says(CHAT, text="een")
        assert await words(taken) == "een"

    polled(api, meanwhile)
