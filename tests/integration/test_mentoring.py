"""Mentors log in and look at their own students; each look is kept."""

from collections.abc import Callable
from datetime import date

import pytest
from argon2 import PasswordHasher
from sqlalchemy import event, select

from bot.domain.families import StaffRole
from bot.services.mentoring import Mentoring, Person
from bot.store.engine import Store
from bot.store.models import Activity, AuditEntry, Caregiver, Outcome, Request, SchoolClass, Staff, Student, Teaching
from bot.store.queries.mentor import (
    INVITED,
    NOT_INVITED,
    REACHED,
    STOPPED,
    class_of,
    classes_of,
    student_page,
    students_of,
)
from tests.integration.kitchen import SCHOOL, Kitchen

EMAIL, PASSWORD = "vos@school.example", "een lang wachtwoord"


@pytest.fixture
def vos(school: Kitchen) -> Kitchen:
    """A school where mevrouw Vos is mentor of 3K and can log in."""
    at = school.roster.school(SCHOOL)
    school.roster.add_staff(at, EMAIL, "mevrouw Vos", StaffRole.MENTOR, PASSWORD, ["3K"])
    return school


@pytest.fixture
def mentoring(vos: Kitchen) -> Mentoring:
    return Mentoring(vos.store, vos.clock)


def person(kitchen: Kitchen, name: str) -> Person:
    """Return a member of staff as if logged in: a hash takes its time."""
    with kitchen.store.reading() as session:
        staff = session.scalars(select(Staff).where(Staff.name == name)).one()
        return Person(staff.id, staff.name, staff.role, staff.session_version)


def change(kitchen: Kitchen, **values: object) -> None:
    with kitchen.store.session() as session:
        staff = session.scalars(select(Staff).where(Staff.email == EMAIL)).one()
        for name, value in values.items():
            setattr(staff, name, value)
        session.commit()


def audit(kitchen: Kitchen) -> list[tuple[str, str, str]]:
    with kitchen.store.reading() as session:
        return [(row.actor, row.action, row.subject) for row in session.scalars(select(AuditEntry))]


def test_the_right_password_lets_in_and_is_kept_in_the_audit(vos: Kitchen, mentoring: Mentoring) -> None:
    inside = mentoring.log_in(f"  {EMAIL.upper()} ", PASSWORD)
    assert inside == person(vos, "mevrouw Vos")
    assert audit(vos) == [(f"staff:{inside.id}", "log_in", "")]


def test_anything_else_lets_nobody_in(vos: Kitchen, mentoring: Mentoring) -> None:
    assert mentoring.log_in(EMAIL, PASSWORD.upper()) is None
    assert mentoring.log_in(EMAIL, "") is None
    assert mentoring.log_in("nobody@school.example", PASSWORD) is None
    assert mentoring.log_in("3k@school.example", "") is None
    change(vos, active=False)
    assert mentoring.log_in(EMAIL, PASSWORD) is None
    assert audit(vos) == []


def test_a_hash_of_an_older_kind_is_made_anew_at_log_in(vos: Kitchen, mentoring: Mentoring) -> None:
    change(vos, password_hash=PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD))
    assert mentoring.log_in(EMAIL, PASSWORD)
    with vos.store.reading() as session:
        kept = session.scalars(select(Staff.password_hash).where(Staff.email == EMAIL)).one()
    assert not PasswordHasher().check_needs_rehash(kept)
    assert mentoring.log_in(EMAIL, PASSWORD)


def test_who_left_or_logged_out_everywhere_is_no_longer_logged_in(vos: Kitchen, mentoring: Mentoring) -> None:
    inside = person(vos, "mevrouw Vos")
    assert mentoring.person(inside.id, inside.session_version) == inside
    change(vos, session_version=2)
    assert mentoring.person(inside.id, inside.session_version) is None
    change(vos, active=False)
    assert mentoring.person(inside.id, 2) is None
    assert mentoring.person(4711, 1) is None


def test_a_mentor_sees_own_classes_and_students_only(vos: Kitchen, mentoring: Mentoring) -> None:
    inside = person(vos, "mevrouw Vos")
    (own,) = mentoring.classes(inside)
    assert (own.name, own.students) == ("3K", 4)
    with vos.store.reading() as session:
        other = session.scalars(select(SchoolClass.id).where(SchoolClass.name == "2T")).one()
    assert mentoring.school_class(inside, own.id)
    assert mentoring.school_class(inside, other) is None
    assert mentoring.school_class(inside, 4711) is None
    assert mentoring.student(inside, vos.student("Yara")) is None
    assert mentoring.student(inside, 4711) is None
    assert audit(vos) == []


def test_each_look_at_a_student_is_kept_without_a_name(vos: Kitchen, mentoring: Mentoring) -> None:
    inside, samir = person(vos, "mevrouw Vos"), vos.student("Samir")
    page = mentoring.student(inside, samir)
    assert page
    assert page.first_name == "Samir"
    assert audit(vos) == [(f"staff:{inside.id}", "student.read", f"student:{samir}")]


def share(kitchen: Kitchen, label: str, child: str, title: str = "Complimentenkaart") -> None:
    with kitchen.store.session() as session:
        now, caregiver, student = kitchen.clock(), kitchen.caregiver(label), kitchen.student(child)
        activity = Activity(
            caregiver_id=caregiver, student_id=student, slug="x", state="done", started_at=now, touched_at=now
        )
        session.add(activity)
        session.flush()
        session.add(
            Outcome(activity_id=activity.id, student_id=student, title=title, lines=["Het ging fijn."], shared_at=now)
        )
        session.commit()


