"""The inbox: each delivery once, one conversation in order, and what a dead process left."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import select

from bot.channels.base import Capabilities
from bot.domain.messages import TEXT_LIMIT, OutboundMessage
from bot.domain.safety import Danger
from bot.services import inbound
from bot.services.helplines import helplines
from bot.services.inbound import GIVE_UP_AFTER, MOST_FAILURES, UNFINISHED_AFTER, Desk, Received
from bot.services.leases import LEASE
from bot.store.engine import Store
from bot.store.models import ActionRun, Inbound
from bot.store.repositories.trackers import Memory
from tests.integration.kitchen import Kitchen, Parrot

HERE = socket.gethostname()
ALIVE = f"{HERE}:{os.getppid()}:elder"
ELSEWHERE = "another-machine:4194305:first"
"""With a number that no process of this machine can have."""
DANGER = "mijn zoon wil niet meer leven"


@pytest.fixture
def anna(school: Kitchen) -> Kitchen:
    """A school where Samir's mother is in."""
    school.comes_in("anna", "moeder van Samir")
    return school


@pytest.fixture
def dead() -> str:
    """The name of a process of this machine that runs no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return f"{HERE}:{process.pid}:gone"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait before Rasa is asked again."""
    monkeypatch.setattr(inbound, "LONGEST_PAUSE_S", 0.0)


def sweep(kitchen: Kitchen) -> int:
    """Have what was left answered; return for how many conversations."""

    async def answer() -> int:
        swept = await kitchen.desk.sweep()
        await kitchen.desk.idle()
        return swept

    return asyncio.run(answer())


def wake(kitchen: Kitchen, address: str) -> None:
    async def answer() -> None:
        await kitchen.desk.wake(kitchen.conversation(address))

    asyncio.run(answer())


def left_by(kitchen: Kitchen, owner: str, text: str) -> None:
    kitchen.make_desk(owner).receive(kitchen.message("anna", text))


def test_the_same_delivery_is_stored_and_answered_once(anna: Kitchen) -> None:
    message = anna.message("anna", "hallo", external_id="update-1")
    assert anna.takes(message) == ["Rasa: hallo"]
    assert anna.takes(message) == []
    assert anna.rasa.texts() == ["hallo"]


def test_the_same_id_on_another_platform_is_another_delivery(anna: Kitchen) -> None:
    anna.takes(anna.message("anna", "hallo", external_id="update-1"))
    anna.box.name = "other"
    assert anna.desk.receive(anna.message("anna", "dag", external_id="update-1")).first


def test_a_delivery_that_comes_in_twice_at_the_same_moment_is_stored_once(kitchen: Kitchen) -> None:
    message = kitchen.message("new here", "hallo", external_id="update-1")
    barrier = Barrier(4)

    def receive(_: int) -> Received:
        barrier.wait()
        return kitchen.desk.receive(message)

    with ThreadPoolExecutor(4) as pool:
        received = list(pool.map(receive, range(4)))
    assert sorted(one.first for one in received) == [False, False, False, True]
    assert len({(one.inbound_id, one.conversation_id) for one in received}) == 1
    assert kitchen.counts()["inbound"] == 1


def test_the_first_messages_of_somebody_new_that_come_at_the_same_moment_are_one_conversation(kitchen: Kitchen) -> None:
    barrier = Barrier(4)

    def receive(number: int) -> Received:
        message = kitchen.message("new here", f"hallo {number}")
        barrier.wait()
        return kitchen.desk.receive(message)

    with ThreadPoolExecutor(4) as pool:
        received = list(pool.map(receive, range(4)))
    assert all(one.first for one in received)
    counts = kitchen.counts()
    assert (counts["conversation"], counts["channel_address"], counts["inbound"]) == (1, 1, 4)


def test_messages_of_one_conversation_are_answered_in_order_one_at_a_time(anna: Kitchen) -> None:
    texts = [f"bericht {number}" for number in range(6)]
    for text in texts:
        anna.desk.receive(anna.message("anna", text))
    wake(anna, "anna")
    assert anna.rasa.texts() == texts
    assert not anna.rasa.overlapped
    assert anna.box.texts("anna")[-6:] == [f"Rasa: {text}" for text in texts]


