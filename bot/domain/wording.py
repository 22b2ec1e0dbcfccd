"""Dutch as it is written: lists, days, and texts with names in them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from babel.dates import format_date
from babel.lists import format_list

LOCALE = "nl"
_PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)\}")
_BEGINNING = re.compile(r"(^|[.!?\n]\s*)$")


def enumerate_words(words: Iterable[str]) -> str:
    """Return "a, b en c"."""
    return str(format_list(list(words), locale=LOCALE))


def say_day(day: date, today: date) -> str:
    """Return "vandaag", "morgen" or "zaterdag 28 november".

    Args:
        day: the day to name, Europe/Amsterdam.
        today: the day it is for the reader.
    """
    distance = (day - today).days
    if distance in (0, 1):
        return ("vandaag", "morgen")[distance]
    return str(format_date(day, "EEEE d MMMM", locale=LOCALE))


def say_date(day: date) -> str:
    """Return "12 november"."""
    return str(format_date(day, "d MMMM", locale=LOCALE))


def placeholders(text: str) -> set[str]:
    """Return the names between braces in ``text``."""
    return set(_PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put ``values`` in place of the names between braces; what begins a sentence gets a capital.

    Raises:
        KeyError: when the text names something that is not there.
    """

    def put(match: re.Match[str]) -> str:
        value = values[match.group(1)]
        begins = _BEGINNING.search(text, 0, match.start())
        return value[:1].upper() + value[1:] if begins else value

    return _PLACEHOLDER.sub(put, text)
