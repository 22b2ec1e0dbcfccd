"""Logs: one JSON object a line, without texts, names, numbers and tokens."""

import logging
import sys

import structlog

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
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
