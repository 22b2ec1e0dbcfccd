"""The outbox: stored before it is sent, sent once and in order, retried with back-off, given up in the end."""

import asyncio
import os
import socket
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event, func, select, text, update
from sqlalchemy.orm import Session

from bot.channels.base import Capabilities, Posted
from bot.channels.errors import Blocked, ChannelError, Refused, TryLater
from bot.domain.messages import Button, OutboundMessage
from bot.services.leases import LEASE
from bot.services.outbound import GIVE_UP_AFTER, LONGEST_WAIT_S, MOST_FAULTS, wait
from bot.store.models import ChannelAddress, Inbound, Outbound
from bot.store.repositories.outbox import Outbox
from tests.integration.kitchen import NOON, Kitchen


@pytest.fixture
def anna(school: Kitchen) -> Kitchen:
    """A school where Samir's mother and father are in."""
    school.comes_in("anna", "moeder van Samir")
    school.comes_in("omar", "vader van Samir")
    return school


def statuses(kitchen: Kitchen) -> list[tuple[str, int]]:
    """Return status and attempts of what was put in the outbox by a test."""
    return [(row.status, row.attempts) for row in kitchen.outbox() if not row.key.startswith("in:")]


def lease(kitchen: Kitchen, owner: str) -> None:
    """Have another process take the newest message."""
    with kitchen.store.session() as session:
        row = session.get(Outbound, kitchen.outbox()[-1].id)
        assert row
        row.leased_by, row.leased_until = owner, kitchen.clock() + LEASE
        session.commit()


def test_the_same_decision_taken_twice_is_sent_once(anna: Kitchen) -> None:
    assert anna.post("anna", "nudge:1", "Een.", "Twee.") == 2
    assert anna.post("anna", "nudge:1", "Een.", "Twee.") == 0
    anna.sweep()
    anna.sweep()
    assert anna.box.texts("anna")[-2:] == ["Een.", "Twee."]
    assert anna.box.texts("anna").count("Een.") == 1


