"""The compliments and the jobs of the family, to the end."""

from tests.harness import Parent, School
from tests.stack import Stack


def test_two_compliments_reach_the_child_and_the_mentor(stack: Stack, school: School, parent: Parent) -> None:
    """Written first, said at the table, shared when both agree."""
    parent.says("complimentenkaart").says("Je maakte de fiets van opa").bot_answers("Het tweede gaat over hoe Samir is")
    parent.says("Jij blijft rustig als het druk is").bot_answers("Wanneer zegt u ze tegen Samir?").taps("nu meteen")
    parent.bot_answers("Je maakte de fiets van opa", "Jij blijft rustig als het druk is", "Heeft u het gezegd?")
    parent.taps("ja").taps("😊 blij").bot_answers("Welk van de twee had je niet verwacht?")
    parent.says("het tweede").says("sla over").bot_answers("Dit kan mevrouw Jansen lezen")
    parent.taps("ja, deel dit").taps("ja")
    page = school.mentor(stack.base).student("Samir")
    assert "Jij blijft rustig als het druk is" in page
    assert "Samir was er blij mee." in page
    assert "Het tweede compliment had Samir niet verwacht." in page


def test_a_compliment_that_was_not_said_yet_is_fine(parent: Parent) -> None:
    """Who could not say it hears another way, and is not asked how it went."""
    parent.says("complimentenkaart").says("Je maakte de fiets van opa").says("Jij blijft rustig").taps("nu meteen")
    parent.says("nog niet").bot_answers("Dat geeft niet", "briefje").bot_does_not_say("Wat zag u toen")


def test_jobs_of_the_family_are_walked_to_the_end(stack: Stack, school: School, parent: Parent) -> None:
    """A list, what the child likes, what never: in the child's words."""
    parent.says("beroepen in de familie").bot_answers("werk in de familie").taps("nu meteen")
    parent.says("oma naaide kleren, oom Karel rijdt een bus").bot_answers("Welk werk lijkt jou het leukst?")
    parent.says("buschauffeur").bot_answers("Wat vind je daar leuk aan?")
    parent.says("veel mensen zien").bot_answers("echt nooit doen")
    parent.says("kantoor").says("gezellig").bot_answers("Wat wilt u nog vragen").taps("sla over")
    parent.taps("ja, deel dit").taps("ja").bot_answers("kan het nu lezen")
    page = school.mentor(stack.base).student("Samir")
    assert all(part in page for part in ("buschauffeur", "veel mensen zien", "kantoor", "Het was een fijn gesprek."))


def test_a_skipped_question_leaves_no_sentence(parent: Parent) -> None:
    """What was left out is not in what the mentor may read, nor is what depends on it asked."""
    parent.says("beroepen in de familie").taps("nu meteen").taps("sla over").taps("sla over")
    parent.bot_answers("echt nooit doen").says("kantoor").taps("🙂 gewoon").taps("sla over")
    parent.bot_answers("Dit wil Samir niet worden", "kantoor").bot_does_not_say("het leukst", "De reden")


def test_one_assignment_waits_while_another_is_done(parent: Parent) -> None:
    """Starting a second one keeps the place in the first."""
    parent.says("complimentenkaart").says("Je maakte de fiets van opa")
    parent.says("menu").taps("Opdracht kiezen")
    while "Beroepen in de familie" not in parent.answer():
        parent.taps("Meer opdrachten")
    parent.taps("Beroepen in de familie").bot_answers("werk in de familie")
    parent.says("complimentenkaart").bot_answers("Het tweede gaat over hoe Samir is")
