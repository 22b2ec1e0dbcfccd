"""How much a family may be sent unasked, and when: one rule over all kinds of messages together.

Three in any seven days, fewer after silence, nothing after a stop, in a pause, at night or in a school holiday
(CONTENT.md, "Sending", read 2026-11-22). It is asked anew at each moment of sending, so that the order of events
before it makes no difference.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.calendar import AMSTERDAM, QuietHours, local_day

WEEK = timedelta(days=7)
SILENT, LONG_SILENT = timedelta(days=30), timedelta(days=60)
"""After so long without a word from a parent, fewer messages are sent."""
MONTH = timedelta(days=28)
"""In so long one message goes to who is silent for long; no earlier message counts for any rule."""
NEVER = timedelta(days=400)
"""A hold that would last longer is no hold."""


class Kind(StrEnum):
    """What makes the bot speak first."""

    NUDGE = "nudge"
    MENTOR = "mentor"
    CHECKIN = "checkin"
    AGREEMENT = "agreement"


COUNTED: Collection[Kind] = (Kind.NUDGE, Kind.MENTOR)
"""Kinds that nobody asked for; check-ins and agreements were planned by the parent."""


class Action(StrEnum):
    """What is done with a message."""

    SEND = "send"
    HOLD = "hold"
    DROP = "drop"


class Reason(StrEnum):
    """Why a message is held or dropped."""

    NOT_IN = "not_in"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"
    DONE = "done"
    TOO_LATE = "too_late"
    PAUSED = "paused"
    HOLIDAY = "holiday"
    QUIET = "quiet"
    DOSE = "dose"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


@dataclass(frozen=True)
class Holiday:
    """Days without school, both included, Europe/Amsterdam."""

    first: date
    last: date


@dataclass(frozen=True)
class Circumstances:
    """What is known of one adult when a message is decided about.

    Args:
        inside: whether this adult came in.
        reachable: whether there is an address that does not refuse us.
        opted_out: whether this adult wants no messages.
        paused_until: first day after the pause, Europe/Amsterdam.
        last_seen: when this adult was last heard, aware.
        recent: moments of messages that nobody asked for, sent or about to be, aware, in any order.
        done: whether the thing was done already.
    """

    inside: bool = True
    reachable: bool = True
    opted_out: bool = False
    paused_until: date | None = None
    last_seen: datetime | None = None
    recent: Sequence[datetime] = ()
    done: bool = False


@dataclass(frozen=True)
class Ruling:
    """What is done with a message, why, and until when it is held (UTC)."""

    action: Action
    reason: Reason | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Governor:
    """Decides over all messages that the bot sends first.

    Args:
        quiet: hours in which nothing is sent.
        per_week: so many unasked messages in any seven days at the most.
    """

    quiet: QuietHours
    per_week: int

    def rule(
        self,
        kind: Kind,
        now: datetime,
        about: Circumstances,
        holidays: Sequence[Holiday] = (),
        last_day: date | None = None,
    ) -> Ruling:
        """Decide about one message.

        Args:
            kind: of the message.
            now: aware.
            about: the adult.
            holidays: of the school.
            last_day: after which the message makes no sense, Europe/Amsterdam.

        Returns:
            Send it now, hold it until a moment, or drop it; with the reason.
        """
        reason = _never(about)
        if reason:
            return Ruling(Action.DROP, reason)
        moment, first = now.astimezone(UTC), None
        while later := self._later(kind, moment, about, holidays):
            first = first or later[0]
            moment = later[1]
            if moment - now > NEVER:
                return Ruling(Action.DROP, first)
        if last_day and local_day(moment) > last_day:
            return Ruling(Action.DROP, first or Reason.TOO_LATE)
        return Ruling(Action.HOLD, first, moment) if first else Ruling(Action.SEND)

    def _later(
        self, kind: Kind, moment: datetime, about: Circumstances, holidays: Sequence[Holiday]
    ) -> tuple[Reason, datetime] | None:
        """Return why ``moment`` is no moment to send, and the next that may be; None when it is one."""
        day = local_day(moment)
        if about.paused_until and day < about.paused_until:
            return Reason.PAUSED, _start(about.paused_until)
        off = next((one for one in holidays if one.first <= day <= one.last), None)
        if kind is Kind.NUDGE and off:
            return Reason.HOLIDAY, _start(off.last + timedelta(days=1))
        if kind in COUNTED:
            full = self._full(moment, about)
            if full:
                return full
        held = self.quiet.hold(moment)
        return (Reason.QUIET, held) if held > moment else None

    def _full(self, moment: datetime, about: Circumstances) -> tuple[Reason, datetime] | None:
        """Return when the dose allows one more, if it does not now."""
        silence = moment - about.last_seen if about.last_seen else timedelta(0)
        most, span = (1, MONTH) if silence > LONG_SILENT else (1 if silence > SILENT else self.per_week, WEEK)
        # What is still to be sent counts as well: three may stand within seven days, whichever was decided first.
        near = sorted(one for one in about.recent if abs(one - moment) < span)
        if len(near) < most:
            return None
        return Reason.SILENT if silence > SILENT else Reason.DOSE, near[len(near) - most].astimezone(UTC) + span


def _never(about: Circumstances) -> Reason | None:
    """Return why an adult gets nothing at all."""
    if not about.inside:
        return Reason.NOT_IN
    if about.opted_out:
        return Reason.STOPPED
    if not about.reachable:
        return Reason.UNREACHABLE
    return Reason.DONE if about.done else None


def _start(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM).astimezone(UTC)
