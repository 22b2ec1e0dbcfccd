"""What came of it: counted from what really happened, without small groups and without names."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from bot.store.models import Caregiver, Confidence, Conversation, Nudge, Sending
from bot.store.repositories.nudges import RELEASED
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.office import Office
from tests.integration.staff import share, statements

FAMILIES = [f"Kind{number:02}" for number in range(12)]


@pytest.fixture
def office(school: Kitchen) -> Office:
    """3K has four students of the list and twelve more; of those, eight are in, and five talked at home."""
    rows = "".join(f"3K,vmbo-kb,3,{n},{name},moeder van {name}\n" for n, name in enumerate(FAMILIES, start=3000))
    at = school.roster.known(SCHOOL)
    school.roster.import_csv(at, f"klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n{rows}")
    with school.store.session() as session:
        for number, name in enumerate(FAMILIES):
            one = session.get_one(Caregiver, school.caregiver(f"moeder van {name}"))
            one.language = "pl" if number < 6 else "ti"
        session.commit()
    for name in FAMILIES[:8]:
        school.comes_in(name, f"moeder van {name}")
    for name in FAMILIES[:5]:
        share(school, f"moeder van {name}", name)
    return Office(school)


def table(office: Office) -> dict[tuple[str, str, str], tuple[str, str]]:
    text = office.page("/school/results.csv").removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    return {(part, group, what): (number, of) for part, group, what, number, of in rows[1:]}


def test_reach_is_counted_by_class_track_and_language(office: Office) -> None:
    found = table(office)
    assert found["taal", "Pools", "doet mee"] == ("6", "6")
    assert found["taal", "Pools", "deed een opdracht"] == ("5", "6")
    assert found["taal", "Tigrinya", "doet mee"] == ("2", "6")
    assert found["maand", "november 2026", "gesprekken thuis"] == ("5", "")
    assert found["maand", "november 2026", "gezinnen die praatten"] == ("5", "")


def test_a_small_class_is_not_shown_and_cannot_be_reckoned(office: Office) -> None:
    """2T has one family: its numbers are left out, and with it those of the only other class."""
    found = table(office)
    assert found["klas", "2T", "volwassenen"] == ("minder dan 5", "")
    assert found["klas", "3K", "volwassenen"] == ("minder dan 5", "")
    page = office.page("/school/results")
    assert "niet te tonen" in page
    assert not re.search("|".join(FAMILIES), page)


def test_what_is_tapped_below_a_nudge_is_counted_by_wording(office: Office) -> None:
    """And it stays known when the message itself is thrown away."""
    kitchen = office.kitchen
    kitchen.clock.now = datetime(2027, 9, 26, 10, 0, tzinfo=UTC)
    kitchen.nudging.propose()
    with kitchen.store.session() as session:
        session.execute(
            update(Sending).where(Sending.series == "door-het-jaar", Sending.step == "autumn").values(state=RELEASED)
        )
        session.commit()
    kitchen.runs_nudges()
    for name in FAMILIES[:3]:
        kitchen.taps(name, "Begin")
    kitchen.taps(FAMILIES[3], "Geen berichten meer")
    with kitchen.store.reading() as session:
        answers = [one.answer for one in session.scalars(select(Nudge)) if one.answer]
    assert sorted(answers) == ["opt_out", "start_assignment", "start_assignment", "start_assignment"]
    assert table(office)["bericht", "moment", "in het weekend"] == ("3", "8")
    assert "Nog niet genoeg gezinnen om iets te zeggen." in office.page("/school/results")


def test_how_sure_parents_are_is_asked_twice_and_counted_from_five_on(office: Office) -> None:
    """A tap on the question is the answer; it is thanked for, and counts only beside a later one."""
    kitchen = office.kitchen
    for day in (datetime(2027, 9, 12, 10, 0, tzinfo=UTC), datetime(2028, 6, 19, 10, 0, tzinfo=UTC)):
        kitchen.clock.now = day
        with kitchen.store.session() as session:
            # Whoever is silent for long gets less; these are not.
            session.execute(update(Conversation).values(last_seen_at=day))
            session.commit()
        kitchen.nudging.propose()
        with kitchen.store.session() as session:
            session.execute(update(Sending).where(Sending.series == "zekerheid").values(state=RELEASED))
            session.commit()
        kitchen.runs_nudges()
        for number, name in enumerate(FAMILIES[:6]):
            later = day.year == 2028
            kitchen.taps(name, "Heel zeker" if later and number < 4 else "Nog niet zeker")
        assert "Dank u wel voor uw eerlijke antwoord." in kitchen.box.sent[-1].message.text
    with kitchen.store.reading() as session:
        assert len(session.scalars(select(Confidence)).all()) == 12
    assert table(office)["zekerheid", "eerst", "heel zeker"] == ("0", "6")
    assert table(office)["zekerheid", "nu", "heel zeker"] == ("4", "6")


def test_a_larger_school_takes_no_more_statements(office: Office) -> None:
    kitchen = office.kitchen
    before = statements(kitchen.store, lambda: office.page("/school/results"))
    rows = "".join(f"K{n % 7},havo,3,{n},Kind{n},ouder van {n}\n" for n in range(5000, 5200))
    at = kitchen.roster.known(SCHOOL)
    kitchen.roster.import_csv(at, f"klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n{rows}")
    assert statements(kitchen.store, lambda: office.page("/school/results")) == before
