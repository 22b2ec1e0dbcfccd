"""Moments at the table: planned, asked after, put off; and when nothing is to be sent."""

import asyncio
from datetime import datetime, time, timedelta

import pytest
from babel.dates import format_date

from bot.bootstrap import Parts
from bot.config import Settings
from bot.domain.calendar import AMSTERDAM
from bot.worker.tasks import minute
from tests.harness import SATURDAY, SUNDAY, Parent, coming, eventually
from tests.stack import Stack


def the_day_after_tomorrow(stack: Stack, at: time = time(17, 30)) -> None:
    """Let the worker do what it does each minute, with its clock on the day after tomorrow."""
    day = datetime.now(AMSTERDAM).date() + timedelta(days=2)
    moment = datetime.combine(day, at, AMSTERDAM)
    settings = Settings(database_url=stack.environment["DATABASE_URL"], demo=True)
    asyncio.run(minute(Parts(settings, clock=lambda: moment)))


@pytest.fixture
def stack(breakable: Stack) -> Stack:
    """An installation of its own: with the clock on another day the worker would write to everybody's parents."""
    return breakable


@pytest.fixture
def planned(parent: Parent) -> Parent:
    """Samir's mother, who planned tomorrow for sterke kanten."""
    parent.says("sterke kanten").picks("netjes", "sportief", "creatief", "precies").says("sla over")
    return parent.says("morgenavond lukt wel").bot_answers("Afgesproken: morgen", "De dag erna vraag ik hoe het ging")


def test_a_day_is_read_as_it_is_typed(parent: Parent) -> None:
    """'Zaterdag' is the coming Saturday."""
    parent.says("beroepen in de familie").says("zaterdag na het eten").bot_answers(f"Afgesproken: {coming(SATURDAY)}")


def test_a_day_that_was_or_is_far_is_asked_again(parent: Parent) -> None:
    """No blame, another question."""
    far = format_date(datetime.now(AMSTERDAM).date() + timedelta(days=100), "d MMMM", locale="nl")
    parent.says("beroepen in de familie").says(far).bot_answers("komende twee maanden", "Wanneer zit u")
    parent.says("ooit").bot_answers("Welke dag bedoelt u?")


def test_the_check_in_arrives_in_the_open_chat(stack: Stack, planned: Parent) -> None:
    """The day after, with the child's name and three buttons, without the parent doing anything."""
    with planned.watches() as arrived:
        the_day_after_tomorrow(stack)
        message = eventually(lambda: [one for one in arrived if one.get("text")], "no check-in came")[0]
    assert 'Gisteren was het moment voor "Sterke kanten" met Samir' in message["text"]
    assert [button["title"] for button in message["buttons"]] == ["Ja, gelukt", "Nog niet", "Geen berichten meer"]


def test_the_check_in_comes_once(stack: Stack, planned: Parent) -> None:
    """The worker looks each minute; a parent is asked one time."""
    the_day_after_tomorrow(stack)
    the_day_after_tomorrow(stack, time(18, 0))
    planned.listens()
    assert len([said for said in planned.spoken() if "Is het gelukt?" in said]) == 1


def test_in_quiet_hours_nothing_comes(stack: Stack, planned: Parent) -> None:
    """Late in the evening the check-in waits."""
    the_day_after_tomorrow(stack, time(22, 0))
    assert not any("Is het gelukt?" in said for said in planned.spoken())


def test_it_worked_and_the_assignment_goes_on(stack: Stack, planned: Parent) -> None:
    """Yes: recognition, and the step where it was left."""
    the_day_after_tomorrow(stack)
    planned.listens().taps("Ja, gelukt").bot_answers("Wat fijn dat u de tijd nam voor Samir", "Geef de telefoon")


def test_not_yet_gets_help_and_another_moment(stack: Stack, planned: Parent) -> None:
    """No blame, something smaller, and a new day."""
    the_day_after_tomorrow(stack)
    planned.listens().taps("Nog niet").bot_answers("Dat geeft niets", "Maak het dan kleiner")
    planned.buttons_are("Ander moment", "Nu beginnen", "Stop deze opdracht")
    planned.taps("Ander moment").bot_answers("Wanneer zit u met Samir aan tafel?").taps(
        coming(SUNDAY).split()[0]
    ).bot_answers("Afgesproken: ")


def test_who_stopped_the_messages_is_not_asked(stack: Stack, planned: Parent) -> None:
    """A planned check-in does not go out any more."""
    planned.says("stop").bot_answers("geen berichten meer")
    the_day_after_tomorrow(stack)
    assert not any("Is het gelukt?" in said for said in planned.spoken())


def test_who_pauses_is_not_asked_meanwhile(stack: Stack, planned: Parent) -> None:
    """A week off is a week off."""
    planned.says("even pauze").taps("Een week").bot_answers("stuur ik niets")
    the_day_after_tomorrow(stack)
    assert not any("Is het gelukt?" in said for said in planned.spoken())


def test_who_comes_back_earlier_goes_on_at_once(planned: Parent) -> None:
    """The moment was planned, and yet there is time now."""
    planned.taps("Toch nu verder").bot_answers("Geef de telefoon nu even aan Samir")


def test_a_moment_named_later_answers_the_question_for_it(parent: Parent) -> None:
    """Paused at 'when?', a day typed afterwards is the answer: it is not asked again."""
    parent.says("beroepen in de familie").says("pauze").taps("Even pauze").says("zaterdag").bot_answers(
        f"Afgesproken: {coming(SATURDAY)}"
    )
    parent.taps("Toch nu verder").bot_answers("Maak samen een lijst").bot_does_not_say("Wanneer zit u")


def test_a_bare_stop_outside_an_assignment_ends_the_messages(parent: Parent) -> None:
    """At once, and with the word that starts them again."""
    parent.says("stop").bot_answers("geen berichten meer", 'typ dan "start"')


def test_the_word_start_brings_the_messages_back(stack: Stack, planned: Parent) -> None:
    """What the bot told the parent to type does what it said."""
    planned.says("stop").says("start").bot_answers("U krijgt weer berichten").buttons_have("Verder met opdracht")
    the_day_after_tomorrow(stack)
    planned.listens().bot_answers("Is het gelukt?")


def test_who_never_stopped_gets_the_menu_from_start(parent: Parent) -> None:
    """'Start' is also how people begin."""
    parent.says("start").buttons_have("Opdracht kiezen").bot_does_not_say("weer berichten")


def test_a_pause_within_an_assignment_keeps_the_place(parent: Parent) -> None:
    """'Verder' goes on at the same step."""
    parent.says("complimentenkaart").says("Je maakte de fiets van opa").says("pauze").taps("Even pauze")
    parent.says("verder").bot_answers("Het tweede gaat over hoe Samir is")


def test_the_check_in_can_be_answered_by_typing(stack: Stack, planned: Parent) -> None:
    """'Nee' is to the question that was asked last."""
    the_day_after_tomorrow(stack)
    planned.listens().says("nee").bot_answers("Dat geeft niets").buttons_have("Ander moment")


def test_going_on_ends_a_pause(stack: Stack, planned: Parent) -> None:
    """What is planned after it is asked after on the day that is told."""
    planned.says("pauze").taps("Drie weken").says("verder").says("pauze").taps("Even pauze")
    planned.says("morgen").bot_answers("De dag erna vraag ik hoe het ging")
    the_day_after_tomorrow(stack)
    planned.listens().bot_answers("Is het gelukt?")
