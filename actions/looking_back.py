"""What was done so far: the path as a picture, one item of it, and sharing it or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.agreements import agreed_line
from actions.base import KitchenAction, leave, walk_on
from actions.children import child_of, which_child
from bot.domain.asking import PATH
from bot.domain.assignments import Arrangement, Assignment
from bot.domain.calendar import local_day
from bot.domain.messages import Button, OutboundMessage, Picture
from bot.domain.walk import Walk
from bot.domain.wording import enumerate_words, say_date
from bot.services.home import menu
from bot.services.turns import Said, Turn
from bot.store.models import Activity
from bot.store.repositories.activities import DONE

STATIONS, ITEMS = 12, 6
"""How many activities the picture shows, and how many can be looked at."""


class ShowProgress(KitchenAction):
    """Show what was done so far."""

    label = "action_show_progress"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        student = child_of(turn)
        if student is None:
            return Said([which_child(turn)])
        assignments = turn.catalogue.assignments
        done = [
            one for one in turn.progress.activities.of(turn.family.caregiver_id, student.id) if one.slug in assignments
        ]
        if not done:
            text = turn.catalogue.say("home.no_progress", kind=student.first_name)
            return Said([OutboundMessage(text, (Button("Opdracht kiezen", "list_assignments"),))])
        stations = [_station(turn, one) for one in done[-STATIONS:]]
        said = enumerate_words(f"{one['title']} ({one['note']})" for one in stations)
        picture = Picture(PATH, {"child": student.first_name, "stations": stations}, said)
        finished = [one for one in reversed(done) if one.state == DONE][:ITEMS]
        buttons = tuple(Button(assignments[one.slug].title, "show_item", {"activity": one.id}) for one in finished)
        text = turn.catalogue.say("home.progress", kind=student.first_name)
        ask = turn.catalogue.say("home.look_back" if buttons else "home.menu")
        shown = OutboundMessage(text, picture=picture)
        return Said([shown] if turn.answering else [shown, OutboundMessage(ask, (*buttons, Button("Menu", "menu")))])


def _station(turn: Turn, activity: Activity) -> dict[str, str]:
    moment = activity.finished_at or activity.touched_at
    note = f"{turn.catalogue.say(f'home.state_{activity.state}')}, {say_date(local_day(moment))}"
    return {"title": turn.catalogue.assignments[activity.slug].title, "note": note, "state": activity.state}


class ShowItem(KitchenAction):
    """Show what came of one assignment, or one agreement, and let it be shared, or taken back."""

    label = "action_show_item"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity"))
        walk = turn.progress.walk(activity) if activity else None
        found = _came_of(turn, activity, walk) if activity and walk else None
        if activity is None or walk is None or found is None:
            return Said([menu(turn.catalogue)])
        shared = found.shared
        values = {"activity": activity.id}
        lines = "\n".join(f"• {line}" for line in found.lines)
        read = turn.catalogue.say("home.item_shared" if shared else "home.item_private", mentor=walk.facts.mentor)
        way = (
            Button("Toch niet delen", "take_back", values)
            if shared
            else Button("Deel met mentor", "share_item", values)
        )
        buttons = (way, Button("Antwoord veranderen", "change_answer", values), Button("Menu", "menu"))
        return Said([OutboundMessage(f"{walk.talk.title}\n{lines}"), OutboundMessage(read, buttons)])


@dataclass(frozen=True)
class _CameOf:
    """What came of an activity, in lines, and whether the mentor reads it."""

    lines: Sequence[str]
    shared: bool


def _came_of(turn: Turn, activity: Activity, walk: Walk) -> _CameOf | None:
    """Return what came of an activity; None when nothing can come of it, or not yet."""
    activities = turn.progress.activities
    if isinstance(walk.talk, Arrangement) and activity.state == DONE:
        return _CameOf([agreed_line(turn, activity)], activities.has_agreement(activity.id))
    if isinstance(walk.talk, Assignment):
        # What the mentor reads was written down when it was shared; the texts may have changed since.
        stored = activities.shared_lines(activity.id)
        return _CameOf(walk.outcome() if stored is None else stored, stored is not None)
    return None


class ShareItem(KitchenAction):
    """Ask again who may read it: the parent, and then the child."""

    label = "action_share_item"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = turn.progress.find(turn.heard.values.get("activity"))
        if activity is None or not turn.progress.ask_to_share(activity):
            return Said([menu(turn.catalogue)], leave())
        return Said([], walk_on())
