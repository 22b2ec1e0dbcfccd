"""Logs: one JSON object a line, without texts, names, numbers and tokens."""

import logging
import re
import sys

import structlog

from bot.traces import trace

LOUD = (
    "httpx",
    "httpcore",
    "telegram",
    "sanic.root",
    "sanic.access",
    "huey",
    "uvicorn.access",
    "matplotlib",
    "asyncio",
    "rasa_sdk",
)
"""Libraries that write addresses at INFO; Telegram's hold the bot token."""


def _traced(exc_info: structlog.typing.ExcInfo) -> str:
    return trace(exc_info[1])


without_values = structlog.processors.ExceptionRenderer(_traced)
"""Writes an error as a trace that holds no words of a parent."""


def configure(process: str) -> None:
    """Set up the logs of a process.

    Args:
        process: its name, added to every line.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                without_values,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    keep_libraries_short()


def keep_libraries_short() -> None:
    """Have asyncio tell that a task failed and not over what, and logging nothing of a line that cannot be written."""
    logging.getLogger("asyncio").addFilter(_beginning)
    logging.raiseExceptions = False


def _beginning(record: logging.LogRecord) -> bool:
    record.msg, record.args = re.split(r"[\n(]", record.getMessage())[0], ()
    return True
