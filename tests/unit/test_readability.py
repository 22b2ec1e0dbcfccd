"""How easy a text is, by its words, sentences and groups of vowels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.readability import Readability, read, syllables

EASY = "Wat vond je fijn vandaag? Ik zag dat je hielp. Dat was lief van je. Zeg het maar als je wilt."
HARD = (
    "De studiekeuzebegeleiding organiseert informatiebijeenkomsten waarbij loopbaancompetenties, vervolgopleidingen en "
    "toelatingsvoorwaarden gedetailleerd worden gepresenteerd."
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("kind", 1),
        ("school", 1),
        ("moeder", 2),
        ("idee", 2),
        ("opa", 2),
        ("beroep", 2),
        ("mooie", 2),
        ("kiezen", 2),
        ("leeuw", 1),
        ("vmbo", 4),
        ("Stage", 2),
        ("opleiding", 3),
        ("tv", 1),
    ],
)
def test_syllables_are_groups_of_vowels_and_some_words_are_known(word: str, number: int) -> None:
    assert syllables(word) == number


def test_short_words_in_short_sentences_are_easy_and_long_ones_hard() -> None:
    assert read(EASY).score > 100
    assert read(HARD).score < 0


def test_the_score_is_that_of_douma() -> None:
    """206.8 − 0.77 × syllables per 100 words − 0.93 × words per sentence."""
    assert Readability(words=100, sentences=10, syllables=150).score == pytest.approx(206.8 - 0.77 * 150 - 0.93 * 10)


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Fijn. Leuk.", 2, 2),
        ("U koos: netjes, sportief en precies.", 6, 2),
        ("• netjes\n• sportief", 2, 2),
        ("😊 fijn!", 1, 1),
        ('Zeg: "Wat is er?" Wacht dan.', 6, 3),
        ("Zo'n zin", 2, 1),
        ("", 0, 0),
        ("113 of 0800-0113", 1, 1),
    ],
)
def test_words_and_sentences_are_counted_as_they_are_read(text: str, words: int, sentences: int) -> None:
    counted = read(text)
    assert (counted.words, counted.sentences) == (words, sentences)


@given(st.text(max_size=200))
def test_anything_can_be_counted(text: str) -> None:
    counted = read(text)
    assert counted.syllables >= counted.words >= 0
    assert counted.words == 0 or counted.sentences >= 1
    assert counted.words_per_sentence >= 0
