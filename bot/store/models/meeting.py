"""Between home and school: what is agreed, asked, noted and said back."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, Key
from bot.store.models.family import Caregiver, Student
from bot.store.models.school import Staff


class Agreement(Base):
    """Who does what by when. ``who``: parent, child or mentor.

    Put down by a caregiver (``activity_id`` tells in which talk; the row exists only while parent and child agree that
    the mentor reads it) or by a member of staff (``staff_id``). It counts once the other side said yes:
    ``state`` is proposed, confirmed, declined or closed; ``result`` how it ended: worked, otherwise or not_yet.
    ``asked_at`` is when the parent was last asked how it went, so that the same day asks once.
    """

    __tablename__ = "agreement"
    __table_args__ = (
        Index(
            "ix_agreement_due",
            "due",
            sqlite_where=text("state = 'confirmed'"),
            postgresql_where=text("state = 'confirmed'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"), index=True)
    caregiver_id: Mapped[int | None] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    what: Mapped[str]
    who: Mapped[str]
    due: Mapped[date | None]
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="proposed")
    confirmed_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
    result: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    caregiver: Mapped[Caregiver | None] = relationship(lazy="raise")
    student: Mapped[Student] = relationship(lazy="raise")


class Request(Base):
    """What a parent asks of school: a ``call``, a ``meeting``, an ``offer`` to help, a ``question`` or a ``worry``.

    ``text`` holds the words of a question or a worry, which the parent said may go to the mentor. One about ``safety``
    stands on top of the mentor's list of requests; no page tells why, and no list of a class shows it. It waits
    until a mentor says that it is done.
    """

    __tablename__ = "request"
    __table_args__ = (Index("ix_request_student_id_done_at", "student_id", "done_at"),)

    id: Mapped[Key]
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(default="call")
    text: Mapped[str | None]
    safety: Mapped[bool]
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    caregiver: Mapped[Caregiver] = relationship(lazy="raise")


class Note(Base):
    """What a mentor keeps about a student: for the mentor alone, or ``visible`` to the parents on the talk sheet."""

    __tablename__ = "note"

    id: Mapped[Key]
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    visible: Mapped[bool]
    made_at: Mapped[datetime]


class MentorMessage(Base):
    """What a mentor says to one caregiver: a ``compliment``, an ``answer``, an ``assignment`` or an ``invitation``.

    It goes out through the outbox under the key ``mentor:<id>``, where its receipts are. ``batch`` is the same for all
    that one press of the button sent. ``slug`` names the assignment; ``meets_at`` and ``place`` belong to an invitation,
    ``reply`` to it is yes, no or other (another time), ``came`` whether that adult was there, once the mentor noted it. ``request_id`` is what an answer answers.
    """

    __tablename__ = "mentor_message"
    __table_args__ = (
        Index("ix_mentor_message_student_id_made_at", "student_id", "made_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    batch: Mapped[str] = mapped_column(index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"))
    caregiver_id: Mapped[int] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    text: Mapped[str]
    slug: Mapped[str | None]
    meets_at: Mapped[datetime | None]
    place: Mapped[str | None]
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    reply: Mapped[str | None]
    replied_at: Mapped[datetime | None]
    came: Mapped[bool | None]
    caregiver: Mapped[Caregiver] = relationship(lazy="raise")
    student: Mapped[Student] = relationship(lazy="raise")
    staff: Mapped[Staff | None] = relationship(lazy="raise")
