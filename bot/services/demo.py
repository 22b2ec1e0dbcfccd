"""A small school to look around in, made by the same services that real schools use."""

from datetime import date, timedelta

from sqlalchemy import select

from bot.catalogue import Catalogue
from bot.channels.webchat import Hub, WebChat
from bot.domain.answer import NOW
from bot.domain.calendar import local_day
from bot.domain.dose import Governor
from bot.domain.families import StaffRole
from bot.services.clock import Clock
from bot.services.family import Family
from bot.services.heard import Heard
from bot.services.onboarding import READY, TEXT_VERSION
from bot.services.progress import Progress
from bot.services.roster import Roster
from bot.services.school_year import SchoolYear
from bot.store.engine import Store
from bot.store.models import Caregiver, Consent, Conversation, SchoolClass, Staff, Teaching

SCHOOL = "Het Kompas"
PASSWORD = "keukentafel-demo"  # noqa: S105 - shown on the log-in page of the demo, which listens on 127.0.0.1 only
MENTOR = "mentor@demo.example"
LOGINS = {
    MENTOR: StaffRole.MENTOR,
    "coordinator@demo.example": StaffRole.COORDINATOR,
    "beheer@demo.example": StaffRole.ADMIN,
}
NAMES = {StaffRole.MENTOR: "mevrouw De Wit", StaffRole.COORDINATOR: "meneer Yilmaz", StaffRole.ADMIN: "mevrouw Kok"}
CODES = {"moeder van Samir": "KEUK2345", "vader van Samir": "TAFE2345", "vader van Noor": "PRAA2345"}
FAMILIES, SO_FAR, SEED = 36, timedelta(weeks=12), 7
CLASSES = (("3B", "vmbo-tl", 3), ("4H", "havo", 4))
_ROWS = """klas,niveau,leerjaar,leerlingnummer,voornaam,zestien_op,verzorger,soort
3K,vmbo-kb,3,1001,Samir,{later},moeder van Samir,parent
3K,vmbo-kb,3,1001,Samir,{later},vader van Samir,parent
3K,vmbo-kb,3,1002,Noor,{later},vader van Noor,parent
3K,vmbo-kb,3,1003,Daan,{earlier},moeder van Daan,parent
3K,vmbo-kb,3,1004,Fatima,{later},tante van Fatima,network
3K,vmbo-kb,3,1005,Lucas,{later},moeder van Lucas,parent
2T,vmbo-tl,2,1006,Yara,{later},moeder van Yara,parent
"""


class Demo:
    """The demo school.

    Args:
        store: the database.
        catalogue: what can be said.
        governor: decides how much is sent.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, governor: Governor, clock: Clock) -> None:
        self.store, self.catalogue, self.governor, self.clock = store, catalogue, governor, clock

    def make(self, families: int = FAMILIES) -> None:
        """Make the school, its staff, families and codes, one assignment that was shared, and a year so far.

        Args:
            families: so many more, in two classes, have lived through the last weeks.
        """
        roster = Roster(self.store, self.clock)
        today = local_day(self.clock())
        school = roster.school(SCHOOL)
        later, earlier = today + timedelta(days=300), today - timedelta(days=30)
        roster.import_csv(school, _ROWS.format(later=later, earlier=earlier))
        for email, role in LOGINS.items():
            roster.add_staff(school, email, NAMES[role], role, PASSWORD, ["3K"] if email == MENTOR else [])
        with self.store.reading() as session:
            caregivers = {one.label: one.id for one in session.scalars(select(Caregiver))}
        for label, code in CODES.items():
            roster.invite(caregivers[label], code)
        self._talked(caregivers["moeder van Daan"])
        self._lived_through(families, today)

    def _lived_through(self, families: int, today: date) -> None:
        """Let made-up families take part from some weeks ago until yesterday, and fill the school's calendar."""
        first = today - SO_FAR
        year = SchoolYear(self.store, self.catalogue, {WebChat.name: WebChat(Hub())}, self.governor, SEED, first)
        people = year.school.staff(SCHOOL)
        year.school.days(people[0], today)
        if families:
            adults = year.school.fill(SCHOOL, families, first, classes=CLASSES)
            year.run(people, adults, today - timedelta(days=1))
        with self.store.session() as session:
            mentor = session.scalars(select(Staff).where(Staff.email == MENTOR)).one()
            classes = session.scalars(select(SchoolClass.id).where(SchoolClass.name.in_([one[0] for one in CLASSES])))
            session.add_all(Teaching(staff_id=mentor.id, class_id=number) for number in classes)
            session.commit()

    def _talked(self, caregiver_id: int) -> None:
        with self.store.session() as session:
            now = self.clock()
            conversation = Conversation(
                id=f"demo-{caregiver_id}", caregiver_id=caregiver_id, stage=READY, created_at=now, last_seen_at=now
            )
            session.add(conversation)
            session.add(
                Consent(caregiver_id=caregiver_id, text_version=TEXT_VERSION, given_at=now, channel=WebChat.name)
            )
            session.flush()
            progress = Progress(Family(session, self.catalogue, conversation, now), self.governor.quiet)
            activity = progress.start("sterke-kanten")
            while step := progress.walk(activity).current():
                value = self._answer(step.id, [option.id for option in step.options], step.most)
                place = {"activity": activity.id, "step": step.id, "value": value}
                progress.take(activity, Heard("", "answer", 1.0, place))
            session.commit()

    def _answer(self, step: str, options: list[str], most: int) -> object:
        spoken = {
            "parent_why": "Daan hielp zijn oma elke week met de boodschappen.",
            "moment": NOW,
            "parent_picks": options[:most],
            "child_picks": options[2 : 2 + most],
            "ask_mentor": "Kan Daan een dag meelopen in de zorg?",
        }
        return spoken.get(step, options[0] if options else "Dat ging goed.")
