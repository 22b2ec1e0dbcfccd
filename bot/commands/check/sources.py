"""How old the facts are."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bot.catalogue import Catalogue
from bot.catalogue.loader import Problem, line_of, problem_at

OLD_AFTER = timedelta(days=365)
ASK_SCHOOL = "vraag het na bij school"


def sources(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Yield the facts that were held against their source over a year ago, or never."""
    for topic, answer in catalogue.answers.items():
        if answer.kind != "fact":
            continue
        file = catalogue.root / "answers" / f"{topic}.yml"
        yield from _aged(file, line_of(file, ("checked_on",)), str(answer.source), answer.checked_on, today)
    for folder, lists in (("prices", catalogue.price_lists), ("holidays", catalogue.holidays)):
        for one in lists:
            yield from _aged(catalogue.root / folder, 1, one.source, one.checked_on, today)
    if today - catalogue.helplines.checked_on > OLD_AFTER:
        yield Problem(
            catalogue.root / "helplines.yml",
            1,
            f"checked on {catalogue.helplines.checked_on}; call or look them up again",
        )
    for deadline in catalogue.deadlines:
        if today - deadline.checked_on > OLD_AFTER:
            told = f"{deadline.title}: checked on {deadline.checked_on}; hold it against its source: {deadline.source}"
            yield Problem(catalogue.root / "deadlines", 1, told)


def _aged(file: Path, line: int, source: str, checked_on: date | None, today: date) -> Iterator[Problem]:
    if checked_on is None:
        yield Problem(file, line, f"nobody could check this yet; source: {source}")
    elif today - checked_on > OLD_AFTER:
        yield Problem(file, line, f"checked on {checked_on}; hold it against its source again: {source}")


def unchecked(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the facts that nobody could check and that do not say so: a parent is to ask school."""
    for topic, answer in catalogue.answers.items():
        if answer.kind != "fact" or answer.checked_on is not None:
            continue
        file = catalogue.root / "answers" / f"{topic}.yml"
        for key, text in (("text", answer.text), ("simpler", answer.simpler)):
            if text is not None and ASK_SCHOOL not in " ".join(text.casefold().split()):
                yield problem_at(file, (key,), f"nobody could check this yet; expected in it: '{ASK_SCHOOL}'")


def stale(catalogue: Catalogue, today: date) -> list[str]:
    """Return the same as sentences: a warning, not an error, except for a release."""
    return [str(problem) for problem in sources(catalogue, today)]
