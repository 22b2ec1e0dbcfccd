"""What comes in between is answered, and the assignment goes on at the same step."""

import pytest

from tests.harness import Parent

STEP = "Het tweede gaat over hoe Samir is"
CHOICES = "Welke vier woorden passen goed bij Samir?"


@pytest.fixture
def writing(parent: Parent) -> Parent:
    """Samir's mother at a free-text step: the second compliment."""
    return parent.says("complimentenkaart").says("Je maakte de fiets van opa").bot_answers(STEP)


@pytest.fixture
def choosing(parent: Parent) -> Parent:
    """Samir's mother at a several-choice."""
    return parent.says("sterke kanten").bot_answers(CHOICES)


QUESTIONS = [
    ("wat is lob?", "loopbaanoriëntatie"),
    ("wat is eigenlijk LOB", "loopbaanoriëntatie"),
    ("wat moet ik als ouder doen?", "gesprek thuis"),
    ("wie leest dit allemaal?", "alleen wat u deelt"),
]
STEERING = [("help", "U kunt altijd typen"), ("menu", "De opdracht wacht op u"), ("herhaal", "")]


@pytest.mark.parametrize(("said", "answer"), [*QUESTIONS, *STEERING])
def test_a_question_in_a_free_text_step_is_no_answer(writing: Parent, said: str, answer: str) -> None:
    """It is answered, and the same step is asked again."""
    writing.says(said).bot_answers(answer, STEP)
    writing.says("Jij blijft rustig").bot_answers("Wanneer zegt u ze tegen Samir?")


@pytest.mark.parametrize(("said", "answer"), [*QUESTIONS, *STEERING])
def test_a_question_in_a_several_choice_is_no_answer(choosing: Parent, said: str, answer: str) -> None:
    """What was chosen so far stays on."""
    choosing.says("netjes en sportief").says(said).bot_answers(answer, CHOICES).chips_are_on("netjes", "sportief")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("mijn gegevens", "Dit heb ik van u"),
        ("Vergeet mij", "Weet u het zeker?"),
        ("bel mij", "Mevrouw Jansen belt u"),
        ("geen berichten meer", 'Typ dan "start"'),
    ],
)
def test_what_the_bot_tells_people_to_type_works_in_a_free_text_step(writing: Parent, said: str, answer: str) -> None:
    """These words are never taken for an answer."""
    writing.says(said).bot_answers(answer)
    writing.says("verder").bot_answers(STEP)


def test_a_statement_that_looks_like_a_topic_is_an_answer(writing: Parent) -> None:
    """In a free-text step the text is the answer, whatever it is about."""
    writing.says("Jij helpt mij altijd met de computer").bot_answers("Wanneer zegt u ze tegen Samir?")


def test_back_shows_the_answer_and_takes_another(writing: Parent) -> None:
    """One question back, with what was said; what is said now takes its place."""
    writing.says("terug").bot_answers("U zei: Je maakte de fiets van opa", "Het eerste gaat over")
    writing.says("Je kookte voor ons").says("Jij blijft rustig").taps("nu meteen").bot_answers("Je kookte voor ons")
    writing.bot_does_not_say("fiets van opa")


def test_back_keeps_chosen_words_on(choosing: Parent) -> None:
    """Going back to a several-choice, nothing has to be chosen again."""
    choosing.picks("netjes", "sportief", "creatief", "precies").says("vorige vraag").bot_answers(CHOICES)
    choosing.chips_are_on("netjes", "sportief", "creatief", "precies")


def test_back_at_the_start_stays_there(choosing: Parent) -> None:
    """There is nothing before the first question."""
    choosing.says("terug").bot_answers("Dit is de eerste vraag", CHOICES)


def test_a_question_that_may_be_skipped_is_skipped(choosing: Parent) -> None:
    """Typed or tapped, it goes on with the next."""
    choosing.picks("netjes", "sportief", "creatief", "precies").says("sla maar over").bot_answers("Wanneer zit u samen")


def test_a_question_that_is_needed_says_so(choosing: Parent) -> None:
    """Skipping it is not possible; it is told without blame."""
    choosing.says("sla over").bot_answers("Deze vraag heb ik echt nodig", CHOICES)


def test_simpler_words_are_there(choosing: Parent) -> None:
    """The same question, in easier words."""
    choosing.says("leg makkelijker uit").bot_answers("Wie ondernemend is, durft iets te beginnen")
    choosing.bot_does_not_say("Fout kiezen kan niet")


def test_an_answer_outside_an_assignment_has_easier_words_too(parent: Parent) -> None:
    """The button under an answer tells it again, shorter."""
    parent.says("wat is lob").taps("Leg makkelijker uit").bot_answers("LOB is hulp van school bij het kiezen")


def test_why_is_answered(choosing: Parent) -> None:
    """Why this assignment: with the child's name."""
    choosing.says("waarom doen we dit?").bot_answers("U kent Samir al zo lang", CHOICES)


def test_stop_holds_everything_and_asks_which_stop(writing: Parent) -> None:
    """Within an assignment a bare stop may mean two things, and changing one's mind is a third."""
    writing.says("stop").bot_answers("Ik wacht even")
    writing.buttons_are("Stop deze opdracht", "Geen berichten meer", "Toch verder")


def test_stop_may_be_taken_back(writing: Parent) -> None:
    """Nothing was lost."""
    writing.says("stop").taps("Toch verder").bot_answers(STEP)


def test_stop_ends_the_assignment_alone(writing: Parent) -> None:
    """The messages go on; the assignment can be taken up again."""
    writing.says("stop").taps("Stop deze opdracht").bot_answers("De opdracht is gestopt")
    writing.says("wat hebben we al gedaan").bot_answers("Complimentenkaart (gestopt")


def test_stop_ends_the_messages_altogether(writing: Parent) -> None:
    """And says how to start again."""
    writing.says("stop").taps("Geen berichten meer").bot_answers("geen berichten meer", "start")


def test_what_does_not_fit_a_choice_is_told_kindly(parent: Parent) -> None:
    """A text that names no option: the question again, and what can be done."""
    parent.says("complimentenkaart").says("Je maakte de fiets van opa").says("Jij blijft rustig").taps("nu meteen")
    parent.says("kwak").bot_answers("Dat antwoord ken ik niet", "Heeft u het gezegd?")
