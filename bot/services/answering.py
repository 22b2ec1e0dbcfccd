"""What is answered before Rasa sees a message, and what is handed to Rasa."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.channels.base import Posted
from bot.dialogue.control import control_intent
from bot.domain.messages import TEXT_LIMIT, Choices, MessageKind, OutboundMessage
from bot.domain.safety import Danger
from bot.domain.wording import enumerate_words
from bot.services.clock import Clock
from bot.services.helplines import helplines
from bot.services.home import menu
from bot.services.inviting import renew
from bot.services.onboarding import READY, Welcome, code_in, new_code, written
from bot.services.privacy import FORGETTING, Privacy
from bot.store.models import ChannelAddress, Confidence, Conversation, Inbound, Outbound
from bot.store.repositories.nudges import Nudges
from bot.store.repositories.outbox import Outbox

CONFIDENCE_INTENT = "confidence"
"""A button of a nudge that asks how sure a parent feels; there is nothing in it to understand."""
FORGET_INTENT = "forget_confirmed"
"""A button, not an intent of Rasa's: whoever taps it is gone before Rasa could answer."""
ELSEWHERE_INTENT = "go_on_elsewhere"
"""A control word of who wants another app; the code for it is made here."""
MOVE_LIFE = timedelta(minutes=15)
_COMMAND = re.compile(r"^[\s/]+")


@dataclass(frozen=True)
class Here:
    """Answered without Rasa.

    Args:
        bubbles: the answer.
        settle: the outbound message that was tapped, whose keyboard changes.
        answered: whether that tap was its answer, and not one option of several.
        shown: bubbles that are sent by being stored.
    """

    bubbles: Sequence[OutboundMessage]
    settle: int | None = None
    answered: bool = True
    shown: Sequence[Posted] = ()

    def posted(self, shown: Sequence[Posted]) -> Self:
        """Return the same, with what was stored."""
        return replace(self, shown=shown)


@dataclass(frozen=True)
class Forget(Here):
    """Answered with a receipt, after which the conversation is forgotten."""


