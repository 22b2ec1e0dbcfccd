"""Any process may die at any moment: no answer is lost, none is doubled, the conversation goes on at the same step."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from tests.harness import SATURDAY, Parent, School, coming, eventually
from tests.stack import Stack

MOMENTS = {
    "accepted": "SELECT 1 FROM inbound",
    "acted": "SELECT 1 FROM action_run WHERE inbound_id = (SELECT max(id) FROM inbound)",
    "remembered": "SELECT 1 FROM tracker WHERE inbound_id = (SELECT max(id) FROM inbound)",
}
"""What the database shows: just taken in; done by the action server; finished by Rasa."""
FIRST, SECOND = "Je maakte de fiets van opa", "Jij blijft rustig als het druk is"


@pytest.fixture
def parent(breakable: Stack, breakable_school: School) -> Parent:
    """Samir's mother, who is in."""
    return Parent(breakable.base).comes_in(breakable_school.invites("Samir", "moeder van Samir"))


def sends_and_it_dies(stack: Stack, school: School, parent: Parent, said: str, process: str, moment: str) -> None:
    """Send a message, kill a process at a moment of its answering, and start the process again."""
    assert parent.send({"text": said}).status_code == 202

    def there() -> bool:
        with school.store.reading() as session:
            return session.scalar(text(MOMENTS[moment])) is not None

    eventually(there, f"the message was never {moment}")
    stack.kill(process)
    stack.start(process)


def times(parent: Parent, part: str) -> int:
    """Return in how many bubbles something was said."""
    return sum(part in said for said in parent.spoken())


@pytest.mark.parametrize(
    ("process", "moment"),
    [
        ("web", "accepted"),
        ("web", "acted"),
        ("web", "remembered"),
        ("actions", "accepted"),
        ("actions", "acted"),
        ("rasa", "accepted"),
        ("rasa", "acted"),
    ],
)
def test_an_answer_survives(
    breakable: Stack, breakable_school: School, parent: Parent, process: str, moment: str
) -> None:
    """A free answer is kept once, the next question is asked once, and the rest of the assignment knows the answer."""
    parent.says("complimentenkaart")
    sends_and_it_dies(breakable, breakable_school, parent, FIRST, process, moment)
    parent.hears("Het tweede gaat over hoe Samir is")
    parent.says(SECOND).bot_answers("Wanneer zegt u ze tegen Samir?").says("nu meteen").bot_answers(FIRST, SECOND)
    assert times(parent, "Het tweede gaat over hoe Samir is") == 1
    assert parent.spoken().count(FIRST) == 1


@pytest.mark.parametrize(("process", "moment"), [("web", "remembered"), ("actions", "acted")])
def test_a_wish_is_passed_on_once(
    breakable: Stack, breakable_school: School, parent: Parent, process: str, moment: str
) -> None:
    """What an action did before it was cut off is not done again."""
    sends_and_it_dies(breakable, breakable_school, parent, "kan de mentor mij bellen", process, moment)
    parent.hears("Mevrouw Jansen belt u")
    assert times(parent, "Mevrouw Jansen belt u") == 1
    assert breakable_school.mentor(breakable.base).student("Samir").count("gevraagd op") == 1


def test_coming_in_survives(breakable: Stack, breakable_school: School) -> None:
    """The web process dies over the last step of onboarding: the parent is in, once."""
    parent = Parent(breakable.base).says(breakable_school.invites("Noor", "vader van Noor")).taps("Ja, dat klopt")
    sends_and_it_dies(breakable, breakable_school, parent, "ja dat is goed", "web", "accepted")
    parent.hears("Fijn dat u er bent").says("complimentenkaart").bot_answers("U geeft Noor")
    assert times(parent, "Fijn dat u er bent") == 1


def test_everything_dies_while_several_parents_talk(breakable: Stack, breakable_school: School) -> None:
    """Each gets the own answer, once, and goes on."""
    children = ("Samir", "Noor", "Daan", "Lucas")
    parents = {
        child: Parent(breakable.base).comes_in(breakable_school.invites(child, f"oma van {child}"))
        for child in children
    }
    for parent in parents.values():
        parent.says("complimentenkaart")
    with ThreadPoolExecutor(len(parents)) as pool:
        answers = list(pool.map(lambda one: parents[one].send({"text": f"{one} kookte voor ons"}), children))
    assert [answer.status_code for answer in answers] == [202] * len(children)
    for process in ("rasa", "actions", "web"):
        breakable.kill(process)
    breakable.start("actions", "rasa", "web")
    for child, parent in parents.items():
        parent.hears(f"hoe {child} is").says(SECOND).says("nu meteen").bot_answers(f"{child} kookte voor ons")
        assert times(parent, "Het tweede gaat over") == 1


def test_who_planned_a_moment_goes_on_in_new_processes(breakable: Stack, parent: Parent) -> None:
    """Between Monday and Saturday everything was stopped and started; the place is known."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").says("sla over")
    parent.says("zaterdag").bot_answers(f"Afgesproken: {coming(SATURDAY)}")
    breakable.stop()
    breakable.start()
    parent.says("verder").bot_answers("Geef de telefoon nu even aan Samir")
    parent.picks("netjes", "sportief", "ambitieus", "zelfstandig").bot_answers(
        "U en Samir kozen allebei: netjes en sportief"
    )
