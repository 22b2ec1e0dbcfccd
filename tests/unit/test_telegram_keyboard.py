"""How buttons look in Telegram."""

from collections.abc import Sequence

from bot.channels.base import Posted
from bot.channels.telegram.keyboard import keyboard
from bot.domain.messages import Button, Choice, Choices, OutboundMessage
from tests.fakes.telegram_api import BUTTON_LIMIT, DATA_LIMIT

CHOICES = Choices(tuple(Choice(str(n), f"woord {n}") for n in range(5)), 2, 4, "answer")


def shown(posted: Posted) -> list[list[str]]:
    """Return the titles, row by row."""
    made = keyboard(posted)
    return [[button.text for button in row] for row in made.inline_keyboard] if made else []


def with_buttons(*titles: str, answered: bool = False) -> Posted:
    """Return a message with buttons."""
    return Posted(7, "1", OutboundMessage("?", tuple(Button(title, "menu") for title in titles)), answered=answered)


def with_choices(chosen: Sequence[str] = (), *, answered: bool = False) -> Posted:
    """Return a message with a several-choice."""
    return Posted(7, "1", OutboundMessage("?", choices=CHOICES), chosen, answered)


def test_short_titles_stand_two_in_a_row() -> None:
    """Short titles fit beside each other on a narrow phone."""
    assert shown(with_buttons("ja", "heel even", "nog niet")) == [["ja", "heel even"], ["nog niet"]]


def test_a_long_title_gives_each_button_its_own_row() -> None:
    """A title that would be cut off stands alone."""
    assert shown(with_buttons("ja", "Nee, liever niet")) == [["ja"], ["Nee, liever niet"]]


def test_a_text_alone_has_no_keyboard() -> None:
    """No buttons, no keyboard."""
    assert keyboard(Posted(7, "1", OutboundMessage("Fijn dat u er bent."))) is None


def test_what_is_on_has_a_tick_and_is_counted() -> None:
    """A several-choice shows what is on, and how many may be on."""
    assert shown(with_choices(["1", "4"])) == [
        ["☐ woord 0", "☑ woord 1"],
        ["☐ woord 2", "☐ woord 3"],
        ["☑ woord 4"],
        ["Klaar (2 van 4)"],
    ]


def test_once_answered_the_keyboard_goes() -> None:
    """Nothing can be tapped twice by mistake."""
    assert keyboard(with_choices(["1"], answered=True)) is None
    assert keyboard(with_buttons("ja", answered=True)) is None


def test_every_button_of_the_largest_keyboard_is_taken_by_telegram() -> None:
    """Each button has data of its own, within 64 bytes, also for the thousand-billionth message."""
    many = Choices(tuple(Choice(str(n), f"woord {n}") for n in range(BUTTON_LIMIT - 1)), 1, 4, "answer")
    made = keyboard(Posted(10**15 - 1, "1", OutboundMessage("?", choices=many)))
    assert made
    data = [str(button.callback_data) for row in made.inline_keyboard for button in row]
    assert len(set(data)) == BUTTON_LIMIT
    assert max(len(one.encode()) for one in data) <= DATA_LIMIT
