"""When a mentor may read an outcome, or an agreement."""

from collections.abc import Mapping

from bot.domain.answer import Value

PARENT = "share_parent"
CHILD = "share_child"
STUDENT = "share_student"
"""Steps of data/texts/sharing.yml and of data/texts/agreement.yml. The second is the parent's word for the child; the third the student's own yes,
asked from 16 on (AVG art. 8 and UAVG art. 5: from 16 a young person consents; read 2026-11-22)."""
YES = "yes"


def may_share(answers: Mapping[str, Value], *, sixteen: bool) -> bool:
    """Return whether the parent said yes, and the child said yes.

    Args:
        answers: of the activity.
        sixteen: whether the student's own yes is needed.
    """
    return answers.get(PARENT) == YES and answers.get(STUDENT if sixteen else CHILD) == YES
