"""What a mentor reads of a student, and that each look is kept."""

import pytest

from bot.services.student_file import StudentFile
from bot.store.queries.overview import ACTIVE, NOT_INVITED
from bot.store.queries.student import student_page
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import ask_call, audit, person, share, statements


@pytest.fixture
def student_file(vos: Kitchen) -> StudentFile:
    return StudentFile(vos.store, vos.catalogue, vos.clock)


def test_each_look_at_a_student_is_kept_without_a_name(vos: Kitchen, student_file: StudentFile) -> None:
    inside, samir = person(vos, "mevrouw Vos"), vos.student("Samir")
    page = student_file.student(inside, samir)
    assert page
    assert page.first_name == "Samir"
    assert audit(vos) == [(f"staff:{inside.id}", "student.read", f"student:{samir}")]


def test_a_student_who_left_is_not_looked_at(vos: Kitchen, student_file: StudentFile) -> None:
    inside = person(vos, "mevrouw Vos")
    assert student_file.student(inside, vos.student("Noor"))
    vos.roster.leave(vos.roster.known(SCHOOL), "1002")
    assert student_file.student(inside, vos.student("Noor")) is None
    assert student_file.student(inside, 4711) is None
    assert len(audit(vos)) == 1


def test_the_page_of_a_student_has_what_was_shared_and_nothing_of_the_chat(vos: Kitchen) -> None:
    vos.comes_in("anna", "moeder van Samir")
    vos.says("anna", "een geheim")
    share(vos, "moeder van Samir", "Samir")
    ask_call(vos, "moeder van Samir", "Samir", safety=False)
    vos.clock.passes(minutes=1)
    ask_call(vos, "moeder van Samir", "Samir", safety=True)
    with vos.store.reading() as session:
        page = student_page(session, vos.student("Samir"), person(vos, "mevrouw Vos").id, vos.clock())
    assert page
    assert [(one.title, list(one.lines)) for one in page.outcomes] == [("Complimentenkaart", ["Het ging fijn."])]
    assert [one.kind for one in page.requests] == ["call", "call"]
    assert [(one.label, one.state) for one in page.adults] == [
        ("moeder van Samir", ACTIVE),
        ("vader van Samir", NOT_INVITED),
    ]
    assert "geheim" not in repr(page)


def test_a_call_asked_for_after_danger_comes_first_and_nothing_tells_why(vos: Kitchen) -> None:
    made = []
    for safety in (False, True, False):
        made.append(ask_call(vos, "moeder van Samir", "Samir", safety=safety))
        vos.clock.passes(minutes=1)
    with vos.store.reading() as session:
        page = student_page(session, vos.student("Samir"), person(vos, "mevrouw Vos").id, vos.clock())
    assert page
    assert [(one.id, one.first) for one in page.requests] == [(made[1], True), (made[2], False), (made[0], False)]


def test_more_that_is_shared_takes_no_more_statements(vos: Kitchen) -> None:
    samir, staff_id = vos.student("Samir"), person(vos, "mevrouw Vos").id

    def look() -> int:
        with vos.store.reading() as session:
            return statements(vos.store, lambda: student_page(session, samir, staff_id, vos.clock()))

    before = look()
    for number in range(10):
        share(vos, "moeder van Samir", "Samir", f"Opdracht {number}")
        ask_call(vos, "moeder van Samir", "Samir", safety=False)
    assert look() == before
