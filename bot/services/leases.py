"""Who works on a row: a process leases it, and loses it when it dies."""

import os
import secrets
import socket
from collections.abc import Iterable
from datetime import timedelta

LEASE = timedelta(seconds=60)
"""Longer than any turn takes. A process of this machine that died loses its leases at once, see ``dead``."""


_START = secrets.token_hex(4)
"""Tells this process from one before it that had the same number, as happens in containers."""


def owner() -> str:
    """Return the name of this process: machine, process id, and a mark of this start."""
    return f"{socket.gethostname()}:{os.getpid()}:{_START}"


def dead(owners: Iterable[str]) -> set[str]:
    """Return those of ``owners`` that ran on this machine and run no more."""
    return {name for name in owners if _is_dead(*name.rsplit(":", 2))}


def _is_dead(host: str, pid: str, start: str) -> bool:
    if host != socket.gethostname():
        return False
    return start != _START if int(pid) == os.getpid() else not _runs(int(pid))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
