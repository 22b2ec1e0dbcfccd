"""The database, on both kinds: its form, its moments, its sessions."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError, StatementError

from bot.store.engine import Store
from bot.store.models import AuditEntry, Base, ChannelAddress, Heartbeat, School, Teaching
from bot.store.schema import _config, migrate


def tables(store: Store) -> set[str]:
    return set(inspect(store.engine).get_table_names()) - {"alembic_version"}


def downgrade(store: Store) -> None:
    config = _config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def test_migrations_give_what_the_models_say(store: Store) -> None:
    assert tables(store) == set(Base.metadata.tables)
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrations_go_down_and_up_again(store: Store) -> None:
    downgrade(store)
    assert tables(store) == set()
    migrate(store)
    assert tables(store) == set(Base.metadata.tables)


def test_migrating_again_keeps_what_is_there(store: Store) -> None:
    with store.session() as session:
        session.add(School(name="Het Kompas"))
        session.commit()
    migrate(store)
    with store.reading() as session:
        assert session.scalars(select(School.name)).all() == ["Het Kompas"]


def test_a_newer_form_keeps_the_rows_of_an_older_one(store: Store) -> None:
    """Also those that belong to a table which is made anew."""
    downgrade(store)
    config = _config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        for statement in (
            "INSERT INTO school (id, name) VALUES (1, 'Het Kompas')",
            "INSERT INTO school_class (id, school_id, name, track, year) VALUES (1, 1, '3K', 'havo', 3)",
            (
                "INSERT INTO staff (id, school_id, email, name, role, password_hash, active, session_version, created_at)"
                " VALUES (1, 1, 'm@school.example', 'M', 'mentor', '', TRUE, 1, '2026-01-01')"
            ),
            "INSERT INTO teaching (staff_id, class_id) VALUES (1, 1)",
            (
                "INSERT INTO audit_entry (id, at, actor, action, subject, details)"
                " VALUES (1, '2026-01-01', 'staff:1', 'log_in', '', '{}')"
            ),
        ):
            connection.exec_driver_sql(statement)
    migrate(store)
    with store.reading() as session:
        assert session.scalars(select(Teaching.class_id)).all() == [1]
        looked = session.scalars(select(AuditEntry)).one()
        assert (looked.staff_id, looked.school_id) == (1, 1)
    with pytest.raises(IntegrityError), store.session() as session:
        session.add(Teaching(staff_id=7, class_id=1))
        session.commit()


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-5))])
def test_a_moment_comes_back_as_the_same_moment_in_utc(store: Store, zone: timezone) -> None:
    moment = datetime(2026, 10, 25, 2, 30, 15, 123456, tzinfo=zone)
    with store.session() as session:
        session.add(Heartbeat(process="worker", at=moment))
        session.commit()
    with store.reading() as session:
        at = session.scalars(select(Heartbeat.at)).one()
    assert at == moment
    assert at.utcoffset() == timedelta(0)


def test_moments_of_different_zones_are_compared_in_the_database_as_moments(store: Store) -> None:
    east = timezone(timedelta(hours=9))
    with store.session() as session:
        session.add(Heartbeat(process="east", at=datetime(2026, 11, 23, 8, tzinfo=east)))
        session.add(Heartbeat(process="utc", at=datetime(2026, 11, 23, 1, tzinfo=UTC)))
        session.commit()
    with store.reading() as session:
        before = select(Heartbeat.process).where(Heartbeat.at < datetime(2026, 11, 23, 0, 30, tzinfo=UTC))
        assert session.scalars(before).all() == ["east"]


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with store.session() as session, pytest.raises(StatementError, match="time zone"):
        session.add(Heartbeat(process="worker", at=datetime(2026, 11, 23)))  # noqa: DTZ001 - that is the mistake
        session.flush()


def test_what_is_not_committed_is_not_kept(store: Store) -> None:
    with store.session() as session:
        session.add(School(name="Het Kompas"))
        session.flush()
    with store.reading() as session:
        assert session.scalar(select(func.count(School.id))) == 0


def test_a_row_that_hangs_on_nothing_is_refused(store: Store) -> None:
    address = ChannelAddress(
        conversation_id="nobody", channel="postbox", address="a", last_seen_at=datetime(2026, 11, 23, tzinfo=UTC)
    )
    with store.session() as session, pytest.raises(IntegrityError):
        session.add(address)
        session.flush()


def test_one_may_read_while_another_writes(store: Store) -> None:
    with store.session() as writing:
        writing.add(School(name="Het Kompas"))
        writing.flush()
        with store.reading() as reading:
            assert reading.scalar(select(func.count(School.id))) == 0
        writing.commit()
    with store.reading() as reading:
        assert reading.scalar(select(func.count(School.id))) == 1
