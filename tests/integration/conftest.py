"""What integration tests share."""

import pytest

from bot.catalogue import Catalogue
from bot.domain.families import StaffRole
from bot.store.engine import Store
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import EMAIL, PASSWORD


@pytest.fixture
def kitchen(store: Store, catalogue: Catalogue) -> Kitchen:
    """An installation with nobody in it."""
    return Kitchen(store, catalogue)


@pytest.fixture
def school(kitchen: Kitchen) -> Kitchen:
    """An installation with a school of six families, none of whom is in yet."""
    kitchen.open_school()
    return kitchen


@pytest.fixture
def anna(school: Kitchen) -> Kitchen:
    """A school where Samir's mother is in."""
    school.comes_in("anna", "moeder van Samir")
    return school


@pytest.fixture
def vos(school: Kitchen) -> Kitchen:
    """A school where mevrouw Vos is mentor of 3K and can log in."""
    at = school.roster.known(SCHOOL)
    school.roster.add_staff(at, EMAIL, "mevrouw Vos", StaffRole.MENTOR, PASSWORD, ["3K"])
    return school
