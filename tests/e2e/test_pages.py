"""The pages in a real browser, on a small telephone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.services import demo
from tests.browser import Screen, launched
from tests.harness import Parent, School
from tests.stack import Stack

CHOSEN = ("netjes", "sportief", "creatief", "precies")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser, until the end of this file."""
    with launched() as made:
        yield made


@pytest.fixture
def screen(browser: Browser, stack: Stack, tmp_path: Path) -> Iterator[Screen]:
    """A telephone; at the end the browser must not have complained."""
    made = Screen(browser, stack.base, tmp_path)
    yield made
    made.close()


@pytest.fixture
def chat(screen: Screen, school: School) -> Screen:
    """Samir's mother, who came in by the mentor's link."""
    screen.opens(f"/chat?invite={school.invites('Samir', 'moeder van Samir')}").taps("Ja, dat klopt")
    return screen.taps("Ja, dat is goed").shows("Wat wilt u doen?")


# the chat
def test_the_mentors_link_is_enough_to_begin(screen: Screen, school: School) -> None:
    """The code goes in by itself, and out of the address."""
    code = school.invites("Samir", "moeder van Samir")
    screen.opens(f"/chat?invite={code}").has_in_sight("Bent u de ouder of verzorger van Samir?").picture("hello").fits()
    assert code not in screen.page.url
    screen.page.reload()
    screen.shows("Bent u de ouder of verzorger van Samir?")
    expect(screen.page.get_by_text(code)).to_have_count(1)


def test_chips_are_counted_and_no_fifth_goes_on(chat: Screen) -> None:
    """The counter follows, done waits for four, and what was chosen stays to be seen."""
    chat.types("sterke kanten").shows("Welke vier woorden")
    done = chat.page.get_by_role("button", name="Klaar")
    for number, title in enumerate(CHOSEN, start=1):
        expect(done).to_be_disabled()
        chat.taps(title)
        expect(chat.page.get_by_text(f"U koos {number} van 4")).to_be_visible()
    chat.taps("zorgzaam")
    expect(chat.page.get_by_text("Tik er eerst een uit")).to_be_visible()
    chat.picture("chips").fits()
    done.click()
    chat.shows("Waarom passen ze bij Samir?").picture("after-chips")
    pressed = chat.page.locator(".chip[aria-pressed=true]")
    assert sorted(pressed.all_inner_texts()) == sorted(CHOSEN)
    expect(pressed.first).to_be_disabled()


def test_the_keyboard_alone_is_enough(screen: Screen, school: School) -> None:
    """From the link to the end of the first question, without a finger on the screen."""
    screen.opens(f"/chat?invite={school.invites('Samir', 'moeder van Samir')}").shows("Bent u de ouder")
    screen.tabs_to("Ja, dat klopt").page.keyboard.press("Enter")
    screen.shows("Vindt u dit goed?").tabs_to("Ja, dat is goed").page.keyboard.press("Space")
    screen.shows("Wat wilt u doen?").tabs_to("Opdracht kiezen").page.keyboard.press("Enter")
    screen.shows("Welke wilt u doen?").tabs_to("Sterke kanten").page.keyboard.press("Enter")
    screen.shows("Welke vier woorden")
    for title in ("ambitieus", "creatief", "netjes", "zorgzaam"):
        screen.tabs_to(title).page.keyboard.press("Space")
    screen.tabs_to("Klaar").page.keyboard.press("Enter")
    screen.shows("Waarom passen ze bij Samir?").picture("keyboard")


def test_fingers_find_what_they_tap(chat: Screen) -> None:
    """Buttons and chips are 44 pixels high, and do not touch each other."""
    chat.types("sterke kanten").shows("Welke vier woorden")
    boxes = [one.bounding_box() for one in chat.page.locator("button:visible").all()]
    small = [box for box in boxes if box and (box["height"] < 44 or box["width"] < 44)]
    assert not small


def test_a_double_tap_is_one_answer(chat: Screen) -> None:
    """The buttons close at the first touch."""
    chat.page.get_by_role("button", name="Opdracht kiezen").dblclick()
    chat.shows("Welke wilt u doen?").types("menu").shows("Wat wilt u doen?")
    expect(chat.page.get_by_text("Welke wilt u doen?")).to_have_count(1)
    expect(chat.page.get_by_text("Die keuze heb ik al")).to_have_count(0)


