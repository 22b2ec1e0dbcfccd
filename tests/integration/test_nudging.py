"""Nudges from the calendar to the outbox: each family once, or a stored reason why not."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from bot.domain.assignments import Phase
from bot.domain.dose import Reason
from bot.domain.nudges import NudgeStep, NudgeText, Series
from bot.services.mentor_messages import Draft
from bot.store.models import Activity, Caregiver, HeldMessage, Moment, Nudge, School, SchoolHoliday, Sending
from bot.store.repositories.nudges import RELEASED
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import ask_call, person

SATURDAY = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)
IN = {"anna": "moeder van Samir", "ben": "vader van Samir", "carla": "moeder van Noor"}


@pytest.fixture
def families(school: Kitchen) -> Kitchen:
    """Three adults of 3K are in; a choice of profile is in seven weeks, and today a nudge about it goes out."""
    for address, label in IN.items():
        school.comes_in(address, label)
    with school.store.session() as session:
        session.add(
            Moment(
                school_id=school.roster.known(SCHOOL),
                uid="choice",
                kind="subjects",
                title="Vakken kiezen",
                first=date(2027, 1, 11),
                last=date(2027, 1, 11),
                tracks=["vmbo-kb"],
                years=[3],
            )
        )
        session.commit()
    school.clock.now = SATURDAY
    school.nudging.propose()
    return school


def sendings(kitchen: Kitchen) -> Sequence[Sending]:
    with kitchen.store.reading() as session:
        return session.scalars(select(Sending).order_by(Sending.day)).all()


def release(kitchen: Kitchen, **which: object) -> None:
    with kitchen.store.session() as session:
        session.execute(update(Sending).filter_by(**which).values(state=RELEASED))
        session.commit()


def outcomes(kitchen: Kitchen) -> Counter[str]:
    with kitchen.store.reading() as session:
        return Counter(one.reason or one.state for one in session.scalars(select(Nudge)))


def test_a_nudge_is_proposed_for_its_day(families: Kitchen) -> None:
    """Six weeks before the day, on the Saturday before; another look adds nothing."""
    found = [(one.series, one.step, one.day, one.anchor) for one in sendings(families) if one.series == "vakken"]
    assert found == [
        ("vakken", "early", date(2026, 11, 28), date(2027, 1, 11)),
        ("vakken", "last", date(2027, 1, 6), date(2027, 1, 11)),
    ]
    before = len(sendings(families))
    families.nudging.propose()
    assert len(sendings(families)) == before


def test_a_day_that_moves_takes_its_nudges_with_it(families: Kitchen) -> None:
    """As long as nobody let them go."""
    with families.store.session() as session:
        session.execute(update(Moment).values(first=date(2027, 1, 18), last=date(2027, 1, 18)))
        session.commit()
    families.nudging.propose()
    assert {one.anchor for one in sendings(families) if one.series == "vakken"} == {date(2027, 1, 18)}


def test_two_days_of_one_kind_on_one_date_are_one_message(families: Kitchen) -> None:
    """The national day of hbo is put down for havo and vwo, and for mbo; a school may have two choices on one date."""
    with families.store.session() as session:
        session.add(
            Moment(
                school_id=families.roster.known(SCHOOL),
                uid="choice of others",
                kind="subjects",
                title="Vakken kiezen",
                first=date(2027, 1, 11),
                last=date(2027, 1, 11),
                tracks=["vmbo-tl", "vmbo-kb"],
                years=[2, 3],
            )
        )
        session.commit()
    families.nudging.propose()
    found = [one for one in sendings(families) if (one.series, one.step) == ("vakken", "early")]
    assert len(found) == 1
    assert sorted(map(tuple, found[0].groups)) == [("vmbo-kb", 2), ("vmbo-kb", 3), ("vmbo-tl", 2), ("vmbo-tl", 3)]
    families.clock.now = datetime(2027, 3, 20, 10, 0, tzinfo=UTC)
    families.nudging.propose()
    national = [one for one in sendings(families) if one.series == "hbo-wo"]
    assert {("mbo", 3), ("havo", 5), ("vwo", 6)} <= {(track, year) for one in national for track, year in one.groups}


def test_what_would_fall_in_a_holiday_goes_out_before_it(families: Kitchen) -> None:
    """Five days before 11 January is in the holiday: on the last day of school it still makes sense."""
    with families.store.session() as session:
        session.add(
            SchoolHoliday(
                school_id=families.roster.known(SCHOOL),
                uid="x",
                title="Kerst",
                first=date(2026, 12, 19),
                last=date(2027, 1, 10),
            )
        )
        session.commit()
    families.nudging.propose()
    assert [one.day for one in sendings(families) if one.series == "vakken"] == [date(2026, 11, 28), date(2026, 12, 18)]


def test_a_series_may_be_for_a_phase_of_choosing() -> None:
    """Years in which a choice is made: of vmbo the second and the fourth, of havo the third and the fifth."""
    series = Series("x", "X", (NudgeStep("a", (NudgeText("t", "Tekst"),), on="01-09"),), phases=(Phase.DECIDE,))
    assert {("vmbo-kb", 2), ("vmbo-kb", 4), ("havo", 3), ("havo", 5), ("vwo", 6)} <= set(series.groups)
    assert not {("vmbo-kb", 1), ("havo", 1), ("vwo", 4)} & set(series.groups)


def test_nothing_goes_that_nobody_let_go(families: Kitchen) -> None:
    assert families.runs_nudges() == []
    assert outcomes(families) == {}


def test_each_family_gets_it_once_or_a_reason(families: Kitchen) -> None:
    """Signed by the mentor, with the child's name; doing it all again sends nothing."""
    release(families, series="vakken", step="early")
    said = families.runs_nudges()
    assert len(said) == 3
    assert all("Groet, mevrouw De Wit" in text for text in said)
    assert "maandag 11 januari" in said[0]
    assert outcomes(families) == {"sent": 3, Reason.NOT_IN: 1}
    assert families.runs_nudges() == []
    buttons = [one.title for one in families.box.sent[-1].message.buttons]
    assert buttons == ["Begin", "Even pauze", "Geen berichten meer"]


