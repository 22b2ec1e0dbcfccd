"""``python -m bot simulate``: families that answer by chance, walked by the same rules as the chat."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.commands.walking import any_answer
from bot.domain.assignments import Assignment
from bot.domain.calendar import local_day
from bot.domain.sharing import may_share
from bot.domain.walk import Facts, Walk
from bot.services.clock import utc_now


@dataclass(frozen=True)
class Result:
    """What came of one assignment.

    Args:
        slug: of the assignment.
        families: how many began.
        finished: how many came to the end.
        shared: how many let the mentor read the outcome.
        questions: how many questions a family was asked, on average.
    """

    slug: str
    families: int
    finished: int
    shared: int
    questions: float


def simulate(catalogue: Catalogue, families: int, seed: int, tick: Callable[[], None]) -> list[Result]:
    """Walk every assignment with some families.

    Args:
        catalogue: what can be said.
        families: how many walk each.
        seed: of chance.
        tick: told after each family.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    return [_one(assignment, families, chance, tick) for assignment in catalogue.assignments.values()]


def _one(assignment: Assignment, families: int, chance: random.Random, tick: Callable[[], None]) -> Result:
    finished = shared = questions = 0
    for _ in range(families):
        sixteen = chance.random() < 0.3  # noqa: PLR2004 - about the share of vmbo pupils of 16 and over
        walk = Walk(assignment, {}, Facts("Samir", "de mentor", "school", sixteen, local_day(utc_now())))
        while step := walk.current():
            walk = walk.answer(step, any_answer(step, walk.facts.today, chance))
        finished += 1
        shared += may_share(walk.given, sixteen=sixteen)
        questions += len(walk.answers)
        tick()
    return Result(assignment.slug, families, finished, shared, questions / families)
