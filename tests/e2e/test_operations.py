"""For those who keep it running: health, counts, and logs that name nobody."""

import random
from datetime import timedelta
from string import ascii_lowercase

import pytest
from sqlalchemy import text, update

from bot.services.clock import utc_now
from bot.store.models import Heartbeat
from tests.harness import Parent, School, browser, eventually
from tests.stack import Stack

BROKEN = "CREATE TRIGGER broken BEFORE INSERT ON step_answer BEGIN SELECT RAISE(FAIL, 'the disk is broken'); END"
ALL_WELL = {"database": True, "rasa": True, "actions": True, "worker": True}


def word(length: int = 12) -> str:
    """Return a word that stands nowhere else."""
    return "wobbel" + "".join(random.choices(ascii_lowercase, k=length))


def test_ready_says_what_answers(whole: Stack) -> None:
    """With everything there it is 200, with each part by name."""
    response = browser(whole.base).get("/health/ready")
    assert (response.status_code, response.json()) == (200, ALL_WELL)


@pytest.mark.parametrize("process", ["actions", "rasa"])
def test_ready_says_which_process_is_away(whole: Stack, process: str) -> None:
    """503 and the name of what is away, while the web process itself lives."""
    whole.kill(process)
    http = browser(whole.base)
    response = http.get("/health/ready")
    assert (response.status_code, response.json()) == (503, {**ALL_WELL, process: False})
    assert http.get("/health/live").json() == {"status": "ok"}


def test_ready_says_when_the_worker_is_silent(whole: Stack, breakable_school: School) -> None:
    """A worker that did not beat for some minutes is taken for dead."""
    whole.kill("worker")
    with breakable_school.store.session() as session:
        session.execute(update(Heartbeat).values(at=utc_now() - timedelta(minutes=10)))
        session.commit()
    response = browser(whole.base).get("/health/ready")
    assert (response.status_code, response.json()) == (503, {**ALL_WELL, "worker": False})


def counts(stack: Stack) -> str:
    """Return the metrics, as this machine's own collector reads them."""
    http = browser(stack.base)
    del http.headers["x-forwarded-for"]
    return http.get("/metrics").raise_for_status().text


def count(stack: Stack, name: str) -> float:
    """Return one count."""
    return next((float(line.rpartition(" ")[2]) for line in counts(stack).splitlines() if line.startswith(name)), 0.0)


def test_messages_and_danger_are_counted(breakable: Stack, breakable_school: School) -> None:
    """How many came in and how long answers took; danger is counted without being kept. Nobody else talks there."""
    received = 'keukentafel_received_messages_total{channel="webchat",kind="text"}'
    danger = 'keukentafel_danger_messages_total{danger="danger_child"}'
    before = count(breakable, received), count(breakable, danger)
    Parent(breakable.base).says("hallo").says("mijn zoon wil niet meer leven").says(
        breakable_school.invites("Samir", "oma")
    )
    assert (count(breakable, received), count(breakable, danger)) == (before[0] + 3, before[1] + 1)
    assert count(breakable, 'keukentafel_turn_seconds_count{path="Here"}') > 0


def test_counts_name_nobody(stack: Stack, school: School) -> None:
    """No name, no code, no address, no word."""
    child, said = word().capitalize(), word()
    code = school.invites(child, f"oma van {child}")
    parent = Parent(stack.base).comes_in(code).says(said)
    shown = counts(stack).casefold()
    for secret in (child, said, code, code.replace("-", ""), parent.http.cookies["keukentafel_chat"]):
        assert secret.casefold() not in shown


@pytest.mark.parametrize("headers", [{"x-forwarded-for": "203.0.113.9"}, {"x-forwarded-for": "127.0.0.1"}])
def test_counts_are_not_given_through_a_proxy(stack: Stack, headers: dict[str, str]) -> None:
    """What comes from outside is told that there is no such page."""
    http = browser(stack.base)
    del http.headers["x-forwarded-for"]
    assert http.get("/metrics", headers=headers).status_code == 404


def test_logs_name_nobody_even_when_things_break(whole: Stack, breakable_school: School) -> None:
    """What is typed, names, codes, cookies, addresses: in no log, though an action failed over what was typed."""
    child, story, wish, fear = word().capitalize(), word(), word(), word()
    code = breakable_school.invites(child, f"oma van {child}")
    parent = Parent(whole.base).says(f"ik ben {wish}").comes_in(code).says("complimentenkaart")
    with breakable_school.store.session() as session:
        session.execute(text(BROKEN))
        session.commit()
    parent.send({"text": f"Je was lief voor {story}"})
    eventually(lambda: "the disk is broken" in whole.log("actions"), "nothing went wrong, or nobody can find what")
    with breakable_school.store.session() as session:
        session.execute(text("DROP TRIGGER broken"))
        session.commit()
    parent.hears(f"Het tweede gaat over hoe {child} is")
    parent.says(f"mijn zoon wil niet meer leven, zegt {fear}").says(f'/answer{{"{wish}": 1}}')
    parent.http.post("/chat/messages", json={"id": "x", "text": wish, "unknown": story})
    parent.http.get(f"/chat?invite={code}")
    breakable_school.mentor(whole.base).student(child)
    secrets = {
        *(child, story, wish, fear, code, code.replace("-", ""), breakable_school.mentor_email),
        *(parent.http.cookies["keukentafel_chat"], parent.http.headers["x-forwarded-for"]),
    }
    for process in ("web", "actions", "rasa", "worker"):
        log = whole.log(process).casefold()
        assert not {secret for secret in secrets if secret.casefold() in log}, process
