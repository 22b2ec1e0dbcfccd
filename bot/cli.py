"""The command line. Every command says what it did, and what to do when it could not."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar

from bot.bootstrap import Parts
from bot.catalogue import CatalogueError
from bot.commands.trouble import FORESEEN, sentence
from bot.config import Settings
from bot.domain.calendar import local_day
from bot.domain.errors import KeukentafelError
from bot.domain.families import StaffRole
from bot.services import demo as demo_school
from bot.services.accounts import Accounts
from bot.services.clock import utc_now
from bot.services.demo import Demo
from bot.services.list_file import RosterError, text_of
from bot.services.onboarding import written
from bot.services.roster import Roster
from bot.services.templates import Listed
from bot.store.schema import migrate as migrate_store

app = typer.Typer(
    help="Keukentafel: a coach at the kitchen table.", no_args_is_help=True, pretty_exceptions_enable=False
)
roster_app = typer.Typer(help="The families of a school.", no_args_is_help=True)
staff_app = typer.Typer(help="Those who work at a school.", no_args_is_help=True)
app.add_typer(roster_app, name="roster")
app.add_typer(staff_app, name="staff")
out = Console(highlight=False)


def parts() -> Parts:
    """Return the parts of this process."""
    with telling():
        return Parts(Settings())


@contextmanager
def telling() -> Iterator[None]:
    """Turn what went wrong into a sentence and a non-zero exit."""
    try:
        yield
    except FORESEEN as error:
        out.print(sentence(error), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None


@app.command()
def migrate() -> None:
    """Bring the database to its newest form. Safe to repeat; existing rows stay."""
    with telling():
        migrate_store(parts().store)
    out.print("The database is up to date.")


@app.command()
def demo(
    families: Annotated[
        int, typer.Option(min=0, help="So many made-up families have lived through the last weeks.")
    ] = demo_school.FAMILIES,
) -> None:
    """Fill an empty database with a small demo school, and print its codes and log-ins."""
    it = parts()
    with telling():
        roster = Roster(it.store, it.clock)
        if not roster.schools():
            Demo(it.store, it.catalogue, it.governor, it.clock).make(families)
            out.print(f"Made the demo school '{demo_school.SCHOOL}'.")
        if demo_school.SCHOOL not in roster.schools():
            out.print("There is a school already; nothing was made.")
            return
        for who, code in demo_school.CODES.items():
            out.print(f"  code of {who}: {written(code)}")
        for email, role in demo_school.LOGINS.items():
            out.print(f"  {role}: {email}, password {demo_school.PASSWORD}")


@app.command()
def chat(
    invite: Annotated[str, typer.Option(help="A code; without it the chat asks for one.")] = "",
    name: Annotated[str, typer.Option(help="Go on as this person of an earlier chat in the terminal.")] = "terminal",
) -> None:
    """Talk with the bot in the terminal. Rasa and the action server must run (`make run`, or `make chat`)."""
    from bot.commands.chatting import talk

    with telling():
        asyncio.run(talk(parts(), name, invite))


@app.command()
def check(
    release: Annotated[bool, typer.Option(help="Count sources of over a year old as wrong.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write all texts with their scores to this HTML file.")] = None,
    averages: Annotated[
        Path | None, typer.Option("--scores", help="Write the average reading level of each kind of text to this file.")
    ] = None,
) -> None:
    """Read every file below data/ and say, by file and line, what is wrong with it and what is expected."""
    from bot.commands.check import problems, read_tone, scores, stale, texts, write_report

    it, today = parts(), local_day(utc_now())
    try:
        found = [str(problem) for problem in problems(it.catalogue, read_tone(), today, release=release)]
        if report:
            with telling():
                write_report(list(texts(it.catalogue)), found, report)
            out.print(f"All texts stand in {report}.", markup=False)
        if averages:
            with telling():
                averages.write_text(scores(list(texts(it.catalogue))), encoding="utf-8")
            out.print(f"The averages stand in {averages}.", markup=False)
        for warning in [] if release else stale(it.catalogue, today):
            out.print(warning, style="yellow", soft_wrap=True, markup=False)
    except CatalogueError as error:
        found = [str(problem) for problem in error.problems]
    for problem in found:
        out.print(problem, soft_wrap=True, markup=False)
    if found:
        out.print(f"[red]{len(found)} problem(s).[/red]")
        raise typer.Exit(1)
    out.print("Everything below data/ is in order.")


@app.command()
def preview(
    slug: Annotated[str, typer.Argument(help="Name of a file in data/assignments or data/first_aid, without .yml.")],
) -> None:
    """Play one assignment or first-aid talk in the terminal, without Rasa and without storing anything."""
    from bot.commands.previewing import play

    with telling():
        play(parts().catalogue, slug, out)


@app.command()
def simulate(
    families: Annotated[int, typer.Option(min=1, help="How many families the school has.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed gives the same families.")] = 1,
    folder: Annotated[Path, typer.Option("--to", help="Where the table (CSV) and the picture (PNG) go.")] = Path(),
) -> None:
    """Play a school year with made-up families, by the real planner and limits, and draw it week by week."""
    from bot.commands.simulating import DAYS, write
    from bot.commands.simulating import simulate as run

    it = parts()
    with telling(), Bar(console=out, transient=True) as bar:
        task = bar.add_task("Days of school", total=DAYS)
        weeks = run(it.catalogue, it.governor, families, seed, lambda: bar.advance(task))
        made = write(weeks, folder)
    out.print(
        f"{sum(one.sent for one in weeks)} messages sent, {sum(one.answered for one in weeks)} answered, "
        f"{sum(one.finished for one in weeks)} assignments finished; {weeks[-1].inside} adults are in, "
        f"{sum(one.stopped for one in weeks)} want no messages any more."
    )
    for path in made:
        out.print(str(path), markup=False, soft_wrap=True)


@app.command()
def nudges() -> None:
    """Show what goes out in the weeks to come: messages of schools, and check-ins that parents planned."""
    it = parts()
    with telling(), it.store.reading() as session:
        from bot.store.queries.planned import planned_checkins, planned_sendings

        coming, rows = planned_sendings(session, local_day(it.clock())), planned_checkins(session)
    if not (coming or rows):
        out.print("Nothing is planned.")
    for one in coming:
        out.print(f"{one.day}  {one.school}  {one.series}/{one.step}  {one.state}", markup=False, soft_wrap=True)
    for row in rows:
        out.print(f"{row.at:%Y-%m-%d %H:%M} UTC  {row.slug}  (activity {row.activity_id})")


@app.command()
def templates() -> None:
    """Show the templates of WhatsApp, what each says, and whether the platform approved it."""
    it = parts()
    with telling():
        listed = asyncio.run(_templates(it))
    for one in listed:
        template, state = one.template, one.state or "not known to WhatsApp: submit it there"
        out.print(f"{template.name} ({template.language}, {template.category}): {state}", markup=False, soft_wrap=True)
        out.print(f"    {one.text}", markup=False, soft_wrap=True)


async def _templates(it: Parts) -> list[Listed]:
    if it.templates is None:
        raise KeukentafelError("Set WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID and WHATSAPP_BUSINESS_ID first.")
    try:
        return await it.templates.look()
    finally:
        await it.close()


@app.command()
def invite(
    caregiver: Annotated[int, typer.Option(help="Number of a caregiver.")] = 0,
    school: Annotated[str, typer.Option(help="Name of the school, with --school-class.")] = "",
    school_class: Annotated[str, typer.Option(help="Name of a class: a code for everybody who is not in yet.")] = "",
) -> None:
    """Make codes that let caregivers in, once each."""
    it = parts()
    with telling():
        roster = Roster(it.store, it.clock)
        if caregiver:
            out.print(written(roster.invite(caregiver)))
            return
        if not (school and school_class):
            raise KeukentafelError("Say --caregiver, or --school and --school-class.")
        for child, label, code in roster.invite_class(roster.known(school), school_class):
            out.print(f"{written(code)}  {child}  {label}", markup=False)


@app.command()
def forget(caregiver: Annotated[int, typer.Argument(help="Number of a caregiver.")]) -> None:
    """Remove everything of a caregiver, wherever it is, and print a receipt."""
    it = parts()
    with telling():
        receipt = it.privacy.forget(caregiver)
    out.print(f"Receipt {receipt.number}, {receipt.at:%Y-%m-%d %H:%M} UTC")
    for table, count in receipt.counts.items():
        if count:
            out.print(f"  {table}: {count}")
    if it.store.scrub_is_due():
        out.print("The database is being read, so its log cannot be emptied yet; the worker tries again each minute.")


@app.command()
def export(caregiver: Annotated[int, typer.Argument(help="Number of a caregiver.")]) -> None:
    """Print everything that is kept of a caregiver, as JSON."""
    with telling():
        sys.stdout.write(parts().privacy.export(caregiver) + "\n")


@roster_app.command("import")
def roster_import(
    file: Annotated[
        Path, typer.Argument(help="CSV in the form of docs/how-to/add-a-school.md, or OneRoster 1.2 as a zip.")
    ],
    school: Annotated[str, typer.Option(help="Name of the school; a new one is made with the list.")],
) -> None:
    """Import students, caregivers and mentors: all of the file, or nothing. Nothing is ever taken away."""
    it = parts()
    with telling():
        roster = Roster(it.store, it.clock)
        try:
            text = text_of(file.read_bytes())
        except RosterError as error:
            raise KeukentafelError(f"{file}: {error} In Excel: save it as 'CSV UTF-8'.") from None
        others = sorted(roster.schools() - {demo_school.SCHOOL})
        if others and school not in roster.schools():
            # More likely a typing error than a second school, and no command removes a school.
            typer.confirm(f"There is no school '{school}' yet, but: {', '.join(others)}. Make it?", abort=True)
        with Bar(console=out, transient=True) as bar:
            task = bar.add_task("Rows", total=None)
            done = roster.import_csv(school, text, lambda number, all_: bar.update(task, completed=number, total=all_))
    out.print(f"{done.students} students and {done.caregivers} caregivers are new.")


@roster_app.command("leave")
def roster_leave(
    school: Annotated[str, typer.Argument(help="Name of the school.")],
    student_key: Annotated[str, typer.Argument(help="The school's own id of the student, as in the list.")],
) -> None:
    """Keep that a student left today: no mentor sees the student, and KEEP_OUTCOMES_DAYS begin to count."""
    it = parts()
    with telling():
        roster = Roster(it.store, it.clock)
        roster.leave(roster.known(school), student_key)
    days = it.settings.keep_outcomes_days
    out.print(f"Student {student_key} left. Answers and outcomes are thrown away in {days} days.", markup=False)


@staff_app.command("add")
def staff_add(
    email: Annotated[str, typer.Argument(help="To log in with.")],
    name: Annotated[str, typer.Option(help='As parents know this person: "meneer Jansen".')],
    school: Annotated[str, typer.Option(help="Name of the school.")],
    role: Annotated[StaffRole, typer.Option(help="What this person may do.")] = StaffRole.MENTOR,
    mentor_of: Annotated[list[str] | None, typer.Option(help="Name of a class; may be given more than once.")] = None,
) -> None:
    """Let a mentor, co-ordinator or admin in. Asks for a password."""
    it = parts()
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    with telling():
        roster = Roster(it.store, it.clock)
        roster.add_staff(roster.known(school), email, name, role, password, mentor_of or ())
    out.print(f"{name} can log in at /mentor.")


@staff_app.command("reset")
def staff_reset(email: Annotated[str, typer.Argument(help="By which this person logs in.")]) -> None:
    """End somebody's password and sessions, and print a link by which to choose a new one, once, within a day."""
    it = parts()
    with telling():
        token = Accounts(it.store, it.clock).reset(email)
    out.print(f"{it.settings.address}/mentor/reset/{token}", soft_wrap=True, markup=False)


@staff_app.command("end")
def staff_end(email: Annotated[str, typer.Argument(help="By which this person logs in.")]) -> None:
    """End somebody's account at once, log-ins that are open included."""
    it = parts()
    with telling():
        name = Accounts(it.store, it.clock).end(email)
    out.print(f"{name} can no longer log in.", markup=False)
