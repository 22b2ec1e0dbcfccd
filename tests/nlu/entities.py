"""Entities, on the examples in which they are marked."""

from collections import Counter

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.catalogue import load, vocabulary
from bot.config import DATA
from bot.dialogue.dutch import dutch


def entities(examples: list[Message]) -> list[str]:
    """Return the section on entities. The ruler learns nothing, so every marked example counts for all folds."""
    nlp = dutch(vocabulary(load(DATA)))
    right: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for one in examples:
        wanted = {(e["start"], e["end"], e["entity"]) for e in one.get(ENTITIES) or ()}
        if not wanted:
            continue
        seen = {(e.start_char, e.end_char, e.label_) for e in nlp(one.get(TEXT).lower()).ents}
        marked.update(kind for *_, kind in wanted)
        found.update(kind for *_, kind in seen if kind in {kind for *_, kind in wanted})
        right.update(kind for *_, kind in wanted & seen)
    rows = [
        f"| {kind} | {right[kind] / max(found[kind], 1):.2f} | {right[kind] / marked[kind]:.2f} | {marked[kind]} |"
        for kind in sorted(marked)
    ]
    return [
        "",
        "## Entities",
        "",
        "Found by the entity ruler from the words of the catalogue, to the letter, on the examples in which they are marked.",
        "",
        "| entity | precision | recall | marked |",
        "| --- | --- | --- | --- |",
        *rows,
    ]
