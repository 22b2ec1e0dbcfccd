"""What parents ask of school, and what comes of it."""

from datetime import timedelta

from sqlalchemy import select

from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Request
from bot.store.queries.requests import Answered, Waiting, answered, offers, waiting

SHOWN_FOR = timedelta(days=30)


class Requests:
    """Calls, meetings, offers, questions and worries.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def waiting(self, person: Person) -> list[Waiting]:
        """Return what waits in the person's own classes: what cannot wait first, then the oldest."""
        with self.store.reading() as session:
            return waiting(session, person.id)

    def answered(self, person: Person) -> list[Answered]:
        """Return what was done in the last 30 days, the newest first, with what was answered."""
        with self.store.reading() as session:
            return answered(session, person.id, self.clock() - SHOWN_FOR)

    def offers(self, person: Person) -> list[Waiting]:
        """Return the offers of help to the person's school that wait."""
        with self.store.reading() as session:
            return offers(session, person.school_id)

    def done(self, person: Person, student_id: int, request_id: int) -> bool:
        """Keep that what a parent asked is done; False when no such request of this student waits."""
        with self.store.session() as session:
            request = session.scalar(
                select(Request).where(
                    Request.id == request_id, Request.student_id == student_id, Request.done_at.is_(None)
                )
            )
            if request is None:
                return False
            request.done_at = self.clock()
            session.add(entry(person, self.clock(), "request.done", f"request:{request_id}"))
            session.commit()
            return True
