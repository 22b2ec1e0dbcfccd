"""What mentors say to parents: to whom it goes, when, once, and what came of it."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from actions.invitation import Rsvp
from bot.channels.errors import Blocked
from bot.services.mentor_messages import Draft
from bot.services.requests import Requests
from bot.store.models import Caregiver, MentorMessage, Request
from bot.store.queries import results
from tests.integration.kitchen import Kitchen
from tests.integration.staff import ask_call, audit, person
from tests.integration.walking import acts, tapped, typed

INVITATION = Draft("invitation", "Ouderavond", meets_at=datetime(2026, 12, 3, 18, 30, tzinfo=UTC), place="de aula")


def sends(kitchen: Kitchen, draft: Draft, batch: str = "batch one", **of: int) -> int:
    """Have mevrouw De Wit send; return to how many conversations."""
    post = kitchen.mentors_post
    return len(post.send(person(kitchen, "mevrouw De Wit"), post.adults(**of), draft, batch))


def messages(kitchen: Kitchen) -> list[MentorMessage]:
    with kitchen.store.reading() as session:
        return list(session.scalars(select(MentorMessage).order_by(MentorMessage.id)))


def change(kitchen: Kitchen, label: str, **values: object) -> None:
    with kitchen.store.session() as session:
        for name, value in values.items():
            setattr(session.get_one(Caregiver, kitchen.caregiver(label)), name, value)
        session.commit()


def test_each_kind_says_who_writes_about_whom(anna: Kitchen) -> None:
    samir = anna.student("Samir")
    sends(anna, Draft("compliment", "Samir hielp een klasgenoot."), "1", student_id=samir)
    sends(anna, Draft("assignment", "Dit past bij de stage.", slug="complimentenkaart"), "2", student_id=samir)
    sends(anna, INVITATION, "3", student_id=samir)
    anna.sweep()
    compliment, told, begin, invitation = [one.message for one in anna.box.sent[-4:]]
    assert compliment.text == 'Bericht van mevrouw De Wit over Samir:\n"Samir hielp een klasgenoot."'
    assert not compliment.buttons
    assert "Dit past bij de stage." in told.text
    assert [(b.title, b.intent) for b in begin.buttons] == [("Begin", "start_assignment"), ("Later", "menu")]
    assert begin.buttons[0].values == {"slug": "complimentenkaart", "student": samir}
    assert "donderdag 3 december, 19:30 uur. Waar: de aula" in invitation.text
    assert [b.intent for b in invitation.buttons] == ["rsvp_yes", "rsvp_no", "rsvp_other"]


def test_a_class_gets_it_once_each_and_those_who_cannot_are_named(anna: Kitchen) -> None:
    anna.comes_in("noor", "moeder van Noor")
    anna.comes_in("daan", "moeder van Daan")
    change(anna, "moeder van Daan", opted_out_at=anna.clock())
    school_class = anna.school_class("3K")
    to = anna.mentors_post.adults(class_id=school_class)
    assert sorted(one.label for one in to if one.gets_it) == ["moeder van Noor", "moeder van Samir"]
    assert {one.label: (one.inside, one.stopped) for one in to if not one.gets_it} == {
        "vader van Samir": (False, False),
        "moeder van Daan": (True, True),
        "tante van Fatima": (False, False),
    }
    assert sends(anna, Draft("compliment", "Fijne klas!"), class_id=school_class) == 2
    assert sends(anna, Draft("compliment", "Fijne klas!"), class_id=school_class) == 0, "a second press of the button"
    anna.sweep()
    assert sum("Fijne klas!" in text for text in anna.box.texts()) == 2
    assert audit(anna)[-1][1:] == ("message.sent", "class")


def test_quiet_hours_and_a_pause_are_waited_for(anna: Kitchen) -> None:
    change(anna, "moeder van Samir", paused_until=date(2026, 11, 30))
    sends(anna, Draft("compliment", "Fijn!"), student_id=anna.student("Samir"))
    assert anna.sweep() == 0
    (row,) = [one for one in anna.outbox() if one.kind == "mentor"]
    assert row.next_attempt_at == datetime(2026, 11, 30, 7, 30, tzinfo=UTC)


def test_receipts_tell_what_came_of_it(anna: Kitchen) -> None:
    samir = anna.student("Samir")
    sends(anna, INVITATION, "1", student_id=samir)
    assert [one.status for one in anna.mentors_post.receipts(student_id=samir)] == ["queued"]
    anna.box.refusals.append(Blocked("blocked"))
    anna.sweep()
    (receipt,) = anna.mentors_post.receipts(student_id=samir)
    assert (receipt.status, receipt.error, receipt.label) == ("failed", "blocked", "moeder van Samir")
    assert not anna.mentors_post.adults(student_id=samir)[0].gets_it, "who blocked us is reached otherwise"


def test_an_invitation_is_answered_by_tap_or_in_words_and_another_time_is_asked_of_the_mentor(anna: Kitchen) -> None:
    samir = anna.student("Samir")
    nothing = acts(anna, Rsvp(), typed("ja ik kom", "rsvp_yes")).bubbles[0]
    assert nothing.text == anna.catalogue.say("school.no_invitation")
    sends(anna, INVITATION, student_id=samir)
    (message,) = messages(anna)
    said = acts(anna, Rsvp(), typed("ja ik kom", "rsvp_yes")).bubbles[0].text
    assert said == "Fijn, ik geef het door aan mevrouw De Wit. Tot donderdag 3 december."
    for _ in range(2):
        acts(anna, Rsvp(), tapped("rsvp_other", message=message.id))
    assert [one.reply for one in messages(anna)] == ["other"]
    with anna.store.reading() as session:
        assert session.scalars(select(Request.kind)).all() == ["meeting"], "asked once"
    anna.clock.passes(days=20)
    over = acts(anna, Rsvp(), tapped("rsvp_yes", message=message.id)).bubbles[0].text
    assert "al voorbij" in over
    assert [one.reply for one in messages(anna)] == ["other"]


def test_the_invitation_of_another_adult_is_not_answered(anna: Kitchen) -> None:
    sends(anna, INVITATION, student_id=anna.student("Samir"))
    (message,) = messages(anna)
    anna.comes_in("omar", "vader van Samir")
    said = acts(anna, Rsvp(), tapped("rsvp_yes", message=message.id), "omar").bubbles[0].text
    assert said == anna.catalogue.say("school.no_invitation")
    assert [one.reply for one in messages(anna)] == [None]


def test_an_answer_ends_the_request_and_stands_with_it(vos: Kitchen) -> None:
    vos.comes_in("anna", "moeder van Samir")
    asked = ask_call(vos, "moeder van Samir", "Samir", safety=False, kind="question")
    vos.clock.passes(minutes=1)
    ask_call(vos, "moeder van Samir", "Samir", safety=True)
    requests, inside, samir = Requests(vos.store, vos.clock), person(vos, "mevrouw Vos"), vos.student("Samir")
    assert [(one.kind, one.first) for one in requests.waiting(inside)] == [("call", True), ("question", False)]
    assert requests.waiting(person(vos, "meneer Bos")) == []
    post = vos.mentors_post
    assert post.request(vos.student("Noor"), asked) is None
    post.send(inside, post.adults(student_id=samir), Draft("answer", "Dat mag zeker.", request_id=asked), "batch")
    (done,) = requests.answered(inside)
    assert (done.kind, done.reply, done.who) == ("question", "Dat mag zeker.", "moeder van Samir")
    vos.clock.now += timedelta(days=31)
    assert requests.answered(inside) == []


def test_after_a_talk_the_mentor_notes_who_was_there(anna: Kitchen) -> None:
    """Not before it, not of another student, and not of a message that invited nobody."""
    samir, mentor = anna.student("Samir"), person(anna, "mevrouw De Wit")
    sends(anna, Draft("compliment", "Goed gedaan."), "1", student_id=samir)
    sends(anna, INVITATION, "2", student_id=samir)
    compliment, invitation = messages(anna)
    note = anna.mentors_post.note_came
    assert not note(mentor, samir, invitation.id, came=True)
    anna.clock.now = datetime(2026, 12, 4, 8, 0, tzinfo=UTC)
    assert not note(mentor, samir, compliment.id, came=True)
    assert not note(mentor, anna.student("Noor"), invitation.id, came=True)
    assert note(mentor, samir, invitation.id, came=False)
    assert note(mentor, samir, invitation.id, came=True)
    with anna.store.reading() as session:
        (month,) = results.months(session, mentor.school_id, [(anna.clock() - timedelta(days=20), anna.clock())])
    assert (month.invited, month.noted, month.came) == (1, 1, 1)
