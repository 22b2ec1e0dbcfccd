"""Which templates a platform lets be sent."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import TemplateState


class TemplateStates:
    """The states of templates, within one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def keep(self, states: dict[tuple[str, str], str], now: datetime) -> None:
        """Keep what the platform lists now; of what it lists no more there is none.

        Args:
            states: by name and language.
            now: UTC.
        """
        known = {(one.name, one.language): one for one in self.session.scalars(select(TemplateState))}
        for key in known.keys() - states.keys():
            self.session.delete(known[key])
        for (name, language), status in states.items():
            row = known.get((name, language)) or TemplateState(name=name, language=language)
            row.status, row.checked_at = status, now
            self.session.add(row)
