"""A message in the form that the Cloud API takes (Graph v23, read 2026-11-22)."""

from collections.abc import Sequence
from typing import Any

from bot.channels.base import Posted
from bot.channels.whatsapp.keys import button_key, done_key, page_key, pick_key, read_key
from bot.domain.messages import TITLE_LIMIT, Choices

BUTTONS, BUTTON_TITLE = 3, 20
"""Reply buttons of a message, and characters on each."""
ROWS, LIST_BUTTON = 10, "Kies"
"""Rows of a list, all sections together, and what opens it."""
PER_PAGE = ROWS - 2
"""Rows on a page, when there are more: two are left for what leads on and what ends it."""
MORE, DONE = "Meer", "Klaar"
Row = dict[str, str]


def form(posted: Posted, media: str | None) -> dict[str, Any]:
    """Return the part of a request that tells what is sent.

    Args:
        posted: the message.
        media: id of its picture or file, which was brought to the platform before.
    """
    if posted.template:
        return _template(posted)
    message = posted.message
    if media and message.file:
        return {"type": "document", "document": {"id": media, "filename": message.file.name, "caption": message.text}}
    if media:
        return {"type": "image", "image": {"id": media, **({"caption": message.text} if message.text else {})}}
    if message.choices:
        return _list(message.text, _options(posted, message.choices))
    rows = _apart([{"id": button_key(posted.id, n), "title": one.title} for n, one in enumerate(message.buttons)])
    if not rows:
        return {"type": "text", "text": {"body": message.text, "preview_url": False}}
    if len(rows) <= BUTTONS and all(len(row["title"]) <= BUTTON_TITLE for row in rows):
        return _buttons(message.text, rows)
    return _list(message.text, _paged(posted, rows, []))


def _apart(rows: Sequence[Row]) -> list[Row]:
    """Return rows whose titles differ and fit: two children of one name, or a name that is longer than a button."""
    seen: dict[str, int] = {}
    made = []
    for row in rows:
        title = row["title"] if len(row["title"]) <= TITLE_LIMIT else row["title"][: TITLE_LIMIT - 1] + "…"
        seen[title] = seen.get(title, 0) + 1
        mark = f" ({seen[title]})" if seen[title] > 1 else ""
        made.append({**row, "title": title[: TITLE_LIMIT - len(mark)] + mark})
    return made


def _buttons(text: str, rows: Sequence[Row]) -> dict[str, Any]:
    action = {"buttons": [{"type": "reply", "reply": row} for row in rows]}
    return {"type": "interactive", "interactive": {"type": "button", "body": {"text": text}, "action": action}}


def _list(text: str, rows: Sequence[Row]) -> dict[str, Any]:
    action = {"button": LIST_BUTTON, "sections": [{"rows": list(rows)}]}
    return {"type": "interactive", "interactive": {"type": "list", "body": {"text": text}, "action": action}}


def _options(posted: Posted, choices: Choices) -> list[Row]:
    """Return what can still be chosen, and the row that ends it once there is enough."""
    rows = [
        {"id": pick_key(posted.id, number), "title": option.title}
        for number, option in enumerate(choices.options)
        if option.id not in posted.chosen
    ]
    rows = _apart(rows)
    end = [{"id": done_key(posted.id), "title": DONE}] if len(posted.chosen) >= choices.least else []
    return _paged(posted, rows, end)


def _paged(posted: Posted, rows: Sequence[Row], end: Sequence[Row]) -> list[Row]:
    """Return one page of rows; the last page leads back to the first."""
    if len(rows) + len(end) <= ROWS:
        return [*rows, *end]
    page = posted.message.page
    here = rows[page * PER_PAGE : (page + 1) * PER_PAGE]
    onward = page + 1 if len(rows) > (page + 1) * PER_PAGE else 0
    return [*here, {"id": page_key(posted.id, onward), "title": MORE}, *end]


def _template(posted: Posted) -> dict[str, Any]:
    template = posted.template
    assert template
    keys = (
        [read_key(posted.id)]
        if template.announces
        else [button_key(posted.id, number) for number in range(len(posted.message.buttons))][:BUTTONS]
    )
    components: list[dict[str, Any]] = [
        {
            "type": "button",
            "sub_type": "quick_reply",
            "index": str(number),
            "parameters": [{"type": "payload", "payload": key}],
        }
        for number, key in enumerate(keys)
    ]
    if template.parameters:
        values = [{"type": "text", "parameter_name": k, "text": v} for k, v in template.parameters.items()]
        components.insert(0, {"type": "body", "parameters": values})
    named = {"name": template.name, "language": {"code": template.language}, "components": components}
    return {"type": "template", "template": named}
