"""Danger goes before everything else, in any state, and reaches nobody by itself."""

import pytest

from tests.harness import Mentor, Parent, School
from tests.stack import Stack

HELPLINES = ("112", "0800-0113", "0800-2000", "0800-0432")
DANGER = "mijn zoon zegt dat hij niet meer wil leven"


def class_list(mentor: Mentor) -> str:
    """Return the page with the students of the mentor's class."""
    page = mentor.page("/mentor")
    path = page.partition('href="/mentor/classes/')[2].partition('"')[0]
    return mentor.page(f"/mentor/classes/{path}")


def test_before_the_code(newcomer: Parent) -> None:
    """Whoever is in need is not asked for a code first."""
    newcomer.says("mijn dochter wil dood").bot_answers(*HELPLINES).bot_does_not_say("code")


def test_while_consent_is_asked(newcomer: Parent, school: School) -> None:
    """The question about consent stays open."""
    newcomer.says(school.invites("Samir", "moeder van Samir")).taps("Ja, dat klopt")
    newcomer.says(DANGER).bot_answers(*HELPLINES)
    newcomer.says("ja is goed").bot_answers("Fijn dat u er bent")


def test_in_a_free_text_step(parent: Parent) -> None:
    """It is no answer; the step waits."""
    parent.says("complimentenkaart").says(f"je was lief, maar {DANGER}").bot_answers(*HELPLINES)
    assert "112" in parent.heard[0]["text"]
    parent.says("Je maakte de fiets van opa").bot_answers("Het tweede gaat over hoe Samir is")


def test_in_a_several_choice(parent: Parent) -> None:
    """The words that were chosen stay."""
    parent.says("sterke kanten").says("netjes en sportief").says(DANGER).bot_answers(*HELPLINES)
    parent.taps("Nu niet, dank u").bot_answers("Welke vier woorden").chips_are_on("netjes", "sportief")


@pytest.mark.parametrize(
    "said",
    [
        "hij ziet het ni meer zitten",
        "ze snijdt zichzelf",
        "mijn man slaat mij en de kinderen",
        "mn dochter zegt ik wil er niet meer zijn",
        "hij heeft z e l f m o o r d getypt in zijn telefoon",
    ],
)
def test_half_hidden_and_misspelt(parent: Parent, said: str) -> None:
    """As people type it when it is hard to say."""
    parent.says(said).bot_answers(*HELPLINES).buttons_are("Mentor moet bellen", "Nu niet, dank u")


@pytest.mark.parametrize("said", ["ik ga dood van het lachen", "hij maakt me gek met die muziek"])
def test_manners_of_speaking_are_no_danger(parent: Parent, said: str) -> None:
    """Nobody gets helplines for a joke."""
    parent.says(said).bot_does_not_say("0800-0113")


def test_nothing_reaches_the_mentor_by_itself(stack: Stack, school: School, parent: Parent) -> None:
    """Neither the words nor that there were any."""
    parent.says(DANGER)
    mentor = school.mentor(stack.base)
    page = mentor.student("Samir")
    assert "gebeld worden" not in page
    assert "leven" not in page
    assert "Graag bellen" not in class_list(mentor)


def test_a_parent_may_ask_the_mentor_to_call(stack: Stack, school: School, parent: Parent) -> None:
    """It stands on the student's page as urgent, without a word about why, and on no list that others look at."""
    parent.says(DANGER).taps("Mentor moet bellen").bot_answers("Mevrouw Jansen belt u", "heb ik niet verteld")
    mentor = school.mentor(stack.base)
    page = mentor.student("Samir")
    assert "Moeder van Samir" in page
    assert "Bel zo snel u kunt" in page
    assert "leven" not in page
    assert "Graag bellen" not in class_list(mentor)
    assert "u belt</p>" not in mentor.page("/mentor")


def test_an_ordinary_wish_to_be_called_stands_on_the_list(stack: Stack, school: School, parent: Parent) -> None:
    """Without danger there is nothing to hide."""
    parent.says("kan de mentor mij bellen").bot_answers("Mevrouw Jansen belt u")
    mentor = school.mentor(stack.base)
    assert "Graag bellen" in class_list(mentor)
    assert "Bel zo snel u kunt" not in mentor.student("Samir")


def test_a_worry_is_heard(parent: Parent) -> None:
    """Sad is not danger: recognition, and who can help."""
    parent.says("mijn dochter zit niet goed in haar vel").bot_answers("Goed dat u dit zegt", "0800-0432")
    parent.buttons_have("Mentor moet bellen")
