"""Danger, on messages that nobody wrote examples from; and from which chance on a message is danger."""

from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sklearn.model_selection import StratifiedKFold

from bot.assistant.danger import DangerClassifier, files, messages, told
from bot.config import ROOT
from bot.domain.safety import danger_in
from tests.nlu.data import DANGER, FOLDS, SAME, SEED, THRESHOLD, Understanding, is_copy, prepared, words

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def danger_of(path: Path, understanding: Understanding, examples: list[Message]) -> list[str]:
    """Return the section on danger: recall, precision and false alarms of the rules, and with the classifier."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = [words(one.get(TEXT)) for one in examples]
    known += [words(text) for file in files() for texts in yaml.safe_load(file.read_text()).values() for text in texts]
    lines = {kind: [text for text in texts if not is_copy(text, known)] for kind, texts in written.items()}
    left_out = sum(len(texts) for texts in written.values()) - sum(len(texts) for texts in lines.values())
    found: dict[str, Any] = {}
    for kind in ("danger", "harmless"):
        by_rule = [danger_in(line) is not None for line in lines[kind]]
        by_intent = [
            r[0]["name"].startswith("danger") and r[0]["confidence"] >= THRESHOLD
            for r in understanding.rank(prepared(lines[kind]))
        ]
        found[kind] = np.array([(rule, rule or intent) for rule, intent in zip(by_rule, by_intent, strict=True)])
    hits, alarms = found["danger"].sum(axis=0), found["harmless"].sum(axis=0)
    figures = {
        "recall": (hits / len(found["danger"]), "0.98"),
        "precision": (hits / (hits + alarms), "0.90"),
        "false alarms among look-alikes": (alarms / len(found["harmless"]), "–"),
    }
    return [
        "",
        "## Danger, on messages nobody wrote examples from",
        "",
        (
            f"{path.relative_to(ROOT)}: {len(lines['danger'])} dangerous messages and {len(lines['harmless'])} that "
            f"only look so; {left_out} more share {SAME:.0%} or more of their words with a line that was learnt from and "
            "are left out. The rules come before Rasa, the classifier after."
        ),
        "",
        "| figure | rules | rules and classifier | aim |",
        "| --- | --- | --- | --- |",
        *(f"| {name} | {rules:.3f} | {both:.3f} | {aim} |" for name, ((rules, both), aim) in figures.items()),
    ]


def danger_thresholds(examples: list[Message]) -> list[str]:
    """Return the section on the threshold of danger, on cross-validation over examples and messages of danger."""
    lines = [*told(examples), *messages()]
    dangerous = np.array([danger for _, danger in lines])
    ordinary = np.arange(len(lines)) < len(examples)
    chances = np.zeros(len(lines))
    for learnt, held in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(lines, dangerous):
        classifier = DangerClassifier({**DangerClassifier.get_default_config(), **DANGER}, None, None)
        classifier.fit([lines[i] for i in learnt])
        chances[held] = classifier.chances([lines[i][0] for i in held])
    rows = []
    for threshold in THRESHOLDS:
        said = chances >= threshold
        recall, precision = said[dangerous].mean(), dangerous[said].mean()
        alarms = said[ordinary & ~dangerous].mean()
        rows.append(f"| {threshold:.2f} | {recall:.3f} | {precision:.3f} | {alarms:.4f} |")
    return [
        "",
        "## From which chance on it is danger",
        "",
        (
            f"Five-fold cross-validation of the classifier alone, over the examples and the {len(messages())} messages of "
            "data/danger. A danger that is missed costs more than telephone numbers too many, but who is shown them "
            f"at an ordinary answer stops telling. config.yml has {DANGER['threshold']:.2f}."
        ),
        "",
        "| threshold | recall | precision | alarms among ordinary examples |",
        "| --- | --- | --- | --- |",
        *rows,
    ]
