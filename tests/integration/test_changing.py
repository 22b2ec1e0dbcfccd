"""An earlier answer is changed: it is asked again, the rest stays, and nobody reads the new one without a new yes."""

import pytest

from actions.control import ChangeAnswer
from bot.services.heard import Heard
from bot.services.turns import Turn
from tests.integration.kitchen import Kitchen
from tests.integration.walking import (
    CARD,
    STRENGTHS,
    TO_SHARING,
    acts,
    answers,
    at,
    current,
    does,
    question,
    shared,
    starts,
    state,
    tapped,
)

CHANGE = ChangeAnswer()


def changes(kitchen: Kitchen, activity: int, step: str) -> bool:
    def change(turn: Turn) -> bool:
        found = turn.progress.find(activity)
        assert found
        return turn.progress.change(found, step)

    return does(kitchen, change)


def offered(kitchen: Kitchen, activity: int) -> list[str]:
    def look(turn: Turn) -> list[str]:
        found = turn.progress.find(activity)
        assert found
        return [step.id for step in turn.progress.changeable(found)]

    return does(kitchen, look)


def test_a_changed_answer_is_asked_again_and_the_others_stay(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:5])
    assert changes(anna, activity, "compliment_one")
    assert at(anna) == "compliment_one"
    answers(anna, "Hij kookte voor ons.")
    assert at(anna) == "surprised"
    assert offered(anna, activity) == ["reaction", "told", "compliment_two", "compliment_one"]


def test_only_what_was_answered_can_be_changed(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:2])
    for step in ("moment", "share_parent", "intro", "nonsense", None):
        assert not changes(anna, activity, str(step))
    assert at(anna) == "moment"


def test_what_was_skipped_is_not_offered_for_change(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:6])
    does(anna, lambda turn: turn.progress.skip(current(turn), Heard("", "skip", 1.0, {})))
    assert "ask_mentor" not in offered(anna, activity)


def test_choices_that_are_changed_are_shown_with_those_of_before(anna: Kitchen) -> None:
    activity = starts(anna, STRENGTHS)
    answers(anna, "netjes, sportief, zorgzaam en creatief", "Hij hielp oma.")
    assert changes(anna, activity, "parent_picks")
    choices = question(anna)[-1].choices
    assert choices
    assert choices.chosen == ("tidy", "sporty", "caring", "creative")


def test_an_answer_that_the_change_made_idle_is_not_told_to_the_mentor(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "ja", "ja")
    (outcome,) = shared(anna)
    assert "Samir was er blij mee." in outcome.lines
    assert changes(anna, activity, "told")
    answers(anna, "nog niet")
    assert at(anna) == "share_parent"
    answers(anna, "ja", "ja")
    (outcome,) = shared(anna)
    assert "Het zeggen aan tafel komt nog." in outcome.lines
    assert not [line for line in outcome.lines if "blij" in line or "verwacht" in line]


def test_an_answer_counts_again_when_the_change_is_changed_back(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING)
    for said in ("nog niet", "ja"):
        assert changes(anna, activity, "told")
        answers(anna, said)
    answers(anna, "ja", "ja")
    (outcome,) = shared(anna)
    assert "Samir was er blij mee." in outcome.lines


def test_help_that_fits_the_changed_answer_is_told_though_later_questions_were_answered(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:6])
    assert changes(anna, activity, "reaction")
    (help_,) = answers(anna, "stil")
    assert help_.startswith("Dat zie je vaak.")
    assert at(anna) == "ask_mentor"


@pytest.mark.parametrize("step", ["compliment_one", "ask_mentor", "share_parent", "share_child"])
def test_what_was_shared_is_gone_at_once_and_read_again_only_after_a_new_yes_of_both(anna: Kitchen, step: str) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "ja", "ja")
    assert len(shared(anna)) == 1
    assert changes(anna, activity, step)
    assert shared(anna) == []
    if not step.startswith("share"):
        answers(anna, "Iets heel anders.")
    assert at(anna) == "share_parent"
    assert shared(anna) == []
    answers(anna, "ja")
    assert (at(anna), shared(anna)) == ("share_child", [])
    answers(anna, "ja")
    assert len(shared(anna)) == 1
    assert state(anna, activity).state == "done"


def test_what_was_taken_back_is_not_shared_by_changing_an_answer(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "ja", "ja")
    does(anna, lambda turn: turn.progress.activities.unshare(activity))
    assert changes(anna, activity, "compliment_one")
    answers(anna, "Hij kookte voor ons.")
    assert at(anna) == "share_parent"
    answers(anna, "nee")
    assert shared(anna) == []


def test_who_reads_it_can_be_asked_again(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "nee")

    def again(turn: Turn) -> bool:
        found = turn.progress.find(activity)
        assert found
        return turn.progress.ask_to_share(found)

    assert does(anna, again)
    assert at(anna) == "share_parent"
    answers(anna, "ja", "ja")
    assert len(shared(anna)) == 1


def test_a_first_aid_talk_has_nothing_to_share(anna: Kitchen) -> None:
    starts(anna, "zegt-niets")
    assert not does(anna, lambda turn: turn.progress.ask_to_share(current(turn)))


def test_a_moment_that_was_planned_is_past_and_not_offered_for_change(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING)
    assert not changes(anna, activity, "moment")


def test_the_parent_is_asked_which_answer_and_sees_what_was_said(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, f"Hij hielp oma. {'Echt waar. ' * 20}", "Hij is eerlijk.", "nu", "ja")
    (which,) = acts(anna, CHANGE, tapped("change_answer"), answering=True).bubbles
    assert which.text.splitlines() == [
        "Welk antwoord wilt u veranderen?",
        "1. u: ja",
        "2. u: Hij is eerlijk.",
        "3. u: Hij hielp oma. Echt waar. Echt waar. …",
    ]
    assert [button.title for button in which.buttons] == [*(f"Antwoord {n}" for n in range(1, 4)), "Toch niet"]
    assert state(anna, activity).state == "paused"
    said = acts(anna, CHANGE, tapped("change_answer", **which.buttons[1].values))
    assert (said.bubbles, said.events) == ([], [{"event": "followup", "name": "assignment_form"}])
    assert at(anna) == "compliment_two"


def test_who_answered_nothing_yet_has_nothing_to_change(anna: Kitchen) -> None:
    (told,) = acts(anna, CHANGE, tapped("change_answer")).bubbles
    assert told.text == anna.catalogue.say("home.nothing_to_change")
    starts(anna, CARD)
    (told,) = acts(anna, CHANGE, tapped("change_answer"), answering=True).bubbles
    assert told.text == anna.catalogue.say("home.nothing_to_change")


def test_an_answer_of_somebody_else_is_not_changed(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:2])
    anna.comes_in("omar", "vader van Samir")
    acts(anna, CHANGE, tapped("change_answer", activity=activity, step="compliment_one"), "omar")
    assert offered(anna, activity) == ["compliment_two", "compliment_one"]
