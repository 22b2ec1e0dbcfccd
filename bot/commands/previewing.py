"""``python -m bot preview``: one assignment, played in the terminal by the same rules as the chat."""

from rich.console import Console

from bot.catalogue import Catalogue
from bot.dialogue.reading import read_answer, unreadable
from bot.domain.assignments import Step
from bot.domain.calendar import local_day
from bot.domain.errors import KeukentafelError, Unfit
from bot.domain.messages import OutboundMessage
from bot.domain.walk import Facts, Walk, ask
from bot.services.clock import utc_now


class UnknownAssignment(KeukentafelError):
    """There is no such file in data/assignments."""


def play(catalogue: Catalogue, slug: str, out: Console) -> None:
    """Play an assignment with a made-up family.

    Args:
        catalogue: what can be said.
        slug: of the assignment.
        out: the terminal.

    Raises:
        UnknownAssignment: when there is no such assignment.
    """
    assignment = catalogue.assignments.get(slug)
    if assignment is None:
        raise UnknownAssignment(f"There is no '{slug}'. There are: {', '.join(catalogue.assignments)}.")
    walk = Walk(
        assignment, {}, Facts("Samir", "mevrouw De Wit", "Het Kompas", sixteen=False, today=local_day(utc_now()))
    )
    while step := walk.current():
        for bubble in ask(walk, 0):
            show(bubble, out)
        walk = _answer(walk, step, catalogue, out)
    out.print(f"\n[bold]{walk.read_text(assignment.closing)}[/bold]\n\nWhat the mentor may read:")
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
            out.print(catalogue.say(f"walk.{unfit.reason}", chosen=said, **values))


def show(bubble: OutboundMessage, out: Console) -> None:
    """Print a bubble with what can be chosen."""
    out.print(f"\n{bubble.text}", markup=False)
    titles = [button.title for button in bubble.buttons]
    titles += [option.title for option in bubble.choices.options] if bubble.choices else []
    for number, title in enumerate(titles, start=1):
        out.print(f"  {number}) {title}", markup=False)
