"""A parent comes in with the code of school."""

from datetime import datetime, timedelta

from bot.services.clock import utc_now
from tests.harness import Parent, School
from tests.stack import Stack


def long_ago() -> datetime:
    """Return a moment so long ago that a code of then has ended."""
    return utc_now() - timedelta(days=61)


def test_a_parent_is_in_after_three_steps(newcomer: Parent, school: School) -> None:
    """Code, who you are, what is kept: then the menu is there."""
    newcomer.says(school.invites("Samir", "moeder van Samir"))
    newcomer.bot_answers("Samir", "mevrouw Jansen", "computer, geen mens").buttons_are("Ja, dat klopt", "Nee")
    newcomer.taps("Ja, dat klopt").buttons_are("Ja, dat is goed", "Vertel meer", "Nee, liever niet")
    newcomer.taps("Ja, dat is goed").bot_answers("Fijn dat u er bent").buttons_have("Opdracht kiezen")


def test_a_parent_hears_what_is_kept_before_saying_yes(newcomer: Parent, school: School) -> None:
    """How long, who reads it, and that the child decides too."""
    newcomer.says(school.invites("Samir", "moeder van Samir")).taps("Ja, dat klopt")
    newcomer.bot_answers("30 dagen", "Mevrouw Jansen leest dit gesprek niet", "Dat vraag ik eerst aan u en Samir")
    newcomer.taps("Vertel meer").bot_answers("mijn gegevens", "vergeet mij").buttons_have("Ja, dat is goed")


def test_the_steps_can_be_typed(newcomer: Parent, school: School) -> None:
    """A code in small letters without its line, and a plain yes, do as well as buttons."""
    newcomer.says(school.invites("Samir", "moeder van Samir").lower().replace("-", " "))
    newcomer.says("ja hoor dat klopt").bot_answers("Vindt u dit goed?")
    newcomer.says("oke prima").bot_answers("Fijn dat u er bent")


def test_who_greets_first_is_asked_for_the_code(newcomer: Parent) -> None:
    """Without a code there is a kind word about where it stands."""
    newcomer.says("goedemorgen").bot_answers("code van school", "brief").bot_does_not_say("Samir")


def test_who_says_no_is_not_in_and_may_come_back(newcomer: Parent, school: School) -> None:
    """No is respected, without a second question; the code stays good."""
    code = school.invites("Samir", "moeder van Samir")
    newcomer.says(code).taps("Ja, dat klopt").taps("Nee, liever niet").bot_answers("Dat is uw keuze")
    newcomer.says("welke opdrachten zijn er").bot_answers("code van school")
    newcomer.comes_in(code).bot_answers("Fijn dat u er bent")


def test_who_is_somebody_else_is_sent_back_to_school(newcomer: Parent, school: School) -> None:
    """Not the parent of this child: a code of one's own is needed."""
    newcomer.says(school.invites("Samir", "moeder van Samir")).taps("Nee").bot_answers(
        "Deze code is voor iemand anders"
    )


def test_an_unknown_code_is_told_kindly(newcomer: Parent) -> None:
    """A typing error in the code is nobody's fault."""
    newcomer.says("ABCD-9999").bot_answers("ABCD-9999", "kijkt u nog eens", "nieuwe code")


def test_a_used_code_lets_nobody_else_in(stack: Stack, school: School) -> None:
    """The letter was found by somebody else: the code works once."""
    code = school.invites("Samir", "moeder van Samir")
    Parent(stack.base).comes_in(code)
    Parent(stack.base).says(code).bot_answers("al gebruikt", "mevrouw Jansen").bot_does_not_say("Samir")


def test_the_own_code_typed_again_is_no_mistake(parent: Parent, school: School) -> None:
    """Whoever is in and types the code once more hears that it is fine."""
    code = school.invites("Samir", "tante van Samir")
    other = Parent(str(parent.http.base_url)).comes_in(code)
    other.says(code).bot_answers("U doet al mee")


def test_an_old_code_asks_for_a_new_one(newcomer: Parent, school: School) -> None:
    """A letter of last year lets nobody in."""
    code = school.invites("Samir", "moeder van Samir", clock=long_ago)
    newcomer.says(code).bot_answers("te oud", "mevrouw Jansen").bot_does_not_say("Samir")


def test_a_new_code_ends_the_old_one(newcomer: Parent, school: School) -> None:
    """Two letters at home: the newest counts."""
    old = school.invites("Samir", "moeder van Samir")
    new = school.invites("Samir", "moeder van Samir")
    newcomer.says(old).bot_answers("te oud")
    newcomer.comes_in(new).bot_answers("Fijn dat u er bent")


def test_a_second_code_adds_a_second_child(parent: Parent, school: School) -> None:
    """A family with two children has one conversation."""
    parent.says(school.invites("Noor", "moeder van Noor")).bot_answers("hoort bij Noor")
    parent.taps("Ja, erbij").bot_answers("ook over Noor")


def test_a_parent_switches_between_children(parent: Parent, school: School) -> None:
    """What is done is about the child that was chosen."""
    parent.says(school.invites("Noor", "moeder van Noor")).taps("Ja, erbij")
    parent.says("ik wil het over mijn andere kind hebben").buttons_are("Samir", "Noor")
    parent.taps("Samir").bot_answers("over Samir")
    parent.says("sterke kanten").bot_answers("passen goed bij Samir?")
    parent.says("ander kind").taps("Noor").bot_answers("over Noor").bot_does_not_say("Samir")
    parent.says("sterke kanten").bot_answers("passen goed bij Noor?")


def test_a_second_child_can_be_left_out(parent: Parent, school: School) -> None:
    """A code tapped away changes nothing."""
    parent.says(school.invites("Noor", "moeder van Noor")).taps("Nee")
    parent.says("ander kind").bot_answers("Ik ken hier alleen Samir")


def test_co_parents_see_nothing_of_each_other(stack: Stack, school: School) -> None:
    """Each has a thread; the words of one are not in the other's."""
    mother = Parent(stack.base).comes_in(school.invites("Samir", "moeder van Samir"))
    mother.says("complimentenkaart").says("Hij zorgde zo lief voor onze cavia Pluisje")
    father = Parent(stack.base).comes_in(school.invites("Samir", "vader van Samir"))
    father.says("wat deden we al").bot_answers("straks wat u met Samir deed")
    father.says("complimentenkaart").bot_answers("Het eerste gaat over iets wat Samir deed")
    assert not any("Pluisje" in said for said in father.spoken())
