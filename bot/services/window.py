"""The customer service window: free text for a day after a person was heard, then only what was approved beforehand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.catalogue.schema import MessageTemplate
from bot.channels.base import Capabilities
from bot.channels.errors import Refused
from bot.domain.calendar import local_day
from bot.domain.messages import OutboundMessage, Template
from bot.store.models import ChannelAddress, Outbound, TemplateState
from bot.store.queries.charges import spent
from bot.store.repositories.outbox import ONCE, REPLY

APPROVED = "APPROVED"
NUDGES_SHARE = Decimal("0.8")
"""Of the month's money nudges take no more than this: the rest is for what a mentor or a parent waits for."""


@dataclass(frozen=True)
class CustomerWindow:
    """Says in which form a message may go now.

    Args:
        catalogue: holds the templates and what they cost.
        ceiling: most euros a month; None for no bound.
    """

    catalogue: Catalogue
    ceiling: Decimal | None

    def template(
        self, session: Session, row: Outbound, address: ChannelAddress, able: Capabilities, now: datetime
    ) -> Template | None:
        """Return the template that a message must go as; None when free text is taken.

        Args:
            session: of the database.
            row: the message.
            address: where it goes.
            able: what the platform of that address can.
            now: UTC.

        Raises:
            Refused: when there is no template that may be sent, or no money for it.
        """
        if able.window_h is None or is_open(address, able.window_h, now):
            return None
        message = OutboundMessage.from_dict(row.body)
        found = next((one for one in self.fitting(message) if approved(session, one)), None)
        if found is None:
            raise Refused("no_template")
        if row.kind != REPLY and not self._affords(session, row.kind, found.category, local_day(now)):
            raise Refused("ceiling")
        values = {name: message.fills.get(name, "") for name in found.sample}
        return Template(found.name, found.language, values, found.category, announces=found.nudge is None)

    def fitting(self, message: OutboundMessage) -> list[MessageTemplate]:
        """Return the templates that a message may go as, the best first: one of its own text, and one that announces it."""
        own = [one for one in self.catalogue.templates if one.nudge and one.nudge == message.origin]
        return [*own, *(one for one in self.catalogue.templates if one.nudge is None)]

    def _affords(self, session: Session, kind: str, category: str, today: date) -> bool:
        if self.ceiling is None:
            return True
        prices = self.catalogue.prices
        most = self.ceiling * (NUDGES_SHARE if kind == ONCE else 1)
        return spent(session, today, prices) + prices.get(category, Decimal(0)) <= most


def is_open(address: ChannelAddress, hours: int, now: datetime) -> bool:
    """Return whether a person was heard so lately that free text is taken."""
    return address.heard_at is not None and now - address.heard_at < timedelta(hours=hours)


def approved(session: Session, template: MessageTemplate) -> bool:
    """Return whether the platform told last that a template may be sent."""
    state = session.get(TemplateState, (template.name, template.language))
    return state is not None and state.status == APPROVED
