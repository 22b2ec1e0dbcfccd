"""A typed answer to a step, and what is none."""

from datetime import date

import pytest

from bot.catalogue import Catalogue
from bot.dialogue.reading import SURE, comes_between, read_answer, read_yes_or_no
from bot.domain.answer import Value
from bot.domain.steps import Option, Step, StepKind

MONDAY = date(2026, 11, 23)
TEXT = Step("why", StepKind.TEXT, "Waarom?")
SCALE = Step("scale", StepKind.SCALE, "Hoe leuk was het?", most=5)
MOMENT = Step("moment", StepKind.DATE, "Wanneer?")
DONE = Step(
    "done",
    StepKind.CHOICE,
    "Gedaan?",
    options=(Option("yes", "ja", ("gedaan",)), Option("half", "half"), Option("no", "nee", ("nog niet",))),
)


@pytest.mark.parametrize(
    ("step", "typed", "read"),
    [
        (TEXT, "Omdat hij 2 jaar wachtte, morgen!", "Omdat hij 2 jaar wachtte, morgen!"),
        (SCALE, "4", "4"),
        (SCALE, "een 4", "4"),
        (SCALE, "heel leuk", None),
        (MOMENT, "zaterdag", "2026-11-28"),
        (MOMENT, "geen idee", None),
        (DONE, "gedaan", "yes"),
        (DONE, "Ja hoor!", "yes"),
        (DONE, "tuurlijk", "yes"),
        (DONE, "nog niet", "no"),
        (DONE, "2", "half"),
        (DONE, "half ja half nee", None),
        (DONE, "dat weet ik niet meer", None),
    ],
)
def test_a_typed_answer_is_read_as_its_step_asks(step: Step, typed: str, read: Value) -> None:
    assert read_answer(step, typed, MONDAY) == read


def test_a_several_choice_reads_all_that_is_named(catalogue: Catalogue) -> None:
    step = catalogue.assignments["sterke-kanten"].step("parent_picks")
    assert read_answer(step, "netjes, 12 en sportief", MONDAY) == ["tidy", "sporty"]
    assert read_answer(step, "niets daarvan", MONDAY) == []


@pytest.mark.parametrize(
    "typed", ["ja", "Ja hoor", "ja graag", "ok", "oké", "is goed", "prima!", "natuurlijk", "geen probleem"]
)
def test_a_yes(typed: str) -> None:
    assert read_yes_or_no(typed) == "yes"


@pytest.mark.parametrize("typed", ["nee", "Nee hoor", "neen", "nee dank u", "liever niet", "nope", "nou nee"])
def test_a_no(typed: str) -> None:
    assert read_yes_or_no(typed) == "no"


@pytest.mark.parametrize(
    "typed", ["", "mwah", "ja nee", "niet goed", "zeker niet", "ja maar niet nu", "goed is het niet"]
)
def test_what_is_neither_a_plain_yes_nor_a_plain_no_is_asked_again(typed: str) -> None:
    assert read_yes_or_no(typed) is None


NO_YES = [
    "deel maar niet",
    "nee deel maar niet",
    "zeker niet",
    "dat vind ik niet echt heel goed",
    "dat is niet zo'n goed idee",
    "ja van mij wel maar van hem niet",
    "oké maar niet alles",
    "mag niet",
    "goed, maar geen namen",
    "weet ik niet",
]


@pytest.mark.parametrize("typed", NO_YES)
@pytest.mark.parametrize("step_id", ["share_parent", "share_child", "share_student"])
def test_a_yes_with_a_denial_in_it_never_shares_anything(catalogue: Catalogue, step_id: str, typed: str) -> None:
    for assignment in catalogue.assignments.values():
        assert read_answer(assignment.step(step_id), typed, MONDAY) != "yes"


@pytest.mark.parametrize("step_id", ["share_parent", "share_child", "share_student"])
def test_a_plain_word_is_enough_to_share_or_not(catalogue: Catalogue, step_id: str) -> None:
    step = catalogue.assignments["sterke-kanten"].step(step_id)
    assert {read_answer(step, typed, MONDAY) for typed in ("ja", "Ja, deel dit", "oké", "is goed", "1")} == {"yes"}
    assert {read_answer(step, typed, MONDAY) for typed in ("nee", "nee, deel dit niet", "liever niet")} == {"no"}


@pytest.mark.parametrize(
    ("typed", "intent", "confidence", "between"),
    [
        ("wie kan dit lezen?", "faq_who_sees", SURE, True),
        ("wat is een profiel", "faq_profile_vmbo", 0.9, True),
        ("wie kan dit lezen?", "faq_who_sees", SURE - 0.01, False),
        ("hij las over het profiel techniek", "faq_profile_vmbo", 0.95, False),
        ("wat een leuke dag?", "greet", 0.95, False),
    ],
)
def test_only_a_clear_question_comes_between_a_free_text_and_its_answer(
    typed: str, intent: str, confidence: float, between: bool
) -> None:
    assert comes_between(TEXT, typed, intent, confidence) is between


def test_in_a_step_that_is_no_free_text_nothing_comes_between() -> None:
    assert not comes_between(DONE, "wie kan dit lezen?", "faq_who_sees", 1.0)
