"""Assignments being done, and what came of them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select, true
from sqlalchemy.orm import Session, joinedload, noload

from bot.store.models import Activity, Agreement, ChildLink, Outcome, Request, StepAnswer

ACTIVE, WAITING, PAUSED, DONE, STOPPED = "active", "waiting", "paused", "done", "stopped"
OPEN = (ACTIVE, WAITING, PAUSED)
EVERY = (*OPEN, DONE, STOPPED)


class Activities:
    """The activities of one session of the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, activity_id: int) -> Activity | None:
        """Return an activity with its answers."""
        return self.session.get(Activity, activity_id)

    def current(
        self,
        caregiver_id: int,
        states: Sequence[str] = (ACTIVE,),
        *,
        slugs: Collection[str] | None = None,
        students: Collection[int] | None = None,
        besides: int | None = None,
    ) -> Activity | None:
        """Return the activity of a caregiver that was touched last.

        Args:
            caregiver_id: whose it is.
            states: it is in one of these.
            slugs: it is one of these talks; None for any.
            students: it is with one of these children; None for any.
            besides: not this one.
        """
        return self.session.scalar(
            select(Activity)
            .where(Activity.caregiver_id == caregiver_id, Activity.state.in_(states))
            .where(Activity.slug.in_(slugs) if slugs is not None else true())
            .where(Activity.student_id.in_(students) if students is not None else true())
            .where(Activity.id != besides if besides else true())
            .order_by(Activity.touched_at.desc(), Activity.id.desc())
            .limit(1)
        )

    def of(self, caregiver_id: int, student_id: int) -> Sequence[Activity]:
        """Return everything a caregiver did with a child, oldest first."""
        return self.session.scalars(
            select(Activity)
            .where(Activity.caregiver_id == caregiver_id, Activity.student_id == student_id)
            .order_by(Activity.id)
        ).all()

    def finished(self, caregiver_id: int, student_id: int, slugs: Collection[str]) -> Sequence[Activity]:
        """Return what a caregiver finished with a child among these assignments, with the answers, oldest first."""
        return self.session.scalars(
            select(Activity)
            .where(Activity.caregiver_id == caregiver_id, Activity.student_id == student_id)
            .where(Activity.slug.in_(slugs), Activity.state == DONE)
            .order_by(Activity.id)
        ).all()

    def open_for(self, caregiver_id: int, student_id: int, slug: str) -> Activity | None:
        """Return an activity with this assignment that is not finished."""
        return self.session.scalar(
            select(Activity)
            .where(Activity.caregiver_id == caregiver_id, Activity.student_id == student_id)
            .where(Activity.slug == slug, Activity.state.in_(OPEN))
            .order_by(Activity.id.desc())
            .limit(1)
        )

    def add(self, activity: Activity) -> Activity:
        """Keep a new activity."""
        self.session.add(activity)
        self.session.flush()
        return activity

    def answer(self, activity: Activity, step: str, value: object, now: datetime) -> None:
        """Keep the answer to a step; a later answer takes its place."""
        for answer in activity.answers:
            if answer.step == step:
                answer.value, answer.at = {"v": value}, now
                return
        activity.answers.append(StepAnswer(activity_id=activity.id, step=step, value={"v": value}, at=now))

    def withdraw(self, activity: Activity, step: str) -> None:
        """Drop the answer to a step."""
        for answer in [one for one in activity.answers if one.step == step]:
            activity.answers.remove(answer)
            self.session.delete(answer)

    def share(self, outcome: Outcome) -> None:
        """Let the mentor read an outcome."""
        self.session.merge(outcome)

    def shared_lines(self, activity_id: int) -> list[str] | None:
        """Return what a mentor reads of an activity; None when it is not shared."""
        outcome = self.session.get(Outcome, activity_id)
        return None if outcome is None else list(outcome.lines)

    def has_agreement(self, activity_id: int) -> bool:
        """Return whether a mentor may read the agreement that was put down in an activity."""
        agreed = select(Agreement.id).where(Agreement.activity_id == activity_id).limit(1)
        return self.session.scalar(agreed) is not None

    def unshare(self, activity_id: int) -> None:
        """Take back what a mentor may read of an activity: its outcome, or the agreement that was put down."""
        self.session.execute(delete(Outcome).where(Outcome.activity_id == activity_id))
        self.session.execute(delete(Agreement).where(Agreement.activity_id == activity_id))

    def due_checkins(self, now: datetime, limit: int) -> Sequence[Activity]:
        """Return activities whose check-in is due, with caregiver and student."""
        return self.session.scalars(
            select(Activity)
            .where(Activity.checkin_at <= now)
            .options(joinedload(Activity.caregiver), joinedload(Activity.student), noload(Activity.answers))
            .order_by(Activity.checkin_at)
            .limit(limit)
        ).all()

    def ask(self, request: Request) -> None:
        """Keep what a parent asks of school."""
        self.session.add(request)

    def agree(self, agreement: Agreement) -> None:
        """Let the mentor read an agreement."""
        self.session.add(agreement)

    def link(self, link: ChildLink) -> None:
        """Keep a link for a child; earlier links of the same activity end."""
        self.session.execute(delete(ChildLink).where(ChildLink.activity_id == link.activity_id))
        self.session.add(link)

    def linked(self, token_hash: str, now: datetime) -> Activity | None:
        """Return the activity a link leads to, unless it is over."""
        return self.session.scalar(
            select(Activity)
            .join(ChildLink, ChildLink.activity_id == Activity.id)
            .where(ChildLink.token_hash == token_hash, ChildLink.expires_at > now)
        )
