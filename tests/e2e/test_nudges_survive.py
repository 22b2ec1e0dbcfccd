"""Nudges go out while workers die, the database and Redis are away, and Telegram is busy: one each, or a reason why not.

``NUDGES=2000`` sends as many as a large school has; without it there are fewer.
"""

import os
import random
import shutil
import subprocess
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import func, select

from bot.services.outbound import AT_ONCE
from bot.store.engine import Store
from bot.store.models import Nudge, Outbound
from tests import needs
from tests.fakes.gate import Gate
from tests.fakes.telegram_api import TOKEN, TelegramApi
from tests.harness import eventually
from tests.nudged import FIRST_CHAT, fill, open_hours
from tests.stack import Stack, free_port

pytestmark = [pytest.mark.xdist_group("nudges"), pytest.mark.timeout(1_800)]
MANY = int(os.environ.get("NUDGES", "150"))
KILLS = 10
BUSY, GONE = 0.05, 0.02
AWAY_S = 10.0
PATIENCE_S = 600 + MANY / 10


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """Telegram's stand-in, as busy as it may be; some people blocked the bot."""
    made = TelegramApi().start()
    made.busy = BUSY
    for number in range(1, MANY + 1):
        made.chat(FIRST_CHAT + number).blocked = number % int(1 / GONE) == 0
    yield made
    made.stop()


class Redis:
    """A Redis that a test may restart; it keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.start()

    def start(self) -> None:
        binary = shutil.which("redis-server") or needs.missing("Redis (Debian: apt install redis-server)")
        command = [binary, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def restart(self) -> None:
        self.stop()
        self.start()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Gate, Redis, str]]:
    """A PostgreSQL behind a door, a Redis of its own, and the address of an empty database."""
    server, name = needs.postgres(), f"keukentafel_nudges_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        gate = Gate(int(admin.info.port))
        user = admin.info.user
    redis = Redis(tmp_path)
    yield gate, redis, f"postgresql://{user}@127.0.0.1:{gate.port}/{name}"
    gate.close()
    redis.stop()
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def prepared(folder: Path, api: TelegramApi, **settings: str) -> tuple[Stack, Store]:
    """Return two workers of an installation with a large school, not started, and its database."""
    stack = Stack(
        folder,
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL=api.url,
        QUIET_HOURS=open_hours(),
        **settings,
    )
    stack.command("migrate")
    url = stack.environment["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:")
    store = Store(url)
    with store.session() as session:
        fill(session, MANY)
    return stack, store


def kills(stack: Stack, times: int, chance: random.Random, api: TelegramApi) -> None:
    """Kill one of the two workers at random moments while messages go out, and start it again."""
    for _ in range(times):
        before = len(api.calls)

        def goes_on(before: int = before) -> bool:
            return len(api.calls) > before or done(stack)

        eventually(goes_on, "nothing went out any more", PATIENCE_S)
        time.sleep(chance.uniform(0.0, 2.0))
        name = chance.choice(["worker-1", "worker-2"])
        stack.kill(name)
        stack.start(name)


def left(store: Store) -> int:
    """Return how many families have neither a message nor a reason."""
    with store.reading() as session:
        planned = session.scalar(select(func.count()).select_from(Nudge)) or 0
        waiting = session.scalar(select(func.count()).where(Nudge.state == "waiting")) or 0
        queued = session.scalar(select(func.count()).where(Outbound.status == "queued")) or 0
    return MANY - planned + waiting + queued


def done(stack: Stack) -> bool:
    """Return whether every family has its message, or a reason why not."""
    store = Store(stack.environment["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:"))
    try:
        return left(store) == 0
    finally:
        store.close()


def one_each_or_a_reason(store: Store, api: TelegramApi) -> Counter[str]:
    """Check every family; return what became of them."""
    came = Counter(int(chat.id) for chat in api.chats.values() for _ in chat.shown)
    assert max(came.values()) == 1, "somebody got it twice"
    found: Counter[str] = Counter()
    with store.reading() as session:
        rows = session.execute(
            select(Nudge.caregiver_id, Nudge.state, Nudge.reason, Outbound.status, Outbound.error).outerjoin(
                Outbound, Outbound.key == "nudge:" + func.cast(Nudge.id, Outbound.key.type) + ":0"
            )
        ).all()
    for number, state, reason, status, error in rows:
        reached = came[FIRST_CHAT + number] == 1
        why = error if status == "failed" else reason
        assert reached or why, f"family {number} has no message and no reason ({state}, {status})"
        assert not (status == "sent" and not reached), f"family {number} is said to have it"
        found[why or "sent"] += 1
    return found


def enough(found: Counter[str]) -> None:
    """Check that what was lost is what was in the air when a worker died, and that who blocked the bot is known."""
    print(dict(found))
    assert found["sent"] >= MANY - found["blocked"] - KILLS * AT_ONCE
    assert found["blocked"] <= MANY * GONE <= found["blocked"] + found["unsure"]
    assert set(found) <= {"sent", "blocked", "unsure"}


def test_on_one_machine(tmp_path: Path, api: TelegramApi) -> None:
    """SQLite, the queue in a file, two workers, killed ten times."""
    stack, store = prepared(tmp_path, api)
    stack.start("worker-1", "worker-2")
    try:
        kills(stack, KILLS, random.Random(3), api)
        eventually(lambda: left(store) == 0, "not every family was dealt with", PATIENCE_S)
        found = one_each_or_a_reason(store, api)
    finally:
        stack.stop()
        store.close()
    enough(found)


def test_on_more_machines(tmp_path: Path, api: TelegramApi, servers: tuple[Gate, Redis, str]) -> None:
    """PostgreSQL, which is away for ten seconds, and Redis, which is restarted and forgets; two workers, killed ten times."""
    gate, redis, url = servers
    stack, store = prepared(tmp_path, api, DATABASE_URL=url, REDIS_URL=f"redis://127.0.0.1:{redis.port}/0")
    stack.start("worker-1", "worker-2")
    chance = random.Random(5)
    try:
        kills(stack, KILLS // 2, chance, api)
        gate.shut(AWAY_S)
        redis.restart()
        kills(stack, KILLS - KILLS // 2, chance, api)
        eventually(lambda: left(store) == 0, "not every family was dealt with", PATIENCE_S)
        found = one_each_or_a_reason(store, api)
    finally:
        stack.stop()
        store.close()
    enough(found)
