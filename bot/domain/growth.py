"""What a family touched so far, over the career competences and the phases of choosing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.assignments import Assignment, Competence, Phase

CAREER = (Competence.CAPACITIES, Competence.MOTIVES, Competence.WORK, Competence.STEERING, Competence.NETWORK)
"""The five of the child; the parent's own and the talk with school are none of them."""


@dataclass(frozen=True)
class Growth:
    """How often each was touched.

    Args:
        competences: number of outcomes, in the order of the sources.
        phases: likewise; an assignment of several phases counts in each.
    """

    competences: Mapping[Competence, int]
    phases: Mapping[Phase, int]

    def untouched(self) -> list[Competence]:
        """Return the competences that nothing was shared about yet."""
        return [one for one, number in self.competences.items() if not number]


def growth(shared: Iterable[tuple[Assignment, int]]) -> Growth:
    """Return what was touched.

    Args:
        shared: assignments of which outcomes were shared, and how many.
    """
    competences = dict.fromkeys(CAREER, 0)
    phases = dict.fromkeys(Phase, 0)
    for assignment, number in shared:
        if assignment.competence in competences:
            competences[assignment.competence] += number
        for phase in assignment.audience.phases:
            phases[phase] += number
    return Growth(competences, phases)
