"""Every command says what it does and which options it has."""

import pytest
from typer.testing import CliRunner

from bot.cli import app

COMMANDS = (
    "migrate",
    "demo",
    "chat",
    "check",
    "preview",
    "simulate",
    "nudges",
    "invite",
    "forget",
    "export",
    "roster import",
    "roster leave",
    "staff add",
    "staff reset",
    "staff end",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself(command: str) -> None:
    shown = CliRunner(env={"COLUMNS": "200"}).invoke(app, [*command.split(), "--help"])
    assert shown.exit_code == 0
    assert f"Usage: root {command}" in shown.output
    described = shown.output.partition("Usage")[2].partition("\n")[2].strip()
    assert described.split("\n")[0].strip().endswith(".")


def test_the_first_page_names_every_command() -> None:
    shown = CliRunner().invoke(app, ["--help"])
    assert shown.exit_code == 0
    assert [command for command in COMMANDS if command.split()[0] not in shown.output] == []


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(app, ["vergeet-alles"]).exit_code == 2
