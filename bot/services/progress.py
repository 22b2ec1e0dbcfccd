"""A family's way through an assignment."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialogue.choices import read_choices
from bot.dialogue.reading import THUMBS, comes_between, read_answer, unreadable
from bot.domain.assignments import Option, Step, StepKind
from bot.domain.calendar import QuietHours, checkin_at
from bot.domain.errors import Unfit
from bot.domain.messages import Button, OutboundMessage
from bot.domain.sharing import may_share
from bot.domain.walk import NOW, Value, Walk, ask, moments
from bot.domain.wording import say_day
from bot.services.family import Family
from bot.store.models import Activity, Outcome
from bot.store.repositories.activities import ACTIVE, DONE, EVERY, OPEN, PAUSED, STOPPED, WAITING, Activities

UNSURE_INTENTS = frozenset({"nlu_fallback", "out_of_scope", "affirm", "deny", "greet", "thank"})
"""Within an assignment these are taken for a try at an answer, which is then asked for again."""
DANGER_INTENTS = frozenset({"danger_child", "danger_home"})


@dataclass(frozen=True)
class Heard:
    """What a parent said within an assignment.

    Args:
        text: as typed; empty for a tap.
        intent: as Rasa understood it, or of the button.
        confidence: of that intent, 0 to 1.
        values: of the button: the activity, the step and the value.
    """

    text: str
    intent: str
    confidence: float
    values: dict[str, Any]


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
        return self.activities.current(self.family.caregiver_id)

    def open(self) -> Activity | None:
        """Return the assignment that was touched last and is not finished."""
        return self.activities.current(self.family.caregiver_id, OPEN)

    def latest(self) -> Activity | None:
        """Return the activity that was touched last, finished or not."""
        return self.activities.current(self.family.caregiver_id, EVERY)

    def find(self, activity_id: object) -> Activity | None:
        """Return an activity of this caregiver by its id."""
        activity = self.activities.get(activity_id) if isinstance(activity_id, int) else None
        return activity if activity and activity.caregiver_id == self.family.caregiver_id else None

    def walk(self, activity: Activity) -> Walk:
        """Return where the family is in an activity.

        Raises:
            LookupError: when the child is no longer this caregiver's, or the assignment no longer exists.
        """
        student = next((one for one in self.family.students if one.id == activity.student_id), None)
        assignment = self.catalogue.assignments.get(activity.slug)
        if student is None or assignment is None:
            raise LookupError("this activity belongs to a child or an assignment that is gone")
        answers: dict[str, Value] = {answer.step: answer.value["v"] for answer in activity.answers}
        return Walk(assignment, answers, self.family.facts(student))

    def named(self, text: str) -> str | None:
        """Return the assignment that a text names, if it names just one."""
        options = tuple(Option(one.slug, one.title, one.words) for one in self.catalogue.assignments.values())
        found = read_choices(text, options)
        return found[0] if len(found) == 1 else None

    def start(self, slug: str) -> Activity:
        """Begin an assignment with the chosen child, or go on with it where it was left.

        Raises:
            LookupError: when no child is chosen.
            KeyError: when there is no such assignment.
        """
        student = self.family.student
        if student is None:
            raise LookupError("no child is chosen")
        self.catalogue.assignments[slug]
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
        other = self.active()
        if other and other.id != activity.id:
            other.state = PAUSED
        activity.state = ACTIVE
        activity.planned_for = activity.checkin_at = None
        activity.touched_at = self.now
        self.family.conversation.student_id = activity.student_id

    def can_resume(self, activity: Activity) -> bool:
        """Return whether there is something left to do in an activity."""
        return activity.state != DONE and self.walk(activity).current() is not None

    def pause(self, activity: Activity) -> None:
        """Hold an activity until the parent comes back."""
        activity.state = PAUSED
        activity.touched_at = self.now

    def stop(self, activity: Activity) -> None:
        """End an activity; what was answered stays until it is forgotten."""
        activity.state = STOPPED
        activity.planned_for = activity.checkin_at = None
        activity.touched_at = self.now

    def plan(self, activity: Activity, day: date) -> None:
        """Wait for a day; the day after, the worker asks how it went."""
        activity.state = WAITING
        activity.planned_for = day
        activity.checkin_at = checkin_at(day, self.quiet)
        activity.touched_at = self.now

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
        bubbles = ask(self.walk(activity), activity.id, simpler=simpler, chosen=tuple(activity.draft or ()))
        return bubbles if all_of_it or simpler else bubbles[-1:]

    def is_answer(self, activity: Activity, heard: Heard) -> bool:
        """Return whether what was said answers the current question, rather than being something in between."""
        step = self.walk(activity).current()
        if not heard.text:
            thumb = step is not None and THUMBS.get(heard.intent) in {option.id for option in step.options}
            return thumb or heard.intent == "answer"
        if (
            step is None
            or heard.intent in DANGER_INTENTS
            or comes_between(step, heard.text, heard.intent, heard.confidence)
        ):
            return False
        if step.kind is StepKind.TEXT:
            return True
        readable = bool(read_answer(step, heard.text, self.family.today))
        return readable or heard.intent in UNSURE_INTENTS

    def take(self, activity: Activity, heard: Heard) -> list[OutboundMessage]:
        """Keep an answer to the current question, and return what there is to say about it.

        What does not fit is not kept, and told kindly.
        """
        walk = self.walk(activity)
        step = walk.current()
        if step is None:
            return []
        try:
            _same_question(activity, step, heard)
            raw = self._read(activity, step, heard.text) if heard.text else _tapped(heard)
            walk = walk.answer(step, raw)
        except Unfit as unfit:
            return [self._explain(activity, unfit)]
        self._keep(activity, step, walk)
        return []

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
        if step.kind is StepKind.DATE and isinstance(value, str) and value != NOW:
            self.plan(activity, date.fromisoformat(value))
        elif walk.current() is None:
            self._finish(activity, walk)

    def _finish(self, activity: Activity, walk: Walk) -> None:
        activity.state = DONE
        activity.finished_at = self.now
        if may_share(walk.answers, sixteen=walk.facts.sixteen):
            self.activities.share(
                Outcome(
                    activity_id=activity.id,
                    student_id=activity.student_id,
                    title=walk.assignment.title,
                    lines=walk.outcome(),
                    shared_at=self.now,
                )
            )

    def skip(self, activity: Activity, heard: Heard) -> list[OutboundMessage]:
        """Leave out the current question, if it may be left out."""
        walk = self.walk(activity)
        step = walk.current()
        if step is None:
            return []
        try:
            _same_question(activity, step, heard)
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

    def sitting_ends(self, activity: Activity) -> list[OutboundMessage]:
        """Return the last words of a sitting: until the day that was planned, or at the end."""
        walk = self.walk(activity)
        if activity.state == WAITING and activity.planned_for:
            day = say_day(activity.planned_for, self.family.today)
            values = {"day": day, "kind": walk.facts.child, "opdracht": walk.assignment.title}
            buttons = (Button("Toch nu verder", "resume", {"activity": activity.id}), Button("Menu", "menu"))
            return [OutboundMessage(self.catalogue.say("walk.until_then", **values), buttons)]
        shared = may_share(walk.answers, sixteen=walk.facts.sixteen)
        told = self.catalogue.say("walk.shared" if shared else "walk.not_shared", mentor=walk.facts.mentor)
        following = [
            self.catalogue.assignments[slug]
            for slug in walk.assignment.following[:2]
            if slug in self.catalogue.assignments
        ]
        more = tuple(Button(one.title, "start_assignment", {"slug": one.slug}) for one in following)
        back = (Button("Toch niet delen", "take_back", {"activity": activity.id}),) if shared else ()
        closing = OutboundMessage(walk.read_text(walk.assignment.closing))
        return [closing, OutboundMessage(told, (*more, *back, Button("Menu", "menu")))]

    def opt_out(self) -> None:
        """Send nothing any more unless asked."""
        self.family.caregiver.opted_out_at = self.now
        activity = self.active()
        if activity:
            self.pause(activity)

    def opt_in(self) -> None:
        """Send messages again."""
        self.family.caregiver.opted_out_at = self.family.caregiver.paused_until = None

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


def _tapped(heard: Heard) -> Value:
    """Return what a button or a thumb answers."""
    value: Value = heard.values.get("value", THUMBS.get(heard.intent))
    return value


def _same_question(activity: Activity, step: Step, heard: Heard) -> None:
    """Refuse a tap on an earlier question; what is typed is always about the current one."""
    asked = (heard.values.get("activity"), heard.values.get("step"))
    if not heard.text and heard.values and asked != (activity.id, step.id):
        raise Unfit("old_question")
