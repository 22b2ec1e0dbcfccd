"""A small data folder of its own, to make mistakes in."""

import shutil
from pathlib import Path

from bot.config import DATA

STRENGTHS = "assignments/sterke-kanten.yml"
JOBS = "assignments/beroepen-in-de-familie.yml"
CARD = "assignments/complimentenkaart.yml"
AID = "first_aid/zegt-niets.yml"
FILES = (STRENGTHS, JOBS, CARD, AID, "answers/faq_lob.yml", "prompts/talent.yml", "cards/strengths.yml")


def copied(to: Path) -> Path:
    """Copy a part of data/: three assignments, a first-aid talk, one of each other kind, and all texts."""
    texts = [f"texts/{path.name}" for path in (DATA / "texts").glob("*.yml")]
    for file in (*FILES, *texts, "helplines.yml", "coach.yml"):
        (to / file).parent.mkdir(exist_ok=True)
        shutil.copy(DATA / file, to / file)
    return to


def edit(path: Path, old: str, new: str) -> None:
    """Change what stands in a file, where it stands first."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, fragment: str) -> int:
    """Return the line on which something stands."""
    before, found, _ = path.read_text(encoding="utf-8").partition(fragment)
    assert found
    return before.count("\n") + 1
