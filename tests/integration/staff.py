"""Members of staff, and what families did, as tests of the mentor's side need them."""

import base64
import json
from collections.abc import Callable

from itsdangerous import TimestampSigner
from pydantic import SecretStr
from sqlalchemy import event, select

from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Activity, AuditEntry, Outcome, Request, Staff
from tests.integration.kitchen import Kitchen

SECRET = SecretStr("x" * 40)
"""Signs the cookies of the pages under test."""
EMAIL, PASSWORD = "vos@school.example", "een lang wachtwoord"


def person(kitchen: Kitchen, name: str) -> Person:
    """Return a member of staff as if logged in: a hash takes its time."""
    with kitchen.store.reading() as session:
        staff = session.scalars(select(Staff).where(Staff.name == name)).one()
        return Person(staff.id, staff.school_id, staff.name, staff.role, staff.session_version)


def change(kitchen: Kitchen, **values: object) -> None:
    with kitchen.store.session() as session:
        staff = session.scalars(select(Staff).where(Staff.email == EMAIL)).one()
        for name, value in values.items():
            setattr(staff, name, value)
        session.commit()


def audit(kitchen: Kitchen) -> list[tuple[str, str, str]]:
    with kitchen.store.reading() as session:
        return [(row.actor, row.action, row.subject) for row in session.scalars(select(AuditEntry))]


def share(kitchen: Kitchen, label: str, child: str, title: str = "Complimentenkaart") -> None:
    with kitchen.store.session() as session:
        now, caregiver, student = kitchen.clock(), kitchen.caregiver(label), kitchen.student(child)
        activity = Activity(
            caregiver_id=caregiver, student_id=student, slug="x", state="done", started_at=now, touched_at=now
        )
        session.add(activity)
        session.flush()
        session.add(
            Outcome(activity_id=activity.id, student_id=student, title=title, lines=["Het ging fijn."], shared_at=now)
        )
        session.commit()


def ask_call(kitchen: Kitchen, label: str, child: str, *, safety: bool, kind: str = "call", done: bool = False) -> int:
    with kitchen.store.session() as session:
        request = Request(
            caregiver_id=kitchen.caregiver(label),
            student_id=kitchen.student(child),
            kind=kind,
            safety=safety,
            made_at=kitchen.clock(),
            done_at=kitchen.clock() if done else None,
        )
        session.add(request)
        session.commit()
        return request.id


def statements(store: Store, look: Callable[[], object]) -> int:
    """Return how many statements a look takes."""
    seen: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", count)
    look()
    event.remove(store.engine, "before_cursor_execute", count)
    return len(seen)


def signed(staff: Staff) -> str:
    """Return the cookie of somebody who is logged in, signed as the app signs it."""
    body = json.dumps({"staff_id": staff.id, "session_version": staff.session_version}).encode()
    return TimestampSigner(SECRET.get_secret_value()).sign(base64.b64encode(body)).decode()
