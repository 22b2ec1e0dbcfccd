"""What an answer may be."""

from datetime import date, timedelta

from bot.domain.errors import Unfit
from bot.domain.steps import Step, StepKind

Value = str | int | list[str] | None
"""An answer; None stands for a step that was skipped."""

NOW = "now"
"""The answer to a date step that goes on at once."""
ANSWER_LIMIT = 700
"""Longest free answer in characters: a mentor reads it in half a minute."""
FURTHEST_MOMENT = timedelta(days=60)
"""A moment further away is more likely a typing error than a plan."""


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
