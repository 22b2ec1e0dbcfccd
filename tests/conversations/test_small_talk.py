"""Outside an assignment: the menu, questions for the table, and what is not understood."""

from tests.harness import Parent


def test_a_greeting_shows_what_can_be_done(parent: Parent) -> None:
    """Hello brings the menu."""
    parent.says("hoi").bot_answers("Hallo").buttons_have("Opdracht kiezen", "Vraag voor aan tafel", "Hulp")


def test_the_assignments_are_listed_with_their_minutes(parent: Parent) -> None:
    """With the child's name, and a button for each."""
    parent.taps("Opdracht kiezen").bot_answers("een mooi begin, voor u en voor Samir", "Sterke kanten: 15 minuten")
    parent.buttons_have("Sterke kanten", "Meer opdrachten").taps("Meer opdrachten").bot_answers("Deze passen ook")


def test_the_bot_says_that_it_is_no_human(parent: Parent) -> None:
    """Asked whether it is one, it says no, and how to reach one."""
    parent.says("ben jij een echt mens?").bot_answers("computer, geen mens")


def test_what_is_not_understood_is_offered_as_buttons_and_then_the_menu(parent: Parent) -> None:
    """First what may be meant, the second time in a row the menu."""
    unclear = "kunt u mij vertellen of het nou zo is"
    parent.says(unclear).bot_answers("Bedoelt u dit?")
    assert 2 <= len(parent.heard[-1]["buttons"]) <= 3
    parent.buttons_have("Iets anders")
    parent.says(unclear).bot_answers("ik begrijp het niet goed").buttons_have("Opdracht kiezen", "Hulp")


def test_something_else_leads_to_the_menu(parent: Parent) -> None:
    """None of the meanings: the menu."""
    parent.says("kunt u mij vertellen of het nou zo is").taps("Iets anders").buttons_have("Opdracht kiezen")


def test_far_off_talk_is_sent_back_kindly(parent: Parent) -> None:
    """Recipes are not what this is for."""
    parent.says("heb je een recept voor lasagne").bot_answers("Daar weet ik niets van").buttons_have("Opdracht kiezen")


def test_a_question_for_the_table_has_another_one(parent: Parent) -> None:
    """'Nog een' gives a different question."""
    first = parent.says("geef me een vraag voor aan tafel").bot_answers("Vraag eens aan tafel").answer()
    parent.buttons_are("Vraag door", "Als het stilvalt", "Nog een vraag")
    second = parent.taps("Nog een vraag").bot_answers("Vraag eens aan tafel").answer()
    assert first != second


def test_a_question_for_the_table_helps_when_it_falls_silent(parent: Parent) -> None:
    """A line for silence, and one to go deeper, of the same card."""
    parent.says("geef me een vraag voor aan tafel").taps("Als het stilvalt").buttons_are("Vraag door", "Nog een vraag")
    parent.taps("Vraag door").bot_answers("Vraag dan door")


def test_a_silent_child_gets_one_small_thing(parent: Parent) -> None:
    """Recognition first, then something to do."""
    parent.says("mijn zoon zegt niks aan tafel").bot_answers("heel gewoon", "Wanneer is Samir vooral stil?")
    parent.taps("bijna altijd").bot_answers("in de auto")


def test_what_is_kept_can_be_seen(parent: Parent) -> None:
    """In a few words, and all of it as a file that is only this parent's."""
    parent.says("complimentenkaart").says("Je maakte de fiets van opa")
    parent.says("mijn gegevens").bot_answers("Dit heb ik van u", "1 antwoorden")
    href = next(one["file"]["href"] for one in parent.heard if "file" in one)
    kept = parent.http.get(href)
    assert "Je maakte de fiets van opa" in kept.text
    assert Parent(str(parent.http.base_url)).http.get(href).status_code == 404
