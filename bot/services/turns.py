"""One turn of an action: done once for each inbound message, told again when the message is played again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import QuietHours
from bot.domain.messages import OutboundMessage
from bot.services.clock import Clock
from bot.services.family import Family
from bot.services.heard import Heard
from bot.services.progress import Progress
from bot.store.engine import Store
from bot.store.models import ActionRun, Conversation

VALIDATION = "validate_assignment_form"
"""The action that takes answers; it says nothing to Rasa when what was said is no answer."""


@dataclass(frozen=True)
class Said:
    """What an action says, and what it tells Rasa's tracker.

    Args:
        bubbles: in order.
        events: in the form of Rasa's action server.
    """

    bubbles: list[OutboundMessage] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Turn:
    """What an action has at hand.

    Args:
        session: of the database; committed when the action is done.
        catalogue: what can be said.
        family: who is talking.
        progress: their assignments.
        heard: what was said.
        ranking: the likeliest intents with their confidence, the likeliest first.
        latest: intents of the messages before this one, the newest first.
        topic: of the answer that was given last.
        wishes: intents of a message that asks for more than one thing.
        answering: whether the assignment's form waits for an answer.
        interrupted: whether what was said came in between, and was no answer.
        refused: whether it was an answer that did not fit.
    """

    session: Session
    catalogue: Catalogue
    family: Family
    progress: Progress
    heard: Heard
    ranking: tuple[tuple[str, float], ...]
    latest: tuple[str, ...]
    topic: str
    wishes: tuple[str, ...]
    answering: bool
    interrupted: bool
    refused: bool

    @property
    def now(self) -> datetime:
        """The moment of the turn, in UTC."""
        return self.family.now


@dataclass(frozen=True)
class Asked:
    """What Rasa hands to an action, out of its tracker.

    Args:
        conversation_id: who.
        inbound_id: the message it is about; None in ``rasa shell``.
        action: name of the action.
    """

    conversation_id: str
    inbound_id: int | None
    action: str
    heard: Heard
    ranking: tuple[tuple[str, float], ...] = ()
    latest: tuple[str, ...] = ()
    topic: str = ""
    wishes: tuple[str, ...] = ()
    answering: bool = False


class Turns:
    """Runs actions, each once for a message.

    Args:
        store: the database.
        catalogue: what can be said.
        quiet: hours in which nothing is sent unasked.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, quiet: QuietHours, clock: Clock) -> None:
        self.store, self.catalogue, self.quiet, self.clock = store, catalogue, quiet, clock

    def once(self, asked: Asked, act: Callable[[Turn], Said]) -> Said:
        """Do what an action does, or tell again what it said the first time.

        Args:
            asked: by Rasa.
            act: the action; it changes rows and commits nothing.
        """
        # A message that is played again changes nothing: it need not wait for whoever writes.
        with self.store.reading() as session:
            told = _told(session, asked)
        if told is not None:
            return told
        with self.store.session() as session:
            told = _told(session, asked)
            if told is not None:
                return told
            said = self._act(session, asked, act)
            if asked.inbound_id:
                session.add(
                    ActionRun(
                        inbound_id=asked.inbound_id,
                        action=asked.action,
                        order=session.scalar(select(func.count()).where(ActionRun.inbound_id == asked.inbound_id)) or 0,
                        bubbles=[bubble.to_dict() for bubble in said.bubbles],
                        events=said.events,
                    )
                )
            session.commit()
            return said

    def _act(self, session: Session, asked: Asked, act: Callable[[Turn], Said]) -> Said:
        conversation = session.get(Conversation, asked.conversation_id)
        if conversation is None or conversation.caregiver_id is None:
            return Said([OutboundMessage(self.catalogue.say("onboarding.need_code"))])
        family = Family(session, self.catalogue, conversation, self.clock())
        progress = Progress(family, self.quiet)
        validated = session.get(ActionRun, (asked.inbound_id, VALIDATION)) if asked.inbound_id else None
        return act(
            Turn(
                session,
                self.catalogue,
                family,
                progress,
                asked.heard,
                asked.ranking,
                asked.latest,
                asked.topic,
                asked.wishes,
                asked.answering,
                interrupted=validated is not None and not validated.events,
                refused=validated is not None and bool(validated.bubbles),
            )
        )


def _told(session: Session, asked: Asked) -> Said | None:
    """Return what an action said to this message before; None when it is new."""
    done = session.get(ActionRun, (asked.inbound_id, asked.action)) if asked.inbound_id else None
    if done is None:
        return None
    return Said([OutboundMessage.from_dict(body) for body in done.bubbles], done.events)
