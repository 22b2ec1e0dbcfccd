"""What Rasa remembers is never older than it may be, also of somebody who talks on and on."""

from datetime import timedelta
from typing import Any

from bot.store.models import TrackerRow
from bot.store.repositories.trackers import Memory
from tests.integration.kitchen import Kitchen

Event = dict[str, Any]


def said(kitchen: Kitchen, text: str, **ago: float) -> list[Event]:
    """Return the events of one turn, some time ago."""
    at = (kitchen.clock() - timedelta(**ago)).timestamp()
    return [
        {"event": "action", "name": "action_listen", "timestamp": at},
        {"event": "user", "text": text, "timestamp": at},
        {"event": "slot", "name": "topic", "value": text.partition(" ")[0], "timestamp": at},
        {"event": "bot", "text": f"Over {text}", "timestamp": at},
    ]


def remembered(kitchen: Kitchen, *events: Event) -> None:
    with kitchen.store.session() as session:
        Memory(4, list(events)).keep(session, kitchen.conversation("anna"), None)
        session.flush()
        # ``keep`` writes the time of the machine, and the clock of these tests stands still.
        row = session.get_one(TrackerRow, kitchen.conversation("anna"))
        row.updated_at = kitchen.clock()
        session.commit()


def row(kitchen: Kitchen) -> TrackerRow:
    with kitchen.store.reading() as session:
        return session.get_one(TrackerRow, kitchen.conversation("anna"))


def test_a_turn_that_is_too_old_goes_and_what_it_left_in_slots_and_loop_stays(anna: Kitchen) -> None:
    old = said(anna, "geheim van toen", days=31)
    loop = {"event": "active_loop", "name": "assignment_form", "timestamp": old[0]["timestamp"]}
    new = said(anna, "hallo weer", days=1)
    remembered(anna, *old, loop, *new)
    anna.privacy.clean_up()
    kept = row(anna)
    assert kept.events == [old[2], loop, *new]
    assert kept.version == 5, "a process that holds it in memory reads it anew"
    assert kept.updated_at == anna.clock()


def test_what_may_be_kept_is_left_as_it_is(anna: Kitchen) -> None:
    events = [*said(anna, "een vraag", days=29), *said(anna, "hallo weer", days=1)]
    remembered(anna, *events)
    anna.privacy.clean_up()
    assert (row(anna).events, row(anna).version) == (events, 4)


def test_when_all_of_it_is_too_old_no_text_is_left(anna: Kitchen) -> None:
    remembered(anna, *said(anna, "geheim van toen", days=31))
    anna.privacy.clean_up()
    assert [event["event"] for event in row(anna).events] == ["slot"]
