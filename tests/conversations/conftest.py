"""A school, and a parent who is in, for each conversation."""

from collections.abc import Iterator

import pytest

from tests.harness import Parent, School, close_browsers
from tests.stack import Stack


@pytest.fixture(autouse=True)
def _browsers() -> Iterator[None]:
    yield
    close_browsers()


@pytest.fixture
def school(stack: Stack) -> Iterator[School]:
    """A school that no other test knows."""
    made = School(stack.environment["DATABASE_URL"])
    yield made
    made.close()


@pytest.fixture
def newcomer(stack: Stack) -> Parent:
    """Somebody who opened the chat and has said nothing yet."""
    return Parent(stack.base)


@pytest.fixture
def parent(newcomer: Parent, school: School) -> Parent:
    """Samir's mother, who is in. Samir is not 16 yet."""
    return newcomer.comes_in(school.invites("Samir", "moeder van Samir"))
