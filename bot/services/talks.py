"""Which talk an intent or a text stands for."""

from bot.catalogue import Catalogue
from bot.dialogue.choices import read_choices
from bot.dialogue.control import plain
from bot.domain.steps import Option


def meant(catalogue: Catalogue, intent: str, text: str) -> str | None:
    """Return the talk that an intent stands for, or that a text names, if it names just one."""
    talks = (catalogue.arrangement, *catalogue.assignments.values())
    return next((one.slug for one in talks if intent in one.intents), None) or _named(catalogue, text)


def titled(catalogue: Catalogue, text: str) -> str | None:
    """Return the assignment whose title this is, to the letter."""
    titles = {plain(one.title): one.slug for one in catalogue.assignments.values()}
    return titles.get(plain(text))


def _named(catalogue: Catalogue, text: str) -> str | None:
    options = tuple(Option(one.slug, one.title, one.words) for one in catalogue.assignments.values())
    found = read_choices(text, options)
    return found[0] if len(found) == 1 else None


def leads_to_talk(catalogue: Catalogue, intent: str) -> bool:
    """Return whether an intent begins a talk of its own."""
    return any(intent in one.intents for one in catalogue.talks.values())


def aid(catalogue: Catalogue, intent: str, text: str) -> str | None:
    """Return the first-aid talk for an intent: the one whose words stand in the text, else the first."""
    fitting = [one for one in catalogue.first_aid.values() if intent in one.intents]
    options = tuple(Option(one.slug, one.title, one.words) for one in fitting)
    found = read_choices(text, options) if text and len(options) > 1 else []
    wordless = [one.slug for one in fitting if one.intents[0] == intent]
    return next(iter((*found, *wordless)), None)
