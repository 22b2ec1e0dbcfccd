"""``check`` finds what is wrong in what the bot can say, and tells the file, the line and what is expected."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.catalogue import Catalogue, CatalogueError, Problem, load
from bot.catalogue.loader import read_file
from bot.commands.check import Text, Tone, problems, read_tone, scores, stale, texts, write_report
from bot.commands.check.buttons import literals
from bot.commands.check.paths import paths
from bot.domain.assignments import BothSides, Line
from bot.domain.steps import Condition, Option, Overlap, Step, StepKind
from tests.unit.folder import AID, CARD, JOBS, STRENGTHS, copied, edit, line_of

CHECKED = date(2026, 11, 22)
TODAY = CHECKED + timedelta(days=1)
LONG = "Wat vond u vandaag fijn aan {kind}? "


@pytest.fixture(scope="session")
def tone() -> Tone:
    """The words that are not said."""
    return read_tone()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data folder in which everything is in order."""
    return in_order(tmp_path)


def in_order(to: Path) -> Path:
    """Copy a small data folder, and take out what leads to files that were not copied."""
    copied(to)
    edit(to / JOBS, "following: [wie-kennen-wij, sectoren-en-profielen-thuis]", "following: [complimentenkaart]")
    edit(to / CARD, "following: [sterke-kanten, talent-in-actie]", "following: [sterke-kanten]")
    edit(to / AID, "following: [complimentenkaart, puberbrein]", "following: [complimentenkaart]")
    return to


def found(data: Path, tone: Tone, today: date = TODAY, *, release: bool = False) -> list[Problem]:
    return list(problems(load(data), tone, today, release=release))


def test_our_own_content_is_in_order(catalogue: Catalogue, tone: Tone) -> None:
    assert [str(problem) for problem in problems(catalogue, tone, TODAY)] == []


def test_the_small_folder_is_in_order_before_mistakes_are_made(data: Path, tone: Tone) -> None:
    assert found(data, tone) == []


class Mistake(NamedTuple):
    """A mistake, and how it is told.

    Args:
        file: in which it is made.
        old: text that is changed.
        new: into what.
        at: what stands on the line that is told.
        what: part of the sentence that is told.
    """

    file: str
    old: str
    new: str
    at: str
    what: str


