"""The page docs/performance.md, made of figures."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.bench import machine
from tests.bench.loads import Result, p50, p95
from tests.bench.measures import (
    LONG_SESSION,
    MARKS,
    SATURATE_S,
    STEADY_PARENTS,
    STEADY_PER_SECOND,
    Figures,
    marked,
)
from tests.bench.moves import Kind, round_of_stock

AIM_START_S, AIM_P95_MS, AIM_PER_SECOND, AIM_MEMORY_MB = 10.0, 30.0, 120.0, 700.0
FLAT = 1.15
"""A session counts as flat while its 500th message takes at the most this many times the 10th; noise is in it."""
EARLY = 100
"""A stock session gets slower as it grows: its first messages stand for one parent."""
PERIOD = len(round_of_stock())


@dataclass(frozen=True)
class Row:
    """One line of a table.

    Args:
        name: of the figure.
        ours: of the product.
        stock: of the stock project; None where it has nothing like it.
        unit: of both.
        aim: as text; empty where there is none.
    """

    name: str
    ours: float
    stock: float | None = None
    unit: str = "ms"
    aim: str = ""

    def __str__(self) -> str:
        stock = _number(self.stock, self.unit) if self.stock else "–"
        ratio = (
            "–"
            if self.stock is None or "–" in (stock, _number(self.ours, self.unit))
            else f"{self.ours / self.stock:.2f}"
        )
        return f"| {self.name} | {_number(self.ours, self.unit)} | {stock} | {ratio} | {self.aim or '–'} |"


def write(figures: Figures) -> str:
    """Return the page."""
    sections = [
        _head(figures),
        "## Start-up and memory\n\n" + _table(_start_and_memory(figures)),
        "## One message through the whole path\n\n" + _WHOLE_PATH + "\n\n" + _table(_whole_path(figures)),
        "## Messages a second at saturation\n\n" + _saturation(figures),
        "## Rasa alone, over its REST channel\n\n" + _REST + "\n\n" + _table(_rest(figures)),
        "## Message 10, 100 and 500 of one session\n\n" + _SESSION + "\n\n" + _session(figures),
        "## What stands between these figures and the aims\n\n" + "\n".join(f"- {note}" for note in _notes(figures)),
    ]
    return "\n\n".join(sections) + "\n"


_WHOLE_PATH = (
    "From the moment the parent's page sends `POST /chat/messages` until the last bubble of the answer is there on "
    "`GET /chat/stream`: throttle, inbox, Rasa, actions, outbox and page. Parents walk a whole assignment, with questions "
    "in between. One parent at a time: four in turns, because one person may send 120 messages a minute. Ten a second: "
    f"messages arrive by chance from {STEADY_PARENTS} parents, and each is timed from the moment it was due. The stock "
    "project has no chat page and no database: its figures are those of its REST channel alone, so it has less to do."
)
_REST = (
    "Both by the same client, straight to `POST /webhooks/rest/webhook`. Ours walks the same assignment, with action server "
    "and database; stock answers from memory with fixed texts and has no action server. Our messages carry no inbound id "
    "here, so the row that makes an action happen once is not written."
)
_SESSION = (
    "Straight to the REST channel for both, because the web process allows one person 120 messages a minute. Each figure "
    f"is the median of the {PERIOD} messages around that place: one whole round, so that the same messages are compared."
)


def _head(figures: Figures) -> str:
    named = machine.describe()
    load = (
        f"Before the start {figures.busy_before:.0%} of the cores was busy with something else, while the product was "
        f"measured {figures.busy_meanwhile:.0%}."
    )
    quiet = (
        ""
        if max(figures.busy_before, figures.busy_meanwhile) < 0.05
        else (" **This machine was not quiet: times are longer, and messages a second fewer, than on a quiet one.**")
    )
    written = (
        f"Written by `make bench` on {datetime.now(UTC).date()} in {figures.seconds / 60:.0f} minutes. "
        "Ratio is ours divided by stock: below 1 is better for times and memory, above 1 for messages a second. Stock is what "
        "`rasa init` makes, with the pipeline and policies that Rasa chooses for it, run by plain `rasa run` in the same "
        "run on the same machine. Server, client and measuring share the cores; all of it over loopback, on SQLite."
    )
    machine_line = "Machine: " + ", ".join(f"{name} {value}" for name, value in named.items()) + f". {load}{quiet}"
    return f"# Performance\n\n{written}\n\n{machine_line}"


def _start_and_memory(figures: Figures) -> Iterable[Row]:
    ours, stock = figures.ours, figures.stock
    yield Row(
        f"all processes, started at once, until all are ready (median of {len(ours.starts)}, stock {len(stock.starts)})",
        p50(ours.starts),
        p50(stock.starts),
        "s",
        f"{AIM_START_S:.0f} s",
    )
    for name, seconds in ours.starts_alone.items():
        yield Row(
            f"{name} alone (median of {len(seconds)})",
            p50(seconds),
            p50(stock.starts) if name == "rasa" else None,
            "s",
        )
    for name, memory in ours.memory_before.items():
        peer = stock.memory_before.resident if name == "rasa" else None
        yield Row(f"resident: {name}", memory.resident, peer, "MB")
    for when, of_ours, of_stock in (
        ("after start-up", ours.memory_before, stock.memory_before),
        ("after all load", ours.memory_after, stock.memory_after),
    ):
        aim = f"{AIM_MEMORY_MB:.0f} MB"
        resident = sum(one.resident for one in of_ours.values())
        share = sum(one.share for one in of_ours.values())
        yield Row(f"resident, all processes, {when}", resident, of_stock.resident, "MB", aim)
        yield Row(f"the same, pages that are shared counted once, {when}", share, of_stock.share, "MB")


def _whole_path(figures: Figures) -> Iterable[Row]:
    ours, stock = figures.ours, figures.stock.rest
    for load, result, peer in (
        ("one parent at a time", ours.in_turns, stock.session.of_messages(1, EARLY)),
        (f"{STEADY_PER_SECOND} a second from {STEADY_PARENTS} parents", ours.steady, stock.steady),
    ):
        for kind in (Kind.TAP, Kind.TEXT):
            times, others = result.milliseconds(kind), peer.milliseconds(kind)
            yield Row(f"{kind}, {load}, p50 ({len(times)} messages)", p50(times), p50(others))
            yield Row(f"{kind}, {load}, p95", p95(times), p95(others), aim=f"{AIM_P95_MS:.0f} ms")
    early, late, *_ = (p50(marked(ours.in_turns, mark, PERIOD)) for mark in MARKS)
    yield Row("message 10 of a parent's session, p50 of the round around it", early)
    yield Row("message 100, likewise", late, aim="flat")


def _saturation(figures: Figures) -> str:
    stock = figures.stock.rest.saturated
    lines = [
        f"Each for {SATURATE_S:.0f} seconds, every message of another parent. Whole path: ours alone has one. REST: both.",
        "",
        "| under way at once | whole path, a second | p50 | p95 | ours by REST, a second | stock by REST, a second | ratio |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for at_once, result in figures.ours.saturated.items():
        rest, peer = figures.ours.rest.saturated.get(at_once), stock.get(at_once)
        direct = (
            f"{rest.per_second():.0f} | {peer.per_second():.0f} | {rest.per_second() / peer.per_second():.2f}"
            if rest and peer
            else "– | – | –"
        )
        times = result.milliseconds()
        lines.append(
            f"| {at_once} | {result.per_second():.0f} | {p50(times):.0f} ms | {p95(times):.0f} ms | {direct} |"
        )
    best = _best(figures.ours.saturated)
    lines += [
        "",
        f"Most through the whole path: **{best:.0f} a second** (aim: {AIM_PER_SECOND:.0f} on two cores). {_refused(figures)}",
        "",
        "Computing a message while saturated, over all cores:",
        "",
        "| process | ms |",
        "| --- | --- |",
    ]
    costs = figures.ours.costs
    lines += [f"| {name} | {cost * 1000:.1f} |" for name, cost in costs.items()]
    lines.append(f"| together | {sum(costs.values()) * 1000:.1f} |")
    return "\n".join(lines)


def _refused(figures: Figures) -> str:
    results = [figures.ours.in_turns, figures.ours.steady, *figures.ours.saturated.values()]
    throttled, failed = sum(one.throttled for one in results), sum(one.failed for one in results)
    return f"Refused by the throttle (429): {throttled}. Not answered as expected: {failed}."


def _best(results: Mapping[int, Result]) -> float:
    return max(result.per_second() for result in results.values())


def _rest(figures: Figures) -> Iterable[Row]:
    ours, stock = figures.ours.rest, figures.stock.rest
    for kind in (Kind.TAP, Kind.TEXT):
        times, others = (one.session.of_messages(1, EARLY).milliseconds(kind) for one in (ours, stock))
        yield Row(f"{kind}, one at a time, first {EARLY} messages, p50", p50(times), p50(others))
        yield Row(f"{kind}, one at a time, first {EARLY} messages, p95", p95(times), p95(others))
    for kind in (Kind.TAP, Kind.TEXT):
        load = f"{STEADY_PER_SECOND} a second from {STEADY_PARENTS} senders"
        times, others = ours.steady.milliseconds(kind), stock.steady.milliseconds(kind)
        yield Row(f"{kind}, {load}, p50", p50(times), p50(others))
        yield Row(f"{kind}, {load}, p95", p95(times), p95(others))
    yield Row("most messages a second", _best(ours.saturated), _best(stock.saturated), "")


def _session(figures: Figures) -> str:
    lines = [
        "| message | ours | stock | ratio | ours, against message 10 | stock, against message 10 |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    first: tuple[float, float] | None = None
    for mark in MARKS:
        pair = [marked(rest.session, mark, PERIOD) for rest in (figures.ours.rest, figures.stock.rest)]
        if not all(pair):
            lines.append(f"| {mark} | the session was cut off before this message, for time | | | | |")
            continue
        ours, stock = p50(pair[0]), p50(pair[1])
        first = first or (ours, stock)
        lines.append(
            f"| {mark} | {ours:.1f} ms | {stock:.1f} ms | {ours / stock:.2f} | {ours / first[0]:.2f} | {stock / first[1]:.2f} |"
        )
    lines += ["", f"Aim: flat. The session had {LONG_SESSION} messages."]
    return "\n".join(lines)


def _notes(figures: Figures) -> Iterable[str]:
    """Say of each aim whether it is met, and what the figures say of what stands between."""
    ours = figures.ours
    start = p50(ours.starts)
    alone = ", ".join(f"{name} {p50(seconds):.1f} s" for name, seconds in ours.starts_alone.items())
    yield (
        f"Start-up: {_judged(start, AIM_START_S, 's')}. Alone: {alone}; together they share {machine.cores()} cores, and Rasa "
        "spends most of its time importing. Measured with warm file caches, the model trained and the database there; the "
        "first `make run` installs and trains as well."
    )
    worst = max(
        p95(result.milliseconds(kind)) for result in (ours.in_turns, ours.steady) for kind in (Kind.TAP, Kind.TEXT)
    )
    whole, rest = (
        p50(ours.in_turns.milliseconds()),
        p50(ours.rest.session.of_messages(1, EARLY).milliseconds()),
    )
    yield (
        f"p95: the worst of the four is {_judged(worst, AIM_P95_MS, 'ms')}. Of a median message of {whole:.1f} ms one at a "
        f"time, Rasa with its actions takes {rest:.1f} ms; the rest is inbox, outbox and page."
    )
    best, cost = _best(ours.saturated), sum(ours.costs.values())
    slowest = max(ours.costs, key=ours.costs.__getitem__)
    yield (
        f"Messages a second: {_judged(best, AIM_PER_SECOND, 'a second', more=True)}. A message costs {cost * 1000:.1f} ms of "
        f"computing in all, so {machine.cores()} cores can do no more than {machine.cores() / cost:.0f} a second; the aim "
        f"leaves {machine.cores() / AIM_PER_SECOND * 1000:.1f} ms. Most of it is {slowest} "
        f"({ours.costs[slowest] * 1000:.1f} ms): one process on one core, so it alone ends at {1 / ours.costs[slowest]:.0f} a second. "
        f"The measuring client takes {ours.costs['this client'] * 1000:.1f} ms of the same cores, which real parents do not."
    )
    ten, last = (marked(ours.rest.session, mark, PERIOD) for mark in (MARKS[0], MARKS[-1]))
    if ten and last:
        growth = p50(last) / p50(ten)
        yield f"Flat: message {MARKS[-1]} takes {growth:.2f} times message {MARKS[0]}: {'met' if growth <= FLAT else 'missed'}."
    memory = sum(one.resident for one in ours.memory_after.values())
    yield (
        f"Memory: {_judged(memory, AIM_MEMORY_MB, 'MB')} after all load, without the supervisor of `make run`. "
        "Interpreter and libraries are loaded once in each process."
    )
    yield (
        "Stock is no like for like: it is in English, knows 7 intents and 6 answers, and remembers in memory only. It shows "
        "what Rasa costs with nothing in it."
    )


def _judged(value: float, aim: float, unit: str, *, more: bool = False) -> str:
    met = value >= aim if more else value <= aim
    verdict = "met" if met else f"missed by {abs(value / aim - 1):.0%}"
    return f"{value:.1f} {unit} for an aim of {aim:.0f}: {verdict}"


def _table(rows: Iterable[Row]) -> str:
    head: Sequence[str] = ("| figure | ours | stock | ratio | aim |", "| --- | --- | --- | --- | --- |")
    return "\n".join([*head, *(str(row) for row in rows)])


def _number(value: float, unit: str) -> str:
    if math.isnan(value):
        return "–"
    return f"{value:.0f} {unit}".strip() if value >= 100 or unit == "" else f"{value:.1f} {unit}"
