"""A chat in the terminal, through the same inbox, Rasa, actions and outbox as every other channel."""

import asyncio
import sys
import uuid

from rich.console import Console as Terminal

from bot.bootstrap import Parts
from bot.channels.base import Posted
from bot.channels.console import Console
from bot.commands.previewing import show
from bot.domain.errors import KeukentafelError
from bot.domain.messages import InboundMessage, MessageKind, Tap
from bot.logs import configure
from bot.services.clock import utc_now

out = Terminal(highlight=False)


class NotRunning(KeukentafelError):
    """Rasa does not answer."""


async def talk(parts: Parts, name: str, invite: str) -> None:
    """Talk until the end of input.

    Args:
        parts: of this process.
        name: of the person; the same name goes on with the same conversation.
        invite: a code to come in with; empty to be asked for one.

    Raises:
        NotRunning: when Rasa does not answer.
    """
    # structlog that is not set up shows local variables in its traces.
    configure("chat")
    latest: list[Posted] = []

    def keep(posted: Posted) -> None:
        latest[:] = [posted]
        show(posted.message, out)

    parts.channels = {**parts.channels, Console.name: Console(keep)}
    if not await parts.rasa.ready():
        raise NotRunning("Rasa does not answer. Start everything with `make run`, or chat with `make chat`.")
    out.print("Typ een bericht, of het nummer van een knop. Ctrl-D stopt.")
    typed = invite or "hallo"
    try:
        while True:
            received = parts.desk.receive(_message(name, typed, latest))
            await parts.desk.answer(received)
            typed = await _typed()
    except EOFError:
        out.print("Tot de volgende keer.")
    finally:
        await parts.close()


async def _typed() -> str:
    """Return the next line. A thread would not end at Ctrl-C as long as nobody types; a watched file does.

    Raises:
        EOFError: at the end of input.
    """
    out.print("[green]> [/green]", end="")
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[str] = loop.create_future()

    def read() -> None:
        if not ready.done():
            ready.set_result(sys.stdin.readline())

    loop.add_reader(sys.stdin, read)
    try:
        line = await ready
    finally:
        loop.remove_reader(sys.stdin)
    if not line:
        raise EOFError
    return line.strip()


def _message(name: str, typed: str, latest: list[Posted]) -> InboundMessage:
    """Return what was typed; a number is a tap on that button of the latest message."""
    shown = latest[0] if latest else None
    number = int(typed) - 1 if typed.strip().isdecimal() else -1
    tap = Tap(shown.id, button=number) if shown and 0 <= number < len(shown.message.buttons) else None
    return InboundMessage(
        channel=Console.name,
        external_id=uuid.uuid4().hex,
        address=name,
        kind=MessageKind.TAP if tap else MessageKind.TEXT,
        sent_at=utc_now(),
        text="" if tap else typed,
        tap=tap,
    )
