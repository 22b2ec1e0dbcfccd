"""A family's way through an assignment."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.dialogue.reading import read_answer, unreadable
from bot.domain.agreements import WHAT, WHEN, WHO, Agreed, Doer, due
from bot.domain.answer import NOW, Value
from bot.domain.asking import Handing, ask, moments
from bot.domain.assignments import TOGETHER, Arrangement, Assignment, Enquiry, Recall, Talk
from bot.domain.calendar import QuietHours, checkin_at, local_day
from bot.domain.enquiries import SEND, WHICH, WORDS
from bot.domain.errors import Unfit
from bot.domain.messages import Button, OutboundMessage
from bot.domain.sharing import CHILD, PARENT, STUDENT, YES, may_share
from bot.domain.steps import Step, StepKind
from bot.domain.walk import Facts, Walk
from bot.domain.wording import say_day
from bot.services.family import NO_MENTOR, Family
from bot.services.heard import Heard, answers, same_question, tapped
from bot.store.models import Activity, Agreement, Outcome, Request
from bot.store.repositories.activities import ACTIVE, DONE, EVERY, OPEN, PAUSED, STOPPED, WAITING, Activities


class AskedAfter(StrEnum):
    """When the bot asks how a planned day went."""

    DAY = "day"
    PAUSE = "pause"
    NEVER = "never"


class Progress:
    """The assignments of one family, within one turn.

    Args:
        family: who is talking.
        quiet: when nothing is sent unasked; a check-in waits until after it.
    """

    def __init__(self, family: Family, quiet: QuietHours) -> None:
        self.family = family
        self.quiet = quiet
        self.catalogue = family.catalogue
        self.activities = Activities(family.session)

    @property
    def now(self) -> datetime:
        """The moment of the turn, in UTC."""
        return self.family.now

    def active(self) -> Activity | None:
        """Return the assignment that is being walked."""
        return self._current((ACTIVE,), self.catalogue.talks)

    def open(self) -> Activity | None:
        """Return the assignment that was touched last and is not finished."""
        return self._current(OPEN, self.catalogue.talks)

    def open_besides(self, activity: Activity) -> Activity | None:
        """Return the assignment that was touched last and is not finished, other than this one."""
        return self._current(OPEN, self.catalogue.talks, besides=activity.id)

    def open_assignment(self) -> Activity | None:
        """Return what was touched last and is not finished among the home assignments: these have a moment."""
        return self._current(OPEN, self.catalogue.assignments)

    def _current(self, states: Sequence[str], slugs: Collection[str], besides: int | None = None) -> Activity | None:
        """Return what was touched last, among what can still be walked."""
        students = [student.id for student in self.family.students]
        return self.activities.current(
            self.family.caregiver_id, states, slugs=slugs, students=students, besides=besides
        )

    def latest(self) -> Activity | None:
        """Return the activity that was touched last, finished or not; None when its child or its talk is gone."""
        activity = self.activities.current(self.family.caregiver_id, EVERY)
        return activity if activity and self._is_there(activity) else None

    def find(self, activity_id: object) -> Activity | None:
        """Return an activity of this caregiver by its id; None when its child or its talk is gone."""
        activity = self.own(activity_id)
        return activity if activity and self._is_there(activity) else None

    def own(self, activity_id: object) -> Activity | None:
        """Return an activity of this caregiver by its id, also when it cannot be walked any more."""
        activity = self.activities.get(activity_id) if isinstance(activity_id, int) else None
        return activity if activity and activity.caregiver_id == self.family.caregiver_id else None

    def _is_there(self, activity: Activity) -> bool:
        """Return whether an activity can be walked: a file below data/ may be taken out, or renamed, at any time."""
        return activity.slug in self.catalogue.talks and activity.student_id in {s.id for s in self.family.students}

    def walk(self, activity: Activity) -> Walk:
        """Return where the family is in an activity.

        Raises:
            LookupError: when the child is no longer this caregiver's, or the assignment no longer exists.
        """
        student = next((one for one in self.family.students if one.id == activity.student_id), None)
        talk = self.catalogue.talks.get(activity.slug)
        if student is None or talk is None:
            raise LookupError("this activity belongs to a child or an assignment that is gone")
        facts = self.family.facts(student)
        return Walk(talk, _answers(activity), facts, self._recalled(talk, activity.student_id, facts))

    def _recalled(self, talk: Talk, student_id: int, facts: Facts) -> dict[str, str]:
        """Return what this caregiver and this child found in earlier assignments, in words."""
        if not talk.recalls:
            return {}
        wanted = {recall.assignment for recall in talk.recalls.values()}
        done = self.activities.finished(self.family.caregiver_id, student_id, wanted)
        walks = {
            one.slug: Walk(self.catalogue.assignments[one.slug], _answers(one), facts)
            for one in done
            if one.slug in self.catalogue.assignments
        }
        return {
            name: walks[recall.assignment].values().get(_value_name(recall), "")
            for name, recall in talk.recalls.items()
            if recall.assignment in walks
        }

    def start(self, slug: str) -> Activity:
        """Begin a talk with the chosen child, or go on with it where it was left.

        Raises:
            LookupError: when no child is chosen.
            KeyError: when there is no such talk.
        """
        student = self.family.student
        if student is None:
            raise LookupError("no child is chosen")
        self.catalogue.talks[slug]
        activity = self.activities.open_for(self.family.caregiver_id, student.id, slug)
        if activity is None:
            activity = self.activities.add(
                Activity(
                    caregiver_id=self.family.caregiver_id,
                    student_id=student.id,
                    slug=slug,
                    state=PAUSED,
                    started_at=self.now,
                    touched_at=self.now,
                )
            )
        self.resume(activity)
        return activity

    def resume(self, activity: Activity) -> None:
        """Walk this activity from now on; another one that was being walked waits."""
        other = self.activities.current(self.family.caregiver_id)
        if other and other.id != activity.id:
            other.state = PAUSED
        activity.state = ACTIVE
        activity.planned_for = activity.checkin_at = None
        activity.touched_at = self.now
        self.family.conversation.student_id = activity.student_id

    def is_at(self, activity: Activity, step_id: str) -> bool:
        """Return whether an activity waits for the answer to this step."""
        step = self.walk(activity).current()
        return step is not None and step.id == step_id

    def can_resume(self, activity: Activity) -> bool:
        """Return whether there is something left to do in an activity."""
        return activity.state != DONE and self.walk(activity).current() is not None

    def hold(self, activity: Activity) -> None:
        """Let an activity wait, unless it is over."""
        if activity.state in OPEN:
            self.pause(activity)

    def pause(self, activity: Activity) -> None:
        """Hold an activity until the parent comes back."""
        activity.state = PAUSED
        activity.touched_at = self.now

    def stop(self, activity: Activity) -> None:
        """End an activity, unless it is over; what was answered stays until it is forgotten."""
        if activity.state not in OPEN:
            return
        activity.state = STOPPED
        activity.planned_for = activity.checkin_at = None
        activity.touched_at = self.now

    def plan(self, activity: Activity, day: date) -> None:
        """Wait for a day; then the worker asks how it went, as ``asks_after`` says."""
        activity.state = WAITING
        activity.planned_for = day
        asks = self.asks_after(day)
        until = self.family.caregiver.paused_until
        first = until - timedelta(days=1) if until and asks is AskedAfter.PAUSE else day
        activity.checkin_at = checkin_at(first, self.quiet) if asks is not AskedAfter.NEVER else None
        activity.touched_at = self.now

    def asks_after(self, day: date) -> "AskedAfter":
        """Return when the bot asks how a planned day went; nothing is promised to who wants no messages."""
        caregiver = self.family.caregiver
        if caregiver.opted_out_at:
            return AskedAfter.NEVER
        until = caregiver.paused_until
        return AskedAfter.PAUSE if until and until > day + timedelta(days=1) else AskedAfter.DAY

    def appoint(self, activity: Activity, day: str) -> None:
        """Plan a day that was named outside the question for it; where that question is open, it is answered.

        Args:
            activity: that is waited for.
            day: ISO date, or "now", which plans nothing.
        """
        walk = self.walk(activity)
        step = walk.current()
        if step and step.kind is StepKind.DATE:
            self._keep(activity, step, walk.answer(step, day))
        elif day != NOW:
            self.plan(activity, date.fromisoformat(day))

    def question(self, activity: Activity, *, simpler: bool = False, all_of_it: bool = True) -> list[OutboundMessage]:
        """Return the current question.

        Args:
            activity: that is being walked.
            simpler: in easier words.
            all_of_it: with what is to be read before it; else the question alone.
        """
        handing = Handing(self.catalogue.raw("walk.hand_over"), self.catalogue.raw("walk.hand_back"))
        bubbles = ask(
            self.walk(activity),
            activity.id,
            simpler=simpler,
            chosen=tuple(activity.draft or ()),
            handing=None if simpler else handing,
        )
        return bubbles if all_of_it or simpler else bubbles[-1:]

    def is_answer(self, activity: Activity, heard: Heard) -> bool:
        """Return whether what was said answers the current question, rather than being something in between."""
        return answers(self.walk(activity).current(), heard, self.family.today)

    def take(self, activity: Activity, heard: Heard) -> list[OutboundMessage]:
        """Keep an answer to the current question, and return what there is to say about it.

        What does not fit is not kept, and told kindly.
        """
        walk = self.walk(activity)
        step = walk.current()
        if step is None:
            return []
        try:
            same_question(activity.id, step, heard)
            raw = self._read(activity, step, heard.text) if heard.text else tapped(heard)
            walk = walk.answer(step, raw)
        except Unfit as unfit:
            return [self._explain(activity, unfit)]
        self._keep(activity, step, walk)
        return _anew(walk, step)

    def answer(self, activity: Activity, step_id: str, raw: Value) -> None:
        """Keep an answer that was given elsewhere than in the chat.

        Raises:
            Unfit: when it is not an answer to the current question.
        """
        walk = self.walk(activity)
        step = walk.current()
        if step is None or step.id != step_id:
            raise Unfit("old_question")
        self._keep(activity, step, walk.answer(step, raw))

    def _read(self, activity: Activity, step: Step, text: str) -> Value:
        raw = read_answer(step, text, self.family.today)
        if isinstance(raw, list):
            if not raw:
                raise unreadable(step)
            kept = [] if len(raw) >= step.least else list(activity.draft or ())
            return list(dict.fromkeys([*kept, *raw]))
        if raw is None:
            raise unreadable(step)
        return raw

    def _explain(self, activity: Activity, unfit: Unfit) -> OutboundMessage:
        values = dict(unfit.values)
        chosen = values.pop("chosen", None)
        if isinstance(chosen, list):
            activity.draft = chosen
            step = self.walk(activity).current()
            values["chosen"] = self.walk(activity).say(step, chosen) if step else ""
            if not chosen:
                return OutboundMessage(self.catalogue.say("walk.no_option"))
        return OutboundMessage(self.catalogue.say(f"walk.{unfit.reason}", **values))

    def _keep(self, activity: Activity, step: Step, walk: Walk) -> None:
        value = walk.answers[step.id]
        self.activities.answer(activity, step.id, value, self.now)
        activity.draft = None
        activity.touched_at = self.now
        wait = next((option.wait for option in step.options if option.id == value and option.wait), None)
        if walk.current() is None:
            self._finish(activity, walk)
        elif step.kind is StepKind.DATE and isinstance(value, str) and value != NOW:
            self.plan(activity, date.fromisoformat(value))
        elif wait:
            self.plan(activity, self.family.today + timedelta(days=wait - 1))

    def _finish(self, activity: Activity, walk: Walk) -> None:
        activity.state = DONE
        activity.finished_at = self.now
        if isinstance(walk.talk, Enquiry) and walk.given[SEND] == YES:
            self.activities.ask(
                Request(
                    caregiver_id=activity.caregiver_id,
                    student_id=activity.student_id,
                    kind=str(walk.given[WHICH]),
                    text=str(walk.given[WORDS]),
                    safety=False,
                    made_at=self.now,
                )
            )
        if not may_share(walk.given, sixteen=walk.facts.sixteen):
            return
        if isinstance(walk.talk, Arrangement):
            agreed = self.agreed(activity)
            self.activities.agree(
                Agreement(
                    activity_id=activity.id,
                    student_id=activity.student_id,
                    caregiver_id=activity.caregiver_id,
                    what=agreed.what,
                    who=agreed.who,
                    due=agreed.due,
                    made_at=self.now,
                )
            )
        if isinstance(walk.talk, Assignment):
            self.activities.share(
                Outcome(
                    activity_id=activity.id,
                    student_id=activity.student_id,
                    title=walk.talk.title,
                    lines=walk.outcome(),
                    sheet=walk.sheet(),
                    shared_at=self.now,
                )
            )

    def agreed(self, activity: Activity) -> Agreed:
        """Return what was agreed with school, once it is put down; its term counts from the day it was named."""
        given = self.walk(activity).given
        named = next(answer.at for answer in activity.answers if answer.step == WHEN)
        return Agreed(str(given[WHAT]), Doer(str(given[WHO])), due(given[WHEN], local_day(named)))

    def agreements(self, student_id: int) -> list[Activity]:
        """Return what this caregiver put down as agreed about a child, read by the mentor or not, the newest first."""
        slugs = {self.catalogue.arrangement.slug}
        return list(reversed(self.activities.finished(self.family.caregiver_id, student_id, slugs)))

    def skip(self, activity: Activity, heard: Heard) -> list[OutboundMessage]:
        """Leave out the current question, if it may be left out."""
        walk = self.walk(activity)
        step = walk.current()
        if step is None:
            return []
        try:
            same_question(activity.id, step, heard)
            walk = walk.answer(step, None)
        except Unfit as unfit:
            return [self._explain(activity, unfit)]
        self._keep(activity, step, walk)
        return []

    def go_back(self, activity: Activity) -> list[OutboundMessage]:
        """Go back one question; its answer is shown, to be given again or changed."""
        walk = self.walk(activity)
        latest = walk.latest()
        if latest is None:
            return [OutboundMessage(self.catalogue.say("walk.at_the_start"))]
        value = walk.answers[latest.id]
        self.activities.withdraw(activity, latest.id)
        activity.draft = value if isinstance(value, list) else None
        said = walk.say(latest, value)
        return [OutboundMessage(self.catalogue.say("walk.one_back", said=said))] if said else []

    def changeable(self, activity: Activity) -> list[Step]:
        """Return the questions that were answered, the latest first."""
        walk = self.walk(activity)
        return [
            step
            for step in reversed(walk.talk.steps)
            if walk.given.get(step.id) is not None and step.kind is not StepKind.DATE
        ]

    def change(self, activity: Activity, step_id: object) -> bool:
        """Open a question again; what came after it stays, but who may read it is asked again.

        Returns:
            Whether it had been answered.
        """
        step = next((one for one in self.changeable(activity) if one.id == step_id), None)
        if step is None:
            return False
        value = self.walk(activity).given[step.id]
        for one in (step.id, PARENT, CHILD, STUDENT):
            self.activities.withdraw(activity, one)
        self.activities.unshare(activity.id)
        self.resume(activity)
        activity.draft = value if isinstance(value, list) else None
        return True

    def ask_to_share(self, activity: Activity) -> bool:
        """Open the questions about sharing again; return whether there is something to share."""
        walk = self.walk(activity)
        if not (isinstance(walk.talk, Arrangement) or walk.outcome()):
            return False
        for step_id in (PARENT, CHILD, STUDENT):
            self.activities.withdraw(activity, step_id)
        self.activities.unshare(activity.id)
        self.resume(activity)
        return True

    def take_back(self, activity: Activity) -> str:
        """Let the mentor read nothing of an activity any more, and return how the mentor is called."""
        self.activities.unshare(activity.id)
        student = next((one for one in self.family.students if one.id == activity.student_id), None)
        return self.family.mentor(student) if student else NO_MENTOR

    def opt_out(self) -> None:
        """Send nothing any more unless asked."""
        self.family.caregiver.opted_out_at = self.now
        activity = self.active()
        if activity:
            self.pause(activity)

    def opt_in(self) -> None:
        """Send messages again."""
        self.family.caregiver.opted_out_at = None
        self.end_pause()

    def end_pause(self) -> None:
        """Send messages again, unless the parent wants none at all."""
        self.family.caregiver.paused_until = None

    def quiet_for(self, days: int) -> str:
        """Send nothing unasked for some days, and return the day on which that ends, in words."""
        until = self.family.today + timedelta(days=days)
        if days:
            self.family.caregiver.paused_until = until
        return say_day(until, self.family.today)

    def when(self, activity: Activity) -> OutboundMessage:
        """Ask for a moment at the table."""
        options = [option for option in moments(self.family.today) if option.id != NOW]
        buttons = tuple(Button(o.title, "plan_moment", {"activity": activity.id, "day": o.id}) for o in options)
        return OutboundMessage(self.catalogue.say("walk.when", kind=self.walk(activity).facts.child), buttons)


def _answers(activity: Activity) -> dict[str, Value]:
    return {answer.step: answer.value["v"] for answer in activity.answers}


def _value_name(recall: Recall) -> str:
    return TOGETHER if recall.step == TOGETHER else f"antwoord_{recall.step}"


def _anew(walk: Walk, step: Step) -> list[OutboundMessage]:
    """Return what is to be read after an answer that was changed: what follows it was asked before."""
    steps = walk.talk.steps
    later = any(one.id in walk.given for one in steps[steps.index(step) + 1 :])
    return [OutboundMessage(walk.read(one)) for one in walk.after(step)] if later else []
