"""The child's own steps by a link: no account, no other question, and the parent hears when it is done."""

import re
from collections.abc import Callable
from typing import TypeVar

import pytest
from sqlalchemy import delete, select

from bot.domain.errors import Unfit
from bot.services.child_side import LINK_LIFE, LinkIsOver, Question
from bot.services.turns import Turn
from bot.store.models import Activity, Care, ChannelAddress, ChildLink, StepAnswer
from tests.integration.kitchen import BASE, Kitchen
from tests.integration.walking import CARD, STRENGTHS, TO_SHARING, answers, at, current, does, question, shared, starts

T = TypeVar("T")
JOBS = "beroepen-in-de-familie"


def link(kitchen: Kitchen, activity_id: int, address: str = "anna") -> str:
    """Make a link as the action does, and return its token."""

    def make(turn: Turn) -> str:
        activity = turn.progress.find(activity_id)
        assert activity
        turn.progress.pause(activity)
        return kitchen.child_side.link(turn.session, activity)

    made = does(kitchen, make, address)
    assert made.startswith(f"{BASE}/child/")
    return made.rpartition("/")[2]


@pytest.fixture
def turn_of_samir(anna: Kitchen) -> str:
    """A link to the four words that Samir chooses; his mother chose hers."""
    activity = starts(anna, STRENGTHS)
    answers(anna, "netjes, sportief, zorgzaam en creatief", "Hij hielp oma.", "nu")
    assert at(anna) == "child_picks"
    return link(anna, activity)


def over(look: Callable[[], T]) -> bool:
    try:
        look()
    except LinkIsOver:
        return True
    return False


def four(shown: Question) -> list[str]:
    return [option.id for option in shown.options[:4]]


def told(kitchen: Kitchen) -> list[str]:
    """Return what the outbox sends now."""
    before = len(kitchen.box.sent)
    kitchen.sweep()
    return [posted.message.text for posted in kitchen.box.sent[before:]]


def test_the_child_sees_its_question_with_its_name_and_the_cards(anna: Kitchen, turn_of_samir: str) -> None:
    shown = anna.child_side.question(turn_of_samir)
    assert (shown.child, shown.title, shown.step.id) == ("Samir", "Sterke kanten", "child_picks")
    assert shown.text.startswith("Samir, welke vier woorden")
    assert all(option.picture for option in shown.options)


def test_what_the_child_chooses_is_its_answer_and_the_parent_is_told(anna: Kitchen, turn_of_samir: str) -> None:
    picked = four(anna.child_side.question(turn_of_samir))
    assert anna.child_side.answer(turn_of_samir, "child_picks", picked) is None
    with anna.store.reading() as session:
        kept = session.scalars(select(StepAnswer.value).where(StepAnswer.step == "child_picks")).one()
    assert kept == {"v": picked}
    assert told(anna) == ["Samir is klaar met het eigen deel van Sterke kanten."]
    assert [button.intent for button in anna.box.sent[-1].message.buttons] == ["resume", "menu"]
    does(anna, lambda turn: turn.progress.resume(turn.progress.open() or current(turn)))
    assert at(anna) == "talked"
    assert question(anna)[0].text == "Dank je wel, Samir. Geef de telefoon nu maar terug."


def test_questions_of_the_child_follow_each_other_on_the_link(anna: Kitchen) -> None:
    activity = starts(anna, JOBS)
    answers(anna, "nu", "oma naaide kleren")
    token = link(anna, activity)
    following = anna.child_side.answer(token, "interesting", "Bakker.")
    assert following
    assert following.step.id == "interesting_why"
    assert told(anna) == []
    following = anna.child_side.answer(token, "interesting_why", None)
    assert following
    assert following.step.id == "surely_not"
    assert anna.child_side.answer(token, "surely_not", "Tandarts.") is None
    assert told(anna) == ["Samir is klaar met het eigen deel van Beroepen in de familie."]
    assert over(lambda: anna.child_side.question(token))


