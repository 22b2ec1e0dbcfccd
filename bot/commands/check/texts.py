"""All that the bot can say, each with the file and the place it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.catalogue import Catalogue
from bot.catalogue.loader import Problem, problem_at
from bot.commands.check.buttons import literals
from bot.domain.assignments import Assignment, Talk
from bot.domain.fitting import Reason
from bot.domain.messages import TITLE_LIMIT
from bot.domain.readability import SHORTEST, Readability, read
from bot.domain.steps import Step
from bot.domain.walk import Facts, Walk
from bot.domain.wording import fill, placeholders
from bot.services.helplines import numbers

BUBBLE = 300
"""Longest bubble in characters (CONTENT.md)."""
OFFERED = 4
"""Assignments that are offered in one bubble."""
EASIEST, LONGEST_SENTENCE = 70.0, 12.0
TODAY = date(2026, 11, 23)
FACTS = Facts("Samir", "mevrouw De Wit", "Het Kompas", sixteen=False, today=TODAY)
THEIRS = "netjes en sportief"
"""Stands for what a family says itself; a text that quotes it is not scored, for it is not ours."""
SAMPLE = {
    "kind": FACTS.child,
    "mentor": FACTS.mentor,
    "school": FACTS.school,
    "opdracht": "Sterke kanten",
    "code": "ABCD-2345",
    "vraag": "Wanneer was u trots vandaag?",
    "dag": "zaterdag 28 november",
    "day": "zaterdag 28 november",
    "lijst": "• Sterke kanten: klaar",
    "said": THEIRS,
    "chosen": THEIRS,
    "missing": "2",
    "least": "2",
    "most": "4",
    "nummer": "A1B2C3D4",
    "aantal": "12",
    "berichten": "12",
    "antwoorden": "5",
    "gedeeld": "1",
    "dagen": "30",
    "over": "21 dagen",
    "tekst": THEIRS,
    "minuten": "15",
    "tijd": "19:30",
    "plaats": "lokaal 12",
    "wat": THEIRS,
    "wie": "u",
    "wanneer": "zaterdag 28 november",
    "samen": "netjes, sportief en sociaal",
    "adres": "https://keukentafel.school.nl/chat",
    "link": "https://keukentafel.school.nl/child/Vw3nUq8sT1mYbX2kLr0aZg",
}


@dataclass(frozen=True)
class Text:
    """One text.

    Args:
        file: it stands in.
        place: keys and indexes that lead to it.
        text: with names filled in.
        limit: longest length in characters.
        scored: whether its ease is measured: titles, and texts that quote a family, are not.
        unknown: names between braces that nobody fills in.
        line: on which it stands, for a file that is not YAML.
    """

    file: Path
    place: tuple[int | str, ...]
    text: str
    limit: int = BUBBLE
    scored: bool = True
    unknown: frozenset[str] = frozenset()
    line: int = 0

    @property
    def counted(self) -> Readability:
        """Its words, sentences and syllables."""
        return read(self.text)

    @property
    def measured(self) -> bool:
        """Whether it is long enough to have its ease measured."""
        return self.scored and self.counted.words >= SHORTEST

    def wrong(self, what: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.file, self.line, what) if self.line else problem_at(self.file, self.place, what)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with its length and its ease."""
        if self.unknown:
            yield self.wrong(
                f"nobody fills in {', '.join(sorted(self.unknown))}; take the name out, or use one that is known"
            )
        if len(self.text) > self.limit:
            yield self.wrong(f"{len(self.text)} characters; at most {self.limit} are expected")
        if not self.measured:
            return
        counted = self.counted
        if counted.score < EASIEST:
            yield self.wrong(f"reading ease {counted.score:.0f}; at least {EASIEST:.0f} is expected: use shorter words")
        if counted.words_per_sentence > LONGEST_SENTENCE:
            yield self.wrong(
                f"{counted.words_per_sentence:.1f} words a sentence; at most {LONGEST_SENTENCE:.0f} are expected"
            )


