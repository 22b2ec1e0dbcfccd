"""How an assignment is walked: the next question, and what an answer may be.

The place follows from the answers alone: it is the first step that counts and has no answer. So nothing has
to be kept beside the answers, and chat, ``check``, ``preview`` and ``simulate`` cannot disagree.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from bot.domain.answer import NOW, Value, accept
from bot.domain.assignments import Assignment, Line, OnSheet, Talk
from bot.domain.steps import Condition, Overlap, Step, StepKind, Who
from bot.domain.wording import enumerate_words, fill, placeholders, say_day

AT_ONCE = "nu meteen"


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
    """A talk with the answers so far.

    Args:
        talk: that is walked.
        answers: by the id of the step.
        facts: of the family.
        recalled: answers of earlier assignments in words, by the names of ``talk.recalls``.
    """

    talk: Talk
    answers: Mapping[str, Value]
    facts: Facts
    recalled: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def given(self) -> Mapping[str, Value]:
        """The answers that count: one to a question that a later change made idle does not."""
        given: dict[str, Value] = {}
        for step in self.talk.steps:
            if step.id in self.answers and self._holds(step.only_if, given):
                given[step.id] = self.answers[step.id]
        return given

    def counts(self, condition: Condition | None) -> bool:
        """Return whether every part of ``condition`` holds."""
        return self._holds(condition, self.given)

    def _holds(self, condition: Condition | None, given: Mapping[str, Value]) -> bool:
        if condition is None:
            return True
        if condition.step is not None and not self._step_holds(condition, given.get(condition.step)):
            return False
        if condition.overlap and self._overlap(given) not in condition.overlap:
            return False
        if condition.recalled is not None and bool(self.recalled.get(condition.recalled)) is (
            condition.answered is False
        ):
            return False
        return condition.sixteen in (None, self.facts.sixteen)

    @staticmethod
    def _step_holds(condition: Condition, value: Value) -> bool:
        if condition.answered is not None and condition.answered != (value is not None):
            return False
        given = value if isinstance(value, list) else [str(value)]
        return not condition.among or not set(condition.among).isdisjoint(given)

    def ahead(self) -> Iterator[Step]:
        """Yield the steps that count and are not answered yet, what is to be read between them included."""
        last = max((i for i, step in enumerate(self.talk.steps) if step.id in self.given), default=-1)
        for index, step in enumerate(self.talk.steps):
            unread = index > last if not step.asks else step.id not in self.answers
            if unread and self.counts(step.only_if):
                yield step

    def after(self, step: Step) -> Iterator[Step]:
        """Yield what is to be read between a question and the next one that counts."""
        for one in self.talk.steps[self.talk.steps.index(step) + 1 :]:
            if self.counts(one.only_if):
                if one.asks:
                    return
                yield one

    def holds(self) -> Who:
        """Return who has the phone: whoever answered last."""
        latest = self.latest()
        return latest.who if latest else Who.PARENT

    def current(self) -> Step | None:
        """Return the step that waits for an answer, or None when there is none left."""
        return next((step for step in self.ahead() if step.asks), None)

    def latest(self) -> Step | None:
        """Return the step that was answered last in the order of the assignment."""
        done = [step for step in self.talk.steps if step.id in self.given]
        return done[-1] if done else None

    def overlap(self) -> Overlap:
        """Return how far both sides chose the same."""
        return self._overlap(self.given)

    def _overlap(self, given: Mapping[str, Value]) -> Overlap:
        parent, child = self._sides(given)
        both = [option for option in parent if option in child]
        if not both:
            return Overlap.NONE
        return Overlap.ALL if len(both) == len(parent) == len(child) else Overlap.SOME

    def _sides(self, given: Mapping[str, Value]) -> tuple[list[str], list[str]]:
        sides = self.talk.both_sides
        if sides is None:
            return [], []
        parent, child = given.get(sides.parent), given.get(sides.child)
        titles = self._titles
        # A card that was taken out of its set since then is not told of any more.
        return (
            [option for option in parent if option in titles] if isinstance(parent, list) else [],
            [option for option in child if option in titles] if isinstance(child, list) else [],
        )

    def answer(self, step: Step, raw: Value) -> "Walk":
        """Return the walk with one answer more.

        Raises:
            Unfit: when the answer does not fit the step.
        """
        return replace(self, answers={**self.answers, step.id: accept(step, raw, self.facts.today)})

    def outcome(self) -> list[str]:
        """Return the sentences a mentor may read, from the answers alone; a sentence on a skipped step is left out."""
        values = self.values()
        return [fill(line.text, values) for line in self._lines(values)]

    def _lines(self, values: Mapping[str, str]) -> list[Line]:
        return [
            line
            for line in (self.talk.outcome if isinstance(self.talk, Assignment) else ())
            if self.counts(line.only_if) and all(values.get(name) for name in placeholders(line.text))
        ]

    def sheet(self) -> dict[str, Any]:
        """Return what of the outcome goes on the talk sheet: nothing that its sentences do not tell.

        Returns:
            ``both``: what was chosen ``together``, by the ``parent`` only and by the ``child`` only, with the name of
            the card ``set``; ``good``: sentences on what goes well; ``ask``: what is asked of the mentor. What there
            is none of is left out.
        """
        values = self.values()
        lines = self._lines(values)
        told = {name for line in lines for name in placeholders(line.text)}
        found: dict[str, Any] = {
            "both": self._both(told),
            "good": [fill(line.text, values) for line in lines if line.sheet is OnSheet.GOOD],
            "ask": [values[name] for line in lines if line.sheet is OnSheet.ASK for name in placeholders(line.text)],
        }
        return {key: value for key, value in found.items() if value}

    def _both(self, told: Collection[str]) -> dict[str, Any]:
        """Return what both sides chose, as far as the sentences name it."""
        if self.talk.both_sides is None:
            return {}
        parent, child = self._sides(self.given)
        groups = {
            "together": [one for one in parent if one in child] if "samen" in told else [],
            "parent": [one for one in parent if one not in child] if "verschil_ouder" in told else [],
            "child": [one for one in child if one not in parent] if "verschil_kind" in told else [],
        }
        shown = {
            key: [{"id": one, "title": self._titles[one]} for one in chosen] for key, chosen in groups.items() if chosen
        }
        return {"set": self.talk.step(self.talk.both_sides.child).cards, **shown} if shown else {}

    def values(self) -> dict[str, str]:
        """Return what the texts of this assignment may name."""
        parent, child = self._sides(self.given)
        titles = self._titles
        values = {
            "kind": self.facts.child,
            "mentor": self.facts.mentor,
            "school": self.facts.school,
            "opdracht": self.talk.title,
            "samen": enumerate_words(titles[o] for o in parent if o in child),
            "verschil_ouder": enumerate_words(titles[o] for o in parent if o not in child),
            "verschil_kind": enumerate_words(titles[o] for o in child if o not in parent),
        }
        for step in self.talk.questions():
            values[f"antwoord_{step.id}"] = self.say(step, self.given.get(step.id))
        for name in self.talk.recalls:
            values[f"terug_{name}"] = self.recalled.get(name, "")
        return values

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {option.id: option.title for step in self.talk.steps for option in step.options}

    def say(self, step: Step, value: Value) -> str:
        """Return an answer in words; nothing for a step that was skipped."""
        if value is None:
            return ""
        titles = {option.id: option.title for option in step.options}
        if isinstance(value, list):
            return enumerate_words(titles[option] for option in value if option in titles)
        if step.kind is StepKind.DATE:
            return AT_ONCE if value == NOW else say_day(date.fromisoformat(str(value)), self.facts.today)
        return titles.get(str(value), str(value))

    def read(self, step: Step, *, simpler: bool = False) -> str:
        """Return the text of a step with the names filled in."""
        return self.read_text((step.simpler if simpler else "") or step.text)

    def read_text(self, text: str) -> str:
        """Return any text of this assignment with the names filled in."""
        return fill(text, {**self.values(), "uitkomst": "\n".join(f"• {line}" for line in self.outcome())})
