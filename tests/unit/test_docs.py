"""The documentation says what there is: every setting, command and route, and no file that is not there."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from pathlib import Path

import pytest
import typer
from prometheus_client import REGISTRY
from pydantic import SecretStr

import bot.services.metrics  # noqa: F401 - its metrics are in the registry once it is imported
from bot.bootstrap import Parts
from bot.catalogue import load
from bot.cli import app as commands
from bot.commands.check import problems, read_tone
from bot.config import DATA, ROOT, Settings
from bot.domain.assignments import Assignment, Audience, BothSides, Competence, Line, Phase, Recall
from bot.domain.calendar import QuietHours
from bot.domain.families import Track
from bot.domain.steps import Condition, Option, Overlap, Step, StepKind, Who
from bot.services.list_file import Row, read_rows
from bot.web.app import create_app

DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))
ADRS = sorted((DOCS / "adr").glob("*.md"))
TOP = ("bot", "actions", "data", "docs", "tests")

TODAY = date(2026, 11, 23)


def read(name: str) -> str:
    """Return a page below docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the tables in a page."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            yield [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def coded(text: str) -> list[str]:
    """Return what stands between backticks, blocks of code left out."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def blocks(text: str, language: str) -> list[str]:
    """Return the blocks of code in one language."""
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def anchors(page: Path) -> set[str]:
    """Return the anchors that the headings of a page make."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def shown(default: object) -> str:
    """Return a default as the page writes it."""
    match default:
        case None | SecretStr():
            return "unset"
        case bool():
            return str(int(default))
        case QuietHours(start=time() as start, end=time() as end):
            return f"`{start:%H:%M}-{end:%H:%M}`"
        case _:
            return str(default).replace(str(ROOT), "<root>")


def test_every_setting_is_explained_with_its_default() -> None:
    """settings.md has the settings that there are, with the defaults that they have."""
    product = read("settings.md").partition("## Beside the product")[0]
    explained = {row[0].strip("`"): row[1].strip("`") for row in rows(product) if row[0].startswith("`")}
    there = {
        name.upper(): shown(field.get_default(call_default_factory=True)).strip("`")
        for name, field in Settings.model_fields.items()
    }
    assert explained == there


def names(app: typer.Typer, before: str = "") -> Iterator[str]:
    """Yield the names of all commands."""
    for command in app.registered_commands:
        yield before + str(command.name or getattr(command.callback, "__name__", ""))
    for group in app.registered_groups:
        if group.typer_instance:
            yield from names(group.typer_instance, f"{group.name} ")


def test_every_command_is_explained_with_an_example() -> None:
    """commands.md has the commands that there are, each with an example of itself."""
    section = read("commands.md").partition("## python -m bot")[2].partition("## The processes")[0]
    explained = {row[0].strip("`"): row[2] for row in rows(section) if row[0].startswith("`")}
    assert set(explained) == set(names(commands))
    assert all(f"python -m bot {name}" in example for name, example in explained.items())


def test_every_make_target_is_explained() -> None:
    """commands.md has the targets that `make help` lists."""
    listed = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    explained = [row[0].strip("`") for row in rows(read("commands.md")) if row[0].startswith("`make ")]
    assert sorted(explained) == sorted(f"make {target}" for target in listed)


def test_every_route_is_explained(tmp_path: Path) -> None:
    """routes.md has the routes that the web process has."""
    application = create_app(Parts(Settings(demo=True, database_url=f"sqlite:///{tmp_path / 'test.db'}")))
    there = {
        f"{method.upper()} {path}" for path, methods in application.openapi()["paths"].items() for method in methods
    }
    explained = {row[0].strip("`") for row in rows(read("routes.md")) if re.match(r"`[A-Z]+ /", row[0])}
    assert explained - {"GET /static/…"} == there


def test_every_metric_is_explained() -> None:
    """run-on-a-server.md has the metrics that are counted."""
    counted = {family.name for family in REGISTRY.collect() if family.name.startswith("keukentafel_")}
    explained = {row[0].strip("`").removesuffix("_total") for row in rows(read("how-to/run-on-a-server.md"))}
    assert counted
    assert counted <= explained


