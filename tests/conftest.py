"""What all tests share."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.catalogue import Catalogue, load
from bot.config import DATA
from bot.store.engine import Store
from bot.store.models import Base
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
        shutil.copyfile(request.getfixturevalue("newest_form"), tmp_path / "test.db")
    else:
        made = Store(_emptied(request))
        migrate(made)
    yield made
    made.close()


@pytest.fixture(scope="session")
def newest_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of SQLite of the newest form, to be copied: every migration anew would take each test half a second."""
    file = tmp_path_factory.mktemp("form") / "form.db"
    made = Store(f"sqlite:///{file}")
    migrate(made)
    made.scrub()
    made.close()
    return file


def _emptied(request: pytest.FixtureRequest) -> str:
    """Return the address of this process's database in PostgreSQL; making one for each test would take a second."""
    url: str = request.getfixturevalue("database")
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as admin:
        # Whatever a test left open would hold up the next one.
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        there = {name for (name,) in admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
        for table in reversed(Base.metadata.sorted_tables):
            if table.name in there:
                admin.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
    return url


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """The address of a database in PostgreSQL that this process of the tests has to itself."""
    server = needs.postgres()
    name = f"keukentafel_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield f"postgresql+psycopg://{server.partition('://')[2].rpartition('/')[0]}/{name}"
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
