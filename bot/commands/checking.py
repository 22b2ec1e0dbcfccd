"""``python -m bot check``: everything the bot can say, filled in and measured."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import product, takewhile

from bot.catalogue import Catalogue
from bot.commands.walking import any_answer
from bot.domain.assignments import Assignment, Step
from bot.domain.readability import SHORTEST, read
from bot.domain.walk import Facts, Walk
from bot.domain.wording import fill, placeholders

BUBBLE, TITLE = 300, 24
EASIEST, LONGEST_SENTENCE = 70.0, 12.0
WALKS = 150
SAMPLE = {
    "kind": "Samir",
    "mentor": "mevrouw De Wit",
    "school": "Het Kompas",
    "opdracht": "Sterke kanten",
    "code": "ABCD-2345",
    "vraag": "Wanneer was u trots vandaag?",
    "dag": "zaterdag 28 november",
    "day": "zaterdag 28 november",
    "lijst": "• Sterke kanten: klaar",
    "said": "netjes en sportief",
    "chosen": "netjes en sportief",
    "missing": "2",
    "most": "4",
    "nummer": "A1B2C3D4",
    "aantal": "12",
    "berichten": "12",
    "antwoorden": "5",
    "gedeeld": "1",
    "dagen": "30",
}


def problems(catalogue: Catalogue) -> list[str]:
    """Return what is wrong with what the bot can say, a sentence each."""
    return [
        *_texts(catalogue),
        *_answers(catalogue),
        *(problem for one in catalogue.assignments.values() for problem in _assignment(one, catalogue)),
    ]


def measure(place: str, text: str, limit: int = BUBBLE) -> Iterator[str]:
    """Yield what is wrong with one text.

    Args:
        place: where it stands, for the person who edits it.
        text: with names filled in.
        limit: longest length in characters.
    """
    if len(text) > limit:
        yield f"{place}: {len(text)} characters, at most {limit}"
    counted = read(text)
    if counted.words < SHORTEST:
        return
    if counted.score < EASIEST:
        yield f"{place}: reading ease {counted.score:.0f}, at least {EASIEST:.0f}"
    if counted.words_per_sentence > LONGEST_SENTENCE:
        yield f"{place}: {counted.words_per_sentence:.1f} words a sentence, at most {LONGEST_SENTENCE:.0f}"


def _texts(catalogue: Catalogue) -> Iterator[str]:
    for subject, texts in catalogue.texts.items():
        for key, text in texts.items():
            place = f"data/texts/{subject}.yml: {key}"
            unknown = placeholders(text) - set(SAMPLE)
            if unknown:
                yield f"{place}: nobody fills in {', '.join(sorted(unknown))}"
                continue
            yield from measure(place, fill(text, SAMPLE), TITLE if subject == "meanings" else BUBBLE)


def _answers(catalogue: Catalogue) -> Iterator[str]:
    for answer in catalogue.answers.values():
        for text in (answer.text, answer.simpler or ""):
            yield from measure(f"data/answers/{answer.intent}.yml", text)
    for card in catalogue.prompts:
        for text in (card.question, card.follow_up, card.silence):
            yield from measure(f"data/prompts: {card.id}", text)


def _assignment(assignment: Assignment, catalogue: Catalogue) -> Iterator[str]:
    file = f"data/assignments/{assignment.slug}.yml"
    for slug in assignment.following:
        if slug not in catalogue.assignments:
            yield f"{file}: following names '{slug}', which is no assignment"
    for step in assignment.steps:
        for option in step.options:
            if len(option.title) > TITLE:
                yield f"{file}: {step.id}: '{option.title}' has {len(option.title)} characters, at most {TITLE}"
    seen: set[tuple[str, str]] = set()
    for number, sixteen in product(range(WALKS), (False, True)):
        try:
            seen |= _walk(assignment, sixteen=sixteen, chance=random.Random(number))  # noqa: S311 - not for secrets
        except KeyError as error:
            yield f"{file}: nobody fills in {error}"
            return
    for place, text in sorted(seen):
        yield from measure(f"{file}: {place}", text)


def _walk(assignment: Assignment, *, sixteen: bool, chance: random.Random) -> set[tuple[str, str]]:
    """Walk an assignment once, and return the texts that were said; those that quote a family are not ours to score."""
    facts = Facts(SAMPLE["kind"], SAMPLE["mentor"], SAMPLE["school"], sixteen, date(2026, 11, 23))
    walk = Walk(assignment, {}, facts)
    ends = {"why": assignment.why, "stall": assignment.stall, "closing": assignment.closing}
    said = {(place, walk.read_text(text)) for place, text in ends.items()}
    while step := walk.current():
        for one in takewhile(lambda other: other != step, walk.ahead()):
            said |= _ours(walk, one)
        said |= _ours(walk, step)
        walk = walk.answer(step, any_answer(step, facts.today, chance))
    walk.outcome()
    return said


def _ours(walk: Walk, step: Step) -> set[tuple[str, str]]:
    theirs = {"uitkomst", "samen", "verschil_ouder", "verschil_kind"}
    named = placeholders(step.text + step.simpler)
    if named & theirs or any(name.startswith("antwoord_") for name in named):
        return set()
    return {(step.id, walk.read(step)), (f"{step.id}, simpler", walk.read(step, simpler=True))}
