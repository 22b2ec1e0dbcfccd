"""Answers drawn by chance, to walk assignments without people."""

import random
from datetime import date

from bot.domain.answer import Value
from bot.domain.asking import offered
from bot.domain.steps import Step, StepKind

SKIPS = 0.15
SPOKEN = ("Zij helpt vaak in de keuken.", "Hij maakt graag dingen.", "Weet ik niet goed.")


def any_answer(step: Step, today: date, chance: random.Random) -> Value:
    """Return an answer that fits a step.

    Args:
        step: that asks.
        today: Europe/Amsterdam.
        chance: seeded, so that a walk can be repeated.
    """
    if step.skippable and chance.random() < SKIPS:
        return None
    options = [option.id for option in offered(step, today)]
    match step.kind:
        case StepKind.CHOICES:
            return chance.sample(options, chance.randint(step.least, step.most))
        case StepKind.TEXT:
            return chance.choice(SPOKEN)
        case _:
            return chance.choice(options)
