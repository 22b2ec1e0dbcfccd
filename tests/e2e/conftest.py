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
