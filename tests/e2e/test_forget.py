"""Who is forgotten is gone everywhere: from the database and its free pages, the queue, the logs, every file."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from string import ascii_lowercase

import pytest
from sqlalchemy import select

from bot.bootstrap import Parts
from bot.config import Settings
from bot.store.models import Base
from tests.harness import Parent, School, eventually
from tests.stack import Stack


@pytest.fixture
def name() -> str:
    """A name that nobody has, and that no content and no other test has either."""
    return "Wobbel" + "".join(random.choices(ascii_lowercase, k=10))


@pytest.fixture
def parent(whole: Stack, breakable_school: School, name: str) -> Parent:
    """Samir's mother, who named somebody wherever a parent can type, and shared an outcome."""
    parent = (
        Parent(whole.base).says(f"hallo, ik ben {name}").comes_in(breakable_school.invites("Samir", "oma van Samir"))
    )
    parent.says(f"waarom vraagt {name} dit?").says("sterke kanten").says(f"netjes en {name}")
    parent.picks("netjes", "sportief", "creatief", "precies").says(f"Hij hielp {name} met de fiets").taps("nu meteen")
    parent.says(f"mijn zoon wil niet meer leven zegt {name}").taps("Mentor moet bellen")
    parent.picks("netjes", "sportief", "ambitieus", "zelfstandig").taps("ja").taps("😊 fijn")
    parent.says(f"Mag hij een dag meelopen met {name}").taps("ja, deel dit").taps("ja")
    return parent.says("complimentenkaart").says(f"Jij bent lief voor {name}")


def files_with(folder: Path, word: str) -> set[str]:
    """Return the files whose bytes hold a word."""
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and word.casefold().encode() in path.read_bytes().lower()
    }


def tables_with(school: School, word: str) -> set[str]:
    """Return the tables with a row that holds a word."""
    with school.store.reading() as session:
        return {
            table.name
            for table in Base.metadata.sorted_tables
            if any(word.casefold() in str(tuple(row)).casefold() for row in session.execute(select(table)))
        }


@pytest.mark.usefixtures("parent")
def test_the_name_was_everywhere(whole: Stack, breakable_school: School, name: str) -> None:
    """The search finds what it looks for, as long as nobody asked to be forgotten; the logs never had it."""
    assert name in breakable_school.mentor(whole.base).student("Samir")
    kept = {"inbound", "outbound", "action_run", "tracker", "step_answer", "outcome"}
    assert kept <= tables_with(breakable_school, name)
    assert not {file for file in files_with(whole.folder, name) if file.endswith(".log")}
    assert not files_with(whole.folder, name) & {"queue.db", "queue.db-wal"}


def test_forgotten_by_chat(whole: Stack, breakable_school: School, parent: Parent, name: str) -> None:
    """Two taps and a receipt; then nothing is left, and what comes next is a stranger's."""
    parent.says("vergeet mij").bot_answers("Weet u het zeker?", "wat school las")
    with parent.watches() as arrived:
        message = next(one for one in reversed(parent.messages()) if one.get("buttons"))
        parent.send({"tap": {"message": message["id"], "button": 0}})
        receipt = eventually(
            lambda: [one for one in arrived if "Ik ben u vergeten" in one.get("text", "")], "no receipt"
        )
    assert "Dit is uw bewijs" in receipt[0]["text"]
    eventually(lambda: not tables_with(breakable_school, name), f"left in {tables_with(breakable_school, name)}")
    eventually(lambda: not files_with(whole.folder, name), f"left in {files_with(whole.folder, name)}")
    assert "Er is nog niets gedeeld" in breakable_school.mentor(whole.base).student("Samir")
    assert parent.messages() == []
    parent.says("sterke kanten").bot_answers("code van school").bot_does_not_say("Samir")
    assert not files_with(whole.folder, name)


def test_forgotten_from_the_command_line(whole: Stack, breakable_school: School, parent: Parent, name: str) -> None:
    """The school does it for a parent who asks; a receipt with counts is printed, and no name."""
    number = str(breakable_school.caregiver("oma van Samir"))
    printed = whole.command("forget", number)
    assert "Receipt" in printed
    assert "step_answer" in printed
    assert "Samir" not in printed
    assert not tables_with(breakable_school, name)
    assert not files_with(whole.folder, name)
    parent.says("verder").bot_answers("code van school")
    assert not files_with(whole.folder, name)


def test_no_is_no(parent: Parent) -> None:
    """Who taps the other button keeps everything."""
    parent.says("vergeet mij").taps("Nee, laat staan").says("menu").taps("Wat deden we al?")
    parent.bot_answers("Sterke kanten (klaar", "Complimentenkaart (bezig")


def test_forgotten_in_the_middle_of_an_answer(whole: Stack, breakable_school: School, name: str) -> None:
    """Whatever Rasa and the action server still hold when somebody is forgotten is not written any more."""
    labels = [f"tante {number} van Samir" for number in range(6)]
    parents = [Parent(whole.base).comes_in(breakable_school.invites("Samir", label)) for label in labels]
    for parent in parents:
        parent.says("complimentenkaart")
    privacy = Parts(Settings(database_url=whole.environment["DATABASE_URL"], demo=True)).privacy

    def types_and_is_forgotten(number: int) -> None:
        parents[number].send({"text": f"Jij bent lief voor {name}"})
        privacy.forget(breakable_school.caregiver(labels[number]))

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(types_and_is_forgotten, range(len(parents))))
    for parent in parents:
        parent.send({"text": "hallo"})
        parent.hears("code van school")
    assert not tables_with(breakable_school, name)
    assert not files_with(whole.folder, name)
