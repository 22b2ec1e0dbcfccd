"""``make nlu``: how well intents, entities and danger are understood, written to docs/understanding.md."""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from rasa.shared.nlu.constants import INTENT
from sklearn.metrics import precision_recall_fscore_support, roc_auc_score

from bot.config import ROOT
from tests.nlu.confusion import draw
from tests.nlu.danger import danger_of, danger_thresholds
from tests.nlu.data import OUT_OF_SCOPE, SAME, Understanding, folds, messages
from tests.nlu.entities import entities
from tests.nlu.stock import STOCK
from tests.nlu.threshold import thresholds
from tests.nlu.unseen import unseen

PICTURE = ROOT / "docs" / "images" / "confusion.png"


@dataclass
class Scored:
    """What was meant and what was understood, over all folds."""

    right: list[str] = field(default_factory=list)
    rankings: list[list[dict[str, Any]]] = field(default_factory=list)
    left_out: int = 0
    first_fold: int = 0

    def hits(self, among: int = 1) -> list[bool]:
        """Return for each line whether what was meant is among the likeliest."""
        return [
            one in {guess["name"] for guess in ranking[:among]}
            for one, ranking in zip(self.right, self.rankings, strict=True)
        ]


def cross_validate(examples: list[Any]) -> Scored:
    """Learn and score fold by fold."""
    scored = Scored()
    for learnt, held, left_out in folds(examples):
        scored.rankings += Understanding(learnt).rank(held)
        scored.right += [one.get(INTENT) for one in held]
        scored.left_out += left_out
        scored.first_fold = scored.first_fold or len(held)
    return scored


def beside_stock(scored: Scored) -> list[str]:
    """Return the section that holds ours against Rasa's stock pipeline on the first fold."""
    if not STOCK.exists():
        return ["", "## Beside Rasa's stock pipeline", "", "Not measured yet: `python -m tests.nlu.stock` (an hour)."]
    stock = json.loads(STOCK.read_text(encoding="utf-8"))
    ours = [float(np.mean(scored.hits(among)[: scored.first_fold])) for among in (1, 2)]
    return [
        "",
        "## Beside Rasa's stock pipeline",
        "",
        (
            "The first fold, learnt by what `rasa init` chooses (DIET, 30 epochs instead of 100, which would take hours); `python -m tests.nlu.stock` measures "
            f"it and keeps the result ({stock['lines']} lines, {stock['learnt']} learnt from)."
        ),
        "",
        "| figure | ours | stock |",
        "| --- | --- | --- |",
        f"| right at first | {ours[0]:.3f} | {stock['first']:.3f} |",
        f"| right among the first two | {ours[1]:.3f} | {stock['two']:.3f} |",
    ]


def each_intent(right: list[str], first: list[str]) -> list[str]:
    """Return the section with a row for each intent."""
    intents = sorted(set(right))
    scores = precision_recall_fscore_support(right, first, labels=intents, zero_division=0)
    rows = []
    for intent, precision, recall, _, support in zip(intents, *scores, strict=True):
        wrong = Counter(b for a, b in zip(right, first, strict=True) if a == intent and b != a).most_common(2)
        taken_for = ", ".join(f"{name} ({count})" for name, count in wrong)
        rows.append(f"| {intent} | {precision:.2f} | {recall:.2f} | {support} | {taken_for} |")
    return [
        "",
        "## Each intent",
        "",
        "| intent | precision | recall | lines | taken for |",
        "| --- | --- | --- | --- | --- |",
        *rows,
    ]


def report() -> str:
    """Measure, and return the page."""
    examples = messages()
    scored, understanding = cross_validate(examples), Understanding(examples)
    first = [ranking[0]["name"] for ranking in scored.rankings]
    draw(scored.right, first, PICTURE)
    confidence = np.array([ranking[0]["confidence"] for ranking in scored.rankings])
    hit, two = np.array(scored.hits()), np.array(scored.hits(2))
    inside = np.array([one != OUT_OF_SCOPE for one in scored.right])
    outside_score = [next(one["confidence"] for one in r if one["name"] == OUT_OF_SCOPE) for r in scored.rankings]
    lines = [
        "# How well Keukentafel understands",
        "",
        (
            "Written by `make nlu`. Five-fold cross-validation, stratified by intent; "
            f"{scored.left_out} lines that share {SAME:.0%} or more of their words with a training line were left out "
            "of the scoring."
        ),
        "",
        "| figure | value | aim |",
        "| --- | --- | --- |",
        f"| lines, intents | {len(examples)}, {len(set(scored.right))} | – |",
        f"| right at first | {hit.mean():.3f} | 0.88 |",
        f"| right at first, in scope | {hit[inside].mean():.3f} | – |",
        f"| right among the first two | {two.mean():.3f} | 0.95 |",
        f"| out of scope, AUROC | {roc_auc_score(~inside, outside_score):.3f} | – |",
        f"| mean confidence where right, where wrong | {confidence[hit].mean():.2f}, {confidence[~hit].mean():.2f} | – |",
        *beside_stock(scored),
        *thresholds(hit, two, confidence),
        *unseen(ROOT / "tests/content/intent_messages.yml", understanding, examples),
        *danger_of(ROOT / "tests/content/safety_messages.yml", understanding, examples),
        *danger_thresholds(examples),
        *entities(examples),
        *each_intent(scored.right, first),
        "",
        "![What is taken for what: each row an intent that was meant, each column what it was taken for.](images/confusion.png)",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    page = report()
    (ROOT / "docs" / "understanding.md").write_text(page, encoding="utf-8")
    sys.stdout.write(page)