def ask_call(kitchen: Kitchen, label: str, child: str, *, safety: bool) -> None:
    with kitchen.store.session() as session:
        session.add(
            Request(
                caregiver_id=kitchen.caregiver(label),
                student_id=kitchen.student(child),
                safety=safety,
                made_at=kitchen.clock(),
            )
        )
        session.commit()


def test_the_class_shows_who_is_reached_and_those_who_are_not_first(vos: Kitchen) -> None:
    vos.comes_in("anna", "moeder van Samir")
    vos.comes_in("omar", "vader van Samir")
    vos.comes_in("daan", "moeder van Daan")
    vos.code_for("moeder van Noor")
    with vos.store.session() as session:
        stopped = session.get(Caregiver, vos.caregiver("moeder van Daan"))
        assert stopped
        stopped.opted_out_at = vos.clock()
        session.commit()
    share(vos, "moeder van Samir", "Samir")
    share(vos, "vader van Samir", "Samir", "Sterke kanten")
    ask_call(vos, "vader van Samir", "Samir", safety=False)
    ask_call(vos, "moeder van Noor", "Noor", safety=True)
    with vos.store.reading() as session:
        inside = person(vos, "mevrouw Vos")
        (card,) = classes_of(session, inside.id)
        assert (card.students, card.reached, card.waiting_requests) == (4, 2, 1)
        rows = students_of(session, card.id)
    assert [(row.first_name, row.state, row.shared, row.requests) for row in rows] == [
        ("Fatima", NOT_INVITED, 0, 0),
        ("Noor", INVITED, 0, 0),
        ("Daan", STOPPED, 0, 0),
        ("Samir", REACHED, 2, 1),
    ]
    assert [row.last_seen for row in rows] == [None, None, vos.clock(), vos.clock()]


def test_a_student_who_left_is_in_no_class(vos: Kitchen) -> None:
    with vos.store.session() as session:
        student = session.get(Student, vos.student("Noor"))
        assert student
        student.left_on = date(2026, 11, 1)
        session.commit()
    with vos.store.reading() as session:
        (card,) = classes_of(session, person(vos, "mevrouw Vos").id)
        assert card.students == 3
        assert "Noor" not in [row.first_name for row in students_of(session, card.id)]


def test_the_page_of_a_student_has_what_was_shared_and_nothing_of_the_chat(vos: Kitchen) -> None:
    vos.comes_in("anna", "moeder van Samir")
    vos.says("anna", "een geheim")
    share(vos, "moeder van Samir", "Samir")
    ask_call(vos, "moeder van Samir", "Samir", safety=False)
    vos.clock.passes(minutes=1)
    ask_call(vos, "moeder van Samir", "Samir", safety=True)
    with vos.store.reading() as session:
        page = student_page(session, person(vos, "mevrouw Vos").id, vos.student("Samir"))
    assert page
    assert [(one.title, list(one.lines)) for one in page.outcomes] == [("Complimentenkaart", ["Het ging fijn."])]
    assert [one.safety for one in page.requests] == [True, False]
    assert [(one.label, one.state) for one in page.adults] == [
        ("moeder van Samir", REACHED),
        ("vader van Samir", NOT_INVITED),
    ]
    assert "geheim" not in repr(page)


def statements(store: Store, look: Callable[[], object]) -> int:
    """Return how many statements a look takes."""
    seen: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", count)
    look()
    event.remove(store.engine, "before_cursor_execute", count)
    return len(seen)


def test_a_larger_class_takes_no_more_statements(kitchen: Kitchen) -> None:
    at = kitchen.roster.school(SCHOOL)
    header = "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n"
    for name, size in (("small", 5), ("large", 50)):
        rows = [
            f"{name},havo,3,{name}{n},Kind {name} {n},ouder {who} van {name} {n}\n" for n in range(size) for who in "ab"
        ]
        kitchen.roster.import_csv(at, header + "".join(rows))
    staff_id = kitchen.roster.add_staff(at, EMAIL, "mevrouw Vos", StaffRole.MENTOR, PASSWORD, ["small", "large"])
    for name, size in (("small", 2), ("large", 8)):
        for n in range(size):
            kitchen.comes_in(f"{name} {n}", f"ouder a van {name} {n}")
            share(kitchen, f"ouder a van {name} {n}", f"Kind {name} {n}")
    with kitchen.store.reading() as session:
        small, large = sorted(classes_of(session, staff_id), key=lambda card: card.students)
        assert (small.students, large.students) == (5, 50)

        def look(class_id: int) -> Callable[[], object]:
            return lambda: (class_of(session, staff_id, class_id), students_of(session, class_id))

        counted = {card.id: statements(kitchen.store, look(card.id)) for card in (small, large)}
        assert len(students_of(session, large.id)) == 50
    assert counted[small.id] == counted[large.id] <= 3


def test_more_classes_and_more_that_is_shared_take_no_more_statements(vos: Kitchen) -> None:
    staff_id, samir = person(vos, "mevrouw Vos").id, vos.student("Samir")

    def look() -> int:
        with vos.store.reading() as session:
            return statements(
                vos.store, lambda: (classes_of(session, staff_id), student_page(session, staff_id, samir))
            )

    before = look()
    for number in range(10):
        share(vos, "moeder van Samir", "Samir", f"Opdracht {number}")
        ask_call(vos, "moeder van Samir", "Samir", safety=False)
    at = vos.roster.school(SCHOOL)
    with vos.store.session() as session:
        for number in range(5):
            more = SchoolClass(school_id=at, name=f"{number}X", track="havo", year=3)
            session.add(more)
            session.flush()
            session.add(Teaching(staff_id=staff_id, class_id=more.id))
        session.commit()
    assert look() == before
