"""Sterke kanten, from the first word to the mentor's page."""

import pytest

from tests.harness import SATURDAY, SUNDAY, Parent, School, coming
from tests.stack import Stack

STORY = "Hij maakte zaterdag de fiets van opa"
WISH = "Samir wil graag een dag meelopen met een monteur"


def talks(parent: Parent, child: tuple[str, ...] = ("netjes", "sportief", "ambitieus", "zelfstandig")) -> Parent:
    """Do the assignment up to the question what the mentor may read."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").says(STORY)
    parent.taps("nu meteen").picks(*child)
    return parent.taps("ja").taps("😊 fijn").says(WISH)


@pytest.fixture
def at_sharing(parent: Parent) -> Parent:
    """Samir's mother, who is asked whether the mentor may read it."""
    return talks(parent)


def test_a_family_walks_it_step_by_step(parent: Parent) -> None:
    """Each answer brings the next question, in the order of the table."""
    parent.says("we willen beginnen met sterke kanten").bot_answers("Fijn dat u tijd neemt voor Samir", "vier woorden")
    parent.picks("netjes", "sportief", "creatief", "precies").bot_answers("Waarom passen ze bij Samir?")
    parent.says(STORY).bot_answers("Wanneer zit u samen aan tafel?")
    parent.buttons_have("nu meteen", "morgen", coming(SATURDAY).split()[0], coming(SUNDAY).split()[0])
    parent.says("nu meteen").bot_answers("Geef de telefoon nu even aan Samir", "zonder te spieken")
    parent.picks("netjes", "sportief", "ambitieus", "zelfstandig").bot_answers("Heeft u er samen over gepraat?")
    parent.says("ja hoor").bot_answers("Hoe was het gesprek?")
    parent.says("fijn").bot_answers("Wat wilt u nog vragen aan mevrouw Jansen?")
    parent.says(WISH).bot_answers("Dit kan mevrouw Jansen lezen")


def test_the_child_does_not_see_what_the_parent_chose(parent: Parent) -> None:
    """The second several-choice starts empty."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").taps("sla over")
    parent.taps("nu meteen").chips_are_on()


def test_typed_choices_are_counted_and_completed(parent: Parent) -> None:
    """Three words of four: they stay on, and one more is asked for."""
    parent.says("sterke kanten").says("netjes, sportief en die met dieren")
    parent.bot_answers("netjes, sportief en werkt graag met dieren", "Kies er nog 1 bij")
    parent.chips_are_on("netjes", "sportief", "werkt graag met dieren")
    parent.says("en creatief ook").bot_answers("Waarom passen ze bij Samir?")


def test_typed_numbers_choose_too(parent: Parent) -> None:
    """Counting the chips is a way to choose."""
    parent.says("sterke kanten").says("1, 2 en 3").bot_answers("zelfstandig, ondernemend en kan goed plannen")


def test_a_denied_word_is_not_chosen(parent: Parent) -> None:
    """'Niet creatief' is no 'creatief'; typing errors are read."""
    parent.says("sterke kanten").says("niet creatief maar wel sportif en zorgzaam")
    parent.bot_answers("ik heb: sportief en zorgzaam")


def test_too_many_words_are_sent_back_with_what_was_chosen(parent: Parent) -> None:
    """Five of four: nothing is thrown away by itself."""
    parent.says("sterke kanten").says("netjes, sportief, creatief, precies en ambitieus")
    parent.bot_answers("meer dan 4", "netjes, sportief, creatief, precies en ambitieus")


def test_overlap_and_difference_become_the_talk(parent: Parent) -> None:
    """Two words the same, two different: both are named, and a question for the table."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").taps("sla over").taps("nu meteen")
    parent.picks("netjes", "sportief", "ambitieus", "zelfstandig")
    parent.bot_answers("U en Samir kozen allebei: netjes en sportief", "U koos ook: creatief en precies")
    parent.bot_answers("Samir koos ook:", "ambitieus", "zelfstandig", "tien minuten")


def test_the_same_four_words_are_a_small_feast(parent: Parent) -> None:
    """Nothing different: another question for the table."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").taps("sla over").taps("nu meteen")
    parent.picks("netjes", "sportief", "creatief", "precies")
    parent.bot_answers("precies dezelfde woorden", "Wanneer was jij zo?").bot_does_not_say("koos ook")


def test_four_other_words_are_eight_strengths(parent: Parent) -> None:
    """Nothing the same is no failure."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").taps("sla over").taps("nu meteen")
    parent.picks("ambitieus", "zelfstandig", "zorgzaam", "commercieel")
    parent.bot_answers("samen acht sterke kanten").bot_does_not_say("allebei:")


