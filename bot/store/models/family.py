"""A child, the adults who care for it, and how they are let in."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, Key
from bot.store.models.school import SchoolClass


class Student(Base):
    """A child; ``sixteen_on`` is the day it turns 16, no birthday is kept."""

    __tablename__ = "student"
    __table_args__ = (UniqueConstraint("class_id", "school_key"),)

    id: Mapped[Key]
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    school_key: Mapped[str]
    first_name: Mapped[str]
    sixteen_on: Mapped[date | None]
    left_on: Mapped[date | None]
    school_class: Mapped[SchoolClass] = relationship(lazy="raise")
    cares: Mapped[list["Care"]] = relationship(back_populates="student", lazy="raise")


class Caregiver(Base):
    """A parent, guardian or other adult; ``language`` is the one spoken at home, when the school told it."""

    __tablename__ = "caregiver"

    id: Mapped[Key]
    kind: Mapped[str]
    label: Mapped[str]
    language: Mapped[str | None]
    opted_out_at: Mapped[datetime | None]
    paused_until: Mapped[date | None]
    created_at: Mapped[datetime]
    cares: Mapped[list["Care"]] = relationship(back_populates="caregiver", lazy="raise", passive_deletes=True)


class Care(Base):
    """A caregiver cares for a student."""

    __tablename__ = "care"

    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"), primary_key=True, index=True)
    caregiver: Mapped[Caregiver] = relationship(back_populates="cares", lazy="raise")
    student: Mapped[Student] = relationship(back_populates="cares", lazy="raise")


class Invite(Base):
    """A code that lets one caregiver in, once; ``printed_at`` is when it was last put on a letter.

    One that ``moves`` was asked for in the chat: it lets the same caregiver go on in another app.
    """

    __tablename__ = "invite"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    printed_at: Mapped[datetime | None]
    moves: Mapped[bool] = mapped_column(default=False, server_default=false())
    used_at: Mapped[datetime | None]
    caregiver: Mapped[Caregiver] = relationship(lazy="raise")


class Consent(Base):
    """A caregiver said yes to what is kept and who reads it; ``text_version`` tells to which text."""

    __tablename__ = "consent"

    id: Mapped[Key]
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    text_version: Mapped[str]
    given_at: Mapped[datetime]
    channel: Mapped[str]
