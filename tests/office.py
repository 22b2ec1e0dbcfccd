"""A school whose families did something of everything, as the mentor's and the school's pages show it."""

from datetime import timedelta

from bot.catalogue import load
from bot.config import ROOT
from bot.domain.agreements import Doer
from bot.domain.calendar import local_day
from bot.domain.families import StaffRole
from bot.services import demo
from bot.services.agreeing import Draft as Agreed
from bot.services.clock import utc_now
from bot.services.demo import Demo
from bot.services.mentor_messages import Draft
from bot.services.notes import Notes
from bot.store.engine import Store
from bot.store.models import Activity, ChannelAddress, Consent, Conversation, Moment
from tests.integration.kitchen import Clock, Kitchen
from tests.integration.staff import ask_call, person, share

CHILDREN = [
    "Anouk",
    "Bilal",
    "Charlotte",
    "Dewi",
    "Emre",
    "Fleur",
    "Gijs",
    "Hanna",
    "Ismail",
    "Jesse",
    "Kwame",
    "Liv",
    "Mohammed",
    "Nina",
    "Oscar",
    "Puck",
    "Quinten",
    "Roos",
    "Sem",
    "Tess",
    "Umar",
    "Vera",
    "Wout",
    "Xavi",
    "Zoë",
    "Maximiliaan-Alexander",
]


def furnish(url: str) -> Kitchen:
    """Fill an empty database with the demo school and thirty families of 3K.

    Args:
        url: of the database.
    """
    kitchen = Kitchen(Store(url), load(ROOT / "data"), Clock(utc_now()))
    Demo(kitchen.store, kitchen.catalogue, kitchen.governor, kitchen.clock).make(families=0)
    rows = "\n".join(f"3K,vmbo-kb,3,{n},{child},moeder van {child}" for n, child in enumerate(CHILDREN, start=2000))
    school = kitchen.roster.known(demo.SCHOOL)
    kitchen.roster.import_csv(school, f"klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n{rows}\n")
    for child in CHILDREN[:14]:
        _comes_in(kitchen, f"moeder van {child}", days=CHILDREN.index(child) * 3)
    for child in CHILDREN[14:20]:
        kitchen.code_for(f"moeder van {child}")
    for adult in ("moeder van Samir", "vader van Samir"):
        _comes_in(kitchen, adult, days=1)
        share(kitchen, adult, "Samir", "Beroepen in de familie")
    for child in CHILDREN[:9]:
        share(kitchen, f"moeder van {child}", child)
    _chooses_subjects(kitchen)
    _between_home_and_school(kitchen)
    kitchen.nudging.propose()
    return kitchen


def _chooses_subjects(kitchen: Kitchen) -> None:
    """Put the choice of subjects of 3K in the school's calendar; one family prepared for it."""
    now = kitchen.clock()
    day = local_day(now) + timedelta(days=28)
    with kitchen.store.session() as session:
        session.add(
            Moment(
                school_id=kitchen.roster.known(demo.SCHOOL),
                uid="office",
                kind="subjects",
                title="Vakken kiezen",
                first=day,
                last=day,
                tracks=["vmbo-kb"],
                years=[3],
            )
        )
        session.add(
            Activity(
                caregiver_id=kitchen.caregiver("moeder van Samir"),
                student_id=kitchen.student("Samir"),
                slug="vakkenpakket-in-een-mindmap",
                state="done",
                started_at=now,
                touched_at=now,
            )
        )
        session.commit()


def _comes_in(kitchen: Kitchen, adult: str, days: int) -> None:
    with kitchen.store.session() as session:
        then = kitchen.clock() - timedelta(days=days)
        caregiver = kitchen.caregiver(adult)
        session.add(
            Conversation(
                id=f"office-{caregiver}", caregiver_id=caregiver, stage="ready", created_at=then, last_seen_at=then
            )
        )
        session.add(Consent(caregiver_id=caregiver, text_version="x", given_at=then, channel="webchat"))
        session.flush()
        session.add(
            ChannelAddress(
                conversation_id=f"office-{caregiver}",
                channel="webchat",
                address=f"office-{caregiver}",
                last_seen_at=then,
            )
        )
        session.commit()


def _between_home_and_school(kitchen: Kitchen) -> None:
    mentor, today = person(kitchen, demo.NAMES[StaffRole.MENTOR]), local_day(kitchen.clock())
    ask_call(kitchen, "moeder van Samir", "Samir", safety=False)
    ask_call(kitchen, "moeder van Daan", "Daan", safety=True)
    ask_call(kitchen, "moeder van Bilal", "Bilal", safety=False, kind="offer")
    for child in ("Daan", "Samir"):
        student, caregiver = kitchen.student(child), kitchen.caregiver(f"moeder van {child}")
        for who, what in ((Doer.PARENT, "samen naar de open dag van het mbo"), (Doer.MENTOR, "een stageplek zoeken")):
            draft = Agreed(caregiver, what, who, today + timedelta(days=14))
            kitchen.agreeing.propose(mentor, student, draft)
        notes = Notes(kitchen.store, kitchen.clock)
        notes.add(mentor, student, "Wil graag buiten werken. Vraag naar de stage.", visible=False)
        notes.add(mentor, student, "We kijken in januari samen naar het profiel.", visible=True)
        adults = kitchen.mentors_post.adults(student_id=student)
        compliment = Draft("compliment", f"Wat fijn dat u thuis met {child} over later praat.")
        kitchen.mentors_post.send(mentor, adults, compliment, f"office-{child}")
