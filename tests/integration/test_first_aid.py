"""A small talk about what is hard: one thing to try, and the question a day later how it goes."""

from datetime import UTC, date, datetime

import pytest

from actions.assignment import Resume
from actions.choosing import FirstAid
from bot.domain.messages import OutboundMessage
from bot.services import talks
from bot.services.sitting import sitting_ends
from bot.services.turns import Turn
from bot.store.models import Activity
from tests.integration.kitchen import Kitchen
from tests.integration.walking import (
    CARD,
    acts,
    answers,
    at,
    current,
    does,
    question,
    shared,
    starts,
    state,
    tapped,
    taps,
    typed,
)

SILENT = "zegt-niets"
TOMORROW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
"""Five o'clock in Amsterdam, the day after."""


@pytest.fixture
def waiting(anna: Kitchen) -> Kitchen:
    """Samir's mother tries something, and will be asked tomorrow."""
    starts(anna, SILENT)
    answers(anna, "net na school", "ja graag")
    return anna


def ends(kitchen: Kitchen) -> list[OutboundMessage]:
    return does(kitchen, lambda turn: sitting_ends(turn.progress, turn.progress.latest() or current(turn)))


def asked(kitchen: Kitchen) -> list[OutboundMessage]:
    kitchen.checkins.post_due()
    before = len(kitchen.box.sent)
    kitchen.sweep()
    return [posted.message for posted in kitchen.box.sent[before:]]


def test_the_one_thing_to_try_is_that_of_the_answer(anna: Kitchen) -> None:
    starts(anna, SILENT)
    recognised, which = question(anna)
    assert recognised.text.endswith("Samir hoort u wel.")
    assert [button.title for button in which.buttons][1] == "net na school"
    answers(anna, "net na school")
    tip, tomorrow = question(anna)
    assert tip.text.startswith("Na school is het hoofd vaak vol.")
    assert tomorrow.text == "Mag ik morgen vragen hoe het gaat met u en Samir?"


def test_who_wants_it_is_asked_the_next_day_and_the_menu_waits_until_then(waiting: Kitchen) -> None:
    activity = does(waiting, lambda turn: turn.progress.open())
    assert activity
    assert (activity.state, activity.planned_for, activity.checkin_at) == ("waiting", date(2026, 11, 23), TOMORROW)
    (told,) = ends(waiting)
    assert told.text == waiting.catalogue.say("walk.tomorrow_day")
    assert "Verder met opdracht" not in [button.title for button in told.buttons]
    assert asked(waiting) == []
    waiting.clock.now = TOMORROW
    (how,) = asked(waiting)
    assert how.text == 'We praatten over "Mijn kind zegt niets". Hoe gaat het nu?'
    assert [button.intent for button in how.buttons] == ["answer"] * 3
    assert asked(waiting) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [("😊 beter", "Wat fijn"), ("😐 hetzelfde", "Dank u dat u het zegt"), ("😕 moeilijker", "Wat zwaar.")],
)
def test_one_tap_answers_it_and_the_talk_is_over(waiting: Kitchen, title: str, words: str) -> None:
    waiting.clock.now = TOMORROW
    (how,) = asked(waiting)
    values = next(button.values for button in how.buttons if button.title == title)
    said = acts(waiting, Resume(), tapped("answer", **values))
    text = " ".join(bubble.text for bubble in said.bubbles)
    assert words in text
    assert waiting.catalogue.first_aid[SILENT].closing.replace("{kind}", "Samir").strip() in text
    assert state(waiting, values["activity"]).state == "done"
    assert shared(waiting) == []


def test_who_does_not_want_it_is_not_asked_and_led_on(anna: Kitchen) -> None:
    activity = starts(anna, SILENT)
    answers(anna, "bijna altijd", "nee dank u")
    assert state(anna, activity).state == "done"
    closing, more = ends(anna)
    assert closing.text.startswith("U bent er, ook als het stil is.")
    assert [button.title for button in more.buttons] == ["Complimentenkaart", "Puberbrein", "Menu"]
    anna.clock.now = TOMORROW
    assert asked(anna) == []


