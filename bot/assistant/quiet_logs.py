"""Keeps what parents type out of Rasa's logs: Rasa writes texts, slots and trackers beside its messages."""

import logging
from typing import Any

import rasa.__main__
import structlog
from structlog.processors import ExceptionRenderer

from bot.logs import keep_libraries_short, without_values
from bot.traces import trace

KEPT = frozenset(
    {"event", "event_info", "event_key", "level", "logger", "exc_info", "error", "action", "part", "version", "effect"}
)
"""What is known to hold no words of a parent; everything else is left out."""


def keep_known(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Leave out of a log line what may hold words of a parent."""
    return {key: value for key, value in event.items() if key in KEPT or key.startswith("_")}


def apply() -> None:
    """Have the filter put before Rasa's own processors, and its traces shortened, whenever Rasa sets up its logs."""
    configure = rasa.__main__.configure_structlog

    def configure_quietly(log_level: int | None = None) -> None:
        configure(log_level)
        processors = structlog.get_config()["processors"]
        *others, writer = (one for one in processors if not isinstance(one, ExceptionRenderer))
        # In place: loggers that were used already hold this very list. The terminal's writer, too, shows the local
        # variables of a trace unless it gets one that is a text already.
        processors[:] = [keep_known, *others, without_values, writer]

    rasa.__main__.configure_structlog = configure_quietly
    # For what Rasa, Sanic and others write by Python's own logging, whatever handler they bring.
    logging.Formatter.formatException = _format_exception  # type: ignore[method-assign,assignment]
    keep_libraries_short()


def _format_exception(_formatter: logging.Formatter, info: Any) -> str:
    return trace(info[1])
