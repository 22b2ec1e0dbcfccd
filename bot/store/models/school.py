"""A school and those who work there."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, Key


class School(Base):
    """A school."""

    __tablename__ = "school"

    id: Mapped[Key]
    name: Mapped[str]


class SchoolClass(Base):
    """A class: its track, its year, its school year."""

    __tablename__ = "school_class"

    id: Mapped[Key]
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    name: Mapped[str]
    track: Mapped[str]
    year: Mapped[int]
    school: Mapped[School] = relationship(lazy="raise")
    teachings: Mapped[list["Teaching"]] = relationship(back_populates="school_class", lazy="raise")


class Staff(Base):
    """A mentor, co-ordinator or admin.

    ``password_hash`` is argon2's; empty means that log-in by password is impossible. ``reset_hash`` is that of a link
    which lets this person choose a new password, once, until ``reset_until``. ``totp_secret`` is that of the second
    factor, asked for once ``totp_on``; ``totp_step`` is the last step of time that was used, so that no code works
    twice. ``openid_subject`` is how the school's own provider knows this person. ``trial_caregiver_id`` is the adult as
    whom this person gets trials of what goes out to families.
    """

    __tablename__ = "staff"

    id: Mapped[Key]
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    password_hash: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    session_version: Mapped[int] = mapped_column(default=1)
    reset_hash: Mapped[str | None]
    reset_until: Mapped[datetime | None]
    totp_secret: Mapped[str | None]
    totp_on: Mapped[bool] = mapped_column(default=False)
    totp_step: Mapped[int] = mapped_column(default=0)
    openid_subject: Mapped[str | None] = mapped_column(unique=True)
    trial_caregiver_id: Mapped[int | None] = mapped_column(ForeignKey("caregiver.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]


class Teaching(Base):
    """A member of staff is mentor of a class."""

    __tablename__ = "teaching"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    staff: Mapped[Staff] = relationship(lazy="raise")
    school_class: Mapped[SchoolClass] = relationship(back_populates="teachings", lazy="raise")