def test_a_question_that_was_skipped_brings_no_question_about_it(anna: Kitchen) -> None:
    activity = starts(anna, JOBS)
    answers(anna, "nu", "oma naaide kleren")
    following = anna.child_side.answer(link(anna, activity), "interesting", None)
    assert following
    assert following.step.id == "surely_not"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(["tidy"], "too_few"), (["onzin"] * 4, "no_option"), ("tidy", "no_option"), (None, "not_skippable")],
)
def test_what_does_not_fit_is_not_kept_and_may_be_done_again(
    anna: Kitchen, turn_of_samir: str, raw: list[str] | str | None, reason: str
) -> None:
    with pytest.raises(Unfit) as caught:
        anna.child_side.answer(turn_of_samir, "child_picks", raw)
    assert caught.value.reason == reason
    values = {key: value for key, value in caught.value.values.items() if key != "chosen"}
    assert anna.catalogue.say(f"child.{reason}", **values)
    assert anna.child_side.question(turn_of_samir).step.id == "child_picks"
    assert told(anna) == []


def test_every_reason_has_a_sentence_for_the_child(anna: Kitchen) -> None:
    reasons = set(anna.catalogue.texts["child"])
    assert reasons >= {"no_option", "not_skippable", "too_few", "too_many", "no_scale", "no_date", "past_date"}
    assert reasons >= {"far_date", "no_words", "too_long", "old_question"}


def test_a_link_answers_no_question_of_the_parent(anna: Kitchen, turn_of_samir: str) -> None:
    for step in ("parent_why", "talked", "share_parent", "share_child"):
        with pytest.raises(Unfit):
            anna.child_side.answer(turn_of_samir, step, "yes")
    anna.child_side.answer(turn_of_samir, "child_picks", four(anna.child_side.question(turn_of_samir)))
    with pytest.raises(LinkIsOver):
        anna.child_side.question(turn_of_samir)
    with pytest.raises(LinkIsOver):
        anna.child_side.answer(turn_of_samir, "talked", "yes")
    assert shared(anna) == []


def test_the_parent_s_own_questions_are_not_open_to_the_child(anna: Kitchen) -> None:
    token = link(anna, starts(anna, CARD))
    assert over(lambda: anna.child_side.question(token))
    with pytest.raises(LinkIsOver):
        anna.child_side.answer(token, "compliment_one", "Goed gedaan.")
    assert at_of(anna) == "compliment_one"


def at_of(kitchen: Kitchen) -> str | None:
    def look(turn: Turn) -> str | None:
        step = turn.progress.walk(turn.progress.open() or current(turn)).current()
        return step.id if step else None

    return does(kitchen, look)


def test_a_link_ends_after_a_week(anna: Kitchen, turn_of_samir: str) -> None:
    anna.clock.passes(seconds=LINK_LIFE.total_seconds() - 1)
    assert not over(lambda: anna.child_side.question(turn_of_samir))
    anna.clock.passes(seconds=1)
    assert over(lambda: anna.child_side.question(turn_of_samir))


def test_a_new_link_ends_the_old_one(anna: Kitchen, turn_of_samir: str) -> None:
    with anna.store.reading() as session:
        activity = session.scalars(select(Activity.id)).one()
    new = link(anna, activity)
    assert over(lambda: anna.child_side.question(turn_of_samir))
    assert not over(lambda: anna.child_side.question(new))


@pytest.mark.parametrize("token", ["", "x" * 22, "../../etc/passwd", "%00"])
def test_a_link_that_nobody_made_leads_nowhere(anna: Kitchen, turn_of_samir: str, token: str) -> None:
    assert turn_of_samir != token
    assert over(lambda: anna.child_side.question(token))


def test_only_a_hash_of_the_link_is_kept(anna: Kitchen, turn_of_samir: str) -> None:
    with anna.store.reading() as session:
        (row,) = session.scalars(select(ChildLink)).all()
    assert re.fullmatch("[0-9a-f]{64}", row.token_hash)
    assert turn_of_samir not in row.token_hash


