"""A family's way through an assignment, as actions take it."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.services import talks
from bot.services.heard import Heard
from bot.services.sitting import sitting_ends
from bot.services.turns import Turn
from bot.store.models import Activity, Caregiver, StepAnswer
from tests.integration.kitchen import Kitchen
from tests.integration.walking import (
    CARD,
    STRENGTHS,
    TO_SHARING,
    answers,
    at,
    current,
    does,
    shared,
    starts,
    state,
)


def test_the_place_is_kept_in_the_database_for_whoever_comes_back(anna: Kitchen) -> None:
    starts(anna, CARD)
    answers(anna, "Hij hielp oma.")
    anna.clock.passes(days=7)
    anna.comes_in("laptop", "moeder van Samir")
    assert at(anna, "laptop") == "compliment_two"


def test_an_assignment_that_is_open_is_gone_on_with_and_not_begun_again(anna: Kitchen) -> None:
    first = starts(anna, CARD)
    answers(anna, "Hij hielp oma.")
    assert starts(anna, CARD) == first
    assert at(anna) == "compliment_two"


def test_beginning_another_assignment_holds_the_first(anna: Kitchen) -> None:
    first = starts(anna, CARD)
    second = starts(anna, STRENGTHS)
    assert (state(anna, first).state, state(anna, second).state) == ("paused", "active")


def test_parents_of_one_child_walk_apart(anna: Kitchen) -> None:
    anna.comes_in("omar", "vader van Samir")
    starts(anna, CARD)
    answers(anna, "Hij hielp oma.")
    starts(anna, CARD, "omar")
    assert (at(anna), at(anna, "omar")) == ("compliment_two", "compliment_one")


def test_an_activity_of_somebody_else_is_not_found(anna: Kitchen) -> None:
    anna.comes_in("omar", "vader van Samir")
    hers = starts(anna, CARD)
    assert does(anna, lambda turn: turn.progress.find(hers) is not None)
    assert does(anna, lambda turn: turn.progress.find(hers), "omar") is None


def test_choices_that_are_too_few_are_kept_and_added_to(anna: Kitchen) -> None:
    starts(anna, STRENGTHS)
    (told,) = answers(anna, "netjes en sportief")
    assert told == "Mooi, ik heb: netjes en sportief. Kies er nog 2 bij."
    assert answers(anna, "zorgzaam", "creatief")[0].endswith("Kies er nog 1 bij.")
    assert at(anna) == "parent_why"
    with anna.store.reading() as session:
        kept = session.scalars(select(StepAnswer.value)).one()
    assert kept == {"v": ["tidy", "sporty", "caring", "creative"]}


def test_four_others_at_once_take_the_place_of_what_was_chosen_before(anna: Kitchen) -> None:
    starts(anna, STRENGTHS)
    answers(anna, "netjes en sportief", "zorgzaam, creatief, precies en ambitieus")
    with anna.store.reading() as session:
        kept = session.scalars(select(StepAnswer.value)).one()
    assert kept == {"v": ["caring", "creative", "precise", "ambitious"]}


def test_choices_that_are_too_many_are_told_and_not_kept(anna: Kitchen) -> None:
    starts(anna, STRENGTHS)
    (told,) = answers(anna, "netjes, sportief, zorgzaam, creatief, precies")
    assert told.startswith("Dat zijn er meer dan 4.")
    assert at(anna) == "parent_picks"


def test_what_is_no_answer_is_told_and_asked_again(anna: Kitchen) -> None:
    starts(anna, STRENGTHS)
    assert answers(anna, "geen idee") == [anna.catalogue.say("walk.no_option")]
    answers(anna, "1 2 3 4", "Hij hielp oma.")
    assert answers(anna, "ooit") == [anna.catalogue.say("walk.no_date")]
    assert answers(anna, "12 maart 2030") == [anna.catalogue.say("walk.far_date")]
    assert at(anna) == "moment"


def test_a_tap_on_an_earlier_question_answers_nothing(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING)
    old = Heard("", "answer", 1.0, {"activity": activity, "step": "told", "value": "not_yet"})
    (told,) = does(anna, lambda turn: turn.progress.take(current(turn), old))
    assert told.text == anna.catalogue.say("walk.old_question")
    assert at(anna) == "share_parent"


def test_a_question_that_may_not_be_skipped_is_not(anna: Kitchen) -> None:
    starts(anna, CARD)
    skip = Heard("", "skip", 1.0, {})
    (told,) = does(anna, lambda turn: turn.progress.skip(current(turn), skip))
    assert told.text == anna.catalogue.say("walk.not_skippable")
    answers(anna, *TO_SHARING[:-1])
    assert at(anna) == "ask_mentor"
    assert does(anna, lambda turn: turn.progress.skip(current(turn), skip)) == []
    assert at(anna) == "share_parent"


def test_going_back_shows_what_was_said_and_asks_it_again(anna: Kitchen) -> None:
    starts(anna, CARD)
    (told,) = does(anna, lambda turn: turn.progress.go_back(current(turn)))
    assert told.text == anna.catalogue.say("walk.at_the_start")
    answers(anna, *TO_SHARING[:3])
    (told,) = does(anna, lambda turn: turn.progress.go_back(current(turn)))
    assert told.text == "We gaan één vraag terug. U zei: nu meteen"
    assert at(anna) == "moment"


def test_going_back_to_choices_has_them_on(anna: Kitchen) -> None:
    starts(anna, STRENGTHS)
    answers(anna, "1 2 3 4")
    does(anna, lambda turn: turn.progress.go_back(current(turn)))
    (*_, asked) = does(anna, lambda turn: turn.progress.question(current(turn)))
    assert asked.choices
    assert asked.choices.chosen == tuple(option.id for option in asked.choices.options[:4])


def test_a_planned_day_waits_and_is_asked_after_the_day_after(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:2], "zaterdag")
    planned = state(anna, activity)
    assert (planned.state, planned.planned_for) == ("waiting", date(2026, 11, 28))
    assert planned.checkin_at == datetime(2026, 11, 29, 16, 0, tzinfo=UTC)
    (ends,) = does(anna, lambda turn: sitting_ends(turn.progress, turn.progress.open() or current(turn)))
    assert ends.text.startswith('Afgesproken: zaterdag 28 november. Typ die dag "verder".')


def test_going_on_before_the_day_takes_the_check_in_away(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING[:2], "zaterdag")
    starts(anna, CARD)
    resumed = state(anna, activity)
    assert (resumed.state, resumed.planned_for, resumed.checkin_at) == ("active", None, None)
    assert at(anna) == "told"


@pytest.mark.parametrize(
    ("said", "shares"),
    [(("ja", "ja"), True), (("ja", "nee"), False), (("ja", "nog niet gevraagd"), False), (("nee",), False)],
)
def test_the_mentor_reads_an_outcome_only_when_parent_and_child_said_yes(
    anna: Kitchen, said: tuple[str, ...], shares: bool
) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING)
    asked = does(anna, lambda turn: turn.progress.question(current(turn)))[-1]
    assert shared(anna) == []
    answers(anna, *said)
    done = state(anna, activity)
    assert (done.state, done.finished_at) == ("done", anna.clock())
    assert bool(shared(anna)) is shares
    if shares:
        (outcome,) = shared(anna)
        assert (outcome.student_id, outcome.title) == (anna.student("Samir"), "Complimentenkaart")
        assert [f"• {line}" for line in outcome.lines] == asked.text.splitlines()[1:-1]
    *_, told = does(anna, lambda turn: sitting_ends(turn.progress, turn.progress.latest() or current(turn)))
    key = "walk.shared" if shares else "walk.not_shared"
    assert told.text == anna.catalogue.say(key, mentor="mevrouw De Wit")


@pytest.mark.parametrize(("label", "child"), [("moeder van Daan", "Daan"), ("tante van Fatima", "Fatima")])
def test_from_sixteen_on_or_when_no_day_is_known_the_student_is_asked(school: Kitchen, label: str, child: str) -> None:
    school.comes_in("anna", label)
    starts(school, CARD)
    answers(school, *TO_SHARING, "ja")
    assert at(school) == "share_student"
    answers(school, "ja")
    assert [outcome.student_id for outcome in shared(school)] == [school.student(child)]


def test_a_child_that_turns_sixteen_meanwhile_is_asked(anna: Kitchen) -> None:
    starts(anna, CARD)
    answers(anna, *TO_SHARING)
    anna.clock.now = datetime(2027, 9, 1, 11, tzinfo=UTC)
    answers(anna, "ja")
    assert at(anna) == "share_student"


def test_a_stopped_assignment_keeps_its_answers_and_may_be_gone_on_with(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, "Hij hielp oma.")
    does(anna, lambda turn: turn.progress.stop(current(turn)))
    assert does(anna, lambda turn: turn.progress.open()) is None
    assert does(anna, lambda turn: turn.progress.can_resume(turn.progress.find(activity) or current(turn)))

    def resume(turn: Turn) -> None:
        found = turn.progress.find(activity)
        assert found
        turn.progress.resume(found)

    does(anna, resume)
    assert at(anna) == "compliment_two"


def test_what_is_done_cannot_be_gone_on_with(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "nee")
    assert not does(anna, lambda turn: turn.progress.can_resume(turn.progress.find(activity) or current(turn)))


def test_who_wants_no_messages_gets_none_and_the_assignment_waits(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    does(anna, lambda turn: turn.progress.opt_out())
    with anna.store.reading() as session:
        caregiver = session.get(Caregiver, anna.caregiver("moeder van Samir"))
        assert caregiver
        assert caregiver.opted_out_at == anna.clock()
    assert state(anna, activity).state == "paused"
    does(anna, lambda turn: turn.progress.opt_in())
    with anna.store.reading() as session:
        caregiver = session.get(Caregiver, anna.caregiver("moeder van Samir"))
        assert caregiver
        assert caregiver.opted_out_at is None


def test_a_pause_ends_on_the_day_that_is_told(anna: Kitchen) -> None:
    assert does(anna, lambda turn: turn.progress.quiet_for(21)) == "maandag 14 december"
    with anna.store.reading() as session:
        caregiver = session.get(Caregiver, anna.caregiver("moeder van Samir"))
        assert caregiver
        assert caregiver.paused_until == date(2026, 12, 14)


def test_an_assignment_is_found_by_its_name_when_only_one_is_named(anna: Kitchen) -> None:
    def named(turn: Turn) -> list[str | None]:
        texts = ("de complimentenkaart", "sterke punten", "iets leuks", "complimenten of beroepen")
        return [talks.meant(turn.catalogue, "start_assignment", text) for text in texts]

    assert does(anna, named) == [CARD, STRENGTHS, None, None]


def test_with_two_children_it_is_asked_which_one(anna: Kitchen) -> None:
    anna.says("anna", anna.code_for("moeder van Noor"))
    anna.taps("anna", "Ja, erbij")
    assert does(anna, lambda turn: turn.family.student and turn.family.student.first_name) == "Noor"

    def forget_which(turn: Turn) -> None:
        turn.family.conversation.student_id = None

    does(anna, forget_which)
    assert does(anna, lambda turn: turn.family.student) is None
    asked = does(anna, lambda turn: turn.family.which_child("switch_child", {}))
    assert [button.title for button in asked.buttons] == ["Samir", "Noor"]
    with pytest.raises(LookupError):
        starts(anna, CARD)
    assert does(anna, lambda turn: turn.family.choose(anna.student("Samir")))
    assert not does(anna, lambda turn: turn.family.choose(anna.student("Daan")))
    assert state(anna, starts(anna, CARD)).student_id == anna.student("Samir")


def test_an_assignment_that_is_gone_is_told_apart_from_one_that_is_there(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    with anna.store.session() as session:
        row = session.get(Activity, activity)
        assert row
        row.slug = "afgeschaft"
        session.commit()
    assert does(anna, lambda turn: turn.progress.own(activity)) is not None
    for look in (
        lambda turn: turn.progress.find(activity),
        lambda turn: turn.progress.active(),
        lambda turn: turn.progress.open(),
        lambda turn: turn.progress.latest(),
    ):
        assert does(anna, look) is None
