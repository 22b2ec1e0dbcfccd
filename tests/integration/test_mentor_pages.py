"""The mentor's pages, as a browser gets them: what parents ask, and a new password by a link."""

import re

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.config import Settings
from bot.services.accounts import Accounts
from bot.store.models import Request
from bot.web.app import create_app
from tests.integration.kitchen import Kitchen

EMAIL, PASSWORD, NEW = "vos@school.example", "een lang wachtwoord", "een ander wachtwoord"


@pytest.fixture
def browser(vos: Kitchen) -> TestClient:
    """A browser in which nobody is logged in."""
    parts = Parts(Settings(secret_key=SecretStr("x" * 40)), vos.clock)
    parts.store, parts.catalogue = vos.store, vos.catalogue
    headers = {"accept": "text/html"}
    return TestClient(create_app(parts), base_url="http://127.0.0.1", headers=headers, follow_redirects=False)


def token(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found.group(1)


def logs_in(browser: TestClient, password: str = PASSWORD) -> int:
    body = {"email": EMAIL, "password": password, "csrf_token": token(browser.get("/mentor/login").text)}
    return browser.post("/mentor/login", data=body).status_code


def asks(kitchen: Kitchen, label: str, child: str, kind: str, *, safety: bool = False) -> int:
    with kitchen.store.session() as session:
        request = Request(
            caregiver_id=kitchen.caregiver(label),
            student_id=kitchen.student(child),
            kind=kind,
            safety=safety,
            made_at=kitchen.clock(),
        )
        session.add(request)
        session.commit()
        return request.id


def test_each_kind_of_request_has_its_own_words(vos: Kitchen, browser: TestClient) -> None:
    for label in ("moeder van Samir", "vader van Samir"):
        asks(vos, label, "Samir", "call")
    asks(vos, "moeder van Samir", "Samir", "meeting")
    asks(vos, "moeder van Daan", "Daan", "offer")
    logs_in(browser)
    classes = browser.get("/mentor").text
    told = re.findall(r'class="mark call">([^<]+)<', classes)
    assert sorted(told) == ["1 ouder biedt hulp aan", "1 ouder wil een afspraak", "2 ouders willen dat u belt"]
    path = re.search(r"/mentor/classes/\d+", classes)
    assert path
    rows = re.findall(r'class="mark call">([^<]+)<', browser.get(path.group()).text)
    assert sorted(rows) == ["Biedt hulp aan", "Graag bellen (2)", "Graag een afspraak"]


def test_a_call_after_danger_comes_first_on_lists_of_requests_and_on_no_list_of_a_class(
    vos: Kitchen, browser: TestClient
) -> None:
    """It says to call today; nothing says why."""
    logs_in(browser)
    asks(vos, "moeder van Samir", "Samir", "call")
    asks(vos, "moeder van Noor", "Noor", "call", safety=True)
    listed = browser.get("/mentor/requests").text
    assert listed.index("Moeder van Noor") < listed.index("Moeder van Samir")
    assert listed.count("Bel vandaag") == 1
    for path in (f"/mentor/students/{vos.student('Noor')}", "/mentor/requests"):
        assert not re.search("gevaar|veilig|safety", browser.get(path).text, re.IGNORECASE)
    for path in (
        "/mentor",
        f"/mentor/classes/{vos.school_class('3K')}",
        f"/mentor/classes/{vos.school_class('3K')}/students.csv",
    ):
        page = browser.get(path).text
        assert "Bel vandaag" not in page
        assert len(re.findall("Graag bellen|ouder wil dat u belt|ouders willen dat u belt", page)) == 1, path


def test_the_button_marks_a_request_as_done(vos: Kitchen, browser: TestClient) -> None:
    number = asks(vos, "moeder van Samir", "Samir", "meeting")
    logs_in(browser)
    path = f"/mentor/students/{vos.student('Samir')}"
    page = browser.get(path).text
    assert f'action="{path}/requests/{number}/done"' in page
    done = browser.post(f"{path}/requests/{number}/done", data={"csrf_token": token(page)})
    assert (done.status_code, done.headers["location"]) == (303, path)
    assert "Vraagt iets van u" not in browser.get(path).text
    again = browser.post(f"{path}/requests/{number}/done", data={"csrf_token": token(page)})
    assert again.status_code == 404


def test_the_button_works_for_the_own_students_and_on_the_own_page_only(vos: Kitchen, browser: TestClient) -> None:
    number, other = asks(vos, "moeder van Samir", "Samir", "call"), asks(vos, "moeder van Yara", "Yara", "call")
    mine = f"/mentor/students/{vos.student('Samir')}/requests/{number}/done"
    theirs = f"/mentor/students/{vos.student('Yara')}/requests/{other}/done"
    assert browser.post(mine).headers["location"] == "/mentor/login"
    logs_in(browser)
    body = {"csrf_token": token(browser.get("/mentor").text)}
    assert browser.post(mine).status_code == 403
    assert browser.post(theirs, data=body).status_code == 404
    with vos.store.reading() as session:
        assert session.scalars(select(Request.done_at)).all() == [None, None]


def test_a_new_password_is_chosen_by_a_link(vos: Kitchen, browser: TestClient) -> None:
    path = f"/mentor/reset/{Accounts(vos.store, vos.clock).reset(EMAIL)}"
    assert logs_in(browser) == 401
    fresh = token(browser.get(path).text)
    for body, told in (
        ({"password": "kort", "again": "kort", "csrf_token": fresh}, "Gebruik 12 tekens of meer."),
        ({"password": NEW, "again": PASSWORD, "csrf_token": fresh}, "niet gelijk"),
        ({"password": NEW, "again": NEW}, "stond lang open"),
    ):
        refused = browser.post(path, data=body)
        assert refused.status_code == 400
        assert told in refused.text
    chosen = browser.post(path, data={"password": NEW, "again": NEW, "csrf_token": fresh})
    assert chosen.status_code == 200
    assert "Dat is gelukt" in chosen.text
    assert browser.get(path).status_code == 404
    assert logs_in(browser, NEW) == 303


def test_a_link_that_nobody_made_leads_nowhere(browser: TestClient) -> None:
    body = {"password": NEW, "again": NEW, "csrf_token": token(browser.get("/mentor/login").text)}
    assert browser.get("/mentor/reset/onzin").status_code == 404
    assert browser.post("/mentor/reset/onzin", data=body).status_code == 404
