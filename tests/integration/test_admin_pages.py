"""What an admin and a co-ordinator do in the browser."""

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.domain.families import StaffRole
from bot.services.signing_in import SigningIn
from bot.store.models import SchoolClass, Staff, Teaching
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import EMAIL, PASSWORD, ask_call
from tests.integration.test_mentor_pages import browser, token

__all__ = ["browser"]
pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
KOK, YILMAZ = "kok@school.example", "yilmaz@school.example"


@pytest.fixture
def kok(vos: Kitchen, browser: TestClient) -> TestClient:
    """A browser in which mevrouw Kok, the only admin, is logged in."""
    at = vos.roster.known(SCHOOL)
    vos.roster.add_staff(at, KOK, "mevrouw Kok", StaffRole.ADMIN, PASSWORD)
    vos.roster.add_staff(at, YILMAZ, "meneer Yilmaz", StaffRole.COORDINATOR, PASSWORD)
    logs_in(browser, KOK)
    return browser


def logs_in(browser: TestClient, email: str, password: str = PASSWORD) -> int:
    browser.cookies.clear()
    body = {"email": email, "password": password, "csrf_token": token(browser.get("/mentor/login").text)}
    return browser.post("/mentor/login", data=body).status_code


def sends(browser: TestClient, path: str, page: str = "/school/staff", **values: str) -> tuple[int, str]:
    answer = browser.post(path, data={"csrf_token": token(browser.get(page).text), **values})
    return answer.status_code, answer.text


def staff(kitchen: Kitchen, email: str) -> Staff:
    with kitchen.store.reading() as session:
        return session.scalars(select(Staff).where(Staff.email == email)).one()


def test_somebody_new_chooses_a_password_by_a_link_that_is_shown_once(vos: Kitchen, kok: TestClient) -> None:
    new = {"name": "meneer Smit", "role": "mentor", "classes": str(vos.school_class("2T"))}
    assert sends(kok, "/school/staff", email="geen adres", **new)[0] == 400
    assert sends(kok, "/school/staff", email=EMAIL, **new)[0] == 409
    assert sends(kok, "/school/staff", email="smit@school.example", **new)[0] == 303
    page = kok.get("/school/staff").text
    link = re.search(r"/mentor/reset/[\w-]+", page)
    assert link
    assert "/mentor/reset/" not in kok.get("/school/staff").text
    chosen = {"password": "een nieuw wachtwoord", "again": "een nieuw wachtwoord"}
    assert kok.post(link.group(), data={**chosen, "csrf_token": token(kok.get(link.group()).text)}).status_code == 200
    assert logs_in(kok, "smit@school.example", "een nieuw wachtwoord") == 303
    assert "2T" in kok.get("/mentor").text


def test_a_mentor_who_leaves_is_out_at_once_and_may_be_let_in_again(vos: Kitchen, kok: TestClient) -> None:
    number = staff(vos, EMAIL).id
    inside = SigningIn(vos.store, vos.clock).log_in(EMAIL, PASSWORD)
    assert inside
    assert sends(kok, f"/school/staff/{number}/end")[0] == 303
    assert SigningIn(vos.store, vos.clock).person(inside.id, inside.session_version) is None
    assert not SigningIn(vos.store, vos.clock).teaches_student(inside, vos.student("Samir"))
    assert sends(kok, f"/school/staff/{number}/link")[0] == 303
    assert staff(vos, EMAIL).active
    assert SigningIn(vos.store, vos.clock).log_in(EMAIL, PASSWORD) is None, "only by the link"


def test_roles_and_classes_change_but_an_admin_stays(vos: Kitchen, kok: TestClient) -> None:
    number = staff(vos, EMAIL).id
    to = {"name": "mevrouw Vos-Bos", "role": "coordinator", "classes": str(vos.school_class("2T"))}
    assert sends(kok, f"/school/staff/{number}", **to)[0] == 303
    with vos.store.reading() as session:
        changed = session.get_one(Staff, number)
        assert (changed.name, changed.role) == ("mevrouw Vos-Bos", "coordinator")
        taught = select(SchoolClass.name).join(Teaching, Teaching.class_id == SchoolClass.id)
        assert session.scalars(taught.where(Teaching.staff_id == number)).all() == ["2T"]
    own = staff(vos, KOK).id
    for path, values in ((f"/school/staff/{own}/end", {}), (f"/school/staff/{own}", {"name": "Kok", "role": "mentor"})):
        status, page = sends(kok, path, **values)
        assert status == 409
        assert "enige beheerder" in page
    assert staff(vos, KOK).role == "admin"


def test_a_class_is_made_once(kok: TestClient) -> None:
    new = {"name": "1B", "track": "havo", "year": "1"}
    assert sends(kok, "/school/classes", "/school/classes", **{**new, "year": "9"})[0] == 400
    assert sends(kok, "/school/classes", "/school/classes", **new)[0] == 303
    assert sends(kok, "/school/classes", "/school/classes", **new)[0] == 409
    assert "1B" in kok.get("/school/classes").text


def test_the_co_ordinator_reads_who_looked_at_whom_and_who_offers_help(vos: Kitchen, kok: TestClient) -> None:
    logs_in(kok, EMAIL)
    for _ in range(60):
        kok.get(f"/mentor/students/{vos.student('Samir')}")
    ask_call(vos, "moeder van Samir", "Samir", safety=False, kind="offer")
    logs_in(kok, YILMAZ)
    newest = kok.get("/school/audit").text
    assert newest.count("bekeek Samir (3K)") == 49
    older = re.search(r'href="(\?before=\d+)"', newest)
    assert older
    assert kok.get(f"/school/audit{older.group(1)}").text.count("bekeek Samir (3K)") == 11
    mine = kok.get(f"/school/audit?who={staff(vos, YILMAZ).id}").text
    assert "bekeek Samir" not in mine
    assert "<b>meneer Yilmaz</b> logde in" in mine
    assert "Moeder van Samir" in kok.get("/school/offers").text
    assert "0 van 4" in kok.get("/school").text
    other = vos.roster.school("De Linde")
    vos.roster.add_staff(other, "linde@school.example", "mevrouw Linde", StaffRole.COORDINATOR, PASSWORD)
    logs_in(kok, "linde@school.example")
    theirs = kok.get("/school/audit").text
    assert "Samir" not in theirs
    assert "Moeder van Samir" not in kok.get("/school/offers").text
