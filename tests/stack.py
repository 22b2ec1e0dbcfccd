"""All processes of the product, started for tests on free ports and in a folder of their own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 180
MODULES = {"actions": "actions", "rasa": "bot.assistant", "web": "bot.web", "worker": "bot.worker"}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Stack:
    """The processes of one installation.

    Args:
        folder: for its database, its files and its logs.
        settings: environment variables over the usual ones of a demo.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.ports = {name: free_port() for name in ("actions", "rasa", "web")}
        self.base = f"http://127.0.0.1:{self.ports['web']}"
        self.environment = {
            **{key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}},
            "DATABASE_URL": f"sqlite:///{folder / 'keukentafel.db'}",
            "RASA_URL": f"http://127.0.0.1:{self.ports['rasa']}",
            "ACTIONS_URL": f"http://127.0.0.1:{self.ports['actions']}",
            "PORT": str(self.ports["web"]),
            "DEMO": "1",
            **settings,
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def command(self, *arguments: str, check: bool = True) -> str:
        """Run ``python -m bot`` and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def prepare(self) -> None:
        """Make the database with the demo school."""
        self.command("migrate")
        self.command("demo", "--families", "0")

    def start(self, *names: str) -> None:
        """Start processes (all but the worker when none is named), and wait until they answer."""
        wanted = names or ("actions", "rasa", "web")
        for name in wanted:
            with (self.folder / f"{name}.log").open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    [sys.executable, "-m", MODULES[name.partition("-")[0]]],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                )
        deadline = time.monotonic() + PATIENCE_S
        for name in wanted:
            while not self.answers(name):
                if self.processes[name].poll() is not None or time.monotonic() > deadline:
                    raise AssertionError(f"{name} did not start: {self.log(name)[-2000:]}")
                time.sleep(0.1)

    @classmethod
    def joined(cls, folder: Path) -> "Stack":
        """Return the installation of a folder, started when nobody uses it yet; held by a lock meanwhile.

        Args:
            folder: the same for all who share it.
        """
        kept = folder / "shared.json"
        made = cls(folder)
        if kept.exists():
            made.ports = json.loads(kept.read_text())["ports"]
            made.base = f"http://127.0.0.1:{made.ports['web']}"
            made._count(kept, 1)
            return made
        folder.mkdir()
        made.prepare()
        made.start()
        pids = [process.pid for process in made.processes.values()]
        kept.write_text(json.dumps({"ports": made.ports, "pids": pids, "users": 1}))
        return made

    def leave(self) -> None:
        """Stop using it; the last one ends its processes. Held by a lock meanwhile."""
        kept = self.folder / "shared.json"
        if self._count(kept, -1):
            return
        for pid in json.loads(kept.read_text())["pids"]:
            os.kill(pid, signal.SIGTERM)
        shutil.rmtree(self.folder)

    @staticmethod
    def _count(kept: Path, change: int) -> int:
        state = json.loads(kept.read_text())
        state["users"] += change
        kept.write_text(json.dumps(state))
        return int(state["users"])

    def answers(self, name: str) -> bool:
        """Return whether a process answers."""
        if name.startswith("worker"):
            return self.processes[name].poll() is None
        path = {"actions": "/health", "rasa": "/", "web": "/health/live"}[name]
        try:
            return httpx.get(f"http://127.0.0.1:{self.ports[name]}{path}", timeout=2).is_success
        except httpx.HTTPError:
            return False

    def kill(self, name: str) -> None:
        """End a process without warning (SIGKILL)."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End all processes."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes.clear()

    def log(self, name: str) -> str:
        """Return what a process wrote."""
        path = self.folder / f"{name}.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
