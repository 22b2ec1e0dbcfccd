"""The same product on PostgreSQL and Redis, as on a larger installation."""

import uuid
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from tests import needs
from tests.harness import Mentor, Parent, eventually
from tests.stack import Stack

pytestmark = pytest.mark.xdist_group("large")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The running product on PostgreSQL and Redis, the worker included."""
    server = needs.postgres()
    name = f"keukentafel_e2e_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = f"{server.rpartition('/')[0]}/{name}"
    made = Stack(tmp_path_factory.mktemp("large"), DATABASE_URL=url, REDIS_URL=needs.redis_url())
    made.prepare()
    made.start("actions", "rasa", "web", "worker")
    yield made
    made.stop()
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_a_parent_walks_and_the_mentor_reads_on_postgresql(large: Stack) -> None:
    """From the code to the mentor's page."""
    parent = Parent(large.base).comes_in("PRAA-2345")
    parent.says("complimentenkaart").bot_answers("Noor")
    parent.says("Noor hielp haar oma").says("Noor is altijd eerlijk")
    parent.says("wat is lob?").bot_answers("loopbaan")
    assert "Noor" in Mentor(large.base).student("Noor")


def test_everything_is_ready_with_redis(large: Stack) -> None:
    """Database, Rasa, actions and worker answer."""
    http = Parent(large.base).http
    eventually(lambda: http.get("/health/ready").status_code == 200, "not ready")