def test_the_page_comes_back_as_it_was(chat: Screen) -> None:
    """Reloaded in the middle: the talk, the chips that were on, and what was typed and not sent."""
    chat.types("sterke kanten").shows("Welke vier woorden").taps("netjes").taps("sportief")
    chat.page.get_by_label("Uw bericht").fill("hij is ook")
    chat.page.reload()
    chat.shows("U koos 2 van 4")
    expect(chat.page.get_by_label("Uw bericht")).to_have_value("hij is ook")
    assert chat.page.locator(".chip[aria-pressed=true]").all_inner_texts() == ["netjes", "sportief"]


def test_markup_is_shown_and_not_run(chat: Screen) -> None:
    """In the parent's own bubble, in the bot's, and after reloading."""
    markup = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    chat.types("complimentenkaart").shows("Het eerste gaat over").types(markup).shows("Het tweede gaat over")
    chat.types("Jij blijft rustig").shows("Wanneer zegt u ze").taps("nu meteen").shows("Heeft u het gezegd?")
    chat.page.reload()
    expect(chat.page.get_by_text(markup)).to_have_count(2)
    chat.fits()


def test_a_long_word_does_not_push_the_page_aside(chat: Screen) -> None:
    """An address or a scream without spaces is broken off."""
    chat.types("complimentenkaart").shows("Het eerste gaat over").types("a" * 400).shows("Het tweede gaat over").fits()


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("mijn zoon wil niet meer leven", "Wat erg dat dit speelt"),
        ("sterke kanten", "Fijn dat u tijd neemt voor Samir"),
        ("wat is lob", "LOB is een kort woord"),
    ],
)
def test_an_answer_is_read_from_its_beginning(chat: Screen, said: str, first: str) -> None:
    """However long it is, and with however many bubbles: nobody has to look for where it starts."""
    chat.types(said).has_in_sight(first).has_in_sight(said)


def test_who_scrolled_up_is_not_pulled_away(chat: Screen) -> None:
    """A button leads to what came meanwhile."""
    chat.types("wat is lob").has_in_sight("LOB is een kort woord")
    chat.page.locator("#scroller").evaluate("element => element.scrollTo(0, 0)")
    chat.has_in_sight("Wat u hier schrijft, leest school niet")
    chat.page.evaluate(
        "fetch('/chat/messages', {method: 'POST', headers: {'Content-Type': 'application/json'},"
        " body: JSON.stringify({id: 'from-another-tab', text: 'menu'})})"
    )
    expect(chat.page.get_by_role("button", name="Nieuw bericht")).to_be_visible()
    chat.has_in_sight("Wat u hier schrijft, leest school niet").picture("newer")
    chat.page.get_by_role("button", name="Nieuw bericht").click()
    chat.has_in_sight("Wat wilt u doen?")


def test_helplines_can_be_called_with_one_tap(chat: Screen) -> None:
    """The numbers are links that a telephone dials."""
    chat.types("mijn zoon wil niet meer leven").shows("Zal ik de mentor vragen").picture("helplines").fits()
    numbers = [one.get_attribute("href") for one in chat.page.locator('a[href^="tel:"]').all()]
    assert {"tel:112", "tel:113", "tel:08000113", "tel:08002000", "tel:08000432"} <= set(numbers)


def test_the_receipt_stays_on_the_screen(chat: Screen) -> None:
    """Forgotten: the proof is there to be read, and whoever goes on is asked for a code."""
    chat.types("vergeet mij").shows("Weet u het zeker?").taps("Ja, vergeet mij").shows("Dit is uw bewijs")
    chat.picture("receipt").types("hallo").shows("U heeft een code van school nodig")
    expect(chat.page.get_by_text("Dit is uw bewijs")).to_have_count(1)


def test_what_is_kept_can_be_saved(chat: Screen) -> None:
    """The file is there, with what was said."""
    chat.types("mijn gegevens").shows("Dit heb ik van u")
    with chat.page.expect_download() as download:
        chat.page.get_by_role("link", name="mijn-gegevens.json").click()
    assert '"children"' in Path(download.value.path()).read_text(encoding="utf-8")


