"""The school's calendar: put down, read from a file, given to who subscribes, and told to a parent."""

from datetime import date

import pytest
from icalendar import Calendar
from sqlalchemy import select

from bot.store.models import Moment, SchoolHoliday
from tests.integration.kitchen import Kitchen
from tests.integration.office import Office

pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//School//NL
BEGIN:VEVENT
UID:1@school
SUMMARY:Kerstvakantie
DTSTART;VALUE=DATE:20261219
DTEND;VALUE=DATE:20270104
END:VEVENT
BEGIN:VEVENT
UID:2@school
SUMMARY:Ouderavond profielkeuze klas 3
DTSTART:20270112T183000Z
DTEND:20270112T203000Z
END:VEVENT
BEGIN:VEVENT
UID:3@school
SUMMARY:Schoolfeest
DTSTART;VALUE=DATE:20270115
END:VEVENT
BEGIN:VEVENT
UID:4@school
SUMMARY:Stage leerjaar 3
DTSTART;VALUE=DATE:20260901
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def office(school: Kitchen) -> Office:
    return Office(school)


def test_a_day_is_put_down_and_taken_away(office: Office) -> None:
    said = office.post(
        "/school/calendar", kind="profile", title="Profielkeuze 2T", first="2027-02-10", tracks="vmbo-tl", years="2"
    ).text
    assert "Profielkeuze 2T staat in de kalender" in said
    assert "woensdag 10 februari" in said
    with office.kitchen.store.reading() as session:
        day = session.scalars(select(Moment)).one()
    assert (day.tracks, day.years, day.last) == (["vmbo-tl"], [2], date(2027, 2, 10))
    assert "Profielkeuze 2T" not in office.post(f"/school/calendar/days/{day.id}/remove").text


def test_what_a_school_has_not_put_down_is_proposed_with_its_usual_time(office: Office) -> None:
    """For the tracks and years it has; once it stands there, not any more."""
    page = office.page("/school/calendar")
    assert "Profielkeuze (vmbo-bb, vmbo-kb, vmbo-gl, vmbo-tl, leerjaar 2): meestal februari tot en met maart" in page
    assert "Profielkeuze (havo, vwo" not in page
    office.post("/school/calendar", kind="profile", title="x", first="2027-02-10", tracks="vmbo-tl", years="2")
    assert "Profielkeuze (vmbo" not in office.page("/school/calendar")


def test_an_end_before_the_beginning_is_told(office: Office) -> None:
    answer = office.post("/school/calendar", kind="evening", title="x", first="2027-02-10", last="2027-02-01")
    assert answer.status_code == 400
    assert "ligt voor de eerste" in answer.text


def test_the_schools_own_calendar_is_read(office: Office) -> None:
    """What it is, is told by its name; what is over or something else is left out. Again changes nothing."""
    said = office.brings("/school/calendar/file", FILE.encode()).text
    assert "2 dagen zijn nieuw, 0 dagen zijn veranderd. 1 dag is overgeslagen." in said
    with office.kitchen.store.reading() as session:
        off, evening = session.scalars(select(SchoolHoliday)).one(), session.scalars(select(Moment)).one()
    assert (off.first, off.last) == (date(2026, 12, 19), date(2027, 1, 3))
    assert (evening.kind, evening.first) == ("profile", date(2027, 1, 12))
    assert "0 dagen zijn nieuw, 0 dagen zijn veranderd" in office.brings("/school/calendar/file", FILE.encode()).text
    moved = FILE.replace("20270112T", "20270119T")
    assert "0 dagen zijn nieuw, 1 dag is veranderd" in office.brings("/school/calendar/file", moved.encode()).text


@pytest.mark.parametrize("content", [b"", b"no calendar", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT"])
def test_what_is_no_calendar_is_told_and_changes_nothing(office: Office, content: bytes) -> None:
    before = office.kitchen.counts()
    answer = office.brings("/school/calendar/file", content)
    if answer.status_code == 400:
        assert "geen agenda-bestand" in answer.text
    else:
        assert "0 dagen zijn nieuw" in answer.text
    after = office.kitchen.counts()
    assert {k: v for k, v in before.items() if k != "audit_entry"} == {
        k: v for k, v in after.items() if k != "audit_entry"
    }


def test_whoever_subscribes_gets_days_and_no_names(office: Office) -> None:
    office.post("/school/calendar", kind="evening", title="Ouderavond", first="2027-01-20")
    page = office.page("/school/calendar")
    path = page.partition('<code class="address">')[2].partition("</code>")[0].partition("8000")[2]
    answer = office.http.get(path)
    assert answer.headers["content-type"].startswith("text/calendar")
    days = {str(one["summary"]): one.decoded("dtstart") for one in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert days["Ouderavond"] == date(2027, 1, 20)
    assert days["Aanmelden mbo"] == date(2027, 4, 1)
    assert "Samir" not in answer.text
    assert office.http.get(f"{path[:-8]}xxxx.ics").status_code == 404


def test_the_regions_advice_is_taken_over_once(office: Office) -> None:
    assert "5 vakanties van regio Midden" in office.post("/school/calendar/region", region="midden").text
    office.post("/school/calendar/region", region="midden")
    with office.kitchen.store.reading() as session:
        assert len(session.scalars(select(SchoolHoliday)).all()) == 5


def test_public_holidays_are_known(office: Office) -> None:
    assert "Koningsdag" in office.page("/school/calendar")
