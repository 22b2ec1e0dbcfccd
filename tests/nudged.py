"""A large school whose families all get one nudge now."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from bot.domain.calendar import local_day
from bot.domain.families import CaregiverKind
from bot.services.clock import utc_now
from bot.store.models import (
    Base,
    Care,
    Caregiver,
    ChannelAddress,
    Conversation,
    School,
    SchoolClass,
    Sending,
    Student,
)
from bot.store.repositories.nudges import RELEASED

SERIES, STEP = "door-het-jaar", "june"
FIRST_CHAT = 7_000_000_000


def open_hours() -> str:
    """Return quiet hours (for ``QUIET_HOURS``) that are far from now: a test may run at night."""
    far = datetime.now(UTC) + timedelta(hours=12)
    return f"{far:%H:%M}-{far + timedelta(minutes=1):%H:%M}"


def fill(session: Session, families: int, channel: str = "telegram") -> int:
    """Store a school with families of one adult and one child each, all of whom are in; return its sending.

    The sending was let go, and its day was yesterday: every family is to get its message now.

    Args:
        session: of an empty database; committed.
        families: how many.
        channel: by which they are reached; their addresses count from ``FIRST_CHAT``.
    """
    now = utc_now()
    school = School(name="De Grote School")
    session.add(school)
    session.flush()
    of = SchoolClass(school_id=school.id, name="3A", track="havo", year=3)
    session.add(of)
    session.flush()
    numbers = range(1, families + 1)
    many: list[tuple[type[Base], list[dict[str, object]]]] = [
        (Student, [{"id": n, "class_id": of.id, "school_key": str(n), "first_name": f"Kind{n}"} for n in numbers]),
        (Caregiver, [{"id": n, "kind": CaregiverKind.PARENT, "label": "ouder", "created_at": now} for n in numbers]),
        (Care, [{"caregiver_id": n, "student_id": n} for n in numbers]),
        (
            Conversation,
            [
                {"id": f"c{n}", "caregiver_id": n, "stage": "ready", "created_at": now, "last_seen_at": now}
                for n in numbers
            ],
        ),
        (
            ChannelAddress,
            [
                {"conversation_id": f"c{n}", "channel": channel, "address": str(FIRST_CHAT + n), "last_seen_at": now}
                for n in numbers
            ],
        ),
    ]
    for model, rows in many:
        table = model.__table__
        assert isinstance(table, Table)
        for start in range(0, families, 5_000):
            session.execute(insert(table), rows[start : start + 5_000])
    yesterday = local_day(now) - timedelta(days=1)
    sending = Sending(
        school_id=school.id,
        series=SERIES,
        step=STEP,
        day=yesterday,
        anchor=yesterday,
        groups=[["havo", 3]],
        scope="",
        state=RELEASED,
        made_at=now,
    )
    session.add(sending)
    session.commit()
    return session.scalars(select(Sending.id)).one()
