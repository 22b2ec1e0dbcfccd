"""Agreements with school: put down, shown, confirmed, and looked back at."""

import re
from contextlib import suppress

from actions.base import KitchenAction, leave, walk_on
from actions.children import child_of, which_child
from bot.domain.agreements import CLOSED, CONFIRMED, DECLINED, PROPOSED, TERMS, WHAT, Result
from bot.domain.errors import Unfit
from bot.domain.messages import Button, OutboundMessage
from bot.domain.wording import say_day
from bot.services.agreeing import asked, close, decide, looked_back
from bot.services.home import menu
from bot.services.turns import Said, Turn
from bot.store.models import Activity, Agreement
from bot.store.repositories.agreements import Agreements

_AGREED = re.compile(r"\b(?:afgesproken|afspraak(?: is)?)[\s,]*(?:dat\b|:)", re.IGNORECASE)
"""What follows is the agreement itself."""
SHOWN = 5
"""How many agreements are shown, the newest first."""
REST = "rest"
"""Answers when to ask again: not at all."""


class LogAgreement(KitchenAction):
    """Put down an agreement; one that stands in the message already is not asked for again."""

    label = "action_log_agreement"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        talk = turn.catalogue.arrangement
        if child_of(turn) is None:
            return Said([which_child(turn)], leave())
        activity = turn.progress.start(talk.slug)
        if _AGREED.search(turn.heard.words) and turn.progress.is_at(activity, WHAT):
            with suppress(Unfit):
                turn.progress.answer(activity, WHAT, turn.heard.words)
        return Said([], walk_on())


class ShowAgreements(KitchenAction):
    """Show what was agreed with school; a tap on one of them shows who reads it, or how far it is."""

    label = "action_show_agreements"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        student = child_of(turn)
        if student is None:
            return Said([which_child(turn)])
        own = turn.progress.agreements(student.id)
        agreements = Agreements(turn.session)
        school = agreements.from_school(turn.family.caregiver_id, student.id)
        states = agreements.states([one.id for one in own])
        found = [(f"{agreed_line(turn, one)}{_state(turn, states.get(one.id, PROPOSED))}", _own(one)) for one in own]
        found += [(f"{_line(turn, one)}{_state(turn, one.state)}", _of_school(one)) for one in school]
        found = sorted(found, key=lambda one: one[1][0], reverse=True)[:SHOWN]
        add = (
            Button("Afspraak opschrijven", "log_agreement"),
            Button("Toon gespreksblad", "show_sheet"),
            Button("Menu", "menu"),
        )
        if not found:
            return Said([OutboundMessage(turn.catalogue.say("school.no_agreements"), add)])
        lines = "\n".join(f"{number}. {line}" for number, (line, _) in enumerate(found, start=1))
        buttons = tuple(
            Button(f"Afspraak {number}", intent, values)
            for number, (_, (_, intent, values)) in enumerate(found, start=1)
        )
        return Said([OutboundMessage(turn.catalogue.say("school.agreements", lijst=lines), (*buttons, *add))])


def _own(activity: Activity) -> tuple[str, str, dict[str, int]]:
    return (activity.finished_at or activity.touched_at).isoformat(), "show_item", {"activity": activity.id}


def _of_school(agreement: Agreement) -> tuple[str, str, dict[str, int]]:
    return agreement.made_at.isoformat(), "close_agreement", {"agreement": agreement.id}


def _state(turn: Turn, state: str) -> str:
    return f": {turn.catalogue.say(f'agreements.state_{state}')}" if state in (CONFIRMED, DECLINED, CLOSED) else ""


def agreed_line(turn: Turn, activity: Activity) -> str:
    """Return an agreement in a line: what, who, and by when."""
    agreed = turn.progress.agreed(activity)
    who = turn.catalogue.say(f"school.doer_{agreed.who}", kind=turn.progress.walk(activity).facts.child)
    by = f", {say_day(agreed.due, turn.family.today)}" if agreed.due else ""
    return f"{agreed.what} ({who}{by})"


