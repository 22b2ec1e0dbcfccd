"""Questions of parents, answered from data/answers."""

from actions.base import KitchenAction, slot
from bot.catalogue.schema import Answer
from bot.domain.assignments import Assignment
from bot.domain.messages import Button, OutboundMessage
from bot.domain.wording import say_day
from bot.services.answers import pick, topics
from bot.services.school_calendar import days_of
from bot.services.turns import Said, Turn

DEADLINES = "faq_deadlines"
SHOWN_DAYS = 4
"""Days of a child that fit in one bubble."""
OTHERS = 3
"""Answers to the same question that are offered too."""


class AnswerQuestion(KitchenAction):
    """Answer from the file that fits the question and the child, and go on where it was."""

    label = "action_answer"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        topic = turn.heard.values.get("topic")
        if topic not in turn.catalogue.answers:
            # Typed, or the button of an answer that was taken out since then.
            topic = _pick(turn)
        answer = turn.catalogue.answers[str(topic)]
        buttons = () if turn.answering else below(turn, str(topic), answer)
        said = [OutboundMessage(answer.text, buttons)]
        return Said([*_days(turn, answer), *said], [slot("topic", topic)])


def _days(turn: Turn, answer: Answer) -> list[OutboundMessage]:
    """Return the days of this child from the school's calendar, when days are asked for."""
    student = turn.family.student
    if answer.intent != DEADLINES or student is None:
        return []
    found = days_of(turn.family.session, turn.catalogue, student.school_class, turn.family.today)[:SHOWN_DAYS]
    if not found:
        return []
    rows = "\n".join(f"• {one.title}: {say_day(one.day, turn.family.today)}" for one in found)
    return [OutboundMessage(turn.catalogue.say("deadlines.for", kind=student.first_name, lijst=rows))]


def _pick(turn: Turn) -> str | None:
    student = turn.family.student
    track, year = (student.school_class.track, student.school_class.year) if student else ("", 0)
    return pick(turn.catalogue, turn.heard.intent, turn.heard.words, track, year)


def below(turn: Turn, topic: str, answer: Answer) -> tuple[Button, ...]:
    """Return what can be tapped below an answer: easier words, an assignment that helps, neighbouring answers."""
    easier = (Button("Leg makkelijker uit", "explain_simpler", {"topic": topic}),) if answer.simpler else ()
    leads = turn.catalogue.assignments.get(answer.leads_to or "")
    start = (Button(leads.title, "start_assignment", {"slug": leads.slug}),) if leads else ()
    others = [(name, one) for name, one in topics(turn.catalogue, answer.intent).items() if name != topic][:OTHERS]
    more = tuple(Button(one.title, one.intent, {"topic": name}) for name, one in others)
    shown = {button.title: button for button in reversed((*easier, *start, *more))}
    return tuple(reversed(shown.values()))


class AskWhy(KitchenAction):
    """Say why the assignment of now helps, or why any does."""

    label = "action_ask_why"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.active()
        walk = turn.progress.walk(activity) if activity else None
        if walk is None or not isinstance(walk.talk, Assignment):
            return Said([OutboundMessage(turn.catalogue.answers["ask_why"].text)])
        return Said([OutboundMessage(walk.read_text(walk.talk.why))])
