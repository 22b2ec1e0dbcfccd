"""The second factor, as a browser meets it: switched on with a right code, asked for after the password."""

import re

import pyotp
import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.services.accounts import Accounts
from bot.store.models import Staff
from tests.integration.kitchen import Kitchen
from tests.integration.staff import EMAIL, audit
from tests.integration.test_mentor_pages import browser, logs_in, token

__all__ = ["browser"]
pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


def code(kitchen: Kitchen, secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(kitchen.clock().timestamp()) + 30 * steps)


def sends(browser: TestClient, path: str, **values: str) -> int:
    page = browser.get("/mentor/account" if "account" in path else path).text
    return browser.post(path, data={"csrf_token": token(page), **values}).status_code


def switches_on(vos: Kitchen, browser: TestClient) -> str:
    """Switch it on; return the secret that the page showed."""
    logs_in(browser)
    page = browser.post(
        "/mentor/account/second-factor/begin", data={"csrf_token": token(browser.get("/mentor/account").text)}
    )
    shown = re.search(r"<code>([A-Z2-7 ]+)</code>", page.text)
    assert shown
    secret = shown.group(1).replace(" ", "")
    assert sends(browser, "/mentor/account/second-factor/on", code="000000") == 400
    assert sends(browser, "/mentor/account/second-factor/on", code=code(vos, secret)) == 303
    with vos.store.reading() as session:
        kept = session.scalars(select(Staff).where(Staff.email == EMAIL)).one()
    assert kept.totp_on
    assert kept.totp_secret != secret, "it is encrypted"
    browser.cookies.clear()
    return secret


def test_a_code_is_asked_for_after_the_password_and_works_once(vos: Kitchen, browser: TestClient) -> None:
    secret = switches_on(vos, browser)
    assert logs_in(browser) == 303
    assert browser.get("/mentor").status_code == 303, "the password alone opens nothing"
    assert sends(browser, "/mentor/login/code", code=code(vos, secret)) == 401, "it was used to switch it on"
    vos.clock.passes(seconds=30)
    assert sends(browser, "/mentor/login/code", code=code(vos, secret, steps=2)) == 401, "a code of a later minute"
    before = len(audit(vos))
    assert sends(browser, "/mentor/login/code", code=code(vos, secret)) == 303
    assert browser.get("/mentor").status_code == 200
    assert [action for _, action, _ in audit(vos)[before:]] == ["log_in"]


def test_the_password_is_good_for_five_minutes_and_five_codes(vos: Kitchen, browser: TestClient) -> None:
    secret = switches_on(vos, browser)
    logs_in(browser)
    vos.clock.passes(minutes=6)
    assert browser.get("/mentor/login/code").headers["location"] == "/mentor/login"
    logs_in(browser)
    assert [sends(browser, "/mentor/login/code", code="000000") for _ in range(4)][-1] in (401, 429)
    assert sends(browser, "/mentor/login/code", code=code(vos, secret)) == 429


def test_it_is_switched_off_with_a_code_and_ends_with_a_link_of_the_admin(vos: Kitchen, browser: TestClient) -> None:
    secret = switches_on(vos, browser)
    logs_in(browser)
    vos.clock.passes(seconds=60)
    sends(browser, "/mentor/login/code", code=code(vos, secret))
    assert sends(browser, "/mentor/account/second-factor/off", code="000000") == 400
    vos.clock.passes(seconds=60)
    assert sends(browser, "/mentor/account/second-factor/off", code=code(vos, secret)) == 303
    switched = switches_on(vos, browser)
    assert switched != secret
    Accounts(vos.store, vos.clock).reset(EMAIL)
    with vos.store.reading() as session:
        kept = session.scalars(select(Staff).where(Staff.email == EMAIL)).one()
    assert (kept.totp_on, kept.totp_secret) == (False, None)
