"""Reads days as parents type them: "zaterdag", "morgenavond", "volgende week woensdag", "12 maart"."""

import re
from datetime import date, datetime, time, timedelta

import dateparser
from dateparser.search import search_dates

from bot.dialogue.control import plain
from bot.domain.walk import NOW

_NOW = re.compile(r"\b(nu|meteen|direct|gelijk|seffens|nou)\b")
_TODAY = re.compile(r"\b(vandaag|vanavond|vanmiddag|straks|vannacht)\b")
_TOMORROW = re.compile(r"\bmorgen(avond|middag|ochtend|vroeg)?\b")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAY = re.compile(
    r"\b(?:(ma)(?:andag)?|(di)(?:nsdag)?|(wo)(?:e|ensdag)?|(do)(?:nderdag)?|(vr)(?:ij|ijdag)?|(za)(?:t|terda[gh]s?)?|(zo)(?:n|ndag)?)"
    r"(?:avond|middag|ochtend|morgen)?\b"
)
_WEEKEND = re.compile(r"\bweek ?end\b")
_NEXT_WEEK = re.compile(r"\bvolgende? (week|weekend)\b")


def read_day(text: str, today: date) -> str | None:
    """Return the day that a text names, as ISO date, "now" for at once, or None.

    Args:
        text: as typed.
        today: Europe/Amsterdam.
    """
    words = plain(text)
    if re.search(r"\bover ?morgen\b", words):
        return (today + timedelta(days=2)).isoformat()
    if _TOMORROW.search(words):
        return (today + timedelta(days=1)).isoformat()
    if _TODAY.search(words):
        return today.isoformat()
    weekday = _weekday(words)
    if weekday is not None:
        return _coming(weekday, today, next_week=bool(_NEXT_WEEK.search(words))).isoformat()
    return _calendar_day(words, today) or (NOW if _NOW.search(words) else None)


def _weekday(words: str) -> int | None:
    if _WEEKEND.search(words):
        return _DAYS.index("zaterdag")
    match = _DAY.search(words)
    return next(index for index, group in enumerate(match.groups()) if group) if match else None


def _coming(weekday: int, today: date, *, next_week: bool) -> date:
    if next_week:
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + weekday)
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def _calendar_day(words: str, today: date) -> str | None:
    if not re.search(r"\d|\bover\b|\bweek\b|\bdagen\b", words):
        return None
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": datetime.combine(today, time(12))}
    found = dateparser.parse(words, languages=["nl"], settings=settings)
    if found is None:
        named = search_dates(words, languages=["nl"], settings=settings)
        found = named[0][1] if named else None
    return found.date().isoformat() if found else None
