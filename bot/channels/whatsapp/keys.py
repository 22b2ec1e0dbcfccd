"""What a button or a row of a list carries: a key to the outbox, and what was done with it."""

from bot.domain.messages import Tap

LONGEST_NUMBER = 15
"""Digits of a number in a key. A changed app can send any; a longer number fits no database."""
UNKNOWN = Tap(0)
"""No message has this number: the button is of an earlier version, or of nobody."""
_DONE, _READ = "done", "read"


def button_key(message: int, button: int) -> str:
    """Return the id of a button."""
    return f"{message}:b:{button}"


def pick_key(message: int, index: int) -> str:
    """Return the id of one option of a several-choice."""
    return f"{message}:o:{index}"


def page_key(message: int, page: int) -> str:
    """Return the id of the row that leads to more rows."""
    return f"{message}:p:{page}"


def done_key(message: int) -> str:
    """Return the id of the row that ends a several-choice."""
    return f"{message}:{_DONE}"


def read_key(message: int) -> str:
    """Return what the button of a template carries that only announces a message."""
    return f"{message}:{_READ}"


def tap_of(key: str) -> Tap:
    """Return the tap that a key stands for; one on no message when it is not of ours."""
    message, _, rest = key.partition(":")
    kind, _, index = rest.partition(":")
    if not _number(message):
        return UNKNOWN
    number = int(message)
    if rest == _DONE:
        return Tap(number)
    if rest == _READ:
        return Tap(number, reads=True)
    if not _number(index):
        return UNKNOWN
    match kind:
        case "b":
            return Tap(number, button=int(index))
        case "o":
            return Tap(number, pick=int(index))
        case "p":
            return Tap(number, page=int(index))
        case _:
            return UNKNOWN


def _number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER
