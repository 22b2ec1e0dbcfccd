"""The client of Rasa's REST channel."""

from collections.abc import Mapping
from typing import Any

import httpx

from bot.domain.errors import KeukentafelError
from bot.domain.messages import Button, OutboundMessage

PATIENCE_S = 30.0
"""Longer than any turn takes; a turn that takes longer is asked again."""


class RasaError(KeukentafelError):
    """Rasa could not be reached, or did not finish the message. The message is tried again later."""


class Rasa:
    """Rasa, over HTTP.

    Args:
        url: of the Rasa server, for example ``http://127.0.0.1:5005``.
    """

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=PATIENCE_S, limits=httpx.Limits(max_connections=50))

    async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
        """Hand a message to Rasa and return what it answers.

        Args:
            conversation_id: the random id; nothing that names a person.
            text: what was typed, or ``/intent`` for a tap.
            metadata: travels with the message to the actions.

        Raises:
            RasaError: when there is no answer.
        """
        body = {"sender": conversation_id, "message": text, "metadata": metadata}
        try:
            response = await self._client.post("/webhooks/rest/webhook", json=body)
            response.raise_for_status()
            return [bubble(item) for item in response.json()]
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise RasaError(type(error).__name__) from error

    async def ready(self) -> bool:
        """Return whether Rasa answers; it listens only once its model is loaded."""
        try:
            response = await self._client.get("/", timeout=2.0)
        except httpx.HTTPError:
            return False
        return response.is_success

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def bubble(item: Mapping[str, Any]) -> OutboundMessage:
    """Return one item of Rasa's answer as a bubble.

    Raises:
        KeyError, TypeError: when it is of no form that is known.
    """
    if "custom" in item:
        return OutboundMessage.from_dict(item["custom"])
    buttons = tuple(
        Button(button["title"], button["payload"].lstrip("/").partition("{")[0]) for button in item.get("buttons", ())
    )
    return OutboundMessage(item["text"], buttons)
