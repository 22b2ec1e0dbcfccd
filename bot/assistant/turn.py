"""A turn of Rasa that must not go on."""

import asyncio


class TurnBrokenOff(asyncio.CancelledError):
    """An action or the database failed, so the turn is not finished and its tracker must not be saved.

    Rasa goes on after a failed action, as if it had said nothing, and after a failed database with a new tracker or
    with one that is kept in memory only; the parent's answer would be lost. A cancellation is what Rasa does not
    swallow: the turn ends there, and the inbox asks again.
    """
