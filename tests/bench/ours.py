"""The product with a school full of parents."""

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import aiohttp
import httpx
from sqlalchemy import select

from bot.catalogue import load
from bot.config import DATA
from bot.domain.families import StaffRole
from bot.services import demo
from bot.services.clock import utc_now
from bot.services.onboarding import READY
from bot.services.roster import Roster
from bot.store.engine import Store
from bot.store.models import Caregiver, Conversation
from tests.bench.moves import round_of_ours
from tests.bench.talkers import PageTalker
from tests.stack import PATIENCE_S, Stack

PROCESSES = ("actions", "rasa", "web", "worker")
CLASS = "3M"
COME_IN_AT_ONCE = 24


class Ours:
    """The product, started for measuring.

    Args:
        folder: for its database, its files and its logs.
    """

    def __init__(self, folder: Path) -> None:
        self.stack = Stack(folder)
        self.rasa = self.stack.environment["RASA_URL"]
        self.moves = round_of_ours(load(DATA))

    def start(self, *names: str) -> float:
        """Start processes at once (all when none is named); return the seconds until they answer.

        Raises:
            RuntimeError: when all answer, but do not become ready.
        """
        began = time.perf_counter()
        self.stack.start(*(names or PROCESSES))
        while not names and not self._ready():
            if time.perf_counter() - began > PATIENCE_S:
                raise RuntimeError("not everything became ready")
            time.sleep(0.1)
        return time.perf_counter() - began

    def pids(self) -> dict[str, int]:
        """Return the processes."""
        return {name: process.pid for name, process in self.stack.processes.items()}

    def _ready(self) -> bool:
        try:
            return httpx.get(f"{self.stack.base}/health/ready", timeout=5).is_success
        except httpx.HTTPError:
            return False

    def codes(self, parents: int) -> list[str]:
        """Put parents on the list of a school, and return a code for each."""
        store = Store(self.stack.environment["DATABASE_URL"])
        roster = Roster(store, utc_now)
        school = roster.school("De Meting")
        sixteen_on = utc_now().date() + timedelta(days=300)
        header = "klas,niveau,leerjaar,leerlingnummer,voornaam,zestien_op,verzorger,soort"
        rows = [f"{CLASS},vmbo-kb,3,{n},Kind{n:03},{sixteen_on},ouder {n:03},parent" for n in range(parents)]
        roster.import_csv(school, "\n".join([header, *rows]) + "\n")
        roster.add_staff(school, "meting@school.example", "mevrouw Jansen", StaffRole.MENTOR, demo.PASSWORD, [CLASS])
        codes = [code for _, _, code in sorted(roster.invite_class(school, CLASS))]
        store.close()
        return codes

    def senders(self) -> list[str]:
        """Return the conversations of all parents who are in, in the order of the list."""
        store = Store(self.stack.environment["DATABASE_URL"])
        with store.reading() as session:
            found = session.scalars(
                select(Conversation.id)
                .join(Caregiver, Caregiver.id == Conversation.caregiver_id)
                .where(Conversation.stage == READY, Caregiver.label.like("ouder %"))
                .order_by(Caregiver.label)
            ).all()
        store.close()
        return list(found)

    async def parents(self, http: aiohttp.ClientSession, codes: Sequence[str]) -> list[PageTalker]:
        """Let parents open the page and come in, some at once."""
        talkers = [PageTalker(http, self.stack.base, self.moves) for _ in codes]
        gate = asyncio.Semaphore(COME_IN_AT_ONCE)

        async def enter(talker: PageTalker, code: str) -> None:
            async with gate:
                await talker.open()
                await talker.comes_in(code)

        await asyncio.gather(*(enter(talker, code) for talker, code in zip(talkers, codes, strict=True)))
        return talkers

    async def learn(self, pilot: PageTalker) -> list[int]:
        """Return of how many bubbles each answer of the round is.

        Raises:
            AssertionError: when a second round is answered differently.
        """
        rounds = []
        for _ in range(2):
            counts = []
            for _ in self.moves:
                await pilot.turn()
                counts.append(len(pilot.bubbles))
            rounds.append(counts)
        assert rounds[0] == rounds[1], f"the round is not answered the same way twice: {rounds}"
        return rounds[1]
