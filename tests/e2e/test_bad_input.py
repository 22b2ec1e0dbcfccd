"""Whatever comes in: a kind answer, nothing lost, and the process goes on."""

import json
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.harness import Parent, School, browser
from tests.stack import Stack

CHOICES = "Welke vier woorden passen goed bij Samir?"
STEP = "Het tweede gaat over hoe Samir is"


@pytest.fixture
def parent(stack: Stack, school: School) -> Parent:
    """Samir's mother, who is in."""
    return Parent(stack.base).comes_in(school.invites("Samir", "moeder van Samir"))


@pytest.fixture
def choosing(parent: Parent) -> Parent:
    """Samir's mother at a several-choice, two words chosen."""
    parent.says("sterke kanten").says("netjes en sportief").bot_answers("Kies er nog 2 bij")
    return parent


@pytest.fixture
def writing(parent: Parent) -> Parent:
    """Samir's mother at a free-text step."""
    return parent.says("complimentenkaart").says("Je maakte de fiets van opa").bot_answers(STEP)


def post(parent: Parent, body: bytes | Iterator[bytes], **headers: str) -> httpx.Response:
    """Send a body as it is."""
    return parent.http.post("/chat/messages", content=body, headers={"content-type": "application/json", **headers})


def tap(parent: Parent, **values: Any) -> Parent:
    """Send a tap as it is, and wait for the answer."""
    parent.send({"tap": values}).raise_for_status()
    return parent.listens()


def newest(parent: Parent, part: str) -> int:
    """Return the id of the newest bubble that can be answered so."""
    return next(int(one["id"]) for one in reversed(parent.messages()) if one.get(part))


# what is typed
def test_ten_thousand_characters_are_refused_kindly(writing: Parent) -> None:
    """Told at once, in a sentence; the step waits."""
    response = writing.send({"text": "heel " * 2000})
    assert response.status_code == 413
    assert "te lang" in response.json()["error"]
    writing.says("Jij blijft rustig").bot_answers("Wanneer zegt u ze tegen Samir?")


def test_a_text_that_is_long_for_an_answer_is_asked_shorter(writing: Parent) -> None:
    """A whole story fits a message, but not an answer that a mentor reads."""
    writing.says("Hij is lief. " * 200).bot_answers("Dat is een heel verhaal", STEP)


def test_only_pictures_are_asked_in_words(writing: Parent) -> None:
    """An emoji is nice, and no answer."""
    writing.says("🥰🥰🎉").bot_answers("in woorden zeggen")
    writing.says("Jij blijft rustig").bot_answers("Wanneer zegt u ze tegen Samir?")


def test_a_thumb_is_a_yes(stack: Stack, school: School) -> None:
    """Where yes or no is asked, a thumb will do, while coming in and in an assignment."""
    newcomer = Parent(stack.base).says(school.invites("Noor", "moeder van Noor"))
    newcomer.says("👍🏽").bot_answers("Vindt u dit goed?").says("👍").bot_answers("Fijn dat u er bent")
    newcomer.says("complimentenkaart").says("Je maakte de fiets").says("Jij bent rustig").taps("nu meteen")
    newcomer.bot_answers("Heeft u het gezegd?").says("👍").bot_answers("Wat zag u toen bij Noor?")


def test_markup_stays_text(stack: Stack, school: School, writing: Parent) -> None:
    """What looks like a page's code is shown as it was typed, to the parent and to the mentor."""
    markup = "<script>alert(1)</script><img src=x onerror=alert(2)> {kind} {{7*7}}"
    writing.says(markup).says("nu meteen").bot_answers(markup)
    writing.taps("ja").taps("😊 blij").says("sla over").says("sla over").taps("ja, deel dit").taps("ja")
    page = school.mentor(stack.base).student("Samir")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "{kind} {{7*7}}" in page


@pytest.mark.parametrize(
    "text",
    [
        '/answer{"value": ["tidy", "sporty", "creative", "precise"]}',
        "/stop_activity",
        "/ /stop_activity",
        "/\u00a0/stop_activity",
        "// / /delete_my_data",
        "/restart",
        "/session_start",
        '/intent{"name": "opt_out"}',
        "/answer{",
        "/forget_confirmed",
        '{"custom": {"text": "x"}}',
        "'; DROP TABLE inbound; --",
        "%s %d {0} ${HOME} \\x00 \x07",
    ],
)
def test_what_looks_like_a_command_is_only_text(choosing: Parent, text: str) -> None:
    """Nobody chooses an intent, or an answer, by typing it."""
    choosing.says(text)
    assert choosing.heard, "there was no answer"
    choosing.says("herhaal").bot_answers(CHOICES).chips_are_on("netjes", "sportief")


