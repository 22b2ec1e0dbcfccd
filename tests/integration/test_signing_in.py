"""Who is let in, and who is not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from bot.services.accounts import Accounts
from bot.services.signing_in import SigningIn
from bot.store.models import School, Staff
from tests.integration.kitchen import Kitchen
from tests.integration.staff import EMAIL, PASSWORD, audit, change, person


@pytest.fixture
def signing_in(vos: Kitchen) -> SigningIn:
    return SigningIn(vos.store, vos.clock)


def test_the_right_password_lets_in_and_is_kept_in_the_audit(vos: Kitchen, signing_in: SigningIn) -> None:
    inside = signing_in.log_in(f"  {EMAIL.upper()} ", PASSWORD)
    assert inside == person(vos, "mevrouw Vos")
    assert audit(vos) == [(f"staff:{inside.id}", "log_in", "")]


def test_anything_else_lets_nobody_in(vos: Kitchen, signing_in: SigningIn) -> None:
    assert signing_in.log_in(EMAIL, PASSWORD.upper()) is None
    assert signing_in.log_in(EMAIL, "") is None
    assert signing_in.log_in("nobody@school.example", PASSWORD) is None
    assert signing_in.log_in("3k@school.example", "") is None
    change(vos, active=False)
    assert signing_in.log_in(EMAIL, PASSWORD) is None
    assert audit(vos) == []


def test_a_hash_of_an_older_kind_is_made_anew_at_log_in(vos: Kitchen, signing_in: SigningIn) -> None:
    change(vos, password_hash=PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD))
    assert signing_in.log_in(EMAIL, PASSWORD)
    with vos.store.reading() as session:
        kept = session.scalars(select(Staff.password_hash).where(Staff.email == EMAIL)).one()
    assert not PasswordHasher().check_needs_rehash(kept)
    assert signing_in.log_in(EMAIL, PASSWORD)


def test_who_left_or_logged_out_everywhere_is_no_longer_logged_in(vos: Kitchen, signing_in: SigningIn) -> None:
    inside = person(vos, "mevrouw Vos")
    assert signing_in.person(inside.id, inside.session_version) == inside
    change(vos, session_version=2)
    assert signing_in.person(inside.id, inside.session_version) is None
    change(vos, active=False)
    assert signing_in.person(inside.id, 2) is None
    assert signing_in.person(4711, 1) is None


def test_a_mentor_teaches_the_own_classes_and_students_only(vos: Kitchen, signing_in: SigningIn) -> None:
    inside = person(vos, "mevrouw Vos")
    assert signing_in.teaches_student(inside, vos.student("Samir"))
    for student in (vos.student("Yara"), 4711):
        assert not signing_in.teaches_student(inside, student)
    vos.roster.leave(inside.school_id, "1001")
    assert not signing_in.teaches_student(inside, vos.student("Samir"))
    classes = {name: vos.school_class(name) for name in ("3K", "2T")}
    assert signing_in.teaches_class(inside, classes["3K"])
    assert not signing_in.teaches_class(inside, classes["2T"])
    assert not signing_in.teaches_class(inside, 4711)


def test_a_password_is_verified_while_others_write(vos: Kitchen, signing_in: SigningIn) -> None:
    """A wrong one waits for nobody: whoever tries passwords holds up no parent."""
    with vos.store.session() as writing:
        writing.add(School(name="De Linde"))
        writing.flush()
        with ThreadPoolExecutor(1) as other:
            assert other.submit(signing_in.log_in, EMAIL, "a wrong password").result(timeout=5) is None


def test_an_account_that_ends_while_its_password_is_verified_lets_nobody_in(
    vos: Kitchen, signing_in: SigningIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = signing_in._verify

    def slowly(password_hash: str, password: str) -> bool:
        Accounts(vos.store, vos.clock).reset(EMAIL)
        return verify(password_hash, password)

    monkeypatch.setattr(signing_in, "_verify", slowly)
    assert signing_in.log_in(EMAIL, PASSWORD) is None
