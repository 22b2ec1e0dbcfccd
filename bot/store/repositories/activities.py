"""Assignments being done, and what came of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload, noload

from bot.store.models import Activity, Outcome, Request, StepAnswer

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

    def current(self, caregiver_id: int, states: Sequence[str] = (ACTIVE,)) -> Activity | None:
        """Return the activity of a caregiver that was touched last, among those in ``states``."""
        return self.session.scalar(
            select(Activity)
            .where(Activity.caregiver_id == caregiver_id, Activity.state.in_(states))
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

    def unshare(self, activity_id: int) -> None:
        """Take an outcome back."""
        self.session.execute(delete(Outcome).where(Outcome.activity_id == activity_id))

    def due_checkins(self, now: datetime, limit: int) -> Sequence[Activity]:
        """Return activities whose check-in is due, with caregiver and student."""
        return self.session.scalars(
            select(Activity)
            .where(Activity.checkin_at <= now)
            .options(joinedload(Activity.caregiver), joinedload(Activity.student), noload(Activity.answers))
            .order_by(Activity.checkin_at)
            .limit(limit)
        ).all()

    def ask_call(self, request: Request) -> None:
        """Keep a wish to be called."""
        self.session.add(request)
