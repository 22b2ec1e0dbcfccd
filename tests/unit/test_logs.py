"""Logs tell where an error came from and of what kind it is, and quote nobody."""

import asyncio
import gc
import io
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator

import pytest
import structlog

from bot.bootstrap import Parts
from bot.commands.chatting import NotRunning, talk
from bot.config import Settings
from bot.logs import configure
from bot.traces import trace

SAID = "wobbelmijnzoon wobbelwilweg"
Log = Callable[[], list[dict[str, str]]]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """What our processes log; afterwards the logs are what they were."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    monkeypatch.setattr("logging.raiseExceptions", True)
    root = logging.getLogger()
    handlers, level, before = root.handlers[:], root.level, structlog.get_config()
    configure("test")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)
    structlog.contextvars.clear_contextvars()


def fail(text: str) -> None:
    raise ValueError(f"cannot read {text}")


def error_of(text: str) -> Exception:
    """Return an error with a cause, as it is caught."""
    with pytest.raises(LookupError) as caught:
        try:
            fail(text)
        except ValueError as error:
            raise LookupError(text) from error
    return caught.value


def test_a_trace_has_places_and_kinds_of_an_error_and_its_cause() -> None:
    shown = trace(error_of(SAID))
    assert shown.index("builtins.ValueError") < shown.index("builtins.LookupError")
    assert "in fail" in shown
    assert "wobbel" not in shown


def test_a_trace_has_all_of_a_group() -> None:
    shown = trace(ExceptionGroup(SAID, [error_of(SAID), TimeoutError(SAID)]))
    assert [kind for kind in ("ValueError", "LookupError", "TimeoutError", "ExceptionGroup") if kind not in shown] == []
    assert "wobbel" not in shown


def test_a_trace_says_what_is_wrong_with_the_machine_or_the_database() -> None:
    assert trace(sqlite3.OperationalError("database or disk is full")).endswith(": database or disk is full")
    assert trace(OSError(28, "No space left on device", SAID)) == "builtins.OSError: No space left on device"


def test_an_error_that_is_its_own_cause_has_an_end() -> None:
    error = error_of(SAID)
    assert error.__cause__
    error.__cause__.__cause__ = error
    assert trace(error).count("builtins.LookupError") == 1


def test_a_log_line_holds_no_words_of_a_parent(log: Log) -> None:
    try:
        fail(SAID)
    except ValueError:
        structlog.get_logger().exception("inbound.failed")
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    ours, theirs = log()
    assert (ours["event"], theirs["event"]) == ("inbound.failed", "Exception in ASGI application")
    for line in (ours, theirs):
        assert "in fail" in line["exception"]
        assert "wobbel" not in str(line)


def test_a_task_that_failed_is_told_without_what_it_failed_over(log: Log) -> None:
    async def walk() -> None:
        async def task() -> None:
            fail(SAID)

        asyncio.create_task(task())  # noqa: RUF006 - that nobody holds it is what is tried
        asyncio.get_running_loop().call_soon(fail, SAID)
        await asyncio.sleep(0.01)
        gc.collect()

    asyncio.run(walk())
    lines = log()
    assert {line["event"] for line in lines} == {"Task exception was never retrieved", "Exception in callback fail"}
    assert "wobbel" not in str(lines)


@pytest.mark.usefixtures("log")
def test_a_chat_in_the_terminal_sets_up_its_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    structlog.reset_defaults()
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)

    async def walk() -> None:
        with pytest.raises(NotRunning):
            await talk(Parts(Settings(rasa_url="http://127.0.0.1:9")), "terminal", "")
        try:
            fail(SAID)
        except ValueError:
            structlog.get_logger().exception("inbound.failed")

    asyncio.run(walk())
    line = json.loads(written.getvalue())
    assert (line["process"], line["event"]) == ("chat", "inbound.failed")
    assert "wobbel" not in str(line)


def test_a_line_that_cannot_be_written_is_not_quoted_either(log: Log) -> None:
    class Unwritable:
        def __str__(self) -> str:
            raise ValueError(SAID)

    # Not to the root, where pytest listens, which cannot write it either.
    (ours,) = (one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    ours.handle(logging.makeLogRecord({"msg": "%s", "args": (Unwritable(),), "levelno": logging.ERROR}))
    assert log() == []
