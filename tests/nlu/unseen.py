"""Intents, on messages that nobody wrote examples from."""

from pathlib import Path

import numpy as np
import yaml
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sklearn.metrics import roc_auc_score

from bot.config import ROOT
from tests.nlu.data import OUT_OF_SCOPE, SAME, THRESHOLD, Understanding, is_copy, prepared, words


def unseen(path: Path, understanding: Understanding, examples: list[Message]) -> list[str]:
    """Return the section on messages nobody learnt from: what is right, and what a parent would get."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    meant = [intent for intent, lines in written.items() for _ in lines]
    texts = [line for lines in written.values() for line in lines]
    known = [words(one.get(TEXT)) for one in examples]
    new = np.array([not is_copy(text, known) for text in texts])
    rankings = understanding.rank(prepared(texts))
    inside = np.array([intent != OUT_OF_SCOPE for intent in meant])
    first, two = (
        np.array([one in [guess["name"] for guess in r[:among]] for one, r in zip(meant, rankings, strict=True)])
        for among in (1, 2)
    )
    sure = np.array([r[0]["confidence"] >= THRESHOLD for r in rankings])
    outside = [next(one["confidence"] for one in r if one["name"] == OUT_OF_SCOPE) for r in rankings]
    figures = {
        "right at first": (first, "0.88"),
        "right among the first two": (two, "0.95"),
        f"answered at once ({THRESHOLD:.2f} sure), and right": (sure & first, "–"),
        "answered at once, and wrong": (sure & ~first, "–"),
        "asked again, the right meaning on a button": (~sure & two, "–"),
    }
    return [
        "",
        "## Intents, on messages nobody wrote examples from",
        "",
        (
            f"{path.relative_to(ROOT)}: {len(texts)} messages of {len(written)} intents, written by somebody who saw "
            "what the intents mean and none of the examples. Nothing is tuned on them. Many of them are short and say it "
            f"in plain words, as most parents do; {(~new).sum()} share {SAME:.0%} or more of their words with an example, "
            "and are left out of the first column. Real parents will be harder."
        ),
        "",
        "| figure | new | all | aim |",
        "| --- | --- | --- | --- |",
        *(
            f"| {name} | {flags[new].mean():.3f} | {flags.mean():.3f} | {aim} |"
            for name, (flags, aim) in figures.items()
        ),
        f"| right at first, in scope | {first[new & inside].mean():.3f} | {first[inside].mean():.3f} | – |",
        f"| out of scope, AUROC | – | {roc_auc_score(~inside, outside):.3f} | – |",
    ]
