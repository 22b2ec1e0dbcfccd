"""Logging in by a real OpenID provider on this machine: who is let in, and who is not."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.config import Settings
from bot.domain.families import StaffRole
from bot.services.accounts import Accounts
from bot.services.clock import utc_now
from bot.store.models import Staff
from bot.web.app import create_app
from tests.fakes.openid_provider import CLIENT_ID, CLIENT_SECRET
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import EMAIL, PASSWORD, audit
from tests.stack import ROOT, free_port

PUBLIC = "http://127.0.0.1:8000"
pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the provider."""
    port, folder = free_port(), tmp_path_factory.mktemp("provider")
    command = [
        sys.executable,
        "-m",
        "tests.fakes.openid_provider",
        str(port),
        str(folder),
        f"{PUBLIC}/mentor/openid/callback",
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/o"
    deadline = time.monotonic() + 60
    while not answers(f"{address}/.well-known/openid-configuration"):
        assert process.poll() is None, Path(folder / "log").read_text()
        assert time.monotonic() < deadline
        time.sleep(0.1)
    yield address
    process.terminate()
    process.wait()


def answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2).is_success
    except httpx.HTTPError:
        return False


def browser_of(vos: Kitchen, issuer: str) -> TestClient:
    """Return a browser of an installation that knows the provider."""
    settings = Settings(
        secret_key=SecretStr("x" * 40),
        public_url=PUBLIC,
        oidc_issuer=issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=SecretStr(CLIENT_SECRET),
    )
    # Tokens are dated by the provider's clock, which is that of this machine.
    vos.clock.now = utc_now()
    parts = Parts(settings, vos.clock)
    parts.store, parts.catalogue = vos.store, vos.catalogue
    return TestClient(create_app(parts), base_url=PUBLIC, headers={"accept": "text/html"}, follow_redirects=False)


def goes_to_the_provider(browser: TestClient, user: str) -> str:
    """Press the button and log in at the provider; return the address by which one comes back."""
    assert "/mentor/openid" in browser.get("/mentor/login").text
    asked = browser.get("/mentor/openid").headers["location"]
    wanted = parse_qs(urlsplit(asked).query)
    assert wanted["code_challenge_method"] == ["S256"]
    assert wanted["state"]
    assert wanted["nonce"]
    with httpx.Client(follow_redirects=True) as http:
        page = http.get(asked)
        fields = dict(re.findall(r'name="(csrfmiddlewaretoken|next)" value="([^"]*)"', page.text))
        fields["next"] = fields["next"].replace("&amp;", "&")
        http.follow_redirects = False
        after = http.post(str(page.url), data={**fields, "username": user, "password": user})
        back = http.get(f"{page.url.scheme}://{page.url.host}:{page.url.port}{after.headers['location']}")
        return back.headers["location"]


def comes_back(browser: TestClient, address: str) -> httpx2.Response:
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def test_a_verified_address_lets_in_and_is_known_by_its_subject_from_then_on(vos: Kitchen, issuer: str) -> None:
    browser = browser_of(vos, issuer)
    back = comes_back(browser, goes_to_the_provider(browser, "vos"))
    assert (back.status_code, back.headers["location"]) == (303, "/mentor")
    assert "3K" in browser.get("/mentor").text
    assert audit(vos)[-1][1] == "log_in"
    with vos.store.session() as session:
        staff = session.scalars(select(Staff).where(Staff.email == EMAIL)).one()
        assert staff.openid_subject
        assert staff.openid_subject.startswith(f"{issuer}|")
        staff.email = "married@school.example"
        session.commit()
    again = browser_of(vos, issuer)
    assert comes_back(again, goes_to_the_provider(again, "vos")).status_code == 303


def test_entra_says_otherwise_that_an_address_is_verified(vos: Kitchen, issuer: str) -> None:
    vos.roster.add_staff(vos.roster.known(SCHOOL), "bos@school.example", "meneer Bos", StaffRole.MENTOR, PASSWORD)
    browser = browser_of(vos, issuer)
    assert comes_back(browser, goes_to_the_provider(browser, "entra")).status_code == 303


@pytest.mark.parametrize("user", ["unverified", "stranger"])
def test_who_is_not_known_for_certain_is_told_whom_to_ask(vos: Kitchen, issuer: str, user: str) -> None:
    browser = browser_of(vos, issuer)
    back = comes_back(browser, goes_to_the_provider(browser, user))
    assert back.status_code == 403
    assert "Vraag de beheerder" in back.text
    assert browser.get("/mentor").status_code == 303


def test_an_account_that_ended_is_shut_for_the_provider_too(vos: Kitchen, issuer: str) -> None:
    browser = browser_of(vos, issuer)
    comes_back(browser, goes_to_the_provider(browser, "vos"))
    Accounts(vos.store, vos.clock).end(EMAIL)
    assert browser.get("/mentor").status_code == 303
    again = browser_of(vos, issuer)
    assert comes_back(again, goes_to_the_provider(again, "vos")).status_code == 403


def test_what_somebody_else_began_is_not_finished_here(vos: Kitchen, issuer: str) -> None:
    """Another state, a code that was used, and no answer at all."""
    browser = browser_of(vos, issuer)
    address = goes_to_the_provider(browser, "vos")
    stranger = browser_of(vos, issuer)
    for other in (comes_back(stranger, address), stranger.get("/mentor/openid/callback?error=access_denied")):
        assert other.status_code == 400
        assert "niet gelukt" in other.text
    assert comes_back(browser, address).status_code == 303
    assert comes_back(browser, address).status_code == 400


def test_a_provider_that_is_away_is_told_kindly(vos: Kitchen) -> None:
    browser = browser_of(vos, f"http://127.0.0.1:{free_port()}/o")
    away = browser.get("/mentor/openid")
    assert away.status_code == 503
    assert "antwoordt nu niet" in away.text


def test_without_a_provider_there_is_no_button(vos: Kitchen) -> None:
    parts = Parts(Settings(secret_key=SecretStr("x" * 40)), vos.clock)
    parts.store, parts.catalogue = vos.store, vos.catalogue
    browser = TestClient(create_app(parts), base_url=PUBLIC, headers={"accept": "text/html"}, follow_redirects=False)
    assert "/mentor/openid" not in browser.get("/mentor/login").text
    assert browser.get("/mentor/openid").status_code == 404
