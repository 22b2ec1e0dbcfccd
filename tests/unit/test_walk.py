"""How an assignment is walked."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.domain.assignments import (
    Assignment,
    BothSides,
    Competence,
    Condition,
    Line,
    Option,
    Overlap,
    Step,
    StepKind,
)
from bot.domain.errors import Unfit
from bot.domain.walk import ANSWER_LIMIT, NOW, Facts, Value, Walk, accept, ask, moments, offered

MONDAY = date(2026, 11, 23)
WORDS = (Option("tidy", "netjes"), Option("sporty", "sportief"), Option("caring", "zorgzaam"))
INTRO = Step("intro", StepKind.INFO, "Fijn dat u er bent.", simpler="Fijn.")
WHO = Step("who", StepKind.CHOICE, "Wie helpt {kind}?", options=(Option("me", "ik"), Option("school", "school")))
TIP = Step("tip", StepKind.INFO, "Vraag {mentor}.", only_if=Condition("who", among=("school",)))
WHY = Step("why", StepKind.TEXT, "Waarom?", skippable=True, only_if=Condition("who", among=("school",)))
END = Step("end", StepKind.TEXT, "Wat nog meer?", skippable=True)
PARENT = Step("parent", StepKind.CHOICES, "U?", options=WORDS, least=1, most=2)
CHILD = Step("child", StepKind.CHOICES, "{kind}?", options=WORDS, least=1, most=2)


def facts(*, sixteen: bool = False, today: date = MONDAY) -> Facts:
    return Facts("Samir", "mevrouw De Wit", "Het Kompas", sixteen, today)


def walk(*steps: Step, outcome: tuple[Line, ...] = (), sides: BothSides | None = None, **answers: Value) -> Walk:
    assignment = Assignment(
        slug="proef",
        title="Proef",
        competence=Competence.PARENT,
        goal="Proberen.",
        minutes=5,
        why="Daarom.",
        steps=steps,
        stall="Wacht.",
        outcome=outcome,
        closing="Klaar.",
        both_sides=sides,
    )
    return Walk(assignment, answers, facts())


def current(at: Walk) -> str | None:
    step = at.current()
    return step.id if step else None


def both(parent: Value, child: Value) -> Walk:
    return walk(PARENT, CHILD, sides=BothSides("parent", "child"), parent=parent, child=child)


def test_the_place_is_the_first_question_that_counts_and_has_no_answer() -> None:
    at = walk(INTRO, WHO, TIP, WHY, END)
    assert current(at) == "who"
    at = at.answer(WHO, "school")
    assert current(at) == "why"
    assert current(at.answer(WHY, None)) == "end"


def test_a_question_whose_condition_does_not_hold_is_passed_over() -> None:
    at = walk(INTRO, WHO, TIP, WHY, END).answer(WHO, "me")
    assert current(at) == "end"
    assert current(at.answer(END, "Niets.")) is None


def test_what_is_to_be_read_comes_before_the_question_it_stands_before_and_only_there() -> None:
    at = walk(INTRO, WHO, TIP, WHY, END)
    assert [step.id for step in at.ahead()][:2] == ["intro", "who"]
    assert [step.id for step in at.answer(WHO, "school").ahead()] == ["tip", "why", "end"]
    assert [step.id for step in at.answer(WHO, "me").ahead()] == ["end"]


def test_what_comes_after_the_last_question_is_read_too() -> None:
    at = walk(WHO, Step("bye", StepKind.INFO, "Dag!")).answer(WHO, "me")
    assert at.current() is None
    assert [bubble.text for bubble in ask(at, 1)] == ["Dag!"]


def test_progress_counts_only_questions_that_count() -> None:
    at = walk(INTRO, WHO, TIP, WHY, END)
    assert at.progress() == (1, 2)
    assert at.answer(WHO, "school").progress() == (2, 3)
    assert at.answer(WHO, "me").answer(END, "x").progress() == (2, 2)


def test_a_skipped_question_counts_as_not_answered_in_a_condition() -> None:
    more = Step("more", StepKind.TEXT, "En?", only_if=Condition("end", answered=True))
    less = Step("less", StepKind.TEXT, "Toch?", only_if=Condition("end", answered=False))
    at = walk(END, more, less)
    assert current(at.answer(END, None)) == "less"
    assert current(at.answer(END, "ja")) == "more"


def test_a_condition_on_sixteen_follows_the_child() -> None:
    young = Step("young", StepKind.TEXT, "Jong?", only_if=Condition(sixteen=False))
    grown = Step("grown", StepKind.TEXT, "Groot?", only_if=Condition(sixteen=True))
    at = walk(young, grown)
    assert current(at) == "young"
    assert current(Walk(at.assignment, {}, facts(sixteen=True))) == "grown"


def test_going_back_drops_the_latest_answer_and_nothing_else() -> None:
    at = walk(INTRO, WHO, TIP, WHY, END).answer(WHO, "school").answer(WHY, "Zo.")
    assert dict(at.back().answers) == {"who": "school"}
    assert current(at.back()) == "why"


def test_going_back_at_the_start_changes_nothing() -> None:
    at = walk(WHO)
    assert at.back() == at


@pytest.mark.parametrize(
    ("parent", "child", "overlap"),
    [
        (["tidy"], ["sporty"], Overlap.NONE),
        (["tidy", "sporty"], ["sporty", "caring"], Overlap.SOME),
        (["tidy"], ["tidy", "sporty"], Overlap.SOME),
        (["tidy", "sporty"], ["sporty", "tidy"], Overlap.ALL),
        (["tidy"], None, Overlap.NONE),
    ],
)
def test_the_choices_of_both_sides_are_compared_whatever_their_order(
    parent: Value, child: Value, overlap: Overlap
) -> None:
    assert both(parent, child).overlap() is overlap


def test_texts_name_what_both_sides_chose_and_what_only_one_did() -> None:
    text = "{samen} / {verschil_ouder} / {verschil_kind}"
    assert both(["tidy", "sporty"], ["sporty", "caring"]).read_text(text) == "Sportief / netjes / zorgzaam"


def test_an_assignment_without_two_sides_has_no_overlap() -> None:
    assert walk(WHO).overlap() is Overlap.NONE


def test_a_sentence_about_a_skipped_question_is_left_out_of_the_outcome() -> None:
    lines = (Line('De reden: "{antwoord_why}"'), Line("{kind} kreeg hulp.", Condition("who", among=("school",))))
    at = walk(WHO, WHY, outcome=lines).answer(WHO, "school")
    assert at.answer(WHY, None).outcome() == ["Samir kreeg hulp."]
    assert at.answer(WHY, "Omdat het leuk is.").outcome() == ['De reden: "Omdat het leuk is."', "Samir kreeg hulp."]


def test_a_sentence_whose_condition_does_not_hold_is_left_out_of_the_outcome() -> None:
    lines = (Line("{kind} kreeg hulp.", Condition("who", among=("school",))),)
    assert walk(WHO, outcome=lines, who="me").outcome() == []


def test_braces_that_a_parent_types_are_told_as_typed() -> None:
    at = walk(END, outcome=(Line("{antwoord_end}"),)).answer(END, "{mentor} en {onbekend}")
    assert at.outcome() == ["{mentor} en {onbekend}"]
    assert at.read_text("{uitkomst}") == "• {mentor} en {onbekend}"


def test_the_parent_reads_beforehand_exactly_what_the_mentor_will_read() -> None:
    at = walk(END, outcome=(Line('Gezegd: "{antwoord_end}"'), Line("Klaar."))).answer(END, "ja")
    assert at.read_text("{uitkomst}").splitlines() == [f"• {line}" for line in at.outcome()]


@pytest.mark.parametrize(
    ("value", "said"),
    [(NOW, "nu meteen"), ("2026-11-23", "vandaag"), ("2026-11-24", "morgen"), ("2026-11-28", "zaterdag 28 november")],
)
def test_a_moment_is_said_in_dutch(value: str, said: str) -> None:
    step = Step("moment", StepKind.DATE, "Wanneer?")
    assert walk(step).say(step, value) == said


def test_choices_are_said_by_their_titles() -> None:
    assert walk(PARENT).say(PARENT, ["tidy", "sporty", "caring"]) == "netjes, sportief en zorgzaam"
    assert walk(WHO).say(WHO, "me") == "ik"
    assert walk(END).say(END, None) == ""


def refused(step: Step, raw: Value) -> Unfit:
    with pytest.raises(Unfit) as caught:
        accept(step, raw, MONDAY)
    return caught.value


@pytest.mark.parametrize(
    ("step", "raw", "reason"),
    [
        (WHO, "uncle", "no_option"),
        (WHO, None, "not_skippable"),
        (PARENT, "tidy", "no_option"),
        (PARENT, ["tidy", "unknown"], "no_option"),
        (PARENT, [], "too_few"),
        (PARENT, ["tidy", "sporty", "caring"], "too_many"),
        (END, "  ", "no_words"),
        (END, "😀!!", "no_words"),
        (END, "a" * (ANSWER_LIMIT + 1), "too_long"),
        (Step("s", StepKind.SCALE, "Hoe?", most=5), "0", "no_scale"),
        (Step("s", StepKind.SCALE, "Hoe?", most=5), 6, "no_scale"),
        (Step("s", StepKind.SCALE, "Hoe?", most=5), "veel", "no_scale"),
        (Step("d", StepKind.DATE, "Wanneer?"), "ooit", "no_date"),
        (Step("d", StepKind.DATE, "Wanneer?"), "2026-02-30", "no_date"),
        (Step("d", StepKind.DATE, "Wanneer?"), "2026-11-22", "past_date"),
        (Step("d", StepKind.DATE, "Wanneer?"), "2027-11-22", "far_date"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason_that_has_a_text(
    step: Step, raw: Value, reason: str, catalogue: Catalogue
) -> None:
    unfit = refused(step, raw)
    assert unfit.reason == reason
    values = {**unfit.values, "chosen": "netjes"}
    assert catalogue.say(f"walk.{reason}", **values)


def test_too_few_choices_are_counted_and_kept() -> None:
    step = Step("picks", StepKind.CHOICES, "Welke?", options=WORDS, least=3, most=3)
    assert refused(step, ["tidy", "tidy"]).values == {"missing": 2, "chosen": ["tidy"]}


@pytest.mark.parametrize(
    ("step", "raw", "kept"),
    [
        (WHO, "me", "me"),
        (PARENT, ["sporty", "tidy", "sporty"], ["sporty", "tidy"]),
        (END, "  Goed zo.  ", "Goed zo."),
        (END, "a" * ANSWER_LIMIT, "a" * ANSWER_LIMIT),
        (END, None, None),
        (Step("s", StepKind.SCALE, "Hoe?", most=10), "10", 10),
        (Step("d", StepKind.DATE, "Wanneer?"), NOW, NOW),
        (Step("d", StepKind.DATE, "Wanneer?"), "2026-11-23", "2026-11-23"),
    ],
)
def test_what_fits_is_kept(step: Step, raw: Value, kept: Value) -> None:
    assert accept(step, raw, MONDAY) == kept


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_the_moments_that_are_offered_fit_and_differ(today: date) -> None:
    step = Step("moment", StepKind.DATE, "Wanneer?")
    shown = moments(today)
    assert [accept(step, option.id, today) for option in shown] == [option.id for option in shown]
    assert len({option.title for option in shown}) == len(shown)
    assert {date.fromisoformat(option.id).weekday() for option in shown[1:]} >= {5, 6}


def test_a_question_comes_last_with_buttons_that_carry_its_place() -> None:
    bubbles = ask(walk(INTRO, WHO), 7)
    assert [bubble.text for bubble in bubbles] == ["Fijn dat u er bent.", "Wie helpt Samir?"]
    assert [(b.title, b.intent, dict(b.values)) for b in bubbles[-1].buttons] == [
        ("ik", "answer", {"activity": 7, "step": "who", "value": "me"}),
        ("school", "answer", {"activity": 7, "step": "who", "value": "school"}),
    ]


def test_only_a_question_that_may_be_skipped_offers_that() -> None:
    assert [button.intent for button in ask(walk(END), 7)[-1].buttons] == ["skip"]
    assert "skip" not in {button.intent for button in ask(walk(WHO), 7)[-1].buttons}


def test_easier_words_are_used_where_there_are_any() -> None:
    assert [bubble.text for bubble in ask(walk(INTRO, WHO), 7, simpler=True)] == ["Fijn.", "Wie helpt Samir?"]


def test_a_several_choice_is_asked_with_what_was_chosen_before() -> None:
    choices = ask(walk(PARENT), 7, chosen=("tidy",))[-1].choices
    assert choices is not None
    assert (choices.least, choices.most, choices.chosen) == (1, 2, ("tidy",))
    assert [option.title for option in choices.options] == ["netjes", "sportief", "zorgzaam"]
    assert choices.values == {"activity": 7, "step": "parent"}


def test_a_scale_and_a_moment_have_their_own_buttons() -> None:
    scale = Step("scale", StepKind.SCALE, "Hoe?", most=3)
    assert [button.title for button in ask(walk(scale), 7)[-1].buttons] == ["1", "2", "3"]
    moment = Step("moment", StepKind.DATE, "Wanneer?")
    titles = [button.title for button in ask(walk(moment), 7)[-1].buttons]
    assert titles == ["nu meteen", "morgen", "zaterdag", "zondag"]


def fitting(step: Step, today: date) -> st.SearchStrategy[Value]:
    """Draw any answer that fits a step."""
    options = [option.id for option in offered(step, today)]
    drawn: st.SearchStrategy[Value]
    match step.kind:
        case StepKind.CHOICES:
            drawn = st.lists(st.sampled_from(options), min_size=step.least, max_size=step.most, unique=True).map(list)
        case StepKind.TEXT:
            letters = st.characters(exclude_characters="{}", exclude_categories=("Cs", "Cc"))
            drawn = st.text(letters, max_size=60).map(lambda text: f"Zo: {text}")
        case StepKind.DATE:
            days = st.integers(0, 60).map(lambda days: (today + timedelta(days)).isoformat())
            drawn = st.one_of(st.just(NOW), days)
        case _:
            drawn = st.sampled_from(options)
    return st.one_of(st.none(), drawn) if step.skippable else drawn


@settings(deadline=None, max_examples=80)
@given(data=st.data(), sixteen=st.booleans())
def test_any_answers_that_fit_lead_to_the_end_of_any_assignment(
    catalogue: Catalogue, data: st.DataObject, sixteen: bool
) -> None:
    slug = data.draw(st.sampled_from(sorted(catalogue.assignments)))
    at = Walk(catalogue.assignments[slug], {}, facts(sixteen=sixteen))
    for _ in catalogue.assignments[slug].steps:
        step = at.current()
        if step is None:
            break
        bubbles = ask(at, 1)
        assert bubbles[-1].text == at.read(step)
        assert not [bubble for bubble in bubbles if "{" in bubble.text]
        number, total = at.progress()
        assert 1 <= number <= total
        before, at = at, at.answer(step, data.draw(fitting(step, MONDAY), label=step.id))
        assert at.back() == before
    assert at.current() is None
    assert at.outcome()
    assert not [line for line in at.outcome() if "{" in line or "}" in line or not line.strip()]
    assert "{" not in at.read_text(at.assignment.closing)
