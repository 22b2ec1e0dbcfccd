"""Whose class and whose student it is."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.store.models import Student, Teaching


def teaches_class(session: Session, staff_id: int, class_id: int) -> bool:
    """Return whether a member of staff is mentor of a class."""
    return bool(session.scalar(select(exists().where(Teaching.staff_id == staff_id, Teaching.class_id == class_id))))


def teaches_student(session: Session, staff_id: int, student_id: int) -> bool:
    """Return whether a member of staff is mentor of a student who did not leave."""
    return bool(
        session.scalar(
            select(
                exists().where(
                    Student.id == student_id,
                    Student.left_on.is_(None),
                    Teaching.class_id == Student.class_id,
                    Teaching.staff_id == staff_id,
                )
            )
        )
    )
