"""Reads the YAML below data/ and says, by file and line, what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.catalogue.schema import (
    Answer,
    Card,
    CardSet,
    Coach,
    Deadlines,
    Ending,
    Helplines,
    Holidays,
    MessageTemplate,
    Prices,
    Prompts,
    Templates,
    Words,
)
from bot.domain.assignments import Arrangement, Assignment, Enquiry, FirstAid, Talk
from bot.domain.deadlines import Deadline, Usual
from bot.domain.errors import ContentError
from bot.domain.nudges import Series
from bot.domain.steps import Option, Step
from bot.domain.wording import fill

T = TypeVar("T")
SHARING, COME_BACK, AGREEMENT, QUESTION = "sharing", "first_aid", "agreement", "question"
"""The files in texts/ that hold steps instead of sentences."""


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file, told to the person who edits it."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class CatalogueError(ContentError):
    """Files below data/ that cannot be used; ``problems`` has all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Catalogue:
    """Everything the bot can say, and the folder it stands in."""

    root: Path
    assignments: Mapping[str, Assignment]
    first_aid: Mapping[str, FirstAid]
    arrangement: Arrangement
    enquiry: Enquiry
    answers: Mapping[str, Answer]
    helplines: Helplines
    texts: Mapping[str, Mapping[str, str]]
    cards: Mapping[str, CardSet]
    words: tuple[Words, ...]
    endings: Mapping[str, tuple[Step, ...]]
    themes: Mapping[str, tuple[Card, ...]]
    deadlines: tuple[Deadline, ...]
    usual: tuple[Usual, ...]
    holidays: tuple[Holidays, ...]
    nudges: Mapping[str, Series]
    coach: Coach
    templates: tuple[MessageTemplate, ...]
    price_lists: tuple[Prices, ...]

    @property
    def prices(self) -> Mapping[str, Decimal]:
        """Euros for one message, by category."""
        return {category: price for one in self.price_lists for category, price in one.prices.items()}

    @property
    def prompts(self) -> tuple[Card, ...]:
        """All kitchen-table prompts."""
        return tuple(card for cards in self.themes.values() for card in cards)

    @property
    def talks(self) -> Mapping[str, Talk]:
        """Everything that is walked step by step, by its slug."""
        return {
            self.arrangement.slug: self.arrangement,
            self.enquiry.slug: self.enquiry,
            **self.first_aid,
            **self.assignments,
        }

    def say(self, key: str, **values: object) -> str:
        """Return a text of data/texts, with names filled in.

        Args:
            key: ``file.key``, for example ``onboarding.hello``.
            values: for the names between braces.

        Raises:
            KeyError: when there is no such text, or a name in it is not given.
        """
        return fill(self.raw(key), {k: str(v) for k, v in values.items()})

    def raw(self, key: str) -> str:
        """Return a text of data/texts as it stands there.

        Raises:
            KeyError: when there is no such text.
        """
        subject, _, name = key.partition(".")
        return self.texts[subject][name]

    def wording(self, template: MessageTemplate) -> str:
        """Return the text of a template, with the names that it is filled with between braces.

        Raises:
            KeyError, StopIteration: when it is that of a nudge that is not there.
        """
        if template.nudge is None:
            return template.text or ""
        series, step_id, wording = template.nudge.split("/")
        step = self.nudges[series].step(step_id)
        text = next(one.text for one in step.texts if one.id == wording)
        return text if step.asks else self.raw("nudges.signed").replace("{tekst}", text)


