"""One step of a talk: something to read, or one question."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from bot.domain.errors import ContentError


class StepKind(StrEnum):
    """How a step asks."""

    INFO = "info"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    SCALE = "scale"
    MOOD = "mood"
    DATE = "date"


class Who(StrEnum):
    """Who answers a step."""

    PARENT = "parent"
    CHILD = "child"


class Overlap(StrEnum):
    """How far the choices of parent and child are the same."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


SHORTEST_SCALE, LONGEST_SCALE = 2, 10
STRICT: dict[str, Any] = {"extra": "forbid"}
"""Read by the catalogue: a key that nobody knows is an error in the file, not a wish."""


@dataclass(frozen=True)
class Condition:
    """When a step or a sentence counts; every part that is given must hold.

    Args:
        step: id of an earlier step.
        among: answers to that step, of which one must have been given.
        answered: whether that step must have been answered (and not skipped), or that recall must be there.
        overlap: of the choices of both sides.
        sixteen: whether the child has turned 16.
        recalled: name of an answer of an earlier assignment, which must be there unless ``answered`` is false.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    step: str | None = None
    among: tuple[str, ...] = ()
    answered: bool | None = None
    overlap: tuple[Overlap, ...] = ()
    sixteen: bool | None = None
    recalled: str | None = None


@dataclass(frozen=True)
class Option:
    """One answer that can be tapped, and the words by which it can be typed.

    Args:
        id: English key.
        title: as it is read, at most 24 characters.
        words: other ways to type it.
        alt: what its picture shows, of a card.
        picture: path of its picture below the static folder, of a card.
        wait: days after which the talk goes on, when this is the answer.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    title: str
    words: tuple[str, ...] = ()
    alt: str = ""
    picture: str = ""
    wait: int | None = None


@dataclass(frozen=True)
class Step:
    """One step: something to read, or one question.

    Args:
        id: English key, unique in its assignment.
        kind: how it asks.
        who: answers it.
        text: what is said.
        simpler: the same in easier words.
        options: of a choice, a several-choice, a mood or a date.
        cards: name of the card set that gives the options.
        least: fewest choices of a several-choice.
        most: most choices of a several-choice, or the top of a scale.
        skippable: whether "sla over" is offered.
        question: whether a question is the answer, so that none in it is meant for the bot.
        only_if: when the step counts.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    kind: StepKind
    text: str
    who: Who = Who.PARENT
    simpler: str = ""
    options: tuple[Option, ...] = ()
    cards: str = ""
    least: int = 1
    most: int = 1
    skippable: bool = False
    question: bool = False
    only_if: Condition | None = None

    def __post_init__(self) -> None:
        """Refuse a step that nobody could answer."""
        if self.kind in {StepKind.CHOICE, StepKind.MOOD} and not self.options:
            raise ContentError(f"step '{self.id}': a {self.kind} needs options")
        if self.kind is StepKind.CHOICES and not (self.options or self.cards):
            raise ContentError(f"step '{self.id}': choices needs options or cards")
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids):
            twice = next(one for one in ids if ids.count(one) > 1)
            raise ContentError(f"step '{self.id}': option id '{twice}' is used twice")
        if self.kind is StepKind.CHOICES and self.options and not self.least <= self.most <= len(self.options):
            raise ContentError(f"step '{self.id}': least, most and the number of options do not fit")
        if self.kind is StepKind.SCALE and not SHORTEST_SCALE <= self.most <= LONGEST_SCALE:
            raise ContentError(f"step '{self.id}': a scale runs from 1 to 2 at the least and 10 at the most")

    @property
    def asks(self) -> bool:
        """Whether the step waits for an answer."""
        return self.kind is not StepKind.INFO
