"""``python -m bot preview``: one assignment or first-aid talk, played in the terminal by the same rules as the chat."""

from rich.console import Console

from bot.catalogue import Catalogue
from bot.dialogue.reading import read_answer, unreadable
from bot.domain.asking import Handing, ask
from bot.domain.assignments import Assignment
from bot.domain.calendar import local_day
from bot.domain.errors import KeukentafelError, Unfit
from bot.domain.messages import OutboundMessage
from bot.domain.steps import Step
from bot.domain.walk import Facts, Walk
from bot.services.clock import utc_now


class UnknownAssignment(KeukentafelError):
    """There is no such file in data/assignments or data/first_aid."""


def play(catalogue: Catalogue, slug: str, out: Console) -> None:
    """Play an assignment, or a first-aid talk, with a made-up family.

    Args:
        catalogue: what can be said.
        slug: name of its file.
        out: the terminal.

    Raises:
        UnknownAssignment: when there is no such assignment.
    """
    talk = catalogue.talks.get(slug)
    if talk is None:
        raise UnknownAssignment(f"There is no '{slug}'. There are: {', '.join(sorted(catalogue.talks))}.")
    walk = Walk(talk, {}, Facts("Samir", "mevrouw De Wit", "Het Kompas", sixteen=False, today=local_day(utc_now())))
    handing = Handing(catalogue.raw("walk.hand_over"), catalogue.raw("walk.hand_back"))
    while step := walk.current():
        for bubble in ask(walk, 0, handing=handing):
            show(bubble, out)
        walk = _answer(walk, step, catalogue, out)
    out.print(f"\n{walk.read_text(talk.closing)}", style="bold", markup=False)
    if isinstance(talk, Assignment):
        out.print("\nWhat the mentor may read:")
    for line in walk.outcome():
        out.print(f"  • {line}", markup=False)


def _answer(walk: Walk, step: Step, catalogue: Catalogue, out: Console) -> Walk:
    while True:
        typed = out.input("[green]> [/green]").strip()
        try:
            if step.skippable and typed in {"", "sla over"}:
                return walk.answer(step, None)
            raw = read_answer(step, typed, walk.facts.today)
            if raw in (None, []):
                raise unreadable(step)
            return walk.answer(step, raw)
        except Unfit as unfit:
            values = {key: value for key, value in unfit.values.items() if key != "chosen"}
            chosen = unfit.values.get("chosen")
            said = walk.say(step, chosen) if isinstance(chosen, list) else ""
            out.print(catalogue.say(f"walk.{unfit.reason}", chosen=said, **values), markup=False)


def show(bubble: OutboundMessage, out: Console) -> None:
    """Print a bubble with what can be chosen."""
    out.print(f"\n{bubble.text}", markup=False)
    titles = [button.title for button in bubble.buttons]
    titles += [option.title for option in bubble.choices.options] if bubble.choices else []
    for number, title in enumerate(titles, start=1):
        out.print(f"  {number}) {title}", markup=False)
