"""A parent in Telegram: the processes of the product, Telegram's stand-in, and HTTP between them."""

import json
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import func, select

from bot.catalogue import Catalogue
from bot.store.engine import Store
from bot.store.models import Caregiver, ChannelAddress, Consent, Inbound, Outbound
from tests.fakes.telegram_api import BROKEN, DROP, TOKEN, TelegramApi, Trouble, payload
from tests.harness import School, eventually
from tests.harness_telegram import TelegramParent
from tests.stack import Stack

OUTSIDE, SECRET = "https://keukentafel.example", "s3cret-of-the-webhook_1"
pytestmark = pytest.mark.xdist_group("telegram")
SIGNED = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class Installation:
    """The product, with Telegram beside it.

    Args:
        stack: its processes.
        api: Telegram.
    """

    def __init__(self, stack: Stack, api: TelegramApi) -> None:
        self.stack, self.api, self.store = stack, api, Store(stack.environment["DATABASE_URL"])

    def parent(self) -> TelegramParent:
        """Return somebody who has the bot on the telephone and has said nothing yet."""
        return TelegramParent(self.api, self.store)

    def stored(self, parent: TelegramParent | None = None) -> int:
        """Return how many messages were stored, of one parent or of all."""
        wanted = select(func.count(Inbound.id)).join(ChannelAddress, ChannelAddress.id == Inbound.address_id)
        with self.store.reading() as session:
            return (
                session.scalar(wanted.where(ChannelAddress.address == str(parent.chat.id)) if parent else wanted) or 0
            )

    def blocked(self, parent: TelegramParent) -> bool:
        """Return whether an address is marked as one that nothing can be sent to."""
        wanted = select(ChannelAddress).where(ChannelAddress.address == str(parent.chat.id))
        with self.store.reading() as session:
            return session.scalars(wanted).one().blocked_at is not None

    def post(self, body: object, headers: dict[str, str]) -> httpx.Response:
        """Send something to the webhook, as anybody on the internet can."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return httpx.post(f"{self.stack.base}/webhooks/telegram", content=content, headers=headers, timeout=10)

    def close(self) -> None:
        """End everything."""
        self.stack.stop()
        self.store.close()
        self.api.stop()


@pytest.fixture(scope="module")
def polling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The whole product on a machine that the internet cannot reach; the bot had a webhook before."""
    api = TelegramApi().start()
    api.webhook = {"url": f"{OUTSIDE}/webhooks/telegram", "secret_token": ""}
    stack = Stack(tmp_path_factory.mktemp("polling"), TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api.url)
    stack.prepare()
    made = Installation(stack, api)
    try:
        stack.start()
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def webhook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The web process behind an address on the internet; whoever is not in yet is answered without Rasa."""
    api = TelegramApi().start()
    stack = Stack(
        tmp_path_factory.mktemp("webhook"),
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL=api.url,
        TELEGRAM_WEBHOOK_SECRET=SECRET,
        PUBLIC_URL=OUTSIDE,
    )
    api.inside[OUTSIDE] = stack.base
    stack.prepare()
    made = Installation(stack, api)
    try:
        stack.start("web")
        yield made
    finally:
        made.close()


@pytest.fixture
def school(polling: Installation) -> Iterator[School]:
    """A school that no other test knows."""
    made = School(polling.stack.environment["DATABASE_URL"])
    yield made
    made.close()


@pytest.fixture
def newcomer(polling: Installation) -> TelegramParent:
    """Somebody who has said nothing yet."""
    return polling.parent()


@pytest.fixture
def parent(newcomer: TelegramParent, school: School) -> TelegramParent:
    """Samir's mother, who is in."""
    return newcomer.comes_in(school.invites("Samir", "moeder van Samir"))


# by long polling


def test_the_link_in_the_letter_and_two_taps_let_a_parent_in(
    polling: Installation, newcomer: TelegramParent, school: School
) -> None:
    """/start with the code, "dat klopt", "dat is goed"."""
    code = school.invites("Samir", "moeder van Samir")
    newcomer.says(f"/start {code.replace('-', '')}").bot_answers("Welkom!", "ouder of verzorger van Samir")
    newcomer.taps("Ja, dat klopt").bot_answers("Vindt u dit goed?")
    newcomer.taps("Ja, dat is goed").bot_answers("Fijn dat u er bent")
    wanted = select(Consent.channel).join(Caregiver, Caregiver.id == Consent.caregiver_id)
    with polling.store.reading() as session:
        caregiver = school.caregiver("moeder van Samir")
        assert session.scalars(wanted.where(Caregiver.id == caregiver)).all() == ["telegram"]


