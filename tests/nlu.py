"""``make nlu``: how well intents and danger are understood, written to docs/understanding.md.

Five folds, stratified by intent; a line that shares 0.8 or more of its words with a line of the training folds is
left out of the scoring, so that a near-copy does not count as understanding.
"""

import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.metrics import precision_recall_fscore_support, roc_auc_score
from sklearn.model_selection import StratifiedKFold

from bot.config import DATA, ROOT, quiet_libraries

quiet_libraries()
warnings.simplefilter("ignore")

from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer  # noqa: E402
from rasa.shared.importers.rasa import RasaFileImporter  # noqa: E402
from rasa.shared.nlu.constants import INTENT, TEXT  # noqa: E402
from rasa.shared.nlu.training_data.message import Message  # noqa: E402
from rasa.shared.nlu.training_data.training_data import TrainingData  # noqa: E402

from bot.assistant.classifier import LinearIntentClassifier  # noqa: E402
from bot.assistant.spacy_nlp import SpacyNLP  # noqa: E402
from bot.domain.safety import danger_in  # noqa: E402

FOLDS, SEED, SAME = 5, 1, 0.8
THRESHOLD = 0.4
OUT_OF_SCOPE = "out_of_scope"
IN_DOUBT = {"in_doubt": ["danger_child", "danger_home"], "in_doubt_from": 0.5}


def messages() -> list[Message]:
    """Return all examples with tokens and lemmas."""
    importer = RasaFileImporter(training_data_paths=[str(DATA / "nlu")])
    data = importer.get_nlu_data()
    nlp = SpacyNLP.create({}, None, None, None)
    nlp.process_training_data(data, nlp.provide())
    SpacyTokenizer(SpacyTokenizer.get_default_config()).process_training_data(data)
    return [one for one in data.intent_examples if one.get(TEXT)]


