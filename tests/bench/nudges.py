"""Nudges to many: planning a hundred thousand families, how fast messages go out, and bringing in a list of ten thousand."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from bot.bootstrap import Parts
from bot.config import ROOT, Settings
from bot.domain.families import StaffRole
from bot.services import demo
from bot.services.clock import utc_now
from bot.services.pace import FOR_ANSWERS
from bot.services.roster import Roster
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Nudge
from bot.store.schema import migrate
from tests import needs
from tests.bench import machine
from tests.bench.mentor_pages import database
from tests.fakes.telegram_api import TOKEN, TelegramApi
from tests.nudged import FIRST_CHAT, fill, open_hours
from tests.stack import Stack

FAMILIES, SENT, STUDENTS = 100_000, 750, 10_000
LIMIT = 30
"""Messages a second that Telegram takes from one bot (read 2026-11-22); we leave some of them for answers."""
PATIENCE_S = 300
KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Planned:
    """How long planning took, and the most memory of its process in MB."""

    database: str
    seconds: float
    memory: float


@dataclass(frozen=True)
class Dispatched:
    """How many messages a second went out."""

    database: str
    workers: int
    per_second: float


@dataclass(frozen=True)
class BroughtIn:
    """How long a list took: looked at, brought in, and brought in again."""

    database: str
    look: float
    first: float
    again: float


def planned() -> Iterator[Planned]:
    """Plan a sending to many families, in a process of its own."""
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
            store = Store(url)
            migrate(store)
            with store.session() as session:
                fill(session, FAMILIES)
            store.close()
            told = subprocess.run(
                [sys.executable, "-m", "tests.bench.nudges", "plan", url], cwd=ROOT, capture_output=True, check=True
            )
            seconds, memory = json.loads(told.stdout)
            yield Planned(kind, seconds, memory)


def plan(url: str) -> tuple[float, float]:
    """Plan what waits in a database; return the seconds it took, and the most memory of this process in MB."""
    parts = Parts(Settings(database_url=url))
    nudging, begun = parts.nudging, time.perf_counter()
    nudging.plan()
    took = time.perf_counter() - begun
    with parts.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Nudge)) == FAMILIES
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def dispatched() -> Iterator[Dispatched]:
    """Let nudges go out to the stand-in of Telegram."""
    for kind, workers in (("sqlite", 1), ("postgresql", 2)):
        with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
            api = TelegramApi().start()
            for number in range(1, SENT + 1):
                api.chat(FIRST_CHAT + number)
            settings = {"REDIS_URL": needs.redis_url()} if kind == "postgresql" else {}
            stack = Stack(
                Path(folder),
                DATABASE_URL=url,
                TELEGRAM_BOT_TOKEN=TOKEN,
                TELEGRAM_API_URL=api.url,
                QUIET_HOURS=open_hours(),
                **settings,
            )
            stack.command("migrate")
            store = Store(url)
            with store.session() as session:
                fill(session, SENT)
            store.close()
            stack.start(*(f"worker-{number}" for number in range(workers)))
            _until_sent(api)
            stack.stop()
            moments = sorted(shown.at for chat in api.chats.values() for shown in chat.shown)
            api.stop()
            yield Dispatched(kind, workers, (len(moments) - 1) / (moments[-1] - moments[0]))


def _until_sent(api: TelegramApi) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while sum(len(chat.shown) for chat in list(api.chats.values())) < SENT:
        if time.monotonic() > deadline:
            raise AssertionError("not everything went out")
        time.sleep(0.5)


def brought_in() -> Iterator[BroughtIn]:
    """Bring in a list of ten thousand students with two adults each."""
    header = "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger"
    rows = [
        f"K{n // 25},havo,{n // 25 % 5 + 1},{n},Kind {n},{who} van kind {n}"
        for n in range(STUDENTS)
        for who in ("moeder", "vader")
    ]
    text = "\n".join([header, *rows])
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
            store = Store(url)
            migrate(store)
            roster = Roster(store, utc_now)
            at = roster.school("De Grote School")
            staff_id = roster.add_staff(
                at, "bench@school.example", "meneer Yilmaz", StaffRole.COORDINATOR, demo.PASSWORD
            )
            coordinator = Person(staff_id, at, "meneer Yilmaz", StaffRole.COORDINATOR, 1)
            begun = time.perf_counter()
            roster.preview(coordinator, text.encode())
            looked = time.perf_counter()
            roster.import_csv(at, text)
            first = time.perf_counter()
            roster.import_csv(at, text)
            again = time.perf_counter()
            store.close()
            yield BroughtIn(kind, looked - begun, first - looked, again - first)


def write(plans: Sequence[Planned], rates: Sequence[Dispatched], lists: Sequence[BroughtIn]) -> str:
    """Return the page."""
    ours = LIMIT - FOR_ANSWERS
    lines = [
        "# Performance of nudges and lists",
        "",
        f"Written by `python -m tests.bench.nudges` (part of `make bench`) on {datetime.now(UTC):%Y-%m-%d}.",
        "",
        "Machine: " + ", ".join(f"{name} {value}" for name, value in machine.describe().items()) + ".",
        "",
        f"## Planning {FAMILIES:,} families: a row each, before anything is sent",
        "",
        "| database | seconds | most memory of the process |",
        "| --- | --- | --- |",
        *(f"| {one.database} | {one.seconds:.1f} s | {one.memory:.0f} MB |" for one in plans),
        "",
        f"## Sending {SENT} to the stand-in of Telegram",
        "",
        f"Telegram takes {LIMIT} messages a second; {FOR_ANSWERS} of them are left for answers, so {ours} is what nudges may take.",
        "",
        "| database and queue | workers | messages a second | of what nudges may take | of Telegram's limit |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {one.database}, {'Redis' if one.database == 'postgresql' else 'a file'} | {one.workers} | "
            f"{one.per_second:.1f} | {one.per_second / ours:.2f} | {one.per_second / LIMIT:.2f} |"
            for one in rates
        ),
        "",
        f"## A list of {STUDENTS:,} students with two adults each",
        "",
        "| database | looked at | brought in | brought in again, nothing changed |",
        "| --- | --- | --- | --- |",
        *(f"| {one.database} | {one.look:.1f} s | {one.first:.1f} s | {one.again:.1f} s |" for one in lists),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and write the page; or plan, for the process that measures."""
    if sys.argv[1:2] == ["plan"]:
        print(json.dumps(plan(sys.argv[2])))
        return
    page = write(list(planned()), list(dispatched()), list(brought_in()))
    (ROOT / "docs" / "performance-nudges.md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
