"""An installation that may be broken, shared by the tests that do; each leaves it running."""

from collections.abc import Iterator

import httpx
import pytest

from tests.harness import School, close_browsers, eventually
from tests.stack import Stack


@pytest.fixture(autouse=True)
def _browsers() -> Iterator[None]:
    yield
    close_browsers()


@pytest.fixture(scope="session")
def _breakable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    made = Stack(tmp_path_factory.mktemp("breakable"))
    made.command("migrate")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def breakable(_breakable: Stack) -> Iterator[Stack]:
    """All but the worker run at the start of a test, and again after it."""
    yield _breakable
    missing = {"actions", "rasa", "web"} - _breakable.processes.keys()
    if missing:
        _breakable.start(*missing)


@pytest.fixture
def whole(breakable: Stack) -> Stack:
    """The same with its worker, everything answering."""
    if "worker" not in breakable.processes:
        breakable.start("worker")
    ready = f"{breakable.base}/health/ready"
    eventually(lambda: httpx.get(ready, timeout=10).is_success, "not everything answered")
    return breakable


@pytest.fixture
def school(stack: Stack) -> Iterator[School]:
    """A school in the installation that nobody breaks."""
    made = School(stack.environment["DATABASE_URL"])
    yield made
    made.close()


@pytest.fixture
def breakable_school(breakable: Stack) -> Iterator[School]:
    """A school in the installation that is broken."""
    made = School(breakable.environment["DATABASE_URL"])
    yield made
    made.close()
