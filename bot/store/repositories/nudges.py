"""Sendings, and a row for each nudge."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, and_, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, joinedload

from bot.domain.families import CaregiverKind
from bot.domain.nudges import Occasion
from bot.store.models import Care, Caregiver, Nudge, SchoolClass, Sending, Student

PROPOSED, HALF_RELEASED, RELEASED, STOPPED = "proposed", "half_released", "released", "stopped"
WAITING, SENT, DROPPED = "waiting", "sent", "dropped"
CHUNK = 5_000


class Nudges:
    """Sendings and nudges of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def propose(self, school_id: int, wanted: Sequence[Occasion], now: datetime) -> None:
        """Keep what goes out in the days to come; what is not wanted any more and not let go by anybody is taken away.

        Args:
            school_id: of which school.
            wanted: all of its occasions from today on.
            now: UTC.
        """
        known = {
            (one.series, one.step, one.anchor, one.scope): one
            for one in self.session.scalars(select(Sending).where(Sending.school_id == school_id))
        }
        for occasion in wanted:
            scope = f"class:{occasion.class_id}" if occasion.class_id else ""
            key = (occasion.series, occasion.step, occasion.anchor, scope)
            there = known.pop(key, None)
            groups = [list(group) for group in occasion.groups]
            if there is None:
                self.session.add(
                    Sending(
                        school_id=school_id,
                        series=occasion.series,
                        step=occasion.step,
                        day=occasion.day,
                        anchor=occasion.anchor,
                        groups=groups,
                        scope=scope,
                        class_id=occasion.class_id,
                        made_at=now,
                    )
                )
            elif there.state == PROPOSED:
                there.day, there.groups = occasion.day, groups
        gone = [one.id for one in known.values() if one.state == PROPOSED]
        self.session.execute(delete(Sending).where(Sending.id.in_(gone)))

    def to_plan(self, today: date) -> Sequence[Sending]:
        """Return the sendings of today and before that were let go, and of which not every family has its row."""
        return self.session.scalars(
            select(Sending).where(Sending.state == RELEASED, Sending.day <= today, Sending.planned_at.is_(None))
        ).all()

    def audience(self, sending: Sending, after: int = 0, limit: int | None = None) -> Sequence[tuple[int, int]]:
        """Return adults with one child each, by the number of the adult.

        A network adult has a limited sight of the child, and gets no nudges.

        Args:
            sending: to whom.
            after: number of the last adult that was had already.
            limit: so many at the most.
        """
        query = (
            select(Caregiver.id, func.min(Student.id))
            .join(Care, Care.caregiver_id == Caregiver.id)
            .join(Student, Student.id == Care.student_id)
            .join(SchoolClass, SchoolClass.id == Student.class_id)
            .where(
                SchoolClass.school_id == sending.school_id,
                Student.left_on.is_(None),
                Caregiver.kind != CaregiverKind.NETWORK,
                Caregiver.id > after,
                _of(sending),
            )
            .group_by(Caregiver.id)
            .order_by(Caregiver.id)
            .limit(limit)
        )
        return [(caregiver, student) for caregiver, student in self.session.execute(query)]

    def chunks(self, sending: Sending) -> Iterator[Sequence[tuple[int, int]]]:
        """Yield the audience in pieces that fit in memory."""
        after = 0
        while found := self.audience(sending, after, CHUNK):
            yield found
            after = found[-1][0]

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        """Store nudges; whoever has one of that sending keeps it as it is."""
        table = Nudge.__table__
        assert isinstance(table, Table)
        dialect = self.session.get_bind().dialect.name
        made = (postgresql if dialect == "postgresql" else sqlite).insert(table)
        self.session.execute(made.on_conflict_do_nothing(index_elements=["sending_id", "caregiver_id"]), list(rows))

    def due(self, now: datetime, limit: int) -> Sequence[Nudge]:
        """Return nudges whose time has come, of sendings that run; nobody else gets them until this session ends."""
        return self.session.scalars(
            select(Nudge)
            .join(Sending, Sending.id == Nudge.sending_id)
            .where(Nudge.state == WAITING, Nudge.due_at <= now, Sending.state == RELEASED)
            .options(joinedload(Nudge.sending), joinedload(Nudge.student))
            .order_by(Nudge.due_at, Nudge.id)
            .limit(limit)
            .with_for_update(of=Nudge, skip_locked=True)
        ).all()

    def answered(self, key: str, intent: str, now: datetime) -> None:
        """Keep what was tapped below a nudge; a message of another kind is left alone.

        Args:
            key: of the outbox, ``nudge:<id>:<bubble>``.
            intent: of the button.
            now: UTC.
        """
        kind, _, rest = key.partition(":")
        if kind == "nudge":
            self.session.execute(
                update(Nudge).where(Nudge.id == int(rest.partition(":")[0])).values(answer=intent, answered_at=now)
            )

    def withdraw(self, sending_id: int, reason: str, now: datetime) -> int:
        """Drop what waits of a sending; return how many."""
        dropped = self.session.execute(
            update(Nudge)
            .where(Nudge.sending_id == sending_id, Nudge.state == WAITING)
            .values(state=DROPPED, reason=reason, decided_at=now)
        )
        return int(dropped.rowcount)  # type: ignore[attr-defined]


def _of(sending: Sending) -> Any:
    if sending.class_id is not None:
        return SchoolClass.id == sending.class_id
    return or_(*(and_(SchoolClass.track == track, SchoolClass.year == year) for track, year in sending.groups))
