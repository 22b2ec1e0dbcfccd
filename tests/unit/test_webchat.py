"""Open chat pages: told at once, let go when they are too slow or too many."""

import asyncio
from contextlib import AsyncExitStack

from bot.channels.base import Posted
from bot.channels.webchat import MOST_PAGES, QUEUE_LIMIT, Hub, Page
from bot.domain.messages import OutboundMessage

PATIENCE_S = 5.0


def posted(number: int) -> Posted:
    return Posted(number, "anna", OutboundMessage(f"Bericht {number}."))


async def heard(page: Page) -> list[Posted | None]:
    """Return what a page hears until it is let go."""
    return [told async for told in page.news()]


def test_a_page_hears_what_is_told_to_its_address() -> None:
    async def run() -> None:
        hub = Hub()
        async with hub.page("anna") as page:
            hub.publish("omar", posted(1))
            hub.publish("anna", None)
            hub.publish("anna", posted(2))
            news = page.news()
            assert [await anext(news), await anext(news)] == [None, posted(2)]
        assert hub.addresses() == []

    asyncio.run(run())


def test_a_page_that_is_too_slow_is_let_go_and_another_one_is_not() -> None:
    async def run() -> None:
        hub = Hub()
        async with hub.page("anna") as slow, hub.page("anna") as quick:
            news = quick.news()
            for number in range(QUEUE_LIMIT + 1):
                hub.publish("anna", posted(number))
                assert await anext(news) == posted(number)
            # It asks again for all of it: what it was not shown must not be passed over by what is told next.
            assert await asyncio.wait_for(heard(slow), PATIENCE_S) == []

    asyncio.run(run())


def test_one_page_too_many_ends_the_oldest_even_while_it_waits() -> None:
    async def run() -> None:
        hub = Hub()
        async with AsyncExitStack() as pages:
            oldest = await pages.enter_async_context(hub.page("anna"))
            waiting = asyncio.create_task(heard(oldest))
            others = [await pages.enter_async_context(hub.page("anna")) for _ in range(MOST_PAGES - 1)]
            await asyncio.sleep(0)
            assert not waiting.done()
            await pages.enter_async_context(hub.page("anna"))
            assert await asyncio.wait_for(waiting, PATIENCE_S) == []
            hub.publish("anna", posted(1))
            assert [await anext(page.news()) for page in others] == [posted(1)] * len(others)

    asyncio.run(run())