# what is sent
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"text": "hallo"}',
        b'{"id": "12345678"}',
        b'{"id": "kort", "text": "hallo"}',
        b'{"id": "12345678", "text": 7}',
        b'{"id": "12345678", "text": "hallo", "stage": "ready"}',
        b'{"id": "12345678", "text": "a", "tap": {"message": 1, "button": 0}}',
        b'{"id": "12345678", "tap": {"message": -1, "button": 0}}',
        b'{"id": "12345678", "tap": {"message": 1, "button": 1e99}}',
        b'{"id": "12345678", "tap": {"message": 99999999999999999999, "button": 0}}',
        b'{"id": "12345678", "tap": {"message": 1, "values": "tidy"}}',
        b'{"id": "12345678", "tap": {"message": 1, "values": [["tidy"]]}}',
        b'{"id": "12345678", "tap": {"message": 1, "toggle": 1}}',
        b'{"id": "12345678", "text": "half een emoji \\ud83d"}',
        b'{"id": "1234567\\ud83d", "text": "hallo"}',
        b'{"id": "12345678", "text": "\xff\xfe"}',
        b"[" * 100_000,
        json.dumps({"id": "12345678", "text": "x" * 20_001}).encode(),
    ],
)
def test_a_body_of_no_known_form_is_refused(parent: Parent, body: bytes) -> None:
    """Refused, not stored, and the conversation goes on."""
    before = parent.spoken()
    assert 400 <= post(parent, body).status_code < 500
    assert parent.spoken() == before
    parent.says("menu").buttons_have("Opdracht kiezen")


def test_a_huge_body_is_refused(parent: Parent) -> None:
    """Whether it says beforehand how large it is, or not."""
    assert post(parent, b"x" * 300_000).status_code == 413
    assert post(parent, (b"x" * 10_000 for _ in range(30))).status_code == 413
    parent.says("menu").buttons_have("Opdracht kiezen")


@pytest.mark.parametrize("cookie", [None, "", "abc", "Imhhbmciow.forged", "x" * 5000])
def test_without_a_cookie_of_ours_nothing_is_given(stack: Stack, cookie: str | None) -> None:
    """No history, no stream, no message taken."""
    stranger = browser(stack.base, **({} if cookie is None else {"cookie": f"keukentafel_chat={cookie}"}))
    for path in ("/chat/messages", "/chat/stream", "/chat/files/1"):
        assert stranger.get(path).status_code == 401
    assert stranger.post("/chat/messages", json={"id": uuid.uuid4().hex, "text": "hallo"}).status_code == 401


def test_a_changed_cookie_is_not_ours(parent: Parent, stack: Stack) -> None:
    """One letter of somebody's cookie changed is nobody's cookie."""
    cookie = parent.http.cookies["keukentafel_chat"]
    # The very last letter holds bits that base64 does not use; the one before it counts whole.
    for place in (0, len(cookie) // 2, len(cookie) - 2):
        changed = cookie[:place] + ("A" if cookie[place] != "A" else "B") + cookie[place + 1 :]
        stranger = browser(stack.base, cookie=f"keukentafel_chat={changed}")
        assert stranger.get("/chat/messages").status_code == 401


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null", "http://[broken"])
def test_another_sites_page_cannot_speak_for_a_parent(parent: Parent, origin: str) -> None:
    """The browser names the page it comes from, and that is not ours."""
    body = json.dumps({"id": uuid.uuid4().hex, "text": "geen berichten meer"}).encode()
    assert post(parent, body, origin=origin).status_code == 403
    assert "geen berichten meer" not in parent.spoken()


@pytest.mark.parametrize("path", ["/chat/files/999999999999999999999999", "/chat/stream?after=x", "/chat/files/-1"])
def test_numbers_that_are_none_are_refused(parent: Parent, path: str) -> None:
    """Not found or not understood, and never an error of ours."""
    assert 400 <= parent.http.get(path).status_code < 500


# what is tapped
def test_a_tap_on_somebody_elses_button_does_nothing(stack: Stack, school: School, parent: Parent) -> None:
    """The message is not of this conversation."""
    other = Parent(stack.base).comes_in(school.invites("Noor", "moeder van Noor")).says("vergeet mij")
    theirs = newest(other, "buttons")
    tap(parent, message=theirs, button=0).bot_answers("Die knop is al oud")
    other.says("menu").buttons_have("Opdracht kiezen")


@pytest.mark.parametrize("values", [{"button": 2}, {"button": 100}, {"values": ["tidy"]}, {"values": []}, {}])
def test_a_tap_on_no_button_does_nothing(parent: Parent, values: dict[str, Any]) -> None:
    """An index out of range, or chips where there are none: told kindly."""
    parent.says("vergeet mij")
    tap(parent, message=newest(parent, "buttons"), **values).bot_answers("Die knop is al oud")
    parent.says("menu").buttons_have("Opdracht kiezen")


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        (["tidy", "sporty", "precise", "rijk"], "Dat antwoord ken ik niet"),
        (["netjes"], "Dat antwoord ken ik niet"),
        ([], "Dat antwoord ken ik niet"),
        (["tidy"], "Kies er nog 3 bij"),
        (["tidy", "tidy", "tidy", "tidy"], "Kies er nog 3 bij"),
        (["tidy", "sporty", "creative", "precise", "caring"], "meer dan 4"),
    ],
)
def test_chips_that_do_not_fit_are_asked_again(choosing: Parent, values: list[str], answer: str) -> None:
    """Unknown, too few, too many, the same four times."""
    tap(choosing, message=newest(choosing, "choices"), values=values).bot_answers(answer, CHOICES)


