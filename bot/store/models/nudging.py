"""Days of a school, and the messages that lead to them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, Key
from bot.store.models.family import Caregiver, Student
from bot.store.models.school import School


class Moment(Base):
    """A day of a school's own calendar, or a few in a row: a choice, an evening, weeks of talks.

    ``tracks`` and ``years`` say for whom; empty for all. ``uid`` is the name an iCalendar gave it: the same file, read
    again, changes it and adds nothing.
    """

    __tablename__ = "moment"
    __table_args__ = (UniqueConstraint("school_id", "uid"),)

    id: Mapped[Key]
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"))
    uid: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    tracks: Mapped[list[Any]]
    years: Mapped[list[Any]]
    class_id: Mapped[int | None] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)


class SchoolHoliday(Base):
    """Days without school, both included; nothing is sent unasked then."""

    __tablename__ = "school_holiday"
    __table_args__ = (UniqueConstraint("school_id", "uid"),)

    id: Mapped[Key]
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"))
    uid: Mapped[str]
    title: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]


class Sending(Base):
    """One nudge to the families of one school, on one day.

    ``state``: proposed until somebody lets it go, half_released when a second person must, released, or stopped.
    ``anchor`` is the day it leads to; ``groups`` are tracks with years, ``scope`` the class, or empty. ``planned_at`` is when each family got its row.
    """

    __tablename__ = "sending"
    __table_args__ = (
        UniqueConstraint("school_id", "series", "step", "anchor", "scope"),
        Index("ix_sending_state_day", "state", "day"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"))
    series: Mapped[str]
    step: Mapped[str]
    day: Mapped[date]
    anchor: Mapped[date]
    groups: Mapped[list[Any]]
    scope: Mapped[str]
    class_id: Mapped[int | None] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(default="proposed")
    made_at: Mapped[datetime]
    released_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    released_at: Mapped[datetime | None]
    second_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    second_at: Mapped[datetime | None]
    stopped_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    stopped_at: Mapped[datetime | None]
    planned_at: Mapped[datetime | None]
    school: Mapped[School] = relationship(lazy="raise")


class Nudge(Base):
    """One nudge to one adult: a row before anything is sent, so that any number of workers send once.

    ``state``: waiting until ``due_at``, sent (the outbox has it under ``nudge:<id>``), or dropped; ``reason`` tells why
    it is held or was dropped. ``variant`` is the wording that chance gave; ``answer`` the intent of the button that was
    tapped below it, kept when the message itself is long gone.
    """

    __tablename__ = "nudge"
    __table_args__ = (
        UniqueConstraint("sending_id", "caregiver_id"),
        Index(
            "ix_nudge_due",
            "due_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    sending_id: Mapped[int] = mapped_column(ForeignKey("sending.id", ondelete="CASCADE"))
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"), index=True)
    variant: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting")
    reason: Mapped[str | None]
    due_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    sending: Mapped[Sending] = relationship(lazy="raise")
    caregiver: Mapped[Caregiver] = relationship(lazy="raise")
    student: Mapped[Student] = relationship(lazy="raise")


class Confidence(Base):
    """How sure a parent feels about the talk at home, from 1 (not yet) to 3 (very), each time it was asked."""

    __tablename__ = "confidence"

    id: Mapped[Key]
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    value: Mapped[int]
    at: Mapped[datetime]


class HeldMessage(Base):
    """Why a message that is no nudge waits or was dropped: a check-in, a mentor's message, an agreement's question.

    ``key`` is that of the outbox.
    """

    __tablename__ = "held_message"

    key: Mapped[str] = mapped_column(primary_key=True)
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    action: Mapped[str]
    reason: Mapped[str]
    until: Mapped[datetime | None]
    decided_at: Mapped[datetime]
