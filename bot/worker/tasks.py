"""The periodic tasks. Their arguments are empty: what is to be done stands in the database, nothing of it in the queue."""

import asyncio
import itertools
import time

import structlog
from huey import Huey, RedisHuey, SqliteHuey, crontab

from bot.bootstrap import Parts
from bot.channels.errors import ChannelError
from bot.services.readiness import Readiness

log = structlog.get_logger(__name__)
BUDGET_S = 50.0
"""Nudges are sent for so long; what is left is done the next minute, by whichever worker is there."""


def make_queue(parts: Parts) -> Huey:
    """Return the queue with its tasks: a file on one machine, Redis on several.

    Args:
        parts: of this process.
    """
    url = parts.settings.redis_url
    queue = (
        RedisHuey("keukentafel", url=url)
        if url
        else SqliteHuey("keukentafel", filename=str(parts.settings.folder / "queue.db"))
    )

    @queue.periodic_task(crontab(minute="*"))
    def each_minute() -> None:
        """Show that the worker lives, ask how planned moments went, and finish what was left."""
        readiness = Readiness(parts.store, parts.rasa, parts.settings.actions_url, parts.clock)
        readiness.beat()
        # Two of these may run at once, each in a loop of its own: a connection belongs to one loop.
        asyncio.run(minute(parts.anew()))

    @queue.periodic_task(crontab(minute="*"))
    def each_minute_nudges() -> None:
        """Give families their nudges, beside all else: what is sent to many is not to hold up what one waits for."""
        asyncio.run(nudge(parts.anew()))

    @queue.periodic_task(crontab(minute="17"))
    def each_hour() -> None:
        """Throw away what was kept long enough, and see which templates may be sent."""
        counts = parts.privacy.clean_up()
        log.info("worker.cleaned_up", **counts)
        asyncio.run(templates(parts.anew()))

    threads = itertools.count()

    @queue.on_startup()
    def take_up() -> None:
        """Take up what a dead process left now, and not when the next minute begins; each thread of a worker calls this."""
        if next(threads) == 0:
            each_minute()
            each_minute_nudges()
            if parts.settings.whatsapp_token:
                each_hour()

    return queue


async def minute(parts: Parts) -> None:
    """Do what the clock asks for now."""
    forgotten = await asyncio.to_thread(parts.privacy.forget_those_who_asked)
    if forgotten:
        log.info("worker.forgot", caregivers=forgotten)
    if await asyncio.to_thread(parts.privacy.scrub_when_due):
        log.warning("worker.cannot_scrub")
    for post_due in (parts.checkins.post_due, parts.agreeing.post_due):
        for conversation_id in await asyncio.to_thread(post_due):
            await parts.outgoing.deliver(conversation_id)
    await parts.outgoing.sweep()
    await parts.close()


async def templates(parts: Parts) -> None:
    """Keep which templates WhatsApp approved; while it does not answer, what was known stays."""
    if parts.templates:
        try:
            await parts.templates.look()
        except ChannelError as error:
            log.warning("templates.not_seen", reason=error.reason)
    await parts.close()


async def nudge(parts: Parts) -> None:
    """Propose what goes out in the weeks to come, and send what is due today and was let go."""
    nudging = parts.nudging
    await asyncio.to_thread(nudging.propose)
    planned = await asyncio.to_thread(nudging.plan)
    if planned:
        log.info("nudges.planned", sendings=planned)
    begun = time.monotonic()
    while time.monotonic() - begun < BUDGET_S and await asyncio.to_thread(nudging.due):
        conversations = await asyncio.to_thread(nudging.let_go)
        await parts.outgoing.deliver_all(conversations)
    await parts.close()