def test_who_stopped_paused_or_did_it_is_left_alone(families: Kitchen) -> None:
    release(families, series="vakken", step="early")
    with families.store.session() as session:
        anna, ben = (session.get_one(Caregiver, families.caregiver(IN[one])) for one in ("anna", "ben"))
        anna.opted_out_at, ben.paused_until = SATURDAY, date(2026, 12, 10)
        session.add(
            Activity(
                caregiver_id=families.caregiver(IN["carla"]),
                student_id=families.student("Noor"),
                slug="vakkenpakket-in-een-mindmap",
                state="done",
                started_at=SATURDAY,
                touched_at=SATURDAY,
            )
        )
        session.commit()
    assert families.runs_nudges() == []
    assert outcomes(families) == {Reason.STOPPED: 1, Reason.PAUSED: 1, Reason.DONE: 1, Reason.NOT_IN: 1}
    families.clock.now = datetime(2026, 12, 10, 10, 0, tzinfo=UTC)
    assert len(families.runs_nudges()) == 1


def test_in_a_holiday_and_at_night_it_waits(families: Kitchen) -> None:
    with families.store.session() as session:
        school = families.roster.known(SCHOOL)
        session.add(
            SchoolHoliday(school_id=school, uid="x", title="Vrij", first=date(2026, 11, 27), last=date(2026, 11, 29))
        )
        session.commit()
    release(families, series="vakken", step="early")
    assert families.runs_nudges() == []
    families.clock.now = datetime(2026, 11, 30, 4, 0, tzinfo=UTC)
    assert families.runs_nudges() == []
    assert outcomes(families)[Reason.QUIET] == 0, "it was held until the morning, not asked again at night"
    families.clock.now = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    assert len(families.runs_nudges()) == 3


def test_bot_and_school_together_stay_within_the_dose(families: Kitchen) -> None:
    """Two messages of the mentor and one nudge this week: the next one waits, and why is kept."""
    mentor = person(families, "mevrouw De Wit")
    adults = families.mentors_post.adults(student_id=families.student("Noor"))
    for number in range(2):
        families.mentors_post.send(mentor, adults, Draft("compliment", f"Goed gedaan {number}."), f"batch-{number}")
    release(families, series="vakken", step="early")
    assert len([text for text in families.runs_nudges() if "vakken" in text]) == 3
    families.clock.passes(hours=1)
    families.mentors_post.send(mentor, adults, Draft("compliment", "Nog een."), "batch-2")
    with families.store.reading() as session:
        kept = session.scalars(select(HeldMessage)).one()
    assert (kept.reason, kept.action) == (Reason.DOSE, "hold")
    assert kept.until
    assert kept.until - SATURDAY >= timedelta(days=7)


def test_an_answer_is_not_unasked(families: Kitchen) -> None:
    """However many a parent asks for in a week."""
    mentor, student = person(families, "mevrouw De Wit"), families.student("Noor")
    adults = families.mentors_post.adults(student_id=student)
    for number in range(5):
        asked = ask_call(families, IN["carla"], "Noor", safety=False, kind="question")
        draft = Draft("answer", f"Antwoord {number}.", request_id=asked)
        assert families.mentors_post.send(mentor, adults, draft, f"batch-{number}")
    with families.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(HeldMessage)) == 0


def test_two_schools_do_not_meet(families: Kitchen) -> None:
    other = families.roster.school("De Linde")
    families.roster.import_csv(
        other, "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n3A,vmbo-kb,3,1,Bo,moeder van Bo\n"
    )
    families.nudging.propose()
    release(families, series="vakken")
    families.nudging.plan()
    with families.store.reading() as session:
        reached = set(session.scalars(select(Sending.school_id).join(Nudge, Nudge.sending_id == Sending.id)))
        assert reached == {session.scalars(select(School.id).where(School.name == SCHOOL)).one()}