def test_every_event_in_the_logs_is_explained() -> None:
    """read-the-logs.md has the events that the code logs."""
    source = "".join(
        path.read_text(encoding="utf-8") for room in ("bot", "actions") for path in (ROOT / room).rglob("*.py")
    )
    logged = set(
        re.findall(r'\blog\.(?:info|warning|error|exception)\(\s*(?:#[^\n]*\n\s*)?"([a-z]+\.[a-z_]+)"', source)
    )
    explained = {name for row in rows(read("how-to/read-the-logs.md")) for name in re.findall(r"`([a-z_.]+)`", row[0])}
    assert logged == explained


def targets(page: Path) -> Iterator[str]:
    """Yield what a page links to, the internet left out."""
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", text):
        link = target[0] or target[1]
        if not re.match(r"https?:|mailto:", link):
            yield link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link in a page leads to a file, and its anchor to a heading."""
    broken = []
    for link in targets(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


def named_files(text: str) -> Iterator[str]:
    """Yield the files and folders of the project that a text names between backticks."""
    for name in coded(text):
        path = name.rstrip("/")
        if path.partition("/")[0] in TOP and "/" in name and re.fullmatch(r"[\w./-]+", path):
            yield path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    """A path of the project between backticks is a file or a folder."""
    text = page.read_text(encoding="utf-8")
    assert not [name for name in named_files(text) if not (ROOT / name).exists()]


def test_every_page_that_the_code_names_is_there() -> None:
    """Whoever follows a `docs/…` in the code finds a page."""
    sources = [path for room in ("bot", "actions") for path in (ROOT / room).rglob("*.py")]
    sources += [ROOT / name for name in ("pyproject.toml", "config.yml", "supervisord.conf")]
    named = {
        name.rstrip(".")
        for path in sources
        for name in re.findall(r"docs/[a-z0-9/._-]+", path.read_text(encoding="utf-8"))
    }
    assert named
    assert not [name for name in named if not list(ROOT.glob(f"{name}*"))]


def test_the_index_leads_to_every_page() -> None:
    """docs/README.md has a link to each page below docs/; what `make bench` writes may be there or not."""
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in targets(DOCS / "README.md")}
    pages = {page for page in DOCS.rglob("*.md") if page not in (DOCS / "README.md", DOCS / "performance.md")}
    assert pages <= linked


def test_decisions_are_numbered_without_gaps_and_doubles() -> None:
    """The numbers of decisions are 0001, 0002 and so on, each once."""
    assert [page.name[:5] for page in ADRS] == [f"{number:04}-" for number in range(1, len(ADRS) + 1)]


@pytest.mark.parametrize("page", ADRS, ids=lambda page: page.stem)
def test_a_decision_tells_all_that_a_decision_needs(page: Path) -> None:
    """A decision has its own number, a date, options, a decision and consequences."""
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.name[:4]} ")
    assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, flags=re.MULTILINE)
    headings = " ".join(re.findall(r"^## (.+)$", text, flags=re.MULTILINE)).lower()
    assert all(word in headings for word in ("options", "decision", "consequences"))


def test_every_key_of_an_assignment_is_explained() -> None:
    """add-an-assignment.md has every key and every word that a file may hold."""
    explained = {word for code in coded(read("how-to/add-an-assignment.md")) for word in re.findall(r"[\w-]+", code)}
    forms = (Assignment, Step, Option, Condition, Audience, BothSides, Recall, Line)
    keys = {field.name for form in forms for field in fields(form)} - {"slug", "picture"}
    words = {str(word) for kind in (StepKind, Competence, Phase, Track, Who, Overlap) for word in kind}
    assert not (keys | words) - explained


def test_the_example_assignment_is_in_order(tmp_path: Path) -> None:
    """Whoever copies the example of add-an-assignment.md hears no complaint of `check`."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    for path in (data / "assignments").glob("*.yml"):
        if path.stem != "sterke-kanten":
            path.unlink()
    shutil.rmtree(data / "answers")
    (example,) = blocks(read("how-to/add-an-assignment.md"), "yaml")
    (data / "assignments" / "luisteren.yml").write_text(example, encoding="utf-8")
    found = [one for one in problems(load(data), read_tone(), TODAY) if "luisteren" in str(one)]
    assert not found


def test_the_example_list_of_families_can_be_imported() -> None:
    """The CSV in add-a-school.md is read, and its table has each column."""
    page = read("how-to/add-a-school.md")
    (example,) = blocks(page, "csv")
    assert [row.voornaam for row in read_rows(example)] == ["Sanne", "Sanne", "Bilal"]
    explained = {row[0].strip("`") for row in rows(page)}
    assert set(Row.model_fields) <= explained
