"""Those who talk: on the chat page through the whole product, or straight to Rasa's REST channel.

aiohttp rather than httpx: the client runs on the cores that it measures, and takes a third of the time.
"""

import asyncio
import json
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp

from tests.bench.moves import Kind, Move, newest_button, newest_choices
from tests.harness import machine

PATIENCE_S = 15.0
QUIET_S = 0.3
"""While it is not known yet of how many bubbles an answer is, it is whole when nothing came for so long."""
COOKIE = "keukentafel_chat"


class Throttled(Exception):
    """The web process asked to slow down (429)."""


@dataclass(frozen=True)
class Sample:
    """One message and its answer.

    Args:
        kind: of the message.
        number: which message of the session it is, from 1.
        sent: when it was sent, by ``time.perf_counter``.
        answered: when the last bubble of the answer was there.
    """

    kind: Kind
    number: int
    sent: float
    answered: float

    @property
    def seconds(self) -> float:
        """How long the answer took."""
        return self.answered - self.sent


class Talker(Protocol):
    """Somebody who says the next message of the round and waits for the whole answer."""

    async def turn(self) -> Sample:
        """Say the next message."""
        ...


class PageTalker:
    """A parent with an open chat page.

    Args:
        http: shared by all; it keeps no cookies.
        base: address of the web process.
        moves: the round.
        counts: of how many bubbles the answer to each move is; empty while that is to be learnt.
    """

    def __init__(
        self, http: aiohttp.ClientSession, base: str, moves: Sequence[Move], counts: Sequence[int] = ()
    ) -> None:
        self.http, self.base, self.moves, self.counts = http, base, moves, counts
        self.headers = {"origin": base, **machine()}
        self.place = 0
        self.bubbles: list[dict[str, Any]] = []
        self._arrived: asyncio.Queue[tuple[float, dict[str, Any]]] = asyncio.Queue()
        self._reader: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Open the page: get the cookie, and listen."""
        async with self.http.get(f"{self.base}/chat", headers=self.headers) as response:
            response.raise_for_status()
            self.headers["cookie"] = f"{COOKIE}={response.cookies[COOKIE].value}"
        listening = asyncio.Event()
        self._reader = asyncio.create_task(self._read(listening))
        await asyncio.wait_for(listening.wait(), PATIENCE_S)

    async def close(self) -> None:
        """Close the page."""
        if self._reader:
            self._reader.cancel()
            with suppress(asyncio.CancelledError):
                await self._reader

    async def comes_in(self, code: str) -> None:
        """Come in with a code: each question is answered by its first button."""
        await self._say({"text": code}, 0)
        for _ in ("who I am", "what is kept"):
            asks = next(bubble for bubble in reversed(self.bubbles) if "buttons" in bubble)
            await self._say({"tap": {"message": asks["id"], "button": 0}}, 0)

    async def turn(self) -> Sample:
        """Say the next message, and wait for the whole answer.

        Raises:
            Throttled: when the web process asks to slow down; the message is still to be said.
            TimeoutError: when there is no whole answer.
            LookupError: when the bot did not show what is to be tapped.
        """
        place = self.place % len(self.moves)
        move = self.moves[place]
        sent, answered = await self._say(self._body(move), self.counts[place] if self.counts else 0)
        self.place += 1
        return Sample(move.kind, self.place, sent, answered)

    def _body(self, move: Move) -> dict[str, Any]:
        if move.text:
            return {"text": move.text}
        if move.button:
            bubble, index = newest_button(self.bubbles, move.button)
            return {"tap": {"message": bubble["id"], "button": index}}
        bubble = newest_choices(self.bubbles)
        options = bubble["choices"]["options"]
        return {"tap": {"message": bubble["id"], "values": [options[place]["id"] for place in move.options]}}

    async def _say(self, body: dict[str, Any], expected: int) -> tuple[float, float]:
        while not self._arrived.empty():
            self._arrived.get_nowait()
        message = {"id": uuid.uuid4().hex, **body}
        sent = time.perf_counter()
        async with self.http.post(f"{self.base}/chat/messages", json=message, headers=self.headers) as response:
            if response.status == 429:
                raise Throttled
            response.raise_for_status()
            await response.read()
        found = [await asyncio.wait_for(self._arrived.get(), PATIENCE_S)]
        while len(found) < expected:
            found.append(await asyncio.wait_for(self._arrived.get(), PATIENCE_S))
        if not expected:
            with suppress(TimeoutError):
                while True:
                    found.append(await asyncio.wait_for(self._arrived.get(), QUIET_S))
        self.bubbles = [bubble for _, bubble in found]
        return sent, found[-1][0]

    async def _read(self, listening: asyncio.Event) -> None:
        timeout = aiohttp.ClientTimeout(total=None)
        async with self.http.get(f"{self.base}/chat/stream", headers=self.headers, timeout=timeout) as response:
            response.raise_for_status()
            async for line in response.content:
                listening.set()
                if line.startswith(b"data:") and len(line) > len(b"data: {}\n"):
                    self._arrived.put_nowait((time.perf_counter(), json.loads(line[len(b"data:") :])))


class RestTalker:
    """A sender on Rasa's REST channel, ours or stock.

    Args:
        http: shared by all.
        base: address of Rasa.
        sender: id of the conversation.
        moves: the round.
    """

    def __init__(self, http: aiohttp.ClientSession, base: str, sender: str, moves: Sequence[Move]) -> None:
        self.http, self.url, self.sender, self.moves = http, f"{base}/webhooks/rest/webhook", sender, moves
        self.place = 0
        self.bubbles: list[dict[str, Any]] = []

    async def turn(self) -> Sample:
        """Say the next message, and wait for the answer.

        Raises:
            LookupError: when the bot did not show what is to be tapped, or said nothing.
        """
        move = self.moves[self.place % len(self.moves)]
        text, values = self._message(move)
        body = {"sender": self.sender, "message": text, "metadata": {"inbound_id": None, "values": values}}
        sent = time.perf_counter()
        async with self.http.post(self.url, json=body) as response:
            response.raise_for_status()
            items = await response.json()
        answered = time.perf_counter()
        if not items:
            raise LookupError(f"no answer to {text!r}")
        self.bubbles = [item.get("custom", item) for item in items]
        self.place += 1
        return Sample(move.kind, self.place, sent, answered)

    def _message(self, move: Move) -> tuple[str, dict[str, Any]]:
        """Return what the web process would hand to Rasa."""
        if move.text:
            return ("/menu" if move.kind is Kind.WORD else move.text), {}
        if move.button:
            bubble, index = newest_button(self.bubbles, move.button)
            button = bubble["buttons"][index]
            return f"/{button['intent']}", button.get("values", {})
        choices = newest_choices(self.bubbles)["choices"]
        chosen = [choices["options"][place]["id"] for place in move.options]
        return f"/{choices['intent']}", {**choices.get("values", {}), "value": chosen}
