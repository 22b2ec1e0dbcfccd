"""What ``preview`` shows is text, whatever stands in it."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from bot.catalogue import Catalogue
from bot.commands.previewing import play
from bot.domain.steps import Option, Step, StepKind


def test_what_looks_like_markup_is_shown_as_it_is_written(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = (Option("slash", "[/bold]", ("streep",)), Option("tea", "thee"), Option("cake", "taart"))
    pick = Step("pick", StepKind.CHOICES, "Welke?", options=options, least=2, most=2)
    base = catalogue.first_aid["zegt-niets"]
    talk = replace(base, steps=(pick,), closing="Dank [/red] u.")
    out, typed = Console(file=StringIO(), width=200), iter(["streep", "thee en taart"])
    monkeypatch.setattr(out, "input", lambda _prompt: next(typed))
    play(replace(catalogue, first_aid={talk.slug: talk}), talk.slug, out)
    assert isinstance(out.file, StringIO)
    shown = out.file.getvalue()
    assert "ik heb: [/bold]" in shown
    assert "Dank [/red] u." in shown
