"""Reads days as parents type them: "zaterdag", "morgenavond", "volgende week woensdag", "12 maart"."""

import re
from datetime import date, datetime, time, timedelta

import dateparser
from dateparser.search import search_dates

from bot.dialogue.control import plain
from bot.domain.answer import NOW

_NOW = re.compile(r"\b(nu|meteen|zometeen|dadelijk|direct|gelijk|seffens|nou|zo snel mogelijk)\b")
_TODAY = re.compile(r"\b(vandaag|vanavond|vanmiddag|straks|vannacht)\b")
_TOMORROW = re.compile(r"\bmorgen(avond|middag|ochtend|vroeg)?\b")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAY = re.compile(
    r"\b(?:(maan)|(dins)|(woens)|(donder)|(vrij)|(zater)|(zon))da(?:g|gh|ch)s?(?:avond|middag|ochtend|morgen)?\b"
)
_SHORT = {"ma": 0, "di": 1, "wo": 2, "woe": 2, "do": 3, "vr": 4, "za": 5, "zat": 5, "zo": 6}
_BESIDE_SHORT = frozenset(
    [
        "op",
        "aanstaande",
        "komende",
        "volgende",
        "deze",
        "week",
        "of",
        "om",
        "uur",
        "a",
        "s",
        "avond",
        "middag",
        "ochtend",
    ]
)
"""Words beside which "zo" and "ma" are days; in "zo meteen" and "als ma er is" they are not."""
_WEEKEND = re.compile(r"\bweek ?end\b")
_NEXT_WEEK = re.compile(r"\bvolgende? (week|weekend)\b")
_DATE = re.compile(
    r"(?<!\bom )\b\d{1,2} (?:(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*|(?:0?[1-9]|1[0-2])\b)(?: \d{4})?"
)
_COUNT = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_LATER = re.compile(rf"\bover (\d{{1,2}}|{'|'.join(_COUNT)}) (dag|week|weken)(?:en)?\b")
_WHEN = r"(?:nu|vandaag|vanavond|vanmiddag|(?:over)?morgen\w*|\w+dag\w*|weekend)"
_NOT = re.compile(
    rf"\bniet (?:op |in )?(?:het )?{_WHEN}\b|\b{_WHEN} (?:kan |lukt |gaat |het |even |liever |echt )*niet\b"
)


def read_day(text: str, today: date) -> str | None:
    """Return the day that a text names, as ISO date, "now" for at once, or None.

    Args:
        text: as typed.
        today: Europe/Amsterdam.
    """
    words = _NOT.sub(" ", plain(text))
    if named := _DATE.search(words):
        return _calendar_day(named.group(), today)
    if later := _LATER.search(words):
        rest = read_day(words.replace(later.group(), " "), today)
        number, unit = later.groups()
        days = (int(number) if number.isdecimal() else _COUNT.index(number) + 1) * (1 if unit == "dag" else 7)
        return ((date.fromisoformat(rest) if rest and rest != NOW else today) + timedelta(days)).isoformat()
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
    return next(index for index, group in enumerate(match.groups()) if group) if match else _short(words.split())


def _short(words: list[str]) -> int | None:
    days = [_SHORT[word] for word in words if word in _SHORT]
    beside = [word for word in words if word not in _SHORT]
    if words == ["zo"] or not all(word in _BESIDE_SHORT or word.isdecimal() for word in beside):
        return None
    return days[0] if days else None


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
