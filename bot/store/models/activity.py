"""An assignment being done, and what came of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, Key
from bot.store.models.family import Caregiver, Student


class Activity(Base):
    """An assignment as one caregiver does it with one child.

    ``state``: active, waiting (until ``planned_for``), paused, done or stopped.
    ``draft`` keeps what was chosen so far in a several-choice that is not complete.
    """

    __tablename__ = "activity"
    __table_args__ = (
        Index(
            "ix_activity_checkin",
            "checkin_at",
            sqlite_where=text("checkin_at IS NOT NULL"),
            postgresql_where=text("checkin_at IS NOT NULL"),
        ),
        Index("ix_activity_caregiver_id_state", "caregiver_id", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"), index=True)
    slug: Mapped[str]
    state: Mapped[str]
    draft: Mapped[list[Any] | None]
    planned_for: Mapped[date | None]
    checkin_at: Mapped[datetime | None]
    started_at: Mapped[datetime]
    touched_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    caregiver: Mapped[Caregiver] = relationship(lazy="raise")
    student: Mapped[Student] = relationship(lazy="raise")
    answers: Mapped[list["StepAnswer"]] = relationship(lazy="selectin", order_by="StepAnswer.id", passive_deletes=True)


class StepAnswer(Base):
    """The answer to one step; ``value`` holds it under ``v``, null for a step that was skipped."""

    __tablename__ = "step_answer"
    __table_args__ = (Index("uq_step_answer_activity_id_step", "activity_id", "step", unique=True),)

    id: Mapped[Key]
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    step: Mapped[str]
    value: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Outcome(Base):
    """What a mentor may read of an activity, in sentences made of the answers.

    A row exists only while parent and child agree. ``sheet`` is what of it goes on the talk sheet
    (``bot.domain.sheet``): what both sides chose, what goes well, what the parent asks.
    """

    __tablename__ = "outcome"
    __table_args__ = (Index("ix_outcome_student_id_shared_at", "student_id", "shared_at"),)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"))
    title: Mapped[str]
    lines: Mapped[list[Any]]
    sheet: Mapped[dict[str, Any]] = mapped_column(default=dict)
    shared_at: Mapped[datetime]
    activity: Mapped[Activity] = relationship(lazy="raise")


class ChildLink(Base):
    """A link by which a child answers its own steps of an activity, without an account; only its hash is kept."""

    __tablename__ = "child_link"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]
