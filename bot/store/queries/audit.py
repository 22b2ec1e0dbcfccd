"""Who did what with personal data, for the co-ordinator to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import AuditEntry, SchoolClass, Staff, Student

PAGE = 50


@dataclass(frozen=True)
class Line:
    """A line of the log, with names that are looked up now: the log itself holds numbers."""

    id: int
    at: datetime
    who: str
    action: str
    subject: str
    name: str


def audit_of(
    session: Session, school_id: int, *, before: int | None = None, staff_id: int | None = None, action: str = ""
) -> Sequence[Line]:
    """Return lines of a school's log, the newest first, one page and one line more.

    Args:
        session: of the database.
        school_id: whose.
        before: only older lines than this one.
        staff_id: only what this person did.
        action: only this.
    """
    wanted = [AuditEntry.school_id == school_id]
    if before:
        wanted.append(AuditEntry.id < before)
    if staff_id:
        wanted.append(AuditEntry.staff_id == staff_id)
    if action:
        wanted.append(AuditEntry.action == action)
    rows = session.execute(
        select(AuditEntry, Staff.name)
        .outerjoin(Staff, Staff.id == AuditEntry.staff_id)
        .where(*wanted)
        .order_by(AuditEntry.id.desc())
        .limit(PAGE + 1)
    ).all()
    names = _names(session, [entry.subject for entry, _ in rows])
    return [
        Line(entry.id, entry.at, who or "", entry.action, entry.subject, names.get(entry.subject, ""))
        for entry, who in rows
    ]


def _names(session: Session, subjects: Sequence[str]) -> dict[str, str]:
    numbers: dict[str, set[int]] = {"student": set(), "class": set(), "staff": set()}
    for subject in subjects:
        kind, _, number = subject.partition(":")
        if kind in numbers and number.isdecimal():
            numbers[kind].add(int(number))
    students = session.execute(
        select(Student.id, Student.first_name, SchoolClass.name)
        .join(SchoolClass, SchoolClass.id == Student.class_id)
        .where(Student.id.in_(numbers["student"]))
    )
    classes = session.execute(select(SchoolClass.id, SchoolClass.name).where(SchoolClass.id.in_(numbers["class"])))
    staff = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(numbers["staff"])))
    return {
        **{f"student:{number}": f"{name} ({school_class})" for number, name, school_class in students},
        **{f"class:{number}": name for number, name in classes},
        **{f"staff:{number}": name for number, name in staff},
    }
