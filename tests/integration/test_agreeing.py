"""Agreements as a closed loop: put down by one side, confirmed by the other, looked back at on the day."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from actions.agreements import CloseAgreement, ConfirmAgreement, ShowAgreements
from actions.checkin import ReportDone, ReportNotDone
from bot.domain.agreements import CLOSED, CONFIRMED, DECLINED, PROPOSED, Doer, Result
from bot.services.agreeing import Draft
from bot.services.signing_in import Person
from bot.store.models import Agreement, Caregiver, Outbound
from tests.integration.kitchen import Kitchen
from tests.integration.staff import person
from tests.integration.walking import acts, answers, starts, tapped, typed

DUE = date(2026, 11, 27)
DAY = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
"""Friday five o'clock in Amsterdam."""


def mentor(kitchen: Kitchen) -> Person:
    return person(kitchen, "mevrouw De Wit")


def proposes(kitchen: Kitchen, what: str = "Samir belt een bedrijf.", label: str = "moeder van Samir") -> int:
    """Have the mentor put down an agreement; return its number."""
    draft = Draft(kitchen.caregiver(label), what, Doer.CHILD, DUE)
    kitchen.agreeing.propose(mentor(kitchen), kitchen.student("Samir"), draft)
    with kitchen.store.reading() as session:
        return session.scalars(select(Agreement.id).order_by(Agreement.id.desc())).first() or 0


def state(kitchen: Kitchen, number: int) -> tuple[str, str | None, date | None]:
    with kitchen.store.reading() as session:
        found = session.get_one(Agreement, number)
        return found.state, found.result, found.due


def confirms(kitchen: Kitchen, number: int, *, yes: bool = True) -> str:
    return acts(kitchen, ConfirmAgreement(), tapped("confirm_agreement", agreement=number, yes=yes)).bubbles[0].text


def looks_back(kitchen: Kitchen) -> list[str]:
    """Have the clock ask; return what was sent."""
    kitchen.agreeing.post_due()
    before = len(kitchen.box.sent)
    kitchen.sweep()
    return [one.message.text for one in kitchen.box.sent[before:]]


def change(kitchen: Kitchen, **values: object) -> None:
    with kitchen.store.session() as session:
        for name, value in values.items():
            setattr(session.get_one(Caregiver, kitchen.caregiver("moeder van Samir")), name, value)
        session.commit()


def test_what_the_mentor_puts_down_is_asked_of_the_parent_and_counts_once_the_parent_says_yes(anna: Kitchen) -> None:
    number = proposes(anna)
    anna.sweep()
    asked = anna.box.sent[-1].message
    assert asked.text.startswith("Mevrouw De Wit schreef deze afspraak op:")
    assert "Wie doet het: Samir. Wanneer: vrijdag" in asked.text
    assert [button.title for button in asked.buttons] == ["Ja, klopt", "Klopt niet"]
    assert state(anna, number)[0] == PROPOSED
    assert confirms(anna, number) == anna.catalogue.say("agreements.yes")
    assert state(anna, number)[0] == CONFIRMED
    assert "Is het gelukt?" in confirms(anna, number, yes=False), "the first answer counts"
    assert state(anna, number)[0] == CONFIRMED


def test_a_parent_may_say_no(anna: Kitchen) -> None:
    number = proposes(anna)
    assert "praat er graag met u over" in confirms(anna, number, yes=False)
    assert state(anna, number)[0] == DECLINED


def test_what_the_parent_puts_down_is_confirmed_by_the_mentor_and_the_parent_is_told(anna: Kitchen) -> None:
    starts(anna, "agreement")
    answers(anna, "Samir belt over een stage.", "mijn kind", "week", "ja", "ja")
    with anna.store.reading() as session:
        number = session.scalars(select(Agreement.id)).one()
    samir, other = anna.student("Samir"), anna.student("Noor")
    assert anna.agreeing.decide(mentor(anna), other, number, "confirm") == (False, None)
    assert anna.agreeing.decide(mentor(anna), samir, number, "withdraw") == (False, None)
    done, conversation = anna.agreeing.decide(mentor(anna), samir, number, "confirm")
    assert (done, conversation) == (True, anna.conversation("anna"))
    anna.sweep()
    assert "Mevrouw De Wit zegt ook ja" in anna.box.texts("anna")[-1]
    assert anna.agreeing.decide(mentor(anna), samir, number, "confirm") == (False, None)
    assert state(anna, number)[0] == CONFIRMED


