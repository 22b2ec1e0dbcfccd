"""All that is kept of one caregiver."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.store.models import (
    Activity,
    Agreement,
    Care,
    Caregiver,
    ChannelAddress,
    Confidence,
    Consent,
    Inbound,
    MentorMessage,
    Nudge,
    Outbound,
    Outcome,
    Request,
    Student,
    TrackerRow,
)


@dataclass(frozen=True)
class Kept:
    """What is kept of one caregiver, as plain values."""

    caregiver: dict[str, Any]
    children: list[str]
    addresses: list[dict[str, Any]]
    consents: list[dict[str, Any]]
    received: list[dict[str, Any]]
    sent: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    outcomes: list[dict[str, Any]]
    requests: list[dict[str, Any]]
    agreements: list[dict[str, Any]]
    mentor_messages: list[dict[str, Any]]
    confidence: list[dict[str, Any]]
    nudges: list[dict[str, Any]]
    remembered_events: int

    @property
    def messages(self) -> int:
        """How many messages are kept."""
        return len(self.received) + len(self.sent)

    @property
    def answers(self) -> int:
        """How many answers are kept."""
        return sum(len(activity["answers"]) for activity in self.activities)

    @property
    def shared(self) -> int:
        """How many outcomes and agreements a mentor may read."""
        return len(self.outcomes) + len(self.agreements)

    def counts(self) -> dict[str, int]:
        """Return how much there is, without what."""
        return {"messages": self.messages, "answers": self.answers, "outcomes": self.shared}

    def as_dict(self) -> dict[str, Any]:
        """Return all of it."""
        return asdict(self)


def kept_of(session: Session, caregiver_id: int | None, conversations: Sequence[str]) -> Kept:
    """Return all that is kept of a caregiver and its conversations."""
    caregiver = session.get(Caregiver, caregiver_id) if caregiver_id else None
    addresses = session.scalars(select(ChannelAddress).where(ChannelAddress.conversation_id.in_(conversations))).all()
    received = session.scalars(select(Inbound).where(Inbound.conversation_id.in_(conversations)).order_by(Inbound.id))
    sent = session.scalars(select(Outbound).where(Outbound.conversation_id.in_(conversations)).order_by(Outbound.id))
    activities = session.scalars(
        select(Activity).where(Activity.caregiver_id == caregiver_id).order_by(Activity.id)
    ).all()
    outcomes = session.scalars(select(Outcome).where(Outcome.activity_id.in_([one.id for one in activities])))
    requests = session.scalars(select(Request).where(Request.caregiver_id == caregiver_id))
    agreements = session.scalars(select(Agreement).where(Agreement.caregiver_id == caregiver_id))
    said = session.scalars(select(MentorMessage).where(MentorMessage.caregiver_id == caregiver_id))
    sure = session.scalars(select(Confidence).where(Confidence.caregiver_id == caregiver_id))
    nudges = session.scalars(
        select(Nudge).where(Nudge.caregiver_id == caregiver_id).options(joinedload(Nudge.sending)).order_by(Nudge.id)
    )
    consents = session.scalars(select(Consent).where(Consent.caregiver_id == caregiver_id))
    children = session.scalars(
        select(Student.first_name).join(Care, Care.student_id == Student.id).where(Care.caregiver_id == caregiver_id)
    )
    trackers = session.scalars(select(TrackerRow).where(TrackerRow.conversation_id.in_(conversations)))
    return Kept(
        caregiver={
            "label": caregiver.label,
            "kind": caregiver.kind,
            "opted_out_at": caregiver.opted_out_at,
            "paused_until": caregiver.paused_until,
        }
        if caregiver
        else {},
        children=list(children),
        addresses=[
            {"channel": one.channel, "address": one.address, "last_seen_at": one.last_seen_at} for one in addresses
        ],
        consents=[{"given_at": one.given_at, "text": one.text_version, "channel": one.channel} for one in consents],
        received=[{"at": one.received_at, "kind": one.kind, **one.body} for one in received],
        sent=[{"at": one.created_at, "status": one.status, "text": one.body.get("text")} for one in sent],
        activities=[
            {
                "assignment": one.slug,
                "state": one.state,
                "started_at": one.started_at,
                "planned_for": one.planned_for,
                "answers": [
                    {"step": answer.step, "answer": answer.value["v"], "at": answer.at} for answer in one.answers
                ],
            }
            for one in activities
        ],
        outcomes=[{"title": one.title, "lines": one.lines, "shared_at": one.shared_at} for one in outcomes],
        requests=[
            {
                "kind": one.kind,
                "text": one.text,
                "made_at": one.made_at,
                "done_at": one.done_at,
                "safety": one.safety,
            }
            for one in requests
        ],
        agreements=[
            {
                "what": one.what,
                "who": one.who,
                "due": one.due,
                "made_at": one.made_at,
                "state": one.state,
                "result": one.result,
            }
            for one in agreements
        ],
        mentor_messages=[
            {"kind": one.kind, "text": one.text, "made_at": one.made_at, "reply": one.reply} for one in said
        ],
        confidence=[{"value": one.value, "at": one.at} for one in sure],
        nudges=[
            {"series": one.sending.series, "state": one.state, "reason": one.reason, "answer": one.answer}
            for one in nudges
        ],
        remembered_events=sum(len(one.events) for one in trackers),
    )
