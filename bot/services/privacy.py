"""What is kept of a parent: shown, forgotten, and thrown away when its time has come."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import local_day
from bot.domain.messages import File
from bot.domain.wording import say_day
from bot.services.clock import Clock
from bot.store.engine import Store
from bot.store.models import AuditEntry, Caregiver, Conversation
from bot.store.queries.personal import Kept, kept_of
from bot.store.repositories.erasure import Erasure
from bot.store.repositories.outbox import Outbox
from bot.store.repositories.trackers import Memory

FORGETTING = "forgetting"
"""Stage of a conversation whose caregiver asked to be forgotten."""
RECEIPT_PATIENCE = timedelta(minutes=10)
"""So long a platform may take to bring the receipt; then the parent is forgotten without it."""


@dataclass(frozen=True)
class Receipt:
    """Proof that somebody was forgotten, without saying who.

    Args:
        number: to quote.
        at: UTC.
        counts: rows that were removed, by table.
    """

    number: str
    at: datetime
    counts: dict[str, int]


class Privacy:
    """The rights of a parent.

    Args:
        store: the database.
        catalogue: what can be said.
        clock: gives the moment, in UTC.
        retention: how long raw text is kept.
        keep_outcomes: how long answers and outcomes are kept after the student left.
    """

    def __init__(
        self, store: Store, catalogue: Catalogue, clock: Clock, retention: timedelta, keep_outcomes: timedelta
    ) -> None:
        self.store, self.catalogue, self.clock = store, catalogue, clock
        self.retention, self.keep_outcomes = retention, keep_outcomes

    def kept(self, session: Session, conversation: Conversation) -> tuple[str, File]:
        """Return what is kept of a parent: in a few words, and all of it as a file."""
        kept = kept_of(session, conversation.caregiver_id, [conversation.id])
        text = self.catalogue.say(
            "rights.kept",
            berichten=kept.messages,
            antwoorden=kept.answers,
            gedeeld=kept.shared,
            dagen=self.retention.days,
        )
        return text, File("mijn-gegevens.json", as_json(kept))

    def receipt(self, session: Session, conversation: Conversation) -> str:
        """Return the receipt that is shown just before a conversation is forgotten.

        The wish is stored with it, so that ``forget_those_who_asked`` finds it when this process dies first, or when the
        platform is slow. Until then nothing is sent unasked any more.
        """
        kept = kept_of(session, conversation.caregiver_id, [conversation.id])
        conversation.stage = FORGETTING
        caregiver = session.get(Caregiver, conversation.caregiver_id) if conversation.caregiver_id else None
        if caregiver is not None:
            caregiver.opted_out_at = self.clock()
        number = _number()
        session.add(
            AuditEntry(at=self.clock(), actor="caregiver", action="forget.asked", subject=number, details=kept.counts())
        )
        today = local_day(self.clock())
        return self.catalogue.say(
            "rights.receipt",
            nummer=number,
            dag=say_day(today, today - timedelta(days=7)),
            aantal=kept.messages + kept.answers,
        )

    def forget_those_who_asked(self) -> int:
        """Forget those whose receipt was late, or shown by a process that died; return how many."""
        with self.store.reading() as session:
            asked = session.scalars(select(Conversation.id).where(Conversation.stage == FORGETTING)).all()
        return sum(self.forget_when_told(conversation_id) for conversation_id in asked)

    def forget_when_told(self, conversation_id: str) -> bool:
        """Remove everything of a caregiver who asked for it, wherever it is; return whether it is gone now.

        It stays while something that the parent is to hear, the receipt before all, is still to be sent, at most for
        ``RECEIPT_PATIENCE``.
        """
        with self.store.session() as session:
            # Locked, so that two processes do not both forget.
            conversation = session.get(Conversation, conversation_id, with_for_update=True)
            if conversation is None or conversation.stage != FORGETTING:
                return False
            if Outbox(session).waits(conversation_id, self.clock() - RECEIPT_PATIENCE):
                return False
            self._erase(session, conversation.caregiver_id, [conversation_id])
            session.commit()
        self.store.scrub()
        return True

    def forget(self, caregiver_id: int) -> Receipt:
        """Remove everything of a caregiver, wherever it is.

        Raises:
            LookupError: when there is no such caregiver.
        """
        with self.store.session() as session:
            conversations = Erasure(session).conversations_of(caregiver_id)
            if conversations is None:
                raise LookupError(f"there is no caregiver {caregiver_id}")
            receipt = self._erase(session, caregiver_id, conversations)
            session.commit()
        self.store.scrub()
        return receipt

    def _erase(self, session: Session, caregiver_id: int | None, conversations: Sequence[str]) -> Receipt:
        self.store.owe_scrub()
        receipt = Receipt(_number(), self.clock(), Erasure(session).erase(caregiver_id, conversations, self.clock()))
        session.add(
            AuditEntry(
                at=receipt.at, actor="privacy", action="forget.done", subject=receipt.number, details=receipt.counts
            )
        )
        return receipt

    def export(self, caregiver_id: int) -> str:
        """Return all that is kept of a caregiver, as JSON.

        Raises:
            LookupError: when there is no such caregiver.
        """
        with self.store.reading() as session:
            conversations = Erasure(session).conversations_of(caregiver_id)
            if conversations is None:
                raise LookupError(f"there is no caregiver {caregiver_id}")
            return as_json(kept_of(session, caregiver_id, conversations))

    def clean_up(self) -> dict[str, int]:
        """Throw away what is older than it may be; return how many rows of what."""
        now = self.clock()
        # Looked for beforehand: it reads every tracker, and nobody's message waits for that.
        with self.store.reading() as session:
            outdated = Memory.outdated(session, now - self.retention)
        with self.store.session() as session:
            erasure = Erasure(session)
            counts = erasure.old_messages(now - self.retention)
            for conversation_id in outdated:
                Memory.trim(session, conversation_id, now - self.retention)
            counts["activity"] = erasure.old_activities(local_day(now - self.keep_outcomes))
            if outdated or any(counts.values()):
                self.store.owe_scrub()
            session.commit()
        self.scrub_when_due()
        return counts

    def scrub_when_due(self) -> bool:
        """Scrub the files of the database when that is due; return whether it still is, because a reader is in the way."""
        return self.store.scrub_is_due() and not self.store.scrub()


def _number() -> str:
    return secrets.token_hex(4).upper()


def as_json(kept: Kept) -> str:
    """Return what is kept as JSON that a person can read."""
    return json.dumps(kept.as_dict(), ensure_ascii=False, indent=2, default=_iso)


def _iso(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
