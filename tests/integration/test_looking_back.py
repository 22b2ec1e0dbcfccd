"""What was done before helps what comes after: answers come back, and the next assignment fits."""

from actions.choosing import ListAssignments, StartAssignment
from actions.looking_back import ShowItem
from bot.domain.fitting import Reason
from bot.services import talks
from bot.services.suggestions import suggestions
from bot.services.turns import Turn
from bot.store.models import Activity, Outcome
from tests.integration.kitchen import Kitchen
from tests.integration.walking import (
    CARD,
    STRENGTHS,
    TO_SHARING,
    acts,
    answers,
    current,
    does,
    question,
    shared,
    starts,
    state,
    tapped,
    typed,
)

HERS = "netjes, sportief, zorgzaam en creatief"
HIS = "netjes, zorgzaam, precies en ambitieus"
BACK = "Bij de sterke kanten kozen u en Samir allebei: netjes en zorgzaam."


def strengths(kitchen: Kitchen, hers: str = HERS, his: str = HIS, address: str = "anna") -> int:
    """Do the assignment about strengths from the first question to the last."""
    activity = starts(kitchen, STRENGTHS, address)
    answers(kitchen, hers, "Hij hielp oma.", "nu", his, "ja", "fijn", "Niets.", "nee", address=address)
    assert state(kitchen, activity).state == "done"
    return activity


def reads(kitchen: Kitchen, address: str = "anna") -> str:
    """Return all that is said before the second compliment, its question included."""
    starts(kitchen, CARD, address)
    answers(kitchen, "Hij hielp oma.", address=address)
    return " ".join(bubble.text for bubble in question(kitchen, address))


def test_what_both_sides_chose_comes_back_in_a_later_assignment(anna: Kitchen) -> None:
    strengths(anna)
    assert BACK in reads(anna)


def test_without_an_earlier_assignment_nothing_is_said_of_it(anna: Kitchen) -> None:
    assert "sterke kanten" not in reads(anna)


def test_where_both_sides_chose_nothing_alike_nothing_comes_back(anna: Kitchen) -> None:
    strengths(anna, his="precies, ambitieus, zelfstandig en ondernemend")
    assert "sterke kanten" not in reads(anna)


def test_an_assignment_that_was_not_finished_does_not_come_back(anna: Kitchen) -> None:
    starts(anna, STRENGTHS)
    answers(anna, HERS, "Hij hielp oma.", "nu", HIS)
    assert "sterke kanten" not in reads(anna)


def test_of_two_times_the_latest_comes_back(anna: Kitchen) -> None:
    strengths(anna, his="precies, ambitieus, zelfstandig en sportief")
    strengths(anna)
    assert BACK in reads(anna)


def test_what_the_other_parent_did_does_not_come_back(anna: Kitchen) -> None:
    anna.comes_in("omar", "vader van Samir")
    strengths(anna, address="omar")
    assert "sterke kanten" not in reads(anna)


def test_what_was_done_with_another_child_does_not_come_back(anna: Kitchen) -> None:
    strengths(anna)
    anna.says("anna", anna.code_for("moeder van Noor"))
    anna.taps("anna", "Ja, erbij")
    assert does(anna, lambda turn: turn.family.choose(anna.student("Noor")))
    assert "sterke kanten" not in reads(anna)


def test_a_card_that_is_gone_since_then_breaks_nothing(anna: Kitchen) -> None:
    activity_id = strengths(anna)
    with anna.store.session() as session:
        activity = session.get(Activity, activity_id)
        assert activity
        for answer in activity.answers:
            if answer.step in {"parent_picks", "child_picks"}:
                answer.value = {"v": [*answer.value["v"], "brave"]}
        session.commit()
    assert BACK in reads(anna)


def test_of_what_is_shared_the_parent_reads_what_the_mentor_reads(anna: Kitchen) -> None:
    activity = starts(anna, CARD)
    answers(anna, *TO_SHARING, "ja", "ja")
    (outcome,) = shared(anna)
    item = tapped("show_item", activity=activity)
    assert [f"• {line}" for line in outcome.lines] == acts(anna, ShowItem(), item).bubbles[0].text.splitlines()[1:]
    with anna.store.session() as session:
        stored = session.get(Outcome, activity)
        assert stored
        stored.lines = ["Zo stond het er toen."]
        session.commit()
    assert acts(anna, ShowItem(), item).bubbles[0].text.splitlines()[1:] == ["• Zo stond het er toen."]


# which assignment comes next
def fits(kitchen: Kitchen) -> dict[str, Reason]:
    def look(turn: Turn) -> dict[str, Reason]:
        student = turn.family.student
        assert student
        return {fit.assignment.slug: fit.reason for fit in suggestions(turn.progress, student)}

    return does(kitchen, look)


def test_a_family_begins_with_the_strengths_of_the_child(anna: Kitchen) -> None:
    assert next(iter(fits(anna).items())) == (STRENGTHS, Reason.START)


def test_what_follows_comes_first_and_what_was_done_last(anna: Kitchen) -> None:
    strengths(anna)
    found = fits(anna)
    assert {slug for slug, why in found.items() if why is Reason.FOLLOWS} == {"beroepen-in-de-familie", CARD}
    assert list(found)[-1] == STRENGTHS
    assert found[STRENGTHS] is Reason.AGAIN


def test_an_assignment_that_was_only_begun_is_not_taken_for_done(anna: Kitchen) -> None:
    starts(anna, CARD)
    assert fits(anna)[CARD] is not Reason.AGAIN


def test_the_offer_says_why_and_goes_on_to_the_rest_some_at_a_time(anna: Kitchen) -> None:
    because, which = acts(anna, ListAssignments(), tapped("list_assignments")).bubbles
    assert because.text.startswith(anna.catalogue.say("home.because_start", kind="Samir", opdracht="Sterke kanten"))
    assert anna.catalogue.assignments[STRENGTHS].goal in because.text
    seen: list[str] = []
    while which.buttons[-1].intent == "list_assignments":
        assert len(which.text) <= 300
        seen += [button.values["slug"] for button in which.buttons[:-1]]
        (which,) = acts(anna, ListAssignments(), tapped("list_assignments", **which.buttons[-1].values)).bubbles
    seen += [button.values["slug"] for button in which.buttons]
    assert seen == list(fits(anna))


def test_an_assignment_that_is_named_begins_at_once_and_one_that_is_not_is_chosen(anna: Kitchen) -> None:
    said = acts(anna, StartAssignment(), typed("ik wil de complimentenkaart doen", "start_assignment"))
    assert said.bubbles == []
    assert does(anna, lambda turn: current(turn).slug) == CARD
    said = acts(anna, StartAssignment(), typed("ik wil iets doen", "start_assignment"))
    assert said.bubbles[-1].buttons[0].intent == "start_assignment"


def test_an_intent_may_stand_for_an_assignment(anna: Kitchen) -> None:
    meant = {intent: one.slug for one in anna.catalogue.assignments.values() for intent in one.intents}
    assert meant
    found = does(anna, lambda turn: {intent: talks.meant(turn.catalogue, intent, "") for intent in meant})
    assert found == meant
    assert does(anna, lambda turn: talks.meant(turn.catalogue, "log_agreement", "")) == "agreement"


def test_what_was_found_comes_back_only_as_long_as_it_counts(anna: Kitchen) -> None:
    activity = strengths(anna)

    def change(turn: Turn) -> bool:
        found = turn.progress.find(activity)
        assert found
        return turn.progress.change(found, "child_picks")

    assert does(anna, change)
    assert "sterke kanten" not in reads(anna)