def test_a_family_does_a_whole_assignment_and_the_mentor_reads_what_they_share(
    polling: Installation, parent: TelegramParent, school: School
) -> None:
    """Sterke kanten: both sides choose by tapping on and off, and say yes at the end."""
    parent.says("sterke kanten").bot_answers("welke vier woorden", "Samir").chips_are_on()
    parent.toggles("netjes", "sportief", "creatief").chips_are_on("netjes", "sportief", "creatief")
    parent.toggles("creatief").chips_are_on("netjes", "sportief")
    parent.picks("zorgzaam", "precies").bot_answers("Waarom passen ze bij Samir?")
    parent.says("Hij maakte zaterdag de fiets van opa").taps("nu meteen").bot_answers(
        "Geef de telefoon nu even aan Samir"
    )
    parent.picks("netjes", "sportief", "ambitieus", "zelfstandig")
    parent.bot_answers("U en Samir kozen allebei: netjes en sportief", "U koos ook:", "zorgzaam", "precies")
    parent.taps("ja").taps("😊 fijn").taps("sla over").bot_answers("Dit kan mevrouw Jansen lezen")
    parent.taps("ja, deel dit").taps("ja").bot_answers("kan het nu lezen")
    page = school.mentor(polling.stack.base).student("Samir")
    assert "netjes en sportief" in page
    assert "Hij maakte zaterdag de fiets van opa" in page


def test_too_few_and_too_many_are_sent_back_with_what_was_chosen(parent: TelegramParent) -> None:
    """What was tapped stays on in the question that is asked again."""
    parent.says("sterke kanten").picks("netjes", "sportief").bot_answers("Kies er nog 2 bij")
    parent.chips_are_on("netjes", "sportief")
    parent.picks("creatief", "precies", "zorgzaam").bot_answers("meer dan 4")
    parent.toggles("zorgzaam").picks().bot_answers("Waarom passen ze bij Samir?")


def test_a_keyboard_goes_once_something_was_chosen(parent: TelegramParent) -> None:
    """Neither buttons nor a several-choice can be tapped a second time."""
    assert [one for one in parent.messages() if "Ja, dat klopt" in str(one)] == []
    parent.says("sterke kanten")
    asked = parent.heard[-1]["id"]
    parent.picks("netjes", "sportief", "creatief", "precies")
    eventually(
        lambda: "choices" not in next(one for one in parent.messages() if one["id"] == asked),
        "the chips are still there",
    )


@pytest.mark.parametrize("name", ["photo", "voice", "sticker", "video_note", "document", "location", "dice"])
def test_what_cannot_be_read_gets_a_kind_answer(newcomer: TelegramParent, catalogue: Catalogue, name: str) -> None:
    """A photo, a voice message, a sticker: the parent hears what does work."""
    key = {"video_note": "voice", "document": "file", "location": "other", "dice": "other"}.get(name, name)
    newcomer.shows(name).bot_answers(catalogue.say(f"errors.{key}"))


