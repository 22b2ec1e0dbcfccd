"""The forms of the files below data/ that are not assignments (those stand in ``bot.domain.assignments``)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.assignments import Option, Step

Sentence = Annotated[str, Field(min_length=1, max_length=300)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Card(_File):
    """A kitchen-table prompt: one question, one that goes deeper, and help when it falls silent."""

    id: str
    question: Annotated[str, Field(min_length=1, max_length=200)]
    follow_up: Annotated[str, Field(min_length=1, max_length=200)]
    silence: Annotated[str, Field(min_length=1, max_length=200)]


class Prompts(_File):
    """data/prompts/<theme>.yml."""

    theme: str
    cards: tuple[Card, ...]


class Answer(_File):
    """data/answers/<topic>.yml.

    A fact carries its source and the day it was last held against it; null stands for a fact nobody could check.
    """

    intent: str
    kind: Literal["fact", "advice"]
    text: Sentence
    simpler: Sentence | None = None
    source: str
    checked_on: date | None = None


class CardSet(_File):
    """data/cards/<set>.yml: the options that several assignments may use."""

    set: str
    options: tuple[Option, ...]


class Helpline(_File):
    """A number to call."""

    name: str
    number: str
    what: Sentence
    source: str


class Helplines(_File):
    """data/helplines.yml."""

    checked_on: date
    lines: tuple[Helpline, ...]


class Sharing(_File):
    """data/texts/sharing.yml: the steps that end every assignment."""

    steps: tuple[Step, ...]
