"""Every path of every talk, walked by the real rules.

A question branches only into the answers that make a difference: those a condition names, one that no condition
names, and a skip where a condition asks for it. Paths that come to the same question with the same answers as far
as later conditions look at them go on as one. So none is left out, and the number stays small.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from bot.catalogue import Catalogue
from bot.catalogue.loader import Problem, problem_at
from bot.commands.check.texts import FACTS
from bot.domain.answer import Value
from bot.domain.asking import offered
from bot.domain.assignments import Assignment, Talk
from bot.domain.sharing import CHILD, PARENT, STUDENT, YES, may_share
from bot.domain.steps import Condition, Step, StepKind, Who
from bot.domain.walk import Facts, Walk

MOST_PLACES = 20_000
"""A talk with more places than this is too wild to be understood, or goes round."""


@dataclass
class _Seen:
    """What the paths of one talk met."""

    steps: set[str] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    places: set[tuple[object, ...]] = field(default_factory=set)
    shared: bool = False
    unasked: bool = False
    """Whether something was shared without a yes of both."""


def paths(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what is wrong with the paths of all talks: steps and lines that nobody meets, and ends that are none."""
    for folder, talks in (("assignments", catalogue.assignments), ("first_aid", catalogue.first_aid)):
        for talk in talks.values():
            yield from _talk(catalogue.root / folder / f"{talk.slug}.yml", talk)
    for own in (catalogue.arrangement, catalogue.enquiry):
        yield from _talk(catalogue.root / "texts" / f"{own.slug}.yml", own)


def _talk(file: Path, talk: Talk) -> Iterator[Problem]:
    seen = _walk_all(talk)
    if len(seen.places) > MOST_PLACES:
        yield Problem(file, 1, f"more than {MOST_PLACES} places; fewer conditions are expected")
        return
    for number, step in enumerate(talk.steps):
        if step.id not in seen.steps:
            yield problem_at(file, ("steps", number), f"step '{step.id}' is on no path; its only_if can never hold")
    if seen.unasked:
        yield Problem(file, 1, "a path ends with something shared that parent and child did not both say yes to")
    if not isinstance(talk, Assignment):
        return
    for number in range(len(talk.outcome)):
        if number not in seen.lines:
            yield problem_at(file, ("outcome", number), "this sentence is on no path; its only_if can never hold")
    if not seen.shared:
        yield Problem(file, 1, "no path ends with something shared; the steps of texts/sharing.yml are expected")


def _walk_all(talk: Talk) -> _Seen:
    seen = _Seen()
    known: list[dict[str, str]] = [{}, dict.fromkeys(talk.recalls, "netjes")] if talk.recalls else [{}]
    for sixteen, recalled in product((False, True), known):
        facts = Facts(FACTS.child, FACTS.mentor, FACTS.school, sixteen, FACTS.today)
        _follow(Walk(talk, {}, facts, recalled), seen)
    return seen


def _follow(walk: Walk, seen: _Seen) -> None:
    """Follow every way on from here."""
    ahead = list(walk.ahead())
    step = next((one for one in ahead if one.asks), None)
    seen.steps |= {one.id for one in (ahead[: ahead.index(step) + 1] if step else ahead)}
    shared = step is None and may_share(walk.given, sixteen=walk.facts.sixteen)
    seen.unasked |= shared and not _both_said_yes(walk)
    if isinstance(walk.talk, Assignment):
        seen.lines |= {number for number, line in enumerate(walk.talk.outcome) if walk.counts(line.only_if)}
        seen.shared |= shared and bool(walk.outcome())
    place = _place(walk, step)
    if place in seen.places or len(seen.places) > MOST_PLACES:
        return
    seen.places.add(place)
    if step:
        for answer in _answers(walk, step):
            _follow(walk.answer(step, answer), seen)


def _both_said_yes(walk: Walk) -> bool:
    """Return whether the parent said yes, and so did the child: by the parent's word, from 16 on by its own."""
    own = walk.facts.sixteen
    said = {PARENT: Who.PARENT, (STUDENT if own else CHILD): Who.CHILD if own else Who.PARENT}
    asked = {step.id: step.who for step in walk.talk.steps if walk.given.get(step.id) == YES}
    return said.items() <= asked.items()


def _place(walk: Walk, step: Step | None) -> tuple[object, ...]:
    """Return what the way on from here depends on."""
    steps = walk.talk.steps
    left = steps[steps.index(step) :] if step else ()
    ahead = [one.only_if for one in left if one.only_if]
    looked_at = sorted({one.step for one in (*ahead, *_conditions(walk.talk, steps=False)) if one.step})
    kept = [(name, str(walk.given.get(name, "-"))) for name in looked_at]
    sides = walk.talk.both_sides
    picked = walk.given.get(sides.parent) if sides and sides.child not in walk.given else walk.overlap()
    return (step.id if step else "", walk.facts.sixteen, bool(walk.recalled), str(picked), *kept)


def _conditions(talk: Talk, *, steps: bool = True) -> list[Condition]:
    of_steps = [step.only_if for step in talk.steps if step.only_if] if steps else []
    lines = talk.outcome if isinstance(talk, Assignment) else ()
    return [*of_steps, *(line.only_if for line in lines if line.only_if)]


def _answers(walk: Walk, step: Step) -> Iterator[Value]:
    """Yield the answers to a step that make a difference."""
    asked = [one for one in _conditions(walk.talk) if one.step == step.id]
    if step.id in {PARENT, CHILD, STUDENT}:
        # A yes and a no differ by what is shared, whether or not a condition names them.
        yield from (option.id for option in step.options)
        return
    if step.skippable and any(one.answered is not None for one in asked):
        yield None
    options = [option.id for option in offered(step, walk.facts.today)]
    match step.kind:
        case StepKind.CHOICES:
            yield from _picks(walk, step, options, asked)
        case StepKind.TEXT:
            yield "Een paar woorden."
        case _:
            yield from _different(options, asked)


def _different(options: list[str], asked: list[Condition]) -> list[str]:
    """Return one option of each kind: options that the same conditions name lead the same way."""
    kinds = {tuple(option in one.among for one in asked): option for option in reversed(options)}
    return [option for option in options if option in kinds.values()]


def _picks(walk: Walk, step: Step, options: list[str], asked: list[Condition]) -> Iterator[list[str]]:
    for option in _different(options, asked):
        yield [option, *(one for one in options if one != option)][: step.least]
    sides = walk.talk.both_sides
    if sides and step.id == sides.child:
        theirs = walk.given.get(sides.parent)
        picked = theirs if isinstance(theirs, list) else []
        other = [option for option in options if option not in picked]
        for picks in (other, [*picked[:1], *other], picked[:1], picked):
            if len(picks) >= step.least:
                yield picks[: step.most]
