"""A small school around a database, and everything between the inbox and the outbox, with the clock in hand."""

import asyncio
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.channels.base import Capabilities, Posted
from bot.channels.errors import ChannelError
from bot.dialogue.rasa import Rasa, RasaError
from bot.domain.calendar import QuietHours
from bot.domain.dose import Governor
from bot.domain.messages import InboundMessage, MessageKind, OutboundMessage, Tap
from bot.services.agreeing import Agreeing
from bot.services.answering import AnswerHere
from bot.services.checkins import CheckIns
from bot.services.child_side import ChildSide
from bot.services.inbound import Desk
from bot.services.leases import owner
from bot.services.mentor_messages import MentorsPost
from bot.services.nudging import Nudging
from bot.services.outbound import Outgoing
from bot.services.privacy import Privacy
from bot.services.roster import Roster
from bot.services.turns import Turns
from bot.store.engine import Store
from bot.store.models import (
    Base,
    Caregiver,
    ChannelAddress,
    Conversation,
    Outbound,
    SchoolClass,
    Staff,
    Student,
    Teaching,
)
from bot.store.repositories.trackers import Memory

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
"""Monday noon in Amsterdam."""
QUIET = QuietHours(time(20, 30), time(8, 30))
SCHOOL = "Het Kompas"
BASE = "https://keukentafel.example"
LIST = """klas,niveau,leerjaar,leerlingnummer,voornaam,zestien_op,verzorger,soort
3K,vmbo-kb,3,1001,Samir,2027-09-01,moeder van Samir,parent
3K,vmbo-kb,3,1001,Samir,2027-09-01,vader van Samir,parent
3K,vmbo-kb,3,1002,Noor,2027-09-01,moeder van Noor,parent
3K,vmbo-kb,3,1003,Daan,2026-09-01,moeder van Daan,parent
3K,vmbo-kb,3,1004,Fatima,,tante van Fatima,network
2T,vmbo-tl,2,1005,Yara,2028-09-01,moeder van Yara,parent
"""
_ids = itertools.count(1)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time_: float) -> None:
        """Let time go by."""
        self.now += timedelta(**time_)


@dataclass
class PostBox:
    """A platform that takes messages, or does not."""

    name: str = "postbox"
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(settles=True))
    sent: list[Posted] = field(default_factory=list)
    settled: list[Posted] = field(default_factory=list)
    refusals: list[ChannelError] = field(default_factory=list)
    """What the next sends meet with, the first one first."""

    async def send(self, posted: Posted) -> str:
        if self.refusals:
            raise self.refusals.pop(0)
        self.sent.append(posted)
        return f"sent-{posted.id}"

    async def settle(self, posted: Posted) -> None:
        self.settled.append(posted)

    async def door(self, code: str) -> str | None:
        return f"https://postbox.example/{code}"

    async def typing(self, address: str) -> None:
        pass

    async def close(self) -> None:
        pass

    def texts(self, address: str | None = None) -> list[str]:
        """Return what was sent, to one address or to all."""
        return [one.message.text for one in self.sent if address in (None, one.address)]


