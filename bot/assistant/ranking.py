"""The likeliest intents of a message, in the form of Rasa's ``intent_ranking``."""

from collections.abc import Collection
from typing import Any

Ranking = list[dict[str, Any]]


def first(ranking: Ranking, one: dict[str, Any]) -> Ranking:
    """Return a ranking with one intent before all others, of which none is surer."""
    most = one["confidence"]
    others = (other for other in ranking if other["name"] != one["name"])
    return [one, *({**other, "confidence": min(other["confidence"], most)} for other in others)]


def last(ranking: Ranking, names: Collection[str]) -> Ranking:
    """Return a ranking with some intents after all others, none of them surer than these."""
    others = [one for one in ranking if one["name"] not in names]
    least = others[-1]["confidence"] if others else 0.0
    put_off = [one for one in ranking if one["name"] in names]
    return [*others, *({**one, "confidence": min(one["confidence"], least)} for one in put_off)]
