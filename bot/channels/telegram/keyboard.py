"""Inline keyboards: buttons one below the other, several-choice two in a row with a tick."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.base import Posted
from bot.channels.telegram.updates import button_key, done_key, option_key
from bot.domain.messages import Choices

SHORT_TITLE = 12
"""Titles up to this length stand two in a row and still fit a narrow phone."""
ON, OFF = "☑ ", "☐ "


def keyboard(posted: Posted) -> InlineKeyboardMarkup | None:
    """Return the keyboard of a message; None when it has none or was answered."""
    if posted.answered:
        return None
    if posted.message.choices:
        return InlineKeyboardMarkup(_choices(posted, posted.message.choices))
    buttons = [
        InlineKeyboardButton(button.title, callback_data=button_key(posted.id, index))
        for index, button in enumerate(posted.message.buttons)
    ]
    return InlineKeyboardMarkup(_rows(buttons)) if buttons else None


def _rows(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    width = 2 if all(len(button.text) <= SHORT_TITLE for button in buttons) else 1
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


def _choices(posted: Posted, choices: Choices) -> list[list[InlineKeyboardButton]]:
    options = [
        InlineKeyboardButton(
            (ON if option.id in posted.chosen else OFF) + option.title, callback_data=option_key(posted.id, index)
        )
        for index, option in enumerate(choices.options)
    ]
    rows = [options[start : start + 2] for start in range(0, len(options), 2)]
    count = f"Klaar ({len(posted.chosen)} van {choices.most})"
    return [*rows, [InlineKeyboardButton(count, callback_data=done_key(posted.id))]]
