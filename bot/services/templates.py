"""The templates of WhatsApp: what each says, and whether the platform lets it be sent."""

import asyncio
from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.catalogue.schema import MessageTemplate
from bot.channels.whatsapp.channel import WhatsApp
from bot.services.clock import Clock
from bot.store.engine import Store
from bot.store.repositories.templates import TemplateStates


@dataclass(frozen=True)
class Listed:
    """A template as it is submitted, and its state at the platform; None when it is not known there."""

    template: MessageTemplate
    text: str
    state: str | None


class Templates:
    """Compares what the project sends with what the platform lists.

    Args:
        store: the database.
        catalogue: holds the templates.
        channel: to ask.
        business_id: of the WhatsApp business account.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, catalogue: Catalogue, channel: WhatsApp, business_id: str, clock: Clock) -> None:
        self.store, self.catalogue, self.clock = store, catalogue, clock
        self.channel, self.business_id = channel, business_id

    async def look(self) -> list[Listed]:
        """Ask the platform for its templates, keep their states, and return ours.

        Raises:
            bot.channels.errors.ChannelError: when the platform does not tell; what was kept stays.
        """
        found = await self.channel.templates(self.business_id)
        states = {(str(one.get("name")), str(one.get("language"))): str(one.get("status")) for one in found}
        await asyncio.to_thread(self._keep, states)
        return [
            Listed(
                one,
                self.catalogue.wording(one).replace("{", "{{").replace("}", "}}"),
                states.get((one.name, one.language)),
            )
            for one in self.catalogue.templates
        ]

    def _keep(self, states: dict[tuple[str, str], str]) -> None:
        with self.store.session() as session:
            TemplateStates(session).keep(states, self.clock())
            session.commit()
