"""The co-ordinator looks, lets go, stops and sees what came of it."""

import asyncio
import re
from datetime import date

import pytest
from sqlalchemy import select, update

from bot.channels.errors import Blocked, Refused
from bot.services import sendings
from bot.store.models import Nudge, Outbound, Sending
from tests.integration.kitchen import Kitchen
from tests.integration.office import Office
from tests.integration.test_nudging import IN, SATURDAY, families, outcomes  # noqa: F401 - a fixture

pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


@pytest.fixture
def office(families: Kitchen) -> Office:  # noqa: F811 - the fixture
    return Office(families)


def today(kitchen: Kitchen) -> int:
    """Return the number of the sending of today."""
    with kitchen.store.reading() as session:
        return session.scalars(
            select(Sending.id).where(Sending.day == date(2026, 11, 28), Sending.series == "vakken")
        ).one()


def test_what_goes_out_is_seen_weeks_before(office: Office) -> None:
    page = office.page("/school/nudges")
    assert "Vakkenpakket kiezen" in page
    assert "zaterdag 28 november" in page
    assert "wacht op uw ja" in page


def test_before_it_goes_everything_is_to_be_seen(office: Office) -> None:
    """The text, who gets it, and why others do not; nothing was sent by looking."""
    page = office.page(f"/school/nudges/{today(office.kitchen)}")
    assert "maandag 11 januari" in page
    assert "<b>3</b> krijgen het" in page
    assert "<b>1</b> doet nog niet mee" in page
    assert "Moeder van Daan" in page
    assert "Tante van Fatima" not in page, "a network adult has a limited sight"
    assert outcomes(office.kitchen) == {}


def test_one_yes_is_enough_for_a_small_school(office: Office) -> None:
    number = today(office.kitchen)
    assert "gaat uit op de dag" in office.post(f"/school/nudges/{number}/release").text
    assert len(office.kitchen.runs_nudges()) == 3
    page = office.page(f"/school/nudges/{number}")
    assert "3 verstuurd" in page
    assert "Vrijgegeven door meneer Yilmaz" in page
    row = office.page("/school/nudges").partition(f'/school/nudges/{number}"')[2].partition("</li>")[0]
    assert "klaar" in row


def test_a_large_one_needs_a_second_person(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same person twice is one person."""
    monkeypatch.setattr(sendings, "SECOND_FROM", 3)
    number = today(office.kitchen)
    assert "tweede ja" in office.post(f"/school/nudges/{number}/release").text
    assert office.kitchen.runs_nudges() == []
    assert "U gaf uw ja al" in office.post(f"/school/nudges/{number}/release").text
    assert office.kitchen.runs_nudges() == []
    other = Office(office.kitchen, "mevrouw Bakker")
    assert "meneer Yilmaz gaf al een ja" in other.page(f"/school/nudges/{number}")
    other.post(f"/school/nudges/{number}/release")
    assert len(office.kitchen.runs_nudges()) == 3


def test_the_stop_button_works_while_it_runs(office: Office) -> None:
    """What waits in the outbox is not sent either; what was sent was sent."""
    kitchen, number = office.kitchen, today(office.kitchen)
    office.post(f"/school/nudges/{number}/release")
    kitchen.nudging.plan()
    conversations = kitchen.nudging.let_go()
    asyncio.run(kitchen.outgoing.deliver(conversations[0]))
    assert "Gestopt" in office.post(f"/school/nudges/{number}/stop").text
    asyncio.run(kitchen.outgoing.deliver_all(conversations))
    assert len([one for one in kitchen.box.sent if "vakken" in one.message.text]) == 1
    assert kitchen.runs_nudges() == []
    assert office.http.post(f"/school/nudges/{number}/stop", data={"csrf_token": office.token()}).status_code == 404


def test_what_did_not_arrive_is_told_and_tried_again(office: Office) -> None:
    kitchen, number = office.kitchen, today(office.kitchen)
    office.post(f"/school/nudges/{number}/release")
    kitchen.box.refusals = [Refused("Bad Request"), Blocked("blocked")]
    assert len(kitchen.runs_nudges()) == 1
    page = office.page(f"/school/nudges/{number}")
    assert "2 niet aangekomen" in page
    paper = office.http.get(f"/school/nudges/{number}/paper.csv").text
    assert paper.count("niet aangekomen") == 2
    assert "moeder van Daan;doet nog niet mee" in paper
    assert "1 bericht wordt opnieuw" in office.post(f"/school/nudges/{number}/retry").text
    asyncio.run(kitchen.outgoing.sweep())
    assert len([one for one in kitchen.box.sent if "vakken" in one.message.text]) == 2, "who blocked us is left alone"


def test_a_trial_goes_to_ones_own_chat(office: Office) -> None:
    """First a code, then every wording; no family gets anything, and no dose is used."""
    kitchen, number = office.kitchen, today(office.kitchen)
    told = office.post(f"/school/nudges/{number}/trial").text
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", told)
    assert code
    kitchen.says("yilmaz", code.group())
    kitchen.taps("yilmaz", "Ja, dat klopt")
    kitchen.taps("yilmaz", "Ja, dat is goed")
    before = len(kitchen.box.sent)
    assert "staat in uw eigen chat" in office.post(f"/school/nudges/{number}/trial").text
    assert [one.address for one in kitchen.box.sent[before:]] == ["yilmaz"]
    assert outcomes(kitchen) == {}


def test_a_day_that_is_over_is_not_let_go_any_more(office: Office) -> None:
    kitchen, number = office.kitchen, today(office.kitchen)
    with kitchen.store.session() as session:
        session.execute(
            update(Sending).where(Sending.id == number).values(day=date(2026, 11, 1), anchor=date(2026, 11, 20))
        )
        session.commit()
    assert "te laat" in office.post(f"/school/nudges/{number}/release").text


def test_receipts_of_the_platform_are_shown(office: Office) -> None:
    kitchen, number = office.kitchen, today(office.kitchen)
    office.post(f"/school/nudges/{number}/release")
    kitchen.runs_nudges()
    with kitchen.store.session() as session:
        key = f"nudge:{session.scalars(select(Nudge.id).where(Nudge.state == 'sent')).first()}:0"
        session.execute(update(Outbound).where(Outbound.key == key).values(delivered_at=SATURDAY, read_at=SATURDAY))
        session.commit()
    assert "3 verstuurd, 1 aangekomen, 1 gelezen" in office.page(f"/school/nudges/{number}")
