"""Conversations written down in YAML, and played by the real product.

A file below ``scripts/`` is a list of conversations::

    - name: a mother asks what LOB is
      child: havo 3            # school type and year; vmbo-kb 3 when it is left out
      sixteen: true            # whether the child is 16; false when it is left out
      talk:
        - parent: wat is lob nou eigenlijk
          meets: [faq_lob, answer/faq_lob]
          bot: [loopbaan]
        - tap: Leg makkelijker uit
        - pick: [netjes, sportief]
        - mentor: agreement      # or invitation: what the mentor sends meanwhile

``bot`` has words of the answer, ``not`` words that are not in it, ``buttons`` titles that can be tapped. ``meets``
names what occurs here: an intent as Rasa understood it, ``answer/<topic>``, ``assignment/<slug>`` or
``first_aid/<slug>``; each is checked against what really happened. Danger may be answered before Rasa sees it: of the
two, the one that is named is known by the words that only it is answered with.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from ruamel.yaml import YAML
from sqlalchemy import select

from bot.catalogue import Catalogue
from bot.store.models import ChannelAddress, TrackerRow
from tests.harness import Parent, School

SCRIPTS = Path(__file__).parent / "scripts"
DANGER = {"danger_child", "danger_home"}
_NAMED = re.compile(r"\{[a-z_0-9]+\}")


class Move(BaseModel):
    """One thing the parent does, and what comes of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parent: str | None = None
    tap: str | None = None
    pick: tuple[str, ...] = ()
    mentor: Literal["agreement", "invitation"] | None = None
    bot: tuple[str, ...] = ()
    not_: Annotated[tuple[str, ...], Field(alias="not")] = ()
    buttons: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_of_four(self) -> "Move":
        if sum((self.parent is not None, self.tap is not None, bool(self.pick), self.mentor is not None)) != 1:
            raise ValueError("a move has one of parent, tap, pick and mentor")
        return self


class Conversation(BaseModel):
    """One conversation of one parent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    child: str = "vmbo-kb 3"
    sixteen: bool = False
    talk: tuple[Move, ...]

    def meets(self) -> set[str]:
        """Return all that occurs in it."""
        return {one for move in self.talk for one in move.meets}


def scripts() -> Iterator[tuple[str, Conversation]]:
    """Yield every conversation with the name of its file."""
    for path in sorted(SCRIPTS.glob("*.yml")):
        for one in read(path):
            yield path.stem, one


def read(path: Path) -> list[Conversation]:
    """Return the conversations of one file."""
    return TypeAdapter(list[Conversation]).validate_python(YAML(typ="safe").load(path))


@dataclass
class Player:
    """Plays conversations, each with a family of its own.

    Args:
        base: address of the web process.
        school: takes the families in.
        catalogue: what the bot can say.
    """

    base: str
    school: School
    catalogue: Catalogue
    adult: str = ""
    """Who is talking now, as the school named them."""

    def begin(self, conversation: Conversation) -> Parent:
        """Return the parent of a conversation, who is in."""
        track, year = conversation.child.split()
        number = uuid.uuid4().hex[:8]
        self.adult = f"ouder {number}"
        code = self.school.takes_in("Samir", self.adult, track, int(year), sixteen=conversation.sixteen)
        return Parent(self.base).comes_in(code)

    def play(self, conversation: Conversation) -> None:
        """Play a conversation.

        Raises:
            AssertionError: when something else happens than is written.
        """
        parent = self.begin(conversation)
        for move in conversation.talk:
            self.do(parent, move)
            problems = [] if move.mentor else self.problems(parent, move)
            assert not problems, f"{move.parent or move.tap or move.pick}: {'; '.join(problems)}\n{parent.answer()}"

    def do(self, parent: Parent, move: Move) -> None:
        """Do what the parent or the mentor does."""
        if move.mentor is not None:
            self.school.writes_to(self.adult, move.mentor)
            parent.hears({"agreement": "Klopt dat?", "invitation": "Komt u?"}[move.mentor])
        elif move.parent is not None:
            parent.says(move.parent)
        elif move.tap is not None:
            parent.taps(move.tap)
        else:
            parent.picks(*move.pick)

    def problems(self, parent: Parent, move: Move) -> list[str]:
        """Return what is not as it is written, a sentence each."""
        said = " ".join(parent.answer().casefold().split())
        titles = {button["title"] for one in parent.heard for button in one.get("buttons", ())}
        found = [f"the bot did not say {part!r}" for part in move.bot if part.casefold() not in said]
        found += [f"the bot said {part!r}" for part in move.not_ if part.casefold() in said]
        found += [f"no button {title!r} but {sorted(titles)}" for title in move.buttons if title not in titles]
        return (
            found
            + [f"{one} was not met" for one in move.meets if not self._met(one, said)]
            + self._wrong_intent(parent, move)
        )

    def _met(self, what: str, said: str) -> bool:
        kind, _, name = what.partition("/")
        if not name:
            return True
        if kind == "answer":
            return _literal(self.catalogue.answers[name].text) in said
        return _literal(self.catalogue.talks[name].steps[0].text) in said

    def _wrong_intent(self, parent: Parent, move: Move) -> list[str]:
        wanted = {one for one in move.meets if "/" not in one}
        found = [f"{one} was not answered as such" for one in wanted & DANGER if not self._helped(one, parent.answer())]
        if wanted <= DANGER:
            return found
        understood = self.understood(parent)
        return found + [
            f"{one} was not understood but {understood}" for one in wanted - DANGER if one not in understood
        ]

    def _helped(self, danger: str, answer: str) -> bool:
        """Return whether the helplines were given, with the words for this danger and not for the other."""
        said = " ".join(answer.casefold().split())
        words = {one: _literal(self.catalogue.texts["safety"][one]) in said for one in DANGER}
        return "0800" in said and [one for one, met in words.items() if met] == [danger]

    def understood(self, parent: Parent) -> list[str]:
        """Return what Rasa took the latest message for: its intent, and its wishes when it had several."""
        with self.school.store.reading() as session:
            events: list[dict[str, Any]] = (
                session.scalars(
                    select(TrackerRow.events)
                    .join(ChannelAddress, ChannelAddress.conversation_id == TrackerRow.conversation_id)
                    .where(ChannelAddress.address == parent.address)
                ).one_or_none()
                or []
            )
        latest = next((event["parse_data"] for event in reversed(events) if event["event"] == "user"), None)
        if latest is None:
            return []
        return [latest["intent"]["name"], *latest.get("wishes", ())]


def _literal(text: str) -> str:
    """Return the longest piece of a text that has no name in it."""
    return max(_NAMED.split(" ".join(text.split())), key=len).strip().casefold()[:80]
