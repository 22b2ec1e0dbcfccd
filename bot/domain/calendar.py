"""Days and hours at which the bot may speak first. All in Europe/Amsterdam, stored in UTC."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHECKIN_HOUR = time(17, 0)
"""After school and before dinner: the table is about to be laid."""


@dataclass(frozen=True)
class QuietHours:
    """The hours in which nothing is sent unasked; mostly they run over midnight.

    Args:
        start: from this local time on.
        end: until this local time; the same as ``start`` means that no hour is quiet.
    """

    start: time
    end: time

    def hold(self, moment: datetime) -> datetime:
        """Return ``moment``, or the end of the quiet hours it falls in.

        Args:
            moment: aware, any time zone.

        Returns:
            UTC.
        """
        local, at = moment.astimezone(AMSTERDAM), moment.astimezone(UTC)
        if not self._quiet(local.time()):
            return at
        day = local.date() if local.time() < self.end else local.date() + timedelta(days=1)
        end = datetime.combine(day, self.end, AMSTERDAM)
        # In the night the clock goes back, an hour comes twice: the first of the two may be over.
        return (end if end.astimezone(UTC) > at else end.replace(fold=1)).astimezone(UTC)

    def _quiet(self, local: time) -> bool:
        if self.start > self.end:
            return local >= self.start or local < self.end
        return self.start <= local < self.end


def local_day(moment: datetime) -> date:
    """Return the day it is in Europe/Amsterdam at ``moment``."""
    return moment.astimezone(AMSTERDAM).date()


def checkin_at(planned: date, quiet: QuietHours) -> datetime:
    """Return when to ask how it went: the day after, outside quiet hours, in UTC."""
    return quiet.hold(datetime.combine(planned + timedelta(days=1), CHECKIN_HOUR, AMSTERDAM))
