"""What is sent to Telegram, and what becomes of its refusals; over HTTP, by the real client."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from bot.channels.base import Posted
from bot.channels.errors import Blocked, ChannelError, Refused, TryLater
from bot.channels.telegram.channel import Telegram
from bot.domain.messages import Button, Choice, Choices, File, OutboundMessage, Picture
from bot.domain.parts import in_parts
from tests.fakes.telegram_api import BROKEN, DROP, TOKEN, TelegramApi, Trouble
from tests.stack import free_port

CHAT = 1000001
OUTSIDE = "https://keukentafel.example"


def no_picture(picture: Picture) -> bytes:
    raise AssertionError(picture.drawing)


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramApi]:
    """Telegram's stand-in."""
    made = TelegramApi().start()
    yield made
    made.stop()


@pytest.fixture
def api(server: TelegramApi) -> TelegramApi:
    """The same, with one person who has heard nothing yet."""
    server.forget()
    server.chat(CHAT)
    return server


def do(api: TelegramApi, act: Callable[[Telegram], Awaitable[None]], token: str = TOKEN) -> None:
    """Do something with the channel, in a loop of its own."""

    async def run() -> None:
        channel = Telegram(token, api.url, no_picture)
        try:
            await act(channel)
        finally:
            await channel.close()

    asyncio.run(run())


def text(words: str = "Dag", address: str = str(CHAT)) -> Posted:
    """Return a message of words alone."""
    return Posted(1, address, OutboundMessage(words))


def fails(api: TelegramApi, posted: Posted, token: str = TOKEN) -> ChannelError:
    """Return how sending goes wrong."""

    async def send(channel: Telegram) -> None:
        await channel.send(posted)

    with pytest.raises(ChannelError) as caught:
        do(api, send, token)
    return caught.value


def test_a_message_arrives_with_its_buttons(api: TelegramApi) -> None:
    """Text and buttons arrive, and the platform's id comes back."""

    async def send(channel: Telegram) -> None:
        posted = Posted(5, str(CHAT), OutboundMessage("Klopt dat?", (Button("Ja", "affirm"), Button("Nee", "deny"))))
        assert await channel.send(posted) == str(api.chats[CHAT].shown[-1].message_id)

    do(api, send)
    shown = api.chats[CHAT].shown[-1]
    assert shown.text == "Klopt dat?"
    assert [(one["text"], one["callback_data"]) for one in shown.buttons] == [("Ja", "5:b:0"), ("Nee", "5:b:1")]


def test_marks_that_mean_something_elsewhere_stay_as_they_are(api: TelegramApi) -> None:
    """Nothing in a text is taken for markup."""
    words = "<b>1 & 2</b> *drie* _vier_ [vijf](http://zes) `zeven`"

    async def send(channel: Telegram) -> None:
        await channel.send(text(words))

    do(api, send)
    assert api.chats[CHAT].shown[-1].text == words


def test_a_file_arrives_with_its_name_and_its_words(api: TelegramApi) -> None:
    """What a parent asked for arrives as a file."""

    async def send(channel: Telegram) -> None:
        await channel.send(
            Posted(1, str(CHAT), OutboundMessage("Dit is alles.", file=File("gegevens.json", '{"é": 1}')))
        )

    do(api, send)
    shown = api.chats[CHAT].shown[-1]
    assert (shown.text, shown.file) == ("Dit is alles.", ("gegevens.json", '{"é": 1}'.encode()))


