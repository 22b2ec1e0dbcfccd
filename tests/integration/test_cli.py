"""The command line: what it does to a database, what it says, and how it says what went wrong."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from bot.catalogue import Catalogue
from bot.cli import app
from bot.config import ROOT
from bot.services.accounts import Accounts
from bot.services.clock import utc_now
from bot.services.demo import MENTOR
from bot.services.overview import Overview
from bot.services.signing_in import SigningIn
from bot.store.engine import Store
from bot.store.models import Activity, Caregiver, Invite, School, Staff, Student
from bot.store.schema import migrate
from tests.integration.kitchen import LIST

PASSWORD = "een lang wachtwoord"
Command = Callable[..., Result]


def bot(url: str, *arguments: str, typed: str = "") -> str:
    """Run ``python -m bot`` as a process without a terminal, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "COLUMNS": "200"},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'keukentafel.db'}"


@pytest.fixture
def store(url: str) -> Store:
    """A database of the newest form, as the commands find it."""
    made = Store(url)
    migrate(made)
    return made


@pytest.fixture
def command(url: str, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command within this process."""
    monkeypatch.setenv("DATABASE_URL", url)

    def run(*arguments: str, typed: str = "") -> Result:
        return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments), input=typed)

    return run


def refuses(result: Result, *words: str) -> None:
    """Check that a command said what went wrong, in a sentence."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.output


def test_a_school_from_the_first_command_to_the_last(url: str, catalogue: Catalogue, tmp_path: Path) -> None:
    assert bot(url, "migrate") == "The database is up to date.\n"
    shown = bot(url, "demo", "--families", "0")
    assert "KEUK-2345" in shown
    assert "mentor@demo.example" in shown

    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    arguments = ["roster", "import", str(tmp_path / "list.csv"), "--school", "De Horizon"]
    assert "5 students and 6 caregivers are new." in bot(url, *arguments)
    codes = bot(url, "invite", "--school", "De Horizon", "--school-class", "3K").splitlines()
    assert [re.sub(r"^\w{4}-\w{4} +", "", line) for line in codes] == [
        "Daan  moeder van Daan",
        "Fatima  tante van Fatima",
        "Noor  moeder van Noor",
        "Samir  moeder van Samir",
        "Samir  vader van Samir",
    ]
    adding = ["staff", "add", "vos@school.example", "--name", "mevrouw Vos", "--school", "De Horizon"]
    told = bot(url, *adding, "--mentor-of", "3K", "--mentor-of", "2T", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert "mevrouw Vos can log in at /mentor." in told
    assert PASSWORD not in told

    store = Store(url)
    inside = SigningIn(store, utc_now).log_in("vos@school.example", PASSWORD)
    assert inside
    assert [card.name for card in Overview(store, catalogue, utc_now).classes(inside)] == ["2T", "3K"]
    with store.session() as session:
        activity = session.scalars(select(Activity)).one()
        activity.state, activity.checkin_at = "waiting", utc_now().replace(year=2030, month=1, day=2, hour=16, minute=0)
        caregiver = activity.caregiver_id
        session.commit()
    assert bot(url, "nudges") == f"2030-01-02 16:00 UTC  sterke-kanten  (activity {activity.id})\n"

    kept = json.loads(bot(url, "export", str(caregiver)))
    assert kept["children"] == ["Daan"]
    assert kept["activities"][0]["assignment"] == "sterke-kanten"
    receipt = bot(url, "forget", str(caregiver))
    assert re.match(r"Receipt [0-9A-F]{8}, \d{4}-\d\d-\d\d \d\d:\d\d UTC\n", receipt)
    assert "  caregiver: 1\n" in receipt
    with store.reading() as session:
        assert session.get(Caregiver, caregiver) is None
    store.close()


def test_forgetting_says_when_a_reader_is_in_the_way(command: Command, store: Store) -> None:
    command("demo")
    with store.reading() as reader:
        first, second = reader.scalars(select(Caregiver.id).limit(2))
        assert "its log cannot be emptied yet" in command("forget", str(first)).output
    assert "its log" not in command("forget", str(second)).output


def test_migrating_and_the_demo_may_be_repeated(command: Command, store: Store) -> None:
    for _ in range(2):
        assert command("migrate").exit_code == 0
        shown = command("demo")
        assert shown.exit_code == 0
        assert "KEUK-2345" in shown.output
    with store.reading() as session:
        assert session.scalar(select(func.count(School.id))) == 1


def test_the_demo_leaves_a_real_school_alone(command: Command, store: Store, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    command("roster", "import", str(tmp_path / "list.csv"), "--school", "De Horizon")
    command("demo")
    with store.reading() as session:
        assert session.scalars(select(School.name)).all() == ["De Horizon"]


def test_a_code_for_one_caregiver_is_made(command: Command, store: Store) -> None:
    command("demo")
    with store.reading() as session:
        caregiver = session.scalars(select(Caregiver.id).where(Caregiver.label == "moeder van Lucas")).one()
    made = command("invite", "--caregiver", str(caregiver))
    assert made.exit_code == 0
    with store.reading() as session:
        code = session.scalars(select(Invite.code).where(Invite.caregiver_id == caregiver)).one()
    assert made.output.strip() == f"{code[:4]}-{code[4:]}"


def test_when_nothing_is_planned_that_is_said(command: Command, store: Store) -> None:
    assert store.is_sqlite
    assert command("nudges").output == "Nothing is planned.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("demo",),
        ("nudges",),
        ("invite", "--caregiver", "1"),
        ("invite", "--school", "x", "--school-class", "y"),
        ("forget", "1"),
        ("export", "1"),
    ],
)
def test_a_database_that_was_not_migrated_is_told_what_to_do(command: Command, arguments: tuple[str, ...]) -> None:
    refuses(command(*arguments), "python -m bot migrate")


def test_a_database_that_is_not_there_is_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    refuses(command("export", "1"), "DATABASE_URL")
    refuses(command("migrate"), "DATABASE_URL")


def test_a_setting_that_cannot_be_used_is_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIET_HOURS", "'s avonds")
    refuses(command("nudges"), "QUIET_HOURS", "20:30-08:30")


@pytest.mark.usefixtures("store")
def test_somebody_or_something_that_is_not_there_is_told(command: Command) -> None:
    refuses(command("forget", "4711"), "no caregiver 4711")
    refuses(command("export", "4711"), "no caregiver 4711")
    refuses(command("invite", "--caregiver", "4711"), "no caregiver 4711")
    refuses(command("invite", "--school", "Het Kompas", "--school-class", "9Z"), "no school 'Het Kompas'")
    command("demo")
    refuses(command("invite", "--school", "Het Kompas", "--school-class", "9Z"), "no class '9Z'")
    refuses(command("roster", "leave", "Het Kompas", "4711"), "no student 4711")
    refuses(command("staff", "reset", "nobody@school.example"), "nobody@school.example")
    refuses(command("staff", "end", "nobody@school.example"), "nobody@school.example")
    refuses(command("invite"), "--caregiver", "--school-class")
    refuses(command("preview", "onzin"), "onzin", "sterke-kanten")


def test_a_list_with_mistakes_is_told_by_line_and_not_imported(command: Command, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST.replace("1003,Daan", "1003,").replace("2T,vmbo-tl", "2T,mavo"), encoding="utf-8")
    refuses(command("roster", "import", str(path), "--school", "De Horizon"), "Line 5: voornaam", "Line 7: niveau")
    refuses(command("roster", "import", str(tmp_path / "other.csv"), "--school", "De Horizon"), "other.csv")
    with store.reading() as session:
        assert session.scalar(select(func.count(Student.id))) == 0
        assert session.scalar(select(func.count(School.id))) == 0


def test_a_typing_error_in_a_name_makes_no_school(command: Command, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    importing = ("roster", "import", str(path), "--school")
    assert command(*importing, "De Horizon").exit_code == 0
    adding = ("staff", "add", "vos@school.example", "--name", "mevrouw Vos", "--school", "De Horizno")
    refuses(command(*adding, typed=f"{PASSWORD}\n{PASSWORD}\n"), "no school 'De Horizno'", "'De Horizon'")
    refuses(command("invite", "--school", "De Horizno", "--school-class", "3K"), "'De Horizon'")
    refuses(command("roster", "leave", "De Horizno", "1001"), "'De Horizon'")
    asked = command(*importing, "De Horizno", typed="n\n")
    assert asked.exit_code == 1
    assert "There is no school 'De Horizno' yet, but: De Horizon." in asked.output
    with store.reading() as session:
        assert session.scalars(select(School.name)).all() == ["De Horizon"]
    assert command(*importing, "De Linde", typed="y\n").exit_code == 0
    with store.reading() as session:
        assert set(session.scalars(select(School.name))) == {"De Horizon", "De Linde"}


def test_an_account_is_reset_and_ended(command: Command, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://keukentafel.example/")
    command("demo")
    shown = command("staff", "reset", MENTOR).output.strip()
    assert re.fullmatch(r"https://keukentafel\.example/mentor/reset/[\w-]{22}", shown)
    assert Accounts(store, utc_now).is_open(shown.rpartition("/")[2])
    assert command("staff", "end", MENTOR).output == "mevrouw De Wit can no longer log in.\n"
    with store.reading() as session:
        assert not session.scalars(select(Staff.active).where(Staff.email == MENTOR)).one()


def test_a_student_leaves(command: Command, store: Store) -> None:
    command("demo")
    assert "365 days" in command("roster", "leave", "Het Kompas", "1001").output
    with store.reading() as session:
        assert session.scalars(select(Student.first_name).where(Student.left_on.is_not(None))).all() == ["Samir"]


@pytest.mark.usefixtures("store")
def test_a_list_that_a_spreadsheet_saved_in_its_own_way_is_told_what_to_do(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST.replace("Samir", "Renée").encode("cp1252"))
    refuses(command("roster", "import", str(path), "--school", "De Horizon"), "UTF-8")


def test_staff_that_cannot_be_added_is_told_why(command: Command, store: Store) -> None:
    with store.session() as session:
        session.add(School(name="De Horizon"))
        session.commit()
    adding = ("staff", "add", "vos@school.example", "--name", "mevrouw Vos", "--school", "De Horizon")
    refuses(command(*adding, typed="kort\nkort\n"), "too short")
    refuses(command(*adding, "--mentor-of", "9Z", typed=f"{PASSWORD}\n{PASSWORD}\n"), "no class '9Z'")
    assert command(*adding, typed=f"{PASSWORD}\nverschrijving\n").exit_code == 1
    assert command(*adding, "--role", "baas", typed=f"{PASSWORD}\n{PASSWORD}\n").exit_code == 2
    with store.reading() as session:
        assert session.scalar(select(func.count(Staff.id))) == 0


def test_an_assignment_is_played_without_storing_anything(command: Command, url: str) -> None:
    typed = ["Goed gedaan.", "Hij is eerlijk.", "ooit", "nu", "1", "blij", "onzin", "allebei", "sla over", "nee"]
    played = command("preview", "complimentenkaart", typed="\n".join(typed) + "\n")
    assert played.exit_code == 0, played.output
    assert 'De ouder schreef dit compliment voor Samir: "Goed gedaan."' in played.output
    assert "Welke dag bedoelt u?" in played.output
    assert "Dat antwoord ken ik niet." in played.output
    assert "geen van beide complimenten verwacht" in played.output
    assert not Path(url.removeprefix("sqlite:///")).exists()


def test_a_school_year_is_played_and_drawn(command: Command, tmp_path: Path) -> None:
    """The same seed plays the same year; nobody gets more than the rules allow, and a picture shows the weeks."""
    shown = command("simulate", "--families", "12", "--seed", "7", "--to", str(tmp_path))
    assert shown.exit_code == 0, shown.output
    rows = list(csv.DictReader((tmp_path / "schooljaar.csv").open(encoding="utf-8-sig"), delimiter=";"))
    assert rows[0]["week"] == "2026-09-01"
    assert rows[-1]["week"] == "2027-07-05"
    sent = sum(int(row["verstuurd"]) for row in rows)
    assert 0 < sum(int(row["beantwoord"]) for row in rows) < sent
    assert f"{sent} messages sent" in shown.output
    assert max(int(row["verstuurd"]) for row in rows) <= 3 * max(int(row["doet mee"]) for row in rows)
    holidays = [row for row in rows if row["week"] in {"2026-12-21", "2026-12-28", "2027-05-03"}]
    assert [int(row["verstuurd"]) for row in holidays] == [0, 0, 0]
    assert (tmp_path / "schooljaar.png").read_bytes().startswith(b"\x89PNG")
    again = command("simulate", "--families", "12", "--seed", "7", "--to", str(tmp_path / "again"))
    assert again.exit_code == 0
    assert (tmp_path / "again" / "schooljaar.csv").read_bytes() == (tmp_path / "schooljaar.csv").read_bytes()


def test_what_is_checked_is_written_to_a_page_and_for_a_release_old_sources_are_wrong(
    command: Command, tmp_path: Path
) -> None:
    page, averages = tmp_path / "teksten.html", tmp_path / "averages.md"
    checked = command("check", "--release", "--report", str(page), "--scores", str(averages))
    assert checked.exit_code == 1
    assert f"All texts stand in {page}." in checked.output.replace("\n", "")
    assert "nobody could check this yet" in checked.output
    assert re.search(r"\d+ problem\(s\)\.", checked.output)
    assert "dingen om na te kijken" in page.read_text(encoding="utf-8")
    assert "| home assignments |" in averages.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_told(command: Command, tmp_path: Path) -> None:
    refuses(command("check", "--report", str(tmp_path / "nowhere" / "teksten.html")), "No such file or directory")
