"""The one form that messages take, whatever the platform."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class MessageKind(StrEnum):
    """What a parent sent, as far as the project can tell the difference."""

    TEXT = "text"
    TAP = "tap"
    PHOTO = "photo"
    VOICE = "voice"
    STICKER = "sticker"
    FILE = "file"
    OTHER = "other"


@dataclass(frozen=True)
class Tap:
    """A tap on a button or on a several-choice of an earlier message.

    Args:
        message: id of the outbound message that carried it.
        button: index of the button; None for a several-choice.
        toggle: index of the option tapped on or off, on platforms that send each tap.
        pick: index of the option chosen, on platforms where a message that was sent stays as it is.
        page: which rows are asked for, when there are more than one message shows.
        reads: whether it is the message itself that is asked for, which a template announced.
        values: the options chosen, once the parent says that it is all.
    """

    message: int
    button: int | None = None
    toggle: int | None = None
    pick: int | None = None
    page: int | None = None
    reads: bool = False
    values: tuple[str, ...] | None = None


@dataclass(frozen=True)
class InboundMessage:
    """A message as a channel hands it over.

    Args:
        channel: name of the channel, for example ``telegram``.
        external_id: the platform's id of this delivery; the same delivery has the same id.
        address: where replies go on that platform.
        kind: text, a tap, or something the bot cannot read.
        text: what was typed, at most ``TEXT_LIMIT`` characters.
        tap: only when ``kind`` is a tap.
        sent_at: UTC.
        known_as: how the platform named the same person before; empty where that cannot be.
    """

    channel: str
    external_id: str
    address: str
    kind: MessageKind
    sent_at: datetime
    text: str = ""
    tap: Tap | None = None
    known_as: str = ""


TEXT_LIMIT = 4096
"""Longer texts are cut before they are stored; platforms allow no more (Telegram Bot API 10, read 2026-11-22)."""


TITLE_LIMIT = 24
"""Longest title in characters: what a row of a WhatsApp list holds (Graph v23, read 2026-11-22)."""


@dataclass(frozen=True)
class Button:
    """A button: what it says and what a tap on it means.

    Args:
        title: at most ``TITLE_LIMIT`` characters.
        intent: the intent (or the onboarding step) that a tap stands for.
        values: what belongs to it, for example the activity and the step.
    """

    title: str
    intent: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """One option of a several-choice, with its picture's path below the static folder when it has one."""

    id: str
    title: str
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Choices:
    """A several-choice.

    Args:
        options: what can be chosen.
        least: how many at the least.
        most: how many at the most.
        intent: as of a button.
        values: as of a button; the chosen ids come with it.
        chosen: ids that are already on.
    """

    options: tuple[Choice, ...]
    least: int
    most: int
    intent: str
    values: Mapping[str, Any] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture that is drawn when it is sent or looked at.

    Args:
        drawing: name of the drawing.
        data: what is drawn.
        alt: what it shows, for who cannot see it.
    """

    drawing: str
    data: Mapping[str, Any]
    alt: str


@dataclass(frozen=True)
class File:
    """A file made for one parent, by its name, and its text."""

    name: str
    content: str


@dataclass(frozen=True)
class Template:
    """A message that a platform approved beforehand, for who was not heard for long.

    Args:
        name: by which the platform knows it.
        language: likewise.
        parameters: what it is filled with.
        category: as it is paid for.
        announces: whether it only tells that there is a message, which a tap brings.
    """

    name: str
    language: str
    parameters: Mapping[str, str]
    category: str
    announces: bool = False


@dataclass(frozen=True)
class OutboundMessage:
    """One bubble.

    Args:
        text: what it says.
        buttons: below it.
        choices: or a several-choice.
        picture: above it.
        file: or a file.
        page: which rows are shown, where there are more than a platform shows at once.
        origin: which text of data/nudges it is, as ``series/step/wording``; empty for all else.
        fills: values of the names in that text; a template of the same text is filled with them.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    choices: Choices | None = None
    picture: Picture | None = None
    file: File | None = None
    page: int = 0
    origin: str = ""
    fills: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form, without what is empty."""
        return {key: value for key, value in asdict(self).items() if value or key == "text"}

    @classmethod
    def from_dict(cls, body: Mapping[str, Any]) -> Self:
        """Read the JSON form back.

        Raises:
            KeyError, TypeError: when ``body`` is not of that form.
        """
        choices = body.get("choices")
        return cls(
            text=body["text"],
            buttons=tuple(Button(**button) for button in body.get("buttons", ())),
            choices=choices
            and Choices(
                **{
                    **choices,
                    "options": tuple(Choice(**option) for option in choices["options"]),
                    "chosen": tuple(choices.get("chosen", ())),
                }
            ),
            picture=Picture(**body["picture"]) if body.get("picture") else None,
            file=File(**body["file"]) if body.get("file") else None,
            page=body.get("page", 0),
            origin=body.get("origin", ""),
            fills=body.get("fills", {}),
        )
