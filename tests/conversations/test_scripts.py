"""Conversations as parents hold them, from scripts/; and that nothing the bot can do is left out of them."""

from collections import Counter
from collections.abc import Iterator

import pytest
from ruamel.yaml import YAML

from bot.catalogue import Catalogue
from bot.config import ROOT
from tests.conversations.script import Conversation, Player, scripts
from tests.harness import School
from tests.stack import Stack

ALL = list(scripts())
OFTEN_ENOUGH = 3


@pytest.fixture(scope="module")
def player(stack: Stack, catalogue: Catalogue) -> Iterator[Player]:
    """Somebody who plays, with a school of its own."""
    school = School(stack.environment["DATABASE_URL"])
    yield Player(stack.base, school, catalogue)
    school.close()


@pytest.mark.parametrize("conversation", [one for _, one in ALL], ids=[f"{file}: {one.name}" for file, one in ALL])
def test_a_conversation_goes_as_it_is_written(player: Player, conversation: Conversation) -> None:
    """Word for word on the parent's side; what counts on the bot's."""
    player.play(conversation)


def everything(catalogue: Catalogue) -> set[str]:
    """Return all that has to occur."""
    intents = YAML(typ="safe").load(ROOT / "domain.yml")["intents"]
    return {
        *intents,
        *(f"assignment/{slug}" for slug in catalogue.assignments),
        *(f"first_aid/{slug}" for slug in catalogue.first_aid),
        *(f"answer/{topic}" for topic in catalogue.answers),
    }


def test_everything_occurs_in_three_conversations(catalogue: Catalogue) -> None:
    """Every intent, assignment, first-aid talk and answer."""
    times = Counter(what for _, one in ALL for what in one.meets())
    seldom = {what: times[what] for what in sorted(everything(catalogue)) if times[what] < OFTEN_ENOUGH}
    assert not seldom


def test_no_two_conversations_begin_alike() -> None:
    """Three conversations are three ways of saying it."""
    first_words = Counter(move.parent.casefold() for _, one in ALL for move in one.talk[:1] if move.parent)
    assert not [words for words, times in first_words.items() if times > 1]
