"""The day after a planned moment the bot asks how it went: once, not at night, and not those who stopped."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from bot.channels.errors import Blocked
from bot.store.models import Activity, Caregiver
from bot.store.queries.planned import planned_checkins
from tests.integration.kitchen import Kitchen

PLANNED = date(2026, 11, 28)
DUE = datetime(2026, 11, 29, 16, 0, tzinfo=UTC)
"""Sunday five o'clock in Amsterdam, the day after."""


def plan(kitchen: Kitchen, label: str, child: str, slug: str = "sterke-kanten", state: str = "waiting") -> int:
    with kitchen.store.session() as session:
        activity = Activity(
            caregiver_id=kitchen.caregiver(label),
            student_id=kitchen.student(child),
            slug=slug,
            state=state,
            planned_for=PLANNED,
            checkin_at=DUE,
            started_at=kitchen.clock(),
            touched_at=kitchen.clock(),
        )
        session.add(activity)
        session.commit()
        return activity.id


@pytest.fixture
def anna(school: Kitchen) -> Kitchen:
    """A school where Samir's mother planned Saturday."""
    school.comes_in("anna", "moeder van Samir")
    plan(school, "moeder van Samir", "Samir")
    return school


def change(kitchen: Kitchen, **values: object) -> None:
    with kitchen.store.session() as session:
        caregiver = session.get(Caregiver, kitchen.caregiver("moeder van Samir"))
        assert caregiver
        for name, value in values.items():
            setattr(caregiver, name, value)
        session.commit()


def asked(kitchen: Kitchen) -> list[str]:
    kitchen.checkins.post_due()
    before = len(kitchen.box.sent)
    kitchen.sweep()
    return [posted.message.text for posted in kitchen.box.sent[before:]]


def test_it_is_asked_the_day_after_and_once(anna: Kitchen) -> None:
    anna.clock.now = DUE
    anna.clock.passes(seconds=-1)
    assert asked(anna) == []
    anna.clock.passes(seconds=1)
    (question,) = asked(anna)
    assert "Samir" in question
    assert "Sterke kanten" in question
    assert asked(anna) == []
    anna.clock.passes(days=1)
    assert asked(anna) == []


def test_the_question_can_be_answered_and_stopped_with_one_tap(anna: Kitchen) -> None:
    anna.clock.now = DUE
    asked(anna)
    buttons = anna.box.sent[-1].message.buttons
    assert [button.intent for button in buttons] == ["report_done", "report_not_done", "opt_out"]


def test_the_conversations_that_have_something_to_send_are_named(anna: Kitchen) -> None:
    anna.clock.now = DUE
    assert anna.checkins.post_due() == [anna.conversation("anna")]
    assert anna.checkins.post_due() == []


@pytest.mark.parametrize(
    ("late", "held"),
    [
        (datetime(2026, 11, 29, 19, 30, tzinfo=UTC), True),
        (datetime(2026, 11, 30, 7, 29, tzinfo=UTC), True),
        (datetime(2026, 11, 30, 7, 30, tzinfo=UTC), False),
    ],
)
def test_a_worker_that_was_away_asks_nothing_in_quiet_hours(anna: Kitchen, late: datetime, held: bool) -> None:
    anna.clock.now = late
    assert bool(asked(anna)) is not held


def test_who_stopped_the_messages_is_not_asked(anna: Kitchen) -> None:
    change(anna, opted_out_at=anna.clock())
    anna.clock.now = DUE
    assert asked(anna) == []
    change(anna, opted_out_at=None)
    assert asked(anna) == []


@pytest.mark.parametrize(("until", "asks"), [(date(2026, 11, 29), True), (date(2026, 11, 30), False)])
def test_who_asked_for_a_pause_is_not_asked_until_it_ends(anna: Kitchen, until: date, asks: bool) -> None:
    change(anna, paused_until=until)
    anna.clock.now = DUE
    assert bool(asked(anna)) is asks


@pytest.mark.parametrize("state", ["active", "paused", "done", "stopped"])
def test_who_went_on_or_stopped_meanwhile_is_not_asked(school: Kitchen, state: str) -> None:
    school.comes_in("anna", "moeder van Samir")
    plan(school, "moeder van Samir", "Samir", state=state)
    school.clock.now = DUE
    assert asked(school) == []


def test_an_assignment_that_is_gone_is_not_asked_after_and_holds_up_nobody(anna: Kitchen) -> None:
    anna.comes_in("noor", "moeder van Noor")
    plan(anna, "moeder van Noor", "Noor", slug="afgeschaft")
    anna.clock.now = DUE
    assert len(asked(anna)) == 1


def test_somebody_who_cannot_be_reached_holds_up_nobody(anna: Kitchen) -> None:
    plan(anna, "vader van Samir", "Samir")
    anna.clock.now = DUE
    assert len(asked(anna)) == 1


def test_it_is_asked_where_the_parent_was_heard_last(anna: Kitchen) -> None:
    anna.comes_in("laptop", "moeder van Samir")
    anna.clock.passes(minutes=1)
    anna.says("anna", "ik zit weer op mijn telefoon")
    anna.clock.now = DUE
    asked(anna)
    assert anna.box.sent[-1].address == "anna"


def test_it_is_asked_on_another_address_when_the_latest_is_blocked(anna: Kitchen) -> None:
    anna.clock.passes(minutes=1)
    anna.comes_in("laptop", "moeder van Samir")
    anna.post("laptop", "nudge:1", "Een.")
    anna.box.refusals = [Blocked("forbidden")]
    anna.sweep()
    anna.clock.now = DUE
    asked(anna)
    assert anna.box.sent[-1].address == "anna"


def test_what_is_planned_is_listed_by_its_moment(anna: Kitchen) -> None:
    with anna.store.reading() as session:
        assert [(row.slug, row.at) for row in planned_checkins(session)] == [("sterke-kanten", DUE)]
    anna.clock.now = DUE
    asked(anna)
    with anna.store.reading() as session:
        assert planned_checkins(session) == []


def test_many_check_ins_take_no_more_statements_than_one(school: Kitchen) -> None:
    def statements() -> int:
        seen: list[str] = []

        def count(_c: object, _cursor: object, statement: str, *_: object) -> None:
            if statement.lstrip().upper().startswith("SELECT"):
                seen.append(statement)

        event.listen(school.store.engine, "before_cursor_execute", count)
        school.checkins.post_due()
        event.remove(school.store.engine, "before_cursor_execute", count)
        return len(seen)

    families = [("moeder van Samir", "Samir"), ("vader van Samir", "Samir"), ("moeder van Noor", "Noor")]
    for label, _ in families:
        school.comes_in(label, label)
    plan(school, *families[0])
    school.clock.now = DUE
    one = statements()
    for label, child in families:
        plan(school, label, child, slug="complimentenkaart")
    assert statements() == one
