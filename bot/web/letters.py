"""The letters with codes, as PDF."""

from collections.abc import Sequence

import segno
from babel.dates import format_date

from bot.catalogue import Catalogue
from bot.domain.calendar import local_day
from bot.domain.wording import LOCALE
from bot.drawing import paper
from bot.services.inviting import Letter


def letters_pdf(catalogue: Catalogue, letters: Sequence[Letter]) -> bytes:
    """Return letters as a PDF, a page each.

    Args:
        catalogue: holds what is said.
        letters: at least one.
    """
    return paper("letter", {"letters": [_said(catalogue, one) for one in letters]})


def _said(catalogue: Catalogue, letter: Letter) -> dict[str, object]:
    values = {
        "kind": letter.child,
        "mentor": letter.mentor,
        "school": letter.school,
        "code": letter.code,
        "adres": letter.link.partition("?")[0],
        "dag": format_date(local_day(letter.until), "EEEE d MMMM", locale=LOCALE),
    }
    texts = {key: catalogue.say(f"letter.{key}", **values) for key in catalogue.texts["letter"]}
    # Error correction M: a letter is folded, and comes out of a school bag.
    square = segno.make(letter.link, error="m", micro=False)
    return {**texts, "adult": letter.adult, "code": letter.code, "square": square.svg_inline(scale=4, border=2)}
