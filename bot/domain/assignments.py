"""What a home assignment and a first-aid talk are. How they are walked stands in ``walk``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from bot.domain.errors import ContentError
from bot.domain.families import Track
from bot.domain.steps import STRICT, Condition, Step

HOW_NOW = "how_now"
"""The step of data/texts/first_aid.yml that asks, a day later, how it goes."""
TOGETHER = "samen"
"""Recalled in place of a step: what both sides chose."""


class Competence(StrEnum):
    """The five career competences of the sources, and what is not of the child alone."""

    CAPACITIES = "capaciteitenreflectie"
    MOTIVES = "motievenreflectie"
    WORK = "werkexploratie"
    STEERING = "loopbaansturing"
    NETWORK = "netwerken"
    PARENT = "ouder"
    SCHOOL = "school"


class Phase(StrEnum):
    """The four phases of choosing in the sources."""

    ORIENT = "oriënteren"
    EXPLORE = "verkennen"
    DEEPEN = "verdiepen"
    DECIDE = "beslissen"


class OnSheet(StrEnum):
    """Parts of the talk sheet that sentences of an outcome may stand in."""

    GOOD = "good"
    ASK = "ask"


@dataclass(frozen=True)
class Line:
    """One sentence of the outcome, for the mentor.

    Args:
        text: what the mentor reads.
        only_if: when it counts.
        sheet: where it stands on the talk sheet, if it does: what goes well, or what is asked of the mentor.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    text: str
    only_if: Condition | None = None
    sheet: OnSheet | None = None


@dataclass(frozen=True)
class BothSides:
    """The two several-choice steps that are held against each other."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    parent: str
    child: str


@dataclass(frozen=True)
class Audience:
    """For whom and when; empty means for all, and always.

    Args:
        tracks: school types.
        years: of the school type.
        phases: of choosing.
        months: in which it fits best; in others it is not offered by itself.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    tracks: tuple[Track, ...] = ()
    years: tuple[int, ...] = ()
    phases: tuple[Phase, ...] = ()
    months: tuple[int, ...] = ()

    def fits(self, track: str, year: int) -> bool:
        """Return whether a child of this track and year is among them."""
        return (not self.tracks or track in self.tracks) and (not self.years or year in self.years)


@dataclass(frozen=True)
class Recall:
    """An answer of an assignment that was done before.

    Args:
        assignment: slug.
        step: id of the step, or ``TOGETHER``.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    assignment: str
    step: str


@dataclass(frozen=True, kw_only=True)
class Talk:
    """Steps that parent and child walk with the bot.

    Args:
        slug: name of its file.
        title: as parents see it.
        steps: in order; those that every talk of its kind ends with come last.
        closing: last words to the parent.
        words: other words by which a parent may ask for it.
        intents: that lead to it.
        following: slugs of assignments that could come next.
        both_sides: the steps that are compared.
        recalls: answers of earlier assignments, by the name under which texts use them.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    slug: str
    title: str
    steps: tuple[Step, ...]
    closing: str
    words: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    both_sides: BothSides | None = None
    recalls: Mapping[str, Recall] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse double ids and conditions on what is not there."""
        seen: set[str] = set()
        for number, step in enumerate(self.steps):
            if step.id in seen:
                raise ContentError(f"step id '{step.id}' is used twice", "steps", number)
            self._refuse(step.only_if, seen, f"step '{step.id}'", "steps", number)
            seen.add(step.id)
        for side in (self.both_sides.parent, self.both_sides.child) if self.both_sides else ():
            if side not in seen:
                raise ContentError(f"both_sides names '{side}', which is no step", "both_sides")

    def _refuse(self, condition: Condition | None, seen: set[str], what: str, *place: str | int) -> None:
        if condition is None:
            return
        if condition.step and condition.step not in seen:
            raise ContentError(f"{what} depends on '{condition.step}', which does not come before it", *place)
        if condition.recalled and condition.recalled not in self.recalls:
            raise ContentError(f"{what} depends on '{condition.recalled}', which stands not below recalls", *place)

    def step(self, step_id: str) -> Step:
        """Return a step by its id.

        Raises:
            KeyError: when there is none.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def questions(self) -> Iterator[Step]:
        """Yield the steps that wait for an answer."""
        return (step for step in self.steps if step.asks)


@dataclass(frozen=True, kw_only=True)
class Assignment(Talk):
    """A home assignment (thuisopdracht).

    Args:
        competence: its goal.
        goal: the goal in a sentence.
        minutes: how long it takes, talk included.
        why: why it helps, for "waarom?".
        stall: what helps when it does not get going.
        outcome: what a mentor may read, once the parent agrees.
        audience: for whom.
    """

    competence: Competence
    goal: str
    minutes: int
    why: str
    stall: str
    outcome: tuple[Line, ...]
    audience: Audience = Audience()

    def __post_init__(self) -> None:
        """Refuse an outcome that depends on what is no step."""
        super().__post_init__()
        ids = {step.id for step in self.steps}
        for number, line in enumerate(self.outcome):
            self._refuse(line.only_if, ids, "an outcome line", "outcome", number)


@dataclass(frozen=True, kw_only=True)
class Arrangement(Talk):
    """What was agreed with school, put down in a few questions; the steps of ``domain.agreements``."""


@dataclass(frozen=True, kw_only=True)
class Enquiry(Talk):
    """A question or a worry for the mentor, in the parent's own words; the steps of ``domain.enquiries``."""


@dataclass(frozen=True, kw_only=True)
class FirstAid(Talk):
    """A small talk for when it is hard: recognise, one question, one thing to try, come back. Nothing is shared."""