HELP, CHILD, HOME = "helplines.yml", "texts/child.yml", "texts/home.yml"
FAQ, TALENT, CARDS = "answers/faq_lob.yml", "prompts/talent.yml", "cards/strengths.yml"
WALK, SHARING, AGREEMENT, COME_BACK = (f"texts/{name}.yml" for name in ("walk", "sharing", "agreement", "first_aid"))
FIRST = "Het eerste gaat over"
LONG_WORDS = f"{'Beroepsopleidingen. ' * 9}{'Ja. ' * 12}"
TEXTS = [
    Mistake(CARD, f"      {FIRST}", f"      {LONG * 9}\n      {FIRST}", f"text: >-\n      {LONG}", "at most 300"),
    Mistake(CARD, "title: Complimentenkaart", "title: De kaart met twee complimenten", "title:", "at most 24"),
    Mistake(CARD, "title: één van de twee", "title: één van de twee complimenten", "- {id: half", "at most 24"),
    Mistake(CARD, "{kind} leert zo: dit", "{knid} leert zo: dit", "why:", "nobody fills in knid"),
    Mistake(CARD, "{terug_sterk}.", "{terug_zwak}.", "text: >-\n      Weet u nog?", "nobody fills in terug_zwak"),
    Mistake(CARD, "kind} was er blij mee", "knid} was er blij mee", '- text: "{knid}', "nobody fills in knid"),
    Mistake(AID, "closing: >-\n", f"closing: >-\n  {LONG * 9}\n", "closing:", "at most 300"),
    Mistake(CARD, "  Dank u wel. U zag", f"  {LONG_WORDS} U zag", "closing:", "use shorter words"),
    Mistake(TALENT, "silence: Vertel", f"silence: {'Ga eens ' * 12}en vertel", "silence: Ga", "words a sentence"),
    Mistake("texts/meanings.yml", "menu: ", "menu: Een lange zin op een knop, ", "menu:", "at most 24"),
    Mistake(WALK, "paused: Prima.", "paused: Prima, {naam}.", "paused:", "nobody fills in naam"),
    Mistake(CARDS, "title: netjes", "title: netjes en heel erg ordelijk", "title: netjes en", "at most 24"),
    Mistake(CARDS, 'alt: "', f'alt: "{LONG * 9}', f'alt: "{LONG}', "at most 300"),
    Mistake(HELP, "what: Bij gevaar", f"what: {LONG_WORDS} Bij gevaar", "what: Beroeps", "use shorter words"),
    Mistake(HELP, "what: Bij gevaar", "what: Bij heel erg veel gevaar", "lines:", "at most 300"),
    Mistake(CHILD, "thanks: Dank je wel", "thanks: Dank je wel, {knid}", "thanks:", "nobody fills in knid"),
    Mistake(CARD, "goal: ", f"goal: {'Ja zo. ' * 28}", "goal:", "at most 300"),
    Mistake(HOME, "Deze opdrachten passen", f"{'Dit past. ' * 21}Deze opdrachten passen", "choose:", "at most 300"),
    Mistake(SHARING, "mag {mentor} dit lezen?", "mag {mnetor} dit lezen?", "simpler: |-\n      {kind}, mag", "mnetor"),
    Mistake(COME_BACK, "met u en {kind}?", "met u en {knid}?", "text: >-\n      Mag ik morgen", "knid"),
    Mistake("coach.yml", "U kent {kind} het", "U kent {knid} het", 'ask: "U kent {knid}', "nobody fills in knid"),
    Mistake(AGREEMENT, '"{antwoord_what}"', '"{antwoord_wat}"', "text: |-\n      Dit kan", "antwoord_wat"),
]
TONE = [
    Mistake(CARD, "  U geeft {kind} straks", "  U moet {kind} straks", "text: >-\n      U moet", "dat klinkt als"),
    Mistake(WALK, "paused: Prima.", "paused: Helaas.", "paused:", "dat maakt het zwaar"),
    Mistake(FAQ, "title: Wat is LOB?", "title: Klik hier", "title:", "zeg wat er gebeurt"),
    Mistake(CARD, "  U geeft {kind}", "  De decaan geeft {kind}", "text: >-\n      De decaan", "is not explained"),
]
LINKS = [
    Mistake(CARD, "following: [sterke-kanten]", "following: [sterk]", "following:", "'sterk' is no assignment"),
    Mistake(AID, "following: [compl", "following: [zegt-niets, compl", "following:", "'zegt-niets' is no assignment"),
    Mistake(JOBS, "assignment: sterke-kanten", "assignment: sterk", "sterk:", "'sterk' is no assignment"),
    Mistake(JOBS, "assignment: sterke-kanten", "assignment: complimentenkaart", "sterk:", "nobody chooses"),
    Mistake(JOBS, "step: samen}", "step: parent_pick}", "sterk:", "asks no 'parent_pick'"),
    Mistake(JOBS, "step: samen}", "step: intro}", "sterk:", "asks no 'intro'"),
    Mistake(FAQ, "kind: fact", "kind: fact\nleads_to: sterk", "leads_to", "'sterk' is no assignment"),
    Mistake(CARDS, "- id: creative", "- id: creativ", "- id: creativ", "creativ.svg is not there"),
    Mistake(CARDS, '    alt: "Iemand aait een hond."\n', "", "- id: animals", "alt is missing"),
    Mistake(JOBS, "years: [1, 2, 3, 4]", "years: [7]", "audience:", "no child is ever offered this"),
    Mistake(CARD, "title: het tweede", "title: Het eerste", "- id: surprised\n", "the same title"),
    Mistake(
        CARD,
        "      - {id: first,",
        "".join(f"      - {{id: m{n}, title: keer {n}}}\n" for n in range(6)) + "      - {id: first,",
        "- id: surprised\n",
        "11 options, 'sla over' included; at most 10",
    ),
]
TOLD, GLAD, ALL = "among: [not_yet]}", "among: [glad]}", "only_if: {overlap: [all]}"
PATHS = [
    Mistake(CARD, TOLD, "among: [never]}", "- id: later", "step 'later' is on no path"),
    Mistake(CARD, GLAD, "among: [mad]}", '- text: "{kind} was er blij', "this sentence is on no path"),
    Mistake(AID, "among: [future]", "among: [past]", "- id: try_future", "step 'try_future' is on no path"),
    Mistake(AGREEMENT, "- id: when", "- id: when\n    only_if: {step: who, among: [oma]}", "- id: when", "'when'"),
    Mistake(
        STRENGTHS, ALL, "only_if: {overlap: [all], step: moment, among: [no]}", "- id: compare_all", "'compare_all'"
    ),
    Mistake(SHARING, 'among: ["yes"], sixteen: true', 'among: ["ja"], sixteen: true', "steps:", "'share_student'"),
    Mistake(SHARING, "    who: child\n", "", "title:", "did not both say yes"),
    Mistake(AGREEMENT, "    who: child\n", "", "# Een afspraak", "did not both say yes"),
    Mistake(COME_BACK, "among: [harder]", "among: [hard]", "steps:", "'now_harder'"),
]