class _Reader:
    """Reads files of one data folder and collects what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def files(self, folder: str) -> Iterator[Path]:
        yield from sorted((self.root / folder).glob("*.yml"))

    def raw(self, path: Path) -> Any:
        try:
            raw = YAML(typ="safe").load(path)
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.problems.append(Problem(path, line, f"this is not YAML: {error.problem}"))
        except YAMLError:
            self.problems.append(Problem(path, 1, "this is not text in UTF-8"))
        except OSError as error:
            self.problems.append(Problem(path, 1, f"cannot be read: {error.strerror}"))
        else:
            if raw is None:
                self.problems.append(Problem(path, 1, "this file is empty"))
            return raw
        return None

    def read(self, path: Path, form: type[T], **extra: object) -> T | None:
        raw = self.keys(path)
        return None if raw is None else self.validate(path, {**raw, **extra}, form)

    def keys(self, path: Path) -> dict[Any, Any] | None:
        raw = self.raw(path)
        if isinstance(raw, dict):
            return raw
        if raw is not None:
            self.problems.append(Problem(path, 1, "expected keys with values"))
        return None

    def validate(self, path: Path, raw: object, form: type[T]) -> T | None:
        try:
            return TypeAdapter(form).validate_python(raw)
        except ValidationError as error:
            for one in error.errors(include_url=False):
                refused, place, what = one.get("ctx", {}).get("error"), one["loc"], one["msg"]
                if isinstance(refused, ContentError):
                    place, what = (*place, *refused.place), str(refused)
                self.report(path, place, what)
        return None

    def report(self, path: Path, place: tuple[int | str, ...], what: str) -> None:
        self.problems.append(problem_at(path, place, what))


def line_of(path: Path, place: tuple[int | str, ...]) -> int:
    """Return the line of the innermost part of ``place`` that is in the file."""
    node, line = YAML(typ="rt").load(path), 1
    for part in place:
        marks = getattr(node, "lc", None)
        try:
            line = (marks.key(part) if isinstance(node, dict) else marks.item(part))[0] + 1  # type: ignore[union-attr]
            node = node[part]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line


def problem_at(path: Path, place: tuple[int | str, ...], what: str) -> Problem:
    """Return a problem with the line of ``place``: keys and indexes that lead to it."""
    where = ".".join(map(str, place)) or "file"
    return Problem(path, line_of(path, place), f"{where}: {what}")


def _card_set(reader: _Reader, path: Path) -> CardSet | None:
    one = reader.read(path, CardSet)
    if one is None:
        return None
    drawn = tuple(replace(option, picture=f"cards/{one.set}/{option.id}.svg") for option in one.options)
    return one.model_copy(update={"options": drawn})


def _steps(reader: _Reader, path: Path, raw: object, cards: Mapping[str, CardSet]) -> object:
    """Return the steps with the options of the card sets they name."""
    if not isinstance(raw, list):
        return raw
    all_read = not any(problem.file.parent.name == "cards" for problem in reader.problems)
    steps = []
    for number, step in enumerate(raw):
        named = step.get("cards") if isinstance(step, dict) else None
        name = named if isinstance(named, str) else ""
        if name and name not in cards and all_read:
            reader.report(path, ("steps", number, "cards"), f"there is no card set '{name}'")
        steps.append({**step, "options": cards[name].options} if name in cards else step)
    return steps


K = TypeVar("K", bound=Talk)


def _ending(reader: _Reader, name: str) -> tuple[Step, ...]:
    ending = reader.read(reader.root / "texts" / f"{name}.yml", Ending)
    return ending.steps if ending else ()


def _talks(
    reader: _Reader, folder: str, form: type[K], cards: Mapping[str, CardSet], end: tuple[Step, ...]
) -> dict[str, K]:
    """Return the talks of a folder, with the steps that end each of them."""
    talks = {}
    for path in reader.files(folder):
        talk = _talk(reader, path, form, cards)
        if talk:
            talks[path.stem] = replace(talk, steps=(*talk.steps, *end))
    return talks


def _talk(reader: _Reader, path: Path, form: type[K], cards: Mapping[str, CardSet]) -> K | None:
    raw = reader.keys(path)
    if raw is None:
        return None
    steps = _steps(reader, path, raw.get("steps"), cards)
    return reader.validate(path, {**raw, "slug": path.stem, "steps": steps}, form)


def read_file(path: Path, form: type[T]) -> T:
    """Return one file in a form of its own.

    Raises:
        CatalogueError: when it cannot be used.
    """
    reader = _Reader(path.parent)
    found = reader.read(path, form)
    if found is None or reader.problems:
        raise CatalogueError(reader.problems)
    return found


def load(root: Path) -> Catalogue:
    """Load everything below ``root``.

    Raises:
        CatalogueError: with every problem found, not only the first.
    """
    reader = _Reader(root)
    cards = {one.set: one for path in reader.files("cards") if (one := _card_set(reader, path))}
    sharing, come_back = _ending(reader, SHARING), _ending(reader, COME_BACK)
    assignments = _talks(reader, "assignments", Assignment, cards, sharing)
    first_aid = _talks(reader, "first_aid", FirstAid, cards, come_back)
    arrangement = _talk(reader, root / "texts" / f"{AGREEMENT}.yml", Arrangement, cards)
    enquiry = _talk(reader, root / "texts" / f"{QUESTION}.yml", Enquiry, cards)
    themes = {path.stem: theme.cards for path in reader.files("prompts") if (theme := reader.read(path, Prompts))}
    answers = {path.stem: answer for path in reader.files("answers") if (answer := reader.read(path, Answer))}
    words = [reader.read(path, Words) for path in reader.files("words")]
    helplines = reader.read(root / "helplines.yml", Helplines)
    coach = reader.read(root / "coach.yml", Coach)
    years = [reader.read(path, Deadlines) for path in reader.files("deadlines")]
    holidays = [reader.read(path, Holidays) for path in reader.files("holidays")]
    templates = [reader.read(path, Templates) for path in reader.files("templates")]
    prices = [reader.read(path, Prices) for path in reader.files("prices")]
    nudges = {
        path.stem: series for path in reader.files("nudges") if (series := reader.read(path, Series, slug=path.stem))
    }
    texts = {
        path.stem: reader.read(path, dict[str, str]) or {}
        for path in reader.files("texts")
        if path.stem not in {SHARING, COME_BACK, AGREEMENT, QUESTION}
    }
    if reader.problems or helplines is None or arrangement is None or enquiry is None or coach is None:
        raise CatalogueError(reader.problems)
    return Catalogue(
        root=root,
        assignments=assignments,
        first_aid=first_aid,
        arrangement=arrangement,
        enquiry=enquiry,
        themes=themes,
        endings={SHARING: sharing, COME_BACK: come_back},
        answers=answers,
        helplines=helplines,
        texts=texts,
        cards=cards,
        words=tuple(one for one in words if one),
        coach=coach,
        templates=tuple(one for file in templates if file for one in file.templates),
        price_lists=tuple(one for one in prices if one),
        deadlines=tuple(deadline for year in years if year for deadline in year.deadlines),
        usual=tuple(one for year in years if year for one in year.usual),
        holidays=tuple(one for one in holidays if one),
        nudges=nudges,
    )


def vocabulary(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield (entity, value, spelling) for the words the entity ruler should know."""
    for name, entity in (("strengths", "strength"), ("work_values", "work_value")):
        for option in catalogue.cards[name].options if name in catalogue.cards else ():
            yield from ((entity, option.id, word) for word in spellings(option))
    for one in catalogue.words:
        for option in one.options:
            yield from ((one.entity, option.id, word) for word in spellings(option))
    for assignment in catalogue.assignments.values():
        for word in (assignment.title, *assignment.words):
            yield "assignment", assignment.slug, word


def spellings(option: Option) -> tuple[str, ...]:
    """Return every way in which an option may be typed."""
    return (option.title, *option.words)
