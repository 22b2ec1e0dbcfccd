"""What leads nowhere: next assignments, recalls, pictures; and lists of buttons that no platform holds."""

from collections.abc import Iterator
from pathlib import Path

from bot.catalogue import Catalogue
from bot.catalogue.loader import Problem, problem_at
from bot.commands.check.texts import TODAY
from bot.config import ROOT
from bot.domain.asking import offered
from bot.domain.assignments import TOGETHER, Assignment, Talk
from bot.domain.families import Track
from bot.domain.fitting import fitting
from bot.domain.steps import StepKind
from bot.domain.wording import placeholders

STATIC = ROOT / "bot" / "web" / "static"
MOST_OPTIONS = 10
"""Rows of a WhatsApp list (Graph v23, read 2026-11-22); the cards of a several-choice go by pages."""
LONGEST = {Track.HAVO: 5, Track.VWO: 6}
"""Years of a school type; the others take four."""


def links(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what leads nowhere."""
    for folder, talks in (("assignments", catalogue.assignments), ("first_aid", catalogue.first_aid)):
        for talk in talks.values():
            yield from _talk(catalogue.root / folder / f"{talk.slug}.yml", talk, catalogue)
    for topic, answer in catalogue.answers.items():
        if answer.leads_to and answer.leads_to not in catalogue.assignments:
            yield problem_at(
                catalogue.root / "answers" / f"{topic}.yml", ("leads_to",), f"'{answer.leads_to}' is no assignment"
            )
    for name, cards in catalogue.cards.items():
        for number, option in enumerate(cards.options):
            file = catalogue.root / "cards" / f"{name}.yml"
            if not (STATIC / option.picture).is_file():
                yield problem_at(file, ("options", number), f"the picture {option.picture} is not there")
            if not option.alt:
                yield problem_at(file, ("options", number), "alt is missing: what does the picture show?")
    yield from _nudges(catalogue)
    yield from _templates(catalogue)
    yield from _reach(catalogue)


def _nudges(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield nudges that lead to no day, or to no assignment."""
    days = {one.kind for one in catalogue.deadlines} | {one.kind for one in catalogue.usual}
    for slug, series in catalogue.nudges.items():
        file = catalogue.root / "nudges" / f"{slug}.yml"
        if series.before and series.before not in days:
            yield problem_at(
                file, ("before",), f"there is no day of the kind '{series.before}'; expected {', '.join(sorted(days))}"
            )
        for number, step in enumerate(series.steps):
            for named in (*step.unless_done, *([step.slug] if step.slug else [])):
                if named not in catalogue.assignments:
                    yield problem_at(file, ("steps", number), f"'{named}' is no assignment")


def _templates(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield templates of nudges that are not there, nudges without one, and names without a sample."""
    file = catalogue.root / "templates" / "whatsapp.yml"
    wordings = {
        f"{slug}/{step.id}/{text.id}"
        for slug, series in catalogue.nudges.items()
        for step in series.steps
        for text in step.texts
    }
    own = {one.nudge for one in catalogue.templates if one.nudge}
    for number, one in enumerate(catalogue.templates):
        if one.nudge and one.nudge not in wordings:
            yield problem_at(file, ("templates", number, "nudge"), f"there is no nudge '{one.nudge}'")
            continue
        named = placeholders(catalogue.wording(one))
        if named != set(one.sample):
            yield problem_at(
                file, ("templates", number), f"sample expects a value for {', '.join(sorted(named)) or 'nothing'}"
            )
    for missing in sorted(wordings - own) if catalogue.templates else ():
        yield Problem(file, 1, f"'{missing}' has no template: add one, or it reaches nobody outside 24 hours")


def _talk(file: Path, talk: Talk, catalogue: Catalogue) -> Iterator[Problem]:
    for number, step in enumerate(talk.steps):
        tapped = len(offered(step, TODAY)) + step.skippable
        if step.kind is not StepKind.CHOICES and tapped > MOST_OPTIONS:
            besides = ", 'sla over' included" if step.skippable else ""
            yield problem_at(file, ("steps", number), f"{tapped} options{besides}; at most {MOST_OPTIONS} are expected")
        titles = [option.title.casefold() for option in step.options]
        if len(set(titles)) < len(titles):
            yield problem_at(
                file, ("steps", number), "two options have the same title; a parent cannot tell them apart"
            )
    for number, slug in enumerate(talk.following):
        if slug not in catalogue.assignments:
            yield problem_at(file, ("following", number), f"'{slug}' is no assignment")
    for name, recall in talk.recalls.items():
        source = catalogue.assignments.get(recall.assignment)
        if source is None:
            yield problem_at(file, ("recalls", name), f"'{recall.assignment}' is no assignment")
        elif recall.step == TOGETHER and source.both_sides is None:
            yield problem_at(file, ("recalls", name), f"in '{recall.assignment}' nobody chooses on both sides")
        elif recall.step != TOGETHER and recall.step not in {step.id for step in source.questions()}:
            yield problem_at(file, ("recalls", name), f"'{recall.assignment}' asks no '{recall.step}'")


def _reach(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield assignments that no child is offered in any month, and children who are offered none."""
    everything: list[Assignment] = list(catalogue.assignments.values())
    offered: set[str] = set()
    for track in Track:
        for year in range(1, LONGEST.get(track, 4) + 1):
            for month in range(1, 13):
                fits = fitting(everything, track, year, month, [])
                offered |= {fit.assignment.slug for fit in fits}
                if not fits:
                    yield Problem(
                        catalogue.root / "assignments", 1, f"nothing fits {track}, year {year}, in month {month}"
                    )
    for slug in catalogue.assignments:
        if slug not in offered:
            yield problem_at(
                catalogue.root / "assignments" / f"{slug}.yml", ("audience",), "no child is ever offered this"
            )
