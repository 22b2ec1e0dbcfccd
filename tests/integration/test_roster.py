"""Families and staff of a school: imported all of it or nothing."""

import pytest
from sqlalchemy import select

from bot.domain.calendar import local_day
from bot.domain.families import StaffRole
from bot.services.list_file import RosterError
from bot.store.models import Care, Caregiver, SchoolClass, Staff, Student, Teaching
from tests.integration.kitchen import LIST, SCHOOL, Kitchen

PASSWORD = "een lang wachtwoord"
HEADER = LIST.partition("\n")[0]


def refused(kitchen: Kitchen, text: str) -> list[str]:
    school = kitchen.roster.school(SCHOOL)
    before = kitchen.counts()
    with pytest.raises(RosterError) as caught:
        kitchen.roster.import_csv(school, text)
    assert kitchen.counts() == before
    return list(caught.value.problems)


def test_a_list_makes_classes_students_and_caregivers(kitchen: Kitchen) -> None:
    done = kitchen.roster.import_csv(kitchen.roster.school(SCHOOL), LIST)
    assert (done.students, done.caregivers) == (5, 6)
    with kitchen.store.reading() as session:
        classes = session.execute(select(SchoolClass.name, SchoolClass.track, SchoolClass.year)).all()
        assert sorted(tuple(row) for row in classes) == [("2T", "vmbo-tl", 2), ("3K", "vmbo-kb", 3)]
        samir = session.scalars(select(Student).where(Student.first_name == "Samir")).one()
        assert str(samir.sixteen_on) == "2027-09-01"
        carers = select(Caregiver.label).join(Care).where(Care.student_id == samir.id).order_by(Caregiver.label)
        assert session.scalars(carers).all() == ["moeder van Samir", "vader van Samir"]
        fatima = session.scalars(select(Student).where(Student.first_name == "Fatima")).one()
        assert fatima.sixteen_on is None


def test_the_same_list_again_changes_nothing(school: Kitchen) -> None:
    before = school.counts()
    done = school.roster.import_csv(school.roster.school(SCHOOL), LIST)
    assert (done.students, done.caregivers) == (0, 0)
    assert school.counts() == before


def test_a_longer_list_adds_only_what_is_new(school: Kitchen) -> None:
    more = f"{LIST}2T,vmbo-tl,2,1006,Bo,,vader van Bo,parent\n2T,vmbo-tl,2,1005,Yara,,oma van Yara,network\n"
    done = school.roster.import_csv(school.roster.school(SCHOOL), more)
    assert (done.students, done.caregivers) == (1, 2)


def test_every_row_that_is_wrong_is_told_by_its_line_and_nothing_is_kept(kitchen: Kitchen) -> None:
    text = f"""{HEADER}
3K,vmbo-kb,3,1001,Samir,2027-09-01,moeder van Samir,parent
3K,mavo,3,1002,Noor,2027-09-01,moeder van Noor,parent
3K,vmbo-kb,drie,1003,Daan,,moeder van Daan,parent
3K,vmbo-kb,3,1004,,,tante van Fatima,network
3K,vmbo-kb,3,1005,Lucas,ooit,moeder van Lucas,buur
"""
    problems = refused(kitchen, text)
    assert [problem.split(":")[:2] for problem in problems] == [
        ["Line 3", " niveau"],
        ["Line 4", " leerjaar"],
        ["Line 5", " voornaam"],
        ["Line 6", " zestien_op"],
        ["Line 6", " soort"],
    ]


def breaks_off(done: int, _total: int) -> None:
    if done == 4:
        raise KeyboardInterrupt


def test_an_import_that_breaks_off_halfway_keeps_nothing(kitchen: Kitchen) -> None:
    school, before = kitchen.roster.school(SCHOOL), kitchen.counts()
    with pytest.raises(KeyboardInterrupt):
        kitchen.roster.import_csv(school, LIST, breaks_off)
    assert kitchen.counts() == before


def test_a_row_that_breaks_off_is_told(kitchen: Kitchen) -> None:
    problems = refused(kitchen, f"{HEADER}\n3K,vmbo-kb,3\n")
    assert problems
    assert {problem.partition(":")[0] for problem in problems} == {"Line 2"}


def test_lines_are_counted_as_an_editor_counts_them(kitchen: Kitchen) -> None:
    text = f'{HEADER}\n3K,vmbo-kb,3,1001,Samir,,"moeder\nvan Samir",parent\n\n3K,mavo,3,1002,Noor,,vader,parent\n'
    assert [problem.partition(":")[0] for problem in refused(kitchen, text)] == ["Line 5"]


@pytest.mark.parametrize("column", ["klas", "leerlingnummer", "verzorger"])
def test_a_column_that_is_missing_is_told(kitchen: Kitchen, column: str) -> None:
    text = LIST.replace(column, "iets", 1)
    assert refused(kitchen, text) == [f"Line 1: these columns are missing: {column}."]


def test_a_column_that_nobody_knows_is_told(kitchen: Kitchen) -> None:
    text = f"{HEADER},geheim\n3K,vmbo-kb,3,1001,Samir,,moeder,parent,x\n"
    (problem,) = refused(kitchen, text)
    assert problem.startswith("Line 2: geheim")


