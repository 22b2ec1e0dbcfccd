"""Reading the audit log of a school."""

from collections.abc import Sequence

from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.queries.audit import Line, audit_of


class Auditing:
    """The log of who did what with personal data.

    Args:
        store: the database.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def lines(
        self, person: Person, before: int | None = None, staff_id: int | None = None, action: str = ""
    ) -> Sequence[Line]:
        """Return a page of the log of the person's school, and one line more when there is one; see ``audit_of``."""
        with self.store.reading() as session:
            return audit_of(session, person.school_id, before=before, staff_id=staff_id, action=action)