def test_an_assignment_waits_meanwhile_and_is_offered_again(anna: Kitchen) -> None:
    card = starts(anna, CARD)
    starts(anna, SILENT)
    assert state(anna, card).state == "paused"
    answers(anna, "bijna altijd", "nee")
    _, still = ends(anna)
    assert still.text == 'De opdracht "Complimentenkaart" wacht nog op u. Zullen we verder gaan?'
    assert [(b.title, b.values) for b in still.buttons] == [
        ("Verder met opdracht", {"activity": card}),
        ("Menu", {}),
    ]


def test_until_tomorrow_the_assignment_can_be_gone_on_with(anna: Kitchen) -> None:
    starts(anna, CARD)
    starts(anna, SILENT)
    answers(anna, "bijna altijd", "ja")
    (told,) = ends(anna)
    assert told.buttons[0].title == "Verder met opdracht"


def test_the_same_worry_before_the_day_is_over_goes_on_with_how_it_is_now(waiting: Kitchen) -> None:
    starts(waiting, SILENT)
    assert at(waiting) == "how_now"
    waiting.clock.now = TOMORROW
    assert asked(waiting) == []


def test_the_same_worry_later_is_a_new_talk(anna: Kitchen) -> None:
    first = starts(anna, SILENT)
    answers(anna, "bijna altijd", "nee")
    assert starts(anna, SILENT) != first
    assert at(anna) == "situation"


def test_changing_the_answer_of_tomorrow_does_not_ask_twice(waiting: Kitchen) -> None:
    activity = starts(waiting, SILENT)
    answers(waiting, "beter")
    assert does(waiting, lambda turn: turn.progress.change(_found(turn, activity), "come_back"))
    taps(waiting, "come_back", "yes")
    assert state(waiting, activity).state == "done"
    waiting.clock.passes(days=2)
    assert asked(waiting) == []


def _found(turn: Turn, activity_id: int) -> Activity:
    activity = turn.progress.find(activity_id)
    assert activity
    return activity


def test_every_feeling_leads_to_its_talk(anna: Kitchen) -> None:
    first = {talk.intents[0] for talk in anna.catalogue.first_aid.values()}
    found = does(anna, lambda turn: {intent: talks.aid(turn.catalogue, intent, "") for intent in first})
    assert [intent for intent, slug in found.items() if slug not in anna.catalogue.first_aid] == []


def test_the_words_of_a_message_lead_to_their_own_talk(anna: Kitchen) -> None:
    all_talks = anna.catalogue.first_aid.values()
    said = {(talk.slug, talk.intents[0], word) for talk in all_talks for word in talk.words if len(word.split()) > 1}
    found = does(anna, lambda turn: {one: talks.aid(turn.catalogue, one[1], f"mijn kind: {one[2]}") for one in said})
    assert [(word, slug) for (own, _, word), slug in found.items() if slug != own] == []


def test_a_worry_begins_the_talk_at_once(anna: Kitchen) -> None:
    said = acts(anna, FirstAid(), typed("hij zegt helemaal niks meer", "child_silent"))
    assert (said.bubbles, said.events) == ([], [{"event": "followup", "name": "assignment_form"}])
    assert at(anna) == "situation"


def test_with_two_children_it_is_asked_first_who_it_is_about(anna: Kitchen) -> None:
    anna.says("anna", anna.code_for("moeder van Noor"))
    anna.taps("anna", "Ja, erbij")

    def forget_which(turn: Turn) -> None:
        turn.family.conversation.student_id = None

    does(anna, forget_which)
    (which,) = acts(anna, FirstAid(), typed("ze zegt niks", "child_silent")).bubbles
    assert [(b.title, b.intent) for b in which.buttons] == [("Samir", "child_silent"), ("Noor", "child_silent")]
    acts(anna, FirstAid(), tapped("child_silent", **which.buttons[0].values))
    assert does(anna, lambda turn: current(turn).slug) == SILENT


def test_a_feeling_that_has_no_talk_leads_to_what_can_be_done(anna: Kitchen) -> None:
    bubbles = acts(anna, FirstAid(), typed("ik ben zo moe", "tired")).bubbles
    assert bubbles[-1].buttons[0].intent == "start_assignment"
