"""A parent in Telegram's app, as a test plays one."""

import random
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.store.engine import Store
from bot.store.models import ChannelAddress, Inbound, Outbound
from bot.store.repositories.outbox import QUEUED
from tests.fakes.telegram_api import TelegramApi
from tests.harness import Parent, eventually

ON, OFF = "☑ ", "☐ "
DONE = "Klaar"


class TelegramParent(Parent):
    """A parent in Telegram's app, who says and sees what a parent on the chat page does.

    Args:
        api: Telegram's stand-in.
        store: of the installation; it tells when an answer is complete.
    """

    def __init__(self, api: TelegramApi, store: Store) -> None:
        self.api, self.store, self.chat = api, store, api.chat(random.randint(10**9, 10**10))
        self.heard: list[dict[str, Any]] = []
        self._last = 0

    # what the parent does
    def says(self, text: str) -> "TelegramParent":
        """Type something, and wait for the answer."""
        self.api.says(self.chat.id, text=text)
        return self.listens()

    def shows(self, name: str) -> "TelegramParent":
        """Send a photo, a sticker or another thing without words, and wait for the answer."""
        self.api.sends(self.chat.id, name)
        return self.listens()

    def taps(self, title: str) -> "TelegramParent":
        """Tap the newest button with this title, and wait for the answer."""
        message, data = self.finds(title)
        self.api.taps(self.chat.id, message, data)
        return self.listens()

    def toggles(self, *titles: str) -> "TelegramParent":
        """Tap options of the newest several-choice on or off, each once the one before it is shown."""
        for title in titles:
            before = self._choices()
            option = next(one for one in before["choices"]["options"] if one["title"] == title)
            self.api.taps(self.chat.id, before["id"], option["id"])
            eventually(partial(self._changed, before, option["id"]), f"{title!r} did not change")
        return self

    def picks(self, *titles: str) -> "TelegramParent":
        """Choose options of the newest several-choice by their titles, and say that it is all."""
        self.toggles(*titles)
        message = self._choices()
        self.api.taps(self.chat.id, message["id"], message["done"])
        return self.listens()

    def comes_in(self, code: str) -> "TelegramParent":
        """Come in by the link of the school's letter: it opens the chat, and two taps do the rest."""
        return self.says(f"/start {code.replace('-', '')}").taps("Ja, dat klopt").taps("Ja, dat is goed")

    def listens(self) -> "TelegramParent":
        """Wait for what the bot says next, all of it."""

        def new() -> list[dict[str, Any]]:
            complete = self.settled()
            found = [one for one in self.messages() if one["id"] > self._last]
            return found if complete else []

        self.heard = eventually(new, f"the bot said nothing after {self.answer()!r}")
        self._last = self.heard[-1]["id"]
        return self

    def settled(self) -> bool:
        """Return whether everything that was said to the bot is answered, and every answer is sent."""
        if self.api.waiting():
            return False
        mine = select(ChannelAddress.id).where(ChannelAddress.address == str(self.chat.id)).scalar_subquery()
        asked = select(Inbound.id).where(Inbound.address_id == mine, Inbound.done_at.is_(None))
        queued = select(Outbound.id).where(Outbound.address_id == mine, Outbound.status == QUEUED)
        with self.store.reading() as session:
            return session.scalar(asked) is None and session.scalar(queued) is None

    # what the test looks at
    def chips_are_on(self, *titles: str) -> "TelegramParent":
        """Check which options of the newest several-choice are on now."""
        choices = self._choices()["choices"]
        assert {one["title"] for one in choices["options"] if one["id"] in choices["chosen"]} == set(titles)
        return self

    def finds(self, title: str) -> tuple[int, str]:
        """Return the newest message with a button of this title, and what a tap on it sends."""
        for message in reversed(self.messages()):
            for button in message.get("buttons", ()):
                if button["title"] == title:
                    return message["id"], button["data"]
        raise AssertionError(f"there is no button {title!r} in {self.answer()!r}")

    def messages(self) -> list[dict[str, Any]]:
        """Return what the bot sent, as the app shows it now."""
        return [
            {"from": "bot", "id": shown.message_id, "text": shown.text, **_keyboard(shown.buttons)}
            for shown in list(self.chat.shown)
        ]

    def _changed(self, before: dict[str, Any], option: str) -> bool:
        now = self._choices()
        return (option in now["choices"]["chosen"]) is not (option in before["choices"]["chosen"])

    def _choices(self) -> dict[str, Any]:
        found: dict[str, Any] = next((one for one in reversed(self.messages()) if "choices" in one), {})
        assert found, f"there is nothing to choose in {self.answer()!r}"
        return found


def _keyboard(buttons: list[dict[str, Any]]) -> dict[str, Any]:
    titled = [{"title": button["text"], "data": button["callback_data"]} for button in buttons]
    options = [one for one in titled if one["title"].startswith((ON, OFF))]
    if not options:
        return {"buttons": titled} if titled else {}
    return {
        "choices": {
            "options": [{"id": one["data"], "title": one["title"][len(ON) :]} for one in options],
            "chosen": [one["data"] for one in options if one["title"].startswith(ON)],
        },
        "done": next(one["data"] for one in titled if one["title"].startswith(DONE)),
    }
