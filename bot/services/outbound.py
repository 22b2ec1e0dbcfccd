"""The outbox: stored before it is sent, sent once, retried with back-off."""

import asyncio
import traceback
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from bot.channels.base import Channel, Posted
from bot.channels.errors import Blocked, ChannelError, Closed, OptedOut, Refused, TryLater
from bot.domain.messages import OutboundMessage, Template
from bot.domain.parts import in_parts
from bot.services.clock import Clock
from bot.services.leases import LEASE, dead
from bot.services.metrics import SENT_MESSAGES
from bot.services.pace import NoPace, Pace
from bot.services.window import CustomerWindow
from bot.store.engine import Store
from bot.store.models import ChannelAddress, Outbound
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.outbox import FAILED, ONCE, QUEUED, REPLY, SENT, UNSURE, Outbox

log = structlog.get_logger(__name__)

FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 300.0
GIVE_UP_AFTER = timedelta(hours=24)
"""An answer that is a day late answers nothing any more."""
MOST_FAULTS = 5
"""So often a message is tried that a fault of our own keeps from being sent; those after it wait for it meanwhile."""
SWEEP_LIMIT = 200
AT_ONCE = 8
"""Conversations that are delivered to at the same time: enough for a platform that takes a third of a second for each,
and no more than may be left unsure when a process dies."""
RETRY_HERE_S = 60.0
"""A wait up to this long is waited for by the process that sent; after a longer one the sweep sends."""
_KEPT = retry(
    retry=retry_if_exception_type(OperationalError), stop=stop_after_delay(30), wait=wait_fixed(1), reraise=True
)
"""What a platform said is kept in mind while the database is away for a moment: forgotten, a message would go twice."""


@dataclass(frozen=True)
class Letter:
    """Bubbles for one address; see ``Outgoing.post``. Nothing is sent before ``not_before`` (UTC)."""

    address: ChannelAddress
    bubbles: Sequence[OutboundMessage]
    key: str
    kind: str
    inbound_id: int | None = None
    not_before: datetime | None = None