def test_a_message_that_was_sent_is_kept_with_the_id_of_the_platform(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.clock.passes(seconds=5)
    anna.sweep()
    row = anna.outbox()[-1]
    assert (row.status, row.sent_at, row.external_id) == ("sent", anna.clock(), f"sent-{row.id}")


def test_what_was_not_stored_is_not_sent(anna: Kitchen) -> None:
    with anna.store.session() as session:
        address = session.get(ChannelAddress, anna.outbox()[-1].address_id)
        assert address
        anna.outgoing.post(session, address, [OutboundMessage("Toch niet.")], "nudge:1")
    anna.sweep()
    assert "Toch niet." not in anna.box.texts()


def test_a_busy_platform_is_tried_again_when_it_asked_to_and_not_before(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.box.refusals = [TryLater("429", after=70)]
    anna.sweep()
    anna.clock.passes(seconds=69)
    assert anna.sweep() == 0
    anna.clock.passes(seconds=1)
    assert anna.sweep() == 1
    assert anna.box.texts("anna")[-1] == "Een."
    assert statuses(anna) == [("sent", 2)]


def test_a_platform_that_does_not_say_how_long_is_given_longer_each_time(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    waits = []
    for _ in range(4):
        anna.box.refusals = [TryLater("timeout")]
        anna.sweep()
        row = anna.outbox()[-1]
        waits.append((row.next_attempt_at - anna.clock()).total_seconds())
        anna.clock.now = row.next_attempt_at
    assert waits == [1, 2, 4, 8]
    anna.sweep()
    assert statuses(anna) == [("sent", 5)]


def test_the_wait_has_an_end() -> None:
    assert wait(50, None) == LONGEST_WAIT_S
    assert wait(50, 3.5) == 3.5


def test_what_waits_holds_back_what_comes_after_it_but_nobody_else(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.box.refusals = [TryLater("429", after=600)]
    anna.sweep()
    anna.post("anna", "nudge:2", "Twee.")
    anna.post("omar", "nudge:3", "Drie.")
    anna.sweep()
    assert anna.box.texts()[-1] == "Drie."
    anna.clock.passes(seconds=600)
    anna.sweep()
    assert anna.box.texts("anna")[-2:] == ["Een.", "Twee."]


def test_an_answer_that_is_a_day_late_is_given_up(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.post("anna", "nudge:2", "Twee.")
    anna.clock.now += GIVE_UP_AFTER - timedelta(seconds=1)
    anna.box.refusals = [TryLater("timeout", after=1)]
    anna.sweep()
    assert statuses(anna) == [("queued", 1), ("queued", 0)]
    anna.clock.passes(seconds=1)
    anna.box.refusals = [TryLater("timeout")]
    anna.sweep()
    assert statuses(anna) == [("failed", 2), ("sent", 1)]


@pytest.mark.parametrize("error", [Refused("bad_request"), Blocked("forbidden")])
def test_what_will_never_be_taken_is_not_tried_again(anna: Kitchen, error: ChannelError) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.box.refusals = [error]
    anna.sweep()
    anna.clock.passes(days=2)
    assert anna.sweep() == 0
    row = anna.outbox()[-1]
    assert (row.status, row.attempts, row.error) == ("failed", 1, error.reason)


def test_who_blocked_the_bot_is_known_until_it_is_heard_again(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.box.refusals = [Blocked("forbidden")]
    anna.sweep()

    def blocked() -> bool:
        with anna.store.reading() as session:
            address = session.get(ChannelAddress, anna.outbox()[0].address_id)
            assert address
            return address.blocked_at is not None

    assert blocked()
    anna.says("anna", "hallo")
    assert not blocked()


def test_what_a_dead_process_was_sending_is_sent_at_once(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    lease(anna, f"{socket.gethostname()}:{os.getpid()}:elder")
    assert anna.sweep() == 1
    assert anna.box.texts("anna")[-1] == "Een."


def test_what_a_living_process_is_sending_is_left_to_it_until_its_lease_runs_out(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    lease(anna, f"{socket.gethostname()}:{os.getppid()}:elder")
    assert anna.sweep() == 0
    asyncio.run(anna.outgoing.deliver(anna.conversation("anna")))
    assert "Een." not in anna.box.texts()
    anna.clock.now += LEASE
    assert anna.sweep() == 1


def test_two_who_deliver_at_the_same_time_send_once_and_in_order(anna: Kitchen) -> None:
    texts = [f"Bericht {number}." for number in range(5)]
    anna.post("anna", "nudge:1", *texts)

    async def both() -> None:
        conversation = anna.conversation("anna")
        await asyncio.gather(*(anna.outgoing.deliver(conversation) for _ in range(3)), anna.outgoing.sweep())

    asyncio.run(both())
    assert anna.box.texts("anna")[-5:] == texts
    assert len([text for text in anna.box.texts("anna") if text.startswith("Bericht")]) == 5


def test_what_belongs_to_a_platform_this_process_does_not_have_is_left_alone(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.outgoing.channels = {}
    assert anna.sweep() == 0
    assert statuses(anna) == [("queued", 0)]


def test_a_page_that_reads_what_is_stored_has_it_by_storing(kitchen: Kitchen) -> None:
    kitchen.box.capabilities = Capabilities(stored_is_sent=True)
    kitchen.says("page", "hallo")
    (row,) = kitchen.outbox()
    assert (row.status, row.attempts) == ("sent", 0)
    assert len(kitchen.box.sent) == 1


def test_an_error_that_nobody_foresaw_holds_up_nobody_else(anna: Kitchen) -> None:
    anna.post("anna", "nudge:1", "Een.")
    anna.post("omar", "nudge:2", "Twee.")
    send = anna.box.send
    failures = iter([RuntimeError("a fault in a library")])

    async def fails_once(posted: object) -> str:
        for failure in failures:
            raise failure
        return await send(posted)  # type: ignore[arg-type]

    anna.box.send = fails_once  # type: ignore[method-assign]
    anna.sweep()
    assert len([row for row in statuses(anna) if row[0] == "sent"]) == 1
    anna.clock.now += LEASE
    anna.sweep()
    assert {row[0] for row in statuses(anna)} == {"sent"}


def cannot_send(kitchen: Kitchen, words: str) -> None:
    """Let the platform's library fail over one text, each time."""
    send = kitchen.box.send

    async def fails(posted: Posted) -> str:
        if posted.message.text == words:
            raise KeyError("a set of cards that was removed")
        return await send(posted)

    kitchen.box.send = fails  # type: ignore[method-assign]


def spoil(kitchen: Kitchen) -> None:
    """Give the newest message a body that nobody can read."""
    with kitchen.store.session() as session:
        session.execute(update(Outbound).where(Outbound.id == kitchen.outbox()[-1].id).values(body={"words": "Een."}))
        session.commit()


@pytest.mark.parametrize("unreadable", [False, True])
def test_what_can_never_be_sent_is_given_up_and_what_comes_after_it_is_sent(anna: Kitchen, unreadable: bool) -> None:
    cannot_send(anna, "Een.")
    anna.post("anna", "nudge:1", "Een.")
    if unreadable:
        spoil(anna)
    anna.post("anna", "nudge:2", "Twee.")
    for _ in range(MOST_FAULTS):
        assert "Twee." not in anna.box.texts("anna")
        anna.sweep()
        anna.clock.passes(seconds=wait(MOST_FAULTS, None))
    assert statuses(anna) == [("failed", MOST_FAULTS), ("sent", 1)]
    assert [row.error for row in anna.outbox()[-2:]] == ["fault KeyError", None]
    assert anna.box.texts("anna")[-1] == "Twee."


def test_a_message_that_cannot_be_sent_is_no_fault_of_what_the_parent_says(anna: Kitchen) -> None:
    cannot_send(anna, "Een.")
    anna.post("anna", "nudge:1", "Een.")

    async def answer() -> None:
        for words in ("mijn zoon wil niet meer leven", "hallo"):
            received = await asyncio.to_thread(anna.desk.receive, anna.message("anna", words))
        await anna.desk.wake(received.conversation_id)

    asyncio.run(answer())
    with anna.store.reading() as session:
        assert not session.scalar(select(func.max(Inbound.attempts)))
        assert not session.scalar(select(func.count()).where(Inbound.done_at.is_(None)))
    for _ in range(MOST_FAULTS):
        anna.clock.passes(seconds=wait(MOST_FAULTS, None))
        anna.sweep()
    assert any("0800" in said for said in anna.box.texts("anna"))


def test_a_fault_while_sending_does_not_reach_who_asked_for_it(anna: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    anna.post("anna", "nudge:1", "Een.")

    def away(_: str) -> None:
        raise OSError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(anna.outgoing, "_take", away)
        anna.sweep()
    anna.sweep()
    assert statuses(anna) == [("sent", 1)]


def test_what_waits_for_a_platform_this_process_does_not_have_holds_up_no_other(anna: Kitchen) -> None:
    with anna.store.session() as session:
        known = session.scalars(select(ChannelAddress).where(ChannelAddress.address == "anna")).one()
        away = ChannelAddress(
            conversation_id=known.conversation_id, channel="away", address="1", last_seen_at=anna.clock()
        )
        session.add(away)
        session.flush()
        anna.outgoing.post(session, away, [OutboundMessage("Een.")], "nudge:1")
        session.commit()
    anna.post("anna", "nudge:2", "Twee.")
    anna.sweep()
    assert statuses(anna) == [("queued", 0), ("sent", 1)]


def test_a_long_message_is_sent_in_parts_each_of_them_once(anna: Kitchen) -> None:
    anna.box.capabilities = Capabilities(settles=True, text_limit=20)
    with anna.store.session() as session:
        row = session.scalars(select(ChannelAddress).where(ChannelAddress.address == "anna")).one()
        long = OutboundMessage("Noor is eerlijk.\n\nSamir kan goed koken.", (Button("Menu", "menu"),))
        anna.outgoing.post(session, row, [long, OutboundMessage("Dag.")], "nudge:1")
        session.commit()
    before = len(anna.box.sent)
    for _ in range(4):
        anna.box.refusals = [TryLater("429", after=1)] if len(anna.box.sent) == before + 1 else []
        anna.sweep()
        anna.clock.passes(seconds=2)
    sent = anna.box.sent[before:]
    assert [one.message.text for one in sent] == ["Noor is eerlijk.", "Samir kan goed", "koken.", "Dag."]
    assert [len(one.message.buttons) for one in sent] == [0, 0, 1, 0]


def plan(connection: Connection, conversation_id: str) -> str:
    """Return how the database looks for the next message of a conversation."""
    asked: list[tuple[str, object]] = []
    event.listen(connection, "before_cursor_execute", lambda _c, _u, sql, values, *_: asked.append((sql, values)))
    session = Session(connection)
    Outbox(session).due(conversation_id, NOON, ["postbox"])
    sql, values = asked[-1]
    explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    return "\n".join(str(row) for row in connection.exec_driver_sql(explain + sql, values))  # type: ignore[arg-type]


def test_the_next_message_is_found_without_a_walk_over_all_that_was_sent(anna: Kitchen) -> None:
    """Nor over what waits for others."""
    moment = anna.clock()
    with anna.store.session() as session:
        addresses = {row.address: row for row in session.scalars(select(ChannelAddress))}
        session.add_all(
            Outbound(
                key=f"many:{who}:{number}",
                conversation_id=addresses[who].conversation_id,
                address_id=addresses[who].id,
                kind="reply",
                body={"text": "Dag."},
                status=status,
                created_at=moment,
                next_attempt_at=moment,
            )
            for who, status, count in (("anna", "sent", 3000), ("omar", "queued", 60))
            for number in range(count)
        )
        session.commit()
        session.execute(text("ANALYZE"))
        session.commit()
    with anna.store.engine.connect() as connection:
        assert "ix_outbound_queued" in plan(connection, anna.conversation("anna"))