def test_a_message_typed_without_connection_arrives_once(
    browser: Browser, breakable: Stack, breakable_school: School, tmp_path: Path
) -> None:
    """The web process dies: it is told, the message is kept, and is delivered once it is back."""
    screen = Screen(browser, breakable.base, tmp_path)
    screen.opens(f"/chat?invite={breakable_school.invites('Samir', 'moeder van Samir')}").shows("Bent u de ouder")
    breakable.kill("web")
    screen.types("ja dat klopt").shows("Verbinding kwijt")
    expect(screen.page.get_by_text("wordt verstuurd")).to_be_visible()
    screen.picture("offline").fits()
    breakable.start("web")
    screen.shows("Vindt u dit goed?")
    expect(screen.page.get_by_text("Verbinding kwijt")).to_have_count(0)
    expect(screen.page.get_by_text("wordt verstuurd")).to_have_count(0)
    screen.page.reload()
    screen.shows("Vindt u dit goed?")
    expect(screen.page.get_by_text("ja dat klopt")).to_have_count(1)
    expect(screen.page.get_by_text("Vindt u dit goed?")).to_have_count(1)
    screen.close()


# the mentor
@pytest.fixture
def mentor(screen: Screen, stack: Stack, school: School) -> Screen:
    """The mentor of 3K, logged in; Samir's mother shared something and wants to be called."""
    parent = Parent(stack.base).comes_in(school.invites("Samir", "moeder van Samir"))
    parent.says("beroepen in de familie").taps("nu meteen").says("oma naaide kleren").says("buschauffeur")
    parent.says("veel mensen zien").says("kantoor").taps("🙂 gewoon").says("Mag hij een dag meelopen?")
    parent.taps("ja, deel dit").taps("ja").says("kan de mentor mij bellen")
    screen.opens("/mentor").picture("login").fits()
    screen.page.get_by_label("E-mailadres").fill(school.mentor_email)
    screen.page.get_by_label("Wachtwoord").fill(demo.PASSWORD)
    return screen.taps("Inloggen").shows("Mijn klassen")


def test_a_mentor_finds_a_student(mentor: Screen) -> None:
    """From the classes to what a family shares, on a telephone."""
    mentor.picture("classes").fits()
    mentor.page.get_by_role("link", name="3K").click()
    mentor.shows("1 van 2 gezinnen bereikt").picture("class").fits()
    mentor.page.get_by_role("link", name="Samir").click()
    mentor.shows("Wat het gezin deelt").picture("student").fits()
    expect(mentor.page.get_by_text("buschauffeur")).to_be_visible()


def test_search_follows_the_fingers(mentor: Screen) -> None:
    """The list changes while a name is typed, without another page; the count is told."""
    mentor.page.get_by_role("link", name="3K").click()
    mentor.page.wait_for_url("**/mentor/classes/*")
    # Until its script is there, a page searches by its button.
    mentor.page.wait_for_load_state("load")
    mentor.page.evaluate("window.still = true")
    mentor.page.get_by_label("Zoek een leerling").press_sequentially("sam")
    expect(mentor.page.get_by_text("1 leerling gevonden")).to_be_visible()
    expect(mentor.page.get_by_role("link", name="Yara")).to_have_count(0)
    mentor.page.get_by_label("Zoek een leerling").fill("nobody")
    expect(mentor.page.get_by_text("Geen leerling gevonden")).to_be_visible()
    mentor.picture("nobody-found").fits()
    mentor.page.get_by_label("Zoek een leerling").fill("")
    expect(mentor.page.get_by_role("link", name="Yara", exact=True)).to_be_visible()
    assert mentor.page.evaluate("window.still")


def test_a_students_page_prints_on_one_sheet(mentor: Screen) -> None:
    """To be laid on the table at the talk, without what is not the family's."""
    mentor.page.get_by_role("link", name="3K").click()
    mentor.page.get_by_role("link", name="Samir").click()
    mentor.shows("Wat het gezin deelt")
    paper = mentor.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    mentor.page.emulate_media(media="print")
    expect(mentor.page.get_by_text("Wil graag gebeld worden")).to_be_hidden()


def test_logging_out_is_one_tap(mentor: Screen) -> None:
    """And going back shows nothing any more."""
    mentor.taps("Uitloggen").shows("Inloggen")
    mentor.page.go_back()
    mentor.shows("Inloggen")
    expect(mentor.page.get_by_text("gezinnen bereikt")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/mentor/login", "/not/there"])
def test_other_pages_fit_too(screen: Screen, path: str) -> None:
    """The first page, the log-in page, and the one that is not there."""
    screen.opens(path).picture(path.strip("/").replace("/", "-") or "home").fits()
    screen.complaints = [one for one in screen.complaints if "404" not in one]
