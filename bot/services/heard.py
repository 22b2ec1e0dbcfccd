"""What a parent said within an assignment, and whether it answers the question."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.dialogue.control import plain
from bot.dialogue.reading import SURE, THUMBS, comes_between, read_answer
from bot.domain.answer import Value
from bot.domain.errors import Unfit
from bot.domain.steps import Step, StepKind

DANGER_INTENTS = frozenset({"danger_child", "danger_home"})
UNSURE_INTENTS = frozenset({"nlu_fallback", "out_of_scope", "affirm", "deny", "greet", "thank"})
"""Within an assignment these are taken for a try at an answer, which is then asked for again."""
WORDS_A_CHOICE = 3
STORY_WORDS = 6
"""From this many words on, a text with a clear meaning of its own is no answer, though it may name an option."""


@dataclass(frozen=True)
class Heard:
    """What a parent said within an assignment.

    Args:
        text: as typed; empty for a tap.
        intent: as Rasa understood it, or of the button.
        confidence: of that intent, 0 to 1.
        values: of the button: the activity, the step and the value.
    """

    text: str
    intent: str
    confidence: float
    values: dict[str, Any]

    @property
    def words(self) -> str:
        """What was typed, also when its meaning was tapped afterwards."""
        return self.text or str(self.values.get("said") or "")


def answers(step: Step | None, heard: Heard, today: date) -> bool:
    """Return whether what was said answers a question, rather than being something in between.

    Args:
        step: the question; None when there is none.
        heard: what was said.
        today: in the Netherlands, for days in words.
    """
    if step is None:
        return not heard.text and heard.intent == "answer"
    if not heard.text:
        return heard.intent == "answer" or THUMBS.get(heard.intent) in {option.id for option in step.options}
    if heard.intent in DANGER_INTENTS or comes_between(step, heard.text, heard.intent, heard.confidence):
        return False
    if step.kind is StepKind.TEXT or heard.intent in UNSURE_INTENTS:
        return True
    read = read_answer(step, heard.text, today)
    if any(plain(heard.text) == plain(word) for option in step.options for word in (option.title, *option.words)):
        return True
    words = len(heard.text.split())
    sparse = words >= STORY_WORDS and words > WORDS_A_CHOICE * (len(read) if isinstance(read, list) else 1)
    return bool(read) and not (sparse and heard.confidence >= SURE)


def tapped(heard: Heard) -> Value:
    """Return what a button or a thumb answers."""
    value: Value = heard.values.get("value", THUMBS.get(heard.intent))
    return value


def same_question(activity_id: int, step: Step, heard: Heard) -> None:
    """Refuse a tap on an earlier question; what is typed is always about the current one.

    Raises:
        Unfit: when another question was tapped.
    """
    asked = (heard.values.get("activity"), heard.values.get("step"))
    if not heard.text and heard.values and asked != (activity_id, step.id):
        raise Unfit("old_question")
