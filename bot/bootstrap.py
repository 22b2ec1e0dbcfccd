"""The one place that wires parts together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from bot.catalogue import Catalogue, load
from bot.channels.base import Channel
from bot.channels.telegram.channel import Telegram
from bot.channels.webchat import Hub, WebChat
from bot.channels.whatsapp.channel import WhatsApp
from bot.config import DATA, Settings
from bot.dialogue.rasa import Rasa
from bot.domain.dose import Governor
from bot.drawing import Drawings
from bot.services.agreeing import Agreeing
from bot.services.answering import AnswerHere
from bot.services.checkins import CheckIns
from bot.services.child_side import ChildSide
from bot.services.clock import Clock, utc_now
from bot.services.doors import Doors
from bot.services.inbound import Desk
from bot.services.leases import owner
from bot.services.mentor_messages import MentorsPost
from bot.services.nudging import Nudging
from bot.services.outbound import Outgoing
from bot.services.pace import Pace, SharedPace
from bot.services.privacy import Privacy
from bot.services.templates import Templates
from bot.services.turns import Turns
from bot.services.window import CustomerWindow
from bot.store.engine import Store


@dataclass
class Parts:
    """The parts of one process, made when they are first asked for.

    Args:
        settings: of this process.
        clock: gives the moment, in UTC.
    """

    settings: Settings
    clock: Clock = utc_now

    @cached_property
    def store(self) -> Store:
        """The database."""
        return Store(self.settings.database_url)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the bot can say."""
        return load(DATA)

    @cached_property
    def drawings(self) -> Drawings:
        """Pictures and papers."""
        sets = self.catalogue.cards
        return Drawings(
            {name: [{"title": o.title, "picture": o.picture} for o in one.options] for name, one in sets.items()}
        )

    @cached_property
    def hub(self) -> Hub:
        """The open chat pages of this process."""
        return Hub()

    @cached_property
    def telegram(self) -> Telegram | None:
        """Telegram, when there is a token."""
        token = self.settings.telegram_bot_token
        if token is None:
            return None
        return Telegram(token.get_secret_value(), self.settings.telegram_api_url, self.drawings.png)

    @cached_property
    def whatsapp(self) -> WhatsApp | None:
        """WhatsApp, when there is a token."""
        token, number = self.settings.whatsapp_token, self.settings.whatsapp_phone_number_id
        if token is None or number is None:
            return None
        return WhatsApp(token.get_secret_value(), number, self.settings.whatsapp_api_url, self.drawings.png)

    @cached_property
    def window(self) -> CustomerWindow:
        """What may be sent to who was not heard for long."""
        return CustomerWindow(self.catalogue, self.settings.whatsapp_monthly_ceiling)

    @cached_property
    def templates(self) -> Templates | None:
        """The templates of WhatsApp, when the account that holds them is known."""
        business_id = self.settings.whatsapp_business_id
        if self.whatsapp is None or business_id is None:
            return None
        return Templates(self.store, self.catalogue, self.whatsapp, business_id, self.clock)

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """The channels of this process, by name."""
        channels: dict[str, Channel] = {WebChat.name: WebChat(self.hub)}
        if self.telegram:
            channels[self.telegram.name] = self.telegram
        if self.whatsapp:
            channels[self.whatsapp.name] = self.whatsapp
        return channels

    @cached_property
    def doors(self) -> Doors:
        """The ways into a chat."""
        return Doors(self.channels)

    @cached_property
    def privacy(self) -> Privacy:
        """The rights of a parent."""
        retention = timedelta(days=self.settings.retention_days)
        return Privacy(
            self.store, self.catalogue, self.clock, retention, timedelta(days=self.settings.keep_outcomes_days)
        )

    @cached_property
    def outgoing(self) -> Outgoing:
        """The outbox."""
        return Outgoing(self.store, self.channels, self.clock, owner(), self.pace, self.window)

    @cached_property
    def pace(self) -> Pace:
        """How fast platforms may be written to."""
        return SharedPace(self.settings.folder, self.settings.redis_url)

    @cached_property
    def governor(self) -> Governor:
        """How much is sent unasked."""
        return Governor(self.settings.quiet_hours, self.settings.messages_per_week)

    @cached_property
    def nudging(self) -> Nudging:
        """The engine of nudges."""
        return Nudging(self.store, self.catalogue, self.outgoing, self.governor, self.clock)

    @cached_property
    def rasa(self) -> Rasa:
        """The client of Rasa."""
        return Rasa(self.settings.rasa_url)

    @cached_property
    def desk(self) -> Desk:
        """The inbox."""
        answers = AnswerHere(self.catalogue, self.privacy, self.clock, self.settings.address)
        return Desk(self.store, answers, self.rasa, self.outgoing, self.privacy, self.clock, owner())

    @cached_property
    def turns(self) -> Turns:
        """The turns of actions."""
        return Turns(self.store, self.catalogue, self.settings.quiet_hours, self.clock)

    @cached_property
    def child_side(self) -> ChildSide:
        """The child's own side."""
        base = self.settings.address
        return ChildSide(self.store, self.catalogue, self.outgoing, self.settings.quiet_hours, self.clock, base)

    @cached_property
    def checkins(self) -> CheckIns:
        """The check-ins that parents planned."""
        return CheckIns(self.store, self.catalogue, self.outgoing, self.governor, self.clock)

    @cached_property
    def agreeing(self) -> Agreeing:
        """Agreements between home and school."""
        return Agreeing(self.store, self.catalogue, self.outgoing, self.governor, self.clock)

    @cached_property
    def mentors_post(self) -> MentorsPost:
        """What mentors say to parents."""
        return MentorsPost(self.store, self.catalogue, self.outgoing, self.governor, self.clock)

    def anew(self) -> "Parts":
        """Return parts with connections of their own, for another event loop; what is only read is shared."""
        made = Parts(self.settings, self.clock)
        made.catalogue, made.drawings, made.pace = self.catalogue, self.drawings, self.pace
        return made

    async def close(self) -> None:
        """Close what was opened, once nothing is being sent any more."""
        await self.outgoing.finish()
        for channel in self.channels.values():
            await channel.close()
        await self.rasa.close()
        self.store.close()
