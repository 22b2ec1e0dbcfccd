"""Accounts of staff: a new password by a link, and the end of an account."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.families import StaffRole
from bot.services.accounts import Accounts
from bot.services.list_file import RosterError
from bot.services.overview import Overview
from bot.services.signing_in import SigningIn
from bot.store.models import AuditEntry, Staff, Teaching
from tests.integration.kitchen import SCHOOL, Kitchen

EMAIL, OLD, NEW = "vos@school.example", "een lang wachtwoord", "een ander wachtwoord"


@pytest.fixture
def vos(school: Kitchen) -> Kitchen:
    """A school where mevrouw Vos is mentor of 3K and can log in."""
    at = school.roster.known(SCHOOL)
    school.roster.add_staff(at, EMAIL, "mevrouw Vos", StaffRole.MENTOR, OLD, ["3K"])
    return school


@pytest.fixture
def accounts(vos: Kitchen) -> Accounts:
    return Accounts(vos.store, vos.clock)


@pytest.fixture
def signing_in(vos: Kitchen) -> SigningIn:
    return SigningIn(vos.store, vos.clock)


def staff(kitchen: Kitchen) -> Staff:
    with kitchen.store.reading() as session:
        return session.scalars(select(Staff).where(Staff.email == EMAIL)).one()


def test_a_link_lets_somebody_choose_a_new_password_once(
    vos: Kitchen, accounts: Accounts, signing_in: SigningIn
) -> None:
    inside = signing_in.log_in(EMAIL, OLD)
    assert inside
    token = accounts.reset(EMAIL.upper())
    assert signing_in.person(inside.id, inside.session_version) is None
    assert signing_in.log_in(EMAIL, OLD) is None
    assert accounts.is_open(token)
    assert token not in (staff(vos).reset_hash or "")
    assert accounts.choose(token, NEW)
    assert not accounts.is_open(token)
    assert not accounts.choose(token, OLD)
    assert signing_in.log_in(EMAIL, OLD) is None
    assert signing_in.log_in(EMAIL, NEW)


def test_a_link_ends_after_a_day_and_when_there_is_a_newer_one(vos: Kitchen, accounts: Accounts) -> None:
    older, token = accounts.reset(EMAIL), accounts.reset(EMAIL)
    assert not accounts.choose(older, NEW)
    vos.clock.passes(hours=23, minutes=59)
    assert accounts.is_open(token)
    vos.clock.passes(minutes=1)
    assert not accounts.is_open(token)
    assert not accounts.choose(token, NEW)
    assert not accounts.choose("", NEW)


def test_an_account_that_ended_is_shut_at_once(accounts: Accounts, signing_in: SigningIn) -> None:
    inside = signing_in.log_in(EMAIL, OLD)
    assert inside
    token = accounts.reset(EMAIL)
    assert accounts.end(EMAIL) == "mevrouw Vos"
    assert signing_in.person(inside.id, inside.session_version) is None
    assert not accounts.choose(token, NEW)
    assert signing_in.log_in(EMAIL, OLD) is None
    for again in (accounts.end, accounts.reset):
        with pytest.raises(RosterError, match=re.escape(EMAIL)):
            again(EMAIL)


def test_who_comes_back_is_let_in_again_without_the_sessions_and_classes_of_before(
    vos: Kitchen, accounts: Accounts, signing_in: SigningIn
) -> None:
    inside = signing_in.log_in(EMAIL, OLD)
    assert inside
    accounts.end(EMAIL)
    vos.roster.add_staff(vos.roster.known(SCHOOL), EMAIL, "mevrouw De Vos", StaffRole.MENTOR, NEW, ["2T"])
    again = signing_in.log_in(EMAIL, NEW)
    assert again
    assert (again.id, again.name) == (inside.id, "mevrouw De Vos")
    assert signing_in.person(inside.id, inside.session_version) is None
    assert [card.name for card in Overview(vos.store, vos.catalogue, vos.clock).classes(again)] == ["2T"]
    with vos.store.reading() as session:
        assert len(session.scalars(select(Teaching).where(Teaching.staff_id == again.id)).all()) == 1


def test_what_happens_to_an_account_is_kept(vos: Kitchen, accounts: Accounts) -> None:
    accounts.choose(accounts.reset(EMAIL), NEW)
    vos.clock.now += timedelta(minutes=1)
    accounts.end(EMAIL)
    with vos.store.reading() as session:
        kept = [(one.action, one.subject) for one in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    subject = f"staff:{staff(vos).id}"
    assert kept == [("password.reset", subject), ("password.chosen", subject), ("account.ended", subject)]
