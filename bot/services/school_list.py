"""Writes a school's own list into the database: adds and changes, and takes nothing away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.families import StaffRole
from bot.services.list_file import Row
from bot.store.models import Care, Caregiver, SchoolClass, Staff, Student, Teaching

MISSING_SHOWN = 200


@dataclass(frozen=True)
class Imported:
    """What an import did, or would do: nothing is ever taken away.

    ``changed`` says what is different from before; ``missing`` names students who are not in the list, and stay.
    """

    students: int
    caregivers: int
    classes: int = 0
    mentors: int = 0
    changed: Sequence[str] = ()
    missing: Sequence[str] = ()


class Writer:
    """One list, into one school.

    Args:
        session: of the caller, who commits, or undoes it.
        school_id: of the school.
        now: UTC.
    """

    def __init__(self, session: Session, school_id: int, now: datetime) -> None:
        self.session, self.school_id, self.now = session, school_id, now
        self.changed: list[str] = []
        classes = session.scalars(select(SchoolClass).where(SchoolClass.school_id == school_id)).all()
        self._classes = {one.name: one for one in classes}
        self._names = {one.id: one.name for one in classes}
        in_school = Student.class_id.in_([one.id for one in classes])
        self._students: dict[str, list[Student]] = {}
        for student in session.scalars(select(Student).where(in_school).order_by(Student.id)):
            self._students.setdefault(student.school_key, []).append(student)
        self._cares: dict[tuple[int, str], Caregiver] = {
            (student, caregiver.label): caregiver
            for student, caregiver in session.execute(
                select(Care.student_id, Caregiver)
                .join(Caregiver, Caregiver.id == Care.caregiver_id)
                .join(Student, Student.id == Care.student_id)
                .where(in_school)
            ).tuples()
        }

    def write(self, rows: Sequence[Row], progress: Callable[[int, int], None] = lambda _done, _all: None) -> Imported:
        """Write all rows, table by table: as many statements for ten thousand students as for ten.

        Args:
            rows: of the list.
            progress: told how many rows of how many are done.
        """
        classes = self._write_classes(rows)
        mentors = self._write_mentors(rows)
        students = self._write_students(rows)
        caregivers = self._write_caregivers(rows, progress)
        listed = {row.leerlingnummer for row in rows}
        missing = [
            f"{one.first_name} ({self._names[one.class_id]})"
            for key, found in self._students.items()
            if key not in listed
            for one in found
            if one.left_on is None
        ]
        return Imported(students, caregivers, classes, mentors, tuple(self.changed), tuple(missing[:MISSING_SHOWN]))

    def _write_classes(self, rows: Sequence[Row]) -> int:
        new = []
        for row in rows:
            there = self._classes.get(row.klas)
            if there is None:
                there = SchoolClass(school_id=self.school_id, name=row.klas, track=row.niveau, year=row.leerjaar)
                self._classes[row.klas] = there
                new.append(there)
            elif (there.track, there.year) != (row.niveau, row.leerjaar):
                self.changed.append(f"{row.klas}: {there.track} {there.year} → {row.niveau} {row.leerjaar}")
                there.track, there.year = row.niveau, row.leerjaar
        self._flush(new)
        self._names.update({one.id: one.name for one in new})
        return len(new)

    def _write_mentors(self, rows: Sequence[Row]) -> int:
        """Add mentors who are named with an address; they get a password by the admin's link."""
        named = {
            (str(row.mentor_email).lower(), row.mentor, row.klas) for row in rows if row.mentor_email and row.mentor
        }
        emails = {email for email, _, _ in named}
        known = {one.email: one for one in self.session.scalars(select(Staff).where(Staff.email.in_(emails)))}
        new = []
        for email, name, _ in sorted(named):
            if email not in known:
                known[email] = Staff(
                    school_id=self.school_id, email=email, name=name, role=StaffRole.MENTOR, created_at=self.now
                )
                new.append(known[email])
        self._flush(new)
        taught = set(self.session.execute(select(Teaching.staff_id, Teaching.class_id)).tuples())
        for email, _, school_class in sorted(named):
            staff, class_id = known[email], self._classes[school_class].id
            # An address of another school stays with that school.
            if staff.school_id == self.school_id and (staff.id, class_id) not in taught:
                self.session.add(Teaching(staff_id=staff.id, class_id=class_id))
                taught.add((staff.id, class_id))
        return len(new)

    def _write_students(self, rows: Sequence[Row]) -> int:
        new = []
        listed = {(row.leerlingnummer, row.klas) for row in rows}
        for row in rows:
            class_id = self._classes[row.klas].id
            found = self._students.setdefault(row.leerlingnummer, [])
            student = next((one for one in found if one.class_id == class_id), None)
            if student is None:
                # In another class than before: the student moved, and keeps what was done.
                moved = (one for one in found if one.left_on is None)
                student = next(
                    (one for one in moved if (row.leerlingnummer, self._names[one.class_id]) not in listed), None
                )
                if student:
                    self.changed.append(f"{row.voornaam}: {self._names[student.class_id]} → {row.klas}")
                    student.class_id = class_id
            if student is None:
                student = Student(
                    class_id=class_id,
                    school_key=row.leerlingnummer,
                    first_name=row.voornaam,
                    sixteen_on=row.zestien_op,
                )
                found.append(student)
                new.append(student)
            elif student.first_name != row.voornaam:
                self.changed.append(f"{student.first_name} → {row.voornaam} ({row.klas})")
                student.first_name = row.voornaam
            if row.zestien_op and student.sixteen_on != row.zestien_op:
                self.changed.append(f"{row.voornaam} ({row.klas}): 16 op {row.zestien_op}")
                student.sixteen_on = row.zestien_op
        self._flush(new)
        return len(new)

    def _write_caregivers(self, rows: Sequence[Row], progress: Callable[[int, int], None]) -> int:
        new: list[tuple[int, Caregiver]] = []
        for number, row in enumerate(rows, start=1):
            class_id = self._classes[row.klas].id
            student = next(one for one in self._students[row.leerlingnummer] if one.class_id == class_id)
            caregiver = self._cares.get((student.id, row.verzorger))
            if caregiver is None:
                caregiver = Caregiver(kind=row.soort, label=row.verzorger, language=row.taal, created_at=self.now)
                self._cares[student.id, row.verzorger] = caregiver
                new.append((student.id, caregiver))
            elif row.taal and caregiver.language != row.taal:
                caregiver.language = row.taal
                self.changed.append(f"{row.verzorger}: {row.taal}")
            progress(number, len(rows))
        self._flush([caregiver for _, caregiver in new])
        self._flush([Care(caregiver_id=caregiver.id, student_id=student) for student, caregiver in new])
        return len(new)

    def _flush(self, rows: Sequence[SchoolClass | Staff | Student | Caregiver | Care]) -> None:
        self.session.add_all(rows)
        self.session.flush()