@pytest.mark.parametrize("mistake", [*TEXTS, *TONE, *LINKS, *PATHS], ids=lambda one: f"{one.file}-{one.what}")
def test_a_mistake_is_found_and_told_by_file_and_line(data: Path, tone: Tone, mistake: Mistake) -> None:
    path = data / mistake.file
    edit(path, mistake.old, mistake.new)
    told = found(data, tone)
    assert [one for one in told if mistake.what in one.what and one.line == line_of(one.file, mistake.at)], told


def test_what_a_text_quotes_of_a_family_is_not_scored_but_its_length_is(data: Path, tone: Tone) -> None:
    edit(data / CARD, "simpler: >-\n      Eerder koos", f"simpler: >-\n      {LONG_WORDS} Eerder koos")
    assert found(data, tone) == []
    edit(data / CARD, "Eerder koos", f"{LONG_WORDS} Eerder koos")
    assert ["at most 300" in one.what for one in found(data, tone)] == [True]


def test_words_of_school_may_be_used_once_they_were_explained_in_the_same_file(data: Path, tone: Tone) -> None:
    edit(data / CARD, "  U geeft {kind}", "  De decaan helpt bij kiezen. U geeft {kind}")
    assert found(data, tone) == []


def test_a_button_is_too_short_to_explain_a_word_of_school(data: Path, tone: Tone) -> None:
    edit(data / "texts/meanings.yml", "menu: Menu", "menu: Naar de decaan")
    assert found(data, tone) == []


def test_who_is_offered_nothing_is_told(data: Path, tone: Tone) -> None:
    edit(data / CARD, "  phases:", "  years: [1]\n  months: [6]\n  phases:")
    (problem, *_) = found(data, tone)
    assert str(problem).startswith(f"{data / 'assignments'}:1: nothing fits ")
    assert {one.what for one in found(data, tone)} >= {"nothing fits havo, year 5, in month 1"}


def test_an_assignment_of_which_nothing_can_be_shared_is_told(data: Path, tone: Tone) -> None:
    text = (data / CARD).read_text(encoding="utf-8")
    before, _, after = text.partition("\noutcome:\n")
    (data / CARD).write_text(before + "\noutcome: []\n\nclosing:" + after.partition("\nclosing:")[2], encoding="utf-8")
    (problem,) = found(data, tone)
    assert (problem.file, problem.line) == (data / CARD, 1)
    assert "no path ends with something shared" in problem.what


