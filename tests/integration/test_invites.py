"""Codes let a caregiver in, once."""

import pytest
from sqlalchemy import select

from bot.domain.safety import danger_in
from bot.services.list_file import RosterError
from bot.services.onboarding import CODE_LIFE, code_in, new_code, written
from bot.store.models import Invite
from tests.integration.kitchen import SCHOOL, Kitchen


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ABCD2345", "ABCD2345"),
        ("abcd-2345", "ABCD2345"),
        ("abcd 2345", "ABCD2345"),
        ("Mijn code is ABCD-2345, dank u", "ABCD2345"),
        ("/start ABCD2345", "ABCD2345"),
        ("/start@keukentafelbot ABCD2345", "ABCD2345"),
        ("/start", None),
        ("hallo", None),
        ("samen praten", None),
        ("ABCD2340", None),
        ("XABCD2345", None),
        ("ABCD23456", None),
    ],
)
def test_a_code_is_found_in_what_a_parent_types(typed: str, code: str | None) -> None:
    assert code_in(typed) == code


def test_a_new_code_is_never_a_word_and_reads_back_as_it_is_written() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(code_in(written(code)) == code for code in codes)
    assert not [code for code in codes if set(code) & set("ILO01")]


def test_a_new_code_spells_no_danger(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = iter("SK7SDDRBABCD2345")
    monkeypatch.setattr("bot.services.onboarding.secrets.choice", lambda _: next(letters))
    assert new_code() == "ABCD2345"


@pytest.mark.parametrize("code", ["GUNS-K2E4", "/start SK7SDDRB", "sk7sddrb"])
def test_letters_of_a_code_on_paper_are_not_heard_as_danger(kitchen: Kitchen, code: str) -> None:
    assert danger_in(code.removeprefix("/start "))
    (answer,) = kitchen.says("anna", code)
    assert "code" in answer
    assert "112" not in answer


def test_a_code_lets_in_once(school: Kitchen) -> None:
    code = school.code_for("moeder van Samir")
    school.says("first", code)
    school.taps("first", "Ja, dat klopt")
    school.taps("first", "Ja, dat is goed")
    assert school.stage("first") == "ready"
    (told,) = school.says("second", code)
    assert "al gebruikt" in told
    assert "mevrouw De Wit" in told
    assert school.stage("second") == "new"


def test_two_who_hold_the_same_code_are_not_both_let_in(school: Kitchen) -> None:
    code = school.code_for("moeder van Samir")
    for address in ("first", "second"):
        school.says(address, code)
        school.taps(address, "Ja, dat klopt")
    school.taps("first", "Ja, dat is goed")
    school.taps("second", "Ja, dat is goed")
    assert (school.stage("first"), school.stage("second")) == ("ready", "new")


def test_a_code_of_before_ends_when_a_new_one_is_made(school: Kitchen) -> None:
    old = school.code_for("moeder van Samir")
    new = school.code_for("moeder van Samir")
    (told,) = school.says("first", old)
    assert "te oud" in told
    assert "Samir" in " ".join(school.says("first", new))


def test_a_code_that_ends_while_somebody_is_coming_in_lets_nobody_in(school: Kitchen) -> None:
    school.says("first", school.code_for("moeder van Samir"))
    school.taps("first", "Ja, dat klopt")
    school.code_for("moeder van Samir")
    school.taps("first", "Ja, dat is goed")
    assert school.stage("first") == "new"


def test_a_code_ends_after_its_time(school: Kitchen) -> None:
    code = school.code_for("moeder van Samir")
    school.clock.passes(seconds=CODE_LIFE.total_seconds() - 1)
    assert "Samir" in " ".join(school.says("first", code))
    school.clock.passes(seconds=1)
    (told,) = school.says("second", code)
    assert "te oud" in told


def test_a_code_that_nobody_made_is_told_as_it_was_read(school: Kitchen) -> None:
    (told,) = school.says("first", "mijn code is abcd 2345")
    assert "ABCD-2345" in told
    assert school.stage("first") == "new"


def test_a_used_code_stays_used_when_a_new_one_is_made(school: Kitchen) -> None:
    code = school.code_for("moeder van Samir")
    school.says("first", code)
    school.taps("first", "Ja, dat klopt")
    school.taps("first", "Ja, dat is goed")
    school.code_for("moeder van Samir")
    with school.store.reading() as session:
        used = session.scalars(select(Invite).where(Invite.code == code)).one()
        assert used.used_at == school.clock()
        assert used.expires_at > school.clock()


def test_a_class_gets_a_code_for_everybody_who_is_not_in_yet(school: Kitchen) -> None:
    school.comes_in("first", "moeder van Samir")
    made = school.roster.invite_class(school.roster.school(SCHOOL), "3K")
    assert [(child, label) for child, label, _ in made] == [
        ("Daan", "moeder van Daan"),
        ("Fatima", "tante van Fatima"),
        ("Noor", "moeder van Noor"),
        ("Samir", "vader van Samir"),
    ]
    assert len({code for _, _, code in made}) == 4


def test_a_class_or_caregiver_that_is_not_there_is_told(school: Kitchen) -> None:
    with pytest.raises(RosterError, match="9Z"):
        school.roster.invite_class(school.roster.school(SCHOOL), "9Z")
    with pytest.raises(RosterError, match="4711"):
        school.roster.invite(4711)
