"""Connections, and sessions that end in a commit or in nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 10_000
"""How long SQLite waits for another process's write before it gives up."""
SCRUB_WAIT_MS = 1_000
"""How long emptying SQLite's log waits for readers; what is in the way longer is waited for by the worker."""
_READS = "keukentafel_reads"


class Store:
    """The database as the rest of the project sees it.

    Nothing connects before the first session.

    Args:
        url: SQLAlchemy's form, for example ``sqlite:////srv/keukentafel.db``.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._scrub_due: Path | None = None
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            self._scrub_due = Path(f"{self.url.database}.scrub-due")
        options = {} if self.is_sqlite else {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 10}
        # An error that ends up in a log must not carry what a parent typed.
        self.engine: Engine = create_engine(self.url, hide_parameters=True, **options)
        if self.is_sqlite:
            event.listen(self.engine, "connect", _tune_sqlite)
            event.listen(self.engine, "begin", _begin)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._readers = sessionmaker(self.engine.execution_options(**{_READS: True}), expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Give a session; what is not committed by the service is rolled back."""
        with self._sessions() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that only reads."""
        with self._readers() as session:
            yield session

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def owe_scrub(self) -> None:
        """Keep that rows are about to go of which nothing may be left, so that it is done though this process dies."""
        if self._scrub_due is not None:
            self._scrub_due.touch()

    def scrub(self) -> bool:
        """Leave nothing of deleted rows in the files of SQLite: its log is emptied, its free pages are zeros.

        Returns:
            Whether that was done. A reader may be in the way; then it stays due, also when this process ends.
        """
        if self._scrub_due is None:
            return True
        done = self._empty_log()
        if done:
            self._scrub_due.unlink(missing_ok=True)
        else:
            self.owe_scrub()
        return done

    def scrub_is_due(self) -> bool:
        """Return whether deleted rows may still stand in the files of SQLite."""
        return self._scrub_due is not None and self._scrub_due.exists()

    def _empty_log(self) -> bool:
        """Empty SQLite's log; False when somebody reads what stands in it (SQLite tells that, and raises nothing)."""
        # Not by ``engine.connect``: that begins a transaction, in which SQLite refuses to empty its log.
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={SCRUB_WAIT_MS}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (busy, *_) = cursor.fetchone() or (0,)
            cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        finally:
            connection.close()
        return not busy


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _tune_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # SQLAlchemy starts transactions itself: with the driver's own habit a reader that turns into a writer fails
    # at once when another process writes (docs.sqlalchemy.org, pysqlite, read 2026-11-22).
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.cursor().execute(f"PRAGMA {pragma}")
