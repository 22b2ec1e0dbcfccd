"""Every page of the mentor and the school in a real browser: on a telephone, on a desk, by keyboard, without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from sqlalchemy import select

from bot.services import demo
from bot.store.models import Sending
from tests.browser import DESK, PHONE, Screen, launched
from tests.integration.kitchen import Kitchen
from tests.office import furnish
from tests.stack import Stack

COORDINATOR, ADMIN = "coordinator@demo.example", "beheer@demo.example"
PAGES = {
    "login": ("", "/mentor/login"),
    "my-classes": (demo.MENTOR, "/mentor"),
    "overview": (demo.MENTOR, "/mentor/classes/{class}"),
    "overview-empty": (demo.MENTOR, "/mentor/classes/{class}?q=nobody"),
    "student": (demo.MENTOR, "/mentor/students/{Samir}"),
    "student-one-parent": (demo.MENTOR, "/mentor/students/{Daan}"),
    "student-silent": (demo.MENTOR, "/mentor/students/{Umar}"),
    "sheet": (demo.MENTOR, "/mentor/students/{Daan}/sheet"),
    "sheet-of-all": (demo.MENTOR, "/mentor/students/{Samir}/sheet?with=all"),
    "reach": (demo.MENTOR, "/mentor/students/{Umar}/reach"),
    "requests": (demo.MENTOR, "/mentor/requests"),
    "compliment": (demo.MENTOR, "/mentor/students/{Samir}/message?kind=compliment"),
    "assignment": (demo.MENTOR, "/mentor/students/{Samir}/message?kind=assignment"),
    "invitation": (demo.MENTOR, "/mentor/students/{Samir}/message?kind=invitation"),
    "to-the-class": (demo.MENTOR, "/mentor/classes/{class}/message"),
    "account": (demo.MENTOR, "/mentor/account"),
    "not-there": (demo.MENTOR, "/mentor/students/0"),
    "school": (COORDINATOR, "/school"),
    "nudges": (COORDINATOR, "/school/nudges"),
    "nudge": (COORDINATOR, "/school/nudges/{nudge}"),
    "calendar": (COORDINATOR, "/school/calendar"),
    "results": (COORDINATOR, "/school/results"),
    "roster": (COORDINATOR, "/school/roster"),
    "offers": (COORDINATOR, "/school/offers"),
    "audit": (COORDINATOR, "/school/audit"),
    "staff": (ADMIN, "/school/staff"),
    "classes": (ADMIN, "/school/classes"),
}
pytestmark = pytest.mark.xdist_group("mentor screens")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as made:
        yield made


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A web process."""
    stack = Stack(tmp_path_factory.mktemp("office"))
    stack.command("migrate")
    stack.start("web")
    yield stack
    stack.stop()


@pytest.fixture(scope="module")
def office(web: Stack) -> Iterator[Kitchen]:
    """The school behind it."""
    made = furnish(web.environment["DATABASE_URL"])
    yield made
    made.store.close()


def logs_in(screen: Screen, email: str) -> Screen:
    screen.opens("/mentor/login")
    screen.page.get_by_label("E-mailadres").fill(email)
    screen.page.get_by_label("Wachtwoord").fill(demo.PASSWORD)
    return screen.taps("Inloggen").shows("Uitloggen")


def address(office: Kitchen, path: str) -> str:
    numbers = {name: office.student(name) for name in ("Samir", "Daan", "Umar")}
    with office.store.reading() as session:
        nudge = session.scalar(select(Sending.id))
    return path.format(**numbers, **{"class": office.school_class("3K"), "nudge": nudge})


@pytest.fixture(scope="module", params=["phone", "desk", "no scripts"])
def screens(
    request: pytest.FixtureRequest, browser: Browser, web: Stack, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Screen]]:
    """One screen for everybody who logs in."""
    folder = tmp_path_factory.mktemp(request.param.replace(" ", "-"))
    size: ViewportSize = DESK if request.param == "desk" else PHONE
    people = ("", demo.MENTOR, COORDINATOR, ADMIN)
    made = {who: Screen(browser, web.base, folder, size, scripts=request.param != "no scripts") for who in people}
    yield made
    for screen in made.values():
        screen.page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_in_order(screens: dict[str, Screen], office: Kitchen, name: str) -> None:
    """Nothing sticks out, axe-core finds nothing, the browser complains of nothing, and it is there without scripts."""
    who, path = PAGES[name]
    screen = screens[who]
    if who and screen.page.url == "about:blank":
        logs_in(screen, who)
    screen.opens(address(office, path)).picture(name, whole=True)
    expect(screen.page.locator("h1")).to_have_count(1)
    screen.fits()
    if screen.scripts:
        screen.is_accessible()
    assert not [one for one in screen.complaints if "404" not in one]


