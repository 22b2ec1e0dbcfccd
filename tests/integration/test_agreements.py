"""What was agreed with school: put down in a few questions, and read by the mentor after a yes."""

from datetime import date

import pytest
from sqlalchemy import select

from actions.agreements import LogAgreement, ShowAgreements
from actions.looking_back import ShareItem, ShowItem
from actions.sharing import TakeBack
from bot.domain.answer import ANSWER_LIMIT
from bot.domain.messages import OutboundMessage
from bot.services.sitting import sitting_ends
from bot.services.turns import Turn
from bot.store.models import Agreement, Outcome
from bot.store.queries.student import student_page
from tests.integration.kitchen import Kitchen
from tests.integration.walking import acts, answers, at, current, does, starts, state, tapped, taps, typed

AGREED = "We hebben afgesproken dat Samir elke week zijn agenda laat zien."
LOG, SHOW = LogAgreement(), ShowAgreements()


def kept(kitchen: Kitchen) -> list[tuple[str, str, date | None]]:
    with kitchen.store.reading() as session:
        return [(one.what, one.who, one.due) for one in session.scalars(select(Agreement).order_by(Agreement.id))]


def ends(kitchen: Kitchen) -> list[OutboundMessage]:
    return does(kitchen, lambda turn: sitting_ends(turn.progress, turn.progress.latest() or current(turn)))


def shown(kitchen: Kitchen) -> str:
    return acts(kitchen, SHOW, typed("afspraken", "show_agreements")).bubbles[0].text


def test_an_agreement_that_was_typed_at_once_is_not_asked_for_again(anna: Kitchen) -> None:
    acts(anna, LOG, typed(AGREED, "log_agreement"))
    assert at(anna) == "who"
    answers(anna, "mijn kind", "week", "ja", "ja")
    assert kept(anna) == [(AGREED, "child", date(2026, 11, 30))]


def test_a_few_words_begin_the_questions_from_the_first(anna: Kitchen) -> None:
    acts(anna, LOG, typed("ik wil een afspraak opschrijven", "log_agreement"))
    assert at(anna) == "what"


def test_a_whole_story_is_not_taken_for_an_agreement_and_breaks_nothing(anna: Kitchen) -> None:
    story = "We spraken over van alles. " * (ANSWER_LIMIT // 20)
    said = acts(anna, LOG, typed(story, "log_agreement"))
    assert said.events == [{"event": "followup", "name": "assignment_form"}]
    assert at(anna) == "what"


def test_the_mentor_and_the_parent_read_it_after_a_yes_of_parent_and_child(anna: Kitchen) -> None:
    starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "mijn kind", "twee weken", "ja", "ja")
    thanks, last = ends(anna)
    assert thanks.text == 'Dank u. Typ "afspraken" en u ziet ze terug.'
    assert last.text == anna.catalogue.say("walk.shared", mentor="mevrouw De Wit")
    assert [button.intent for button in last.buttons] == ["take_back", "menu"]
    assert "1. Samir belt over een stage. (Samir, maandag 7 december)" in shown(anna)
    with anna.store.reading() as session:
        page = student_page(session, anna.student("Samir"), 1, anna.clock())
        assert page
        assert [(one.what, one.who, one.due) for one in page.agreements] == kept(anna)


@pytest.mark.parametrize("said", [("nee",), ("ja", "nee"), ("ja", "nog niet gevraagd")])
def test_without_both_yeses_the_parent_alone_sees_it_and_that_is_said(anna: Kitchen, said: tuple[str, ...]) -> None:
    activity = starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "ik", "maand")
    assert kept(anna) == []
    answers(anna, *said)
    assert (kept(anna), state(anna, activity).state) == ([], "done")
    *_, last = ends(anna)
    assert last.text == anna.catalogue.say("walk.not_shared", mentor="mevrouw De Wit")
    assert "1. Samir belt over een stage. (u, woensdag 23 december)" in shown(anna)


def test_the_mentor_reads_nothing_until_the_child_agrees(anna: Kitchen) -> None:
    starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "ik", "maand", "ja")
    assert (at(anna), kept(anna)) == ("share_child", [])
    answers(anna, "ja")
    assert len(kept(anna)) == 1


def test_from_sixteen_on_the_student_says_yes(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Daan")
    starts(school, "agreement")
    answers(school, "Daan belt over een stage.", "mijn kind", "maand", "ja")
    assert (at(school), kept(school)) == ("share_student", [])
    answers(school, "ja")
    assert len(kept(school)) == 1


def item(kitchen: Kitchen, activity: int) -> list[OutboundMessage]:
    return acts(kitchen, ShowItem(), tapped("show_item", activity=activity)).bubbles


def test_an_agreement_is_taken_back_and_shared_again_with_the_day_it_had(anna: Kitchen) -> None:
    activity = starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "ik", "week", "ja", "ja")
    before = kept(anna)
    (shown_again,) = acts(anna, SHOW, tapped("show_agreements")).bubbles
    first = shown_again.buttons[0]
    assert (first.title, first.intent, first.values) == ("Afspraak 1", "show_item", {"activity": activity})
    what, read = item(anna, activity)
    assert "• Samir belt over een stage. (u, maandag 30 november)" in what.text
    assert read.text == anna.catalogue.say("home.item_shared", mentor="mevrouw De Wit")
    assert [button.intent for button in read.buttons] == ["take_back", "change_answer", "menu"]
    acts(anna, TakeBack(), tapped("take_back", activity=activity))
    assert kept(anna) == []
    _, read = item(anna, activity)
    assert [button.intent for button in read.buttons] == ["share_item", "change_answer", "menu"]
    anna.clock.passes(days=3)
    acts(anna, ShareItem(), tapped("share_item", activity=activity))
    assert (at(anna), kept(anna)) == ("share_parent", [])
    answers(anna, "ja", "ja")
    assert kept(anna) == before