def _line(turn: Turn, agreement: Agreement) -> str:
    child = next(one.first_name for one in turn.family.students if one.id == agreement.student_id)
    who = turn.catalogue.say(f"school.doer_{agreement.who}", kind=child)
    by = f", {say_day(agreement.due, turn.family.today)}" if agreement.due else ""
    return f"{agreement.what} ({who}{by})"


def _mentor(turn: Turn, agreement: Agreement) -> str:
    student = next((one for one in turn.family.students if one.id == agreement.student_id), None)
    return turn.family.mentor(student) if student else turn.catalogue.say("school.doer_mentor")


class ConfirmAgreement(KitchenAction):
    """Answer whether what school put down was agreed; the first answer counts."""

    label = "action_confirm_agreement"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        agreement = Agreements(turn.session).own(turn.family.caregiver_id, turn.heard.values.get("agreement"))
        if agreement is None:
            return Said([menu(turn.catalogue)])
        if agreement.state != PROPOSED or agreement.activity_id is not None:
            return _how_far(turn, agreement)
        yes = turn.heard.values.get("yes") is True
        decide(agreement, turn.now, yes=yes)
        if yes:
            return Said(
                [OutboundMessage(turn.catalogue.say("agreements.yes" if agreement.due else "agreements.yes_no_day"))]
            )
        buttons = (
            Button("Mentor moet bellen", "contact_mentor", {"student": agreement.student_id}),
            Button("Menu", "menu"),
        )
        return Said([OutboundMessage(turn.catalogue.say("agreements.no", mentor=_mentor(turn, agreement)), buttons)])


class CloseAgreement(KitchenAction):
    """Look back at an agreement: it worked, it went otherwise, or not yet."""

    label = "action_close_agreement"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        agreement = Agreements(turn.session).own(turn.family.caregiver_id, turn.heard.values.get("agreement"))
        if agreement is None:
            return Said([menu(turn.catalogue)])
        result, term = turn.heard.values.get("result"), turn.heard.values.get("term")
        if agreement.state != CONFIRMED or result not in set(Result):
            return _how_far(turn, agreement)
        if result == Result.NOT_YET and term != REST:
            return _later(turn, agreement, term)
        close(agreement, Result(result), turn.now)
        key = "agreements.rest" if term == REST else f"agreements.{result}"
        said = OutboundMessage(turn.catalogue.say(key, mentor=_mentor(turn, agreement)), (Button("Menu", "menu"),))
        return Said([said])


def _how_far(turn: Turn, agreement: Agreement) -> Said:
    """Say how far an agreement is, with what can be done about it."""
    if agreement.state == PROPOSED and agreement.activity_id is None:
        child = next(one.first_name for one in turn.family.students if one.id == agreement.student_id)
        names = {"kind": child, "mentor": _mentor(turn, agreement)}
        return Said([asked(turn.catalogue, agreement, names, turn.family.today)])
    if agreement.state == PROPOSED:
        text = turn.catalogue.say("agreements.waits", wat=agreement.what, mentor=_mentor(turn, agreement))
        return Said([OutboundMessage(text, (Button("Menu", "menu"),))])
    if agreement.state == CONFIRMED:
        return Said([looked_back(turn.catalogue, agreement)])
    return Said([OutboundMessage(turn.catalogue.say("agreements.over"), (Button("Menu", "menu"),))])


def _later(turn: Turn, agreement: Agreement, term: object) -> Said:
    """Ask when to look back again, or take the answer."""
    length = TERMS.get(str(term))
    if length is None:
        values = {"agreement": agreement.id, "result": Result.NOT_YET}
        buttons = (
            Button("Over een week", "close_agreement", {**values, "term": "week"}),
            Button("Over twee weken", "close_agreement", {**values, "term": "fortnight"}),
            Button("Laat maar rusten", "close_agreement", {**values, "term": REST}),
        )
        return Said([OutboundMessage(turn.catalogue.say("agreements.later"), buttons)])
    agreement.due, agreement.asked_at = turn.family.today + length, None
    day = say_day(agreement.due, turn.family.today)
    return Said([OutboundMessage(turn.catalogue.say("agreements.moved", dag=day), (Button("Menu", "menu"),))])
