"""A message in parts, for a platform that takes no long texts."""

import re
from dataclasses import replace

from bot.domain.messages import OutboundMessage

_BREAKS = (re.compile(r"\n{2,}"), re.compile(r"\n"), re.compile(r"(?<=[.!?…]) +"), re.compile(r" +"))
"""Where a text may be split, the best place first: paragraph, line, sentence, word."""

_LAST_SINGLE = 0xFFFF
"""What comes after it takes two characters of UTF-16."""


def in_parts(
    message: OutboundMessage,
    text_limit: int | None,
    caption_limit: int | None,
    body_limit: int | None = None,
    *,
    picture_apart: bool = False,
) -> list[OutboundMessage]:
    """Return a message in parts that a platform takes.

    What belongs to the message as a whole (buttons, choices, picture, file) stands at the last part.

    Args:
        message: of any length.
        text_limit: most characters of a message; None for no limit. Counted in UTF-16, as platforms do: an emoji is two.
        caption_limit: most characters below a picture or a file, likewise.
        body_limit: most characters of a text with buttons, likewise; None when it is as without.
        picture_apart: whether a picture goes before a text with buttons, in a message of its own.
    """
    tapped = bool(message.buttons or message.choices)
    if picture_apart and message.picture and tapped:
        alone = OutboundMessage("", picture=message.picture)
        return [alone, *in_parts(replace(message, picture=None), text_limit, caption_limit, body_limit)]
    limit = caption_limit if message.picture or message.file else (body_limit if tapped else None) or text_limit
    if limit is None:
        return [message]
    *first, last = split(message.text, limit)
    return [*(OutboundMessage(text) for text in first), replace(message, text=last)]


def split(text: str, limit: int) -> list[str]:
    """Return a text in pieces, each as long as may be, split where a reader would pause.

    Args:
        text: of any length.
        limit: most characters of a piece, counted in UTF-16.
    """
    pieces = []
    while (room := _fitting(text, limit)) < len(text):
        end, begin = _place(text, room)
        pieces.append(text[:end].rstrip())
        text = text[begin:].lstrip()
    return [*pieces, text] if text or not pieces else pieces


def _place(text: str, room: int) -> tuple[int, int]:
    """Return where the first piece ends and the rest begins; a piece is never less than half of what fits."""
    for kind in _BREAKS:
        found = [one for one in kind.finditer(text, room // 2) if one.start() <= room]
        if found:
            return found[-1].start(), found[-1].end()
    return room, room


def _fitting(text: str, limit: int) -> int:
    """Return how many signs of the text fit into ``limit`` characters of UTF-16; never none, so that there is an end."""
    units = 0
    for number, sign in enumerate(text):
        units += 2 if ord(sign) > _LAST_SINGLE else 1
        if units > limit:
            return max(number, 1)
    return len(text)
