"""A model counts as trained on what stood in the files when training began."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.commands import training


def test_what_is_edited_while_rasa_trains_is_not_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "root"
    models = tmp_path / "models"
    models.mkdir()
    root.mkdir()
    config = root / "config.yml"
    config.write_text("before", encoding="utf-8")
    read = training.fingerprint
    monkeypatch.setattr(training, "fingerprint", lambda: read(root))
    monkeypatch.setattr(training, "MODELS", models)
    monkeypatch.setattr(training, "VAR", tmp_path)

    def rasa(edit: str) -> Any:
        def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
            config.write_text(edit, encoding="utf-8")
            (models / "keukentafel.tar.gz").touch()
            return subprocess.CompletedProcess(command, 0)

        return run

    monkeypatch.setattr(subprocess, "run", rasa("edited meanwhile"))
    training.train()
    assert not training.is_trained()
    monkeypatch.setattr(subprocess, "run", rasa("edited meanwhile"))
    training.train()
    assert training.is_trained()
