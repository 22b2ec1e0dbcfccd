"""Why a platform did not take a message."""

from bot.domain.errors import KeukentafelError


class ChannelError(KeukentafelError):
    """A message could not be sent. ``reason`` goes into the outbox and never holds an address or a text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TryLater(ChannelError):
    """The platform is busy or out of reach.

    Args:
        reason: for the outbox.
        after: seconds the platform asks to wait; None when it did not say.
        perhaps_sent: whether the message may have arrived all the same: it was handed over, and no answer came.
    """

    def __init__(self, reason: str, after: float | None = None, *, perhaps_sent: bool = False) -> None:
        super().__init__(reason)
        self.after, self.perhaps_sent = after, perhaps_sent


class Blocked(ChannelError):
    """The person blocked the bot or is gone: nothing more can be sent there."""


class Closed(ChannelError):
    """The person was not heard for so long that only a template may be sent, and this was none."""


class OptedOut(ChannelError):
    """The person told the platform to stop messages like this one."""


class Refused(ChannelError):
    """The platform will never take this message; trying again does not help."""
