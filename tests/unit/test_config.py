"""The settings, from the environment."""

from datetime import time
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import KNOWN_SECRETS, Settings, SettingsError
from bot.domain.calendar import QuietHours

LONG = "x" * 40


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "SECRET_KEY", "DEMO", "QUIET_HOURS"):
        monkeypatch.delenv(name, raising=False)


def settings(**given: object) -> Settings:
    return Settings(_env_file=None, **given)  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize("written", ["21:00-07:30", "21:00–07:30", " 21:00 - 07:30 "])
def test_quiet_hours_are_read_as_people_write_them(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("QUIET_HOURS", written)
    assert settings().quiet_hours == QuietHours(time(21), time(7, 30))


@pytest.mark.parametrize("written", ["avond", "21:00", "25:00-07:00"])
def test_quiet_hours_that_cannot_be_read_are_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("QUIET_HOURS", written)
    with pytest.raises(ValidationError):
        settings()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_address_of_a_database_may_be_what_a_host_hands_out(scheme: str) -> None:
    assert settings(database_url=f"{scheme}://u:p@h/db").database_url == "postgresql+psycopg://u:p@h/db"


@pytest.mark.parametrize("name", ["public_url", "rasa_url", "actions_url", "telegram_api_url"])
def test_an_address_may_end_with_a_slash(name: str) -> None:
    assert getattr(settings(**{name: "https://school.example/"}), name) == "https://school.example"


def test_without_a_public_address_one_is_reached_on_this_machine() -> None:
    assert settings(port=8123).address == "http://127.0.0.1:8123"
    assert settings(public_url="https://school.example/").address == "https://school.example"


def test_files_of_an_installation_stand_beside_its_database(tmp_path: Path) -> None:
    assert settings(database_url=f"sqlite:///{tmp_path / 'a.db'}").folder == tmp_path


@pytest.mark.parametrize("key", [*sorted(KNOWN_SECRETS), "Geheim", "short"])
def test_outside_the_demo_a_missing_known_or_short_secret_is_refused(key: str) -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY"):
        settings(secret_key=key).signing_key()


def test_a_long_secret_is_used_as_it_is() -> None:
    assert settings(secret_key=LONG).signing_key() == LONG


def test_the_demo_makes_a_secret_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    demo = settings(demo=True, database_url=f"sqlite:///{tmp_path / 'a.db'}")
    key = demo.signing_key()
    assert len(key) >= 32
    assert demo.signing_key() == key
    assert (tmp_path / "demo_secret_key").stat().st_mode & 0o077 == 0


def test_a_secret_is_not_shown_when_settings_are_printed() -> None:
    assert LONG not in repr(settings(secret_key=LONG, telegram_bot_token=LONG))
