"""Rasa's own server code with its real logs, over a message that the classifier breaks on. Run as a module.

``python -m tests.integration.breaking_rasa SAID``; a second argument makes Rasa believe that a terminal looks on.
"""

import asyncio
import json
import logging
import sys
from types import SimpleNamespace
from typing import Any

from bot.assistant import without_tensorflow

without_tensorflow.leave_out()

import rasa.__main__  # noqa: E402
from rasa.core.channels.rest import RestInput  # noqa: E402
from rasa.core.lock_store import InMemoryLockStore  # noqa: E402
from rasa.core.nlg import TemplatedNaturalLanguageGenerator  # noqa: E402
from rasa.core.processor import MessageProcessor  # noqa: E402
from rasa.core.tracker_store import InMemoryTrackerStore  # noqa: E402
from rasa.shared.core.domain import Domain  # noqa: E402
from rasa.shared.nlu.constants import TEXT  # noqa: E402
from rasa.shared.nlu.training_data.message import Message  # noqa: E402

from bot.assistant import quiet_logs  # noqa: E402
from bot.assistant.classifier import LinearIntentClassifier  # noqa: E402


class Broken:
    """A model that quotes what it stumbles over."""

    labels = ("hello",)

    def chances(self, lines: list[Any]) -> None:
        raise ValueError(f"cannot read {lines}")


class Runner:
    """Runs the classifier alone, as Rasa's graph would."""

    def __init__(self) -> None:
        self.classifier = LinearIntentClassifier(LinearIntentClassifier.get_default_config(), None, None)
        self.classifier.model = Broken()  # type: ignore[assignment]

    def run(self, inputs: dict[str, Any], targets: list[str]) -> dict[str, Any]:
        said = inputs["__message__"][0].text
        message = Message({TEXT: said, "text_tokens": [SimpleNamespace(text=said, lemma=said)]})
        return {targets[0]: self.classifier.process([message])}


class Processor(MessageProcessor):  # type: ignore[misc]
    """Rasa's processor around that model."""

    @staticmethod
    def _load_model(_path: Any) -> tuple[str, Any, Any]:
        domain = Domain.empty()
        metadata = SimpleNamespace(assistant_id="a", model_id="b", domain=domain, nlu_target="nlu", training_type=0)
        return "model", metadata, Runner()


async def post(said: str) -> None:
    """Post a message to the handler of Rasa's REST channel."""
    domain = Domain.empty()
    processor = Processor(
        "model", InMemoryTrackerStore(domain), InMemoryLockStore(), TemplatedNaturalLanguageGenerator({})
    )
    channel = RestInput().blueprint(processor.handle_message)
    (receive,) = (route.handler for route in channel._future_routes if route.uri == "/webhook")
    body = {"sender": "a-conversation", "message": said, "metadata": {"inbound_id": 1}}
    request = SimpleNamespace(json=body, args={}, headers={})
    answer = await receive(request)
    print("answer:", json.loads(answer.body))

    async def task() -> None:
        raise ValueError(said)

    failing = asyncio.ensure_future(task())
    await asyncio.sleep(0.01)
    del failing
    try:
        await task()
    except ValueError:
        logging.getLogger("sanic.error").exception("Exception occurred while handling uri: '/webhook'")


if __name__ == "__main__":
    sys.stderr.isatty = lambda: len(sys.argv) > 2  # type: ignore[method-assign]
    quiet_logs.apply()
    rasa.utils.io.configure_colored_logging("INFO")
    rasa.__main__.configure_structlog()
    asyncio.run(post(sys.argv[1]))
