"""The last words of a sitting: until the day that was planned, or at the end."""

from datetime import date

from bot.catalogue import Catalogue
from bot.domain.assignments import Assignment, Competence, Enquiry, FirstAid
from bot.domain.enquiries import SEND
from bot.domain.messages import Button, OutboundMessage
from bot.domain.sharing import YES, may_share
from bot.domain.walk import Walk
from bot.domain.wording import say_day
from bot.services.home import menu
from bot.services.progress import Progress
from bot.store.models import Activity
from bot.store.repositories.activities import WAITING

OFFERED = 2
"""How many next assignments are offered."""


def sitting_ends(progress: Progress, activity: Activity) -> list[OutboundMessage]:
    """Return the last words of a sitting.

    Args:
        progress: of the family.
        activity: that was walked; it waits, or has no question left.
    """
    walk = progress.walk(activity)
    if activity.state == WAITING and activity.planned_for:
        return [_until_then(progress, activity, activity.planned_for, walk)]
    closing = OutboundMessage(walk.read_text(walk.talk.closing))
    if isinstance(walk.talk, FirstAid):
        unread = [] if walk.current() else [OutboundMessage(walk.read(step)) for step in walk.ahead()]
        return [*unread, closing, _after_first_aid(progress, walk)]
    if isinstance(walk.talk, Enquiry):
        key = "school.sent" if walk.given.get(SEND) == YES else "school.not_sent"
        told = progress.catalogue.say(key, mentor=walk.facts.mentor)
        return [closing, OutboundMessage(told, (Button("Menu", "menu"),))]
    shared = may_share(walk.given, sixteen=walk.facts.sixteen)
    told = progress.catalogue.say("walk.shared" if shared else "walk.not_shared", mentor=walk.facts.mentor)
    sheet = (Button("Toon gespreksblad", "show_sheet"),) if shared and _is_talk_with_school(walk) else ()
    back = (Button("Toch niet delen", "take_back", {"activity": activity.id}),) if shared else ()
    return [
        closing,
        OutboundMessage(told, (*sheet, *_following(progress.catalogue, walk), *back, Button("Menu", "menu"))),
    ]


def _is_talk_with_school(walk: Walk) -> bool:
    return isinstance(walk.talk, Assignment) and walk.talk.competence is Competence.SCHOOL


def _until_then(progress: Progress, activity: Activity, day: date, walk: Walk) -> OutboundMessage:
    asks = progress.asks_after(day)
    if isinstance(walk.talk, FirstAid):
        going_on = progress.open_besides(activity) is not None
        return menu(progress.catalogue, going_on=going_on, key=f"walk.tomorrow_{asks}")
    values = {"day": say_day(day, progress.family.today), "opdracht": walk.talk.title}
    text = f"{progress.catalogue.say('walk.until_then', **values)} {progress.catalogue.say(f'walk.asks_{asks}')}"
    buttons = (Button("Toch nu verder", "resume", {"activity": activity.id}), Button("Menu", "menu"))
    return OutboundMessage(text, buttons)


def _after_first_aid(progress: Progress, walk: Walk) -> OutboundMessage:
    waiting = progress.open()
    if waiting:
        title = progress.walk(waiting).talk.title
        buttons = (Button("Verder met opdracht", "resume", {"activity": waiting.id}), Button("Menu", "menu"))
        return OutboundMessage(progress.catalogue.say("walk.still_open", opdracht=title), buttons)
    more = (*_following(progress.catalogue, walk), Button("Menu", "menu"))
    return OutboundMessage(progress.catalogue.say("home.menu"), more)


def _following(catalogue: Catalogue, walk: Walk) -> tuple[Button, ...]:
    following = [catalogue.assignments[slug] for slug in walk.talk.following if slug in catalogue.assignments]
    return tuple(Button(one.title, "start_assignment", {"slug": one.slug}) for one in following[:OFFERED])
