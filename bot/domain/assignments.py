"""What a home assignment is. How it is walked stands in ``walk``."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from bot.domain.errors import ContentError
from bot.domain.families import Track


class StepKind(StrEnum):
    """How a step asks."""

    INFO = "info"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    SCALE = "scale"
    MOOD = "mood"
    DATE = "date"


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


class Overlap(StrEnum):
    """How far the choices of parent and child are the same."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


SHORTEST_SCALE, LONGEST_SCALE = 2, 10
_STRICT: dict[str, Any] = {"extra": "forbid"}
"""Read by the catalogue: a key that nobody knows is an error in the file, not a wish."""


@dataclass(frozen=True)
class Condition:
    """When a step or a sentence counts; every part that is given must hold.

    Args:
        step: id of an earlier step.
        among: answers to that step, of which one must have been given.
        answered: whether that step must have been answered (and not skipped).
        overlap: of the choices of both sides.
        sixteen: whether the child has turned 16.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    step: str | None = None
    among: tuple[str, ...] = ()
    answered: bool | None = None
    overlap: tuple[Overlap, ...] = ()
    sixteen: bool | None = None


@dataclass(frozen=True)
class Option:
    """One answer that can be tapped, and the words by which it can be typed."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: str
    title: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step: something to read, or one question.

    Args:
        id: English key, unique in its assignment.
        kind: how it asks.
        text: what is said.
        simpler: the same in easier words.
        options: of a choice, a several-choice, a mood or a date.
        cards: name of the card set that gives the options.
        least: fewest choices of a several-choice.
        most: most choices of a several-choice, or the top of a scale.
        skippable: whether "sla over" is offered.
        only_if: when the step counts.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: str
    kind: StepKind
    text: str
    simpler: str = ""
    options: tuple[Option, ...] = ()
    cards: str = ""
    least: int = 1
    most: int = 1
    skippable: bool = False
    only_if: Condition | None = None

    def __post_init__(self) -> None:
        """Refuse a step that nobody could answer."""
        if self.kind in {StepKind.CHOICE, StepKind.MOOD} and not self.options:
            raise ContentError(f"step '{self.id}': a {self.kind} needs options")
        if self.kind is StepKind.CHOICES and not (self.options or self.cards):
            raise ContentError(f"step '{self.id}': choices needs options or cards")
        if self.kind is StepKind.CHOICES and self.options and not self.least <= self.most <= len(self.options):
            raise ContentError(f"step '{self.id}': least, most and the number of options do not fit")
        if self.kind is StepKind.SCALE and not SHORTEST_SCALE <= self.most <= LONGEST_SCALE:
            raise ContentError(f"step '{self.id}': a scale runs from 1 to 2 at the least and 10 at the most")

    @property
    def asks(self) -> bool:
        """Whether the step waits for an answer."""
        return self.kind is not StepKind.INFO


@dataclass(frozen=True)
class Line:
    """One sentence of the outcome, for the mentor."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    text: str
    only_if: Condition | None = None


@dataclass(frozen=True)
class BothSides:
    """The two several-choice steps that are held against each other."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    parent: str
    child: str


@dataclass(frozen=True)
class Audience:
    """For whom; empty means for all."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    tracks: tuple[Track, ...] = ()
    years: tuple[int, ...] = ()
    phases: tuple[Phase, ...] = ()

    def fits(self, track: str, year: int) -> bool:
        """Return whether a child of this track and year is among them."""
        return (not self.tracks or track in self.tracks) and (not self.years or year in self.years)


@dataclass(frozen=True)
class Assignment:
    """A home assignment (thuisopdracht).

    Args:
        slug: name of its file.
        title: as parents see it.
        words: other words by which a parent may ask for it.
        competence: its goal.
        goal: the goal in a sentence.
        audience: for whom.
        minutes: how long it takes, talk included.
        why: why it helps, for "waarom?".
        steps: in order; the steps about sharing come last.
        stall: what helps when it does not get going.
        outcome: what a mentor may read, once the parent agrees.
        following: slugs of assignments that could come next.
        both_sides: the steps that are compared.
        closing: last words to the parent.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    slug: str
    title: str
    competence: Competence
    goal: str
    minutes: int
    why: str
    steps: tuple[Step, ...]
    stall: str
    outcome: tuple[Line, ...]
    closing: str
    words: tuple[str, ...] = ()
    audience: Audience = Audience()
    following: tuple[str, ...] = ()
    both_sides: BothSides | None = None

    def __post_init__(self) -> None:
        """Refuse double ids and conditions on steps that do not come before."""
        seen: set[str] = set()
        for number, step in enumerate(self.steps):
            if step.id in seen:
                raise ContentError(f"step id '{step.id}' is used twice", "steps", number)
            if step.only_if and step.only_if.step and step.only_if.step not in seen:
                raise ContentError(
                    f"step '{step.id}' depends on '{step.only_if.step}', which does not come before it", "steps", number
                )
            seen.add(step.id)
        for number, line in enumerate(self.outcome):
            if line.only_if and line.only_if.step and line.only_if.step not in seen:
                raise ContentError(
                    f"an outcome line depends on '{line.only_if.step}', which is no step", "outcome", number
                )
        for side in (self.both_sides.parent, self.both_sides.child) if self.both_sides else ():
            if side not in seen:
                raise ContentError(f"both_sides names '{side}', which is no step", "both_sides")

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
