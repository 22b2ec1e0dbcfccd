"""The child's page: without an account, without scripts, and without a word more than the child needs."""

import re
from html import unescape

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.config import Settings
from bot.services.turns import Turn
from bot.store.models import StepAnswer
from bot.web.app import create_app
from tests.integration.kitchen import Kitchen
from tests.integration.walking import STRENGTHS, answers, does, starts

JOBS = "beroepen-in-de-familie"


@pytest.fixture
def phone(anna: Kitchen) -> TestClient:
    """The child's own phone: no cookie, no account."""
    parts = Parts(Settings(secret_key=SecretStr("x" * 40)), anna.clock)
    parts.store, parts.catalogue, parts.child_side = anna.store, anna.catalogue, anna.child_side
    return TestClient(create_app(parts), base_url="https://keukentafel.example")


def link(kitchen: Kitchen, slug: str, *before: str) -> str:
    """Return the path of a link to the child's questions of an assignment."""
    activity_id = starts(kitchen, slug)
    answers(kitchen, *before)

    def make(turn: Turn) -> str:
        activity = turn.progress.find(activity_id)
        assert activity
        turn.progress.pause(activity)
        return kitchen.child_side.link(turn.session, activity)

    return does(kitchen, make).removeprefix("https://keukentafel.example")


@pytest.fixture
def words(anna: Kitchen) -> str:
    """The link to four words about oneself."""
    return link(anna, STRENGTHS, "netjes, sportief, zorgzaam en creatief", "Hij hielp oma.", "nu")


@pytest.fixture
def jobs(anna: Kitchen) -> str:
    """The link to three questions in own words."""
    return link(anna, JOBS, "nu", "oma naaide kleren")


def kept(kitchen: Kitchen, step: str) -> object:
    with kitchen.store.reading() as session:
        return session.scalars(select(StepAnswer.value).where(StepAnswer.step == step)).one()["v"]


def ticked(page: str) -> list[str]:
    return re.findall(r'value="(\w+)" checked', page)


def test_the_page_asks_the_question_with_a_picture_for_each_card(phone: TestClient, words: str) -> None:
    page = phone.get(words)
    assert page.status_code == 200
    text = unescape(page.text)
    assert "Samir, welke vier woorden passen goed bij jou?" in text
    assert "Kies er 4." in text
    assert text.count('type="checkbox"') == 18
    pictures = re.findall(r'src="(/static/cards/[^"]+)"', text)
    assert len(pictures) == 18
    assert phone.get(pictures[0]).headers["content-type"] == "image/svg+xml"


def test_the_page_is_kept_in_no_cache_and_sets_no_cookie(phone: TestClient, words: str) -> None:
    page = phone.get(words)
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in page.headers


def test_the_page_tells_nothing_of_what_the_parent_said(phone: TestClient, words: str) -> None:
    page = unescape(phone.get(words).text)
    assert "Hij hielp oma." not in page
    assert ticked(page) == []


def test_what_was_chosen_is_kept_and_the_child_is_thanked(phone: TestClient, anna: Kitchen, words: str) -> None:
    chosen = ["tidy", "precise", "sporty", "creative"]
    page = phone.post(words, data={"step": "child_picks", "value": chosen})
    assert page.status_code == 200
    assert "Dank je wel, Samir." in page.text
    assert kept(anna, "child_picks") == chosen
    again = phone.get(words)
    assert again.status_code == 404
    assert "Deze link werkt niet (meer)" in again.text


def test_too_few_is_told_and_what_was_chosen_stays_on(phone: TestClient, words: str) -> None:
    page = phone.post(words, data={"step": "child_picks", "value": ["tidy", "precise"]})
    assert page.status_code == 422
    assert "Kies er nog 2 bij." in page.text
    assert sorted(ticked(page.text)) == ["precise", "tidy"]


def test_questions_follow_each_other_and_may_be_left_out(phone: TestClient, anna: Kitchen, jobs: str) -> None:
    first = phone.post(jobs, data={"step": "interesting", "value": "Bakker"})
    assert "Wat vind je daar leuk aan?" in first.text
    second = phone.post(jobs, data={"step": "interesting_why", "value": "Toch iets getypt", "skip": "yes"})
    assert "Welk werk wil jij echt nooit doen?" in second.text
    done = phone.post(jobs, data={"step": "surely_not", "value": "  "})
    assert "Dank je wel, Samir." in done.text
    assert [kept(anna, step) for step in ("interesting", "interesting_why", "surely_not")] == ["Bakker", None, None]


def test_what_is_no_answer_is_told_and_stays_in_its_field(phone: TestClient, jobs: str) -> None:
    page = phone.post(jobs, data={"step": "interesting", "value": "😀😀"})
    assert page.status_code == 422
    assert "Kun je dat in woorden zeggen?" in page.text
    assert ">😀😀</textarea>" in page.text