def test_words_below_a_photo_are_an_answer(parent: TelegramParent) -> None:
    """A photo of the bicycle with the story below it is the story."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies")
    parent.shows("photo_with_words").bot_answers("Wanneer zit u samen aan tafel?")


def test_edits_and_groups_are_left_alone(polling: Installation, newcomer: TelegramParent) -> None:
    """The bot answers neither, and what comes after them is answered."""
    before = polling.stored()
    for name in ("edited", "group", "tap_in_group", "channel_post"):
        update = payload(name)
        del update["update_id"]
        polling.api.push(update, forced=True)
    newcomer.says("hallo")
    assert polling.stored() == before + 1


def test_what_telegram_refuses_for_a_while_is_sent_after_it_once_and_in_order(
    polling: Installation, newcomer: TelegramParent, school: School
) -> None:
    """429: nothing is sent before its time, lost or doubled."""
    polling.api.fails("sendMessage", Trouble(429, 1))
    newcomer.says(f"/start {school.invites('Samir', 'moeder van Samir')}")
    assert [one["text"].split()[0] for one in newcomer.messages()] == ["Welkom!", "Bent"]
    assert [call.status for call in polling.api.called("sendMessage", newcomer.chat.id)] == [429, 200, 200]
    assert not polling.api.impatient


@pytest.mark.parametrize("trouble", [DROP, BROKEN])
def test_a_message_survives_trouble_at_telegram(
    polling: Installation, newcomer: TelegramParent, catalogue: Catalogue, trouble: Trouble
) -> None:
    """A connection that drops, a server error: sent again, shown once."""
    polling.api.fails("sendMessage", trouble, 2)
    newcomer.says("hallo").bot_answers(catalogue.say("onboarding.need_code"))
    assert len(newcomer.messages()) == 1


def test_updates_come_in_after_trouble_at_telegram(polling: Installation, newcomer: TelegramParent) -> None:
    """The asking goes on after connections that dropped."""
    polling.api.fails("getUpdates", DROP, 2)
    newcomer.says("hallo")
    newcomer.says("hallo").bot_answers("code")
    assert polling.stored(newcomer) == 2


def test_who_blocked_the_bot_is_marked_and_welcome_again(polling: Installation, parent: TelegramParent) -> None:
    """403 ends no process and no other conversation; who writes again is reachable again."""
    newcomer = polling.parent()
    newcomer.chat.blocked = True
    polling.api.says(newcomer.chat.id, text="hallo")
    eventually(lambda: polling.stored(newcomer) and polling.blocked(newcomer), "the address is not marked")
    parent.says("menu").buttons_have("Opdracht kiezen")
    assert all(process.poll() is None for process in polling.stack.processes.values())
    newcomer.chat.blocked = False
    newcomer.says("hallo").bot_answers("code")
    assert not polling.blocked(newcomer)


def test_two_taps_on_the_same_button_are_one_choice(
    polling: Installation, newcomer: TelegramParent, school: School, catalogue: Catalogue
) -> None:
    """The second one hears that it is known; both clocks end."""
    newcomer.says(school.invites("Samir", "moeder van Samir"))
    message, data = newcomer.finds("Ja, dat klopt")
    queries = [polling.api.taps(newcomer.chat.id, message, data)["callback_query"]["id"] for _ in range(2)]
    newcomer.listens()
    assert newcomer.answer().count(catalogue.say("onboarding.consent")) == 1
    assert newcomer.answer().count(catalogue.say("errors.already_chosen")) == 1
    answered = [call.params["callback_query_id"] for call in polling.api.called("answerCallbackQuery")]
    assert [answered.count(query) for query in queries] == [1, 1]


def test_a_tap_of_long_ago_still_counts(polling: Installation, newcomer: TelegramParent, school: School) -> None:
    """Its clock cannot be ended any more, its choice can be made."""
    newcomer.says(school.invites("Samir", "moeder van Samir"))
    message, data = newcomer.finds("Ja, dat klopt")
    update = polling.api.taps(newcomer.chat.id, message, data, old=True)
    newcomer.listens().bot_answers("Vindt u dit goed?")
    calls = polling.api.called("answerCallbackQuery")
    assert [c.status for c in calls if c.params["callback_query_id"] == update["callback_query"]["id"]] == [400]


def test_a_button_of_a_forgotten_message_is_told_to_be_old(
    polling: Installation, newcomer: TelegramParent, catalogue: Catalogue
) -> None:
    """Callback data of a message that is gone, or of another bot, is no dead end."""
    for data in ("999999:b:0", "999999:done", "menu"):
        polling.api.taps(newcomer.chat.id, 1, data)
        newcomer.listens().bot_answers(catalogue.say("errors.old_button"))


def test_nobody_taps_for_somebody_else(
    polling: Installation, newcomer: TelegramParent, school: School, catalogue: Catalogue
) -> None:
    """Callback data made up by a changed app does not reach another conversation."""
    newcomer.says(school.invites("Samir", "moeder van Samir"))
    _, data = newcomer.finds("Ja, dat klopt")
    stranger = polling.parent()
    polling.api.taps(stranger.chat.id, 1, data)
    stranger.listens().bot_answers(catalogue.say("errors.old_button"))
    newcomer.taps("Ja, dat klopt").bot_answers("Vindt u dit goed?")


def test_an_update_that_comes_twice_is_one_message(polling: Installation, newcomer: TelegramParent) -> None:
    """Telegram repeats what it does not know to be stored."""
    update = polling.api.says(newcomer.chat.id, text="hallo")
    newcomer.listens()
    polling.api.push(update, forced=True)
    newcomer.says("hallo")
    assert polling.stored(newcomer) == 2
    assert len(newcomer.messages()) == 2


def test_a_tap_that_comes_twice_is_one_toggle(polling: Installation, parent: TelegramParent) -> None:
    """A repeated tap does not take back what it put on."""
    parent.says("sterke kanten")
    message = parent.heard[-1]
    option = next(one for one in message["choices"]["options"] if one["title"] == "netjes")
    update = polling.api.taps(parent.chat.id, message["id"], option["id"])
    polling.api.push(update, forced=True)
    parent.toggles("sportief").chips_are_on("netjes", "sportief")


def test_who_writes_without_end_is_slowed_down_and_holds_up_nobody(
    polling: Installation, parent: TelegramParent, catalogue: Catalogue
) -> None:
    """Another parent is answered meanwhile; what is over the pace is not stored."""
    flooder = polling.parent()
    for _ in range(200):
        polling.api.says(flooder.chat.id, text="hallo")
    parent.says("menu").buttons_have("Opdracht kiezen")
    flooder.listens().bot_answers(catalogue.say("errors.slow_down"))
    assert polling.stored(flooder) < 150
    parent.bot_does_not_say(catalogue.say("errors.slow_down"))


def test_a_button_works_after_a_restart(polling: Installation, newcomer: TelegramParent, school: School) -> None:
    """What is said while the process is away waits at Telegram; buttons of before keep their meaning."""
    newcomer.says(school.invites("Samir", "moeder van Samir"))
    polling.stack.kill("web")
    message, data = newcomer.finds("Ja, dat klopt")
    polling.api.taps(newcomer.chat.id, message, data)
    polling.stack.start("web")
    newcomer.listens().bot_answers("Vindt u dit goed?")
    assert len(newcomer.heard) == 2


def test_the_webhook_of_before_is_gone(polling: Installation) -> None:
    """Telegram would refuse to be asked."""
    assert not polling.api.webhook
    assert polling.api.called("deleteWebhook")


def test_without_a_secret_nobody_comes_in_by_the_webhook(polling: Installation) -> None:
    """A machine that polls has no webhook, not even with an empty secret."""
    before = polling.stored()
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": ""}, SIGNED):
        assert polling.post(payload("text"), headers).status_code == 404
    assert polling.stored() == before


def test_neither_token_nor_chat_stands_in_a_log(polling: Installation, parent: TelegramParent) -> None:
    """Not when all goes well, and not when sending fails in each way it can."""
    for trouble in (DROP, BROKEN, Trouble(429, 1), Trouble(400), Trouble(403)):
        polling.api.fails("sendMessage", trouble)
        polling.api.says(parent.chat.id, text="menu")
        eventually(lambda: not polling.api._troubles["sendmessage"], "nothing was sent")
    eventually(parent.settled, "the answers were not sent")
    logs = {path.name: path.read_text(encoding="utf-8") for path in polling.stack.folder.glob("*.log")}
    assert "outbound.not_sent" in logs["web.log"]
    for name, log in logs.items():
        assert TOKEN not in log, name
        assert TOKEN.partition(":")[2] not in log, name
        assert [chat for chat in polling.api.chats if str(chat) in log] == [], name


# by webhook


def test_telegram_is_told_where_the_webhook_is(webhook: Installation) -> None:
    """The address on the internet, and the secret."""
    eventually(lambda: webhook.api.webhook, "setWebhook was not called")
    assert webhook.api.webhook == {"url": f"{OUTSIDE}/webhooks/telegram", "secret_token": SECRET}
    assert not webhook.api.called("getUpdates")


def test_a_parent_comes_in_by_the_webhook(webhook: Installation) -> None:
    """With the right secret the whole of onboarding works, each update delivered once."""
    webhook.parent().comes_in("KEUK2345").bot_answers("Fijn dat u er bent")
    assert {status for _, status in webhook.api.delivered} == {200}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Telegram-Bot-Api-Secret-Token": ""},
        {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"},
        {"X-Telegram-Bot-Api-Secret-Token": SECRET[:-1]},
        {"X-Telegram-Bot-Api-Secret-Token": SECRET.upper()},
        {"Authorization": SECRET},
    ],
)
def test_without_the_right_secret_nothing_is_stored(webhook: Installation, headers: dict[str, str]) -> None:
    """Anybody can post to the address; only Telegram knows the secret."""
    before = webhook.stored()
    assert webhook.post(payload("text"), headers).status_code == 403
    assert webhook.post(b"{", headers).status_code == 403
    assert webhook.stored() == before


def test_a_secret_in_other_letters_is_refused_too(webhook: Installation) -> None:
    """Bytes that are no ASCII break nothing."""
    raw = httpx.Request("POST", f"{webhook.stack.base}/webhooks/telegram", json=payload("text"))
    raw.headers = httpx.Headers([(b"X-Telegram-Bot-Api-Secret-Token", "gehéim".encode()), *raw.headers.raw])
    with httpx.Client() as client:
        assert client.send(raw).status_code == 403


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b'"hallo"', b"null", b"5", b"[" * 50_000, b'{"a":' * 20_000],
    ids=["nothing", "cut off", "no text", "list", "string", "null", "number", "deep list", "deep object"],
)
def test_a_body_that_is_no_update_is_refused_and_breaks_nothing(webhook: Installation, body: bytes) -> None:
    """Also when it is nested deeper than anybody can read."""
    before = webhook.stored()
    assert webhook.post(body, SIGNED).status_code == 400
    assert webhook.stored() == before
    webhook.parent().says("hallo").bot_answers("code")


def test_a_body_that_is_too_large_is_refused_and_breaks_nothing(webhook: Installation) -> None:
    """Told beforehand or not, a megabyte is not read to its end."""
    before = webhook.stored()
    large = {**payload("text"), "extra": "a" * 1_000_000}
    assert webhook.post(large, SIGNED).status_code == 413
    parts = iter([json.dumps(large).encode()])
    untold = httpx.post(f"{webhook.stack.base}/webhooks/telegram", content=parts, headers=SIGNED, timeout=10)
    assert untold.status_code == 413
    assert webhook.stored() == before
    webhook.parent().says("hallo").bot_answers("code")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"update_id": 1},
        {"update_id": 1, "message": None},
        {"update_id": 1, "message": "hallo"},
        {"update_id": 1, "message": {"message_id": 1}},
        {"update_id": 1, "message": {**payload("text")["message"], "date": 10**30}},
        {"update_id": 1, "message": {**payload("text")["message"], "chat": {"id": "x", "type": "private"}}},
        {"update_id": "x", "message": payload("text")["message"]},
        {"update_id": 1, "callback_query": {"id": []}},
        *(payload(name) for name in ("edited", "group", "blocked", "reaction", "channel_post")),
    ],
)
def test_an_update_that_cannot_be_read_is_taken_so_that_it_does_not_come_again(
    webhook: Installation, body: dict[str, object]
) -> None:
    """200, and nothing is stored."""
    before = webhook.stored()
    assert webhook.post(body, SIGNED).status_code == 200
    assert webhook.stored() == before


def test_half_a_character_does_not_hold_up_a_conversation(webhook: Installation) -> None:
    """Text that no database takes is stored without what is wrong with it, and answered."""
    newcomer = webhook.parent()
    webhook.api.says(newcomer.chat.id, text="ja\ud83d\x00 hoor")
    newcomer.listens().bot_answers("code")
    newcomer.says("hallo").bot_answers("code")


def test_a_delivery_that_is_repeated_is_one_message(webhook: Installation) -> None:
    """Telegram repeats what was not acknowledged in time, also while the first is being stored."""
    newcomer = webhook.parent()
    update = webhook.api.says(newcomer.chat.id, text="hallo")
    webhook.api.push(update, forced=True)
    assert webhook.post(update, SIGNED).status_code == 200
    newcomer.listens()
    newcomer.says("hallo")
    assert webhook.stored(newcomer) == 2
    assert len(newcomer.messages()) == 2


def test_what_arrives_while_nobody_is_there_is_delivered_later(webhook: Installation) -> None:
    """Telegram keeps it; after the start it is answered, once."""
    newcomer = webhook.parent()
    webhook.stack.kill("web")
    webhook.api.says(newcomer.chat.id, text="hallo")
    webhook.stack.start("web")
    newcomer.listens()
    with webhook.store.reading() as session:
        mine = select(ChannelAddress.id).where(ChannelAddress.address == str(newcomer.chat.id)).scalar_subquery()
        assert session.scalar(select(func.count(Outbound.id)).where(Outbound.address_id == mine)) == 1
    assert len(newcomer.messages()) == 1


def test_the_secret_stands_in_no_log(webhook: Installation) -> None:
    """Neither the secret of the webhook nor the token of the bot."""
    webhook.post(payload("text"), {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"})
    log = webhook.stack.log("web")
    assert log
    assert SECRET not in log
    assert TOKEN.partition(":")[2] not in log