@dataclass(frozen=True)
class ForRasa:
    """To be answered by Rasa.

    Args:
        text: as typed, or ``/intent``.
        values: of the button.
        settle: the outbound message that was answered by a tap.
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict)
    settle: int | None = None

    def metadata(self, inbound_id: int) -> dict[str, Any]:
        """Return what travels with the message to the actions."""
        return {"inbound_id": inbound_id, "values": self.values}


@dataclass(frozen=True)
class _Tapped:
    """What a tap stands for."""

    intent: str
    values: dict[str, Any]
    message: int


class AnswerHere:
    """Answers what needs no understanding: danger, codes, taps of onboarding, and what cannot be read.

    Args:
        catalogue: what can be said.
        privacy: makes receipts.
        clock: gives the moment, in UTC.
        base: where parents reach us, for example ``https://keukentafel.example``.
    """

    def __init__(self, catalogue: Catalogue, privacy: Privacy, clock: Clock, base: str = "") -> None:
        self.catalogue, self.privacy, self.clock, self.base = catalogue, privacy, clock, base

    def helplines(self, danger: Danger, conversation: Conversation) -> list[OutboundMessage]:
        """Return what is said to a message that speaks of danger, whatever else is going on."""
        return helplines(self.catalogue, danger, ready=conversation.stage == READY)

    def begin(self, session: Session, row: Inbound, address: ChannelAddress) -> Here | ForRasa:
        """Answer a message, or say how Rasa is to be asked.

        Args:
            session: of the caller, who commits.
            row: the message.
            address: where it came from.
        """
        conversation = session.get(Conversation, row.conversation_id)
        if conversation is None:
            raise LookupError("an inbound message has a conversation")
        now = self.clock()
        if conversation.stage == FORGETTING:
            # The receipt is still on its way; after it nothing is known of this person.
            return Here([self.sorry("onboarding.need_code")])
        if row.kind == MessageKind.TAP:
            return self._tap(session, row, address, conversation, now)
        if row.kind != MessageKind.TEXT:
            return Here([self.sorry(f"errors.{row.kind}")])
        return self._text(session, row.body["text"], address, conversation, now)

    def sorry(self, key: str) -> OutboundMessage:
        """Return a kind word about what did not work."""
        return OutboundMessage(self.catalogue.say(key))

    def _text(
        self, session: Session, text: str, address: ChannelAddress, conversation: Conversation, now: datetime
    ) -> Here | ForRasa:
        welcome = Welcome(session, self.catalogue, now, self.privacy.retention)
        if conversation.stage != READY:
            return Here(welcome.reply(conversation, address.channel, text, ""))
        if len(text) > TEXT_LIMIT:
            return Here([self.sorry("errors.too_long")])
        code = code_in(text)
        if code:
            return Here(welcome.code(conversation, code))
        if not any(character.isalnum() for character in text) and control_intent(text) is None:
            return Here([self.sorry("errors.wordless")])
        # What a person types is never a command: "/intent{...}" would choose the intent.
        words = _COMMAND.sub("", text).strip() or "?"
        intent = control_intent(words)
        if intent == ELSEWHERE_INTENT:
            return Here([self._way_elsewhere(session, conversation, now)])
        return ForRasa(f"/{intent}") if intent else ForRasa(words)

    def _tap(
        self, session: Session, row: Inbound, address: ChannelAddress, conversation: Conversation, now: datetime
    ) -> Here | ForRasa:
        tap = row.body.get("tap") or {}
        out = session.get(Outbound, tap.get("message")) if isinstance(tap.get("message"), int) else None
        if out is None or out.conversation_id != conversation.id:
            return Here([self.sorry("errors.old_button")])
        if isinstance(tap.get("pick"), int) and out.answered_by not in (None, row.id):
            # A list that was sent stays as it was: whoever picks from it again means the question as it stands now.
            out = Outbox(session).same_choice(out) or out
        if out.answered_by not in (None, row.id):
            return Here([self.sorry("errors.already_chosen")])
        message = OutboundMessage.from_dict(out.body)
        shown = self._shown_on(out, message, tap)
        if shown is not None:
            return shown
        tapped = _meaning(out, message, tap)
        if tapped is None:
            return Here([self.sorry("errors.old_button")])
        Nudges(session).answered(out.key, tapped.intent, now)
        if tapped.intent == CONFIDENCE_INTENT:
            return Here(self._how_sure(session, conversation, tapped.values, now), out.id)
        if tapped.intent == FORGET_INTENT:
            receipt = OutboundMessage(self.privacy.receipt(session, conversation))
            return Forget([receipt], out.id)
        return self._welcomed(session, out, tapped, address, conversation, now) or ForRasa(
            f"/{tapped.intent}", tapped.values, out.id
        )

    def _shown_on(self, out: Outbound, message: OutboundMessage, tap: dict[str, Any]) -> Here | ForRasa | None:
        """Answer a tap that asks to see more, or that is one of several; None when it is an answer of its own."""
        if tap.get("reads"):
            return Here([message], out.id)
        if isinstance(tap.get("page"), int):
            return self._turn_page(out, message, tap["page"])
        if message.choices and isinstance(tap.get("pick"), int):
            return self._pick(out, message, message.choices, tap["pick"])
        if message.choices and isinstance(tap.get("toggle"), int):
            return self._toggle(out, message.choices, tap["toggle"])
        return None

    def _welcomed(
        self,
        session: Session,
        out: Outbound,
        tapped: _Tapped,
        address: ChannelAddress,
        conversation: Conversation,
        now: datetime,
    ) -> Here | None:
        """Answer a tap of who is not in yet, or who adds a child."""
        welcome = Welcome(session, self.catalogue, now, self.privacy.retention)
        if tapped.intent == "onboarding_add":
            return Here(welcome.add_children(conversation, tapped.values.get("invite"), address.channel), out.id)
        if tapped.intent.startswith("onboarding_") or conversation.stage != READY:
            return Here(welcome.reply(conversation, address.channel, "", tapped.intent), out.id)
        return None

    def _way_elsewhere(self, session: Session, conversation: Conversation, now: datetime) -> OutboundMessage:
        """Return a code that lets the same caregiver go on in another app, for a short while."""
        if conversation.caregiver_id is None:
            return self.sorry("onboarding.need_code")
        code = new_code()
        renew(session, {conversation.caregiver_id: code}, now, MOVE_LIFE, moves=True)
        return OutboundMessage(
            self.catalogue.say("onboarding.elsewhere", code=written(code), link=f"{self.base}/begin?invite={code}")
        )

    def _how_sure(
        self, session: Session, conversation: Conversation, values: dict[str, Any], now: datetime
    ) -> list[OutboundMessage]:
        if conversation.caregiver_id is None:
            return [self.sorry("errors.old_button")]
        session.add(Confidence(caregiver_id=conversation.caregiver_id, value=values["value"], at=now))
        return [menu(self.catalogue, key=f"nudges.sure_{values['value']}")]

    def _turn_page(self, out: Outbound, message: OutboundMessage, page: int) -> Here:
        """Show the next rows of a message, in a message of their own."""
        choices = message.choices and replace(message.choices, chosen=tuple(out.chosen or ()))
        return Here([replace(message, page=page, picture=None, choices=choices)], out.id)

    def _pick(self, out: Outbound, message: OutboundMessage, choices: Choices, index: int) -> Here | ForRasa:
        """Put one option on; ask for more until there are as many as can be."""
        if not 0 <= index < len(choices.options):
            return Here([self.sorry("errors.old_button")])
        chosen = list(dict.fromkeys([*(out.chosen or ()), choices.options[index].id]))
        if len(chosen) >= choices.most:
            return ForRasa(f"/{choices.intent}", {**choices.values, "value": chosen}, out.id)
        titles = {option.id: option.title for option in choices.options}
        enough = len(chosen) >= choices.least
        said = self.catalogue.say(
            "walk.picked_enough" if enough else "walk.picked",
            said=enumerate_words(titles[one] for one in chosen if one in titles),
            missing=str(choices.least - len(chosen)),
        )
        again = OutboundMessage(said, choices=replace(choices, chosen=tuple(chosen)), page=message.page)
        return Here([again], out.id)

    def _toggle(self, out: Outbound, choices: Choices, index: int) -> Here:
        if 0 <= index < len(choices.options):
            option = choices.options[index].id
            on = out.chosen or []
            out.chosen = [one for one in on if one != option] if option in on else [*on, option]
        return Here([], out.id, answered=False)


def _meaning(out: Outbound, message: OutboundMessage, tap: dict[str, Any]) -> _Tapped | None:
    """Return what a tap stands for, or None when the message has no such button."""
    button = tap.get("button")
    if isinstance(button, int):
        if not 0 <= button < len(message.buttons):
            return None
        tapped = message.buttons[button]
        return _Tapped(tapped.intent, dict(tapped.values), out.id)
    if message.choices is None:
        return None
    values = tap.get("values")
    chosen = list(out.chosen or []) if values is None else values
    return _Tapped(message.choices.intent, {**message.choices.values, "value": chosen}, out.id)
