"""What the pages say of states and days."""

from datetime import date, datetime

from babel.dates import format_date

from bot.domain.calendar import local_day
from bot.domain.wording import LOCALE
from bot.store.queries.overview import ACTIVE, INVITED, NOT_INVITED, REACHED, SILENT, STOPPED

STATES = {
    NOT_INVITED: "nog niet uitgenodigd",
    INVITED: "uitgenodigd",
    STOPPED: "wil geen berichten",
    SILENT: "al een maand stil",
    REACHED: "net binnen",
    ACTIVE: "doet mee",
}

ASKS = {
    "call": "wil graag gebeld worden",
    "meeting": "wil graag een afspraak",
    "offer": "biedt school hulp aan",
    "question": "heeft een vraag",
    "worry": "heeft een zorg",
}
"""What a parent asks, after the name."""


def day(moment: datetime) -> str:
    """Return a moment as its day in Europe/Amsterdam, for example "donderdag 26 november"."""
    return date_text(local_day(moment))


def short_day(date_: date) -> str:
    """Return a day for a narrow column, for example "26 nov"."""
    return str(format_date(date_, "d MMM", locale=LOCALE)).removesuffix(".")


def date_text(date_: date) -> str:
    """Return a day in words."""
    return str(format_date(date_, "EEEE d MMMM", locale=LOCALE))
