"""Reads the YAML below data/ and says, by file and line, what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.catalogue.schema import Answer, Card, CardSet, Helplines, Prompts, Sharing
from bot.domain.assignments import Assignment, Option, Step
from bot.domain.errors import ContentError
from bot.domain.wording import fill

T = TypeVar("T")
SHARING = "sharing"
"""The one file in texts/ that holds steps instead of sentences."""


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
    """Everything the bot can say."""

    assignments: Mapping[str, Assignment]
    prompts: tuple[Card, ...]
    answers: Mapping[str, Answer]
    helplines: Helplines
    texts: Mapping[str, Mapping[str, str]]
    cards: Mapping[str, CardSet]

    def say(self, key: str, **values: object) -> str:
        """Return a text of data/texts, with names filled in.

        Args:
            key: ``file.key``, for example ``onboarding.hello``.
            values: for the names between braces.

        Raises:
            KeyError: when there is no such text, or a name in it is not given.
        """
        subject, _, name = key.partition(".")
        return fill(self.texts[subject][name], {k: str(v) for k, v in values.items()})


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
        where = ".".join(map(str, place)) or "file"
        self.problems.append(Problem(path, _line(path, place), f"{where}: {what}"))


def _line(path: Path, place: tuple[int | str, ...]) -> int:
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


def _with_cards(step: dict[str, Any], cards: Mapping[str, CardSet]) -> dict[str, Any]:
    options = cards[step["cards"]].options if step.get("cards") in cards else ()
    return {**step, "options": options} if options else step


def _assignment(reader: _Reader, path: Path, cards: Mapping[str, CardSet], end: tuple[Step, ...]) -> Assignment | None:
    raw = reader.keys(path)
    if raw is None:
        return None
    steps = raw.get("steps")
    if isinstance(steps, list):
        all_read = not any(problem.file.parent.name == "cards" for problem in reader.problems)
        for number, step in enumerate(steps):
            if all_read and isinstance(step, dict) and step.get("cards", "") not in {"", *cards}:
                reader.report(path, ("steps", number, "cards"), f"there is no card set '{step['cards']}'")
        steps = [_with_cards(step, cards) if isinstance(step, dict) else step for step in steps]
    raw = {**raw, "slug": path.stem, "steps": steps}
    assignment = reader.validate(path, raw, Assignment)
    return assignment and replace(assignment, steps=(*assignment.steps, *end))


def load(root: Path) -> Catalogue:
    """Load everything below ``root``.

    Raises:
        CatalogueError: with every problem found, not only the first.
    """
    reader = _Reader(root)
    card_sets = [reader.read(path, CardSet) for path in reader.files("cards")]
    cards = {one.set: one for one in card_sets if one}
    sharing = reader.read(root / "texts" / f"{SHARING}.yml", Sharing)
    end = sharing.steps if sharing else ()
    assignments = [_assignment(reader, path, cards, end) for path in reader.files("assignments")]
    prompts = [reader.read(path, Prompts) for path in reader.files("prompts")]
    answers = [reader.read(path, Answer) for path in reader.files("answers")]
    helplines = reader.read(root / "helplines.yml", Helplines)
    texts = {
        path.stem: reader.read(path, dict[str, str]) or {} for path in reader.files("texts") if path.stem != SHARING
    }
    if reader.problems or helplines is None:
        raise CatalogueError(reader.problems)
    return Catalogue(
        assignments={one.slug: one for one in assignments if one},
        prompts=tuple(card for one in prompts if one for card in one.cards),
        answers={one.intent: one for one in answers if one},
        helplines=helplines,
        texts=texts,
        cards=cards,
    )


def vocabulary(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield (entity, value, spelling) for the words the entity ruler should know."""
    for name, entity in (("strengths", "strength"),):
        for option in catalogue.cards[name].options if name in catalogue.cards else ():
            yield from ((entity, option.id, word) for word in spellings(option))
    for assignment in catalogue.assignments.values():
        for word in (assignment.title, *assignment.words):
            yield "assignment", assignment.slug, word


def spellings(option: Option) -> tuple[str, ...]:
    """Return every way in which an option may be typed."""
    return (option.title, *option.words)