def test_what_comes_while_something_is_being_answered_is_answered_after_it(anna: Kitchen) -> None:
    class Interrupted(Parrot):
        async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
            if text == "een":
                for later in ("twee", "drie"):
                    await asyncio.to_thread(anna.desk.receive, anna.message("anna", later))
                    anna.desk.wake(conversation_id)
            return await super().say(conversation_id, text, metadata)

    anna.desk.rasa = Interrupted(anna.store)
    assert anna.says("anna", "een") == ["Rasa: een", "Rasa: twee", "Rasa: drie"]


def test_what_comes_at_the_moment_the_last_answer_is_done_is_not_left_lying(anna: Kitchen) -> None:
    begin, late = anna.desk._begin, iter(["net te laat"])
    conversation = anna.conversation("anna")

    async def answer() -> None:
        loop = asyncio.get_running_loop()

        def looks(conversation_id: str) -> Any:
            found = begin(conversation_id)
            for text in late if found is None else ():
                anna.desk.receive(anna.message("anna", text))
                loop.call_soon_threadsafe(anna.desk.wake, conversation_id)
            return found

        anna.desk._begin = looks  # type: ignore[method-assign]
        await anna.desk.wake(conversation)

    anna.desk.receive(anna.message("anna", "op tijd"))
    asyncio.run(answer())
    assert anna.rasa.texts() == ["op tijd", "net te laat"]


def test_one_conversation_does_not_wait_for_another(anna: Kitchen) -> None:
    anna.comes_in("omar", "vader van Samir")

    class Slow(Parrot):
        omar_answered = asyncio.Event()

        async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
            if text == "langzaam":
                await self.omar_answered.wait()
            else:
                self.omar_answered.set()
            return await super().say(conversation_id, text, metadata)

    anna.desk.rasa = Slow(anna.store)
    anna.desk.receive(anna.message("anna", "langzaam"))
    anna.desk.receive(anna.message("omar", "snel"))

    async def both() -> None:
        tasks = [anna.desk.wake(anna.conversation(address)) for address in ("anna", "omar")]
        await asyncio.wait_for(asyncio.gather(*tasks), 20)

    asyncio.run(both())
    assert set(anna.box.texts()[-2:]) == {"Rasa: snel", "Rasa: langzaam"}


def test_what_a_dead_process_left_is_answered_at_once(anna: Kitchen, dead: str) -> None:
    left_by(anna, dead, "ben je daar nog?")
    assert sweep(anna) == 1
    assert anna.box.texts("anna")[-1] == "Rasa: ben je daar nog?"
    assert sweep(anna) == 0


def test_an_older_process_of_the_same_number_counts_as_dead(anna: Kitchen) -> None:
    left_by(anna, f"{HERE}:{os.getpid()}:elder", "ben je daar nog?")
    assert sweep(anna) == 1
    assert anna.rasa.texts() == ["ben je daar nog?"]


@pytest.mark.parametrize("owner", [ALIVE, ELSEWHERE])
def test_what_a_living_process_works_on_is_left_to_it_until_its_lease_runs_out(anna: Kitchen, owner: str) -> None:
    left_by(anna, owner, "even wachten")
    assert sweep(anna) == 0
    wake(anna, "anna")
    assert anna.rasa.heard == []
    anna.clock.passes(seconds=LEASE.total_seconds())
    assert sweep(anna) == 1
    assert anna.rasa.texts() == ["even wachten"]


def test_what_waits_behind_a_message_of_a_living_process_keeps_its_place(anna: Kitchen) -> None:
    left_by(anna, ALIVE, "eerst")
    assert anna.says("anna", "daarna") == []
    anna.clock.passes(seconds=LEASE.total_seconds())
    sweep(anna)
    assert anna.rasa.texts() == ["eerst", "daarna"]