def test_an_agreement_that_is_not_put_down_yet_shows_nothing(anna: Kitchen) -> None:
    activity = starts(anna, "agreement")
    (told,) = item(anna, activity)
    assert told.text == anna.catalogue.say("home.menu")


def test_an_agreement_is_no_outcome(anna: Kitchen) -> None:
    activity = starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "ik", "maand", "ja", "ja")
    assert state(anna, activity).state == "done"
    with anna.store.reading() as session:
        assert session.scalars(select(Outcome)).all() == []


def test_without_a_day_none_is_told(anna: Kitchen) -> None:
    starts(anna, "agreement")
    answers(anna, "School let op.", "mentor", "geen vaste dag", "ja", "ja")
    assert kept(anna) == [("School let op.", "mentor", None)]
    assert "1. School let op. (de mentor)" in shown(anna)


def test_a_changed_agreement_takes_the_place_of_the_one_before(anna: Kitchen) -> None:
    activity = starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "mijn kind", "week", "ja", "ja")
    assert does(anna, lambda turn: _change(turn, activity, "who"))
    assert kept(anna) == []
    taps(anna, "who", "parent")
    assert (at(anna), kept(anna)) == ("share_parent", [])
    answers(anna, "ja", "ja")
    assert kept(anna) == [("Samir belt over een stage.", "parent", date(2026, 11, 30))]


def test_a_yes_that_becomes_a_no_takes_the_agreement_back(anna: Kitchen) -> None:
    activity = starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "mijn kind", "week", "ja", "ja")
    assert does(anna, lambda turn: _change(turn, activity, "share_parent"))
    answers(anna, "nee")
    assert kept(anna) == []


def _change(turn: Turn, activity_id: int, step: str) -> bool:
    activity = turn.progress.find(activity_id)
    assert activity
    return turn.progress.change(activity, step)


def test_each_agreement_stands_by_itself_the_newest_first(anna: Kitchen) -> None:
    for what in ("De eerste.", "De tweede."):
        starts(anna, "agreement")
        answers(anna, what, "ik", "week", "ja", "ja")
    assert [what for what, _, _ in kept(anna)] == ["De eerste.", "De tweede."]
    lines = [line for line in shown(anna).splitlines() if line[0].isdigit()]
    assert [line.partition(" (")[0] for line in lines] == ["1. De tweede.", "2. De eerste."]


def test_a_parent_does_not_see_what_the_other_put_down(anna: Kitchen) -> None:
    starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "ik", "week", "ja", "ja")
    anna.comes_in("omar", "vader van Samir")
    told = acts(anna, SHOW, tapped("show_agreements"), "omar").bubbles[0]
    assert told.text == anna.catalogue.say("school.no_agreements")


def test_forgetting_a_parent_forgets_the_agreements(anna: Kitchen) -> None:
    starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "ik", "week", "ja", "ja")
    anna.privacy.forget(anna.caregiver("moeder van Samir"))
    assert kept(anna) == []


@pytest.mark.parametrize("action", [LOG, SHOW])
def test_with_two_children_it_is_asked_first_who_it_is_about(anna: Kitchen, action: LogAgreement) -> None:
    anna.says("anna", anna.code_for("moeder van Noor"))
    anna.taps("anna", "Ja, erbij")

    def forget_which(turn: Turn) -> None:
        turn.family.conversation.student_id = None

    does(anna, forget_which)
    (which,) = acts(anna, action, typed(AGREED, action.label)).bubbles
    assert [button.title for button in which.buttons] == ["Samir", "Noor"]


def test_what_was_agreed_is_not_lost_when_it_is_asked_who_it_is_about(anna: Kitchen) -> None:
    anna.says("anna", anna.code_for("moeder van Noor"))
    anna.taps("anna", "Ja, erbij")

    def forget_which(turn: Turn) -> None:
        turn.family.conversation.student_id = None

    does(anna, forget_which)
    (which,) = acts(anna, LOG, typed(AGREED, "log_agreement")).bubbles
    noor = which.buttons[1]
    acts(anna, LOG, tapped(noor.intent, **noor.values))
    assert at(anna) == "who"
    answers(anna, "ik", "week", "ja", "ja")
    assert kept(anna) == [(AGREED, "parent", date(2026, 11, 30))]
