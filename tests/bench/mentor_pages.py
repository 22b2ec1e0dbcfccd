"""The mentor's pages over a school full of outcomes: time to the first byte, and queries a page."""

import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psycopg
from psycopg import sql
from pydantic import SecretStr
from sqlalchemy import event, select, text
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.config import ROOT, Settings
from bot.domain.families import StaffRole
from bot.services import demo
from bot.services.clock import utc_now
from bot.services.roster import Roster
from bot.store.engine import Store
from bot.store.models import SchoolClass, Student
from bot.store.schema import migrate
from bot.web.app import create_app
from tests import needs
from tests.bench import machine
from tests.bench.loads import p50, p95
from tests.harness import Mentor, hidden
from tests.stack import Stack

EMAIL = "bench@school.example"
OUTCOMES = (1_000, 1_000_000)
CLASS, EACH = 30, 100
"""Students of a class, and outcomes of each in the large school; the small one has a class of 30 with 33 each."""
LOOKS = 150
_NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :many) SELECT i FROM n",
    "postgresql": "SELECT i FROM generate_series(0, CAST(:many AS bigint) - 1) AS g(i)",
}
SLUGS = ("sterke-kanten", "complimentenkaart", "beroepen-in-de-familie", "werkwaarden-kaarten", "wie-kennen-wij")


@dataclass(frozen=True)
class Look:
    """One page on one database.

    Args:
        page: which one.
        database: SQLite or PostgreSQL.
        outcomes: stored in it.
        milliseconds: to the first byte, look by look.
        queries: statements that the page takes.
        peer: milliseconds of the log-in page in the same run, which asks the database nothing.
    """

    page: str
    database: str
    outcomes: int
    milliseconds: Sequence[float]
    queries: int
    peer: Sequence[float]


def measure() -> list[Look]:
    """Return the looks at every page, with few and with many outcomes, on both databases."""
    return [look for kind in _NUMBERS for outcomes in OUTCOMES for look in _school_of(kind, outcomes)]


def _school_of(kind: str, outcomes: int) -> Iterator[Look]:
    with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
        store = Store(url)
        migrate(store)
        student, class_id = _fill(store, kind, outcomes)
        pages = {
            "overview of a class of 30": f"/mentor/classes/{class_id}",
            "student page": f"/mentor/students/{student}",
            "talk sheet": f"/mentor/students/{student}/sheet",
        }
        counted = {page: _queries(store, path) for page, path in pages.items()}
        store.close()
        stack = Stack(Path(folder), DATABASE_URL=url)
        stack.start("web")
        try:
            http = Mentor(stack.base, EMAIL).http
            peer = _looks(http, "/mentor/login")
            for page, path in pages.items():
                yield Look(page, kind, outcomes, _looks(http, path), counted[page], peer)
        finally:
            stack.stop()


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'bench.db'}"
        return
    server, name = needs.postgres(), f"keukentafel_bench_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield f"postgresql+psycopg://{server.partition('://')[2].rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _fill(store: Store, kind: str, outcomes: int) -> tuple[int, int]:
    """Fill the database; return a student and a class of the mentor who looks."""
    each = min(EACH, outcomes // CLASS)
    students = max(outcomes // each, CLASS)
    roster, now = Roster(store, utc_now), utc_now()
    school = roster.school("De Grote School")
    rows = ["klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger"]
    rows += [f"K{n // CLASS},vmbo-kb,3,{n},Kind {n},ouder van kind {n}" for n in range(students)]
    roster.import_csv(school, "\n".join(rows))
    roster.add_staff(school, EMAIL, "mevrouw De Wit", StaffRole.MENTOR, demo.PASSWORD, ["K0"])
    number = _NUMBERS[kind]
    slugs = " ".join(f"WHEN {n} THEN '{slug}'" for n, slug in enumerate(SLUGS))
    values = {"many": students * each, "each": each, "students": students, "now": now}
    with store.session() as session:
        first = session.scalars(select(Student.id).order_by(Student.id)).first()
        assert first
        values["first"] = first
        moment = "CAST(:now AS timestamptz)" if kind == "postgresql" else ":now"
        if kind == "sqlite":
            values["now"] = now.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
        for statement in (
            (
                "INSERT INTO conversation (id, caregiver_id, stage, created_at, last_seen_at)"
                f" SELECT 'bench-' || id, id, 'ready', {moment}, {moment} FROM caregiver"
            ),
            (
                "INSERT INTO activity (id, caregiver_id, student_id, slug, state, started_at, touched_at, finished_at)"
                f" SELECT i + 1, care.caregiver_id, care.student_id, CASE i % {len(SLUGS)} {slugs} END, 'done',"
                f" {moment}, {moment}, {moment}"
                f" FROM ({number}) AS numbers JOIN care ON care.student_id = :first + i / :each"
            ),
            (
                "INSERT INTO outcome (activity_id, student_id, title, lines, sheet, shared_at)"
                " SELECT id, student_id, slug, '[\"Ze spraken er fijn over.\"]', '{}', touched_at FROM activity"
            ),
        ):
            wanted = {name: value for name, value in values.items() if f":{name}" in statement}
            session.execute(text(statement), wanted)
        session.commit()
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    with store.reading() as session:
        return first, session.scalars(select(SchoolClass.id).where(SchoolClass.name == "K0")).one()


def _queries(store: Store, path: str) -> int:
    """Return how many statements a page takes, log-in and rights included."""
    parts = Parts(Settings(secret_key=SecretStr("x" * 40)))
    parts.store = store
    seen: list[str] = []
    with TestClient(create_app(parts), base_url="http://127.0.0.1", headers={"accept": "text/html"}) as browser:
        token = hidden(browser.get("/mentor/login").text)
        browser.post("/mentor/login", data={"email": EMAIL, "password": demo.PASSWORD, "csrf_token": token})
        event.listen(store.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: seen.append(statement))
        browser.get(path).raise_for_status()
    return sum(not statement.startswith("BEGIN") for statement in seen)


def _looks(http: httpx.Client, path: str) -> list[float]:
    found = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        with http.stream("GET", path) as answer:
            found.append((time.perf_counter() - began) * 1000)
            answer.raise_for_status()
            answer.read()
    return found


def write(looks: Sequence[Look]) -> str:
    """Return the page docs/performance-pages.md."""
    lines = [
        "# Performance of the mentor's pages",
        "",
        f"Written by `python -m tests.bench.mentor_pages` (part of `make bench`) on {datetime.now(UTC).date()}.",
        (
            f"Time to the first byte over loopback, {LOOKS} looks at each page, by one mentor; the peer is the log-in page of the"
            " same run, which asks the database nothing, so the ratio is what the page itself costs. Server, database and"
            " client share the cores. Queries: all statements of a request, those for log-in, rights and audit included."
        ),
        "",
        "Machine: " + ", ".join(f"{name} {value}" for name, value in machine.describe().items()) + ".",
        "",
        "| page | database | outcomes | p50 | p95 | ratio to the peer (p50) | queries |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {look.page} | {look.database} | {look.outcomes:,} | {p50(look.milliseconds):.1f} ms | {p95(look.milliseconds):.1f} ms"
        f" | {p50(look.milliseconds) / p50(look.peer):.2f} | {look.queries} |"
        for look in sorted(looks, key=lambda one: (one.page, one.database, one.outcomes))
    ]
    lines += [
        "",
        f"A class has {CLASS} students. With 1,000 outcomes it is the only one; with 1,000,000 there are {1_000_000 // EACH:,} students of {EACH} outcomes each.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and write the page."""
    page = write(measure())
    (ROOT / "docs" / "performance-pages.md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
