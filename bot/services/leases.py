"""Who works on a row: a process leases it, and loses it when it dies."""

import os
import socket
from collections.abc import Iterable
from datetime import timedelta

LEASE = timedelta(seconds=60)
"""Longer than any turn takes. A process of this machine that died loses its leases at once, see ``dead``."""


def owner() -> str:
    """Return the name of this process: machine and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"


def dead(owners: Iterable[str]) -> set[str]:
    """Return those of ``owners`` that ran on this machine and run no more."""
    host = socket.gethostname()
    return {name for name in owners if name.rpartition(":")[0] == host and not _runs(int(name.rpartition(":")[2]))}


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
