"""Keeps what parents type out of Rasa's logs: Rasa writes texts, slots and trackers beside its messages."""

from typing import Any

import rasa.__main__
import structlog

KEPT = frozenset(
    {"event", "event_info", "event_key", "level", "logger", "exc_info", "error", "action", "part", "version", "effect"}
)
"""What is known to hold no words of a parent; everything else is left out."""


def keep_known(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Leave out of a log line what may hold words of a parent."""
    return {key: value for key, value in event.items() if key in KEPT or key.startswith("_")}


def apply() -> None:
    """Have the filter put before Rasa's own processors, whenever Rasa sets up its logs."""
    configure = rasa.__main__.configure_structlog

    def configure_quietly(log_level: int | None = None) -> None:
        configure(log_level)
        structlog.get_config()["processors"].insert(0, keep_known)

    rasa.__main__.configure_structlog = configure_quietly