@pytest.mark.parametrize("who", [demo.MENTOR, COORDINATOR, ADMIN])
def test_no_link_leads_nowhere(screens: dict[str, Screen], office: Kitchen, who: str) -> None:
    """Every page that a page links to is there."""
    screen = screens[who]
    if screen.page.url == "about:blank":
        logs_in(screen, who)
    found: set[str] = set()
    for path in [path for person, path in PAGES.values() if person == who and not path.endswith("/0")]:
        screen.opens(address(office, path))
        found |= {str(one.get_attribute("href")) for one in screen.page.locator("main a[href^='/']").all()[:40]}
    broken = {one: screen.page.request.get(one).status for one in found}
    # Letters are there once codes are.
    assert not {one for one, status in broken.items() if status != 200 and "letter" not in one}


def test_paper_keeps_what_paper_needs(browser: Browser, web: Stack, office: Kitchen, tmp_path: Path) -> None:
    """A class of thirty-two on paper: names and states, and no buttons."""
    screen = logs_in(Screen(browser, web.base, tmp_path, DESK), demo.MENTOR)
    screen.opens(address(office, "/mentor/classes/{class}")).page.emulate_media(media="print")
    for unwanted in ("Toon", "Uitloggen", "Lijst (CSV)"):
        expect(screen.page.get_by_text(unwanted, exact=True).first).to_be_hidden()
    expect(screen.page.get_by_role("link", name="Maximiliaan-Alexander")).to_be_visible()
    (tmp_path / "overview.pdf").write_bytes(screen.page.pdf(format="A4"))
    screen.close()


@pytest.mark.usefixtures("office")
def test_the_keyboard_alone_is_enough(browser: Browser, web: Stack, tmp_path: Path) -> None:
    """From logging in to a note about one student, and to the talk sheet."""
    screen = Screen(browser, web.base, tmp_path)
    keys = screen.opens("/mentor/login").page.keyboard
    screen.page.get_by_label("E-mailadres").focus()
    keys.type(demo.MENTOR)
    keys.press("Tab")
    keys.type(demo.PASSWORD)
    keys.press("Enter")
    screen.shows("Mijn klassen").tabs_to("3K").page.keyboard.press("Enter")
    screen.shows("gezinnen bereikt").tabs_to("Emre").page.keyboard.press("Enter")
    screen.shows("Wat het gezin deelt").page.get_by_label("Nieuwe notitie").last.focus()
    keys.type("Begon zelf over de bakker.")
    screen.tabs_to("Bewaar notitie").page.keyboard.press("Enter")
    screen.shows("Begon zelf over de bakker.").tabs_to("Gespreksblad").page.keyboard.press("Enter")
    screen.shows("Hulp bij het gesprek").close()


def test_a_day_of_a_mentor_without_scripts(browser: Browser, web: Stack, office: Kitchen, tmp_path: Path) -> None:
    """Filter, note, agreement, compliment and a request that is done: forms and links are enough."""
    screen = logs_in(Screen(browser, web.base, tmp_path, DESK, scripts=False), demo.MENTOR)
    page = screen.opens(address(office, "/mentor/classes/{class}")).page
    page.get_by_label("Zoek een leerling").fill("fleur")
    page.get_by_role("button", name="Toon", exact=True).click()
    screen.shows("1 leerling gevonden").page.get_by_role("link", name="Fleur").click()
    page.get_by_label("Nieuwe notitie").last.fill("Wil iets met dieren.")
    screen.taps("Bewaar notitie").shows("Wil iets met dieren.")
    page.get_by_text("Schrijf een afspraak op").click()
    page.get_by_label("Wat is er afgesproken?").fill("samen een open dag kiezen")
    screen.taps("Bewaar afspraak").shows("samen een open dag kiezen")
    page.get_by_role("link", name="Bericht sturen").click()
    page.get_by_label("Wat gaat er goed?").fill("Fleur vertelde met trots over u.")
    screen.taps("Verstuur").shows("Verstuurd").shows("Fleur vertelde met trots over u.")
    screen.opens("/mentor/requests").page.get_by_role("button", name="Gedaan").last.click()
    screen.shows("Gedaan in de laatste maand").close()
