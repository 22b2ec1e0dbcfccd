"""The inbox: each delivery stored once and answered once, one conversation in order, several at once.

Words of danger are answered out of turn, with the delivery itself: they wait for no earlier message, and not for Rasa.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from tenacity import retry, retry_if_exception_type, stop_after_attempt

from bot.channels.base import Posted
from bot.dialogue.rasa import Rasa, RasaError
from bot.domain.messages import TEXT_LIMIT, InboundMessage, MessageKind, OutboundMessage
from bot.domain.safety import Danger, danger_in
from bot.services.answering import AnswerHere, Forget, ForRasa, Here
from bot.services.clock import Clock
from bot.services.helplines import danger_told
from bot.services.leases import LEASE, dead
from bot.services.metrics import DANGER_MESSAGES, RECEIVED_MESSAGES, TURN_SECONDS
from bot.services.onboarding import NEW, is_code
from bot.services.outbound import Outgoing, wait
from bot.services.privacy import Privacy
from bot.store.engine import Store
from bot.store.models import ChannelAddress, Conversation, Inbound
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.inbox import Inbox
from bot.store.repositories.outbox import Outbox

log = structlog.get_logger(__name__)

TELL_AFTER_ATTEMPTS = 4
"""So often Rasa is asked before the parent is told that it takes a while."""
GIVE_UP_AFTER = timedelta(hours=24)
UNFINISHED, UNFINISHED_AFTER = "unfinished", timedelta(minutes=10)
"""A message that Rasa takes and never finishes would hold up all that come after it."""
LONGEST_PAUSE_S = 15.0
MOST_FAILURES = 5
SWEEP_LIMIT = 200


@dataclass(frozen=True)
class Received:
    """A delivery that was stored.

    Args:
        conversation_id: whose it is.
        inbound_id: the row.
        first: False when the same delivery was stored before.
        channel: by which it came.
        at_once: whether it spoke of danger and has its answer in the outbox already.
        shown: bubbles of that answer that are sent by being stored.
    """

    conversation_id: str
    inbound_id: int
    first: bool
    channel: str
    at_once: bool = False
    shown: Sequence[Posted] = ()


@dataclass(frozen=True)
class _Job:
    """One message being answered."""

    inbound_id: int
    conversation_id: str
    address_id: int
    address: str
    channel: str
    attempts: int
    started: float = field(default_factory=time.perf_counter)


class Desk:
    """Takes messages in and answers them.

    Args:
        store: the database.
        answers: what can be answered without Rasa.
        rasa: the rest.
        outgoing: where answers go.
        privacy: for those who want to be forgotten.
        clock: gives the moment, in UTC.
        owner: name of this process.
    """

    def __init__(
        self,
        store: Store,
        answers: AnswerHere,
        rasa: Rasa,
        outgoing: Outgoing,
        privacy: Privacy,
        clock: Clock,
        owner: str,
    ) -> None:
        self.store, self.answers, self.rasa, self.outgoing = store, answers, rasa, outgoing
        self.privacy, self.clock, self.owner = privacy, clock, owner
        self._working: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._telling: set[asyncio.Task[None]] = set()

    @retry(retry=retry_if_exception_type(IntegrityError), stop=stop_after_attempt(3), reraise=True)
    def receive(self, message: InboundMessage) -> Received:
        """Store a delivery, before the platform is told that it arrived. The same delivery is stored once.

        Words of danger are stored together with their answer, so that no crash comes between them.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: when the database is away; the platform then delivers again.
        """
        now, body = self.clock(), _body(message)
        spoken = message.kind is MessageKind.TEXT and not is_code(body["text"])
        danger = danger_in(body["text"]) if spoken else None
        with self.store.session() as session:
            known = Inbox(session).known(message.channel, message.external_id)
            if known is not None:
                return Received(known.conversation_id, known.id, first=False, channel=known.channel)
            conversations = Conversations(session)
            address = conversations.address(message.channel, message.address, message.known_as)
            if address is None:
                address = conversations.open(message.channel, message.address, NEW, now)
            row = Inbound(
                conversation_id=address.conversation_id,
                address_id=address.id,
                channel=message.channel,
                external_id=message.external_id,
                kind=message.kind,
                body=body,
                received_at=now,
                leased_by=self.owner,
                leased_until=now + LEASE,
            )
            Inbox(session).add(row)
            conversations.touch(address.conversation_id, address, now, message.sent_at)
            shown = self._help(session, row, address, danger) if danger else []
            session.commit()
        RECEIVED_MESSAGES.labels(channel=message.channel, kind=message.kind).inc()
        if danger:
            DANGER_MESSAGES.labels(danger=danger).inc()
        return Received(
            row.conversation_id,
            row.id,
            first=True,
            channel=message.channel,
            at_once=danger is not None,
            shown=shown,
        )

    def _help(self, session: Session, row: Inbound, address: ChannelAddress, danger: Danger) -> list[Posted]:
        conversation = session.get(Conversation, row.conversation_id)
        if conversation is None:
            raise LookupError("an inbound message has a conversation")
        return self._finish(session, row, address, self.answers.helplines(danger, conversation), None)

    def answer(self, received: Received) -> asyncio.Task[None]:
        """Answer a delivery: words of danger at once, all else in its turn."""
        if not received.at_once:
            return self.wake(received.conversation_id)
        task = asyncio.create_task(self._show(received.conversation_id, received.channel, received.shown, None))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)
        return task

    def wake(self, conversation_id: str) -> asyncio.Task[None]:
        """Answer what waits in a conversation; while it is being answered, what comes is answered after it."""
        task = self._working.get(conversation_id)
        if task and not task.done():
            self._again.add(conversation_id)
            return task
        task = asyncio.create_task(self._work(conversation_id))
        self._working[conversation_id] = task
        return task

    async def _work(self, conversation_id: str) -> None:
        try:
            while await self._one(conversation_id) or conversation_id in self._again:
                self._again.discard(conversation_id)
        except Exception:
            # One conversation must not end the others, and one message not hold up those after it.
            log.exception("inbound.failed", conversation=conversation_id)
            await asyncio.to_thread(self._set_aside, conversation_id)
        finally:
            self._working.pop(conversation_id, None)

    async def _one(self, conversation_id: str) -> bool:
        """Answer the next message; return whether there was one."""
        begun = await asyncio.to_thread(self._begin, conversation_id)
        if begun is None:
            return False
        job, step = begun
        match step:
            case Forget():
                await self._show(job.conversation_id, job.channel, step.shown, None)
                await asyncio.to_thread(self.privacy.forget_when_told, job.conversation_id)
            case Here():
                await self._show(job.conversation_id, job.channel, step.shown, step.settle)
            case ForRasa():
                await self._ask_rasa(job, step)
        TURN_SECONDS.labels(path=type(step).__name__).observe(time.perf_counter() - job.started)
        return True

    async def _show(self, conversation_id: str, channel: str, shown: Sequence[Posted], settle: int | None) -> None:
        await self.outgoing.show(shown, channel)
        able = self.outgoing.channels[channel].capabilities
        if not able.stored_is_sent:
            await self.outgoing.deliver(conversation_id)
        if settle and able.settles:
            await self.outgoing.settle(settle)

    def _begin(self, conversation_id: str) -> tuple[_Job, Here | ForRasa] | None:
        now = self.clock()
        with self.store.reading() as session:
            # After every answer there is mostly nothing more: that is found out without holding up who writes.
            if Inbox(session).first(conversation_id) is None:
                return None
        with self.store.session() as session:
            inbox = Inbox(session)
            row = inbox.first(conversation_id)
            if row is None:
                return None
            fresh = row.attempts == 0 and row.leased_by == self.owner
            if not fresh and not inbox.take(row, self.owner, now, now + LEASE):
                return None
            address = session.get(ChannelAddress, row.address_id)
            if address is None:
                raise LookupError("an inbound message has an address")
            step = self.answers.begin(session, row, address)
            if isinstance(step, ForRasa):
                bubbles = inbox.told(row.id) if inbox.finished_by_rasa(conversation_id, row.id) else []
                if bubbles:
                    step = Here([OutboundMessage.from_dict(body) for body in bubbles], step.settle)
            if isinstance(step, Here):
                answers = step.settle if step.answered else None
                step = step.posted(self._finish(session, row, address, step.bubbles, answers))
            session.commit()
            job = _Job(row.id, row.conversation_id, address.id, address.address, address.channel, row.attempts)
            return job, step

    def _finish(
        self,
        session: Session,
        row: Inbound,
        address: ChannelAddress,
        bubbles: Sequence[OutboundMessage],
        answers: int | None,
    ) -> list[Posted]:
        row.done_at, row.leased_until = self.clock(), None
        if answers:
            tap = row.body.get("tap") or {}
            Outbox(session).answer(answers, row.id, tap.get("values"))
        return self.outgoing.post(session, address, bubbles, f"in:{row.id}", inbound_id=row.id)

    async def _ask_rasa(self, job: _Job, step: ForRasa) -> None:
        await self.outgoing.channels[job.channel].typing(job.address)
        try:
            bubbles = await self.rasa.say(job.conversation_id, step.text, step.metadata(job.inbound_id))
            shown = await asyncio.to_thread(self._answered, job, step, bubbles)
        except RasaError as error:
            await self._later(job, str(error))
            return
        await self._show(job.conversation_id, job.channel, shown, step.settle)

    def _answered(self, job: _Job, step: ForRasa, bubbles: Sequence[OutboundMessage]) -> list[Posted]:
        """Store Rasa's answer.

        Raises:
            RasaError: when Rasa did not finish the message: an action failed, or its server was away.
        """
        with self.store.session() as session:
            row, address = session.get(Inbound, job.inbound_id), session.get(ChannelAddress, job.address_id)
            if row is None or address is None:
                return []
            if not bubbles or not Inbox(session).finished_by_rasa(job.conversation_id, job.inbound_id):
                raise RasaError(UNFINISHED)
            shown = self._finish(session, row, address, bubbles, step.settle)
            session.commit()
        danger = danger_told(self.answers.catalogue, bubbles)
        if danger:
            DANGER_MESSAGES.labels(danger=danger).inc()
        return shown

    async def _later(self, job: _Job, reason: str) -> None:
        shown = await asyncio.to_thread(self._postpone, job, reason)
        await self._show(job.conversation_id, job.channel, shown, None)
        await asyncio.sleep(min(wait(job.attempts + 1, None), LONGEST_PAUSE_S))

    def _postpone(self, job: _Job, reason: str) -> list[Posted]:
        now = self.clock()
        with self.store.session() as session:
            row, address = session.get(Inbound, job.inbound_id), session.get(ChannelAddress, job.address_id)
            if row is None or address is None:
                return []
            log.warning("inbound.postponed", inbound=row.id, reason=reason, attempts=row.attempts)
            row.attempts = max(row.attempts, 1)
            row.leased_until = now + LEASE
            shown: list[Posted] = []
            patience = UNFINISHED_AFTER if reason == UNFINISHED else GIVE_UP_AFTER
            if now - row.received_at > patience:
                shown = self._finish(session, row, address, [self.answers.sorry("errors.gave_up")], None)
            elif row.attempts >= TELL_AFTER_ATTEMPTS:
                wait_note = [self.answers.sorry("errors.wait")]
                shown = self.outgoing.post(session, address, wait_note, f"wait:{row.id}", inbound_id=row.id)
            session.commit()
            return shown

    def _set_aside(self, conversation_id: str) -> None:
        """Try a message that failed again when it is swept up; after some attempts, say sorry and go on."""
        with self.store.session() as session:
            row = Inbox(session).first(conversation_id)
            address = session.get(ChannelAddress, row.address_id) if row else None
            if row is None or address is None:
                return
            row.attempts += 1
            row.leased_until = self.clock() + timedelta(seconds=wait(row.attempts, None))
            if row.attempts >= MOST_FAILURES:
                self._finish(session, row, address, [self.answers.sorry("errors.gave_up")], None)
            session.commit()

    async def sweep(self) -> int:
        """Begin to answer what a dead process left; return for how many conversations."""
        waiting = await asyncio.to_thread(self._left)
        for conversation_id in waiting:
            self.wake(conversation_id)
        return len(waiting)

    def _left(self) -> Sequence[str]:
        with self.store.session() as session:
            inbox = Inbox(session)
            inbox.release(dead(inbox.lessees()))
            waiting = inbox.waiting(self.clock(), SWEEP_LIMIT)
            session.commit()
            return waiting

    async def idle(self) -> None:
        """Wait until nothing is being answered."""
        while self._working or self._telling:
            await asyncio.gather(*self._working.values(), *self._telling, return_exceptions=True)


def _body(message: InboundMessage) -> dict[str, Any]:
    body: dict[str, Any] = {"text": message.text[: TEXT_LIMIT + 1]}
    if message.kind is MessageKind.TAP and message.tap:
        body["tap"] = asdict(message.tap)
    return body
