"""A parent in WhatsApp's app, as a test plays one."""

from typing import Any

from sqlalchemy import select

from bot.channels.whatsapp.form import DONE, MORE
from bot.store.engine import Store
from bot.store.models import ChannelAddress, Inbound, Outbound
from bot.store.repositories.outbox import QUEUED
from tests.fakes.graph_api import GraphApi, Shown
from tests.harness import Parent, eventually


class WhatsAppParent(Parent):
    """A parent in WhatsApp's app, who says and sees what a parent on the chat page does.

    Args:
        api: the stand-in of Meta.
        store: of the installation; it tells when an answer is complete.
        hidden: whether the parent hides the telephone number.
    """

    def __init__(self, api: GraphApi, store: Store, *, hidden: bool = False) -> None:
        self.api, self.store, self.person = api, store, api.person(hidden=hidden)
        self.heard: list[dict[str, Any]] = []
        self._told = 0

    def says(self, text: str) -> "WhatsAppParent":
        """Type something, and wait for the answer."""
        return self.delivers(self.api.says(self.person, text={"body": text}))

    def shows(self, kind: str, **content: Any) -> "WhatsAppParent":
        """Send a photo, a voice message or another thing, and wait for the answer."""
        return self.delivers(self.api.says(self.person, kind, **{kind: content}))

    def taps(self, title: str) -> "WhatsAppParent":
        """Tap the newest button or row with this title, and wait for the answer; turn pages to find it."""
        while True:
            shown, row = self.finds(title)
            if row["title"] == title:
                return self._taps(shown, row)
            self._taps(shown, row)

    def _taps(self, shown: Shown, row: dict[str, str]) -> "WhatsAppParent":
        if shown.body["type"] == "template":
            body = self.api.says(self.person, "button", button={"payload": row["id"], "text": row["title"]})
        else:
            kind = f"{shown.body['interactive']['type']}_reply"
            body = self.api.says(self.person, "interactive", interactive={"type": kind, kind: row})
        return self.delivers(body)

    def picks(self, *titles: str) -> "WhatsAppParent":
        """Choose options of the newest several-choice one by one, and say that it is all if that is asked."""
        question = self._place()
        for title in titles:
            self.taps(title)
        if self._place() == question and any(row["title"] == DONE for row in rows_of(self.person.shown[-1])):
            self.taps(DONE)
        return self

    def _place(self) -> Any:
        """Return which choice is being asked about; None when there is none."""
        number = rows_of(self.person.shown[-1])[:1]
        row_id = int(number[0]["id"].partition(":")[0]) if number else 0
        with self.store.reading() as session:
            row = session.get(Outbound, row_id)
            return row and (row.body.get("choices") or {}).get("values")

    def finds(self, title: str) -> tuple[Shown, dict[str, str]]:
        """Return the newest message with a row of this title, or with one that leads to more rows."""
        for shown in reversed(self.person.shown):
            rows = rows_of(shown)
            for wanted in (title, MORE):
                for row in rows:
                    if row["title"] == wanted:
                        return shown, row
        raise AssertionError(f"there is no button {title!r} in {self.answer()!r}")

    def delivers(self, body: dict[str, Any], times: int = 1) -> "WhatsAppParent":
        """Have what was said delivered, and wait for the answer."""
        for _ in range(times):
            assert self.api.deliver(body) == [200]
        return self.listens()

    def comes_in(self, code: str) -> "WhatsAppParent":
        """Come in by the link of the school's letter: it opens a draft with the code."""
        return self.says(code).taps("Ja, dat klopt").taps("Ja, dat is goed")

    def listens(self) -> "WhatsAppParent":
        """Wait for what the bot says next, all of it."""

        def new() -> list[Shown]:
            return self.person.shown[self._told :] if self.settled() else []

        found = eventually(new, f"the bot said nothing after {self.answer()!r}")
        self._told = len(self.person.shown)
        self.heard = [self._as_page(shown) for shown in found]
        return self

    def looks(self) -> "WhatsAppParent":
        """See what came by itself: what is said next is an answer to something else."""
        self._told = len(self.person.shown)
        return self

    def settled(self) -> bool:
        """Return whether everything that was said to the bot is answered, and every answer is sent."""
        addresses = [self.person.user_id, self.person.phone]
        mine = select(ChannelAddress.id).where(ChannelAddress.address.in_(addresses))
        asked = select(Inbound.id).where(Inbound.address_id.in_(mine), Inbound.done_at.is_(None))
        queued = select(Outbound.id).where(Outbound.address_id.in_(mine), Outbound.status == QUEUED)
        with self.store.reading() as session:
            return session.scalar(asked) is None and session.scalar(queued) is None

    def messages(self) -> list[dict[str, Any]]:
        """Return what the bot sent."""
        return [self._as_page(shown) for shown in self.person.shown]

    def _as_page(self, shown: Shown) -> dict[str, Any]:
        """Return a message as the chat page would have it: all rows of a question, though a list shows some of them."""
        told: dict[str, Any] = {"from": "bot", "id": shown.id, "text": text_of(shown)}
        rows = rows_of(shown)
        if not rows:
            return told
        with self.store.reading() as session:
            row = session.get(Outbound, int(rows[0]["id"].partition(":")[0]))
            body = row.body if row else {}
        if body.get("choices"):
            return {**told, "choices": body["choices"]}
        titles = [{"title": one["title"]} for one in body.get("buttons", ())]
        return {**told, "buttons": titles}


def text_of(shown: Shown) -> str:
    """Return what a message says."""
    body = shown.body
    match body["type"]:
        case "text":
            return str(body["text"]["body"])
        case "interactive":
            return str(body["interactive"]["body"]["text"])
        case "template":
            return str(body["template"]["name"])
        case kind:
            return str(body[kind].get("caption", ""))


def rows_of(shown: Shown) -> list[dict[str, str]]:
    """Return what can be tapped below a message."""
    if shown.body["type"] == "template":
        buttons = [one for one in shown.body["template"]["components"] if one["type"] == "button"]
        return [{"id": one["parameters"][0]["payload"], "title": f"#{one['index']}"} for one in buttons]
    action = shown.body.get("interactive", {}).get("action", {})
    if "buttons" in action:
        return [one["reply"] for one in action["buttons"]]
    return [row for section in action.get("sections", ()) for row in section["rows"]]
