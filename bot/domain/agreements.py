"""Who does what by when."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.answer import Value

WHAT, WHO, WHEN = "what", "who", "when"
"""Steps of data/texts/agreement.yml; after them come those of ``domain.sharing``."""
TERMS = {"week": timedelta(days=7), "fortnight": timedelta(days=14), "month": timedelta(days=30)}

PROPOSED, CONFIRMED, DECLINED, CLOSED = "proposed", "confirmed", "declined", "closed"
"""How far an agreement is: it counts once the other side said yes."""


class Result(StrEnum):
    """How an agreement ended, in the words of whoever looked back."""

    WORKED = "worked"
    OTHERWISE = "otherwise"
    NOT_YET = "not_yet"


class Doer(StrEnum):
    """Who does what was agreed."""

    PARENT = "parent"
    CHILD = "child"
    MENTOR = "mentor"


@dataclass(frozen=True)
class Agreed:
    """What was agreed.

    Args:
        what: in the parent's words.
        who: does it.
        due: by when; None when no day was named.
    """

    what: str
    who: Doer
    due: date | None


def due(term: Value, today: date) -> date | None:
    """Return by when it is done; None when no day was named.

    Args:
        term: answer to ``WHEN``.
        today: Europe/Amsterdam.
    """
    length = TERMS.get(str(term))
    return today + length if length else None
