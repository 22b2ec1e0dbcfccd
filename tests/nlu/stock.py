"""One fold of `make nlu` through Rasa's stock pipeline: ``python -m tests.nlu.stock`` (half an hour to an hour on two cores).

The result is kept in tests/nlu/stock.json, and `make nlu` shows it beside ours on the same fold.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from bot.config import ROOT, quiet_libraries

quiet_libraries()

from rasa.core.agent import Agent  # noqa: E402
from rasa.shared.nlu.constants import INTENT, TEXT  # noqa: E402
from rasa.shared.nlu.training_data.message import Message  # noqa: E402

from tests.nlu.data import folds, messages  # noqa: E402

STOCK = Path(__file__).with_name("stock.json")
PIPELINE = """
recipe: default.v1
language: nl
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 30
    constrain_similarities: true
    random_seed: 1
"""
"""What `rasa init` of 3.6.21 makes when it chooses, as far as intents go; with 30 epochs instead of 100, because these take
hours on two cores, and after ten of them it already has 0.97 of its own lines right."""


def train(examples: list[Message], folder: Path) -> Path:
    """Train the stock pipeline, and return the model."""
    lines: dict[str, list[str]] = {}
    for one in examples:
        lines.setdefault(one.get(INTENT), []).append(" ".join(one.get(TEXT).split()))
    data = {"version": "3.1", "nlu": [{"intent": name, "examples": _list(texts)} for name, texts in lines.items()]}
    (folder / "nlu.yml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    (folder / "config.yml").write_text(PIPELINE, encoding="utf-8")
    rasa = Path(sys.executable).with_name("rasa")
    with (folder / "log").open("wb") as log:
        command = [str(rasa), "train", "nlu", "--nlu", "nlu.yml", "--config", "config.yml", "--out", "models"]
        subprocess.run(command, cwd=folder, check=True, stdout=log, stderr=log)
    return next((folder / "models").glob("*.tar.gz"))


def _list(texts: list[str]) -> str:
    return "".join(f"- {text}\n" for text in texts)


async def rank(model: Path, lines: list[Message]) -> list[list[str]]:
    """Return the intents of each line, the likeliest first."""
    agent = Agent.load(str(model))
    found = [await agent.parse_message(one.get(TEXT)) for one in lines]
    return [[intent["name"] for intent in one["intent_ranking"]] for one in found]


def main() -> None:
    """Measure, and keep the result."""
    learnt, held, _ = next(folds(messages()))
    with tempfile.TemporaryDirectory() as folder:
        rankings = asyncio.run(rank(train(learnt, Path(folder)), held))
    right = [one.get(INTENT) for one in held]
    result = {
        "lines": len(held),
        "first": sum(a == r[0] for a, r in zip(right, rankings, strict=True)) / len(held),
        "two": sum(a in r[:2] for a, r in zip(right, rankings, strict=True)) / len(held),
        "learnt": len(learnt),
    }
    STOCK.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"{STOCK.relative_to(ROOT)}: {result}\n")


if __name__ == "__main__":
    main()
