"""Which of several answers to one question is meant."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.catalogue.schema import Answer
from bot.domain.families import Track
from bot.services.answers import pick, topics

INTENT = "faq_deadlines"


def answer(title: str, **about: Any) -> Answer:
    return Answer(intent=INTENT, title=title, kind="advice", text="Dat zit zo.", source="CONTENT.md", **about)


@pytest.fixture
def asked(catalogue: Catalogue) -> Catalogue:
    """A catalogue with four answers to one question, and one to another."""
    answers = {
        "general": answer("Wanneer?"),
        "mbo": answer("Voor het mbo", tracks=(Track.MBO,)),
        "third": answer("In jaar 3 van de havo", tracks=(Track.HAVO,), years=(3,)),
        "open_day": answer("Open dagen", words=("open dag", "kijken op school")),
        "other": answer("Iets anders").model_copy(update={"intent": "faq_lob"}),
    }
    return replace(catalogue, answers=answers)


@pytest.mark.parametrize(
    ("text", "track", "year", "topic"),
    [
        ("tot wanneer kan dat?", Track.VWO, 4, "general"),
        ("", Track.VWO, 4, "general"),
        ("tot wanneer kan dat?", Track.MBO, 2, "mbo"),
        ("tot wanneer kan dat?", Track.HAVO, 3, "third"),
        ("tot wanneer kan dat?", Track.HAVO, 4, "general"),
        ("wanneer is de open dag?", Track.VWO, 4, "open_day"),
        ("wanneer zijn de open dagen", Track.MBO, 2, "open_day"),
        ("wanneer is de opendag", "", 0, "general"),
        ("", "", 0, "general"),
    ],
)
def test_words_choose_first_then_the_school_type_and_year_and_else_the_general_answer(
    asked: Catalogue, text: str, track: str, year: int, topic: str
) -> None:
    assert pick(asked, INTENT, text, track, year) == topic


def test_a_tap_says_nothing_and_words_alone_do_not_choose_for_it(asked: Catalogue) -> None:
    assert pick(asked, INTENT, "", Track.VMBO_KB, 3) == "general"


def test_without_a_general_answer_any_is_better_than_none(asked: Catalogue) -> None:
    only = replace(asked, answers={"mbo": asked.answers["mbo"]})
    assert pick(only, INTENT, "tot wanneer?", Track.VWO, 4) == "mbo"


def test_a_question_that_nobody_wrote_an_answer_to_has_none(asked: Catalogue) -> None:
    assert pick(asked, "faq_moon", "en de maan?", Track.VWO, 4) is None
    assert topics(asked, "faq_moon") == {}


def test_the_answers_to_a_question_are_found_together(asked: Catalogue) -> None:
    assert set(topics(asked, INTENT)) == {"general", "mbo", "third", "open_day"}


@settings(deadline=None)
@given(st.data())
def test_every_question_has_an_answer_for_every_child_whatever_is_typed(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    intent = data.draw(st.sampled_from(sorted({one.intent for one in catalogue.answers.values()})))
    words = sorted({word for one in topics(catalogue, intent).values() for word in one.words})
    text = data.draw(st.one_of(st.text(max_size=40), st.sampled_from(words) if words else st.just("")))
    topic = pick(catalogue, intent, text, data.draw(st.sampled_from(list(Track))), data.draw(st.integers(1, 6)))
    assert topic in topics(catalogue, intent)


@pytest.mark.parametrize(
    ("intent", "text", "track", "year", "topic"),
    [
        ("faq_deadlines", "tot wanneer kan ik mijn kind inschrijven", Track.MBO, 4, "faq_deadlines_na_mbo"),
        ("faq_deadlines", "wanneer moet het profiel gekozen zijn", Track.HAVO, 3, "faq_deadlines_havo_vwo_profiel"),
        ("faq_lob", "krijgt hij daar een cijfer voor", Track.VMBO_BB, 2, "faq_lob_school"),
        ("faq_lob", "wat is lob", Track.VMBO_BB, 2, "faq_lob"),
    ],
)
def test_our_own_answers_are_chosen_as_a_parent_would_expect(
    catalogue: Catalogue, intent: str, text: str, track: Track, year: int, topic: str
) -> None:
    assert pick(catalogue, intent, text, track, year) == topic
