"""``make run``: set up what is missing, start all processes, say where they are, stop them on Ctrl-C."""

import asyncio
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
from rich.console import Console

from bot.bootstrap import Parts
from bot.commands import training
from bot.commands.trouble import FORESEEN, sentence
from bot.config import ROOT, VAR, Settings, SettingsError, environment
from bot.services import demo
from bot.services.onboarding import written
from bot.services.roster import Roster
from bot.store.schema import migrate

out = Console(highlight=False)
PATIENCE_S = 120
_NAMES = {"database": "database", "actions": "actions", "rasa": "Rasa", "worker": "worker", "redis": "Redis"}


def prepare() -> Settings:
    """Bring the database up to date, fill an empty one with the demo school, and train when needed.

    Returns:
        The settings; until there is a real school they are those of the demo.

    Raises:
        SettingsError: when there is a real school and no ``SECRET_KEY``, or the port is taken.
        ValidationError: when a setting cannot be used.
        SQLAlchemyError: when the database does not answer.
    """
    settings = Settings()
    _see_whether_free(settings.port)
    parts = Parts(settings)
    out.print("2/5  Database ...")
    migrate(parts.store)
    out.print("3/5  Families ...")
    roster = Roster(parts.store, parts.clock)
    if not settings.model_fields_set & {"demo"}:
        settings.demo = roster.schools() <= {demo.SCHOOL}
    settings.signing_key()
    if settings.demo and not roster.schools():
        demo.Demo(parts.store, parts.catalogue, parts.governor, parts.clock).make()
    parts.store.close()
    out.print("4/5  Rasa's model ..." + ("" if training.is_trained() else " training, half a minute"))
    if not training.is_trained():
        training.train()
    return settings


def _see_whether_free(port: int) -> None:
    """Refuse a port that somebody listens on: the answers of that one would be taken for ours."""
    with socket.socket() as tried:
        # As uvicorn does it: what was closed a moment ago is free.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            raise SettingsError(
                f"Port {port} is taken: Keukentafel runs already, or something else does. "
                "Stop that, or choose another one with PORT."
            ) from None


def start(settings: Settings) -> subprocess.Popen[bytes]:
    """Start the supervisor with all processes."""
    (VAR / "logs").mkdir(parents=True, exist_ok=True)
    supervisord = Path(sys.executable).with_name("supervisord")
    command = [str(supervisord), "-c", str(ROOT / "supervisord.conf")]
    environment_ = environment(DEMO=str(int(settings.demo)))
    return subprocess.Popen(command, cwd=ROOT, env=environment_, start_new_session=True)


def wait(settings: Settings, supervisor: subprocess.Popen[bytes]) -> bool:
    """Tell what is ready, until everything is; return whether it came to that."""
    out.print("5/5  Starting ...")
    told: set[str] = set()
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and supervisor.poll() is None:
        try:
            answers = httpx.get(f"http://127.0.0.1:{settings.port}/health/ready", timeout=5).json()
        except (httpx.HTTPError, ValueError):
            answers = {}
        for name, ready in answers.items():
            if ready and name not in told:
                told.add(name)
                out.print(f"     {_NAMES[name]} is ready")
        if answers and told >= answers.keys():
            return True
        time.sleep(0.3)
    return False


def addresses(settings: Settings) -> None:
    """Say where everything is."""
    base = f"http://127.0.0.1:{settings.port}"
    out.print("\n[bold]Keukentafel runs.[/bold]")
    out.print(f"  parents   {base}/chat")
    out.print(f"  mentors   {base}/mentor")
    out.print(f"  health    {base}/health/ready")
    if settings.demo:
        for who, code in demo.CODES.items():
            out.print(f"  {who}: {base}/chat?invite={written(code)}")
        for email, role in demo.LOGINS.items():
            out.print(f"  demo {role}: {email}  password: {demo.PASSWORD}")
    out.print(f"  logs      {VAR / 'logs'}\nCtrl-C stops all of it.")


def main() -> int:
    """Run until Ctrl-C; return the exit code."""
    try:
        settings = prepare()
    except training.TrainingError as error:
        out.print(str(error), style="red", markup=False, soft_wrap=True)
        return 1
    except FORESEEN as error:
        out.print(sentence(error), style="red", markup=False, soft_wrap=True)
        return 1
    supervisor = start(settings)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        if not wait(settings, supervisor):
            out.print(f"[red]Not everything started. Look in {VAR / 'logs'} at the end of each file.[/red]")
            return 1
        if "chat" in sys.argv[1:]:
            from bot.commands.chatting import talk

            asyncio.run(talk(Parts(settings), "terminal", ""))
            return 0
        addresses(settings)
        return supervisor.wait()
    except KeyboardInterrupt:
        out.print("\nStopping ...")
        return 0
    finally:
        supervisor.terminate()
        supervisor.wait()


if __name__ == "__main__":
    sys.exit(main())
