"""How a parent comes in, through the inbox."""

import pytest
from sqlalchemy import select

from bot.services.onboarding import TEXT_VERSION
from bot.store.models import Care, Caregiver, ChannelAddress, Consent, Conversation, Inbound, Invite, Student
from tests.integration.kitchen import Kitchen


def test_three_steps_from_code_to_menu(school: Kitchen) -> None:
    hello, who = school.says("anna", school.code_for("moeder van Samir"))
    assert "computer" in hello
    assert "Samir" in hello
    assert "mevrouw De Wit" in hello
    assert "Het Kompas" in hello
    assert who == "Bent u de ouder of verzorger van Samir?"
    kept, consent = school.taps("anna", "Ja, dat klopt")
    assert "Mevrouw De Wit leest dit gesprek niet" in kept
    assert consent == "Vindt u dit goed?"
    welcome, _ = school.taps("anna", "Ja, dat is goed")
    assert "Samir" in welcome
    assert school.stage("anna") == "ready"
    assert school.rasa.heard == []


def test_consent_is_kept_with_its_text_its_moment_and_its_channel(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    with school.store.reading() as session:
        (consent,) = session.scalars(select(Consent))
        assert (consent.caregiver_id, consent.text_version, consent.given_at, consent.channel) == (
            school.caregiver("moeder van Samir"),
            TEXT_VERSION,
            school.clock(),
            "postbox",
        )


def test_nothing_is_consented_before_the_last_yes(school: Kitchen) -> None:
    school.says("anna", school.code_for("moeder van Samir"))
    school.taps("anna", "Ja, dat klopt")
    assert school.counts()["consent"] == 0
    assert school.stage("anna") == "consent"


def test_answers_may_be_typed(school: Kitchen) -> None:
    school.says("anna", f"hallo, mijn code is {school.code_for('moeder van Samir').lower()}")
    school.says("anna", "ja hoor")
    school.says("anna", "is goed")
    assert school.stage("anna") == "ready"


def test_what_is_no_plain_yes_is_asked_again(school: Kitchen) -> None:
    school.says("anna", school.code_for("moeder van Samir"))
    school.taps("anna", "Ja, dat klopt")
    for typed in ("misschien", "dat is niet zo goed", "ja maar niet alles", "wie leest dit?"):
        assert school.says("anna", typed) == ["Vindt u dit goed?"]
        assert school.stage("anna") == "consent"


def test_who_wants_to_know_more_is_told_and_asked_again(school: Kitchen) -> None:
    school.says("anna", school.code_for("moeder van Samir"))
    school.taps("anna", "Ja, dat klopt")
    more, consent = school.taps("anna", "Vertel meer")
    assert "vergeet mij" in more
    assert consent == "Vindt u dit goed?"


@pytest.mark.parametrize("step", [1, 2])
def test_who_says_no_is_let_go_and_may_come_back_with_the_same_code(school: Kitchen, step: int) -> None:
    code = school.code_for("moeder van Samir")
    school.says("anna", code)
    if step == 2:
        school.taps("anna", "Ja, dat klopt")
    school.says("anna", "nee")
    assert school.stage("anna") == "new"
    assert school.counts()["consent"] == 0
    school.says("anna", code)
    school.taps("anna", "Ja, dat klopt")
    school.taps("anna", "Ja, dat is goed")
    assert school.stage("anna") == "ready"


def test_somebody_without_a_code_is_asked_for_one_whatever_is_said(school: Kitchen) -> None:
    for text in ("hallo", "ja", "menu", "stop", "/start"):
        (told,) = school.says("anna", text)
        assert "code van school nodig" in told
    assert school.rasa.heard == []


def test_an_adult_of_the_network_is_asked_as_such(school: Kitchen) -> None:
    *_, who = school.says("tante", school.code_for("tante van Fatima"))
    assert who == "Helpt u Fatima bij de keuzes voor school?"


def test_a_class_without_a_mentor_has_the_mentor(kitchen: Kitchen) -> None:
    text = "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n1A,havo,1,1,Bo,vader van Bo\n"
    kitchen.roster.import_csv(kitchen.roster.school("De Horizon"), text)
    kitchen.says("bo", kitchen.code_for("vader van Bo"))
    kept, _ = kitchen.taps("bo", "Ja, dat klopt")
    assert "De mentor leest dit gesprek niet" in kept


def test_two_parents_of_one_child_have_a_conversation_each(school: Kitchen) -> None:
    mother = school.comes_in("anna", "moeder van Samir")
    father = school.comes_in("omar", "vader van Samir")
    assert mother != father
    school.says("anna", "een geheim voor hem")
    assert not [text for text in school.box.texts("omar") if "geheim" in text]
    with school.store.reading() as session:
        heard = select(Inbound.conversation_id).where(Inbound.body["text"].as_string() == "een geheim voor hem")
        assert session.scalars(heard).all() == [mother]


def test_a_further_address_of_the_same_caregiver_joins_the_one_conversation(school: Kitchen) -> None:
    first = school.comes_in("anna on the phone", "moeder van Samir")
    second = school.comes_in("anna on the laptop", "moeder van Samir")
    assert first == second
    assert school.stage("anna on the laptop") == "ready"
    school.says("anna on the laptop", "hallo daar")
    assert school.box.texts("anna on the laptop")[-1] == "Rasa: hallo daar"
    with school.store.reading() as session:
        caregiver = school.caregiver("moeder van Samir")
        of_hers = select(Conversation.id).where(Conversation.caregiver_id == caregiver)
        assert session.scalars(of_hers).all() == [first]
        addresses = select(ChannelAddress.address).where(ChannelAddress.conversation_id == first)
        assert set(session.scalars(addresses)) == {"anna on the phone", "anna on the laptop"}


def test_a_second_child_comes_by_a_second_code(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    code = school.code_for("moeder van Noor")
    (asked,) = school.says("anna", code)
    assert "Noor" in asked
    assert "Mevrouw De Wit leest dit gesprek niet" in asked
    added, _ = school.taps("anna", "Ja, erbij")
    assert "Noor" in added
    with school.store.reading() as session:
        names = (
            select(Student.first_name)
            .join(Care)
            .where(Care.caregiver_id == school.caregiver("moeder van Samir"))
            .order_by(Student.first_name)
        )
        assert session.scalars(names).all() == ["Noor", "Samir"]
        conversation = session.get(Conversation, school.conversation("anna"))
        assert conversation
        assert conversation.student_id == school.student("Noor")
    (told,) = school.says("other", code)
    assert "al gebruikt" in told


def test_an_adult_who_adds_a_child_stands_there_once_with_a_consent_of_its_own(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    code = school.code_for("moeder van Noor")
    school.says("anna", code)
    school.clock.passes(minutes=1)
    school.taps("anna", "Ja, erbij")
    anna = school.caregiver("moeder van Samir")
    with school.store.reading() as session:
        of_noor = select(Care.caregiver_id).where(Care.student_id == school.student("Noor"))
        assert session.scalars(of_noor).all() == [anna]
        assert session.scalars(select(Caregiver).where(Caregiver.label == "moeder van Noor")).all() == []
        consents = session.execute(select(Consent.caregiver_id, Consent.given_at, Consent.channel)).all()
        assert consents[-1] == (anna, school.clock(), "postbox")
        assert len(consents) == 2
    (told,) = school.says("anna", code)
    assert "al mee" in told
    school.privacy.forget(anna)
    with school.store.reading() as session:
        assert session.scalars(select(Invite).where(Invite.code == code)).all() == []


def test_an_adult_who_came_in_by_another_door_keeps_a_place_of_their_own(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    school.comes_in("noors mother", "moeder van Noor")
    school.says("anna", school.code_for("moeder van Noor"))
    school.taps("anna", "Ja, erbij")
    with school.store.reading() as session:
        of_noor = select(Care.caregiver_id).where(Care.student_id == school.student("Noor"))
        assert set(session.scalars(of_noor)) == {
            school.caregiver("moeder van Samir"),
            school.caregiver("moeder van Noor"),
        }


def test_the_code_of_the_other_parent_is_not_used_up(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    code = school.code_for("vader van Samir")
    (told,) = school.says("anna", code)
    assert "iemand anders" in told
    assert "Samir" in told
    assert school.stage("anna") == "ready"
    school.says("omar", code)
    school.taps("omar", "Ja, dat klopt")
    school.taps("omar", "Ja, dat is goed")
    assert school.stage("omar") == "ready"


def test_a_child_that_was_added_meanwhile_leaves_the_code_to_the_other_adult(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    code = school.code_for("moeder van Noor")
    school.says("anna", code)
    with school.store.session() as session:
        session.add(Care(caregiver_id=school.caregiver("moeder van Samir"), student_id=school.student("Noor")))
        session.commit()
    (told,) = school.taps("anna", "Ja, erbij")
    assert "iemand anders" in told
    assert "Welkom" in school.says("noors mother", code)[0]


def test_the_own_new_code_stays_for_a_further_phone(school: Kitchen) -> None:
    first = school.comes_in("anna on the phone", "moeder van Samir")
    code = school.code_for("moeder van Samir")
    (told,) = school.says("anna on the phone", code)
    assert "al mee" in told
    school.says("anna on the laptop", code)
    school.taps("anna on the laptop", "Ja, dat klopt")
    school.taps("anna on the laptop", "Ja, dat is goed")
    assert school.conversation("anna on the laptop") == first


def test_a_second_code_that_is_declined_adds_nobody(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    school.says("anna", school.code_for("moeder van Noor"))
    before = school.counts()["care"]
    school.taps("anna", "Nee")
    assert school.counts()["care"] == before
    assert school.rasa.texts()[-1] == "/menu"


def test_the_button_of_a_code_that_ended_meanwhile_adds_nobody(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    school.says("anna", school.code_for("moeder van Noor"))
    school.code_for("moeder van Noor")
    (told,) = school.taps("anna", "Ja, erbij")
    assert "al gebruikt" in told
    with school.store.reading() as session:
        children = session.scalars(select(Care).where(Care.caregiver_id == school.caregiver("moeder van Samir"))).all()
        assert len(children) == 1


def test_the_own_code_again_says_that_one_is_in(school: Kitchen) -> None:
    code = school.code_for("moeder van Samir")
    school.says("anna", code)
    school.taps("anna", "Ja, dat klopt")
    school.taps("anna", "Ja, dat is goed")
    (told,) = school.says("anna", code)
    assert "al mee" in told


def test_who_comes_back_with_a_new_code_gets_messages_again(school: Kitchen) -> None:
    school.comes_in("anna", "moeder van Samir")
    with school.store.session() as session:
        caregiver = session.get(Caregiver, school.caregiver("moeder van Samir"))
        assert caregiver
        caregiver.opted_out_at = school.clock()
        session.commit()
    school.comes_in("anna again", "moeder van Samir")
    with school.store.reading() as session:
        caregiver = session.get(Caregiver, school.caregiver("moeder van Samir"))
        assert caregiver
        assert caregiver.opted_out_at is None


def test_rasa_never_sees_an_address_or_a_name(school: Kitchen) -> None:
    conversation = school.comes_in("+31612345678", "moeder van Samir")
    school.says("+31612345678", "hallo")
    ((sender, text, metadata),) = school.rasa.heard
    assert (sender, text) == (conversation, "hallo")
    assert "31612345678" not in f"{sender}{metadata}"
    assert set(metadata) == {"inbound_id", "values"}