def test_on_the_day_it_is_asked_once_and_the_answer_closes_it(anna: Kitchen) -> None:
    number = proposes(anna)
    confirms(anna, number)
    anna.sweep()
    anna.clock.now = DAY.replace(hour=15, minute=59)
    assert looks_back(anna) == []
    anna.clock.now = DAY
    (asked,) = looks_back(anna)
    assert "Is het gelukt?" in asked
    assert looks_back(anna) == []
    said = acts(anna, CloseAgreement(), tapped("close_agreement", agreement=number, result="worked"))
    assert "gelukt" in said.bubbles[0].text
    assert state(anna, number) == (CLOSED, Result.WORKED, DUE)


def test_not_yet_asks_for_another_day_and_is_asked_again_then(anna: Kitchen) -> None:
    number = proposes(anna)
    confirms(anna, number)
    anna.clock.now = DAY
    looks_back(anna)
    values = {"agreement": number, "result": "not_yet"}
    later = acts(anna, CloseAgreement(), tapped("close_agreement", **values)).bubbles[0]
    assert [button.title for button in later.buttons] == ["Over een week", "Over twee weken", "Laat maar rusten"]
    acts(anna, CloseAgreement(), tapped("close_agreement", **values, term="week"))
    assert state(anna, number) == (CONFIRMED, None, date(2026, 12, 4))
    anna.clock.passes(days=7)
    assert len(looks_back(anna)) == 1
    acts(anna, CloseAgreement(), tapped("close_agreement", **values, term="rest"))
    assert state(anna, number)[:2] == (CLOSED, Result.NOT_YET)


@pytest.mark.parametrize(
    ("words", "intent", "closed"),
    [("gelukt", "report_done", Result.WORKED), ("het ging anders", "report_not_done", Result.OTHERWISE)],
)
def test_the_answer_may_be_typed(anna: Kitchen, words: str, intent: str, closed: Result) -> None:
    number = proposes(anna)
    confirms(anna, number)
    anna.clock.now = DAY
    looks_back(anna)
    action = ReportDone() if intent == "report_done" else ReportNotDone()
    acts(anna, action, typed(words, intent))
    assert state(anna, number)[:2] == (CLOSED, closed)


def test_who_wants_no_messages_is_not_asked_and_who_pauses_is_asked_afterwards(anna: Kitchen) -> None:
    number = proposes(anna)
    confirms(anna, number)
    anna.sweep()
    change(anna, opted_out_at=anna.clock())
    anna.clock.now = DAY
    assert looks_back(anna) == []
    before = len(anna.outbox())
    proposes(anna, "Nog een afspraak.")
    assert len(anna.outbox()) == before
    change(anna, opted_out_at=None, paused_until=date(2026, 12, 1))
    assert looks_back(anna) == []
    anna.clock.passes(days=4)
    assert len(looks_back(anna)) == 1


def test_in_quiet_hours_the_question_waits_for_the_morning(anna: Kitchen) -> None:
    anna.clock.now = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
    proposes(anna)
    assert anna.sweep() == 0
    (row,) = [one for one in anna.outbox() if one.kind == "agreement"]
    assert row.next_attempt_at == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)


def test_an_agreement_of_another_adult_is_neither_shown_nor_changed(anna: Kitchen) -> None:
    number = proposes(anna)
    anna.comes_in("omar", "vader van Samir")
    for action, intent in ((ConfirmAgreement(), "confirm_agreement"), (CloseAgreement(), "close_agreement")):
        said = acts(anna, action, tapped(intent, agreement=number, yes=True, result="worked"), "omar")
        assert "belt" not in said.bubbles[0].text
    assert "belt" not in acts(anna, ShowAgreements(), tapped("show_agreements"), "omar").bubbles[0].text
    assert state(anna, number)[0] == PROPOSED
    shown = acts(anna, ShowAgreements(), tapped("show_agreements")).bubbles[0]
    assert "Samir belt een bedrijf. (Samir, vrijdag" in shown.text
    assert shown.buttons[0].intent == "close_agreement"


def test_an_adult_of_another_child_cannot_be_asked(anna: Kitchen) -> None:
    draft = Draft(anna.caregiver("moeder van Noor"), "Iets", Doer.PARENT, None)
    assert anna.agreeing.propose(mentor(anna), anna.student("Samir"), draft) is None
    with anna.store.reading() as session:
        assert session.scalars(select(Agreement)).all() == []
        assert [one for one in session.scalars(select(Outbound)) if one.kind == "agreement"] == []
