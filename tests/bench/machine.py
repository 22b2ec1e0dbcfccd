"""The machine, and what processes take of it, read from Linux's /proc."""

import os
import platform
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
LOOK_S = 2.0


@dataclass(frozen=True)
class Memory:
    """What a process and its children hold, in MB of 10^6 bytes.

    Args:
        resident: pages in memory; pages that several processes share count in each.
        share: the same, with shared pages divided among those who share them.
    """

    resident: float
    share: float


def memory(pid: int) -> Memory:
    """Return what a process and its children hold now."""
    family = list(_family(pid))
    return Memory(
        sum(_kilobytes(one, "status", "VmRSS") for one in family) * 1024 / 1e6,
        sum(_kilobytes(one, "smaps_rollup", "Pss") for one in family) * 1024 / 1e6,
    )


def cpu_seconds(pid: int) -> float:
    """Return how long a process and its children have been computing."""
    return sum(_ticks(one) for one in _family(pid)) / TICKS


def busy_seconds() -> float:
    """Return how long all cores together have been computing since the machine started."""
    user, nice, system, _idle, _wait, irq, softirq, *_ = _jiffies()
    return (user + nice + system + irq + softirq) / TICKS


def busy_now() -> float:
    """Return which part of all cores is busy, watched for a moment."""
    began, before = time.monotonic(), busy_seconds()
    time.sleep(LOOK_S)
    return (busy_seconds() - before) / (time.monotonic() - began) / cores()


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0))


def describe() -> dict[str, str]:
    """Return what kind of machine this is, without its name or paths."""
    model = re.search(r"^model name\s*:\s*(.+)$", (PROC / "cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    total = re.search(r"^MemTotal:\s*(\d+) kB", (PROC / "meminfo").read_text(encoding="utf-8"), re.MULTILINE)
    return {
        "cores": str(cores()),
        "CPU": model.group(1).strip() if model else platform.machine(),
        "memory": f"{int(total.group(1)) * 1024 / 1e9:.0f} GB" if total else "unknown",
        "Python": platform.python_version(),
    }


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in _children(pid):
        yield from _family(task)


def _children(pid: int) -> Iterable[int]:
    for task in (PROC / str(pid) / "task").glob("*/children"):
        yield from (int(child) for child in task.read_text(encoding="ascii").split())


def _kilobytes(pid: int, file: str, field: str) -> int:
    found = re.search(rf"^{field}:\s*(\d+) kB", (PROC / str(pid) / file).read_text(encoding="ascii"), re.MULTILINE)
    return int(found.group(1)) if found else 0


def _ticks(pid: int) -> int:
    # Fields 14 and 15 of proc(5) are user and system time; the name before them may hold spaces.
    fields = (PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _jiffies() -> list[int]:
    return [int(one) for one in (PROC / "stat").read_text(encoding="ascii").partition("\n")[0].split()[1:]]
