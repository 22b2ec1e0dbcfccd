"""Who does what by when."""

from datetime import date, timedelta

import pytest

from bot.catalogue import Catalogue
from bot.domain.agreements import TERMS, WHAT, WHEN, WHO, Doer, due
from bot.domain.answer import Value
from bot.domain.sharing import CHILD, PARENT, STUDENT

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("term", "day"),
    [
        ("week", MONDAY + timedelta(days=7)),
        ("fortnight", MONDAY + timedelta(days=14)),
        ("month", MONDAY + timedelta(days=30)),
        ("open", None),
        (None, None),
    ],
)
def test_a_term_counts_from_today_and_without_one_there_is_no_day(term: Value, day: date | None) -> None:
    assert due(term, MONDAY) == day


def test_the_questions_about_an_agreement_are_those_that_the_rules_know(catalogue: Catalogue) -> None:
    talk = catalogue.arrangement
    assert [step.id for step in talk.questions()] == [WHAT, WHO, WHEN, PARENT, CHILD, STUDENT]
    assert {option.id for option in talk.step(WHO).options} == set(Doer)
    assert {option.id for option in talk.step(WHEN).options} == {*TERMS, "open"}


def test_an_agreement_is_shared_by_the_same_answers_as_an_outcome(catalogue: Catalogue) -> None:
    asked = {step.id: step for step in catalogue.endings["sharing"]}
    for name in (PARENT, CHILD, STUDENT):
        ours, theirs = catalogue.arrangement.step(name), asked[name]
        assert (ours.who, ours.only_if) == (theirs.who, theirs.only_if)
        assert [option.id for option in ours.options] == [option.id for option in theirs.options]


def test_every_doer_has_a_name_for_the_parent(catalogue: Catalogue) -> None:
    assert all(catalogue.say(f"school.doer_{who}", kind="Samir") for who in Doer)
