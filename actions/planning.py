"""Moments at the table."""

from actions.base import KitchenAction, leave, walk_on
from bot.dialogue.dates import read_day
from bot.domain.answer import NOW, moment
from bot.domain.errors import Unfit
from bot.domain.messages import OutboundMessage
from bot.services.home import menu
from bot.services.sitting import sitting_ends
from bot.services.turns import Said, Turn
from bot.store.models import Activity


class PlanMoment(KitchenAction):
    """Plan a moment for the assignment that is open, or ask for the day."""

    label = "action_plan_moment"

    def act(self, turn: Turn) -> Said:
        """See the class."""
        activity = _meant(turn)
        if activity is None or not turn.progress.can_resume(activity):
            return Said([menu(turn.catalogue, key="home.nothing_open")], leave())
        named = turn.heard.values.get("day") or read_day(turn.heard.text, turn.family.today)
        if named is None:
            return Said([turn.progress.when(activity)], leave())
        try:
            day = moment(str(named), turn.family.today)
        except Unfit as unfit:
            return Said(
                [OutboundMessage(turn.catalogue.say(f"walk.{unfit.reason}")), turn.progress.when(activity)], leave()
            )
        turn.progress.appoint(activity, day)
        if day == NOW:
            turn.progress.resume(activity)
            return Said([], walk_on())
        return Said(sitting_ends(turn.progress, activity), leave())


def _meant(turn: Turn) -> Activity | None:
    """Return the assignment a moment is for: other talks have none."""
    found = turn.progress.find(turn.heard.values.get("activity"))
    return found if found and found.slug in turn.catalogue.assignments else turn.progress.open_assignment()
