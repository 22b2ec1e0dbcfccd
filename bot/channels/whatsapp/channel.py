"""Sends to WhatsApp."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import httpx

from bot.channels.base import Capabilities, Posted
from bot.channels.errors import ChannelError, Refused, TryLater
from bot.channels.whatsapp.form import form
from bot.channels.whatsapp.refusals import refusal
from bot.channels.whatsapp.updates import NAME
from bot.domain.messages import Picture

TEXT_LIMIT, BODY_LIMIT, CAPTION_LIMIT = 4096, 1024, 1024
"""Characters of a text, of a text with buttons, and below a picture (Graph v23, read 2026-11-22)."""
PER_SECOND, CHAT_GAP_S = 80, 6.0
"""Messages a second to all together, and seconds between two to one person (likewise)."""
WINDOW_H = 24
"""So long after a person's last message free text may be sent (likewise)."""
REMEMBERED = 1_000
PATIENCE_S = 15.0
PAGE = 200


class WhatsApp:
    """WhatsApp.

    Nothing connects before the first message; a channel that was closed opens again when it is used.

    Args:
        token: of the system user; never logged.
        phone_number_id: of the number that the bot answers on.
        api_url: of the Graph API with its version, or of a stand-in.
        draw: turns a picture into PNG.
    """

    name = NAME
    capabilities = Capabilities(
        text_limit=TEXT_LIMIT,
        caption_limit=CAPTION_LIMIT,
        body_limit=BODY_LIMIT,
        picture_apart=True,
        per_second=PER_SECOND,
        chat_gap_s=CHAT_GAP_S,
        window_h=WINDOW_H,
    )

    def __init__(self, token: str, phone_number_id: str, api_url: str, draw: Callable[[Picture], bytes]) -> None:
        self.phone_number_id, self.api_url = phone_number_id, api_url
        self._headers, self._draw = {"authorization": f"Bearer {token}"}, draw
        self._made: httpx.AsyncClient | None = None
        self._latest: OrderedDict[str, str] = OrderedDict()

    @property
    def _client(self) -> httpx.AsyncClient:
        if self._made is None:
            self._made = httpx.AsyncClient(base_url=self.api_url, headers=self._headers, timeout=PATIENCE_S)
        return self._made

    async def send(self, posted: Posted) -> str:
        """Send a message.

        Raises:
            ChannelError: when the platform does not take it.
        """
        body = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            **whom(posted.address),
            **form(posted, await self._media(posted)),
        }
        answer = await self._post(f"/{self.phone_number_id}/messages", json=body)
        try:
            return str(answer["messages"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise TryLater("unreadable", perhaps_sent=True) from None

    async def _media(self, posted: Posted) -> str | None:
        """Bring a picture or a file to the platform; return its id."""
        picture, file = posted.message.picture, posted.message.file
        if posted.template or not (picture or file):
            return None
        if picture:
            content = ("kaart.png", await asyncio.to_thread(self._draw, picture), "image/png")
        else:
            assert file
            # Of files that a person may open, JSON is none to the platform.
            content = (file.name, file.content.encode(), "text/plain")
        fields = {"messaging_product": "whatsapp", "type": content[2]}
        answer = await self._post(f"/{self.phone_number_id}/media", data=fields, files={"file": content})
        return str(answer.get("id", ""))

    async def settle(self, posted: Posted) -> None:
        """Leave it: a message that was sent stays as it is."""

    def heard(self, address: str, external_id: str) -> None:
        """Remember the latest message of a person: the sign that an answer is coming hangs on it."""
        self._latest[address] = external_id
        self._latest.move_to_end(address)
        if len(self._latest) > REMEMBERED:
            self._latest.popitem(last=False)

    async def typing(self, address: str) -> None:
        """Show that the message was read and an answer is coming."""
        latest = self._latest.get(address)
        if latest is None:
            return
        body = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": latest,
            "typing_indicator": {"type": "text"},
        }
        try:
            await self._post(f"/{self.phone_number_id}/messages", json=body)
        except ChannelError:
            return

    async def number(self) -> str:
        """Return the telephone number of the bot in digits, for links that people open.

        Raises:
            ChannelError: when the platform does not tell it.
        """
        answer = await self._get(f"/{self.phone_number_id}", fields="display_phone_number")
        return "".join(sign for sign in str(answer.get("display_phone_number", "")) if sign.isdecimal())

    async def door(self, code: str) -> str | None:
        """Return the link that opens a chat with a code typed in it already."""
        try:
            number = await self.number()
        except ChannelError:
            return None
        return f"https://wa.me/{number}?text={code}" if number else None

    async def templates(self, business_id: str) -> list[dict[str, Any]]:
        """Return the templates that the platform knows, with their states.

        Raises:
            ChannelError: when the platform does not tell.
        """
        fields = "name,language,status,category"
        found: list[dict[str, Any]] = []
        after = ""
        while True:
            query = {"fields": fields, "limit": str(PAGE), **({"after": after} if after else {})}
            answer = await self._get(f"/{business_id}/message_templates", **query)
            data = answer.get("data")
            found += [one for one in (data if isinstance(data, list) else ()) if isinstance(one, dict)]
            paging = answer.get("paging") or {}
            after = str((paging.get("cursors") or {}).get("after", "")) if paging.get("next") else ""
            if not after:
                return found

    async def close(self) -> None:
        """Close the connections."""
        if self._made is not None:
            await self._made.aclose()
            self._made = None

    async def _get(self, path: str, **query: str) -> dict[str, Any]:
        return await self._asked("GET", path, params=query)

    async def _post(self, path: str, **content: Any) -> dict[str, Any]:
        return await self._asked("POST", path, **content)

    async def _asked(self, method: str, path: str, **content: Any) -> dict[str, Any]:
        try:
            response = await self._client.request(method, path, **content)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise TryLater("network") from None
        except httpx.HTTPError:
            raise TryLater("network", perhaps_sent=True) from None
        try:
            body = response.json()
        except ValueError:
            body = {}
        if response.is_success and isinstance(body, dict):
            return body
        raise _why(response, body if isinstance(body, dict) else {})


def whom(address: str) -> dict[str, str]:
    """Return to whom: an id of the platform's has a dot and goes in another field than a telephone number."""
    return {"recipient": address} if "." in address else {"to": address}


def _why(response: httpx.Response, body: dict[str, Any]) -> ChannelError:
    error = body.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    if response.status_code == httpx.codes.UNAUTHORIZED:
        return refusal(190)
    if not isinstance(code, int):
        return TryLater("platform") if response.is_server_error else Refused("bad_request")
    return refusal(code, response.status_code)
