"""A check-in is answered by typing, too, as long as it was the last thing that was said."""

import pytest

from actions.base import KitchenAction
from actions.checkin import ReportDone
from actions.choosing import FirstAid
from actions.fallback import OfferMeanings, OutOfScope
from actions.home import Affirm, Thank
from bot.services.heard import Heard
from tests.integration.kitchen import Kitchen
from tests.integration.walking import CARD, TO_SHARING, acts, answers, at, starts, state, typed

SILENT = "zegt-niets"


def is_asked(kitchen: Kitchen, days: int) -> None:
    kitchen.clock.passes(days=days, hours=5)
    assert kitchen.checkins.post_due()
    kitchen.sweep()


@pytest.fixture
def assignment(anna: Kitchen) -> int:
    """The id of an assignment that was planned, and is asked after."""
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:2], "zaterdag")
    is_asked(anna, 6)
    return activity


@pytest.fixture
def worry(anna: Kitchen) -> int:
    """The id of a first-aid talk that is asked after."""
    activity = starts(anna, SILENT)
    answers(anna, "net na school", "ja graag")
    is_asked(anna, 1)
    return activity


@pytest.mark.parametrize(
    ("action", "heard"),
    [
        (Affirm(), typed("ja", "affirm")),
        (Affirm(), typed("ja hoor", "affirm")),
        (Affirm(), Heard("", "affirm", 1.0, {})),
        (OfferMeanings(), typed("ja, gelukt", "nlu_fallback")),
        (ReportDone(), typed("gelukt", "report_done")),
    ],
)
def test_a_typed_yes_goes_on_where_it_was_left(
    anna: Kitchen, assignment: int, action: KitchenAction, heard: Heard
) -> None:
    (told,) = acts(anna, action, heard).bubbles
    assert told.text == anna.catalogue.say("checkin.tell_on", kind="Samir")
    assert (state(anna, assignment).state, at(anna)) == ("active", "told")


@pytest.mark.parametrize(
    ("action", "heard"),
    [
        (Affirm(), typed("nee", "deny")),
        (Affirm(), Heard("", "deny", 1.0, {})),
        (OutOfScope(), typed("nog niet", "out_of_scope")),
    ],
)
def test_a_typed_no_is_no_problem(anna: Kitchen, assignment: int, action: KitchenAction, heard: Heard) -> None:
    word, _ = acts(anna, action, heard).bubbles
    assert word.text == anna.catalogue.say("checkin.no_problem")
    assert state(anna, assignment).state == "paused"


@pytest.mark.parametrize(
    ("action", "text", "intent", "answer"),
    [
        (OfferMeanings(), "beter", "nlu_fallback", "better"),
        (OfferMeanings(), "hetzelfde", "nlu_fallback", "same"),
        (FirstAid(), "slechter", "low_grades", "harder"),
        (FirstAid(), "moeilijker", "child_unsure", "harder"),
        (Thank(), "goed", "thank", "better"),
        (ReportDone(), "het gaat beter", "report_done", "better"),
    ],
)
def test_how_it_is_now_can_be_typed(
    anna: Kitchen, worry: int, action: KitchenAction, text: str, intent: str, answer: str
) -> None:
    said = acts(anna, action, typed(text, intent))
    assert said.bubbles
    kept = {one.step: one.value["v"] for one in state(anna, worry).answers}
    assert (kept["how_now"], state(anna, worry).state) == (answer, "done")


@pytest.mark.parametrize("text", ["ja maar waar vind ik dat dan", "misschien", "1 2 3"])
def test_what_answers_nothing_stays_what_it_was(anna: Kitchen, assignment: int, text: str) -> None:
    (told,) = acts(anna, Affirm(), typed(text, "affirm")).bubbles
    assert told.text == anna.catalogue.say("home.yes_to_what")
    assert state(anna, assignment).state == "waiting"


@pytest.mark.usefixtures("assignment")
def test_after_something_else_was_said_a_yes_is_to_nothing(anna: Kitchen) -> None:
    anna.post("anna", "later", "Iets anders.")
    (told,) = acts(anna, Affirm(), typed("ja", "affirm")).bubbles
    assert told.text == anna.catalogue.say("home.yes_to_what")


def test_a_check_in_that_was_tapped_is_answered(anna: Kitchen, assignment: int) -> None:
    anna.taps("anna", "Nog niet")
    acts(anna, Affirm(), typed("ja", "affirm"))
    assert state(anna, assignment).state == "waiting"
