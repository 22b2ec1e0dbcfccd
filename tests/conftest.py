"""What all tests share."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.catalogue import Catalogue, load
from bot.config import DATA
from bot.store.engine import Store
from bot.store.schema import migrate
from tests import needs
from tests.stack import Stack


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Everything the bot can say."""
    return load(DATA)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database of the newest form; each test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        made = Store(f"sqlite:///{tmp_path / 'test.db'}")
        migrate(made)
        yield made
        made.close()
        return
    server = needs.postgres()
    name = f"keukentafel_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    made = Store(f"postgresql+psycopg://{server.partition('://')[2].rpartition('/')[0]}/{name}")
    migrate(made)
    yield made
    made.close()
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The running product with the demo school, shared by tests that do not break it."""
    made = Stack(tmp_path_factory.mktemp("stack"))
    made.prepare()
    made.start()
    yield made
    made.stop()