class Outgoing:
    """Stores what is to be sent, and sends it.

    Args:
        store: the database.
        channels: by name.
        clock: gives the moment, in UTC.
        owner: name of this process.
        pace: how fast platforms may be written to.
        window: what may be sent to who was not heard for long; None where no platform minds.
    """

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        clock: Clock,
        owner: str,
        pace: Pace | None = None,
        window: CustomerWindow | None = None,
    ) -> None:
        self.store, self.channels, self.clock, self.owner = store, channels, clock, owner
        self.pace, self.window = pace or NoPace(), window
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._retries: set[asyncio.Task[None]] = set()
        self._finishing = False

    def post(
        self,
        session: Session,
        address: ChannelAddress,
        bubbles: Sequence[OutboundMessage],
        key: str,
        *,
        kind: str = REPLY,
        inbound_id: int | None = None,
    ) -> list[Posted]:
        """Store bubbles for an address.

        Args:
            session: of the caller, who commits.
            address: where they go.
            bubbles: in order.
            key: makes them unique; the same key posts nothing twice.
            kind: reply, or what made the bot speak first.
            inbound_id: the message they answer.

        Returns:
            Those that are sent by being stored, for the open pages.
        """
        return self.post_all(session, [Letter(address, bubbles, key, kind, inbound_id)])

    def post_all(self, session: Session, letters: Sequence[Letter]) -> list[Posted]:
        """Store what goes to several addresses, in as many queries as for one; see ``post``.

        What a platform takes only in parts is a row for each part: each is sent once, and tried again alone.
        """
        now = self.clock()
        rows = [
            Outbound(
                key=f"{letter.key}:{number}",
                conversation_id=letter.address.conversation_id,
                address_id=letter.address.id,
                inbound_id=letter.inbound_id,
                kind=letter.kind,
                body=bubble.to_dict(),
                status=SENT if self._at_once(letter.address) else QUEUED,
                sent_at=now if self._at_once(letter.address) else None,
                created_at=now,
                next_attempt_at=letter.not_before or now,
                chosen=list(bubble.choices.chosen) if bubble.choices else None,
            )
            for letter in letters
            for number, bubble in enumerate(self._parts(letter))
        ]
        addresses = {letter.address.id: letter.address for letter in letters}
        stored = Outbox(session).add(rows) if rows else []
        return [posted(row, addresses[row.address_id]) for row in stored if row.status == SENT]

    def _parts(self, letter: Letter) -> list[OutboundMessage]:
        channel = self.channels.get(letter.address.channel)
        if channel is None:
            return list(letter.bubbles)
        able = channel.capabilities
        limits = (able.text_limit, able.caption_limit, able.body_limit)
        return [
            part for bubble in letter.bubbles for part in in_parts(bubble, *limits, picture_apart=able.picture_apart)
        ]

    def _at_once(self, address: ChannelAddress) -> bool:
        channel = self.channels.get(address.channel)
        return channel is not None and channel.capabilities.stored_is_sent

    async def deliver(self, conversation_id: str) -> None:
        """Send what waits for a conversation, in order, until nothing is due.

        Nothing is raised: who asked for it has done its own work, and the next sweep tries again.
        """
        async with self._locks[conversation_id]:
            try:
                await self._send_all(conversation_id)
            except Exception:
                # The database is away, or a fault of our own: it is no fault of the message that was being answered.
                log.exception("outbound.failed", conversation=conversation_id)
        if not self._locks[conversation_id].locked():
            self._locks.pop(conversation_id, None)

    async def _send_all(self, conversation_id: str) -> None:
        before: Channel | None = None
        while job := await asyncio.to_thread(self._next, conversation_id):
            row, address, channel = job
            if row.kind != REPLY and channel.capabilities.per_second:
                if before is channel:
                    await asyncio.sleep(channel.capabilities.chat_gap_s)
                await self.pace.turn(channel.name, channel.capabilities.per_second)
            if not await asyncio.to_thread(self._take, row):
                return
            before = channel
            seconds = await self._send(row, address, channel)
            if seconds is not None and seconds <= RETRY_HERE_S:
                asyncio.get_running_loop().call_later(seconds, self._retry, conversation_id)

    async def finish(self) -> None:
        """Wait for what is being sent, and begin nothing more: closing a connection under it would leave it unsure."""
        self._finishing = True
        await asyncio.gather(*self._retries, return_exceptions=True)
        self._finishing = False

    def _retry(self, conversation_id: str) -> None:
        if self._finishing:
            return
        task = asyncio.create_task(self.deliver(conversation_id))
        self._retries.add(task)
        task.add_done_callback(self._retries.discard)

    def _next(self, conversation_id: str) -> tuple[Outbound, ChannelAddress, Channel] | None:
        with self.store.reading() as session:
            row = Outbox(session).due(conversation_id, self.clock(), self.channels)
            address = session.get(ChannelAddress, row.address_id) if row else None
            return (row, address, self.channels[address.channel]) if row and address else None

    def _take(self, row: Outbound) -> bool:
        """Lease a message just before it is sent, after its turn has come: what waits is no message half sent."""
        now = self.clock()
        with self.store.session() as session:
            taken = Outbox(session).take(row, self.owner, now, now + LEASE)
            session.commit()
            row.attempts += 1
            return taken

    async def _send(self, row: Outbound, address: ChannelAddress, channel: Channel) -> float | None:
        """Send a message; return how many seconds to wait before it is tried again, if it is."""
        try:
            template = await asyncio.to_thread(self._template, row, address, channel)
            external_id = await channel.send(posted(row, address, template))
        except ChannelError as error:
            return await asyncio.to_thread(self.failed, row.id, error)
        except Exception as error:  # noqa: BLE001 - a picture that cannot be drawn, a body of an older form, a library
            # What it says may hold words of a parent; where it went wrong does not.
            trace = "".join(traceback.format_tb(error.__traceback__))
            log.error("outbound.fault", outbound=row.id, error=type(error).__name__, trace=trace)  # noqa: TRY400
            return await asyncio.to_thread(self.failed, row.id, fault(row.attempts, error))
        await asyncio.to_thread(self._sent, row.id, external_id)
        SENT_MESSAGES.labels(channel=channel.name, result="sent").inc()
        return None

    def _template(self, row: Outbound, address: ChannelAddress, channel: Channel) -> Template | None:
        if self.window is None:
            return None
        with self.store.reading() as session:
            return self.window.template(session, row, address, channel.capabilities, self.clock())

    @_KEPT
    def _sent(self, row_id: int, external_id: str) -> None:
        with self.store.session() as session:
            row = session.get(Outbound, row_id)
            if row is not None:
                row.status, row.sent_at, row.external_id, row.leased_until = SENT, self.clock(), external_id, None
                session.commit()

    @_KEPT
    def failed(self, row_id: int, error: ChannelError) -> float | None:
        """Keep that a message did not arrive, as told at once or later; return in how many seconds it is tried again.

        Args:
            row_id: of the message.
            error: why.
        """
        now = self.clock()
        with self.store.session() as session:
            row = session.get(Outbound, row_id)
            address = session.get(ChannelAddress, row.address_id) if row else None
            if row is None or address is None:
                return None
            row.error, row.leased_until = error.reason, None
            seconds = None
            unsure = row.kind == ONCE and isinstance(error, TryLater) and error.perhaps_sent
            if unsure:
                row.status, row.error = FAILED, UNSURE
            elif isinstance(error, TryLater | Closed) and now - row.created_at < GIVE_UP_AFTER:
                seconds = wait(row.attempts, error.after if isinstance(error, TryLater) else None)
                row.status, row.next_attempt_at = QUEUED, now + timedelta(seconds=seconds)
            else:
                row.status = FAILED
                SENT_MESSAGES.labels(channel=address.channel, result="failed").inc()
            if isinstance(error, Blocked):
                address.blocked_at = now
            if isinstance(error, Closed):
                # By the platform's clock the window is closed, whatever ours says: the next try is a template.
                address.heard_at = None
            if isinstance(error, OptedOut):
                Conversations(session).opt_out(row.conversation_id, now)
            session.commit()
            log.warning(
                "outbound.not_sent", outbound=row.id, channel=address.channel, reason=error.reason, status=row.status
            )
            return seconds

    async def show(self, messages: Sequence[Posted], channel: str) -> None:
        """Tell open pages of messages that are stored."""
        for message in messages:
            await self.channels[channel].send(message)

    async def settle(self, outbound_id: int) -> None:
        """Show on the platform what was chosen; it does not matter when that fails."""
        try:
            job = await asyncio.to_thread(self._settled, outbound_id)
            if job:
                await job[0].settle(job[1])
        except Exception as error:  # noqa: BLE001 - the choice itself is stored and answered; its trace may hold words
            log.warning("outbound.not_settled", outbound=outbound_id, error=type(error).__name__)

    def _settled(self, outbound_id: int) -> tuple[Channel, Posted] | None:
        with self.store.reading() as session:
            row = session.get(Outbound, outbound_id)
            address = session.get(ChannelAddress, row.address_id) if row else None
            channel = self.channels.get(address.channel) if address else None
            if row is None or address is None or channel is None or not channel.capabilities.settles:
                return None
            return channel, posted(row, address)

    async def sweep(self) -> int:
        """Send what a dead process or a busy platform left; return for how many conversations."""
        waiting = await asyncio.to_thread(self._left)
        await self.deliver_all(waiting)
        return len(waiting)

    async def deliver_all(self, conversation_ids: Sequence[str]) -> None:
        """Send what waits for many conversations, some at a time; see ``deliver``."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(conversation_id: str) -> None:
            async with gate:
                await self.deliver(conversation_id)

        async with asyncio.TaskGroup() as group:
            for conversation_id in conversation_ids:
                group.create_task(one(conversation_id))

    def _left(self) -> Sequence[str]:
        with self.store.session() as session:
            outbox = Outbox(session)
            outbox.release(dead(outbox.lessees()))
            outbox.lapse(self.clock())
            waiting = outbox.waiting(self.clock(), SWEEP_LIMIT, self.channels)
            session.commit()
            return waiting


def posted(row: Outbound, address: ChannelAddress, template: Template | None = None) -> Posted:
    """Return a row of the outbox as a platform needs it."""
    return Posted(
        id=row.id,
        address=address.address,
        message=OutboundMessage.from_dict(row.body),
        chosen=tuple(row.chosen or ()),
        answered=row.answered_by is not None,
        external_id=row.external_id,
        template=template,
    )


def wait(attempts: int, asked: float | None) -> float:
    """Return how many seconds to wait before the next attempt: what the platform asks, else twice as long each time."""
    return asked if asked is not None else min(FIRST_WAIT_S * 2.0 ** max(attempts - 1, 0), LONGEST_WAIT_S)


def fault(attempts: int, error: Exception) -> ChannelError:
    """Return a fault of our own as a channel's, so that the message is tried again some times and then given up.

    Args:
        attempts: how often it was tried.
        error: what went wrong; only its name is kept, because what it says may hold words of a parent.
    """
    reason = f"fault {type(error).__name__}"
    return Refused(reason) if attempts >= MOST_FAULTS else TryLater(reason)