def texts(catalogue: Catalogue) -> Iterator[Text]:
    """Yield all that can be said."""
    yield from _sentences(catalogue)
    yield from _answers(catalogue)
    yield from _cards(catalogue)
    yield from _card_sets(catalogue)
    yield from _helplines(catalogue)
    yield from _suggestions(catalogue)
    yield from _nudges(catalogue)
    yield from _coach(catalogue)
    yield from _buttons()
    for folder, talks in (("assignments", catalogue.assignments), ("first_aid", catalogue.first_aid)):
        for talk in talks.values():
            yield from _talk(catalogue.root / folder / f"{talk.slug}.yml", talk, catalogue)
    for own in (catalogue.arrangement, catalogue.enquiry):
        yield from _talk(catalogue.root / "texts" / f"{own.slug}.yml", own, catalogue)
    for name, steps in catalogue.endings.items():
        walk = Walk(catalogue.arrangement, {}, FACTS)
        for number, step in enumerate(steps):
            yield from _step(catalogue.root / "texts" / f"{name}.yml", number, step, walk)


def _sentences(catalogue: Catalogue) -> Iterator[Text]:
    for subject, sentences in catalogue.texts.items():
        file, titles = catalogue.root / "texts" / f"{subject}.yml", subject == "meanings"
        for key, text in sentences.items():
            scored = not titles and "lijst" not in text
            yield _filled(file, (key,), text, SAMPLE, TITLE_LIMIT if titles else BUBBLE, scored=scored)


def _answers(catalogue: Catalogue) -> Iterator[Text]:
    for topic, answer in catalogue.answers.items():
        file = catalogue.root / "answers" / f"{topic}.yml"
        yield Text(file, ("title",), answer.title, TITLE_LIMIT, scored=False)
        yield _filled(file, ("text",), answer.text, SAMPLE)
        if answer.simpler:
            yield _filled(file, ("simpler",), answer.simpler, SAMPLE)


def _cards(catalogue: Catalogue) -> Iterator[Text]:
    for name, prompts in catalogue.themes.items():
        for number, card in enumerate(prompts):
            for key in ("question", "follow_up", "silence"):
                yield _filled(
                    catalogue.root / "prompts" / f"{name}.yml", ("cards", number, key), getattr(card, key), SAMPLE
                )


def _card_sets(catalogue: Catalogue) -> Iterator[Text]:
    for name, cards in catalogue.cards.items():
        file = catalogue.root / "cards" / f"{name}.yml"
        for number, option in enumerate(cards.options):
            yield Text(file, ("options", number, "title"), option.title, TITLE_LIMIT, scored=False)
            if option.alt:
                yield Text(file, ("options", number, "alt"), option.alt)


def _helplines(catalogue: Catalogue) -> Iterator[Text]:
    """Yield each number with what it is for, and the one bubble that holds them all."""
    file, lines = catalogue.root / "helplines.yml", catalogue.helplines.lines
    for number, line in enumerate(lines):
        yield Text(file, ("lines", number, "name"), line.name, scored=False)
        yield Text(file, ("lines", number, "what"), line.what)
    # As one bubble, of which nothing may be left to a second.
    yield Text(file, ("lines",), numbers(catalogue), scored=False)


def _suggestions(catalogue: Catalogue) -> Iterator[Text]:
    """Yield the bubbles that say why each assignment fits, by the longest reason, and the longest lists of them."""
    for assignment in catalogue.assignments.values():
        values = {**SAMPLE, "opdracht": assignment.title}
        because = max((_known(catalogue.raw(f"home.because_{reason}"), values) for reason in Reason), key=len)
        goal = _known(assignment.goal, values)
        file = catalogue.root / "assignments" / f"{assignment.slug}.yml"
        # Its parts are scored where they stand; the title is a name.
        yield Text(file, ("goal",), f"{because} {goal}", scored=False)
    rows = (f"• {one.title}: {one.minutes} minuten" for one in catalogue.assignments.values())
    longest = "\n".join(sorted(rows, key=len)[-OFFERED:])
    for key in ("choose", "more"):
        text = _known(catalogue.raw(f"home.{key}"), {**SAMPLE, "lijst": longest})
        yield Text(catalogue.root / "texts" / "home.yml", (key,), text, scored=False)


