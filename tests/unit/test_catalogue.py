"""What is wrong in a file below data/ is told by file and line, in words for the person who edits it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.catalogue import Catalogue, CatalogueError, Problem, load, vocabulary
from bot.config import DATA
from tests.unit.folder import AID, CARD, JOBS, STRENGTHS, copied, edit, line_of


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of a part of data/, to make mistakes in."""
    return copied(tmp_path)


def problems(data: Path) -> list[Problem]:
    with pytest.raises(CatalogueError) as caught:
        load(data)
    assert str(caught.value)
    return caught.value.problems


def test_the_project_s_own_data_loads(catalogue: Catalogue) -> None:
    assert catalogue.assignments.keys() >= {"sterke-kanten", "complimentenkaart", "beroepen-in-de-familie"}
    assert catalogue.prompts
    assert catalogue.answers
    assert catalogue.helplines.lines
    assert "sharing" not in catalogue.texts


def test_every_assignment_ends_with_the_same_questions_about_sharing(catalogue: Catalogue) -> None:
    ends = {tuple(step.id for step in one.steps[-3:]) for one in catalogue.assignments.values()}
    assert ends == {("share_parent", "share_child", "share_student")}


def test_every_first_aid_talk_ends_with_the_same_question_about_tomorrow(catalogue: Catalogue) -> None:
    ends = {tuple(step.id for step in one.steps[-5:]) for one in catalogue.first_aid.values()}
    assert ends == {("come_back", "how_now", "now_better", "now_same", "now_harder")}
    assert catalogue.endings["first_aid"] == next(iter(catalogue.first_aid.values())).steps[-5:]


def test_everything_that_is_walked_is_found_by_its_name(catalogue: Catalogue) -> None:
    assert len(catalogue.talks) == len(catalogue.assignments) + len(catalogue.first_aid) + 2
    assert catalogue.talks["agreement"] is catalogue.arrangement
    assert catalogue.talks["question"] is catalogue.enquiry
    assert catalogue.talks["zegt-niets"] is catalogue.first_aid["zegt-niets"]


def test_every_card_has_its_picture_and_says_what_it_shows(catalogue: Catalogue) -> None:
    for name, cards in catalogue.cards.items():
        assert [one.picture for one in cards.options] == [f"cards/{name}/{one.id}.svg" for one in cards.options]
        assert all(one.alt for one in cards.options)


def test_prompts_are_kept_by_their_theme_and_each_has_a_name_of_its_own(catalogue: Catalogue) -> None:
    ids = [card.id for card in catalogue.prompts]
    assert len(ids) == len(set(ids)) == sum(map(len, catalogue.themes.values()))


def test_options_come_from_the_card_set_that_is_named(catalogue: Catalogue) -> None:
    step = catalogue.assignments["sterke-kanten"].step("parent_picks")
    assert step.options == catalogue.cards["strengths"].options


def test_a_text_is_said_by_its_file_and_key_with_names_filled_in(catalogue: Catalogue) -> None:
    assert "ABCD-2345" in catalogue.say("onboarding.unknown_code", code="ABCD-2345")
    with pytest.raises(KeyError):
        catalogue.say("onboarding.unknown_code")
    with pytest.raises(KeyError):
        catalogue.say("onboarding.no_such_text")


def test_the_vocabulary_has_every_word_of_cards_and_assignments(catalogue: Catalogue) -> None:
    words = set(vocabulary(catalogue))
    assert ("strength", "tidy", "opgeruimd") in words
    assert ("assignment", "sterke-kanten", "Sterke kanten") in words


class Mistake(NamedTuple):
    """A mistake, and how it is told.

    Args:
        file: in which it is made.
        old: text that is changed.
        new: into what.
        at: what stands on the line that is told.
        what: a word of the sentence that is told.
    """

    file: str
    old: str
    new: str
    at: str
    what: str


