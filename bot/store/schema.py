"""The form of the database, brought up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.store.engine import Store

_SCRIPTS = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


def migrate(store: Store) -> None:
    """Bring the database to the newest form; a database that is there already keeps its rows.

    SQLite changes a table by making it anew: while the old one goes, rows that belong to its rows must stay.

    Raises:
        RuntimeError: when a row is left that belongs to nothing.
    """
    config = _config()
    with store.engine.connect() as connection:
        if store.is_sqlite:
            _in_charge(connection, keys=False)
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if store.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("the new form would leave rows that belong to nothing; nothing was changed")
        finally:
            if store.is_sqlite:
                _in_charge(connection, keys=True)


def _in_charge(connection: Connection, *, keys: bool) -> None:
    """Let SQLite watch over foreign keys, or not; within a transaction it would not listen."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {'ON' if keys else 'OFF'}")
    cursor.close()
