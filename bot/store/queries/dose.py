"""What the governor must know of adults, in as many queries for many as for one."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.domain.dose import COUNTED, MONTH, Circumstances, Holiday
from bot.store.models import Activity, Caregiver, ChannelAddress, Conversation, Outbound, SchoolHoliday

READY = "ready"
FAILED = "failed"
FIRST_BUBBLE = "%:0"
"""A message of more bubbles counts once."""


def circumstances(
    session: Session, caregiver_ids: Collection[int], now: datetime, *, lock: bool = False
) -> dict[int, Circumstances]:
    """Return what is known of each adult.

    Args:
        session: of the database.
        caregiver_ids: of whom.
        now: UTC.
        lock: whether nobody else may decide about them until this session ends.
    """
    people = select(Caregiver.id, Caregiver.opted_out_at, Caregiver.paused_until).where(Caregiver.id.in_(caregiver_ids))
    if lock:
        people = people.order_by(Caregiver.id).with_for_update(of=Caregiver)
    rows = session.execute(people).all()
    threads = {
        caregiver: (seen, bool(open_addresses))
        for caregiver, seen, open_addresses in session.execute(
            select(Conversation.caregiver_id, Conversation.last_seen_at, func.count(ChannelAddress.id))
            .outerjoin(
                ChannelAddress,
                (ChannelAddress.conversation_id == Conversation.id) & ChannelAddress.blocked_at.is_(None),
            )
            .where(Conversation.caregiver_id.in_(caregiver_ids), Conversation.stage == READY)
            .group_by(Conversation.id, Conversation.caregiver_id, Conversation.last_seen_at)
        )
    }
    recent = _recent(session, caregiver_ids, now)
    return {
        number: Circumstances(
            inside=number in threads,
            reachable=threads.get(number, (None, True))[1],
            opted_out=stopped is not None,
            paused_until=paused,
            last_seen=threads.get(number, (None, True))[0],
            recent=tuple(recent.get(number, ())),
        )
        for number, stopped, paused in rows
    }


def _recent(session: Session, caregiver_ids: Collection[int], now: datetime) -> Mapping[int, list[datetime]]:
    """Return when each adult got, or is about to get, what nobody asked for."""
    found: dict[int, list[datetime]] = {}
    for caregiver, sent, planned in session.execute(
        select(Conversation.caregiver_id, Outbound.sent_at, Outbound.next_attempt_at)
        .join(Outbound, Outbound.conversation_id == Conversation.id)
        .where(
            Conversation.caregiver_id.in_(caregiver_ids),
            Outbound.kind.in_([str(kind) for kind in COUNTED]),
            Outbound.key.like(FIRST_BUBBLE),
            Outbound.status != FAILED,
            Outbound.created_at > now - 2 * MONTH,
        )
    ):
        if caregiver is not None:
            found.setdefault(caregiver, []).append(sent or planned)
    return found


def done(session: Session, caregiver_ids: Collection[int], slugs: Collection[str]) -> set[int]:
    """Return who of the adults did one of these assignments."""
    if not slugs:
        return set()
    return set(
        session.scalars(
            select(Activity.caregiver_id).where(
                Activity.caregiver_id.in_(caregiver_ids), Activity.slug.in_(slugs), Activity.state == "done"
            )
        )
    )


def holidays(session: Session, school_id: int, since: date) -> list[Holiday]:
    """Return the holidays of a school that are not over."""
    rows = session.execute(
        select(SchoolHoliday.first, SchoolHoliday.last).where(
            SchoolHoliday.school_id == school_id, SchoolHoliday.last >= since
        )
    )
    return [Holiday(first, last) for first, last in rows]
