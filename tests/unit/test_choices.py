"""Typed choices: by number, word, synonym, other form or near spelling; what is denied is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.dialogue.choices import denies, read_choices
from bot.domain.steps import Option

MOODS = (
    Option("good", "😊 fijn", ("leuk", "heel goed")),
    Option("hard", "😕 lastig", ("moeilijk", "niet goed")),
)


@pytest.fixture(scope="module")
def strengths(catalogue: Catalogue) -> tuple[Option, ...]:
    return catalogue.cards["strengths"].options


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("netjes, sportief en die met dieren", ["tidy", "sporty", "animals"]),
        ("Netjes!!! SPORTIEF", ["tidy", "sporty"]),
        ("netjes/sportief + precies", ["tidy", "sporty", "precise"]),
        ("netjes\nsportief\nprecies", ["tidy", "sporty", "precise"]),
        ("ze is heel zorgzaam en ook wel creatief", ["caring", "creative"]),
        ("hij helpt altijd zijn oma", ["caring"]),
        ("honden en paarden", ["animals"]),
        ("een paard", ["animals"]),
        ("kan goed plannen", ["plans_well"]),
        ("netjes netjes netjes", ["tidy"]),
        ("samenwerken met mensen", ["works_together", "people"]),
    ],
)
def test_words_synonyms_and_other_forms_are_read_in_the_order_of_the_text(
    typed: str, read: list[str], strengths: tuple[Option, ...]
) -> None:
    assert read_choices(typed, strengths) == read


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1", [1]),
        ("1, 3, 5 en 7", [1, 3, 5, 7]),
        ("1 3 5", [1, 3, 5]),
        ("1) 2)", [1, 2]),
        ("#4", [4]),
        ("3 3 1", [3, 1]),
        ("2, 99", [2]),
        ("0", []),
        ("99", []),
    ],
)
def test_numbers_are_those_on_the_screen(typed: str, numbers: list[int], strengths: tuple[Option, ...]) -> None:
    assert read_choices(typed, strengths) == [strengths[number - 1].id for number in numbers]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sportif", ["sporty"]),
        ("kreatief", ["creative"]),
        ("zorgzam", ["caring"]),
        ("zelfstandg", ["independent"]),
        ("comercieel", ["commercial"]),
        ("georganizeerd", ["organised"]),
        ("sportif en zorgzam", ["sporty", "caring"]),
    ],
)
def test_a_typing_error_is_forgiven(typed: str, read: list[str], strengths: tuple[Option, ...]) -> None:
    assert read_choices(typed, strengths) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("planten", ["plants"]), ("plannen", ["plans_well"]), ("planten en plannen", ["plants", "plans_well"])],
)
def test_a_word_that_is_spelt_right_is_never_taken_for_its_neighbour(
    typed: str, read: list[str], strengths: tuple[Option, ...]
) -> None:
    assert read_choices(typed, strengths) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("organiseren", ["likes_organising"]), ("georganiseerd", ["organised"]), ("handelen", ["commercial"])],
)
def test_a_word_as_it_stands_goes_before_another_form_of_an_other_option(
    typed: str, read: list[str], strengths: tuple[Option, ...]
) -> None:
    assert read_choices(typed, strengths) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("niet netjes, sportief", ["sporty"]),
        ("niet sportief maar netjes", ["tidy"]),
        ("geen sport, wel dieren", ["animals"]),
        ("zelfstandig niet, maar wel precies", ["precise"]),
        ("zelfstandig niet maar wel precies", ["precise"]),
        ("sportief niet", []),
        ("netjes, niet sportief", ["tidy"]),
        ("netjes niet sportief", ["tidy"]),
        ("alles behalve netjes", []),
    ],
)
def test_what_is_denied_is_left_out(typed: str, read: list[str], strengths: tuple[Option, ...]) -> None:
    assert read_choices(typed, strengths) == read


def test_a_denial_that_is_part_of_an_option_denies_nothing(strengths: tuple[Option, ...]) -> None:
    assert read_choices("zonder hulp", strengths) == ["independent"]
    assert read_choices("niet slordig", strengths) == ["tidy"]
    assert read_choices("niet goed", MOODS) == ["hard"]


def test_a_sign_on_a_button_need_not_be_typed() -> None:
    assert read_choices("fijn", MOODS) == ["good"]
    assert read_choices("😕 lastig", MOODS) == ["hard"]


@pytest.mark.parametrize("typed", ["", "alles", "geen idee", "weet ik niet", "1 t/m 4", "????", "het weer is mooi"])
def test_what_names_no_option_gives_none(typed: str, strengths: tuple[Option, ...]) -> None:
    assert read_choices(typed, strengths) == []


def test_every_option_is_read_by_its_title_and_by_each_of_its_words(catalogue: Catalogue) -> None:
    missed = [
        (name, option.id, word)
        for name, cards in catalogue.cards.items()
        for option in cards.options
        for word in (option.title, *option.words)
        if read_choices(word, cards.options) != [option.id]
    ]
    assert missed == []


@given(st.text(max_size=200))
def test_any_text_gives_options_that_exist_each_once(text: str) -> None:
    found = read_choices(text, MOODS)
    assert set(found) <= {"good", "hard"}
    assert len(found) == len(set(found))


def test_a_word_that_denies_is_seen_unless_an_option_is_made_of_it() -> None:
    assert denies("fijn was het niet", MOODS)
    assert not denies("fijn was het", MOODS)
    assert not denies("het ging niet goed", MOODS)