def test_two_processes_that_wake_up_at_the_same_time_answer_once(anna: Kitchen, dead: str) -> None:
    left_by(anna, dead, "wie pakt dit?")
    with anna.store.session() as session:
        row = session.scalars(select(Inbound).where(Inbound.done_at.is_(None))).one()
        row.leased_until = None
        session.commit()

    async def both() -> None:
        desks: list[Desk] = [anna.make_desk(owner) for owner in (ALIVE, ELSEWHERE)]
        await asyncio.gather(*(desk.wake(anna.conversation("anna")) for desk in desks))

    asyncio.run(both())
    assert anna.rasa.texts() == ["wie pakt dit?"]
    assert anna.box.texts("anna").count("Rasa: wie pakt dit?") == 1


@pytest.mark.usefixtures("hurried")
def test_a_message_is_asked_again_until_rasa_is_back_and_answered_once(anna: Kitchen) -> None:
    anna.rasa.failures = 2
    assert anna.says("anna", "hallo") == ["Rasa: hallo"]
    assert anna.rasa.texts() == ["hallo"] * 3


@pytest.mark.usefixtures("hurried")
def test_a_parent_is_told_once_that_it_takes_a_while(anna: Kitchen) -> None:
    anna.rasa.failures = 8
    said = anna.says("anna", "hallo")
    assert said == [anna.catalogue.say("errors.wait"), "Rasa: hallo"]


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(("finishes", "patience"), [(True, GIVE_UP_AFTER), (False, UNFINISHED_AFTER)])
def test_what_cannot_be_answered_is_given_up_kindly_and_holds_up_nothing(
    anna: Kitchen, finishes: bool, patience: timedelta
) -> None:
    left_by(anna, ELSEWHERE, "dit lukt niet")
    anna.rasa.failures, anna.rasa.finishes = int(finishes), finishes
    anna.clock.now += patience + timedelta(seconds=1)
    sweep(anna)
    assert anna.box.texts("anna")[-1] == anna.catalogue.say("errors.gave_up")
    anna.rasa.finishes = True
    assert anna.says("anna", "en dit?") == ["Rasa: en dit?"]


def test_a_message_that_fails_for_a_reason_nobody_foresaw_is_given_up_and_holds_up_nothing(anna: Kitchen) -> None:
    class Broken(Parrot):
        async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
            if text == "kapot":
                raise RuntimeError("a fault in a library")
            return await super().say(conversation_id, text, metadata)

    anna.desk.rasa = Broken(anna.store)
    anna.says("anna", "kapot")
    assert anna.says("anna", "heel") == []
    for _ in range(MOST_FAILURES):
        anna.clock.passes(minutes=6)
        sweep(anna)
    anna.sweep()
    assert anna.box.texts("anna")[-2:] == [anna.catalogue.say("errors.gave_up"), "Rasa: heel"]


def test_what_rasa_finished_before_a_crash_is_told_from_what_was_kept(anna: Kitchen, dead: str) -> None:
    left_by(anna, dead, "hallo")
    with anna.store.session() as session:
        row = session.scalars(select(Inbound).where(Inbound.done_at.is_(None))).one()
        for order, (action, text) in enumerate([("action_z", "Eerst dit."), ("action_a", "Dan dat.")]):
            session.add(ActionRun(inbound_id=row.id, action=action, order=order, bubbles=[{"text": text}], events=[]))
        Memory(1, []).keep(session, row.conversation_id, row.id)
        session.commit()
    before = len(anna.box.texts("anna"))
    sweep(anna)
    assert anna.box.texts("anna")[before:] == ["Eerst dit.", "Dan dat."]
    assert anna.rasa.heard == []


def test_a_crash_between_answer_and_sending_doubles_nothing(anna: Kitchen) -> None:
    anna.says("anna", "hallo")
    with anna.store.session() as session:
        row = session.scalars(select(Inbound).order_by(Inbound.id.desc()).limit(1)).one()
        row.done_at = None
        session.commit()
    before = anna.counts()["outbound"]
    sweep(anna)
    assert anna.counts()["outbound"] == before