def test_a_stopped_or_finished_assignment_ends_its_link(anna: Kitchen, turn_of_samir: str) -> None:
    does(anna, lambda turn: turn.progress.stop(turn.progress.open() or current(turn)))
    assert over(lambda: anna.child_side.question(turn_of_samir))


def test_what_the_parent_answers_on_the_own_phone_is_not_asked_on_the_link(anna: Kitchen, turn_of_samir: str) -> None:
    does(anna, lambda turn: turn.progress.resume(turn.progress.open() or current(turn)))
    answers(anna, "1 2 3 4")
    assert over(lambda: anna.child_side.question(turn_of_samir))


def test_two_taps_at_once_are_one_answer(anna: Kitchen, turn_of_samir: str) -> None:
    picked = four(anna.child_side.question(turn_of_samir))
    anna.child_side.answer(turn_of_samir, "child_picks", picked)
    with pytest.raises(LinkIsOver):
        anna.child_side.answer(turn_of_samir, "child_picks", picked[::-1])
    assert len(told(anna)) == 1


def test_a_child_that_is_no_longer_this_parent_s_has_no_link(anna: Kitchen, turn_of_samir: str) -> None:
    with anna.store.session() as session:
        care = session.scalars(select(Care).where(Care.caregiver_id == anna.caregiver("moeder van Samir"))).one()
        session.delete(care)
        session.commit()
    assert over(lambda: anna.child_side.question(turn_of_samir))


def test_an_assignment_that_is_gone_has_no_link(anna: Kitchen, turn_of_samir: str) -> None:
    with anna.store.session() as session:
        activity = session.scalars(select(Activity)).one()
        activity.slug = "afgeschaft"
        session.commit()
    assert over(lambda: anna.child_side.question(turn_of_samir))


def test_forgetting_the_parent_ends_the_link(anna: Kitchen, turn_of_samir: str) -> None:
    anna.privacy.forget(anna.caregiver("moeder van Samir"))
    assert over(lambda: anna.child_side.question(turn_of_samir))
    assert anna.counts()["child_link"] == 0


def test_a_link_of_long_ago_is_thrown_away(anna: Kitchen, turn_of_samir: str) -> None:
    assert turn_of_samir
    anna.clock.passes(days=38)
    assert anna.privacy.clean_up()["child_link"] == 1


def test_a_parent_who_cannot_be_reached_holds_up_no_child(anna: Kitchen, turn_of_samir: str) -> None:
    picked = four(anna.child_side.question(turn_of_samir))
    with anna.store.session() as session:
        session.execute(delete(ChannelAddress))
        session.commit()
    assert anna.child_side.answer(turn_of_samir, "child_picks", picked) is None
    assert told(anna) == []


def test_from_sixteen_on_the_student_says_yes_or_no_on_the_own_phone(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Daan")
    activity = starts(school, CARD)
    answers(school, *TO_SHARING, "ja")
    token = link(school, activity)
    asked = school.child_side.question(token)
    assert asked.step.id == "share_student"
    assert "• De ouder schreef dit compliment voor Daan:" in asked.text
    assert shared(school) == []
    assert school.child_side.answer(token, "share_student", "yes") is None
    (outcome,) = shared(school)
    assert all(f"• {line}" in asked.text for line in outcome.lines)
    first, closing, last = told(school)
    assert first == "Daan is klaar met het eigen deel van Complimentenkaart."
    assert closing.startswith("Dank u wel.")
    assert last == school.catalogue.say("walk.shared", mentor="mevrouw De Wit")
    assert over(lambda: school.child_side.question(token))


def test_a_no_of_the_student_is_a_no(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Daan")
    activity = starts(school, CARD)
    answers(school, *TO_SHARING, "ja")
    school.child_side.answer(link(school, activity), "share_student", "no")
    assert shared(school) == []
    assert told(school)[-1] == school.catalogue.say("walk.not_shared", mentor="mevrouw De Wit")


def test_under_sixteen_the_link_asks_nothing_about_sharing(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "ja")
    token = link(anna, activity)
    assert over(lambda: anna.child_side.question(token))
