"""A conversation, what came in, what went out, and what Rasa remembers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, Key
from bot.store.models.family import Caregiver


class Conversation(Base):
    """One thread of one caregiver. Its random id is all that Rasa sees of a person.

    ``stage`` tells how far onboarding is; ``student_id`` whom the talk is about now.
    """

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(primary_key=True)
    caregiver_id: Mapped[int | None] = mapped_column(ForeignKey("caregiver.id", ondelete="CASCADE"), unique=True)
    invite_id: Mapped[int | None] = mapped_column(ForeignKey("invite.id", ondelete="SET NULL"))
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id", ondelete="SET NULL"))
    stage: Mapped[str]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    caregiver: Mapped[Caregiver | None] = relationship(lazy="raise")


class ChannelAddress(Base):
    """Where a conversation is reached on one platform.

    ``heard_at`` is when the person sent the latest message, by the platform's clock: some take free text only for a
    day after it.
    """

    __tablename__ = "channel_address"
    __table_args__ = (UniqueConstraint("channel", "address"),)

    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str]
    address: Mapped[str]
    blocked_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime]
    heard_at: Mapped[datetime | None]


class Inbound(Base):
    """The inbox. A row is leased by the process that works on it; a lease that ran out may be taken over."""

    __tablename__ = "inbound"
    __table_args__ = (
        UniqueConstraint("channel", "external_id"),
        Index(
            "ix_inbound_waiting",
            "conversation_id",
            "id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("channel_address.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str]
    external_id: Mapped[str]
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    received_at: Mapped[datetime] = mapped_column(index=True)
    leased_by: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]


class Outbound(Base):
    """The outbox. ``key`` makes a message unique: the same decision, taken twice, is one row.

    ``category`` is what the platform bills it as, once it told.
    """

    __tablename__ = "outbound"
    __table_args__ = (
        Index(
            "ix_outbound_waiting",
            "next_attempt_at",
            sqlite_where=text("status = 'queued'"),
            postgresql_where=text("status = 'queued'"),
        ),
        Index(
            "ix_outbound_queued",
            "conversation_id",
            "id",
            sqlite_where=text("status = 'queued'"),
            postgresql_where=text("status = 'queued'"),
        ),
        Index("ix_outbound_conversation_id_id", "conversation_id", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    address_id: Mapped[int] = mapped_column(ForeignKey("channel_address.id", ondelete="CASCADE"), index=True)
    inbound_id: Mapped[int | None] = mapped_column(ForeignKey("inbound.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    status: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(index=True)
    next_attempt_at: Mapped[datetime]
    leased_by: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    external_id: Mapped[str | None] = mapped_column(index=True)
    category: Mapped[str | None]
    delivered_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    error: Mapped[str | None]
    chosen: Mapped[list[Any] | None]
    answered_by: Mapped[int | None]


class ActionRun(Base):
    """What one action did for one inbound message: done once, told again when the message is played again."""

    __tablename__ = "action_run"

    inbound_id: Mapped[int] = mapped_column(ForeignKey("inbound.id", ondelete="CASCADE"), primary_key=True)
    action: Mapped[str] = mapped_column(primary_key=True)
    order: Mapped[int]
    bubbles: Mapped[list[Any]]
    events: Mapped[list[Any]]


class TrackerRow(Base):
    """Rasa's memory of a conversation: as many events as the dialogue needs.

    ``version`` tells a process that holds the tracker in memory that another one wrote it since;
    ``inbound_id`` is the last message that Rasa finished.
    """

    __tablename__ = "tracker"

    conversation_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    inbound_id: Mapped[int | None]
    events: Mapped[list[Any]]
    updated_at: Mapped[datetime] = mapped_column(index=True)


class Tombstone(Base):
    """A forgotten conversation: nothing of it may be written any more."""

    __tablename__ = "tombstone"

    conversation_id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
