"""What all actions share: read the tracker, act once for each message, answer."""

import asyncio
from abc import ABC, abstractmethod
from functools import cache
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.bootstrap import Parts
from bot.config import Settings
from bot.domain.safety import Danger
from bot.services import talks
from bot.services.heard import Heard
from bot.services.helplines import helplines
from bot.services.turns import Asked, Said, Turn
from bot.services.wishes import also, which_first

FORM = "assignment_form"
RANKED = 5


@cache
def parts() -> Parts:
    """Return the parts of this process; nothing connects before the first action."""
    return Parts(Settings())


class KitchenAction(Action, ABC):
    """An action that reads the tracker, acts once for each message, and says something."""

    label: ClassVar[str]
    by_intent: ClassVar[bool] = True
    """Whether it is what a message asked for, and not a step of the form."""

    def name(self) -> str:
        """Return the name by which Rasa calls the action."""
        return self.label

    @abstractmethod
    def act(self, turn: Turn) -> Said:
        """Do it: change rows through ``turn``, commit nothing, return what to say."""

    def _act(self, turn: Turn) -> Said:
        if not self.by_intent:
            return self.act(turn)
        danger = next((danger for danger in Danger if danger in turn.wishes), None)
        if danger:
            # One part of the message speaks of it, though the whole does not.
            return Said(helplines(turn.catalogue, danger, ready=True))
        title = talks.titled(turn.catalogue, turn.heard.text)
        if title and turn.family.student and not turn.answering:
            # Whoever types the title of an assignment wants that one, whatever the words mean besides.
            turn.progress.start(title)
            return Said([], walk_on())
        asks = which_first(turn)
        if asks:
            return asks
        said = self.act(turn)
        return Said([*said.bubbles, *also(turn)], said.events)

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Answer Rasa; the database is asked in a thread, so that the next request is not held up."""
        said = await asyncio.to_thread(parts().turns.once, read(tracker, self.label), self._act)
        for bubble in said.bubbles:
            dispatcher.utter_message(json_message=bubble.to_dict())
        return said.events


def read(tracker: Tracker, action: str) -> Asked:
    """Return what a tracker says about the latest message."""
    message = tracker.latest_message or {}
    metadata = message.get("metadata") or {}
    text = message.get("text") or ""
    intent = message.get("intent") or {}
    heard = Heard(
        text="" if text.startswith("/") else text,
        intent=intent.get("name") or "",
        confidence=float(intent.get("confidence") or 0.0),
        values=metadata.get("values") or {},
    )
    ranking = tuple((one["name"], float(one["confidence"])) for one in message.get("intent_ranking", ())[:RANKED])
    users = [event for event in tracker.events if event.get("event") == "user"]
    latest = tuple(event["parse_data"]["intent"].get("name") or "" for event in reversed(users[:-1]))
    return Asked(
        conversation_id=tracker.sender_id,
        inbound_id=metadata.get("inbound_id"),
        action=action,
        heard=heard,
        ranking=ranking,
        latest=latest,
        topic=tracker.get_slot("topic") or "",
        wishes=tuple(message.get("wishes") or ()),
        answering=(tracker.active_loop or {}).get("name") == FORM and tracker.get_slot("requested_slot") == "answer",
    )


def slot(name: str, value: object) -> dict[str, Any]:
    """Return the event that sets a slot."""
    return {"event": "slot", "name": name, "value": value}


def walk_on() -> list[dict[str, Any]]:
    """Return the events after which the assignment's form asks its question."""
    return [{"event": "followup", "name": FORM}]


def leave() -> list[dict[str, Any]]:
    """Return the events after which no form waits for an answer."""
    return [{"event": "active_loop", "name": None}, slot("requested_slot", None), slot("answer", None)]
