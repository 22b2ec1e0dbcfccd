"""How many talk at once, and how often."""

import asyncio
import math
import random
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import aiohttp

from tests.bench.moves import Kind
from tests.bench.talkers import Sample, Talker, Throttled

SEED = 7
SLOW_DOWN_S = 1.0
_FAILURES = (TimeoutError, LookupError, aiohttp.ClientError)


@dataclass
class Result:
    """What came of a load.

    Args:
        samples: of the messages that were answered.
        seconds: how long it took.
        throttled: how many messages were refused with 429, and said again later.
        failed: how many were not answered as expected; who said them is silent from then on.
    """

    samples: list[Sample] = field(default_factory=list)
    seconds: float = 0.0
    throttled: int = 0
    failed: int = 0

    def of_messages(self, first: int, last: int) -> "Result":
        """Return the same, of certain messages of each session only; the first one has number 1."""
        return Result([one for one in self.samples if first <= one.number <= last])

    def per_second(self) -> float:
        """How many messages were answered in a second."""
        return len(self.samples) / self.seconds if self.seconds else 0.0

    def milliseconds(self, *kinds: Kind) -> list[float]:
        """Return how long answers took; of all kinds when none is named."""
        return [one.seconds * 1000 for one in self.samples if not kinds or one.kind in kinds]


def p50(values: Sequence[float]) -> float:
    """Return the median; not a number when there is nothing."""
    return statistics.median(values) if values else math.nan


def p95(values: Sequence[float]) -> float:
    """Return what 95 of 100 stay within; not a number when there is nothing."""
    ordered = sorted(values)
    return ordered[math.ceil(0.95 * len(ordered)) - 1] if ordered else math.nan


async def in_turns(talkers: Sequence[Talker], each: int, pause: float, most: float) -> Result:
    """Let them say ``each`` messages, one after another and never two at once.

    Args:
        talkers: who.
        each: how many messages of each.
        pause: seconds from one message to the next, unless the answer takes longer.
        most: seconds after which it ends, however many were said.
    """
    result, began, silent = Result(), time.perf_counter(), set[Talker]()
    for number in range(each * len(talkers)):
        talker, start = talkers[number % len(talkers)], time.perf_counter()
        if start - began > most:
            break
        if talker not in silent:
            if not await _one(talker, result, start):
                silent.add(talker)
            await asyncio.sleep(max(0.0, pause - (time.perf_counter() - start)))
    result.seconds = time.perf_counter() - began
    return result


async def steady(talkers: Iterable[Talker], per_second: float, seconds: float) -> Result:
    """Let messages arrive by chance, so many a second on average, whether or not earlier ones are answered.

    A message that has to wait for somebody who is free is timed from the moment it was due.
    """
    chance, result, idle = random.Random(SEED), Result(), list(talkers)
    everybody, free = len(idle), asyncio.Condition()
    began, due = time.perf_counter(), 0.0

    async def say(at: float) -> None:
        async with free:
            await free.wait_for(lambda: idle or result.failed == everybody)
            if not idle:
                return
            talker = idle.pop(chance.randrange(len(idle)))
        goes_on = await _one(talker, result, began + at)
        async with free:
            if goes_on:
                idle.append(talker)
            free.notify_all()

    async with asyncio.TaskGroup() as group:
        while due < seconds:
            await asyncio.sleep(max(0.0, began + due - time.perf_counter()))
            group.create_task(say(due))
            due += chance.expovariate(per_second)
    result.seconds = time.perf_counter() - began
    return result


async def saturate(talkers: Sequence[Talker], at_once: int, seconds: float) -> Result:
    """Keep so many messages under way all the time, each time of somebody else."""
    chance, result, idle = random.Random(SEED), Result(), list(talkers)
    began = time.perf_counter()

    async def worker() -> None:
        while idle and time.perf_counter() - began < seconds:
            talker = idle.pop(chance.randrange(len(idle)))
            if await _one(talker, result, time.perf_counter()):
                idle.append(talker)

    await asyncio.gather(*(worker() for _ in range(at_once)))
    result.seconds = time.perf_counter() - began
    return result


async def _one(talker: Talker, result: Result, due: float) -> bool:
    """Let somebody say one message; return whether they can go on."""
    while True:
        try:
            sample = await talker.turn()
        except Throttled:
            result.throttled += 1
            await asyncio.sleep(SLOW_DOWN_S)
        except _FAILURES as error:
            print(f"  a message failed: {type(error).__name__}: {error}")
            result.failed += 1
            return False
        else:
            result.samples.append(replace(sample, sent=min(due, sample.sent)))
            return True
