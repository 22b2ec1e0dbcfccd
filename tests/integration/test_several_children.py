"""With several children it is asked first which one it is about, and what was asked is done after that."""

import pytest
from sqlalchemy import select

from actions.agreements import ShowAgreements
from actions.base import KitchenAction
from actions.choosing import ListAssignments, StartAssignment
from actions.looking_back import ShowProgress
from actions.school import AskMeeting, ContactMentor, OfferHelp
from bot.services.heard import Heard
from bot.services.turns import Said, Turn
from bot.store.models import Request
from tests.integration.kitchen import Kitchen
from tests.integration.walking import CARD, acts, current, does, tapped, typed


@pytest.fixture
def both(anna: Kitchen) -> Kitchen:
    """A mother of two, who did not say yet which one she means."""
    anna.says("anna", anna.code_for("moeder van Noor"))
    anna.taps("anna", "Ja, erbij")

    def forget_which(turn: Turn) -> None:
        turn.family.conversation.student_id = None

    does(anna, forget_which)
    return anna


def chooses(kitchen: Kitchen, action: KitchenAction, heard: Heard) -> Said:
    """Ask for something, tap Noor when it is asked who it is about, and return what is said then."""
    (which,) = acts(kitchen, action, heard).bubbles
    assert which.text == kitchen.catalogue.say("home.which_child")
    button = next(one for one in which.buttons if one.title == "Noor")
    assert button.intent == heard.intent
    return acts(kitchen, action, tapped(button.intent, **button.values))


@pytest.mark.parametrize(
    ("action", "kind"), [(ContactMentor(), "call"), (AskMeeting(), "meeting"), (OfferHelp(), "offer")]
)
def test_what_is_asked_of_school_is_asked(both: Kitchen, action: KitchenAction, kind: str) -> None:
    chooses(both, action, tapped(action.label.removeprefix("action_"), safety=True))
    with both.store.reading() as session:
        (request,) = session.scalars(select(Request))
    assert (request.kind, request.student_id, request.safety) == (kind, both.student("Noor"), True)


@pytest.mark.parametrize("action", [ShowAgreements(), ShowProgress(), ListAssignments()])
def test_what_is_to_be_seen_is_shown(both: Kitchen, action: KitchenAction) -> None:
    said = chooses(both, action, typed("laat eens zien", action.label.removeprefix("action_")))
    assert said.bubbles[0].text != both.catalogue.say("home.which_child")
    assert does(both, lambda turn: turn.family.student and turn.family.student.first_name) == "Noor"


def test_an_assignment_that_was_named_begins(both: Kitchen) -> None:
    chooses(both, StartAssignment(), typed("ik wil de complimentenkaart doen", "start_assignment"))
    begun = does(both, current)
    assert (begun.slug, begun.student_id) == (CARD, both.student("Noor"))


def test_a_child_of_somebody_else_is_not_chosen(both: Kitchen) -> None:
    said = acts(both, ContactMentor(), tapped("contact_mentor", student=both.student("Daan")))
    assert said.bubbles[0].text == both.catalogue.say("home.which_child")
    assert both.counts()["request"] == 0