def test_an_empty_file_is_told(kitchen: Kitchen) -> None:
    assert refused(kitchen, "")[0].startswith("Line 1:")


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace(",", ";"),
        f"\ufeff{LIST}",
        f"\ufeff{LIST.replace(',', ';')}",
        LIST.replace("\n", "\r\n"),
        HEADER + LIST.removeprefix(HEADER).replace(",", " , "),
    ],
    ids=["semicolons", "byte order mark", "as Excel saves it", "Windows line ends", "spaces"],
)
def test_a_list_is_read_as_spreadsheets_save_it(kitchen: Kitchen, text: str) -> None:
    done = kitchen.roster.import_csv(kitchen.roster.school(SCHOOL), text)
    assert (done.students, done.caregivers) == (5, 6)
    assert kitchen.student("Samir")


def test_columns_that_may_be_left_out_may_be_left_out(kitchen: Kitchen) -> None:
    text = "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n3K,havo,3,1,Bo,vader van Bo\n"
    kitchen.roster.import_csv(kitchen.roster.school(SCHOOL), text)
    with kitchen.store.reading() as session:
        assert session.scalars(select(Caregiver.kind)).one() == "parent"
        assert session.scalars(select(Student.sixteen_on)).one() is None


def test_progress_is_told_row_by_row(kitchen: Kitchen) -> None:
    seen: list[tuple[int, int]] = []
    kitchen.roster.import_csv(kitchen.roster.school(SCHOOL), LIST, lambda done, total: seen.append((done, total)))
    assert seen == [(number, 6) for number in range(1, 7)]


def test_two_schools_may_have_the_same_classes_and_numbers(school: Kitchen) -> None:
    done = school.roster.import_csv(school.roster.school("De Horizon"), LIST)
    assert (done.students, done.caregivers) == (5, 6)


def test_a_list_makes_its_school_and_a_list_that_is_refused_makes_none(kitchen: Kitchen) -> None:
    with pytest.raises(RosterError):
        kitchen.roster.import_csv("De Linde", LIST.replace("vmbo-tl", "mavo"))
    with pytest.raises(KeyboardInterrupt):
        kitchen.roster.import_csv("De Linde", LIST, breaks_off)
    assert kitchen.roster.schools() == set()
    for new in (5, 0):
        assert kitchen.roster.import_csv("De Linde", LIST).students == new
    assert kitchen.roster.schools() == {"De Linde"}


def test_a_school_that_is_not_there_is_told_with_those_that_are(kitchen: Kitchen) -> None:
    with pytest.raises(RosterError, match="roster import"):
        kitchen.roster.known("Het Kompsa")
    there = kitchen.roster.school(SCHOOL)
    with pytest.raises(RosterError, match=f"no school 'Het Kompsa'. There is: '{SCHOOL}'"):
        kitchen.roster.known("Het Kompsa")
    assert kitchen.roster.known(SCHOOL) == there
    assert kitchen.roster.schools() == {SCHOOL}


def test_a_student_leaves_once_and_gets_no_codes(school: Kitchen) -> None:
    at, other = school.roster.school(SCHOOL), school.roster.school("De Horizon")
    with pytest.raises(RosterError, match="no student 1001"):
        school.roster.leave(other, "1001")
    assert school.roster.leave(at, "1001") == 1
    with pytest.raises(RosterError, match="left before"):
        school.roster.leave(at, "1001")
    with school.store.reading() as session:
        left = session.execute(select(Student.first_name, Student.left_on).where(Student.left_on.is_not(None))).all()
    assert [tuple(row) for row in left] == [("Samir", local_day(school.clock()))]
    assert "Samir" not in [child for child, _, _ in school.roster.invite_class(at, "3K")]


def test_a_school_is_made_once(kitchen: Kitchen) -> None:
    assert kitchen.roster.school(SCHOOL) == kitchen.roster.school(SCHOOL)
    assert kitchen.roster.schools() == {SCHOOL}


def test_a_mentor_is_let_in_with_a_hash_and_the_classes_that_were_named(school: Kitchen) -> None:
    at = school.roster.school(SCHOOL)
    added = school.roster.add_staff(at, "Vos@School.example", "mevrouw Vos", StaffRole.MENTOR, PASSWORD, ["3K"])
    with school.store.reading() as session:
        staff = session.get(Staff, added)
        assert staff
        assert (staff.email, staff.role, staff.active) == ("vos@school.example", "mentor", True)
        assert staff.password_hash.startswith("$argon2id$")
        assert PASSWORD not in staff.password_hash
        classes = select(SchoolClass.name).join(Teaching).where(Teaching.staff_id == staff.id)
        assert session.scalars(classes).all() == ["3K"]


def test_staff_that_cannot_be_added_is_told_all_that_is_wrong(school: Kitchen) -> None:
    at, before = school.roster.school(SCHOOL), school.counts()
    with pytest.raises(RosterError) as caught:
        school.roster.add_staff(at, "3k@School.example", "mevrouw Vos", StaffRole.MENTOR, "kort", ["3K", "9Z"])
    assert [problem.split()[-1] for problem in caught.value.problems] == ["more.", "already.", "school."]
    assert school.counts() == before


def test_an_empty_cell_that_may_be_left_out_is_as_if_it_were(kitchen: Kitchen) -> None:
    kitchen.roster.import_csv(kitchen.roster.school(SCHOOL), f"{HEADER}\n3K,havo,3,1,Bo, ,vader van Bo,\n")
    with kitchen.store.reading() as session:
        assert session.scalars(select(Caregiver.kind)).one() == "parent"
        assert session.scalars(select(Student.sixteen_on)).one() is None
