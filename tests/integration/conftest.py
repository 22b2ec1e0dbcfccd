"""What integration tests share."""

import pytest

from bot.catalogue import Catalogue
from bot.store.engine import Store
from tests.integration.kitchen import Kitchen


@pytest.fixture
def kitchen(store: Store, catalogue: Catalogue) -> Kitchen:
    """An installation with nobody in it."""
    return Kitchen(store, catalogue)


@pytest.fixture
def school(kitchen: Kitchen) -> Kitchen:
    """An installation with a school of six families, none of whom is in yet."""
    kitchen.open_school()
    return kitchen
