"""Every assignment, walked through the web chat to its end."""

import random
from collections.abc import Iterator

import pytest

from bot.catalogue import load
from bot.config import DATA
from bot.domain.assignments import Assignment, Talk
from tests.harness import Parent, School, close_browsers
from tests.stack import Stack

TALKS = load(DATA).talks
STEERING = {"Stuur een link", "Menu", "Toch hier verder", "sla over"}
LONGEST = 40
SAID = ("Samir hielp zaterdag zijn oma met koken.", "Dat weet ik nog niet precies.", "Werken met mensen.")


@pytest.fixture
def school(stack: Stack) -> Iterator[School]:
    made = School(stack.environment["DATABASE_URL"])
    yield made
    made.close()
    close_browsers()


def answers(parent: Parent, chance: random.Random, *, shares: bool) -> None:
    """Answer the latest question in one of the ways it offers."""
    asked = parent.heard[-1]
    titles = [button["title"] for button in asked.get("buttons", ())]
    if "choices" in asked:
        options = [option["title"] for option in asked["choices"]["options"]]
        parent.picks(*chance.sample(options, asked["choices"]["least"]))
    elif "nu meteen" in titles:
        parent.taps("nu meteen")
    elif any(title.startswith("ja, deel dit") for title in titles):
        parent.taps("ja, deel dit" if shares else "nee, deel dit niet")
    elif "Zonder ja van Samir" in asked["text"]:
        parent.taps("ja")
    elif open_answers := [title for title in titles if title not in STEERING]:
        parent.taps(chance.choice(open_answers))
    elif "sla over" in titles and chance.random() < 0.3:
        parent.taps("sla over")
    else:
        parent.says(chance.choice(SAID))


def walks(parent: Parent, talk: Talk, chance: random.Random, *, shares: bool) -> None:
    """Walk a talk that has begun to its end."""
    end = talk.closing.partition("{")[0].partition("\n")[0].strip()[:30].casefold()
    for _ in range(LONGEST):
        if end and end in parent.answer().casefold():
            return
        answers(parent, chance, shares=shares)
    raise AssertionError(f"{talk.slug} did not end: {parent.spoken()[-6:]}")


def meant_for(talk: Talk) -> tuple[str, int]:
    """Return the school type and year of a child that a talk is meant for."""
    if not isinstance(talk, Assignment):
        return "vmbo-kb", 3
    return str((*talk.audience.tracks, "vmbo-kb")[0]), (*(y for y in talk.audience.years if y <= 4), 3)[0]


def chooses(parent: Parent, talk: Talk) -> Parent:
    """Have a parent who is in begin a talk."""
    parent.taps("Opdracht kiezen")
    for _ in range(len(TALKS)):
        titles = {button["title"] for one in parent.heard for button in one.get("buttons", ())}
        if talk.title in titles:
            return parent.taps(talk.title)
        if "Meer opdrachten" not in titles:
            break
        parent.taps("Meer opdrachten")
    # Not of this season: whoever knows its name can do it all the same.
    return parent.says(talk.title)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("slug", [slug for slug, talk in TALKS.items() if isinstance(talk, Assignment)])
def test_every_assignment_is_walked_to_its_end(stack: Stack, school: School, slug: str, seed: int) -> None:
    """And the mentor reads what came of it when the family agreed, and nothing of it when not."""
    talk, shares = TALKS[slug], seed == 1
    chance = random.Random(f"{slug} {seed}")
    parent = Parent(stack.base).comes_in(school.takes_in("Samir", "moeder van Samir", *meant_for(talk)))
    chooses(parent, talk)
    walks(parent, talk, chance, shares=shares)
    assert (talk.title in school.mentor_reads(stack.base, "Samir")) is shares