def test_a_hard_talk_gets_help(parent: Parent) -> None:
    """Who says that it was hard gets one small thing for tomorrow, and no blame."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").taps("sla over").taps("nu meteen")
    parent.picks("netjes", "sportief", "ambitieus", "zelfstandig").taps("heel even").taps("😕 lastig")
    parent.bot_answers("Wat goed dat u het toch probeerde", "één goed ding")


def test_a_talk_that_did_not_happen_is_no_failure(parent: Parent) -> None:
    """'Nog niet' skips the question how it was."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").taps("sla over").taps("nu meteen")
    parent.picks("netjes", "sportief", "ambitieus", "zelfstandig").says("nog niet")
    parent.bot_answers("Dat geeft niet", "Wat wilt u nog vragen").bot_does_not_say("Hoe was het gesprek?")


def test_the_parent_reads_beforehand_what_the_mentor_would_read(at_sharing: Parent) -> None:
    """Sentences made of the answers, word by word."""
    at_sharing.bot_answers("allebei: netjes en sportief", STORY, WISH, "Het was een fijn gesprek")
    at_sharing.buttons_are("ja, deel dit", "nee, deel dit niet")


def test_two_times_yes_and_the_mentor_reads_it(stack: Stack, school: School, at_sharing: Parent) -> None:
    """Parent yes, child yes: the outcome is on the student's page, the chat is not."""
    at_sharing.taps("ja, deel dit").bot_answers("Vindt Samir het goed").taps("ja").bot_answers("kan het nu lezen")
    page = school.mentor(stack.base).student("Samir")
    assert all(part in page for part in ("Sterke kanten", "netjes en sportief", STORY, WISH))
    assert "beginnen met" not in page


def test_before_the_yes_the_mentor_reads_nothing(stack: Stack, school: School, at_sharing: Parent) -> None:
    """While the parent thinks about it, nothing is shared."""
    at_sharing.taps("ja, deel dit")
    assert "Er is nog niets gedeeld" in school.mentor(stack.base).student("Samir")


@pytest.mark.parametrize("answer", ["nog niet gevraagd", "nee"])
def test_without_the_childs_yes_nothing_is_shared(
    stack: Stack, school: School, at_sharing: Parent, answer: str
) -> None:
    """The parent's yes alone is not enough."""
    at_sharing.taps("ja, deel dit").taps(answer).bot_answers("ziet hier niets van")
    page = school.mentor(stack.base).student("Samir")
    assert "Er is nog niets gedeeld" in page
    assert STORY not in page


def test_a_parents_no_ends_it_there(stack: Stack, school: School, at_sharing: Parent) -> None:
    """The child is not asked when the parent says no."""
    at_sharing.says("nee liever niet").bot_answers("ziet hier niets van").bot_does_not_say("Vindt Samir het goed")
    assert "Er is nog niets gedeeld" in school.mentor(stack.base).student("Samir")


@pytest.mark.parametrize(("answer", "shared"), [("ja, deel dit", True), ("nee, deel dit niet", False)])
def test_from_sixteen_on_the_student_decides(stack: Stack, school: School, answer: str, shared: bool) -> None:
    """The telephone goes to the student, who is spoken to and taps."""
    parent = talks(Parent(stack.base).comes_in(school.invites("Daan", "vader van Daan", sixteen=True)))
    parent.taps("ja, deel dit").bot_answers(
        "Geef de telefoon nu even aan Daan", "Jij beslist zelf", "netjes en sportief"
    )
    parent.taps(answer)
    assert (WISH in school.mentor(stack.base).student("Daan")) is shared


def test_the_end_shows_what_could_come_next(at_sharing: Parent) -> None:
    """One activity opens the next."""
    at_sharing.taps("ja, deel dit").taps("ja").buttons_are(
        "Beroepen in de familie", "Complimentenkaart", "Toch niet delen", "Menu"
    )
    at_sharing.taps("Complimentenkaart").bot_answers("twee complimenten")


def test_what_was_done_is_remembered(at_sharing: Parent) -> None:
    """The list of what was done has it, with how far it is."""
    at_sharing.says("wat hebben we al gedaan").bot_answers("Sterke kanten (bezig")
    at_sharing.taps("nee, deel dit niet").says("wat hebben we al gedaan").bot_answers("Sterke kanten (klaar")


def test_what_was_shared_can_be_taken_back(stack: Stack, school: School, at_sharing: Parent) -> None:
    """The mentor reads it until the parent takes it back."""
    at_sharing.taps("ja, deel dit").taps("ja")
    assert "Thuis kozen" in school.mentor(stack.base).student("Samir")
    at_sharing.taps("Toch niet delen").bot_answers("leest het niet meer")
    assert "Thuis kozen" not in school.mentor(stack.base).student("Samir")
