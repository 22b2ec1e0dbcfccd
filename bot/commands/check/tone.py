"""Words that are not said to a parent, and words that need a word of explanation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.catalogue.loader import CatalogueError, Problem, read_file
from bot.commands.check.texts import Text
from bot.config import DATA

FILE = DATA / "tone.yml"


class SchoolWord(BaseModel):
    """A word of school, and the words of which one explains it, in the same text or an earlier one of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str
    explained_by: Annotated[tuple[str, ...], Field(min_length=1)]


class Never(BaseModel):
    """Something that is not said, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str
    why: str


class Tone(BaseModel):
    """data/tone.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    never: tuple[Never, ...]
    school_words: tuple[SchoolWord, ...]

    def problems(self, texts: Sequence[Text]) -> Iterator[Problem]:
        """Yield what blames, what is vague, and what a parent would have to ask school about."""
        files: dict[Path, list[Text]] = defaultdict(list)
        for text in texts:
            files[text.file].append(text)
            for never in self.never:
                if re.search(rf"\b(?:{never.words})", text.text, re.IGNORECASE):
                    yield text.wrong(f"'{never.words}' is not said: {never.why}")
        for said in files.values():
            for one in self.school_words:
                yield from _unexplained(one, said)


def _unexplained(one: SchoolWord, said: Sequence[Text]) -> Iterator[Problem]:
    """Yield the first text of a file with a school word that nothing has explained."""
    explained = False
    for text in (text for text in said if text.scored):
        explained |= any(re.search(rf"\b(?:{words})", text.text, re.IGNORECASE) for words in one.explained_by)
        if re.search(rf"\b(?:{one.word})\b", text.text) and not explained:
            yield text.wrong(
                f"'{one.word}' is not explained; expected in this file before, or here: {one.explained_by[0]}"
            )
            return


def read_tone() -> Tone:
    """Return data/tone.yml.

    Raises:
        CatalogueError: when it cannot be used.
    """
    return read_file(FILE, Tone)


__all__ = ["CatalogueError", "Tone", "read_tone"]
