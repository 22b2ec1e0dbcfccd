"""What a mentor sees of a class: who is reached, and those who are not first."""

from collections.abc import Callable
from datetime import date

from bot.domain.families import StaffRole
from bot.services.overview import Overview
from bot.store.models import Activity, Caregiver, Moment, SchoolClass, Teaching
from bot.store.queries.overview import (
    ACTIVE,
    INVITED,
    NOT_INVITED,
    STOPPED,
    class_of,
    classes_of,
    students_of,
)
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import EMAIL, PASSWORD, ask_call, person, share, statements


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
    ask_call(vos, "vader van Samir", "Samir", safety=False)
    ask_call(vos, "vader van Samir", "Samir", safety=False, kind="meeting")
    ask_call(vos, "moeder van Noor", "Noor", safety=True)
    ask_call(vos, "moeder van Daan", "Daan", safety=True, done=True)
    with vos.store.reading() as session:
        inside = person(vos, "mevrouw Vos")
        (card,) = classes_of(session, inside.id)
        assert (card.students, card.reached, card.asking) == (4, 2, {"call": 1, "meeting": 1})
        rows = students_of(session, card.id, vos.clock())
    assert [(row.first_name, row.state, row.shared, row.asked) for row in rows] == [
        ("Fatima", NOT_INVITED, 0, {}),
        ("Noor", INVITED, 0, {}),
        ("Daan", STOPPED, 0, {}),
        ("Samir", ACTIVE, 2, {"call": 2, "meeting": 1}),
    ]
    assert [row.last_seen for row in rows] == [None, None, vos.clock(), vos.clock()]


def test_each_family_is_seen_beside_the_next_day_of_its_class(vos: Kitchen) -> None:
    """The school's own day comes before the national one; whoever did at home what leads to it is marked."""
    overview = Overview(vos.store, vos.catalogue, vos.clock)
    class_id = vos.school_class("3K")
    with vos.store.session() as session:
        for number, (title, kind, of) in enumerate(
            [("Vakken kiezen", "subjects", class_id), ("Stage", "internship", None)]
        ):
            day = date(2026, 12, 1 + 7 * number)
            session.add(
                Moment(
                    school_id=vos.roster.known(SCHOOL),
                    uid=kind,
                    kind=kind,
                    title=title,
                    first=day,
                    last=day,
                    tracks=[],
                    years=[],
                    class_id=of,
                )
            )
        for child, slug in (("Samir", "vakkenpakket-in-een-mindmap"), ("Noor", "complimentenkaart")):
            adult, then = vos.caregiver(f"moeder van {child}"), vos.clock()
            session.add(
                Activity(
                    caregiver_id=adult,
                    student_id=vos.student(child),
                    slug=slug,
                    state="done",
                    started_at=then,
                    touched_at=then,
                )
            )
        session.commit()
    look = overview.school_class(class_id)
    assert look.ahead
    assert (look.ahead.title, look.ahead.day) == ("Vakken kiezen", date(2026, 12, 1))
    assert look.prepared == {vos.student("Samir")}
    other = overview.school_class(vos.school_class("2T")).ahead
    assert other
    assert other.title == "Stage"


def test_a_student_who_left_is_in_no_class(vos: Kitchen) -> None:
    ask_call(vos, "moeder van Noor", "Noor", safety=False)
    vos.roster.leave(vos.roster.known(SCHOOL), "1002")
    with vos.store.reading() as session:
        (card,) = classes_of(session, person(vos, "mevrouw Vos").id)
        assert (card.students, card.asking) == (3, {})
        assert "Noor" not in [row.first_name for row in students_of(session, card.id, vos.clock())]


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
            return lambda: (class_of(session, class_id), students_of(session, class_id, kitchen.clock()))

        counted = {card.id: statements(kitchen.store, look(card.id)) for card in (small, large)}
        assert len(students_of(session, large.id, kitchen.clock())) == 50
    assert counted[small.id] == counted[large.id] <= 5


def test_more_classes_take_no_more_statements(vos: Kitchen) -> None:
    staff_id = person(vos, "mevrouw Vos").id

    def look() -> int:
        with vos.store.reading() as session:
            return statements(vos.store, lambda: classes_of(session, staff_id))

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
