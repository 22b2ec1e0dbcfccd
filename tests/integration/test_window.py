"""The customer service window and the month's ceiling; and choices on a platform where a message stays as it is."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.channels.base import Capabilities
from bot.channels.errors import Refused
from bot.domain.messages import Choice, Choices, OutboundMessage, Tap
from bot.services.window import CustomerWindow
from bot.store.models import ChannelAddress, Charge, Outbound, TemplateState
from bot.store.repositories.conversations import Conversations
from tests.integration.kitchen import SCHOOL, Kitchen

ABLE = Capabilities(window_h=24)
WORDS = ("netjes", "sportief", "creatief", "precies", "eerlijk")


def approve(kitchen: Kitchen, *names: str, status: str = "APPROVED") -> None:
    with kitchen.store.session() as session:
        for name in names:
            session.merge(TemplateState(name=name, language="nl", status=status, checked_at=kitchen.clock()))
        session.commit()


def chosen(kitchen: Kitchen, ceiling: str | None = None, kind: str = "nudge", origin: str = "") -> str | None:
    """Return the template that a message to Samir's mother goes as now."""
    with kitchen.store.reading() as session:
        address = Conversations(session).latest_addresses({kitchen.caregiver("moeder van Samir")})
        (to,) = address.values()
        body = OutboundMessage("Samir kiest", origin=origin, fills={"kind": "Samir"}).to_dict()
        window = CustomerWindow(kitchen.catalogue, Decimal(ceiling) if ceiling else None)
        found = window.template(session, Outbound(kind=kind, body=body), to, ABLE, kitchen.clock())
        return found.name if found else None


def test_for_a_day_after_a_word_free_text_is_taken(anna: Kitchen) -> None:
    assert chosen(anna) is None
    anna.clock.passes(hours=23, minutes=59)
    assert chosen(anna) is None
    anna.clock.passes(minutes=1)
    with pytest.raises(Refused, match="no_template"):
        chosen(anna)
    anna.says("anna", "hallo")
    assert chosen(anna) is None


def test_what_arrives_late_opens_no_window(anna: Kitchen) -> None:
    """A platform delivers for up to a week: by its clock the word is old."""
    anna.clock.passes(days=3)
    old = anna.message("anna", "hallo")
    anna.takes(type(old)(**{**vars(old), "sent_at": anna.clock() - timedelta(days=2)}))
    with pytest.raises(Refused):
        chosen(anna)


def test_outside_it_goes_what_was_approved_the_own_text_first(anna: Kitchen) -> None:
    anna.clock.passes(days=2)
    approve(anna, "bericht_van_school")
    approve(anna, "profiel_early_fact", status="PENDING")
    assert chosen(anna, origin="profiel/early/fact") == "bericht_van_school"
    approve(anna, "profiel_early_fact")
    assert chosen(anna, origin="profiel/early/fact") == "profiel_early_fact"
    approve(anna, "bericht_van_school", "profiel_early_fact", status="PAUSED")
    with pytest.raises(Refused, match="no_template"):
        chosen(anna)


def test_the_ceiling_holds_nudges_first_and_answers_never(anna: Kitchen) -> None:
    anna.clock.passes(days=2)
    approve(anna, "bericht_van_school")
    price = anna.catalogue.prices["utility"]
    with anna.store.session() as session:
        session.add(
            Charge(
                school_id=anna.roster.known(SCHOOL),
                month=anna.clock().date().replace(day=1),
                category="utility",
                number=85,
            )
        )
        session.commit()
    ceiling = str(price * 100)
    with pytest.raises(Refused, match="ceiling"):
        chosen(anna, ceiling)
    assert chosen(anna, ceiling, kind="mentor") == "bericht_van_school"
    with pytest.raises(Refused, match="ceiling"):
        chosen(anna, str(price * 85), kind="mentor")
    assert chosen(anna, str(price * 85), kind="reply") == "bericht_van_school"


def asks(kitchen: Kitchen, least: int, most: int) -> int:
    """Ask Samir's mother to choose some words; return the number of the message."""
    options = tuple(Choice(word, word) for word in WORDS)
    message = OutboundMessage("Kies", choices=Choices(options, least, most, "answer", {"step": "x"}))
    with kitchen.store.session() as session:
        (to,) = Conversations(session).latest_addresses({kitchen.caregiver("moeder van Samir")}).values()
        kitchen.outgoing.post(session, to, [message], f"asks:{least}:{most}")
        session.commit()
    kitchen.sweep()
    return kitchen.box.sent[-1].id


def picks(kitchen: Kitchen, message: int, *words: str) -> Sequence[str]:
    said: Sequence[str] = ()
    for word in words:
        said = kitchen.takes(kitchen.message("anna", tap=Tap(message, pick=WORDS.index(word))))
        message = kitchen.box.sent[-1].id
    return said


def test_words_are_picked_one_by_one_and_the_last_one_is_the_answer(anna: Kitchen) -> None:
    first = asks(anna, 2, 2)
    assert picks(anna, first, "netjes") == ["Gekozen: netjes. Kies er nog 1."]
    picks(anna, anna.box.sent[-1].id, "eerlijk")
    assert anna.rasa.heard[-1][2]["values"] == {"step": "x", "value": ["netjes", "eerlijk"]}


def test_who_picks_from_the_first_list_again_goes_on_from_where_it_is(anna: Kitchen) -> None:
    """A list that was sent stays on the screen, and people open it again."""
    first = asks(anna, 1, 3)
    picks(anna, first, "netjes")
    said = anna.takes(anna.message("anna", tap=Tap(first, pick=WORDS.index("precies"))))
    assert said == ["Gekozen: netjes en precies. Kies er nog een, of tik op Klaar."]
    anna.takes(anna.message("anna", tap=Tap(anna.box.sent[-1].id)))
    assert anna.rasa.heard[-1][2]["values"]["value"] == ["netjes", "precies"]


def test_more_rows_come_in_a_message_of_their_own(anna: Kitchen) -> None:
    first = asks(anna, 1, 3)
    anna.takes(anna.message("anna", tap=Tap(first, page=1)))
    assert anna.box.sent[-1].message.page == 1
    assert anna.box.sent[-1].message.choices


@pytest.mark.parametrize("tap", [Tap(1, pick=99), Tap(10_000, page=1), Tap(0, reads=True)])
def test_a_tap_on_nothing_is_told_kindly(anna: Kitchen, tap: Tap) -> None:
    assert anna.takes(anna.message("anna", tap=tap))


def test_a_code_of_a_quarter_of_an_hour_leads_to_the_same_conversation(anna: Kitchen) -> None:
    said = anna.says("anna", "Naar WhatsApp!")[0]
    code = said.partition("deze code: ")[2][:9]
    anna.clock.passes(minutes=16)
    assert anna.says("another", code) == [anna.catalogue.say("onboarding.old_move")]
    code = anna.says("anna", "andere app")[0].partition("deze code: ")[2][:9]
    assert anna.says("phone", code) == [anna.catalogue.say("onboarding.moved")]
    with anna.store.reading() as session:
        rows = {one.address: one.conversation_id for one in session.query(ChannelAddress)}
    assert rows["phone"] == rows["anna"]
    assert anna.says("third", code) == [anna.catalogue.say("onboarding.old_move")]


def test_a_code_for_another_app_is_nothing_for_who_is_somebody_else(anna: Kitchen) -> None:
    code = anna.says("anna", "verder in telegram")[0].partition("deze code: ")[2][:9]
    anna.comes_in("carla", "moeder van Noor")
    assert "code" in anna.says("carla", code)[0]
    assert anna.conversation("carla") != anna.conversation("anna")
