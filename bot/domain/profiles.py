"""Made-up families, to see what a school year would do: how they take part is drawn by chance."""

import random
from dataclasses import dataclass
from datetime import date

from bot.domain.answer import NOW, Value
from bot.domain.asking import offered
from bot.domain.steps import Step, StepKind

SKIPS = 0.15
SPOKEN = ("Helpt vaak in de keuken.", "Maakt graag dingen.", "Blijft rustig als het druk is.", "Legt goed uit.")


@dataclass(frozen=True)
class Profile:
    """How a kind of family takes part; all but ``homes`` are chances.

    Args:
        name: of the kind.
        share: of all families.
        comes_in: whether it ever comes in.
        goes_on: whether it goes on after one message.
        finishes: whether what was begun is finished.
        by_itself: whether it begins something in a week, without a message.
        leaves: whether one message is the last that is wanted.
        homes: adults with a thread of their own.
    """

    name: str
    share: float
    comes_in: float
    goes_on: float
    finishes: float
    by_itself: float
    leaves: float
    homes: int = 1


PROFILES = (
    Profile("eager", 0.20, 0.98, 0.60, 0.95, 0.08, 0.000),
    Profile("busy", 0.40, 0.85, 0.25, 0.80, 0.01, 0.005),
    Profile("silent", 0.20, 0.50, 0.04, 0.60, 0.00, 0.010),
    Profile("leaver", 0.10, 0.80, 0.20, 0.50, 0.00, 0.200),
    Profile("two_homes", 0.10, 0.85, 0.35, 0.85, 0.02, 0.010, homes=2),
)
"""Guesses and no measurements: they are there to try rules on, not to foretell anything."""


def drawn(chance: random.Random) -> Profile:
    """Return the profile of one more family."""
    return chance.choices(PROFILES, [one.share for one in PROFILES])[0]


def any_answer(step: Step, today: date, chance: random.Random) -> Value:
    """Return an answer that fits a step; a day is now, for nobody waits in a walk.

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
        case StepKind.DATE if NOW in options:
            return NOW
        case _:
            return chance.choice(options)
