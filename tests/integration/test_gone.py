"""The file of an assignment that a family is in is taken out, or renamed: the family is told, and can go on."""

import pytest

from actions.answers import AskWhy
from actions.assignment import AskAnswer, EndSitting, Resume, ValidateAnswer
from actions.base import KitchenAction
from actions.control import ChangeAnswer, GoBack, Pause, Skip, Stop, StopActivity
from actions.home import Greet, Menu
from actions.looking_back import ShareItem, ShowItem, ShowProgress
from actions.planning import PlanMoment
from actions.sharing import ChildLink, TakeBack
from bot.store.models import Activity
from tests.integration.kitchen import Kitchen
from tests.integration.walking import (
    CARD,
    STRENGTHS,
    TO_SHARING,
    acts,
    answers,
    at,
    does,
    shared,
    starts,
    state,
    tapped,
    typed,
)

STEERING = [
    *(AskAnswer(), AskWhy(), ChangeAnswer(), ChildLink(), GoBack(), Greet(), Menu(), Pause(), PlanMoment(), Resume()),
    *(ShareItem(), ShowItem(), ShowProgress(), Skip(), Stop(), StopActivity()),
]


def take_out(kitchen: Kitchen, activity_id: int) -> None:
    """Make it the activity of a file that is not there."""
    with kitchen.store.session() as session:
        activity = session.get(Activity, activity_id)
        assert activity
        activity.slug = "afgeschaft"
        session.commit()


@pytest.fixture
def gone(anna: Kitchen) -> int:
    """The id of an activity that Samir's mother is in, whose file is gone."""
    activity = starts(anna, CARD)
    answers(anna, "Hij hielp oma.")
    take_out(anna, activity)
    return activity


@pytest.mark.parametrize("action", STEERING, ids=lambda one: one.label)
@pytest.mark.parametrize("answering", [True, False])
def test_nothing_that_is_asked_breaks(anna: Kitchen, gone: int, action: KitchenAction, answering: bool) -> None:
    intent = action.label.removeprefix("action_")
    acts(anna, action, typed("wat nu", intent), answering=answering)
    acts(anna, action, tapped(intent, activity=gone), answering=answering)


def test_the_form_ends_and_the_parent_is_told(anna: Kitchen, gone: int) -> None:
    said = acts(anna, ValidateAnswer(), typed("Hij is eerlijk.", ""), answering=True)
    assert {"event": "slot", "name": "requested_slot", "value": None} in said.events
    (told,) = acts(anna, EndSitting(), typed("Hij is eerlijk.", "")).bubbles
    assert told.text == anna.catalogue.say("walk.gone")
    assert len(state(anna, gone).answers) == 1


@pytest.mark.usefixtures("gone")
def test_danger_is_still_heard(anna: Kitchen) -> None:
    said = acts(anna, ValidateAnswer(), typed("hij doet zichzelf wat aan", "danger_child"), answering=True)
    assert (said.bubbles, said.events) == ([], [])


def test_another_assignment_can_be_begun(anna: Kitchen, gone: int) -> None:
    starts(anna, STRENGTHS)
    assert at(anna) == "parent_picks"
    assert state(anna, gone).state == "paused"


def test_what_was_shared_can_be_taken_back(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "ja", "ja")
    take_out(anna, activity)
    told, _ = acts(anna, TakeBack(), tapped("take_back", activity=activity)).bubbles
    assert told.text == anna.catalogue.say("walk.taken_back", mentor="mevrouw De Wit")
    assert shared(anna) == []


def test_an_earlier_one_that_is_still_there_can_be_gone_on_with(anna: Kitchen) -> None:
    first = starts(anna, STRENGTHS)
    take_out(anna, starts(anna, CARD))
    found = does(anna, lambda turn: turn.progress.open())
    assert found
    assert found.id == first
