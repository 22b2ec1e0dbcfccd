"""``python -m bot simulate``: a school of made-up families through a school year, drawn week by week."""

import csv
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bot.catalogue import Catalogue
from bot.channels.webchat import Hub, WebChat
from bot.domain.dose import Governor
from bot.services.made_up_school import CLASSES
from bot.services.school_year import SchoolYear, Week
from bot.store.engine import Store
from bot.store.schema import migrate

SCHOOL = "De Proefschool"
FIRST, LAST = date(2026, 9, 1), date(2027, 7, 9)
"""The school year of which the national days are in data/deadlines."""
DAYS = (LAST - FIRST).days + 1
COLUMNS = ("week", "doet mee", "verstuurd", "beantwoord", "afgemaakt", "gestopt")


def simulate(
    catalogue: Catalogue, governor: Governor, families: int, seed: int, tick: Callable[[], None]
) -> list[Week]:
    """Play a school year in a database of its own, which is thrown away.

    Args:
        catalogue: what can be said.
        governor: decides how much is sent.
        families: how many.
        seed: of chance.
        tick: told after each day.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'school.db'}")
        migrate(store)
        year = SchoolYear(store, catalogue, {WebChat.name: WebChat(Hub())}, governor, seed, FIRST)
        adults = year.school.fill(SCHOOL, families, FIRST, classes=CLASSES)
        people = year.school.staff(SCHOOL)
        year.school.days(people[0], FIRST)
        weeks = year.run(people, adults, LAST, tick)
        store.close()
    return weeks


def write(weeks: Sequence[Week], folder: Path) -> list[Path]:
    """Write the weeks as a table and as a picture; return where they stand.

    Args:
        weeks: of the year.
        folder: is made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    table, picture = folder / "schooljaar.csv", folder / "schooljaar.png"
    reasons = sorted({reason for week in weeks for reason in week.held})
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow((*COLUMNS, *(f"niet: {reason}" for reason in reasons)))
        for one in weeks:
            numbers = (one.inside, one.sent, one.answered, one.finished, one.stopped)
            writer.writerow((one.first.isoformat(), *numbers, *(one.held[reason] for reason in reasons)))
    _draw(weeks, picture)
    return [table, picture]


def _draw(weeks: Sequence[Week], picture: Path) -> None:
    # Takes a second to load, for a command that is seldom used.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 7), layout="constrained", facecolor="#fffdf8")
    above, below = figure.subplots(2, 1, sharex=True)
    days = [one.first for one in weeks]
    for numbers, label, colour in (
        ([one.sent for one in weeks], "verstuurd", "#7a4e2d"),
        ([one.answered for one in weeks], "beantwoord", "#1f4d3a"),
        ([one.finished for one in weeks], "afgemaakt", "#9c3f22"),
    ):
        above.plot(days, numbers, label=label, color=colour, linewidth=2)
    below.plot(days, [one.inside for one in weeks], label="doet mee", color="#1f4d3a", linewidth=2)
    stopped, total = [], 0
    for one in weeks:
        total += one.stopped
        stopped.append(total)
    below.plot(days, stopped, label="wil geen berichten meer", color="#9c3f22", linewidth=2)
    above.set_title("Een schooljaar: berichten en antwoorden per week", loc="left")
    below.set_title("Volwassenen", loc="left")
    for axes in (above, below):
        axes.set_ylim(bottom=0)
        axes.set_facecolor("#fffdf8")
        axes.grid(axis="y", color="#ead8bd")
        axes.legend(frameon=False)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
    FigureCanvasAgg(figure).print_png(str(picture))
