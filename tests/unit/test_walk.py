"""How an assignment is walked."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.domain.answer import ANSWER_LIMIT, NOW, Value, accept
from bot.domain.asking import Handing, ask, moments, offered
from bot.domain.assignments import Assignment, BothSides, Competence, Line, Recall
from bot.domain.errors import ContentError, Unfit
from bot.domain.messages import Picture
from bot.domain.profiles import any_answer
from bot.domain.sharing import CHILD as CHILD_YES
from bot.domain.sharing import STUDENT, may_share
from bot.domain.steps import Condition, Option, Overlap, Step, StepKind, Who
from bot.domain.walk import Facts, Walk

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


def walk(
    *steps: Step,
    outcome: tuple[Line, ...] = (),
    sides: BothSides | None = None,
    recalls: tuple[str, ...] = (),
    **answers: Value,
) -> Walk:
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
        recalls={name: Recall("eerder", name) for name in recalls},
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


def test_an_answer_to_a_question_that_a_change_made_idle_counts_no_more() -> None:
    lines = (Line('De reden: "{antwoord_why}"'), Line("{kind} kreeg hulp.", Condition("why", answered=True)))
    at = walk(WHO, WHY, END, outcome=lines).answer(WHO, "school").answer(WHY, "Zo.").answer(END, "Niets.")
    changed = at.answer(WHO, "me")
    assert dict(changed.given) == {"who": "me", "end": "Niets."}
    assert changed.outcome() == []
    assert changed.current() is None
    assert changed.latest() == END


def test_an_answer_counts_again_when_its_question_does() -> None:
    at = walk(WHO, WHY, END).answer(WHO, "school").answer(WHY, "Zo.").answer(WHO, "me")
    assert current(at) == "end"
    assert dict(at.answer(WHO, "school").given) == {"who": "school", "why": "Zo."}


def test_what_hangs_on_an_idle_answer_is_idle_too() -> None:
    more = Step("more", StepKind.TEXT, "En?", only_if=Condition("why", answered=True))
    at = walk(WHO, WHY, more, END).answer(WHO, "school").answer(WHY, "Zo.").answer(more, "Zus.").answer(WHO, "me")
    assert dict(at.given) == {"who": "me"}
    assert current(at) == "end"


def test_choices_that_a_change_made_idle_are_not_compared() -> None:
    child = replace(CHILD, only_if=Condition("who", among=("school",)))
    at = walk(PARENT, WHO, child, sides=BothSides("parent", "child"), parent=["tidy"], who="school", child=["tidy"])
    assert at.overlap() is Overlap.ALL
    changed = at.answer(WHO, "me")
    assert changed.overlap() is Overlap.NONE
    assert changed.read_text("{samen}/{verschil_ouder}/{verschil_kind}") == "/netjes/"


def test_a_card_that_was_taken_out_since_then_is_not_told_of() -> None:
    at = both(["tidy", "brave"], ["tidy", "brave", "funny"])
    assert at.overlap() is Overlap.ALL
    assert at.read_text("{samen}{verschil_kind}") == "Netjes"
    assert at.say(PARENT, ["brave", "tidy"]) == "netjes"


def test_what_follows_a_question_that_is_asked_again_is_read_again_up_to_the_next_one() -> None:
    bye = Step("bye", StepKind.INFO, "Dag!")
    at = walk(INTRO, WHO, TIP, WHY, bye, END, who="school", why="Zo.", end="Niets.")
    assert [step.id for step in at.after(WHO)] == ["tip"]
    assert [step.id for step in at.after(WHY)] == ["bye"]
    assert [step.id for step in at.answer(WHO, "me").after(WHO)] == ["bye"]


def test_a_condition_on_an_earlier_assignment_holds_once_that_was_done() -> None:
    known = Step("known", StepKind.INFO, "Toen koos u: {terug_sterk}.", only_if=Condition(recalled="sterk"))
    new = Step("new", StepKind.INFO, "Denk aan een talent.", only_if=Condition(recalled="sterk", answered=False))
    at = walk(known, new, END, recalls=("sterk",))
    assert [bubble.text for bubble in ask(at, 1)[:-1]] == ["Denk aan een talent."]
    again = replace(at, recalled={"sterk": "netjes"})
    assert [bubble.text for bubble in ask(again, 1)[:-1]] == ["Toen koos u: netjes."]


def test_an_earlier_answer_that_was_skipped_is_not_recalled() -> None:
    known = Step("known", StepKind.TEXT, "Toen koos u: {terug_sterk}.", only_if=Condition(recalled="sterk"))
    assert current(replace(walk(known, END, recalls=("sterk",)), recalled={"sterk": ""})) == "end"


def test_a_sentence_that_names_what_was_not_recalled_is_left_out_of_the_outcome() -> None:
    lines = (Line("Eerder kozen ze: {terug_sterk}."), Line("Klaar."))
    at = walk(END, outcome=lines, recalls=("sterk",), end="ja")
    assert at.outcome() == ["Klaar."]
    assert replace(at, recalled={"sterk": "netjes"}).outcome() == ["Eerder kozen ze: netjes.", "Klaar."]


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (Condition("later"), "'later', which does not come before"),
        (Condition("end"), "'end', which does not come before"),
        (Condition(recalled="zwak"), "'zwak', which stands not below recalls"),
    ],
)
def test_a_condition_on_what_is_not_there_is_refused(wrong: Condition, what: str) -> None:
    with pytest.raises(ContentError, match=what):
        walk(replace(END, only_if=wrong), Step("later", StepKind.TEXT, "En?"))


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
    assert current(Walk(at.talk, {}, facts(sixteen=True))) == "grown"


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


HANDING = Handing("Geef de telefoon aan {kind}.", "Dank je wel, {kind}.")
THEIRS = Step("theirs", StepKind.TEXT, "{kind}, en jij?", who=Who.CHILD)
READ = Step("read", StepKind.INFO, "{kind}, denk even na.", who=Who.CHILD)


def told(at: Walk, *, simpler: bool = False) -> list[str]:
    return [bubble.text for bubble in ask(at, 7, simpler=simpler, handing=HANDING)]


def test_the_phone_is_handed_over_before_the_child_reads_and_back_before_the_parent_does() -> None:
    at = walk(WHO, READ, THEIRS, INTRO, END)
    assert told(at) == ["Wie helpt Samir?"]
    at = at.answer(WHO, "me")
    assert told(at) == ["Geef de telefoon aan Samir.", "Samir, denk even na.", "Samir, en jij?"]
    assert told(at.answer(THEIRS, "Ja.")) == ["Dank je wel, Samir.", "Fijn dat u er bent.", "Wat nog meer?"]


def test_a_child_that_has_the_phone_is_not_handed_it_again() -> None:
    second = replace(THEIRS, id="second")
    assert told(walk(THEIRS, second, END, theirs="Ja.")) == ["Samir, en jij?"]


def test_the_phone_goes_back_after_the_child_s_last_question_also_when_nothing_is_asked_any_more() -> None:
    assert told(walk(THEIRS, INTRO, theirs="Ja.")) == ["Dank je wel, Samir.", "Fijn dat u er bent."]


def test_handing_over_offers_a_link_in_its_place() -> None:
    over, _ = ask(walk(THEIRS), 7, handing=HANDING)
    assert [(b.title, b.intent, b.values) for b in over.buttons] == [("Stuur een link", "child_link", {"activity": 7})]


def test_where_each_has_a_screen_nothing_is_handed_over() -> None:
    assert [bubble.text for bubble in ask(walk(THEIRS), 7)] == ["Samir, en jij?"]


def test_cards_are_shown_in_one_picture_with_the_question() -> None:
    cards = (Option("tidy", "netjes", picture="cards/strengths/tidy.svg"),)
    (question,) = ask(walk(replace(PARENT, cards="strengths", options=cards, most=1)), 7)
    assert question.picture == Picture("cards", {"set": "strengths"}, "netjes")
    assert question.choices
    assert [option.picture for option in question.choices.options] == ["cards/strengths/tidy.svg"]
    assert ask(walk(PARENT), 7)[-1].picture is None


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
def test_any_answers_that_fit_lead_to_the_end_of_any_talk(
    catalogue: Catalogue, data: st.DataObject, sixteen: bool
) -> None:
    talk = catalogue.talks[data.draw(st.sampled_from(sorted(catalogue.talks)))]
    recalled = data.draw(st.sampled_from([{}, dict.fromkeys(talk.recalls, "netjes en sportief")]))
    at = Walk(talk, {}, facts(sixteen=sixteen), recalled)
    for _ in talk.steps:
        step = at.current()
        if step is None:
            break
        bubbles = ask(at, 1, handing=Handing("Geef de telefoon aan {kind}.", "Dank je wel, {kind}."))
        assert bubbles[-1].text == at.read(step)
        assert not [bubble for bubble in bubbles if "{" in bubble.text]
        at = at.answer(step, data.draw(fitting(step, MONDAY), label=step.id))
        assert at.latest() == step
    assert at.current() is None
    assert bool(at.outcome()) is isinstance(talk, Assignment)
    assert not [line for line in at.outcome() if "{" in line or "}" in line or not line.strip()]
    assert "{" not in at.read_text(at.talk.closing)


@settings(max_examples=20)
@given(chance=st.randoms(use_true_random=False), sixteen=st.booleans())
def test_whatever_a_family_answers_every_assignment_comes_to_its_end(
    catalogue: Catalogue, chance: random.Random, sixteen: bool
) -> None:
    """As `simulate` walks them; and nothing is shared without the yes that is needed."""
    for talk in catalogue.assignments.values():
        walk = Walk(talk, {}, facts(sixteen=sixteen))
        while step := walk.current():
            walk = walk.answer(step, any_answer(step, MONDAY, chance))
        assert len(walk.answers) <= len(talk.steps)
        if may_share(walk.given, sixteen=sixteen):
            assert (STUDENT if sixteen else CHILD_YES) in walk.given
