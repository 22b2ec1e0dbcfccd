"""The clock, handed in so that a test can set it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the moment, aware, in UTC."""


def utc_now() -> datetime:
    """Return the moment it is."""
    return datetime.now(UTC)
