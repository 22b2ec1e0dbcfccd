"""A pause until a day that is named, or for a while that is tapped."""

import pytest

from actions.control import Pause
from bot.store.models import Caregiver
from tests.integration.kitchen import Kitchen
from tests.integration.walking import acts, tapped, typed


@pytest.mark.parametrize("said", ["pauze tot 1 januari 2020", "pauze tot 22-11-2026"])
def test_a_day_that_is_past_is_asked_again_and_silences_nothing(anna: Kitchen, said: str) -> None:
    (asked,) = acts(anna, Pause(), typed(said, "pause")).bubbles
    assert asked.text == "Die dag is al voorbij. Hoe lang zal ik wachten?"
    assert [button.title for button in asked.buttons] == ["Even pauze", "Een week", "Drie weken"]
    with anna.store.reading() as session:
        caregiver = session.get(Caregiver, anna.caregiver("moeder van Samir"))
        assert caregiver
        assert caregiver.paused_until is None


def test_a_day_to_come_is_kept_and_a_bare_pause_is_asked_for_how_long(anna: Kitchen) -> None:
    (told,) = acts(anna, Pause(), typed("pauze tot 14 december", "pause")).bubbles
    assert "Tot maandag 14 december stuur ik niets" in told.text
    (asked,) = acts(anna, Pause(), typed("pauze", "pause")).bubbles
    assert asked.text == "Goed, ik wacht. Hoe lang?"
    (told,) = acts(anna, Pause(), tapped("pause", days=0)).bubbles
    assert told.text.startswith("Prima.")