def words(text: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset("".join(c if c.isalnum() else " " for c in text.lower()).split())


def is_copy(text: str, others: list[frozenset[str]]) -> bool:
    """Return whether a line is nearly the same as one of ``others``."""
    mine = words(text)
    return any(len(mine & other) >= SAME * len(mine | other) for other in others)


def classify(train: list[Message], test: list[Message]) -> list[list[dict[str, Any]]]:
    """Return the ranking of each test line."""
    config = {**LinearIntentClassifier.get_default_config(), **IN_DOUBT, "ranking_length": 100}
    classifier = LinearIntentClassifier(config, None, None)
    classifier.fit(train)
    fresh = [Message(data={**one.data}) for one in test]
    classifier.process(fresh)
    return [one.get("intent_ranking") for one in fresh]


def cross_validate(examples: list[Message]) -> tuple[list[str], list[list[dict[str, Any]]], int]:
    """Return the right intents, the rankings, and how many near-copies were left out."""
    right: list[str] = []
    rankings: list[list[dict[str, Any]]] = []
    left_out = 0
    labels = [one.get(INTENT) for one in examples]
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for train_ids, test_ids in folds.split(examples, labels):
        train, test = [examples[i] for i in train_ids], [examples[i] for i in test_ids]
        known = [words(one.get(TEXT)) for one in train]
        scored = [one for one in test if not is_copy(one.get(TEXT), known)]
        left_out += len(test) - len(scored)
        rankings += classify(train, scored)
        right += [one.get(INTENT) for one in scored]
    return right, rankings, left_out


def prepared(texts: list[str]) -> list[Message]:
    """Return lines nobody learnt from, with tokens and lemmas."""
    data = TrainingData([Message(data={TEXT: text, INTENT: "unknown"}) for text in texts])
    nlp = SpacyNLP.create({}, None, None, None)
    nlp.process_training_data(data, nlp.provide())
    SpacyTokenizer(SpacyTokenizer.get_default_config()).process_training_data(data)
    return list(data.training_examples)


def danger_of(path: Path, examples: list[Message]) -> dict[str, tuple[float, float]]:
    """Return recall, precision and false alarms on messages nobody learnt from: of the rules, and with the intent."""
    lines = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: dict[str, list[tuple[bool, bool]]] = {}
    for kind in ("danger", "harmless"):
        rankings = classify(examples, prepared(lines[kind]))
        by_rule = [danger_in(line) is not None for line in lines[kind]]
        by_intent = [r[0]["name"].startswith("danger") and r[0]["confidence"] >= THRESHOLD for r in rankings]
        found[kind] = [(rule, rule or intent) for rule, intent in zip(by_rule, by_intent, strict=True)]
    hits = np.array(found["danger"]).sum(axis=0)
    alarms = np.array(found["harmless"]).sum(axis=0)
    return {
        "recall": tuple(hits / len(found["danger"])),
        "precision": tuple(hits / (hits + alarms)),
        "false alarms among look-alikes": tuple(alarms / len(found["harmless"])),
    }


def report() -> str:
    """Measure, and return the page."""
    examples = messages()
    right, rankings, left_out = cross_validate(examples)
    first = [ranking[0]["name"] for ranking in rankings]
    confidence = np.array([ranking[0]["confidence"] for ranking in rankings])
    hit = np.array([a == b for a, b in zip(right, first, strict=True)])
    two = np.array([a in {one["name"] for one in r[:2]} for a, r in zip(right, rankings, strict=True)])
    inside = np.array([one != OUT_OF_SCOPE for one in right])
    outside_score = np.array([next(one["confidence"] for one in r if one["name"] == OUT_OF_SCOPE) for r in rankings])
    lines = [
        "# How well Keukentafel understands",
        "",
        (
            "Written by `make nlu`. Five-fold cross-validation, stratified by intent; "
            f"{left_out} lines that share {SAME:.0%} or more of their words with a training line were left out of the scoring."
        ),
        "",
        "| figure | value |",
        "| --- | --- |",
        f"| lines, intents | {len(examples)}, {len(set(right))} |",
        f"| right at first | {hit.mean():.3f} |",
        f"| right at first, in scope | {hit[inside].mean():.3f} |",
        f"| right among the first two | {two.mean():.3f} |",
        f"| out of scope, AUROC | {roc_auc_score(~inside, outside_score):.3f} |",
        f"| mean confidence where right, where wrong | {confidence[hit].mean():.2f}, {confidence[~hit].mean():.2f} |",
        "",
        "## Threshold of the fallback",
        "",
        "Below the threshold the parent gets the two likeliest meanings as buttons.",
        "",
        "| threshold | answered at once | right among those | right lines asked again |",
        "| --- | --- | --- | --- |",
    ]
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        taken = confidence >= threshold
        lines.append(
            f"| {threshold:.2f} | {taken.mean():.2f} | {hit[taken].mean():.3f} | {(hit & ~taken).sum() / hit.sum():.3f} |"
        )
    lines += [
        "",
        "## Danger, on messages nobody wrote examples from",
        "",
        (
            "tests/content/safety_messages.yml: 82 dangerous messages and 90 that only look so. The rules come before "
            "Rasa, the intent after."
        ),
        "",
        "| figure | rules | rules and intent |",
        "| --- | --- | --- |",
    ]
    for name, (rules, both) in danger_of(ROOT / "tests/content/safety_messages.yml", examples).items():
        lines.append(f"| {name} | {rules:.3f} | {both:.3f} |")
    lines += [
        "",
        "## Each intent",
        "",
        "| intent | precision | recall | lines | taken for |",
        "| --- | --- | --- | --- | --- |",
    ]
    intents = sorted(set(right))
    scores = precision_recall_fscore_support(right, first, labels=intents, zero_division=0)
    for intent, precision, recall, _, support in zip(intents, *scores, strict=True):
        wrong = Counter(b for a, b in zip(right, first, strict=True) if a == intent and b != a).most_common(2)
        lines.append(
            f"| {intent} | {precision:.2f} | {recall:.2f} | {support} | {', '.join(f'{n} ({c})' for n, c in wrong)} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    page = report()
    (ROOT / "docs" / "understanding.md").write_text(page, encoding="utf-8")
    print(page)
