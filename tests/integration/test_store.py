"""The database, on both kinds: its form, its moments, its sessions."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError, StatementError

from bot.store.engine import Store
from bot.store.models import Base, ChannelAddress, Heartbeat, School
from bot.store.schema import _config, is_current, migrate, newest


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
    assert not is_current(store)
    migrate(store)
    assert is_current(store)
    assert tables(store) == set(Base.metadata.tables)


def test_migrating_again_keeps_what_is_there(store: Store) -> None:
    with store.session() as session:
        session.add(School(name="Het Kompas"))
        session.commit()
    migrate(store)
    with store.reading() as session:
        assert session.scalars(select(School.name)).all() == ["Het Kompas"]


def test_there_is_one_newest_form() -> None:
    assert newest()


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
