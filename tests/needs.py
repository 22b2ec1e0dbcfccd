"""What tests need beside Python: a browser, PostgreSQL, Redis. In CI, going without is a failure."""

import os
import shutil
from typing import NoReturn

import psycopg
import pytest
import redis


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
    url = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        missing("PostgreSQL (TEST_DATABASE_URL)")
    return url


def redis_url() -> str:
    """Return the address of a Redis."""
    url = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
    try:
        redis.Redis.from_url(url, socket_connect_timeout=3).ping()
    except redis.ConnectionError:
        missing("Redis (TEST_REDIS_URL)")
    return url
