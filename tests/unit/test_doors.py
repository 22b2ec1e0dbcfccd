"""The ways into a chat: each platform is asked for its link once."""

import asyncio
from collections.abc import Mapping
from typing import Any, cast

from bot.channels.base import Channel
from bot.services.doors import Door, Doors


class Platform:
    """Tells its link, or nothing; counts how often it is asked."""

    def __init__(self, link: str | None) -> None:
        self.link, self.asked = link, 0

    async def door(self, code: str) -> str | None:
        self.asked += 1
        return self.link and f"{self.link}{code}"


def doors(**platforms: Any) -> Doors:
    return Doors(cast("Mapping[str, Channel]", platforms))


def test_each_messenger_opens_with_the_code() -> None:
    made = doors(whatsapp=Platform("https://wa.me/31?text="), telegram=Platform("https://t.me/x?start="), webchat=None)
    found = asyncio.run(cast("Any", made.links("ABCD2345")))
    assert found == [
        Door("WhatsApp", "https://wa.me/31?text=ABCD2345"),
        Door("Telegram", "https://t.me/x?start=ABCD2345"),
    ]


def test_a_platform_is_asked_once_also_when_it_does_not_answer() -> None:
    good, away = Platform("https://wa.me/31?text="), Platform(None)
    made = doors(whatsapp=good, telegram=away)

    async def twice() -> None:
        for _ in range(2):
            assert [one.name for one in await made.links("ABCD2345")] == ["WhatsApp"]

    asyncio.run(twice())
    assert (good.asked, away.asked) == (1, 1)


def test_without_a_messenger_there_is_no_door() -> None:
    made = doors(webchat=Platform(None))
    assert not made.any
    assert asyncio.run(cast("Any", made.links("ABCD2345"))) == []
