"""What tests need beside Python: a browser, PostgreSQL, Redis. In CI, going without is a failure.

When nobody listens where a PostgreSQL or Redis usually is, and Debian's binaries are there, one is started for the
session: in a folder of its own, on a free port of 127.0.0.1. It stops when the session ends.
"""

import atexit
import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest
import redis

from tests.stack import free_port

PATIENCE_S = 20
USUAL_POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
USUAL_REDIS = "redis://127.0.0.1:6379/9"
POSTGRES_USER = "postgres"


def missing(what: str) -> NoReturn:
    """Skip, and say why; in CI fail."""
    if os.environ.get("CI"):
        pytest.fail(f"CI has no {what}", pytrace=False)
    pytest.skip(f"there is no {what}")


def chromium() -> str:
    """Return the path of a browser."""
    return shutil.which("chromium") or missing("Chromium (Debian: apt install chromium)")


def postgres() -> str:
    """Return the address of a PostgreSQL where databases may be made."""
    return _found("TEST_DATABASE_URL", USUAL_POSTGRES, _postgres_answers, own_postgres) or missing(
        "PostgreSQL (TEST_DATABASE_URL, or Debian: apt install postgresql)"
    )


def redis_url() -> str:
    """Return the address of a Redis."""
    return _found("TEST_REDIS_URL", USUAL_REDIS, _redis_answers, own_redis) or missing(
        "Redis (TEST_REDIS_URL, or Debian: apt install redis-server)"
    )


@cache
def _found(setting: str, usual: str, answers: Callable[[str], bool], own: Callable[[], str | None]) -> str | None:
    named = os.environ.get(setting)
    if named:
        return named if answers(named) else None
    return usual if answers(usual) else own()


def _postgres_answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def _redis_answers(url: str) -> bool:
    try:
        redis.Redis.from_url(url, socket_connect_timeout=3).ping()
    except redis.RedisError:
        return False
    return True


def own_postgres() -> str | None:
    """Start a PostgreSQL and return its address; None when there is none to start."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    if not versions:
        return None
    folder = _folder("postgres")
    as_whom: list[str] = []
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root; Debian's package makes a user for it.
        try:
            shutil.chown(folder, POSTGRES_USER)
        except LookupError:
            return None
        as_whom = ["runuser", "-u", POSTGRES_USER, "--"]
    control, data, port = versions[-1], folder / "data", free_port()
    initdb = control.with_name("initdb")
    how = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    run = [*as_whom, str(control), "--pgdata", str(data)]
    atexit.register(_quietly, [*run, "--mode", "immediate", "stop"], folder)
    try:
        _do([*as_whom, str(initdb), "--pgdata", str(data), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync"])
        _do([*run, "--wait", "--log", str(folder / "log"), "--options", how, "start"])
    except (OSError, subprocess.CalledProcessError):
        return None
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


def own_redis() -> str | None:
    """Start a Redis and return its address; None when there is none to start."""
    binary = shutil.which("redis-server")
    if binary is None:
        return None
    port, folder = free_port(), _folder("redis")
    settings = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen([binary, *settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(_end, server, folder)
    url = f"redis://127.0.0.1:{port}/0"
    deadline = time.monotonic() + PATIENCE_S
    while not _redis_answers(url):
        if server.poll() is not None or time.monotonic() > deadline:
            return None
        time.sleep(0.05)
    return url


def _folder(name: str) -> Path:
    return Path(tempfile.mkdtemp(prefix=f"keukentafel-{name}-"))


def _do(command: Sequence[str]) -> None:
    # The server that pg_ctl leaves behind would keep a pipe open for ever: nothing is read from it.
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _quietly(command: Sequence[str], folder: Path) -> None:
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        _do(command)
    shutil.rmtree(folder, ignore_errors=True)


def _end(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.terminate()
    server.wait()
    shutil.rmtree(folder, ignore_errors=True)
