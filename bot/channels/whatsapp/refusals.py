"""Why the Cloud API did not take a message, in the project's own terms (error codes of Graph v23, read 2026-11-22)."""

from bot.channels.errors import Blocked, ChannelError, Closed, OptedOut, Refused, TryLater

DAY_S = 86_400.0
_LATER = {
    4: ("rate", 60.0),
    80007: ("rate", 60.0),
    130429: ("rate", None),
    131048: ("spam_rate", 3_600.0),
    131049: ("marketing_limit", DAY_S),
    131056: ("pair_rate", 6.0),
    131000: ("platform", None),
    131016: ("platform", None),
    131031: ("account", 3_600.0),
    133004: ("platform", None),
    0: ("token", 300.0),
    190: ("token", 300.0),
}
_NEVER = {
    130472: "experiment",
    132000: "template_parameters",
    132001: "template_unknown",
    132005: "template_too_long",
    132007: "template_policy",
    132012: "template_parameters",
    132015: "template_paused",
    132016: "template_disabled",
}


def refusal(code: int, status: int = 400) -> ChannelError:
    """Return what an error of the platform means for a message.

    Args:
        code: as the platform numbers it.
        status: of the HTTP answer.
    """
    if code == 131047:  # noqa: PLR2004 - its meaning stands in the next line
        return Closed("window")
    if code == 131050:  # noqa: PLR2004 - the person stopped what is marketing
        return OptedOut("stopped")
    if code == 131026:  # noqa: PLR2004 - no such person, an app that is too old, or terms that were not accepted
        return Blocked("undeliverable")
    if code in _LATER:
        reason, after = _LATER[code]
        return TryLater(reason, after)
    if code in _NEVER:
        return Refused(_NEVER[code])
    if status >= 500:  # noqa: PLR2004 - HTTP
        return TryLater("platform")
    return Refused("bad_request")
