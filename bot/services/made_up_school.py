"""A school of made-up families: in classes, with a calendar, and two people who release what goes out."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from bot.catalogue import Catalogue
from bot.domain.families import StaffRole
from bot.domain.profiles import Profile, drawn
from bot.services.clock import Clock
from bot.services.roster import Roster
from bot.services.school_calendar import Draft, SchoolCalendar
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Caregiver, Staff, Student

CLASSES = (
    *(("2A", "vmbo-kb", 2), ("2B", "vmbo-tl", 2), ("3A", "vmbo-tl", 3), ("4A", "vmbo-kb", 4)),
    *(("3H", "havo", 3), ("5H", "havo", 5), ("3V", "vwo", 3), ("6V", "vwo", 6)),
)
CLASS_SIZE = 25
NAMES = ("Amina", "Bas", "Chaima", "Daniël", "Eva", "Furkan", "Guusje", "Hamza", "Isa", "Jayden", "Kim", "Lotte",
         "Mees", "Nour", "Olivier", "Pien", "Rayan", "Sara", "Thijs", "Yasmin", "Abel", "Bente", "Cas", "Dina",
         "Emir", "Fay", "Giel", "Hafsa", "Ilias", "Jip", "Kaan", "Lina", "Milan", "Noa", "Omar", "Puk")  # fmt: skip
COMES_IN_DAYS = 28
"""In the first weeks letters go home, and families come in."""
REGION = "midden"


@dataclass(frozen=True)
class Adult:
    """A made-up adult: how this one takes part, and from which day on; None for who never comes in."""

    profile: Profile
    comes_in_on: date | None


class MadeUpSchool:
    """Makes the school.

    Args:
        store: the database, of the newest form.
        catalogue: holds the usual days.
        chance: seeded.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, chance: random.Random, clock: Clock) -> None:
        self.store, self.catalogue, self.chance, self.clock = store, catalogue, chance, clock

    def fill(
        self, school: str, families: int, first: date, *, classes: Sequence[tuple[str, str, int]]
    ) -> dict[int, Adult]:
        """Add families to a school (a new one, or one that is there), who come in during the first weeks.

        Args:
            school: its name.
            families: how many.
            first: the day on which it begins, Europe/Amsterdam.
            classes: name, track and year; families fill one after the other.

        Returns:
            The adults, by their numbers.
        """
        profiles = [drawn(self.chance) for _ in range(families)]
        rows = ["klas,niveau,leerjaar,leerlingnummer,voornaam,zestien_op,verzorger"]
        for number, profile in enumerate(profiles):
            name, track, year = classes[number // CLASS_SIZE % len(classes)]
            round_ = number // (CLASS_SIZE * len(classes))
            child = NAMES[number % len(NAMES)]
            sixteen = first + timedelta(days=365 * (4 - min(year, 4)) + number % 300)
            rows += [
                f"{name}{round_ or ''},{track},{year},y{number},{child},{sixteen},{who} van {child}"
                for who in ("moeder", "vader")[: profile.homes]
            ]
        at = Roster(self.store, self.clock).school(school)
        Roster(self.store, self.clock).import_csv(at, "\n".join(rows))
        return self._meet(at, profiles, first)

    def days(self, person: Person, first: date) -> None:
        """Put the usual days and the holidays of a region in the school's calendar, each in the middle of its window."""
        calendar = SchoolCalendar(self.store, self.catalogue, self.clock)
        for one in self.catalogue.usual:
            end = _coming(first, one.last)
            begin = max(_latest(end, one.first), first)
            day = begin + (end - begin) / 2
            calendar.add(person, Draft(one.kind, one.title, day, day, one.tracks, one.years))
        calendar.take_region(person, REGION)

    def staff(self, school: str) -> tuple[Person, Person]:
        """Return two co-ordinators who release what goes out; they cannot log in."""
        with self.store.session() as session:
            at = Roster(self.store, self.clock).known(school)
            rows = [
                Staff(
                    school_id=at,
                    email=f"simulated-{number}@school.example",
                    name="de school",
                    role=StaffRole.COORDINATOR,
                    active=False,
                    created_at=self.clock(),
                )
                for number in range(2)
            ]
            session.add_all(rows)
            session.commit()
            first, second = (Person(one.id, at, one.name, one.role, one.session_version) for one in rows)
            return first, second

    def _meet(self, school_id: int, profiles: Sequence[Profile], first: date) -> dict[int, Adult]:
        """Return who is who, and draw when each comes in."""
        adults = {}
        with self.store.reading() as session:
            rows = session.execute(
                select(Student.school_key, Caregiver.id)
                .join(Student.cares)
                .join(Caregiver)
                .where(Student.school_key.like("y%"), Student.school_class.has(school_id=school_id))
                .order_by(Caregiver.id)
            )
            for key, caregiver_id in rows:
                profile = profiles[int(key.removeprefix("y"))]
                comes = self.chance.random() < profile.comes_in
                day = first + timedelta(days=self.chance.randrange(COMES_IN_DAYS)) if comes else None
                adults[caregiver_id] = Adult(profile, day)
        return adults


def _latest(last: date, day: str) -> date:
    """Return the latest such day of the year (``MM-DD``) until a day."""
    this = date.fromisoformat(f"{last.year}-{day}")
    return this if this <= last else date.fromisoformat(f"{last.year - 1}-{day}")


def _coming(first: date, day: str) -> date:
    """Return the first such day of the year (``MM-DD``) from a day on."""
    this = date.fromisoformat(f"{first.year}-{day}")
    return this if this >= first else date.fromisoformat(f"{first.year + 1}-{day}")
