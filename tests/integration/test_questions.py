"""Questions of parents: answered for this child, with what can be done next; two in one message, both."""

import pytest

from actions.answers import AnswerQuestion, AskWhy
from actions.base import KitchenAction
from actions.choosing import FirstAid
from actions.control import ExplainSimpler
from actions.fallback import OfferMeanings
from actions.safety import Helplines
from bot.domain.safety import Danger
from bot.services.heard import Heard
from bot.services.helplines import helplines
from bot.services.turns import Asked
from tests.integration.kitchen import Kitchen
from tests.integration.walking import CARD, acts, at, starts, tapped, typed

ANSWER, AID = AnswerQuestion(), FirstAid()


def test_the_answer_is_that_for_this_child(school: Kitchen) -> None:
    for address, label, topic in (
        ("anna", "moeder van Samir", "faq_deadlines_mbo"),
        ("yara", "moeder van Yara", "faq_deadlines_vmbo_profiel"),
    ):
        school.comes_in(address, label)
        said = acts(school, ANSWER, typed("wanneer moet dat?", "faq_deadlines"), address)
        assert said.bubbles[0].text == school.catalogue.answers[topic].text
        assert {"event": "slot", "name": "topic", "value": topic} in said.events


def test_below_an_answer_stand_easier_words_what_helps_and_its_neighbours(anna: Kitchen) -> None:
    topic, answer = next((t, a) for t, a in anna.catalogue.answers.items() if a.leads_to and a.simpler and not a.words)
    (bubble,) = acts(anna, ANSWER, tapped(answer.intent, topic=topic)).bubbles
    intents = [button.intent for button in bubble.buttons]
    assert intents[:2] == ["explain_simpler", "start_assignment"]
    assert bubble.buttons[1].values == {"slug": answer.leads_to}
    assert len(bubble.buttons) <= 5
    assert len({button.title for button in bubble.buttons}) == len(bubble.buttons)


def test_every_answer_can_be_tapped_and_told_in_easier_words(anna: Kitchen) -> None:
    for topic, answer in anna.catalogue.answers.items():
        (told,) = acts(anna, ANSWER, tapped(answer.intent, topic=topic)).bubbles
        assert told.text == answer.text
        (easier,) = acts(anna, ExplainSimpler(), tapped("explain_simpler", topic=topic)).bubbles
        assert easier.text == (answer.simpler or answer.text)


def test_the_button_of_an_answer_that_is_gone_gives_the_answer_of_now(anna: Kitchen) -> None:
    (told,) = acts(anna, ANSWER, tapped("faq_lob", topic="faq_lob_van_vroeger")).bubbles
    assert told.text == anna.catalogue.answers["faq_lob"].text


def test_in_the_middle_of_an_assignment_an_answer_has_no_buttons_that_lead_away(anna: Kitchen) -> None:
    starts(anna, CARD)
    (told,) = acts(anna, ANSWER, typed("wat is lob?", "faq_lob"), answering=True).bubbles
    assert told.buttons == ()
    assert at(anna) == "compliment_one"


def test_two_questions_in_one_message_are_both_answered(anna: Kitchen) -> None:
    heard = typed("wat is lob? en wat zijn bol en bbl?", "faq_lob")
    texts = [bubble.text for bubble in acts(anna, ANSWER, heard, wishes=("faq_lob", "faq_bol_bbl")).bubbles]
    assert texts == [anna.catalogue.answers[topic].text for topic in ("faq_lob", "faq_bol_bbl")]


def test_of_two_things_to_do_it_is_asked_which_comes_first_and_neither_is_begun(anna: Kitchen) -> None:
    heard = typed("ze zegt niks. en ik heb geen tijd voor dit alles", "child_silent")
    said = acts(anna, AID, heard, wishes=("child_silent", "no_time"))
    (which,) = said.bubbles
    assert which.text == anna.catalogue.say("home.which_first")
    assert [(button.intent, button.values["said"]) for button in which.buttons] == [
        ("child_silent", heard.text),
        ("no_time", heard.text),
    ]
    assert anna.counts()["activity"] == 0


@pytest.mark.parametrize(
    ("action", "intent", "wishes"),
    [
        (Helplines(), "danger_child", ("child_conflict", "contact_mentor")),
        (Helplines(), "danger_home", ("faq_lob", "no_time")),
        (AID, "child_silent", ("child_silent", "danger_child")),
        (ANSWER, "faq_lob", ("faq_lob", "danger_home", "no_time")),
    ],
)
def test_danger_among_wishes_gets_helplines_and_nothing_else(
    anna: Kitchen, action: KitchenAction, intent: str, wishes: tuple[str, ...]
) -> None:
    danger = next(one for one in Danger if one in (intent, *wishes))
    said = acts(anna, action, typed("een lang verhaal met alles erin", intent), wishes=wishes)
    assert said.bubbles == helplines(anna.catalogue, danger, ready=True)
    assert said.events == []
    assert anna.counts()["activity"] == 0


def test_danger_is_never_a_button_not_even_as_a_guess(anna: Kitchen) -> None:
    ranking = (("danger_home", 0.35), ("danger_child", 0.3), ("no_time", 0.2))
    heard = Heard("een lang en onduidelijk verhaal", "nlu_fallback", 0.35, {})
    asked = Asked(anna.conversation("anna"), None, "action_offer_meanings", heard, ranking)
    (offer,) = anna.turns.once(asked, OfferMeanings()._act).bubbles
    assert [button.intent for button in offer.buttons] == ["worry_wellbeing", "no_time", "menu"]
    assert not set(Danger) & set(anna.catalogue.texts["meanings"])


def test_a_message_of_one_wish_is_not_asked_about(anna: Kitchen) -> None:
    said = acts(anna, AID, typed("ze zegt niks", "child_silent"), wishes=("child_silent",))
    assert said.bubbles == []
    assert at(anna) == "situation"


@pytest.mark.parametrize("slug", [CARD, "zegt-niets", None])
def test_why_is_told_of_the_assignment_of_now_or_of_them_all(anna: Kitchen, slug: str | None) -> None:
    if slug:
        starts(anna, slug)
    (told,) = acts(anna, AskWhy(), typed("waarom?", "ask_why"), answering=bool(slug)).bubbles
    general = anna.catalogue.answers["ask_why"].text
    assert (told.text == general) is (slug != CARD)