WORDS = tuple(Option(f"w{number}", f"woord {number}") for number in range(5))


@pytest.mark.parametrize(("least", "most"), [(1, 1), (1, 2), (3, 3), (2, 5), (5, 5)])
def test_every_overlap_that_can_be_is_walked_and_no_other(catalogue: Catalogue, least: int, most: int) -> None:
    """With three of five words, for instance, both sides always have one word in common."""
    sides = [Step(one, StepKind.CHOICES, "Welke?", options=WORDS, least=least, most=most) for one in ("p", "c")]
    infos = [Step(kind, StepKind.INFO, "Zo.", only_if=Condition(overlap=(kind,))) for kind in Overlap]
    base = catalogue.assignments["sterke-kanten"]
    ends = catalogue.endings["sharing"]
    talk = replace(base, steps=(*sides, *infos, *ends), both_sides=BothSides("p", "c"), outcome=(Line("Klaar."),))
    told = {one.what for one in paths(replace(catalogue, assignments={base.slug: talk}, first_aid={}))}
    picked = [set(one) for size in range(least, most + 1) for one in combinations(range(5), size)]
    possible = {
        Overlap.NONE: any(not one & other for one in picked for other in picked),
        Overlap.SOME: any(one & other and one != other for one in picked for other in picked),
        Overlap.ALL: True,
    }
    unmet = {kind for kind in Overlap if any(f"step '{kind}'" in one for one in told)}
    assert unmet == {kind for kind, can_be in possible.items() if not can_be}


def test_a_fact_of_over_a_year_ago_or_that_nobody_checked_is_a_warning_and_an_error_for_a_release(
    data: Path, tone: Tone
) -> None:
    late = CHECKED + timedelta(days=366)
    assert stale(load(data), TODAY) == []
    assert [one.partition(": ")[0] for one in stale(load(data), late)] == [
        f"{data / FAQ}:{line_of(data / FAQ, 'checked_on')}",
        f"{data / 'helplines.yml'}:1",
    ]
    assert found(data, tone, late) == []
    assert [str(one) for one in found(data, tone, late, release=True)] == stale(load(data), late)
    edit(data / FAQ, "checked_on: 2026-11-22", "checked_on: null")
    assert ["nobody could check this yet" in one for one in stale(load(data), TODAY)] == [True]


def test_a_fact_that_nobody_checked_says_to_ask_school_in_its_easier_words_too(data: Path, tone: Tone) -> None:
    edit(data / FAQ, "checked_on: 2026-11-22", "checked_on: null")
    told = {(one.line, one.what.partition(":")[0]) for one in found(data, tone)}
    assert told == {(line_of(data / FAQ, f"{key}:"), key) for key in ("text", "simpler")}
    edit(data / FAQ, "text: >-\n", "text: >-\n  Vraag het\n  na bij school.\n")
    assert [one.what.partition(":")[0] for one in found(data, tone)] == ["simpler"]


