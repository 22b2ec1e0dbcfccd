"""What all tests share."""

import shutil
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import psycopg
import pytest
from alembic.script import ScriptDirectory
from filelock import FileLock
from psycopg import sql
from sqlalchemy import text

from bot.catalogue import Catalogue, load
from bot.config import DATA, ROOT
from bot.store.engine import Store
from bot.store.models import Base
from bot.store.schema import migrate
from tests import needs
from tests.stack import Stack


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what shares an installation to break in one process: each would start one of its own."""
    for item in items:
        if "_breakable" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("breakable"))


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
        if not _is_newest(made):
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


@cache
def _newest() -> str | None:
    return ScriptDirectory(str(ROOT / "bot/store/migrations")).get_current_head()


def _is_newest(store: Store) -> bool:
    """Return whether a database has the newest form; to ask alembic itself would take each test a tenth of a second."""
    with store.reading() as session:
        if session.execute(text("SELECT to_regclass('alembic_version')")).scalar() is None:
            return False
        return session.execute(text("SELECT version_num FROM alembic_version")).scalar() == _newest()


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
def stack(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Stack]:
    """The running product with the demo school, shared by all processes of the tests: none of them breaks it."""
    if worker_id == "master":
        made = Stack(tmp_path_factory.mktemp("stack"))
        made.prepare()
        made.start()
        yield made
        made.stop()
        return
    shared = tmp_path_factory.getbasetemp().parent / "shared"
    with FileLock(f"{shared}.lock"):
        made = Stack.joined(shared)
    yield made
    with FileLock(f"{shared}.lock"):
        made.leave()


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
