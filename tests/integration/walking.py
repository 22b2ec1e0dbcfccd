"""What a family does in an assignment, as actions do it: each thing in a turn of its own."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import select

from actions.base import KitchenAction
from bot.domain.messages import OutboundMessage
from bot.services.heard import Heard
from bot.services.turns import Asked, Said, Turn
from bot.store.models import Activity, Outcome
from tests.integration.kitchen import Kitchen

T = TypeVar("T")
CARD, STRENGTHS = "complimentenkaart", "sterke-kanten"
TO_SHARING = ("Hij hielp oma.", "Hij is eerlijk.", "nu", "ja", "blij", "allebei", "Mag hij meelopen?")
"""Answers to the compliments, up to the questions about sharing."""


def does(kitchen: Kitchen, act: Callable[[Turn], T], address: str = "anna") -> T:
    """Do something as an action does it, in a turn of its own."""
    results: list[T] = []

    def once(turn: Turn) -> Said:
        results.append(act(turn))
        return Said()

    kitchen.turns.once(Asked(kitchen.conversation(address), None, "action", Heard("", "", 1.0, {})), once)
    return results[0]


def current(turn: Turn) -> Activity:
    activity = turn.progress.active()
    assert activity
    return activity


def starts(kitchen: Kitchen, slug: str, address: str = "anna") -> int:
    return does(kitchen, lambda turn: turn.progress.start(slug).id, address)


def answers(kitchen: Kitchen, *texts: str, address: str = "anna") -> list[str]:
    """Type answers one after another; return what was said about them."""

    def take(text: str) -> Callable[[Turn], list[OutboundMessage]]:
        return lambda turn: turn.progress.take(current(turn), Heard(text, "", 1.0, {}))

    return [bubble.text for text in texts for bubble in does(kitchen, take(text), address)]


def at(kitchen: Kitchen, address: str = "anna") -> str | None:
    """Return the id of the question that waits."""

    def look(turn: Turn) -> str | None:
        step = turn.progress.walk(current(turn)).current()
        return step.id if step else None

    return does(kitchen, look, address)


def state(kitchen: Kitchen, activity_id: int) -> Activity:
    with kitchen.store.reading() as session:
        activity = session.get(Activity, activity_id)
        assert activity
        return activity


def shared(kitchen: Kitchen) -> list[Outcome]:
    with kitchen.store.reading() as session:
        return list(session.scalars(select(Outcome)))


def acts(
    kitchen: Kitchen,
    action: KitchenAction,
    heard: Heard,
    address: str = "anna",
    *,
    answering: bool = False,
    wishes: tuple[str, ...] = (),
) -> Said:
    """Have one of Rasa's actions answer, as Rasa asks for it."""
    asked = Asked(kitchen.conversation(address), None, action.label, heard, wishes=wishes, answering=answering)
    return kitchen.turns.once(asked, action._act)


def typed(text: str, intent: str) -> Heard:
    return Heard(text, intent, 0.9, {})


def tapped(intent: str, **values: object) -> Heard:
    return Heard("", intent, 1.0, dict(values))


def taps(kitchen: Kitchen, step: str, value: object, address: str = "anna") -> list[str]:
    """Tap an answer to the question of now; return what was said about it."""

    def take(turn: Turn) -> list[OutboundMessage]:
        activity = current(turn)
        values = {"activity": activity.id, "step": step, "value": value}
        return turn.progress.take(activity, Heard("", "answer", 1.0, values))

    return [bubble.text for bubble in does(kitchen, take, address)]


def question(kitchen: Kitchen, address: str = "anna") -> list[OutboundMessage]:
    """Return the bubbles up to the question that waits."""
    return does(kitchen, lambda turn: turn.progress.question(current(turn)), address)
