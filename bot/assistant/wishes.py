"""What a message asks for, when it asks for more than one thing, or tells a long story first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SMALL_TALK = frozenset({"greet", "goodbye", "thank", "affirm", "deny", "help", "out_of_scope"})
"""What stands beside a wish, and is none itself."""
SURE = 0.5
"""A part counts as a wish from this confidence on; chosen on cross-validation (docs/understanding.md)."""
FEWEST_WORDS, MOST_PARTS = 3, 8
_SUBJECT = r"(?:ik|wij|we|u|je|jij|jullie|ge|hij|ze|zij|het|dat|dit|de|mijn|onze|ons|die|iemand)"
_BREAK = re.compile(
    r"[.?!;\n]+|,? (?:en|maar|ook nog|daarnaast|verder) "
    rf"(?=\w+ \w+)(?!(?:zou|wil|kan|kom|mag|heb|ben|vertel|help|neem|geef|doe|ga) (?!{_SUBJECT}\b)\w)",
    re.IGNORECASE,
)
"""A clause that has no subject of its own ("en wil graag helpen") goes on with the wish before it."""


@dataclass(frozen=True)
class Wish:
    """An intent with its confidence."""

    name: str
    confidence: float


def parts(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a message begin and end; one part when there is nothing to part."""
    ends = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    edges = [0, *(edge for end in ends for edge in end), len(text)]
    spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [(start, end) for start, end in spans if len(text[start:end].split()) >= FEWEST_WORDS][:MOST_PARTS]


def wishes(rankings: Iterable[list[dict[str, Any]]]) -> list[Wish]:
    """Return the wishes among the likeliest intents of the parts, in their order, each once."""
    found: dict[str, Wish] = {}
    for ranking in rankings:
        name, confidence = ranking[0]["name"], float(ranking[0]["confidence"])
        if confidence >= SURE and name not in SMALL_TALK and name not in found:
            found[name] = Wish(name, confidence)
    return list(found.values())
