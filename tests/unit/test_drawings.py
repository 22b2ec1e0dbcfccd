"""Pictures and papers come out of data, with the project's own letters."""

import re
import struct
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.bootstrap import Parts
from bot.catalogue import Catalogue
from bot.config import ROOT, Settings
from bot.domain.asking import CARDS, PATH
from bot.domain.messages import Picture
from bot.domain.sheet import MOST_AGREEMENTS, MOST_ASKS, MOST_GOOD, MOST_NOTES
from bot.drawing import Drawings
from bot.drawing.drawings import paper
from bot.services.inviting import Letter
from bot.store.repositories.activities import EVERY
from bot.web.letters import letters_pdf

WIDTH = 760
"""Pixels: 380 points, twice as sharp."""
PATIENCE_S = 5.0


@pytest.fixture(scope="module")
def drawings() -> Drawings:
    """The drawings, as every process makes them."""
    return Parts(Settings(secret_key=SecretStr("x" * 40))).drawings


def cards(name: str) -> Picture:
    return Picture(CARDS, {"set": name}, "")


def path(*titles: str, child: str = "Samir") -> Picture:
    states = [EVERY[number % len(EVERY)] for number in range(len(titles))]
    stations = [
        {"title": title, "note": "klaar, 23 november", "state": state}
        for title, state in zip(titles, states, strict=True)
    ]
    return Picture(PATH, {"child": child, "stations": stations}, "")


def size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, out of its header."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_every_set_of_cards_is_drawn_as_wide_as_a_phone_shows_it(drawings: Drawings, catalogue: Catalogue) -> None:
    assert catalogue.cards
    for name, one in catalogue.cards.items():
        width, height = size(drawings.png(cards(name)))
        rows = -(-len(one.options) // 3)
        assert width == WIDTH
        assert height > rows * 252


def test_the_path_grows_with_what_was_done(drawings: Drawings) -> None:
    sizes = [size(drawings.png(path(*["Sterke kanten"] * number))) for number in (1, 5, 12)]
    assert {width for width, _ in sizes} == {WIDTH}
    assert sorted(height for _, height in sizes) == [height for _, height in sizes]
    assert len({height for _, height in sizes}) == 3


@settings(deadline=None, max_examples=15)
@given(name=st.text(min_size=1, max_size=30), title=st.text(max_size=24))
def test_any_name_is_drawn_and_none_is_taken_for_a_command(drawings: Drawings, name: str, title: str) -> None:
    width, _ = size(drawings.png(path(title, child=name)))
    assert width == WIDTH


@pytest.mark.parametrize("name", ["#panic()", "*Zoë*", "$x$", '#read("/config.py")', "\\", "İlayda", "Łukasz", "سمير"])
def test_a_name_with_signs_of_the_drawing_language_is_drawn_as_it_is(drawings: Drawings, name: str) -> None:
    assert size(drawings.png(path("Sterke kanten", child=name)))[0] == WIDTH


def test_a_sheet_of_cards_is_drawn_once(drawings: Drawings, catalogue: Catalogue) -> None:
    picture = cards(next(iter(catalogue.cards)))
    first = drawings.png(picture)
    started = time.monotonic()
    for _ in range(200):
        assert drawings.png(picture) is first
    assert time.monotonic() - started < PATIENCE_S


def test_a_picture_of_a_child_is_not_kept(drawings: Drawings) -> None:
    picture = path("Beroepen in de familie")
    first, second = drawings.png(picture), drawings.png(picture)
    assert first == second
    assert first is not second


def test_a_set_that_is_not_there_is_not_drawn(drawings: Drawings) -> None:
    with pytest.raises(KeyError):
        drawings.png(cards("moods"))


def test_a_paper_is_a_pdf() -> None:
    assert paper(PATH, path("Sterke kanten").data).startswith(b"%PDF-")


def test_the_letters_come_with_the_project_and_may_be_given_on() -> None:
    fonts = ROOT / "bot" / "drawing" / "fonts"
    assert sorted(font.stem for font in fonts.glob("*.ttf")) == [
        "OpenSans-Bold",
        "OpenSans-Regular",
        "OpenSans-Semibold",
    ]
    assert "Apache" in (fonts / "LICENSE.txt").read_text(encoding="utf-8")


def test_every_picture_of_a_card_stands_alone(catalogue: Catalogue) -> None:
    """A card that looked for something outside itself would be half drawn, and would ask the internet."""
    static = ROOT / "bot" / "web" / "static"
    for one in (option for cards in catalogue.cards.values() for option in cards.options):
        drawn = Path(static / one.picture).read_text(encoding="utf-8")
        assert drawn.lstrip().startswith("<svg"), one.picture
        assert not [part for part in ("<script", "<image", "href=", "url(http", "<text") if part in drawn], one.picture


def pages(pdf: bytes) -> int:
    """Return how many pages a paper has."""
    found = re.search(rb"/Count (\d+)", pdf)
    assert found
    return int(found.group(1))


@pytest.mark.parametrize("length", [0, 60, 160])
def test_the_talk_sheet_is_one_page_however_much_was_shared(length: int) -> None:
    numbers = (MOST_GOOD, 1, 3, MOST_ASKS, MOST_AGREEMENTS, MOST_NOTES)
    parts = [{"title": f"Deel {n}", "lines": ["woord " * (length // 6)] * n} for n in numbers] if length else []
    questions = {"title": "Vragen", "lines": ["Waar wil jij het vandaag over hebben?"] * 3}
    data = {"title": "Gesprek over Samir", "leads": "Samir begint.", "parts": parts, "questions": questions, "room": ""}
    assert pages(paper("sheet", data)) == 1


def test_a_class_gets_a_letter_a_page_with_its_code(catalogue: Catalogue) -> None:
    until = datetime(2027, 1, 25, 12, 0, tzinfo=UTC)
    letters = [
        Letter(
            "Samir",
            f"ouder {n} van Samir",
            "ABCD-2345",
            "https://x.example/chat?invite=ABCD2345",
            until,
            "M",
            "Het Kompas",
        )
        for n in range(3)
    ]
    assert pages(letters_pdf(catalogue, letters)) == 3