def _nudges(catalogue: Catalogue) -> Iterator[Text]:
    """Yield each wording of each nudge, signed as it goes out."""
    for slug, series in catalogue.nudges.items():
        file = catalogue.root / "nudges" / f"{slug}.yml"
        for number, step in enumerate(series.steps):
            for place, one in enumerate(step.texts):
                where = ("steps", number, "texts", place, "text")
                unknown = frozenset(placeholders(one.text)) - {"kind", "mentor", "dag", "over"}
                told = _known(one.text, SAMPLE)
                if not step.asks:
                    told = catalogue.say("nudges.signed", tekst=told, mentor=SAMPLE["mentor"])
                yield Text(file, where, told, unknown=unknown)


def _coach(catalogue: Catalogue) -> Iterator[Text]:
    """Yield what stands beside the talk sheet; mentors read it, and speak some of it aloud."""
    file, coach = catalogue.root / "coach.yml", catalogue.coach
    for number, one in enumerate(coach.resistance):
        for key, text in (("hears", one.hears), ("need", one.need), ("ask", one.ask)):
            yield _filled(file, ("resistance", number, key), text, {"kind": FACTS.child})
    for number, text in enumerate(coach.partnership):
        yield _filled(file, ("partnership", number), text, {"kind": FACTS.child})
    for number, question in enumerate(coach.questions):
        yield _filled(file, ("questions", number, "text"), question.text, {"kind": FACTS.child})


def _buttons() -> Iterator[Text]:
    for file, line, title in literals():
        yield Text(file, ("button",), title, TITLE_LIMIT, scored=False, line=line)


def _talk(file: Path, talk: Talk, catalogue: Catalogue) -> Iterator[Text]:
    walk = Walk(talk, {}, FACTS)
    values = _values(walk)
    ends = [step for steps in catalogue.endings.values() for step in steps]
    yield Text(file, ("title",), talk.title, TITLE_LIMIT, scored=False)
    yield _filled(file, ("closing",), talk.closing, values)
    if isinstance(talk, Assignment):
        for key in ("goal", "why", "stall"):
            yield _filled(file, (key,), getattr(talk, key), values)
        for number, line in enumerate(talk.outcome):
            yield _filled(file, ("outcome", number, "text"), line.text, values)
    for number, step in enumerate(talk.steps):
        if step not in ends:
            yield from _step(file, number, step, walk)


def _step(file: Path, number: int, step: Step, walk: Walk) -> Iterator[Text]:
    values = _values(walk)
    place = ("steps", number)
    yield _filled(file, (*place, "text"), step.text, values)
    if step.simpler:
        yield _filled(file, (*place, "simpler"), step.simpler, values)
    if step.cards:
        return
    for index, option in enumerate(step.options):
        yield Text(file, (*place, "options", index), option.title, TITLE_LIMIT, scored=False)


def _values(walk: Walk) -> dict[str, str]:
    quoted = {name: value or THEIRS for name, value in walk.values().items()}
    return {**quoted, "uitkomst": "• Thuis kozen ouder en Samir allebei: netjes."}


def _filled(
    file: Path,
    place: tuple[int | str, ...],
    text: str,
    values: dict[str, str],
    limit: int = BUBBLE,
    *,
    scored: bool = True,
) -> Text:
    named = placeholders(text)
    unknown = frozenset(named - set(values))
    quotes = any(
        name in {"uitkomst", "samen"} or name.startswith(("verschil_", "antwoord_", "terug_")) for name in named
    )
    return Text(file, place, _known(text, values), limit, scored and not quotes, unknown)


def _known(text: str, values: dict[str, str]) -> str:
    """Return a text with the names that are known filled in."""
    return fill(text, {**dict.fromkeys(placeholders(text), "…"), **values})
