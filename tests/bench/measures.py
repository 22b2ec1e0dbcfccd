"""What is measured, in which order, and for how long. All of it together stays under ten minutes."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import aiohttp

from tests.bench import machine
from tests.bench.loads import Result, in_turns, saturate, steady
from tests.bench.machine import Memory
from tests.bench.moves import round_of_stock
from tests.bench.ours import Ours
from tests.bench.stock import Stock
from tests.bench.talkers import PageTalker, RestTalker, Talker

STARTS, STARTS_LONGEST_S = 3, 45.0
"""Each start is measured so often, unless that takes longer together."""
TURNS, TURN_PAUSE_S, TURN_PARENTS = 110, 0.14, 4
"""110 messages of a person at 0.56 s: within what the web process allows one person (120 a minute)."""
STEADY_PER_SECOND, STEADY_PARENTS, STEADY_S, STEADY_REST_S = 10, 20, 45.0, 20.0
CROWD, AT_ONCE, SATURATE_S = 80, (1, 4, 8, 16, 32), 8.0
CROWD_REST, AT_ONCE_REST = 40, (1, 4, 8)
LONG_SESSION, LONGEST_S = 508, 120.0
MARKS = (10, 100, 500)


@dataclass
class RestFigures:
    """What Rasa alone does over its REST channel.

    Args:
        session: one long session, one message after another.
        steady: ten messages a second from twenty senders.
        saturated: by how many messages were under way at once.
    """

    session: Result
    steady: Result
    saturated: dict[int, Result]


@dataclass
class StockFigures:
    """The stock project."""

    train: float | None
    starts: list[float]
    rest: RestFigures
    memory_before: Memory
    memory_after: Memory


@dataclass
class OurFigures:
    """The product."""

    starts: list[float]
    starts_alone: dict[str, list[float]]
    in_turns: Result
    steady: Result
    saturated: dict[int, Result]
    rest: RestFigures
    memory_before: dict[str, Memory]
    memory_after: dict[str, Memory]
    costs: dict[str, float] = field(default_factory=dict)
    """Seconds of computing a message, by process, while saturated; the measuring client among them."""


@dataclass
class Figures:
    """All of it.

    Args:
        ours: the product.
        stock: the stock project.
        busy_before: which part of the cores was busy with something else before the start.
        busy_meanwhile: the same, while the product was measured through the whole path.
        seconds: how long all of it took.
    """

    ours: OurFigures
    stock: StockFigures
    busy_before: float
    busy_meanwhile: float
    seconds: float


def measure() -> Figures:
    """Measure the product, and then the stock project."""
    began = time.perf_counter()
    stock = Stock()
    say("The stock project's model (trained once) ...")
    trained = stock.train()
    busy = machine.busy_now()
    with tempfile.TemporaryDirectory() as folder:
        ours, meanwhile = _ours(Ours(Path(folder)))
    theirs = _stock(stock, trained)
    return Figures(ours, theirs, busy, meanwhile, time.perf_counter() - began)


def say(line: str) -> None:
    """Tell how far it is."""
    print(f"{time.strftime('%H:%M:%S')}  {line}", flush=True)


def marked(result: Result, mark: int, period: int) -> list[float]:
    """Return the milliseconds of the one round of messages around the ``mark``-th of each session."""
    first = mark - period // 2
    return result.of_messages(first, first + period - 1).milliseconds()


def _ours(ours: Ours) -> tuple[OurFigures, float]:
    ours.stack.prepare()
    say("Start-up of each process alone ...")
    try:
        alone = {name: _starts(partial(ours.start, name), ours.stack.stop) for name in ("actions", "rasa", "web")}
        ours.stack.stop()
        say("Start-up of all ...")
        starts = _starts(ours.start, ours.stack.stop)
        return asyncio.run(_talk(ours, alone, starts))
    finally:
        ours.stack.stop()


async def _talk(ours: Ours, alone: dict[str, list[float]], starts: list[float]) -> tuple[OurFigures, float]:
    codes = ours.codes(1 + TURN_PARENTS + CROWD + 1 + CROWD_REST)
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar()
    ) as http:
        say(f"{len(codes)} parents come in ...")
        parents = await ours.parents(http, codes)
        senders = ours.senders()
        pages = TURN_PARENTS + CROWD + 1
        for closed in parents[pages:]:
            await closed.close()
        parents[0].counts = ()
        counts = await ours.learn(parents[0])
        for parent in parents[1:pages]:
            parent.counts = counts
        before = {name: machine.memory(pid) for name, pid in ours.pids().items()}
        noise = _Noise(ours.pids())
        turned, steadied, crowded, costs = await _whole_path(ours, parents[1:pages])
        meanwhile = noise.share()
        for parent in parents[:pages]:
            await parent.close()
        say("Rasa alone, ours ...")
        rest = await _rest(http, ours, senders[pages:])
        after = {name: machine.memory(pid) for name, pid in ours.pids().items()}
    return OurFigures(starts, alone, turned, steadied, crowded, rest, before, after, costs), meanwhile


async def _whole_path(
    ours: Ours, parents: Sequence[PageTalker]
) -> tuple[Result, Result, dict[int, Result], dict[str, float]]:
    say("One parent at a time ...")
    turned = await in_turns(parents[:TURN_PARENTS], TURNS, TURN_PAUSE_S, LONGEST_S)
    crowd = parents[TURN_PARENTS:]
    say("Ten messages a second from twenty parents ...")
    steadied = await steady(crowd[:STEADY_PARENTS], STEADY_PER_SECOND, STEADY_S)
    say("Saturation ...")
    before, own = _computed(ours.pids()), time.process_time()
    crowded = await _levels(crowd, AT_ONCE)
    messages = sum(len(result.samples) for result in crowded.values())
    costs = {name: (after - before[name]) / messages for name, after in _computed(ours.pids()).items()}
    costs["this client"] = (time.process_time() - own) / messages
    return turned, steadied, crowded, costs


async def _levels(talkers: Sequence[Talker], levels: Sequence[int]) -> dict[int, Result]:
    return {at_once: await saturate(talkers, at_once, SATURATE_S) for at_once in levels}


async def _rest(http: aiohttp.ClientSession, ours: Ours, senders: Sequence[str]) -> RestFigures:
    first, *others = [RestTalker(http, ours.rasa, sender, ours.moves) for sender in senders]
    return await _rest_figures(first, others)


async def _rest_figures(first: RestTalker, others: Sequence[RestTalker]) -> RestFigures:
    return RestFigures(
        session=await in_turns([first], LONG_SESSION, 0.0, LONGEST_S),
        steady=await steady(others[:STEADY_PARENTS], STEADY_PER_SECOND, STEADY_REST_S),
        saturated=await _levels(others, AT_ONCE_REST),
    )


def _stock(stock: Stock, trained: float | None) -> StockFigures:
    say("Start-up of the stock project ...")
    try:
        starts = _starts(stock.start, stock.stop)
        say("Rasa alone, stock ...")
        before, rest = asyncio.run(_talk_stock(stock))
        return StockFigures(trained, starts, rest, before, machine.memory(stock.pid()))
    finally:
        stock.stop()


async def _talk_stock(stock: Stock) -> tuple[Memory, RestFigures]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        names = ["warm-up", *(f"sender-{number}" for number in range(1 + CROWD_REST))]
        warm, first, *others = [RestTalker(http, stock.base, name, round_of_stock()) for name in names]
        await in_turns([warm], len(warm.moves), 0.0, LONGEST_S)
        return machine.memory(stock.pid()), await _rest_figures(first, others)


def _starts(start: Callable[[], float], stop: Callable[[], None]) -> list[float]:
    """Start again and again, and return the seconds of each; what was started last goes on running."""
    found: list[float] = []
    while len(found) < STARTS and sum(found) < STARTS_LONGEST_S:
        stop()
        found.append(start())
    return found


def _computed(pids: Mapping[str, int]) -> dict[str, float]:
    return {name: machine.cpu_seconds(pid) for name, pid in pids.items()}


class _Noise:
    """What other programs take of the machine while something is measured."""

    def __init__(self, pids: Mapping[str, int]) -> None:
        self._pids = pids
        self._began, self._before = time.perf_counter(), self._others()

    def _others(self) -> float:
        return machine.busy_seconds() - sum(_computed(self._pids).values()) - time.process_time()

    def share(self) -> float:
        """Return which part of all cores others took since this was made."""
        seconds = time.perf_counter() - self._began
        return max(0.0, (self._others() - self._before) / seconds / machine.cores())
