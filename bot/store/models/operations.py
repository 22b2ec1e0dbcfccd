"""Who looked at what, and which process is alive."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, Key


class AuditEntry(Base):
    """Somebody did something with personal data. Holds ids, never names or texts.

    ``staff_id`` is who did it, when it was a member of staff; ``school_id`` whose co-ordinator may read it.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_school_id_id", "school_id", "id"),)

    id: Mapped[Key]
    at: Mapped[datetime] = mapped_column(index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"), index=True)
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]


class Heartbeat(Base):
    """The last sign of life of a process."""

    __tablename__ = "heartbeat"

    process: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class TemplateState(Base):
    """Whether a template may be sent, as the platform told last: APPROVED, PENDING, REJECTED, PAUSED, DISABLED."""

    __tablename__ = "template_state"

    name: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str]
    checked_at: Mapped[datetime]


class Charge(Base):
    """How many messages of a category a school is billed for in a month; ``month`` is its first day."""

    __tablename__ = "charge"

    school_id: Mapped[int] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    category: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


class Upload(Base):
    """A school's list between looking at what it would do and doing it; gone with either, or after a day."""

    __tablename__ = "upload"

    token: Mapped[str] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    made_at: Mapped[datetime]
