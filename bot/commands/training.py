"""Train Rasa's model, when what it is made of changed."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.config import ROOT, VAR

MODELS = ROOT / "models"
NAME = "keukentafel"
_INPUTS = (
    "config.yml",
    "domain.yml",
    "requirements.txt",
    "data/nlu/*.yml",
    "data/rules/*.yml",
    "data/danger/*.yml",
    "bot/assistant/*.py",
    "bot/dialogue/dutch.py",
)


class TrainingError(Exception):
    """Training failed; the message says where to read why."""


def fingerprint(root: Path = ROOT) -> str:
    """Return a hash of everything a model is made of."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for pattern in _INPUTS:
        yield from sorted(root.glob(pattern))


def is_trained() -> bool:
    """Return whether there is a model of the present inputs."""
    mark = MODELS / f"{NAME}.fingerprint"
    model = MODELS / f"{NAME}.tar.gz"
    return model.exists() and mark.exists() and mark.read_text(encoding="utf-8") == fingerprint()


def train() -> None:
    """Train, with Rasa's own output in a file.

    Raises:
        TrainingError: when Rasa could not.
    """
    logs = VAR / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    # Taken first: what is edited while Rasa trains is not learnt.
    learnt = fingerprint()
    command = [sys.executable, "-m", "bot.assistant", "train", "--out", str(MODELS), "--fixed-model-name", NAME]
    with (logs / "train.log").open("w", encoding="utf-8") as output:
        done = subprocess.run(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise TrainingError(f"Rasa could not train. The last lines of {logs / 'train.log'} say why.")
    (MODELS / f"{NAME}.fingerprint").write_text(learnt, encoding="utf-8")


def main() -> None:
    """Train when needed, and say so."""
    if is_trained():
        return
    print("Training Rasa (half a minute) ...", flush=True)
    try:
        train()
    except TrainingError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
