"""The stock Rasa project: what ``rasa init`` makes, trained once and kept under ``var/bench``."""

import os
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import httpx

from bot.config import VAR
from tests.stack import free_port

NAME = "stock"
PATIENCE_S = 180
FILES = ("config.yml", "credentials.yml", "domain.yml", "endpoints.yml", "data")


def initial_project() -> Path:
    """Return the folder with what ``rasa init`` copies, without importing Rasa."""
    spec = find_spec("rasa")
    if spec is None or spec.origin is None:
        raise LookupError("Rasa is not installed")
    return Path(spec.origin).parent / "cli" / "initial_project"


class Stock:
    """A stock Rasa project and its one process."""

    def __init__(self) -> None:
        self.folder = VAR / "bench" / f"rasa-{version('rasa')}"
        self.model = self.folder / "models" / f"{NAME}.tar.gz"
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "PYTHONWARNINGS": "ignore",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def train(self) -> float | None:
        """Make and train the project, unless that was done for this release of Rasa; return the seconds it took.

        Raises:
            RuntimeError: when Rasa could not train.
        """
        if self.model.exists():
            return None
        for name in FILES:
            source, target = initial_project() / name, self.folder / name
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        began = time.perf_counter()
        with (self.folder / "train.log").open("wb") as log:
            command = [self._rasa(), "train", "--out", "models", "--fixed-model-name", NAME]
            done = subprocess.run(command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, check=False)
        if done.returncode:
            raise RuntimeError("The stock project could not be trained: see train.log in its folder under var/bench.")
        return time.perf_counter() - began

    def start(self) -> float:
        """Start plain ``rasa run``; return the seconds until it answers.

        Raises:
            RuntimeError: when it does not.
        """
        command = [
            self._rasa(),
            "run",
            "--model",
            str(self.model),
            "--interface",
            "127.0.0.1",
            "--port",
            str(self.port),
        ]
        began = time.perf_counter()
        with (self.folder / "run.log").open("wb") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=log, stderr=log)
        while not self._answers():
            if self.process.poll() is not None or time.perf_counter() - began > PATIENCE_S:
                raise RuntimeError("The stock project did not start: see run.log in its folder under var/bench.")
            time.sleep(0.1)
        return time.perf_counter() - began

    def pid(self) -> int:
        """Return the process.

        Raises:
            RuntimeError: when it was not started.
        """
        if self.process is None:
            raise RuntimeError("The stock project was not started.")
        return self.process.pid

    def stop(self) -> None:
        """End the process."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def _answers(self) -> bool:
        try:
            return httpx.get(self.base, timeout=2).is_success
        except httpx.HTTPError:
            return False

    @staticmethod
    def _rasa() -> str:
        return str(Path(sys.executable).with_name("rasa"))
