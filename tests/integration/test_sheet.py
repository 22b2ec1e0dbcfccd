"""The talk sheet: made of what was shared, the same for the mentor and the parent, and apart for each adult."""

from actions.sharing import TakeBack
from actions.sheet import ShowSheet
from bot.services.notes import Notes
from bot.services.sheet import Sheets
from tests.integration.kitchen import Kitchen
from tests.integration.staff import audit, person
from tests.integration.walking import CARD, TO_SHARING, acts, answers, starts, tapped


def sheets(kitchen: Kitchen) -> Sheets:
    return Sheets(kitchen.store, kitchen.catalogue, kitchen.clock)


def test_the_mentor_and_the_parent_see_the_same_sheet(vos: Kitchen) -> None:
    vos.comes_in("anna", "moeder van Samir")
    inside, samir = person(vos, "mevrouw Vos"), vos.student("Samir")
    empty = acts(vos, ShowSheet(), tapped("show_sheet")).bubbles[0]
    assert empty.text == vos.catalogue.say("sheet.empty")
    assert sheets(vos).read(inside, samir, None).written.empty
    starts(vos, CARD)
    answers(vos, *TO_SHARING, "ja", "ja")
    Notes(vos.store, vos.clock).add(inside, samir, "Goed bij techniek.", visible=True)
    Notes(vos.store, vos.clock).add(inside, samir, "Een geheim.", visible=False)
    sheet = sheets(vos).read(inside, samir, None)
    said = sheet.written.said()
    for words in ("Hij hielp oma.", "“Mag hij meelopen?”", "Goed bij techniek.", "Samir begint", "Samir, waar wil jij"):
        assert words in said
    assert "geheim" not in said
    shown = acts(vos, ShowSheet(), tapped("show_sheet")).bubbles[0]
    assert shown.picture
    assert shown.picture.alt == said
    assert audit(vos)[-1] == (f"staff:{inside.id}", "sheet.read", f"student:{samir}")


def test_co_parents_never_stand_on_each_others_sheet(vos: Kitchen) -> None:
    vos.comes_in("anna", "moeder van Samir")
    vos.comes_in("omar", "vader van Samir")
    starts(vos, CARD)
    answers(vos, *TO_SHARING, "ja", "ja")
    inside, samir = person(vos, "mevrouw Vos"), vos.student("Samir")
    mother, father = vos.caregiver("moeder van Samir"), vos.caregiver("vader van Samir")
    read = sheets(vos).read
    assert "Hij hielp oma." in read(inside, samir, mother).written.said()
    assert "Hij hielp oma." not in read(inside, samir, father).written.said()
    assert read(inside, samir, vos.caregiver("moeder van Yara")).with_whom == mother, "an adult of another child"
    assert "Hij hielp oma." in read(inside, samir, None, everybody=True).written.said()
    hers = acts(vos, ShowSheet(), tapped("show_sheet"), "omar").bubbles[0]
    assert hers.text == vos.catalogue.say("sheet.empty")


def test_what_is_taken_back_leaves_the_sheet(vos: Kitchen) -> None:
    vos.comes_in("anna", "moeder van Samir")
    activity = starts(vos, CARD)
    answers(vos, *TO_SHARING, "ja", "ja")
    inside, samir = person(vos, "mevrouw Vos"), vos.student("Samir")
    acts(vos, TakeBack(), tapped("take_back", activity=activity))
    assert sheets(vos).read(inside, samir, None).written.empty
