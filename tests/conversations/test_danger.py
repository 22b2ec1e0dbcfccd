"""Danger goes before everything else, in any state, and reaches nobody by itself."""

import pytest

from bot.domain.safety import danger_in
from tests.harness import Mentor, Parent, School
from tests.stack import Stack

HELPLINES = ("112", "0800-0113", "0800-2000", "0800-0432")
DANGER = "mijn zoon zegt dat hij niet meer wil leven"
UNRULED = "papa ligt op de grond en doet niks meer ik ben alleen thuis ik ben 10"
"""Danger that the rules do not know."""


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


@pytest.mark.parametrize(
    ("talk", "before", "step"),
    [
        ("complimentenkaart", "Je maakte de fiets van opa", "Het tweede gaat over hoe Samir is"),
        ("sterke kanten", "", "Welke vier woorden"),
    ],
)
def test_what_only_the_classifier_hears_is_no_answer_either(parent: Parent, talk: str, before: str, step: str) -> None:
    """The rules pass it on to Rasa, in the middle of an assignment; the step waits."""
    parent.says(talk)
    if before:
        parent.says(before)
    parent.bot_answers(step)
    assert danger_in(UNRULED) is None
    parent.says(UNRULED).bot_answers(*HELPLINES)
    assert "112" in parent.heard[0]["text"]
    parent.taps("Nu niet, dank u").bot_answers(step)


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
    """It stands first among the requests, on no list of a class, and nowhere with a word about why."""
    parent.says("kan de mentor mij bellen").bot_answers("Mevrouw Jansen belt u")
    other = Parent(stack.base).comes_in(school.invites("Noor", "vader van Noor"))
    other.says(DANGER).taps("Mentor moet bellen").bot_answers("Mevrouw Jansen belt u", "heb ik niet verteld")
    mentor = school.mentor(stack.base)
    requests, first = mentor.page("/mentor/requests"), mentor.page("/mentor")
    assert requests.index("Vader van Noor") < requests.index("Moeder van Samir")
    assert "Bel vandaag" in requests
    assert "2 vragen van ouders wachten op u" in first
    assert "1 voor vandaag" in first
    assert "wil graag gebeld worden" in mentor.student("Noor")
    rows = class_list(mentor)
    assert "Graag bellen" in rows[rows.index(">Samir<") :].partition("</tr>")[0]
    assert "Graag bellen" not in rows[rows.index(">Noor<") :].partition("</tr>")[0]
    assert "leven" not in requests + first + rows + mentor.student("Noor")


def test_a_worry_is_heard(parent: Parent) -> None:
    """Sad is not danger: recognition, and who can help."""
    parent.says("mijn dochter zit niet goed in haar vel").bot_answers("Goed dat u dit zegt", "0800-0432")
    parent.buttons_have("Mentor moet bellen")
