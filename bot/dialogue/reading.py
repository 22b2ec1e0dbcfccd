"""Reads a typed answer to a step, and tells an answer from a question that comes in between."""

from datetime import date

from bot.dialogue.choices import denies, read_choices
from bot.dialogue.control import control_intent, plain
from bot.dialogue.dates import read_day
from bot.domain.answer import Value
from bot.domain.asking import offered
from bot.domain.errors import Unfit
from bot.domain.steps import Option, Step, StepKind

SURE = 0.6
"""Above this confidence a question within a free-text step is a question; chosen on cross-validation (docs/understanding.md)."""
_QUESTION_WORDS = frozenset(
    [
        "wat",
        "waarom",
        "wie",
        "hoe",
        "wanneer",
        "welke",
        "waar",
        "moet",
        "mag",
        "kan",
        "kunt",
        "kun",
        "is",
        "wordt",
        "krijg",
    ]
)
THUMBS = {"affirm": "yes", "deny": "no"}
_YES = Option(
    "yes",
    "ja",
    (
        *("jawel", "jazeker", "ok", "oke", "oké", "okee", "prima", "goed", "graag", "zeker", "tuurlijk", "natuurlijk"),
        *("yes", "jep", "joa", "is goed", "doe maar", "mag wel", "geen probleem", "geen bezwaar"),
    ),
)
_NO = Option("no", "nee", ("neen", "nope", "liever niet", "no", "nie"))


def read_answer(step: Step, text: str, today: date) -> Value:
    """Return what ``text`` says as an answer to ``step``; nothing readable gives None or an empty list."""
    match step.kind:
        case StepKind.CHOICES:
            return read_choices(text, step.options)
        case StepKind.CHOICE | StepKind.MOOD | StepKind.SCALE:
            options = offered(step, today)
            found = read_choices(text, options) or _yes_or_no(step, text)
            return _sure(found, text, options)
        case StepKind.DATE:
            return read_day(text, today)
        case _:
            return text


def unreadable(step: Step) -> Unfit:
    """Return what is wrong with a typed answer in which nothing could be read."""
    return Unfit({StepKind.DATE: "no_date", StepKind.SCALE: "no_scale"}.get(step.kind, "no_option"), most=step.most)


def _yes_or_no(step: Step, text: str) -> list[str]:
    said = read_yes_or_no(text)
    return [said] if said in {option.id for option in step.options} else []


def read_yes_or_no(text: str) -> str | None:
    """Return "yes" or "no", when a text says just one of them, in words or by a thumb."""
    thumb = THUMBS.get(control_intent(text) or "")
    return thumb or _sure(read_choices(text, (_YES, _NO)), text, ())


def _sure(found: list[str], text: str, options: tuple[Option, ...]) -> str | None:
    """Return the one option that was found; a yes with a "niet" in it is no yes: it may be about sharing."""
    if found == [_YES.id] and denies(text, (*options, _YES)):
        return None
    return found[0] if len(found) == 1 else None


def comes_between(step: Step, text: str, intent: str, confidence: float) -> bool:
    """Return whether a typed text is no answer to a free-text step but a question of its own."""
    if step.kind is not StepKind.TEXT or step.question or not intent.startswith("faq_"):
        return False
    words = plain(text).split()
    asks = "?" in text or (bool(words) and words[0] in _QUESTION_WORDS)
    return asks and confidence >= SURE