def test_markup_is_shown_and_not_run(phone: TestClient, jobs: str) -> None:
    page = phone.post(jobs, data={"step": "interesting", "value": "</textarea><script>alert(1)</script>" * 30})
    assert page.status_code == 422
    assert "<script>alert" not in page.text


def test_a_page_of_before_is_shown_the_question_of_now(phone: TestClient, anna: Kitchen, jobs: str) -> None:
    phone.post(jobs, data={"step": "interesting", "value": "Bakker"})
    page = phone.post(jobs, data={"step": "interesting", "value": "Kapper"})
    assert page.status_code == 200
    assert "Wat vind je daar leuk aan?" in page.text
    assert kept(anna, "interesting") == "Bakker"


@pytest.mark.parametrize("step", ["", "how", "share_parent", "share_child", "nonsense"])
def test_a_question_of_the_parent_is_not_answered_by_the_page(phone: TestClient, jobs: str, step: str) -> None:
    page = phone.post(jobs, data={"step": step, "value": "yes"})
    assert page.status_code == 200
    assert "Welk werk lijkt jou het leukst?" in page.text


@pytest.mark.parametrize("token", ["x" * 22, "x" * 16])
def test_a_link_that_nobody_made_says_so_kindly(phone: TestClient, token: str) -> None:
    for page in (phone.get(f"/child/{token}"), phone.post(f"/child/{token}", data={"step": "how", "value": "x"})):
        assert page.status_code == 404
        assert "Vraag thuis om een nieuwe link" in page.text


@pytest.mark.parametrize("token", ["short", "x" * 65, "x" * 20 + "'--", "x" * 22 + "%20", "x" * 22 + ").", "%00"])
def test_a_link_that_lost_or_won_a_sign_on_the_way_does_not_work_and_says_so(phone: TestClient, token: str) -> None:
    for page in (phone.get(f"/child/{token}"), phone.post(f"/child/{token}", data={"step": "how", "value": "x"})):
        assert page.status_code == 404
        assert "Deze link werkt niet (meer)" in page.text


def test_what_leads_elsewhere_is_no_page(phone: TestClient) -> None:
    assert phone.get("/child/%2e%2e%2fetc%2fpasswd").status_code == 404


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_an_error_that_nobody_foresaw_is_told_in_dutch_behind_the_usual_headers(
    anna: Kitchen, words: str, accept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = Parts(Settings(secret_key=SecretStr("x" * 40)), anna.clock)
    parts.store, parts.catalogue, parts.child_side = anna.store, anna.catalogue, anna.child_side
    monkeypatch.setattr(parts.child_side, "question", lambda _token: 1 / 0)
    browser = TestClient(create_app(parts), raise_server_exceptions=False)
    page = browser.get(words, headers={"accept": accept})
    assert page.status_code == 500
    assert "Er ging iets mis" in page.text
    assert "Internal Server Error" not in page.text
    assert "script" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'self'")
    assert page.headers["cache-control"] == "no-store"


def test_somebody_who_tries_links_is_held_up(phone: TestClient) -> None:
    statuses = [phone.get(f"/child/{number:022}").status_code for number in range(125)]
    assert statuses[:120] == [404] * 120
    assert statuses[120:] == [429] * 5


def test_one_link_is_not_asked_for_without_end(phone: TestClient, words: str) -> None:
    statuses = [phone.get(words).status_code for _ in range(62)]
    assert (statuses.count(200), statuses[-1]) == (60, 429)


@pytest.mark.parametrize("words", ["ik wil niet meer leven", "ik wil dood", "papa slaat mij elke dag"])
def test_words_of_danger_get_telephone_numbers_at_once_and_are_kept_nowhere(
    phone: TestClient, anna: Kitchen, jobs: str, words: str
) -> None:
    page = phone.post(jobs, data={"step": "interesting", "value": words})
    assert page.status_code == 200
    for number in ("112", "113", "0800-0432"):
        assert number in page.text
    assert "hoeft dit niet alleen te doen" in page.text
    assert words not in page.text
    with anna.store.reading() as session:
        assert not session.scalars(select(StepAnswer).where(StepAnswer.step == "interesting")).all()
    assert anna.sweep() == 0
    assert "Welk werk lijkt jou het leukst?" in unescape(phone.get(jobs).text)


def test_a_manner_of_speaking_is_no_danger(phone: TestClient, anna: Kitchen, jobs: str) -> None:
    phone.post(jobs, data={"step": "interesting", "value": "clown, ik ga dood van het lachen"})
    assert kept(anna, "interesting") == "clown, ik ga dood van het lachen"
