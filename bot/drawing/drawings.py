"""Draws pictures (PNG) and papers (PDF) from data."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from bot.domain.asking import CARDS
from bot.domain.messages import Picture

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
"""What templates may read: themselves, and the cards of the web's static folder."""
PPI = 144.0
"""Twice the size of the page in points: sharp on a phone."""
KEPT = 32
"""Sheets of cards that stay in memory: they are the same for everybody."""


class Drawings:
    """Draws by the templates of this folder, each named after its file.

    Args:
        card_sets: for the drawing ``cards``: titles and pictures, by the name of the set.
    """

    def __init__(self, card_sets: Mapping[str, list[dict[str, str]]]) -> None:
        self.card_sets = card_sets

    def png(self, picture: Picture) -> bytes:
        """Return a picture as PNG.

        Raises:
            KeyError: when it shows a set of cards that is not there.
        """
        if picture.drawing == CARDS:
            return _sheet(json.dumps({"cards": self.card_sets[picture.data["set"]]}, sort_keys=True))
        # Not kept: it may show a child that is forgotten the next moment.
        return _compile(picture.drawing, json.dumps(dict(picture.data), sort_keys=True), "png")


def paper(drawing: str, data: Mapping[str, Any]) -> bytes:
    """Return a paper as PDF.

    Args:
        drawing: name of the template.
        data: what stands on it.
    """
    return _compile(drawing, json.dumps(data, sort_keys=True), "pdf")


@lru_cache(maxsize=KEPT)
def _sheet(data: str) -> bytes:
    return _compile(CARDS, data, "png")


def _compile(drawing: str, data: str, form: Literal["png", "pdf"]) -> bytes:
    made = typst.compile(
        str(_HERE / "templates" / f"{drawing}.typ"),
        root=str(_ROOT),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
        format=form,
        ppi=PPI,
        sys_inputs={"data": data},
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{drawing} fills more than one page")
    return made
