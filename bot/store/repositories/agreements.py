"""Agreements between home and school."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import String, cast, exists, literal, select
from sqlalchemy.orm import Session, joinedload

from bot.domain.agreements import CONFIRMED
from bot.store.models import Agreement, Caregiver, HeldMessage, Student

HELD_KEY = "agreement:"
"""Before the number of an agreement: under which it is kept why it waits, and until when."""


class Agreements:
    """The agreements of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, agreement: Agreement) -> None:
        """Keep an agreement, so that it has a number."""
        self.session.add(agreement)
        self.session.flush()

    def of_student(self, student_id: int, agreement_id: int) -> Agreement | None:
        """Return an agreement by its number, if it is about this student."""
        return self.session.scalar(
            select(Agreement).where(Agreement.id == agreement_id, Agreement.student_id == student_id)
        )

    def own(self, caregiver_id: int, agreement_id: object) -> Agreement | None:
        """Return an agreement by its number, if it is one with this caregiver."""
        if not isinstance(agreement_id, int):
            return None
        return self.session.scalar(
            select(Agreement)
            .where(Agreement.id == agreement_id, Agreement.caregiver_id == caregiver_id)
            .options(joinedload(Agreement.student).joinedload(Student.school_class))
        )

    def from_school(self, caregiver_id: int, student_id: int) -> Sequence[Agreement]:
        """Return what school put down with a caregiver about a child, the newest first."""
        return self.session.scalars(
            select(Agreement)
            .where(
                Agreement.caregiver_id == caregiver_id,
                Agreement.student_id == student_id,
                Agreement.activity_id.is_(None),
            )
            .order_by(Agreement.id.desc())
        ).all()

    def states(self, activity_ids: Sequence[int]) -> dict[int, str]:
        """Return how far the agreements are that were put down in these activities."""
        rows = select(Agreement.activity_id, Agreement.state).where(Agreement.activity_id.in_(activity_ids))
        return {activity: state for activity, state in self.session.execute(rows).tuples() if activity is not None}

    def due(self, until: date, now: datetime, limit: int) -> Sequence[Agreement]:
        """Return agreements to look back at, that were not asked about yet, of those who want to be asked.

        Args:
            until: the last day that is over, or over enough, Europe/Amsterdam.
            now: UTC; what is held until later is not due.
            limit: how many at the most.
        """
        held = exists().where(
            HeldMessage.key == literal(HELD_KEY, String) + cast(Agreement.id, String), HeldMessage.until > now
        )
        return self.session.scalars(
            select(Agreement)
            .join(Caregiver, Caregiver.id == Agreement.caregiver_id)
            .join(Student, Student.id == Agreement.student_id)
            .where(
                Agreement.state == CONFIRMED,
                Agreement.due <= until,
                Agreement.asked_at.is_(None),
                Caregiver.opted_out_at.is_(None),
                ~held,
                Student.left_on.is_(None),
            )
            .order_by(Agreement.due)
            .limit(limit)
        ).all()