class Parrot(Rasa):
    """Stands in for Rasa: says back what it hears, and keeps that it finished, as the tracker store does."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.heard: list[tuple[str, str, Mapping[str, Any]]] = []
        self.failures = 0
        self.finishes = True
        self.busy: set[str] = set()
        self.overlapped = False
        self.says: Callable[[str], Sequence[OutboundMessage]] = lambda text: [OutboundMessage(f"Rasa: {text}")]

    async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
        self.overlapped |= conversation_id in self.busy
        self.busy.add(conversation_id)
        await asyncio.sleep(0)
        self.busy.discard(conversation_id)
        self.heard.append((conversation_id, text, metadata))
        if self.failures:
            self.failures -= 1
            raise RasaError("ConnectError")
        if self.finishes:
            with self.store.session() as session:
                Memory(1, [{"event": "user"}]).keep(session, conversation_id, metadata["inbound_id"])
                session.commit()
        return list(self.says(text))

    def texts(self) -> list[str]:
        """Return what was handed over, in order."""
        return [text for _, text, _ in self.heard]


@dataclass
class Kitchen:
    """One installation, in one process."""

    store: Store
    catalogue: Catalogue
    clock: Clock = field(default_factory=Clock)
    box: PostBox = field(default_factory=PostBox)
    owner: str = field(default_factory=owner)

    def __post_init__(self) -> None:
        self.rasa = Parrot(self.store)
        self.roster = Roster(self.store, self.clock)
        self.privacy = Privacy(self.store, self.catalogue, self.clock, timedelta(days=30), timedelta(days=365))
        self.outgoing = Outgoing(self.store, {self.box.name: self.box}, self.clock, self.owner)
        self.desk = self.make_desk(self.owner)
        self.turns = Turns(self.store, self.catalogue, QUIET, self.clock)
        self.governor = Governor(QUIET, 3)
        self.checkins = CheckIns(self.store, self.catalogue, self.outgoing, self.governor, self.clock)
        self.agreeing = Agreeing(self.store, self.catalogue, self.outgoing, self.governor, self.clock)
        self.mentors_post = MentorsPost(self.store, self.catalogue, self.outgoing, self.governor, self.clock)
        self.nudging = Nudging(self.store, self.catalogue, self.outgoing, self.governor, self.clock)
        self.child_side = ChildSide(self.store, self.catalogue, self.outgoing, QUIET, self.clock, BASE)

    def make_desk(self, owner: str) -> Desk:
        """Return the inbox of a process of this name."""
        answers = AnswerHere(self.catalogue, self.privacy, self.clock)
        return Desk(self.store, answers, self.rasa, self.outgoing, self.privacy, self.clock, owner)

    # the school
    def open_school(self) -> int:
        """Make a school with two classes and two mentors, who cannot log in: a hash takes its time."""
        school = self.roster.school(SCHOOL)
        self.roster.import_csv(school, LIST)
        with self.store.session() as session:
            for name, taught in (("mevrouw De Wit", "3K"), ("meneer Bos", "2T")):
                staff = Staff(
                    school_id=school,
                    email=f"{taught.lower()}@school.example",
                    name=name,
                    role="mentor",
                    created_at=self.clock(),
                )
                session.add(staff)
                session.flush()
                class_id = session.scalars(select(SchoolClass.id).where(SchoolClass.name == taught)).one()
                session.add(Teaching(staff_id=staff.id, class_id=class_id))
            session.commit()
        return school

    def caregiver(self, label: str) -> int:
        """Return the id of a caregiver."""
        with self.store.reading() as session:
            return session.scalars(select(Caregiver.id).where(Caregiver.label == label)).one()

    def student(self, name: str) -> int:
        """Return the id of a student."""
        with self.store.reading() as session:
            return session.scalars(select(Student.id).where(Student.first_name == name)).one()

    def school_class(self, name: str) -> int:
        """Return the id of a class."""
        with self.store.reading() as session:
            return session.scalars(select(SchoolClass.id).where(SchoolClass.name == name)).one()

    def code_for(self, label: str) -> str:
        """Make a code for a caregiver."""
        return self.roster.invite(self.caregiver(label))

    # a parent
    def message(self, address: str, text: str = "", tap: Tap | None = None, external_id: str = "") -> InboundMessage:
        """Return a message as the platform hands it over."""
        kind = MessageKind.TAP if tap else MessageKind.TEXT
        external_id = external_id or f"in-{next(_ids)}"
        return InboundMessage(self.box.name, external_id, address, kind, self.clock(), text, tap)

    def takes(self, message: InboundMessage) -> list[str]:
        """Take a message, answer it, and return what was sent to its address."""
        before = len(self.box.texts(message.address))

        async def answer() -> None:
            received = await asyncio.to_thread(self.desk.receive, message)
            await self.desk.answer(received)

        asyncio.run(answer())
        return self.box.texts(message.address)[before:]

    def says(self, address: str, text: str) -> list[str]:
        """Have a parent type something, and return the answer."""
        return self.takes(self.message(address, text))

    def taps(self, address: str, title: str) -> list[str]:
        """Have a parent tap the newest button with this title, and return the answer."""
        return self.takes(self.message(address, tap=self.button(address, title)))

    def button(self, address: str, title: str) -> Tap:
        """Return a tap on the newest button with this title."""
        for posted in reversed([one for one in self.box.sent if one.address == address]):
            for index, button in enumerate(posted.message.buttons):
                if button.title == title:
                    return Tap(posted.id, button=index)
        raise AssertionError(f"no button {title!r} in {self.box.texts(address)}")

    def comes_in(self, address: str, label: str) -> str:
        """Have a caregiver come in with a new code; return the id of the conversation."""
        self.says(address, self.code_for(label))
        self.taps(address, "Ja, dat klopt")
        self.taps(address, "Ja, dat is goed")
        return self.conversation(address)

    def conversation(self, address: str) -> str:
        """Return the id of the conversation of an address."""
        with self.store.reading() as session:
            found = select(ChannelAddress.conversation_id).where(ChannelAddress.address == address)
            return session.scalars(found).one()

    def stage(self, address: str) -> str:
        """Return how far onboarding is."""
        with self.store.reading() as session:
            conversation = session.get(Conversation, self.conversation(address))
            assert conversation
            return conversation.stage

    # the outbox and the tables
    def post(self, address: str, key: str, *texts: str) -> int:
        """Put messages in the outbox of a known address; return how many were new."""
        with self.store.session() as session:
            before = session.scalar(select(func.count()).select_from(Outbound)) or 0
            row = session.scalars(select(ChannelAddress).where(ChannelAddress.address == address)).one()
            self.outgoing.post(session, row, [OutboundMessage(text) for text in texts], key)
            session.commit()
            return (session.scalar(select(func.count()).select_from(Outbound)) or 0) - before

    def sweep(self) -> int:
        """Send what waits."""
        return asyncio.run(self.outgoing.sweep())

    def runs_nudges(self) -> list[str]:
        """Do what the worker does about nudges in a minute; return what was sent."""
        before = len(self.box.sent)
        self.nudging.plan()
        while conversations := self.nudging.let_go():
            asyncio.run(self.outgoing.deliver_all(conversations))
        return [one.message.text for one in self.box.sent[before:]]

    def outbox(self) -> list[Outbound]:
        """Return all messages of the outbox, oldest first."""
        with self.store.reading() as session:
            return list(session.scalars(select(Outbound).order_by(Outbound.id)))

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        with self.store.reading() as session:
            return {table.name: rows(session, table.name) for table in Base.metadata.sorted_tables}


def rows(session: Session, table: str) -> int:
    """Return the number of rows of a table."""
    return session.scalar(select(func.count()).select_from(Base.metadata.tables[table])) or 0
