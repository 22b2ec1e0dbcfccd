"""The child's own side: its steps by a link, without an account."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.answer import Value
from bot.domain.asking import offered
from bot.domain.calendar import QuietHours
from bot.domain.errors import KeukentafelError
from bot.domain.messages import Button, OutboundMessage
from bot.domain.safety import danger_in
from bot.domain.steps import Option, Step, Who
from bot.services.clock import Clock
from bot.services.family import Family
from bot.services.metrics import DANGER_MESSAGES
from bot.services.outbound import Letter, Outgoing
from bot.services.progress import Progress
from bot.services.sitting import sitting_ends
from bot.store.engine import Store
from bot.store.models import Activity, ChildLink
from bot.store.repositories.activities import DONE, STOPPED, Activities
from bot.store.repositories.conversations import Conversations

LINK_LIFE = timedelta(days=7)


class LinkIsOver(KeukentafelError):
    """The link is unknown, too old, or nothing is left to do for the child."""


class NeedsHelp(KeukentafelError):
    """What the child wrote speaks of danger. It is kept nowhere and told to nobody; telephone numbers come first."""


@dataclass(frozen=True)
class Question:
    """What the child sees.

    Args:
        child: first name.
        title: of the assignment.
        step: that asks.
        text: of it, with names filled in.
        options: what can be chosen.
    """

    child: str
    title: str
    step: Step
    text: str
    options: tuple[Option, ...]


class ChildSide:
    """Lets a child answer its own steps.

    Args:
        store: the database.
        catalogue: what can be said.
        outgoing: the outbox; the parent hears when the child is done.
        quiet: hours in which nothing is planned.
        clock: gives the moment, in UTC.
        base: address of the project as a browser reaches it.
    """

    def __init__(
        self, store: Store, catalogue: Catalogue, outgoing: Outgoing, quiet: QuietHours, clock: Clock, base: str
    ) -> None:
        self.store, self.catalogue, self.outgoing = store, catalogue, outgoing
        self.quiet, self.clock, self.base = quiet, clock, base

    def link(self, session: Session, activity: Activity) -> str:
        """Return a new link for an activity, within the caller's session; an earlier one ends."""
        token = secrets.token_urlsafe(16)
        expires_at = self.clock() + LINK_LIFE
        Activities(session).link(ChildLink(token_hash=_hash(token), activity_id=activity.id, expires_at=expires_at))
        return f"{self.base}/child/{token}"

    def question(self, token: str) -> Question:
        """Return the question a link leads to.

        Raises:
            LinkIsOver: when there is none.
        """
        with self.store.reading() as session:
            return self._question(*self._open(session, token))

    def answer(self, token: str, step_id: str, raw: Value) -> Question | None:
        """Keep the child's answer, and return the next question; None when the child is done.

        Args:
            token: of the link.
            step_id: that was answered.
            raw: ids of options, one id, or a text.

        Raises:
            LinkIsOver: when there is no such link, or nothing left to ask.
            Unfit: when the answer does not fit.
            NeedsHelp: when it speaks of danger.
        """
        with self.store.session() as session:
            progress, activity = self._open(session, token)
            self._question(progress, activity)
            danger = danger_in(raw) if isinstance(raw, str) else None
            if danger:
                DANGER_MESSAGES.labels(danger=danger).inc()
                raise NeedsHelp("words of danger")
            progress.answer(activity, step_id, raw)
            step = progress.walk(activity).current()
            done = step is None or step.who is not Who.CHILD
            letters = [self._tell(session, progress, activity)] if done else []
            self.outgoing.post_all(session, [letter for letter in letters if letter])
            question = None if done else self._question(progress, activity)
            session.commit()
        return question

    def _open(self, session: Session, token: str) -> tuple[Progress, Activity]:
        now = self.clock()
        activity = Activities(session).linked(_hash(token), now)
        thread = Conversations(session).of_caregiver(activity.caregiver_id) if activity else None
        if activity is None or thread is None or activity.state in {DONE, STOPPED}:
            raise LinkIsOver("there is no such link")
        progress = Progress(Family(session, self.catalogue, thread, now), self.quiet)
        try:
            progress.walk(activity)
        except LookupError:
            raise LinkIsOver("the child or the assignment is gone") from None
        return progress, activity

    def _question(self, progress: Progress, activity: Activity) -> Question:
        walk = progress.walk(activity)
        step = walk.current()
        if step is None or step.who is not Who.CHILD:
            raise LinkIsOver("it is the parent's turn")
        options = offered(step, walk.facts.today)
        return Question(walk.facts.child, walk.talk.title, step, walk.read(step), options)

    def _tell(self, session: Session, progress: Progress, activity: Activity) -> Letter | None:
        """Return the message that tells the parent: asked for by them, so it counts as a reply."""
        address = Conversations(session).latest_addresses({activity.caregiver_id}).get(activity.caregiver_id)
        if address is None:
            return None
        walk = progress.walk(activity)
        text = self.catalogue.say("walk.child_done", kind=walk.facts.child, opdracht=walk.talk.title)
        on = (Button("Verder", "resume", {"activity": activity.id}), Button("Menu", "menu"))
        ended = activity.state == DONE
        bubbles = [OutboundMessage(text), *sitting_ends(progress, activity)] if ended else [OutboundMessage(text, on)]
        return Letter(address, bubbles, f"child:{activity.id}:{secrets.token_hex(4)}", "child")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
