"""``python -m bot check``: everything the bot can say, filled in, measured and walked."""

from collections.abc import Iterator
from datetime import date

from bot.catalogue import Catalogue
from bot.catalogue.loader import Problem
from bot.commands.check.links import links
from bot.commands.check.paths import paths
from bot.commands.check.report import scores, write_report
from bot.commands.check.sources import sources, stale, unchecked
from bot.commands.check.texts import Text, texts
from bot.commands.check.tone import Tone, read_tone

__all__ = ["Text", "Tone", "problems", "read_tone", "scores", "stale", "texts", "write_report"]


def problems(catalogue: Catalogue, tone: Tone, today: date, *, release: bool = False) -> Iterator[Problem]:
    """Yield what is wrong with what the bot can say.

    Args:
        catalogue: what can be said.
        tone: words that are not said, or not without a word of explanation.
        today: Europe/Amsterdam; sources grow old.
        release: whether an old source is an error, and not only a warning.
    """
    said = list(texts(catalogue))
    for text in said:
        yield from text.problems()
    yield from tone.problems(said)
    yield from links(catalogue)
    yield from paths(catalogue)
    yield from unchecked(catalogue)
    if release:
        yield from sources(catalogue, today)
