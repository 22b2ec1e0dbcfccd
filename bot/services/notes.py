"""What a mentor notes about a student."""

from sqlalchemy import delete

from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Note


class Notes:
    """Notes: for the writer alone, or for the parents too.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def add(self, person: Person, student_id: int, text: str, *, visible: bool) -> None:
        """Keep a note.

        Args:
            person: who writes.
            student_id: about whom.
            text: as typed.
            visible: whether the parents read it on the talk sheet.
        """
        with self.store.session() as session:
            now = self.clock()
            session.add(Note(student_id=student_id, staff_id=person.id, text=text, visible=visible, made_at=now))
            session.add(entry(person, now, "note.made", f"student:{student_id}", visible=int(visible)))
            session.commit()

    def remove(self, person: Person, student_id: int, note_id: int) -> bool:
        """Remove one of the person's own notes about a student; False when it is none."""
        with self.store.session() as session:
            own = (Note.id == note_id, Note.student_id == student_id, Note.staff_id == person.id)
            gone = session.execute(delete(Note).where(*own))
            if not gone.rowcount:  # type: ignore[attr-defined]
                return False
            session.add(entry(person, self.clock(), "note.removed", f"student:{student_id}"))
            session.commit()
            return True
