"""The forms of the files below data/ that are not assignments (those stand in ``bot.domain.assignments``)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.domain.assignments import Phase
from bot.domain.deadlines import Deadline, Usual
from bot.domain.families import Track
from bot.domain.messages import TITLE_LIMIT
from bot.domain.sheet import OpenQuestion
from bot.domain.steps import Option, Step

Sentence = Annotated[str, Field(min_length=1, max_length=300)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Card(_File):
    """A kitchen-table prompt: one question, one that goes deeper, and help when it falls silent.

    ``tracks``, ``years`` and ``phases`` say for whom; empty means for all.
    """

    id: str
    tracks: tuple[Track, ...] = ()
    years: tuple[int, ...] = ()
    phases: tuple[Phase, ...] = ()
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
    Of the answers to one intent, the one whose ``words`` stand in the question is given, else one for this
    child's school type, else the general one.
    """

    intent: str
    title: Annotated[str, Field(max_length=TITLE_LIMIT)]
    tracks: tuple[Track, ...] = ()
    years: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    leads_to: str | None = None
    kind: Literal["fact", "advice"]
    text: Sentence
    simpler: Sentence | None = None
    source: str
    checked_on: date | None = None


class CardSet(_File):
    """data/cards/<set>.yml: the options that several assignments may use."""

    set: str
    options: tuple[Option, ...]


class Words(_File):
    """data/words/<entity>.yml: words that are recognised in what parents type."""

    entity: str
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


class Resistance(_File):
    """What a mentor may hear, the need behind it, and a question back."""

    hears: Sentence
    need: Sentence
    ask: Sentence


class Coach(_File):
    """data/coach.yml: help for the mentor beside the talk sheet, and the questions that a sheet suggests."""

    resistance: tuple[Resistance, ...]
    partnership: tuple[Sentence, ...]
    questions: tuple[OpenQuestion, ...]


class Deadlines(_File):
    """data/deadlines/<school-year>.yml."""

    school_year: str
    deadlines: tuple[Deadline, ...]
    usual: tuple[Usual, ...] = ()


class HolidayWeeks(_File):
    """A holiday of one region."""

    title: str
    region: Literal["noord", "midden", "zuid"]
    first: date
    last: date


class Holidays(_File):
    """data/holidays/<school-year>.yml: what the regions advise; a school takes it over, or not."""

    school_year: str
    source: str
    checked_on: date | None
    holidays: tuple[HolidayWeeks, ...]


class MessageTemplate(_File):
    """A message that WhatsApp approves beforehand: of its own text, or of a nudge's.

    ``nudge`` names that as ``series/step/wording``; ``sample`` has a value for each name in the text.
    """

    name: Annotated[str, Field(pattern="^[a-z0-9_]{1,512}$")]
    language: str
    category: Literal["marketing", "utility"]
    nudge: str | None = None
    text: Sentence | None = None
    buttons: tuple[str, ...] = ()
    sample: Mapping[str, str] = {}

    @model_validator(mode="after")
    def _one_text(self) -> Self:
        if (self.nudge is None) == (self.text is None):
            raise ValueError("a template has a text, or a nudge whose text it is")
        return self


class Templates(_File):
    """data/templates/whatsapp.yml."""

    templates: tuple[MessageTemplate, ...]


class Prices(_File):
    """data/prices/whatsapp.yml: euros for one message, by category."""

    currency: Literal["EUR"]
    source: str
    checked_on: date | None
    prices: Mapping[str, Decimal]


class Ending(_File):
    """data/texts/sharing.yml and data/texts/first_aid.yml: the steps that end every assignment, every first-aid talk."""

    steps: tuple[Step, ...]