def test_what_is_shared_without_a_yes_of_both_is_told_whatever_the_rule_says(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(paths(catalogue)) == []
    for wrong in (lambda given, **_: given.get("share_parent") == "yes", lambda _given, **_: True):
        monkeypatch.setitem(paths.__globals__, "may_share", wrong)
        told = [one.file.stem for one in paths(catalogue) if "did not both say yes" in one.what]
        assert set(told) >= set(catalogue.assignments)


def test_titles_of_buttons_that_stand_in_the_code_are_read_too(catalogue: Catalogue, tmp_path: Path) -> None:
    titles = {text.text for text in texts(catalogue) if text.file.suffix == ".py"}
    assert titles >= {"Ja, dat klopt", "sla over", "Antwoord 9", "Even pauze", "Vraag door", "Verder met opdracht"}
    assert not titles & {"days", "part", "card"}
    file = tmp_path / "actions" / "menu.py"
    file.parent.mkdir()
    file.write_text('def menu():\n    return Button("Een titel die niet op een knop past", "menu")\n', "utf-8")
    ((found_in, line, title),) = literals(tmp_path)
    assert (found_in, line) == (file, 2)
    (problem,) = Text(file, ("button",), title, 24, scored=False, line=line).problems()
    assert str(problem) == f"{file}:2: {len(title)} characters; at most 24 are expected"


def test_advice_never_grows_old(data: Path, tone: Tone) -> None:
    edit(data / FAQ, "kind: fact", "kind: advice")
    told = found(data, tone, CHECKED + timedelta(days=366), release=True)
    assert [one.file.name for one in told] == ["helplines.yml"]


def test_a_tone_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "tone.yml").write_text("never: []\nschool_words:\n  - {word: LOB, explained: [keuze]}\n", "utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_file(tmp_path / "tone.yml", Tone)
    assert {(one.line, one.what.partition(":")[0]) for one in caught.value.problems} == {
        (3, "school_words.0.explained_by"),
        (3, "school_words.0.explained"),
    }


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder, written over again and again."""
    return in_order(tmp_path_factory.mktemp("data"))


@settings(deadline=None, max_examples=25)
@given(drawn=st.data())
def test_whatever_is_left_out_of_a_file_check_comes_to_its_end(scratch: Path, tone: Tone, drawn: st.DataObject) -> None:
    path = scratch / drawn.draw(st.sampled_from([STRENGTHS, JOBS, CARD, AID, AGREEMENT]))
    before = path.read_text(encoding="utf-8")
    content = YAML(typ="safe").load(before)
    for _ in range(drawn.draw(st.integers(1, 3))):
        content["steps"].pop(drawn.draw(st.integers(0, len(content["steps"]) - 1)))
    with path.open("w", encoding="utf-8") as out:
        YAML(typ="safe").dump(content, out)
    try:
        told = found(scratch, tone)
    except CatalogueError as error:
        told = error.problems
    finally:
        path.write_text(before, encoding="utf-8")
    assert all(one.line >= 1 and one.what for one in told)


def test_the_page_holds_every_text_and_every_problem(catalogue: Catalogue, tmp_path: Path) -> None:
    said, page = list(texts(catalogue)), tmp_path / "texts.html"
    write_report(said, ["data/x.yml:7: <te lang>"], page)
    shown = unescape(page.read_text(encoding="utf-8"))
    assert len(said) > 1000
    assert [text.text for text in said if text.text not in shown] == []
    assert {f"{text.file.parent.name}/{text.file.name}" for text in said} == set(
        re.findall(r"<summary>(\S+) \(\d+\)</summary>", shown)
    )
    assert "data/x.yml:7: <te lang>" in shown
    assert f"{len(said)} teksten" in shown


def test_the_page_marks_what_is_too_long_or_too_hard(tmp_path: Path) -> None:
    hard = Text(tmp_path / "x.yml", ("why",), LONG_WORDS * 2)
    easy = Text(tmp_path / "x.yml", ("goal",), "U leest dit.")
    write_report([easy], [], tmp_path / "easy.html")
    assert 'class="number wrong"' not in (tmp_path / "easy.html").read_text(encoding="utf-8")
    write_report([easy, hard], [], tmp_path / "hard.html")
    assert (tmp_path / "hard.html").read_text(encoding="utf-8").count('class="number wrong"') == 2


def test_the_averages_are_those_of_each_kind_of_text(catalogue: Catalogue) -> None:
    page = scores(list(texts(catalogue)))
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")][2:]
    assert [row[0] for row in rows] == [
        "messages",
        "home assignments",
        "first-aid talks",
        "kitchen-table prompts",
        "answers",
    ]
    said = [text for text in texts(catalogue) if text.file.parent.name == "answers"]
    assert (rows[-1][1], rows[-1][4]) == (str(len(said)), str(max(len(text.text) for text in said)))
    assert all(float(row[3]) <= 12 for row in rows)
