"""``make run`` says in a line why it cannot start."""

import socket
from pathlib import Path

import pytest

from bot.commands import running


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'keukentafel.db'}")
    monkeypatch.setattr(running, "start", lambda _: pytest.fail("it started"))


def refuses(capsys: pytest.CaptureFixture[str], *words: str) -> None:
    assert running.main() == 1
    shown = capsys.readouterr().out.strip()
    assert "\n" not in shown.removeprefix("2/5  Database ...\n")
    for word in words:
        assert word in shown


def test_a_port_that_is_taken_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        refuses(capsys, f"Port {port} is taken")


def test_a_setting_that_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "abc")
    refuses(capsys, "PORT")


def test_a_database_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setenv("PORT", str(other.getsockname()[1]))
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    refuses(capsys, "DATABASE_URL")