@pytest.mark.parametrize("file", [None, File("gegevens.json", "{}")])
@pytest.mark.parametrize("word", ["woord. ", "é😀 ", "😀" * 5000])
def test_what_is_too_long_arrives_in_parts(api: TelegramApi, word: str, file: File | None) -> None:
    """Telegram takes each part; the buttons, or the file, stand at the last one."""
    message = OutboundMessage((word * 2500).strip()[:10_000], () if file else (Button("Ja", "affirm"),), file=file)

    async def send(channel: Telegram) -> None:
        able = channel.capabilities
        for part in in_parts(message, able.text_limit, able.caption_limit):
            await channel.send(Posted(5, str(CHAT), part))

    do(api, send)
    *first, last = api.chats[CHAT].shown
    assert first
    assert not any(one.buttons or one.file for one in first)
    assert bool(last.file) == bool(file)
    assert bool(last.buttons) != bool(file)
    said = "".join(one.text for one in [*first, last])
    assert said.replace(" ", "") == message.text.replace(" ", "")


def test_somebody_who_blocked_the_bot_is_gone(api: TelegramApi) -> None:
    """403 says that nothing more can be sent there."""
    api.chats[CHAT].blocked = True
    assert isinstance(fails(api, text()), Blocked)


def test_a_chat_that_telegram_does_not_know_is_gone(api: TelegramApi) -> None:
    """400 "chat not found" is no reason to try again."""
    assert isinstance(fails(api, text(address="999")), Blocked)


def test_a_text_that_is_too_long_is_refused_for_good(api: TelegramApi) -> None:
    """Trying it again would not help."""
    assert isinstance(fails(api, text("a" * 4097)), Refused)


def test_the_longest_text_is_taken(api: TelegramApi) -> None:
    """4096 characters are allowed."""

    async def send(channel: Telegram) -> None:
        await channel.send(text("a" * 4096))

    do(api, send)
    assert len(api.chats[CHAT].shown[-1].text) == 4096


def test_too_many_messages_are_tried_again_after_what_telegram_asks(api: TelegramApi) -> None:
    """429 carries how long to wait."""
    api.fails("sendMessage", Trouble(429, 1))
    error = fails(api, text())
    assert isinstance(error, TryLater)
    assert error.after == 1


@pytest.mark.parametrize("trouble", [BROKEN, Trouble(502), DROP])
def test_trouble_at_telegram_is_tried_again(api: TelegramApi, trouble: Trouble) -> None:
    """A server error and a connection that drops pass."""
    api.fails("sendMessage", trouble)
    assert isinstance(fails(api, text()), TryLater)


def test_a_network_that_is_away_is_tried_again() -> None:
    """Nobody listens."""
    away = TelegramApi()
    away.url = f"http://127.0.0.1:{free_port()}"
    assert isinstance(fails(away, text()), TryLater)


def test_a_wrong_token_is_tried_again_much_later(api: TelegramApi) -> None:
    """Messages wait until somebody puts the right token in."""
    error = fails(api, text(), "123456:wrong")
    assert isinstance(error, TryLater)
    assert error.after
    assert error.after >= 60


@pytest.mark.parametrize("token", [TOKEN, "123456:wrong"])
def test_what_went_wrong_is_told_without_names(api: TelegramApi, token: str) -> None:
    """Neither the token nor the chat stands in an error."""
    api.chats[CHAT].blocked = True
    error = fails(api, text(), token)
    for secret in (token, str(CHAT)):
        assert secret not in repr(error)
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_what_is_chosen_is_shown_and_goes_once_answered(api: TelegramApi) -> None:
    """The keyboard follows the choice, and is taken away at the end."""
    message = OutboundMessage("?", choices=Choices((Choice("a", "een"), Choice("b", "twee")), 1, 2, "answer"))

    async def choose(channel: Telegram) -> None:
        sent = await channel.send(Posted(5, str(CHAT), message))
        shown = api.chats[CHAT].shown[-1]
        await channel.settle(Posted(5, str(CHAT), message, ["b"], external_id=sent))
        assert [one["text"] for one in shown.buttons] == ["☐ een", "☑ twee", "Klaar (1 van 2)"]
        await channel.settle(Posted(5, str(CHAT), message, ["b"], answered=True, external_id=sent))
        assert shown.buttons == []

    do(api, choose)


