"""A turn of an action: done once for each message, told again when the message is played again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from bot.domain.messages import Button, OutboundMessage
from bot.services.heard import Heard
from bot.services.turns import VALIDATION, Asked, Said, Turn
from bot.store.models import ActionRun, Inbound, Request, School
from tests.integration.kitchen import Kitchen

HEARD = Heard("", "contact_mentor", 1.0, {})


@pytest.fixture
def anna(school: Kitchen) -> Kitchen:
    """A school where Samir's mother is in and said something."""
    school.comes_in("anna", "moeder van Samir")
    school.says("anna", "bel mij")
    return school


def asked(kitchen: Kitchen, action: str = "action_call", heard: Heard = HEARD) -> Asked:
    with kitchen.store.reading() as session:
        inbound_id = session.scalars(select(Inbound.id).order_by(Inbound.id.desc()).limit(1)).one()
    return Asked(kitchen.conversation("anna"), inbound_id, action, heard)


def call(turn: Turn) -> Said:
    student = turn.family.student
    assert student
    turn.session.add(
        Request(caregiver_id=turn.family.caregiver_id, student_id=student.id, safety=False, made_at=turn.now)
    )
    bubble = OutboundMessage("Doe ik.", (Button("Menu", "menu", {"a": 1}),))
    return Said([bubble], [{"event": "slot", "name": "answer", "value": None}])


def test_what_an_action_does_happens_once_and_is_told_again(anna: Kitchen) -> None:
    first = anna.turns.once(asked(anna), call)
    again = anna.turns.once(asked(anna), call)
    assert first == again
    assert anna.counts()["request"] == 1


def test_what_is_told_again_waits_for_nobody_who_writes(anna: Kitchen) -> None:
    first = anna.turns.once(asked(anna), call)
    with anna.store.session() as writing:
        writing.add(School(name="De Linde"))
        writing.flush()
        with ThreadPoolExecutor(1) as other:
            assert other.submit(anna.turns.once, asked(anna), call).result(timeout=5) == first


def test_another_message_or_another_action_is_another_turn(anna: Kitchen) -> None:
    anna.turns.once(asked(anna), call)
    anna.turns.once(asked(anna, "action_other"), call)
    anna.says("anna", "bel mij nog eens")
    anna.turns.once(asked(anna), call)
    assert anna.counts()["request"] == 3


def test_without_a_message_every_turn_counts(anna: Kitchen) -> None:
    shell = Asked(anna.conversation("anna"), None, "action_call", HEARD)
    anna.turns.once(shell, call)
    anna.turns.once(shell, call)
    assert anna.counts()["request"] == 2
    assert anna.counts()["action_run"] == 0


def test_a_turn_that_fails_leaves_nothing_and_may_be_done_again(anna: Kitchen) -> None:
    def fails(turn: Turn) -> Said:
        call(turn)
        turn.session.flush()
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        anna.turns.once(asked(anna), fails)
    assert (anna.counts()["request"], anna.counts()["action_run"]) == (0, 0)
    anna.turns.once(asked(anna), call)
    assert anna.counts()["request"] == 1


def test_what_was_said_is_kept_in_the_order_it_was_said(anna: Kitchen) -> None:
    for action in ("action_z", "action_a", "action_m"):
        anna.turns.once(asked(anna, action), call)
    with anna.store.reading() as session:
        kept = session.scalars(select(ActionRun.action).order_by(ActionRun.order)).all()
    assert kept == ["action_z", "action_a", "action_m"]


def test_somebody_who_is_not_in_yet_is_asked_for_a_code(school: Kitchen) -> None:
    school.says("anna", "hallo")

    def never(_: Turn) -> Said:
        raise AssertionError("the action ran")

    for conversation in (school.conversation("anna"), "from rasa shell"):
        said = school.turns.once(Asked(conversation, None, "action_call", HEARD), never)
        assert [bubble.text for bubble in said.bubbles] == [school.catalogue.say("onboarding.need_code")]


@pytest.mark.parametrize(
    ("validated", "interrupted", "refused"),
    [
        (Said(), True, False),
        (Said([], [{"event": "slot"}]), False, False),
        (Said([OutboundMessage("Kies er nog één.")], [{"event": "slot"}]), False, True),
    ],
)
def test_later_actions_of_a_message_know_what_became_of_the_answer(
    anna: Kitchen, validated: Said, interrupted: bool, refused: bool
) -> None:
    seen: list[tuple[bool, bool]] = []

    def look(turn: Turn) -> Said:
        seen.append((turn.interrupted, turn.refused))
        return Said()

    result: Callable[[Turn], Said] = lambda _: validated  # noqa: E731
    anna.turns.once(asked(anna, VALIDATION), result)
    anna.turns.once(asked(anna, "action_ask_answer"), look)
    assert seen == [(interrupted, refused)]
