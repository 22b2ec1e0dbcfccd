"""A page with all texts and their scores, for the people who edit them."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from bot.commands.check.texts import BUBBLE, EASIEST, LONGEST_SENTENCE, Text
from bot.domain.readability import SHORTEST

KINDS = {
    "texts": "messages",
    "assignments": "home assignments",
    "first_aid": "first-aid talks",
    "prompts": "kitchen-table prompts",
    "answers": "answers",
}


def scores(texts: Sequence[Text]) -> str:
    """Return the averages of each kind of text, as a page in Markdown."""
    rows = []
    for folder, kind in KINDS.items():
        said = [text for text in texts if text.file.parent.name == folder]
        counted = [text.counted for text in said if text.measured]
        ease = sum(one.score for one in counted) / len(counted) if counted else None
        words = [one for text in said if text.scored and (one := text.counted).words]
        length = sum(one.words_per_sentence for one in words) / len(words)
        rows.append(
            f"| {kind} | {len(said)} | {f'{ease:.0f}' if ease else '–'} ({len(counted)}) | {length:.1f} "
            f"| {max(len(text.text) for text in said)} |"
        )
    return "\n".join(
        [
            "# Reading level",
            "",
            (
                "Written by `python -m bot check --scores docs/reading-level.md`, from every sentence the bot can say with "
                f"sample names filled in. Ease is Douma's score of texts of {SHORTEST} words and more (at least "
                f"{EASIEST:.0f} each); at most {LONGEST_SENTENCE:.0f} words a sentence and {BUBBLE} characters a bubble."
            ),
            "",
            "| kind | texts | average ease (measured) | average words a sentence | longest, in characters |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def write_report(texts: Sequence[Text], problems: Sequence[str], to: Path) -> None:
    """Write the page.

    Args:
        texts: all of them.
        problems: what is wrong, a sentence each.
        to: HTML file; written over when it is there.
    """
    files: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        files[f"{text.file.parent.name}/{text.file.name}"].append(text)
    measured = [text.counted for text in texts if text.measured]
    pages = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    page = pages.get_template("report.html").render(
        files=dict(sorted(files.items())),
        problems=problems,
        number=len(texts),
        measured=len(measured),
        average=sum(one.score for one in measured) / max(len(measured), 1),
        words=sum(one.words_per_sentence for one in measured) / max(len(measured), 1),
        easiest=EASIEST,
        longest=LONGEST_SENTENCE,
    )
    to.write_text(page, encoding="utf-8")