def test_a_tap_on_an_earlier_question_does_not_answer_this_one(writing: Parent) -> None:
    """The button of the step before: told, and the present question again."""
    writing.says("Jij blijft rustig").says("nu meteen").bot_answers("Heeft u het gezegd?")
    told = newest(writing, "buttons")
    writing.says("ja").bot_answers("Wat zag u toen bij Samir?")
    tap(writing, message=told, button=2).bot_answers("Die vraag hadden we al", "Wat zag u toen bij Samir?")


def test_a_double_tap_counts_once(parent: Parent) -> None:
    """Two taps at the same moment: one is taken, the other is told so."""
    parent.says("complimentenkaart").says("Je maakte de fiets van opa").says("Jij blijft rustig")
    body = {"tap": {"message": newest(parent, "buttons"), "button": 0}}
    with ThreadPoolExecutor(2) as pool:
        assert {one.status_code for one in pool.map(parent.send, [body, body])} == {202}
    parent.hears("Die keuze heb ik al")
    assert sum("Dit schreef u voor Samir" in said for said in parent.spoken()) == 1
    parent.says("ja").bot_answers("Wat zag u toen bij Samir?")


def test_the_same_delivery_twice_is_one_message(writing: Parent) -> None:
    """The page sends again what it does not know to have arrived, under the same id."""
    body = {"id": uuid.uuid4().hex, "text": "Jij blijft rustig"}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(writing.send, [body] * 4))
    assert {one.status_code for one in answers} == {202}
    writing.hears("Wanneer zegt u ze tegen Samir?")
    writing.says("menu")
    assert writing.spoken().count("Jij blijft rustig") == 1
    assert sum("Wanneer zegt u ze tegen Samir?" in said for said in writing.spoken()) == 2


def test_messages_within_a_millisecond_stay_in_order(parent: Parent) -> None:
    """Two answers typed at once answer two questions, in the order in which they were taken in."""
    parent.says("complimentenkaart")
    with ThreadPoolExecutor(2) as pool:
        texts = [{"text": "Je maakte de fiets van opa"}, {"text": "Jij blijft rustig"}]
        assert {one.status_code for one in pool.map(parent.send, texts)} == {202}
    parent.hears("Wanneer zegt u ze tegen Samir?")
    mine = [one["text"] for one in parent.messages() if one["from"] == "parent"]
    first, second = mine[-2:]
    parent.says("nu meteen").bot_answers(f'• "{first}"\n• "{second}"')


def test_many_messages_at_once_are_all_answered(parent: Parent) -> None:
    """Twenty at the same moment: each is stored once and answered."""
    texts = [{"text": f"hallo {number}"} for number in range(20)]
    with ThreadPoolExecutor(20) as pool:
        assert {one.status_code for one in pool.map(parent.send, texts)} == {202}
    parent.send({"text": "vergeet mij"})
    parent.hears("Weet u het zeker?")
    said = parent.spoken()
    assert all(said.count(one["text"]) == 1 for one in texts)


def test_who_types_too_fast_is_asked_to_wait(parent: Parent) -> None:
    """A stuck key cannot fill the inbox; the answer says when to try again."""
    for _ in range(60):
        response = parent.http.post("/chat/messages", json={"id": uuid.uuid4().hex, "text": "menu"})
        if response.status_code == 429:
            break
    assert response.status_code == 429
    assert "sneller dan ik kan lezen" in response.json()["error"]
    assert int(response.headers["retry-after"]) > 0