def test_a_text_is_cut_before_it_is_stored(anna: Kitchen) -> None:
    (told,) = anna.says("anna", "a" * (TEXT_LIMIT * 3))
    assert told == anna.catalogue.say("errors.too_long")
    with anna.store.reading() as session:
        longest = max(len(body["text"]) for body in session.scalars(select(Inbound.body)))
    assert longest == TEXT_LIMIT + 1


class Away(Parrot):
    """Does not answer, however often it is asked."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.failures, self.asked = 1_000_000, asyncio.Event()

    async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
        self.asked.set()
        return await super().say(conversation_id, text, metadata)


class Hanging(Away):
    """Takes a message and never comes back."""

    async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
        self.heard.append((conversation_id, text, metadata))
        self.asked.set()
        never: asyncio.Future[list[OutboundMessage]] = asyncio.get_running_loop().create_future()
        return await never


def helped(kitchen: Kitchen) -> int:
    """Return how often helplines were sent to Anna."""
    return kitchen.box.texts("anna").count(kitchen.catalogue.say("safety.danger_child"))


def danger_counted() -> float:
    return REGISTRY.get_sample_value("keukentafel_danger_messages_total", {"danger": Danger.CHILD}) or 0.0


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("rasa", [Hanging, Away])
@pytest.mark.parametrize("stored_is_sent", [False, True])
def test_danger_waits_for_no_earlier_message(anna: Kitchen, rasa: type[Away], *, stored_is_sent: bool) -> None:
    """Rasa is away, or takes an earlier message and hangs: the helplines come at once, and once."""
    anna.desk.rasa = away = rasa(anna.store)
    anna.box.capabilities = Capabilities(stored_is_sent=stored_is_sent)

    async def talk() -> None:
        for text in ("hoe gaat dat", "en dit?"):
            anna.desk.answer(await asyncio.to_thread(anna.desk.receive, anna.message("anna", text)))
        await away.asked.wait()
        received = await asyncio.to_thread(anna.desk.receive, anna.message("anna", DANGER))
        await asyncio.wait_for(anna.desk.answer(received), 10)

    asyncio.run(talk())
    assert helped(anna) == 1
    assert set(away.texts()) == {"hoe gaat dat"}
    anna.desk = anna.make_desk(anna.owner)
    sweep(anna)
    anna.clock.passes(seconds=LEASE.total_seconds())
    sweep(anna)
    assert anna.rasa.texts() == ["hoe gaat dat", "en dit?"]
    assert helped(anna) == 1


def test_danger_that_was_stored_by_a_process_that_died_is_answered_once(anna: Kitchen, dead: str) -> None:
    left_by(anna, dead, "hoe gaat dat")
    message = anna.message("anna", DANGER)
    anna.make_desk(dead).receive(message)
    assert helped(anna) == 0
    anna.sweep()
    assert helped(anna) == 1
    sweep(anna)
    assert anna.takes(message) == []
    assert anna.rasa.texts() == ["hoe gaat dat"]
    assert helped(anna) == 1


def test_danger_is_counted_whether_the_rules_hear_it_or_rasa(anna: Kitchen) -> None:
    before = danger_counted()
    anna.says("anna", DANGER)
    assert danger_counted() == before + 1
    anna.says("anna", "hallo")
    assert danger_counted() == before + 1
    anna.rasa.says = lambda _: helplines(anna.catalogue, Danger.CHILD, ready=True)
    anna.says("anna", "een lang verhaal")
    assert danger_counted() == before + 2


def test_idle_waits_until_helplines_are_sent(anna: Kitchen) -> None:
    async def talk() -> None:
        anna.desk.answer(await asyncio.to_thread(anna.desk.receive, anna.message("anna", DANGER)))
        await anna.desk.idle()

    asyncio.run(talk())
    assert helped(anna) == 1


def test_idle_waits_until_nothing_is_being_answered(anna: Kitchen) -> None:
    async def answer() -> None:
        received = anna.desk.receive(anna.message("anna", "hallo"))
        anna.desk.wake(received.conversation_id)
        await anna.desk.idle()

    asyncio.run(answer())
    assert anna.box.texts("anna")[-1] == "Rasa: hallo"
