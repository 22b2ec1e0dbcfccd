"""A school's list on the page: looked at first; what is wrong is told in plain words, and nothing is half brought in."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from sqlalchemy import select

from bot.services.list_file import LARGEST, RosterError, text_of
from bot.store.models import Caregiver, SchoolClass, Staff, Student, Teaching, Upload
from tests.integration.kitchen import LIST, Kitchen
from tests.integration.office import Office

pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
HEAD = "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger"


@pytest.fixture
def office(school: Kitchen) -> Office:
    return Office(school)


def zipped(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def confirm(office: Office, page: str) -> str:
    token = page.partition('name="token" value="')[2].partition('"')[0]
    return office.post("/school/roster/confirm", token=token).text


def test_nothing_changes_before_it_was_looked_at(office: Office) -> None:
    before = office.kitchen.counts()
    page = office.brings("/school/roster", f"{HEAD}\n4A,havo,4,9,Bo,moeder van Bo\n".encode()).text
    assert "1 nieuwe klas, 1 nieuwe leerling, 1 nieuwe volwassene" in page
    assert "Samir (3K)" in page, "who is not in the list stays, and is named"
    assert {**office.kitchen.counts(), "upload": 0} == before
    assert "Ingelezen: 1 nieuwe klas" in confirm(office, page)
    with office.kitchen.store.reading() as session:
        assert session.scalars(select(Student).where(Student.first_name == "Bo")).one()
        assert session.scalars(select(Upload)).all() == []


def test_the_same_list_again_would_change_nothing(office: Office) -> None:
    page = office.brings("/school/roster", LIST.encode()).text
    assert "Niets. Alles uit deze lijst staat er al." in page
    assert "Ja, lees in" not in page


def test_what_is_different_is_told_and_done(office: Office) -> None:
    """Another name, another class, another language: the family keeps what it did."""
    changed = LIST.replace("3K,vmbo-kb,3,1002,Noor", "3B,vmbo-kb,3,1002,Noor").replace("1003,Daan", "1003,Daniël")
    page = office.brings("/school/roster", changed.encode()).text
    assert "Noor: 3K → 3B" in page
    assert "Daan → Daniël (3K)" in page
    number = office.kitchen.student("Noor")
    confirm(office, page)
    with office.kitchen.store.reading() as session:
        moved = session.get_one(Student, number)
        assert session.get_one(SchoolClass, moved.class_id).name == "3B"
        assert len(session.scalars(select(Student).where(Student.first_name == "Noor")).all()) == 1


def test_mentors_and_languages_come_with_the_list(office: Office) -> None:
    """A mentor without a password, who gets a link of the admin."""
    text = f"{HEAD},taal,mentor,mentor_email\n3K,vmbo-kb,3,1001,Samir,moeder van Samir,Arabisch,mevrouw Kaya,Kaya@x.example\n"
    confirm(office, office.brings("/school/roster", text.encode()).text)
    with office.kitchen.store.reading() as session:
        kaya = session.scalars(select(Staff).where(Staff.email == "kaya@x.example")).one()
        assert (kaya.role, kaya.password_hash) == ("mentor", "")
        assert session.scalars(select(Teaching).where(Teaching.staff_id == kaya.id)).one()
        assert (
            session.scalars(select(Caregiver.language).where(Caregiver.label == "moeder van Samir")).one() == "Arabisch"
        )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("\ufeffklas;niveau\n".encode("utf-16"), "geen tekst in UTF-8"),
        (f"{HEAD}\n3K,vmbo-kb,3,1,Zo\xeb,x".encode("latin-1"), "geen tekst in UTF-8"),
        (b"klas,niveau\n", "Deze kolommen ontbreken: leerjaar, leerlingnummer, voornaam, verzorger."),
        (f"{HEAD}\n3K,vmbo-xx,3,1,Bo,x\n".encode(), "Regel 2: niveau heeft een waarde die niet kan: vmbo-xx."),
        (f"{HEAD}\n3K,havo,drie,1,Bo,x\n".encode(), "Regel 2: leerjaar is geen getal: drie."),
        (f"{HEAD}\n3K,havo,9,1,Bo,x\n".encode(), "Regel 2: leerjaar moet 1 tot en met 6 zijn."),
        (f"{HEAD}\n3K,havo,3,1,,x\n".encode(), "Regel 2: voornaam is leeg."),
        (f"{HEAD}\n3K,havo,3,1,=cmd(),x\n".encode(), "Regel 2: voornaam begint als een formule."),
        (
            f"{HEAD}\n3K,havo,3,1,Bo,x\n3K,havo,3,1,Bo,x\n".encode(),
            "Regel 3: Deze leerling met deze volwassene staat al op regel 2.",
        ),
        (
            f"{HEAD}\n3K,havo,3,1,Bo,x\n3K,havo,3,1,Jan,y\n".encode(),
            "Leerlingnummer 1 heeft hierboven een andere voornaam.",
        ),
        (f"{HEAD},bsn\n3K,havo,3,1,Bo,x,123\n".encode(), "bsn is een kolom die niet nodig is."),
        (b"", "Deze kolommen ontbreken"),
        (zipped({"xl/workbook.xml": "<x/>"}), "werkmap van Excel"),
        (b"PK\x03\x04 broken", "geen tekst in UTF-8"),
        (zipped({"users.csv": "sourcedId\n"}), "ontbreekt classes.csv"),
    ],
)
def test_a_file_that_is_wrong_is_told_and_changes_nothing(office: Office, content: bytes, told: str) -> None:
    before = office.kitchen.counts()
    answer = office.brings("/school/roster", content)
    assert answer.status_code == 400
    assert told in answer.text.replace("&#39;", "'")
    assert office.kitchen.counts() == before


def test_a_file_of_fifty_megabytes_is_refused_at_the_door(office: Office) -> None:
    answer = office.brings("/school/roster", b"x" * 50_000_000)
    assert answer.status_code == 413
    assert "niets veranderd" in answer.text
    with pytest.raises(RosterError):
        text_of(b"x" * (LARGEST + 1))


def test_somebody_elses_list_is_not_brought_in(office: Office) -> None:
    assert office.post("/school/roster/confirm", token="made up").status_code == 409


ONE_ROSTER = {
    "manifest.csv": "propertyName,value\noneroster.version,1.2\n",
    "classes.csv": "sourcedId,status,title,grades,courseSourcedId,classCode,classType\n"
    "c1,active,3K,09,x,vmbo-kb 3K,homeroom\nc2,active,Wiskunde,09,x,wis,scheduled\n",
    "users.csv": "sourcedId,status,givenName,familyName,email,agentSourcedIds\n"
    'u1,active,Sanne,Jansen,,"a1,a2"\nu2,active,Bilal,Aydin,,\nu9,tobedeleted,Weg,Weg,,\n'
    "a1,active,P,Jansen,,\na2,active,Q,Jansen,,\nt1,active,Mia,Kaya,kaya@x.example,\n",
    "roles.csv": "sourcedId,status,userSourcedId,roleType,role\nr1,active,a1,primary,parent\nr2,active,a2,primary,guardian\n",
    "enrollments.csv": "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\n"
    "e1,active,c1,s,u1,student\ne2,active,c1,s,u2,student\ne3,active,c2,s,u1,student\ne4,active,c1,s,t1,teacher\n"
    "e5,active,c1,s,u9,student\n",
}


def test_one_roster_becomes_the_same_list(office: Office) -> None:
    """Homerooms only; who is to be deleted is left out; each adult by the role it has."""
    rows = text_of(zipped(ONE_ROSTER)).splitlines()[1:]
    assert rows == [
        "3K,vmbo-kb,3,u1,Sanne,ouder van Sanne,parent,Mia Kaya,kaya@x.example",
        "3K,vmbo-kb,3,u1,Sanne,voogd van Sanne,guardian,Mia Kaya,kaya@x.example",
        "3K,vmbo-kb,3,u2,Bilal,ouder van Bilal,parent,Mia Kaya,kaya@x.example",
    ]
    page = office.brings("/school/roster", zipped(ONE_ROSTER), "roster.zip").text
    assert "2 nieuwe leerlingen, 3 nieuwe volwassenen, 1 nieuwe mentor" in page
    confirm(office, page)
    assert "Niets. Alles" in office.brings("/school/roster", zipped(ONE_ROSTER), "roster.zip").text


def test_a_class_without_a_school_type_is_told(office: Office) -> None:
    files = {**ONE_ROSTER, "classes.csv": ONE_ROSTER["classes.csv"].replace("vmbo-kb 3K", "3K")}
    assert "Het niveau van klas 3K staat nergens" in office.brings("/school/roster", zipped(files)).text


def test_how_far_families_are_is_counted(office: Office) -> None:
    """Code, letter, opened, in, first assignment: each step by class, and no names."""
    kitchen = office.kitchen
    kitchen.comes_in("anna", "moeder van Samir")
    kitchen.says("ben", kitchen.code_for("vader van Samir"))
    kitchen.code_for("moeder van Noor")
    page = office.page("/school/roster")
    row = page[page.index(">3K<") :].partition("</dl>")[0]
    assert [cell.partition("<")[0] for cell in row.split("<dd>")[1:]] == ["5", "3", "0", "2", "1", "0"]
    assert "Samir" not in page
