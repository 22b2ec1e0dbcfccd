"""How an assignment is walked: the next question, and what an answer may be.

The place follows from the answers alone: it is the first step that counts and has no answer. So nothing has
to be kept beside the answers, and chat, ``check``, ``preview`` and ``simulate`` cannot disagree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.assignments import Assignment, Condition, Option, Overlap, Step, StepKind
from bot.domain.errors import Unfit
from bot.domain.messages import Button, Choice, Choices, OutboundMessage
from bot.domain.wording import enumerate_words, fill, placeholders, say_day

Value = str | int | list[str] | None
"""An answer; None stands for a step that was skipped."""

NOW = "now"
"""The answer to a date step that goes on at once."""
AT_ONCE = "nu meteen"
ANSWER_LIMIT = 700
"""Longest free answer in characters: a mentor reads it in half a minute, and five of them fit one message."""
FURTHEST_MOMENT = timedelta(days=60)
"""A moment further away is more likely a typing error than a plan."""


@dataclass(frozen=True)
class Facts:
    """What the texts and rules know of the family.

    Args:
        child: first name.
        mentor: as parents call the mentor.
        school: name of the school.
        sixteen: whether the child's own yes to sharing is needed; also true when the school gave no date.
        today: the day it is in Europe/Amsterdam.
    """

    child: str
    mentor: str
    school: str
    sixteen: bool
    today: date


@dataclass(frozen=True)
class Walk:
    """An assignment with the answers so far."""

    assignment: Assignment
    answers: Mapping[str, Value]
    facts: Facts

    def counts(self, condition: Condition | None) -> bool:
        """Return whether every part of ``condition`` holds."""
        if condition is None:
            return True
        if condition.step is not None and not self._step_holds(condition):
            return False
        if condition.overlap and self.overlap() not in condition.overlap:
            return False
        return condition.sixteen in (None, self.facts.sixteen)

    def _step_holds(self, condition: Condition) -> bool:
        value = self.answers.get(condition.step or "")
        if condition.answered is not None and condition.answered != (value is not None):
            return False
        given = value if isinstance(value, list) else [str(value)]
        return not condition.among or not set(condition.among).isdisjoint(given)

    def ahead(self) -> Iterator[Step]:
        """Yield the steps that count and are not answered yet, what is to be read between them included."""
        last = max((i for i, step in enumerate(self.assignment.steps) if step.id in self.answers), default=-1)
        for index, step in enumerate(self.assignment.steps):
            unread = index > last if not step.asks else step.id not in self.answers
            if unread and self.counts(step.only_if):
                yield step

    def current(self) -> Step | None:
        """Return the step that waits for an answer, or None when there is none left."""
        return next((step for step in self.ahead() if step.asks), None)

    def latest(self) -> Step | None:
        """Return the step that was answered last in the order of the assignment."""
        done = [step for step in self.assignment.steps if step.id in self.answers]
        return done[-1] if done else None

    def progress(self) -> tuple[int, int]:
        """Return which question this is and how many there are, as far as the answers so far tell."""
        asked = [step for step in self.assignment.questions() if self.counts(step.only_if)]
        done = sum(step.id in self.answers for step in asked)
        return min(done + 1, len(asked)), len(asked)

    def overlap(self) -> Overlap:
        """Return how far both sides chose the same."""
        parent, child = self._sides()
        both = [option for option in parent if option in child]
        if not both:
            return Overlap.NONE
        return Overlap.ALL if len(both) == len(parent) == len(child) else Overlap.SOME

    def _sides(self) -> tuple[list[str], list[str]]:
        sides = self.assignment.both_sides
        if sides is None:
            return [], []
        parent, child = self.answers.get(sides.parent), self.answers.get(sides.child)
        return (parent if isinstance(parent, list) else []), (child if isinstance(child, list) else [])

    def answer(self, step: Step, raw: Value) -> "Walk":
        """Return the walk with one answer more.

        Raises:
            Unfit: when the answer does not fit the step.
        """
        return replace(self, answers={**self.answers, step.id: accept(step, raw, self.facts.today)})

    def back(self) -> "Walk":
        """Return the walk without the latest answer."""
        latest = self.latest()
        return replace(self, answers={k: v for k, v in self.answers.items() if latest is None or k != latest.id})

    def outcome(self) -> list[str]:
        """Return the sentences a mentor may read, from the answers alone; a sentence on a skipped step is left out."""
        values = self.values()
        return [
            fill(line.text, values)
            for line in self.assignment.outcome
            if self.counts(line.only_if) and all(values.get(name) for name in placeholders(line.text))
        ]

    def values(self) -> dict[str, str]:
        """Return what the texts of this assignment may name."""
        parent, child = self._sides()
        titles = self._titles()
        values = {
            "kind": self.facts.child,
            "mentor": self.facts.mentor,
            "school": self.facts.school,
            "opdracht": self.assignment.title,
            "samen": enumerate_words(titles[o] for o in parent if o in child),
            "verschil_ouder": enumerate_words(titles[o] for o in parent if o not in child),
            "verschil_kind": enumerate_words(titles[o] for o in child if o not in parent),
        }
        for step in self.assignment.questions():
            values[f"antwoord_{step.id}"] = self.say(step, self.answers.get(step.id))
        return values

    def _titles(self) -> dict[str, str]:
        return {option.id: option.title for step in self.assignment.steps for option in step.options}

    def say(self, step: Step, value: Value) -> str:
        """Return an answer in words; nothing for a step that was skipped."""
        if value is None:
            return ""
        titles = {option.id: option.title for option in step.options}
        if isinstance(value, list):
            return enumerate_words(titles[option] for option in value)
        if step.kind is StepKind.DATE:
            return AT_ONCE if value == NOW else say_day(date.fromisoformat(str(value)), self.facts.today)
        return titles.get(str(value), str(value))

    def read(self, step: Step, *, simpler: bool = False) -> str:
        """Return the text of a step with the names filled in."""
        return self.read_text((step.simpler if simpler else "") or step.text)

    def read_text(self, text: str) -> str:
        """Return any text of this assignment with the names filled in."""
        return fill(text, {**self.values(), "uitkomst": "\n".join(f"• {line}" for line in self.outcome())})


def accept(step: Step, raw: Value, today: date) -> Value:
    """Return ``raw`` as an answer to ``step``.

    Args:
        step: the step that asks.
        raw: ids of options, a number, a text, an ISO date or "now"; None to skip.
        today: Europe/Amsterdam.

    Raises:
        Unfit: with the reason to tell the parent.
    """
    if raw is None:
        if not step.skippable:
            raise Unfit("not_skippable")
        return None
    match step.kind:
        case StepKind.CHOICE | StepKind.MOOD:
            if raw not in {option.id for option in step.options}:
                raise Unfit("no_option")
            return raw
        case StepKind.CHOICES:
            return _accept_choices(step, raw)
        case StepKind.SCALE:
            if not str(raw).isdecimal() or not 1 <= int(str(raw)) <= step.most:
                raise Unfit("no_scale", most=step.most)
            return int(str(raw))
        case StepKind.DATE:
            return moment(str(raw), today)
        case _:
            return _accept_text(str(raw))


def _accept_choices(step: Step, raw: Value) -> Value:
    if not isinstance(raw, list) or not set(raw) <= {option.id for option in step.options}:
        raise Unfit("no_option")
    chosen = list(dict.fromkeys(raw))
    if len(chosen) < step.least:
        raise Unfit("too_few", missing=step.least - len(chosen), chosen=chosen)
    if len(chosen) > step.most:
        raise Unfit("too_many", most=step.most, chosen=chosen)
    return chosen


def moment(raw: str, today: date) -> str:
    """Return a day as ISO date, or "now".

    Raises:
        Unfit: when it is no day, in the past, or far away.
    """
    if raw == NOW:
        return NOW
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        raise Unfit("no_date") from None
    if day < today:
        raise Unfit("past_date")
    if day > today + FURTHEST_MOMENT:
        raise Unfit("far_date")
    return day.isoformat()


def _accept_text(raw: str) -> Value:
    text = raw.strip()
    if not any(character.isalnum() for character in text):
        raise Unfit("no_words")
    if len(text) > ANSWER_LIMIT:
        raise Unfit("too_long", most=ANSWER_LIMIT)
    return text


def moments(today: date) -> tuple[Option, ...]:
    """Return the moments that are offered: at once, tomorrow, and the coming Saturday and Sunday."""
    days = [today + timedelta(days=1)]
    days += [today + timedelta(days=(weekday - today.weekday()) % 7 or 7) for weekday in (5, 6)]
    named = [Option(day.isoformat(), say_day(day, today).split()[0]) for day in dict.fromkeys(days)]
    return (Option(NOW, AT_ONCE), *named)


def ask(walk: Walk, activity: int, *, simpler: bool = False, chosen: tuple[str, ...] = ()) -> list[OutboundMessage]:
    """Return the bubbles from here to the next question, that question last.

    Args:
        walk: where the family is.
        activity: id of the activity; taps carry it, so that an old message cannot answer a new question.
        simpler: in easier words, and without what was to be read before the question.
        chosen: options that are already on.
    """
    bubbles = []
    for step in walk.ahead():
        text = walk.read(step, simpler=simpler)
        if step.asks:
            bubbles.append(_question(step, text, activity, walk.facts.today, chosen))
            break
        bubbles.append(OutboundMessage(text))
    return bubbles


def _question(step: Step, text: str, activity: int, today: date, chosen: tuple[str, ...]) -> OutboundMessage:
    place = {"activity": activity, "step": step.id}
    if step.kind is StepKind.CHOICES:
        options = tuple(Choice(option.id, option.title) for option in step.options)
        return OutboundMessage(text, choices=Choices(options, step.least, step.most, "answer", place, chosen))
    buttons = tuple(Button(o.title, "answer", {**place, "value": o.id}) for o in offered(step, today))
    if step.skippable:
        buttons = (*buttons, Button("sla over", "skip", place))
    return OutboundMessage(text, buttons)


def offered(step: Step, today: date) -> tuple[Option, ...]:
    """Return what can be tapped as an answer to ``step``."""
    match step.kind:
        case StepKind.SCALE:
            return tuple(Option(str(n), str(n)) for n in range(1, step.most + 1))
        case StepKind.DATE:
            return moments(today)
        case _:
            return step.options
