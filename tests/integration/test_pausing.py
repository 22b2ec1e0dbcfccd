"""What the bot promises to ask is asked: during a pause, after it, and not for who wants no messages."""

from datetime import UTC, datetime

import pytest

from actions.assignment import Resume
from actions.control import Pause, StopActivity
from actions.home import Menu
from actions.planning import PlanMoment
from actions.rights import OptIn
from bot.services.sitting import sitting_ends
from bot.services.turns import Turn
from bot.store.models import Caregiver
from tests.integration.kitchen import Kitchen
from tests.integration.walking import (
    CARD,
    TO_SHARING,
    acts,
    answers,
    at,
    current,
    does,
    shared,
    starts,
    state,
    tapped,
    typed,
)

SUNDAY = datetime(2026, 11, 29, 16, 0, tzinfo=UTC)
"""Five o'clock in Amsterdam, the day after the Saturday that is planned."""
END = datetime(2026, 12, 14, 16, 0, tzinfo=UTC)
"""Five o'clock on the Monday on which a pause of three weeks is over."""


def plans(kitchen: Kitchen) -> int:
    """Plan the compliments for Saturday 28 November."""
    activity = starts(kitchen, CARD)
    answers(kitchen, *TO_SHARING[:2], "zaterdag")
    return activity


def told(kitchen: Kitchen) -> str:
    """Return the last words of the sitting."""

    def end(turn: Turn) -> str:
        activity = turn.progress.latest()
        assert activity
        (last,) = sitting_ends(turn.progress, activity)
        return last.text

    return does(kitchen, end)


def asked(kitchen: Kitchen, at: datetime) -> list[str]:
    """Return what is asked at a moment."""
    kitchen.clock.now = at
    kitchen.checkins.post_due()
    before = len(kitchen.box.sent)
    kitchen.sweep()
    return [posted.message.text for posted in kitchen.box.sent[before:]]


def caregiver(kitchen: Kitchen) -> Caregiver:
    with kitchen.store.reading() as session:
        found = session.get(Caregiver, kitchen.caregiver("moeder van Samir"))
        assert found
        return found


def pause(kitchen: Kitchen, days: int) -> None:
    acts(kitchen, Pause(), tapped("pause", days=days))


def test_going_on_ends_a_pause(anna: Kitchen) -> None:
    pause(anna, 21)
    assert caregiver(anna).paused_until
    acts(anna, Resume(), tapped("resume"))
    assert caregiver(anna).paused_until is None
    plans(anna)
    assert told(anna).endswith("De dag erna vraag ik hoe het ging.")
    assert asked(anna, SUNDAY) == [anna.catalogue.say("checkin.ask", kind="Samir", opdracht="Complimentenkaart")]


def test_a_moment_within_a_pause_is_asked_after_when_it_is_over(anna: Kitchen) -> None:
    pause(anna, 21)
    activity = plans(anna)
    assert told(anna).endswith("Na uw pauze vraag ik hoe het ging.")
    assert state(anna, activity).checkin_at == END
    assert asked(anna, SUNDAY) == []
    assert asked(anna, END) == [anna.catalogue.say("checkin.ask_later", kind="Samir", opdracht="Complimentenkaart")]


def test_a_pause_that_comes_after_the_plan_puts_the_question_off(anna: Kitchen) -> None:
    plans(anna)
    pause(anna, 21)
    assert asked(anna, SUNDAY) == []
    assert len(asked(anna, END)) == 1
    assert asked(anna, END) == []


@pytest.mark.parametrize("days", [None, 0, 3])
def test_a_pause_that_ends_before_leaves_what_was_planned(anna: Kitchen, days: int | None) -> None:
    activity = plans(anna)
    acts(anna, Pause(), typed("even pauze", "pause"))
    if days is not None:
        pause(anna, days)
    assert state(anna, activity).state == "waiting"
    assert len(asked(anna, SUNDAY)) == 1


def test_a_pause_holds_what_is_being_walked(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    acts(anna, Pause(), typed("even pauze", "pause"))
    assert state(anna, activity).state == "paused"


def test_nothing_is_promised_to_who_wants_no_messages(anna: Kitchen) -> None:
    does(anna, lambda turn: turn.progress.opt_out())
    activity = plans(anna)
    assert told(anna).endswith("Ik stuur u zelf geen bericht.")
    assert state(anna, activity).checkin_at is None
    assert asked(anna, SUNDAY) == []


@pytest.mark.parametrize(("stopped", "key"), [(True, "walk.tomorrow_never"), (False, "walk.tomorrow_pause")])
def test_a_first_aid_talk_promises_what_will_be(anna: Kitchen, stopped: bool, key: str) -> None:
    does(anna, lambda turn: turn.progress.opt_out() if stopped else turn.progress.quiet_for(7))
    starts(anna, "zegt-niets")
    answers(anna, "net na school", "ja graag")
    assert told(anna) == anna.catalogue.say(key)
    assert asked(anna, datetime(2026, 11, 24, 16, tzinfo=UTC)) == []
    assert bool(asked(anna, datetime(2026, 11, 30, 16, tzinfo=UTC))) is not stopped


def test_only_start_sends_messages_again(anna: Kitchen) -> None:
    does(anna, lambda turn: turn.progress.opt_out())
    (shown,) = acts(anna, Menu(), tapped("menu")).bubbles
    assert shown.text == anna.catalogue.say("home.menu")
    assert caregiver(anna).opted_out_at
    acts(anna, OptIn(), tapped("opt_in"))
    assert caregiver(anna).opted_out_at is None


# stopping and planning
def test_what_is_done_cannot_be_stopped(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "ja", "ja")
    (said,) = acts(anna, StopActivity(), tapped("stop_activity", activity=activity)).bubbles
    assert said.text == anna.catalogue.say("walk.already_done")
    assert state(anna, activity).state == "done"
    assert len(shared(anna)) == 1

    def stop(turn: Turn) -> None:
        found = turn.progress.find(activity)
        assert found
        turn.progress.stop(found)

    does(anna, stop)
    assert state(anna, activity).state == "done"


@pytest.mark.parametrize("slug", ["agreement", "zegt-niets"])
def test_a_moment_is_for_an_assignment_only(anna: Kitchen, slug: str) -> None:
    activity = starts(anna, slug)
    does(anna, lambda turn: turn.progress.pause(current(turn)))
    (said,) = acts(anna, PlanMoment(), typed("morgen", "plan_moment")).bubbles
    assert said.text == anna.catalogue.say("home.nothing_open")
    assert (state(anna, activity).state, state(anna, activity).planned_for) == ("paused", None)


def test_a_moment_is_planned_for_the_assignment_behind_another_talk(anna: Kitchen) -> None:
    card = starts(anna, CARD)
    starts(anna, "agreement")
    acts(anna, PlanMoment(), typed("zaterdag", "plan_moment"))
    assert state(anna, card).state == "waiting"
    assert at(anna) == "what"
