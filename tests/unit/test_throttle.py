"""Limits, and what becomes of them without Redis."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from redis.exceptions import ConnectionError as RedisAway
from structlog.testing import capture_logs

from bot.web.throttle import Throttle
from tests import needs
from tests.stack import free_port

LIMIT = "2/minute"


class Flaky:
    """Redis, there or away."""

    def __init__(self) -> None:
        self.away = True
        self.asked = 0

    async def hit(self, *_: object) -> bool:
        self.asked += 1
        if self.away:
            raise RedisAway("Connection refused by 10.1.2.3")
        return True


def do(act: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        await act()

    asyncio.run(run())


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Flaky:
    """A Redis in hand."""
    made = Flaky()
    monkeypatch.setattr("bot.web.throttle._in_redis", lambda _: made)
    return made


def test_what_is_over_the_limit_is_not_allowed() -> None:
    async def act() -> None:
        throttle = Throttle(None)
        assert [await throttle.allows(LIMIT, "chat", "anna") for _ in range(3)] == [True, True, False]
        assert await throttle.allows(LIMIT, "chat", "omar")
        assert not await throttle.room(LIMIT, "chat", "anna")
        await throttle.forgive(LIMIT, "chat", "anna")
        assert await throttle.room(LIMIT, "chat", "anna")

    do(act)


def test_two_machines_count_together_in_redis() -> None:
    async def act() -> None:
        one, other = Throttle(needs.redis_url()), Throttle(needs.redis_url())
        who = str(free_port())
        assert [await each.allows(LIMIT, "test", who) for each in (one, other, one)] == [True, True, False]

    do(act)


def test_without_redis_it_counts_by_itself_and_says_so_once() -> None:
    async def act() -> None:
        throttle = Throttle(f"redis://127.0.0.1:{free_port()}/0")
        with capture_logs() as logs:
            assert [await throttle.allows(LIMIT, "chat", "anna") for _ in range(3)] == [True, True, False]
            assert not await throttle.room(LIMIT, "chat", "anna")
            await throttle.forgive(LIMIT, "chat", "anna")
        assert [(one["event"], one["log_level"]) for one in logs] == [("throttle.redis_away", "warning")]
        assert "127.0.0.1" not in str(logs)

    do(act)


def test_redis_that_is_away_is_left_alone_for_a_while(redis: Flaky) -> None:
    async def act() -> None:
        throttle = Throttle("redis://away")
        for _ in range(5):
            await throttle.allows(LIMIT, "chat", "anna")
        assert redis.asked == 1

    do(act)


def test_redis_that_is_back_counts_again_and_is_missed_anew(redis: Flaky, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.throttle.REDIS_PAUSE_S", 0.0)

    async def act() -> None:
        throttle = Throttle("redis://away")
        with capture_logs() as logs:
            for away in (True, True, False, True, True):
                redis.away = away
                await throttle.allows("9/minute", "chat", "anna")
        assert redis.asked == 5
        assert len(logs) == 2

    do(act)