def test_an_edit_that_changes_nothing_does_not_matter(api: TelegramApi) -> None:
    """Telegram refuses it, and the conversation goes on."""
    message = OutboundMessage("?", (Button("Ja", "affirm"),))

    async def settle(channel: Telegram) -> None:
        sent = await channel.send(Posted(5, str(CHAT), message))
        await channel.settle(Posted(5, str(CHAT), message, external_id=sent))

    do(api, settle)
    assert [call.status for call in api.called("editMessageReplyMarkup")] == [400]


def test_what_was_never_sent_is_not_edited(api: TelegramApi) -> None:
    """Without an id of Telegram's there is nothing to edit."""

    async def settle(channel: Telegram) -> None:
        await channel.settle(Posted(5, str(CHAT), OutboundMessage("?"), answered=True))

    do(api, settle)
    assert not api.called("editMessageReplyMarkup")


def test_a_tap_is_answered_once_and_too_late_does_not_matter(api: TelegramApi) -> None:
    """The second answer is refused by Telegram, and swallowed."""
    update = api.taps(CHAT, 1, "5:b:0")

    async def answer(channel: Telegram) -> None:
        await channel.answer_tap(update["callback_query"]["id"])
        await channel.answer_tap(update["callback_query"]["id"])

    do(api, answer)
    assert [call.status for call in api.called("answerCallbackQuery")] == [200, 400]


def test_dots_that_cannot_be_shown_do_not_matter(api: TelegramApi) -> None:
    """Typing is a courtesy."""
    api.chats[CHAT].blocked = True

    async def type_on(channel: Telegram) -> None:
        await channel.typing(str(CHAT))

    do(api, type_on)
    assert [call.status for call in api.called("sendChatAction")] == [403]


def test_a_closed_channel_opens_again(api: TelegramApi) -> None:
    """The worker closes its channels every minute and sends in a new loop the next."""
    channel = Telegram(TOKEN, api.url, no_picture)

    async def minute() -> None:
        await channel.send(text())
        await channel.close()

    asyncio.run(minute())
    asyncio.run(minute())
    assert len(api.chats[CHAT].shown) == 2


def test_telegram_is_told_where_updates_go(api: TelegramApi) -> None:
    """Address and secret arrive, and only what is read is asked for."""

    async def announce(channel: Telegram) -> None:
        assert await channel.announce(f"{OUTSIDE}/webhooks/telegram", "s3cret_-")

    do(api, announce)
    assert api.webhook == {"url": f"{OUTSIDE}/webhooks/telegram", "secret_token": "s3cret_-"}
    assert api._allowed == ["message", "callback_query"]


@pytest.mark.parametrize(
    ("address", "secret", "token"),
    [
        ("http://keukentafel.example/webhooks/telegram", "s3cret", TOKEN),
        (f"{OUTSIDE}:5000/webhooks/telegram", "s3cret", TOKEN),
        (f"{OUTSIDE}/webhooks/telegram", "met spatie", TOKEN),
        (f"{OUTSIDE}/webhooks/telegram", "s3cret", "123456:wrong"),
    ],
)
def test_an_address_that_telegram_refuses_is_told(api: TelegramApi, address: str, secret: str, token: str) -> None:
    """Who set it up wrong learns so, instead of waiting."""

    async def announce(channel: Telegram) -> None:
        assert not await channel.announce(address, secret)

    do(api, announce, token)
    assert api.webhook == {}


@pytest.mark.parametrize("trouble", [Trouble(429, 1), BROKEN, DROP])
def test_a_webhook_is_announced_until_telegram_hears_it(
    api: TelegramApi, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that starts before its network is heard later."""
    monkeypatch.setattr("bot.channels.telegram.channel.PAUSE_S", 0.01)
    api.fails("setWebhook", trouble)

    async def announce(channel: Telegram) -> None:
        assert await channel.announce(f"{OUTSIDE}/webhooks/telegram", "s3cret")

    do(api, announce)
    assert api.webhook
    assert not api.impatient