MISTAKES = [
    Mistake(JOBS, "title: Beroepen in de familie\n", "", "words:", "title"),
    Mistake(JOBS, "minutes: 15", "minutes: een kwartier", "minutes: een kwartier", "minutes"),
    Mistake(JOBS, "minutes: 15", "minutes: 15\nmintues: 15", "mintues", "mintues"),
    Mistake(JOBS, "competence: werkexploratie", "competence: werken", "competence: werken", "competence"),
    Mistake(JOBS, "phases: [oriënteren, verkennen]", "phases: [kiezen]", "phases: [kiezen]", "phases"),
    Mistake(JOBS, "kind: mood", "kind: mod", "kind: mod", "kind"),
    Mistake(JOBS, "    skippable: true", "    skipable: true", "skipable", "skipable"),
    Mistake(JOBS, '{id: good, title: "😊 fijn"', '{id: good, titel: "😊 fijn"', "titel:", "title"),
    Mistake(JOBS, "only_if: {step: how, among: [silent]}", "only_if: {stap: how}", "only_if: {stap", "stap"),
    Mistake(JOBS, "only_if: {step: how, among: [hard]}", "only_if: {step: hoe}", "- id: help_hard", "'hoe'"),
    Mistake(JOBS, "- id: list", "- id: intro", "- id: intro\n    kind: info\n    text: >-\n      Maak", "twice"),
    Mistake(
        JOBS,
        '"Het was een fijn gesprek."\n    only_if: {step: how',
        '"Fijn."\n    only_if: {step: hoe',
        '"Fijn."',
        "hoe",
    ),
    Mistake(JOBS, "\nsteps:\n", "\nstappen:\n", "title:", "steps"),
    Mistake(STRENGTHS, "child: child_picks}", "child: kid_picks}", "both_sides", "'kid_picks'"),
    Mistake(STRENGTHS, "cards: strengths", "cards: strenghts", "cards: strenghts", "'strenghts'"),
    Mistake(STRENGTHS, "    most: 4", "    most: 3", "- id: parent_picks", "do not fit"),
    Mistake(STRENGTHS, "    most: 4", "    most: 40", "- id: parent_picks", "do not fit"),
    Mistake(STRENGTHS, "    kind: date", "    kind: choice", "- id: moment", "needs options"),
    Mistake(STRENGTHS, "    kind: date", "    kind: scale\n    most: 11", "- id: moment", "scale"),
    Mistake(STRENGTHS, "    kind: date", "    kind: choices", "- id: moment", "options or cards"),
    Mistake("cards/strengths.yml", "    title: netjes", "    titel: netjes", "titel: netjes", "titel"),
    Mistake("answers/faq_lob.yml", "kind: fact", "kind: feit", "kind: feit", "kind"),
    Mistake("answers/faq_lob.yml", "checked_on: 2026", "checked_on: in 2026", "checked_on", "checked_on"),
    Mistake("answers/faq_lob.yml", "text: >-", f"text: >-\n  {'lang ' * 61}", "text:", "300"),
    Mistake("prompts/talent.yml", "silence: Vertel", f"silence: {'lang ' * 41}", "silence: lang", "200"),
    Mistake("prompts/talent.yml", "    follow_up:", "    followup:", "followup", "followup"),
    Mistake("helplines.yml", '    number: "112"', "    numbr: 112", "numbr", "numbr"),
    Mistake("texts/walk.yml", "paused: Prima.", "paused: [Prima]\nelse: Prima.", "paused: [Prima]", "string"),
    Mistake("texts/sharing.yml", "only_if: {step: share", "only_if: {stap: share", "only_if: {stap", "stap"),
    Mistake("texts/first_aid.yml", "        wait: 1", "        wait: morgen", "wait: morgen", "wait"),
    Mistake("texts/agreement.yml", "kind: text", "kind: tekst", "kind: tekst", "kind"),
    Mistake("texts/agreement.yml", "closing: >-", "slot: >-", "slot: >-", "slot"),
    Mistake(AID, "closing: >-", "closing: >-\n  Dag.\noutcome: >-", "outcome: >-", "outcome"),
    Mistake(AID, "among: [future]", "amongst: [future]", "amongst", "amongst"),
    Mistake(JOBS, "    who: child", "    who: kind", "who: kind", "who"),
    Mistake(CARD, "{id: half,", '{id: "yes",', "- id: told", "option id 'yes' is used twice"),
    Mistake(JOBS, "  years: [1, 2, 3, 4]", "  years: [1, 2, 3, 4]\n  months: [juni]", "months: [juni]", "months"),
    Mistake(JOBS, "step: samen}", "stap: samen}", "sterk: {assignment", "step"),
    Mistake(JOBS, "only_if: {recalled: sterk}", "only_if: {recalled: zwak}", "- id: remember_strengths", "'zwak'"),
    Mistake(STRENGTHS, "cards: strengths", "cards: [strengths]", "cards: [strengths]", "cards"),
    Mistake("cards/strengths.yml", "    alt:", "    plaatje:", "plaatje", "plaatje"),
    Mistake("answers/faq_lob.yml", "title: Wat is LOB?", "title: Wat is LOB, en wat is het niet?", "title:", "24"),
    Mistake("answers/faq_lob.yml", "title: Wat is LOB?", "title: Wat?\ntracks: [mavo]", "tracks: [mavo]", "tracks"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.file}-{mistake.what}")
def test_a_mistake_is_told_by_file_and_line(data: Path, mistake: Mistake) -> None:
    path = data / mistake.file
    edit(path, mistake.old, mistake.new)
    found = problems(data)
    assert {one.file for one in found} == {path}
    told = [str(one) for one in found if mistake.what in one.what]
    assert [one for one in told if one.startswith(f"{path}:{line_of(path, mistake.at)}: ")], found


@pytest.mark.parametrize("file", [JOBS, "texts/walk.yml", "texts/sharing.yml", "helplines.yml", "cards/strengths.yml"])
def test_a_file_that_is_no_yaml_is_told_with_its_line(data: Path, file: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    (data / file).write_text(f"{text}\n\tstout: ja\n", encoding="utf-8")
    found = [one for one in problems(data) if one.file == data / file]
    assert [one.what for one in found if "not YAML" in one.what]
    assert found[0].line >= text.count("\n")


def test_a_key_that_is_there_twice_is_told_with_its_line(data: Path) -> None:
    edit(data / JOBS, "minutes: 15", "minutes: 15\nminutes: 20")
    assert str(problems(data)[0]).startswith(f"{data / JOBS}:{line_of(data / JOBS, 'minutes: 20')}: ")


@pytest.mark.parametrize("file", [JOBS, "texts/walk.yml", "texts/sharing.yml", "helplines.yml", "prompts/talent.yml"])
@pytest.mark.parametrize(("content", "what"), [("", "empty"), ("# later\n", "empty"), ("- a\n- b\n", "keys")])
def test_a_file_without_keys_is_told(data: Path, file: str, content: str, what: str) -> None:
    (data / file).write_text(content, encoding="utf-8")
    assert [one for one in problems(data) if one.file == data / file and one.line == 1 and what in one.what]


def test_a_file_that_is_not_in_utf_8_is_told(data: Path) -> None:
    text = (data / CARD).read_text(encoding="utf-8")
    (data / CARD).write_bytes(text.encode("cp1252", errors="replace"))
    assert [(one.file, "UTF-8" in one.what) for one in problems(data)] == [(data / CARD, True)]


def test_a_file_that_is_needed_and_missing_is_told(data: Path) -> None:
    (data / "helplines.yml").unlink()
    assert [(one.file.name, "cannot be read" in one.what) for one in problems(data)] == [("helplines.yml", True)]


def test_everything_that_is_wrong_is_told_at_once(data: Path) -> None:
    edit(data / JOBS, "minutes: 15", "minutes: een kwartier")
    edit(data / JOBS, "kind: mood", "kind: mod")
    edit(data / "answers/faq_lob.yml", "kind: fact", "kind: feit")
    (data / "texts/walk.yml").write_text("- a\n", encoding="utf-8")
    assert sorted(one.file.name for one in problems(data)) == [
        "beroepen-in-de-familie.yml",
        "beroepen-in-de-familie.yml",
        "faq_lob.yml",
        "walk.yml",
    ]


@pytest.mark.parametrize(
    "file", ["texts/sharing.yml", "texts/first_aid.yml", "texts/agreement.yml", "texts/question.yml"]
)
def test_the_steps_that_every_talk_ends_with_are_needed(data: Path, file: str) -> None:
    (data / file).unlink()
    assert [(one.file, "cannot be read" in one.what) for one in problems(data)] == [(data / file, True)]


def places(node: object, *before: int | str) -> Iterator[tuple[int | str, ...]]:
    """Yield the way to everything in a file."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield (*before, key)
        yield from places(value, *before, key)


def put(node: Any, place: tuple[int | str, ...], value: object) -> None:
    for part in place[:-1]:
        node = node[part]
    node[place[-1]] = value


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a part of data/, written over again and again."""
    return copied(tmp_path_factory.mktemp("data"))


WRONG: list[object] = [None, "", "iets", 7, -1, 0.5, True, [], {}, ["iets"], [[]], {"iets": 7}, "{", "{onzin}"]


@settings(deadline=None, max_examples=60)
@given(drawn=st.data())
def test_whatever_stands_in_a_file_is_read_or_told(scratch: Path, drawn: st.DataObject) -> None:
    file = drawn.draw(st.sampled_from([STRENGTHS, CARD, AID, "answers/faq_lob.yml", "texts/agreement.yml"]))
    content = YAML(typ="safe").load(DATA / file)
    place = drawn.draw(st.sampled_from(list(places(content))))
    put(content, place, drawn.draw(st.sampled_from(WRONG)))
    with (scratch / file).open("w", encoding="utf-8") as out:
        YAML(typ="safe").dump(content, out)
    try:
        load(scratch)
    except CatalogueError as error:
        assert {one.file for one in error.problems} == {scratch / file}
        assert all(one.line >= 1 and one.what for one in error.problems)
    finally:
        shutil.copy(DATA / file, scratch / file)


def test_a_new_assignment_is_there_by_its_file_alone(data: Path) -> None:
    shutil.copy(data / CARD, data / "assignments/nieuw.yml")
    edit(data / "assignments/nieuw.yml", "title: Complimentenkaart", "title: Iets nieuws")
    assert load(data).assignments["nieuw"].title == "Iets nieuws"
