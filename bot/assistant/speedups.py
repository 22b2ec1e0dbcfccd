"""What makes stock Rasa 3.6.21 fast and strict enough (docs/architecture.md, docs/performance.md).

Rasa 3.6.21 is the last open release. Each change looks whether the code it replaces is the code it knows, and
steps aside with a warning when it is not.
"""

import hashlib
import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

import rasa
import structlog
from jsonschema import Draft7Validator
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.shared.utils.common import all_subclasses

from bot.assistant.turn import TurnBrokenOff

log = structlog.get_logger(__name__)

KNOWN = {
    "RemoteAction._validate_action_result": "f8cdb4be6812",
    "RemoteAction._action_call_format": "428795b944f2",
    "RemoteAction.run": "ccabf6f1160d",
    "Event.resolve_by_type": "b5cf570fa7f2",
}
"""First twelve digits of the SHA-256 of the source that each change was written for."""
SENT_TURNS = 2


def digest(function: Callable[..., Any]) -> str:
    """Return the first digits of the hash of a function's source."""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:12]


def apply() -> list[str]:
    """Put the changes in place; return the names of those that stepped aside."""
    return [name for name, change in _CHANGES.items() if not _apply(name, change)]


def _apply(name: str, change: Callable[[], None]) -> bool:
    owner, _, attribute = name.partition(".")
    original = getattr({"RemoteAction": RemoteAction, "Event": Event}[owner], attribute)
    if digest(original) != KNOWN[name]:
        log.warning("assistant.unknown_rasa", part=name, version=rasa.__version__, effect="runs without this change")
        return False
    change()
    return True


def _validate_once() -> None:
    """Validate with one validator: stock Rasa validates the schema itself at every answer of the action server."""
    validator = Draft7Validator(RemoteAction.action_response_format_spec())

    def validate_action_result(_self: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate_action_result  # type: ignore[method-assign] # noqa: SLF001


def _send_little() -> None:
    """Send the action server what actions read: slots, loop and the latest messages, not the whole tracker and domain."""

    def action_call_format(self: RemoteAction, tracker: DialogueStateTracker, _domain: Any) -> dict[str, Any]:
        state = tracker.current_state(EventVerbosity.NONE)
        users = [event for event in tracker.events if isinstance(event, UserUttered)][-SENT_TURNS:]
        state["events"] = [_brief(event) for event in users]
        return {
            "next_action": self.name(),
            "sender_id": tracker.sender_id,
            "tracker": state,
            "domain": {},
            "version": rasa.__version__,
        }

    RemoteAction._action_call_format = action_call_format  # type: ignore[method-assign] # noqa: SLF001


def _brief(event: UserUttered) -> dict[str, Any]:
    return {"event": "user", "text": None, "parse_data": {"intent": event.intent}}


def _break_off() -> None:
    """End the turn when an action fails."""
    original = RemoteAction.run

    async def run(self: RemoteAction, *args: Any, **kwargs: Any) -> list[Event]:
        try:
            events: list[Event] = await original(self, *args, **kwargs)
        except ActionExecutionRejection:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was, the turn must not go on
            log.warning("assistant.action_failed", action=self.name(), error=type(error).__name__)
            raise TurnBrokenOff from None
        return events

    RemoteAction.run = run  # type: ignore[method-assign]


def _find_events_fast() -> None:
    """Look an event's class up in a table: stock Rasa walks all subclasses for every event."""

    @cache
    def classes() -> dict[str, type[Event]]:
        return {cls.type_name: cls for cls in reversed(all_subclasses(Event))}

    def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
        found = classes().get(type_name, default)
        if found is None and type_name != "topic":
            raise ValueError(f"Unknown event name '{type_name}'.")
        return found

    Event.resolve_by_type = staticmethod(resolve_by_type)  # type: ignore[assignment,method-assign]


_CHANGES: dict[str, Callable[[], None]] = {
    "RemoteAction._validate_action_result": _validate_once,
    "RemoteAction._action_call_format": _send_little,
    "RemoteAction.run": _break_off,
    "Event.resolve_by_type": _find_events_fast,
}
