"""What a co-ordinator does, in a real browser: the calendar, the list of families, and a message to families."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import DESK, PHONE, Screen
from tests.e2e.test_mentor_screens import COORDINATOR, browser, logs_in, office, web  # noqa: F401 - fixtures
from tests.integration.kitchen import Kitchen
from tests.stack import Stack

pytestmark = pytest.mark.xdist_group("school screens")
HEADER = "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n"
LIST = HEADER + "".join(f"1B,vmbo-bb,1,{n},Kind{n},ouder van Kind{n}\n" for n in range(7000, 7060))
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//school//NL
BEGIN:VEVENT
UID:evening@school
SUMMARY:Ouderavond derde klas
DTSTART;VALUE=DATE:20270114
DTEND;VALUE=DATE:20270115
DTSTAMP:20261101T120000Z
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(params=["phone", "no scripts"])
def screen(
    request: pytest.FixtureRequest,
    browser: Browser,  # noqa: F811 - the fixture
    web: Stack,  # noqa: F811
    office: Kitchen,  # noqa: F811
    tmp_path: Path,
) -> Iterator[Screen]:
    """A co-ordinator who is logged in."""
    assert office
    size = PHONE if request.param == "phone" else DESK
    made = logs_in(Screen(browser, web.base, tmp_path, size, scripts=request.param == "phone"), COORDINATOR)
    yield made
    assert not made.complaints
    made.close()


def test_a_day_is_put_down_and_taken_away(screen: Screen) -> None:
    page = screen.opens("/school/calendar").page
    page.get_by_label("Hoe heet de dag?").fill("Beroepenmarkt")
    page.get_by_label("Eerste dag").fill("2027-02-09")
    screen.taps("Voeg toe").shows("Beroepenmarkt staat in de kalender.")
    page.get_by_role("button", name=re.compile("Haal weg.*Beroepenmarkt")).click()
    screen.shows("Weggehaald.")
    expect(page.get_by_text("Beroepenmarkt")).to_have_count(0)


def test_a_mistake_is_told_beside_its_field(screen: Screen) -> None:
    page = screen.opens("/school/calendar").page
    page.get_by_label("Hoe heet de dag?").fill("Open dag")
    page.get_by_label("Eerste dag").fill("2027-02-09")
    page.get_by_label("Laatste dag (mag leeg)").fill("2027-02-01")
    screen.taps("Voeg toe").shows("De laatste dag ligt voor de eerste.")
    screen.complaints.clear()  # a browser writes down every answer of 400


def test_the_school_s_own_calendar_is_read(screen: Screen, tmp_path: Path) -> None:
    file = tmp_path / "school.ics"
    file.write_text(CALENDAR, encoding="utf-8")
    screen.opens("/school/calendar").page.get_by_label("Of lees de agenda van uw school in (.ics)").set_input_files(
        file
    )
    screen.taps("Lees in").shows("Ouderavond derde klas").picture("calendar-read", whole=True)


def test_a_list_is_looked_at_and_brought_in(screen: Screen, tmp_path: Path) -> None:
    """With scripts a bar shows that it is being read; without them the page just comes."""
    file = tmp_path / "lijst.csv"
    file.write_text(LIST.replace("Kind", "Kind" if screen.scripts else "Jong"), encoding="utf-8")
    screen.opens("/school/roster").page.get_by_label("CSV, of OneRoster als zip").set_input_files(file)
    screen.taps("Kijk eerst").shows("Dit zou er veranderen").picture("roster-look", whole=True)
    screen.taps("Ja, lees in").shows("Ingelezen:").picture("roster-done", whole=True)


def test_a_list_with_mistakes_changes_nothing(screen: Screen, tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(HEADER + "1B,vmbo-bb,1,1,=HYPERLINK(1),ouder\n1B,havoo,1,2,Kim,ouder\n", encoding="utf-8")
    screen.opens("/school/roster").page.get_by_label("CSV, of OneRoster als zip").set_input_files(file)
    screen.taps("Kijk eerst").shows("Dit klopt nog niet. Er is niets veranderd.")
    screen.shows("Regel 2: voornaam begint als een formule.").shows("Regel 3: niveau")
    screen.complaints.clear()


def test_a_message_is_seen_let_go_and_stopped(screen: Screen) -> None:
    """The co-ordinator sees who gets it and who does not before anything goes."""
    page = screen.opens("/school/nudges").page
    page.locator("main li a").nth(0 if screen.scripts else 1).click()
    screen.shows("Zo ziet het eruit").shows("Wie krijgt dit op").picture("before", whole=True)
    page.get_by_role("button", name="Ja, stuur op").click()
    screen.shows("Dit bericht gaat uit op de dag die hier staat.").shows("Vrijgegeven door meneer Yilmaz")
    page.get_by_text("Stop dit bericht").click()
    screen.taps("Ja, stop het").shows("Gestopt. Wat nog niet weg was, gaat niet meer uit.").picture("after", whole=True)
    page.goto("/school/nudges")
    screen.shows("gestopt")
