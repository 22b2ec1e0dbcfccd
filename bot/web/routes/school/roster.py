"""The school's own list of students: look first, then bring it in; and how far each class is."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from bot.services.list_file import Found, RosterError
from bot.services.school_list import Imported
from bot.services.signing_in import Person
from bot.web.access import Coordinator
from bot.web.auth import OwnForm
from bot.web.context import Here, Web

router = APIRouter(prefix="/school/roster")
SHOWN = 50
"""Problems and changes that are shown; who has more mends these first."""
WHOLE = {
    "too_large": "Dit bestand is te groot. Deel het in stukken van ten hoogste 12 MB.",
    "encoding": "Dit bestand is geen tekst in UTF-8. Bewaar het in Excel als 'CSV UTF-8 (door komma's gescheiden)'.",
    "workbook": "Dit is een werkmap van Excel. Bewaar het blad als 'CSV UTF-8 (door komma's gescheiden)'.",
    "one_roster_file": "In dit OneRoster-bestand ontbreekt {column}.",
    "one_roster_track": "Het niveau van klas {value} staat nergens. Zet het in classCode, bijvoorbeeld vmbo-kb.",
    "one_roster_year": "Het leerjaar van klas {value} staat nergens. Zet het in grades.",
    "columns": "Deze kolommen ontbreken: {column}.",
    "twice": "Deze leerling met deze volwassene staat al op regel {value}.",
    "two_names": "Leerlingnummer {value} heeft hierboven een andere voornaam.",
}
CELLS = {
    "missing": "is leeg. Vul iets in.",
    "string_too_short": "is leeg. Vul iets in.",
    "string_too_long": "is te lang.",
    "enum": "heeft een waarde die niet kan: {value}.",
    "int_parsing": "is geen getal: {value}.",
    "greater_than_equal": "moet 1 tot en met 6 zijn.",
    "less_than_equal": "moet 1 tot en met 6 zijn.",
    "date_from_datetime_parsing": "is geen dag. Schrijf die als 2011-09-30.",
    "date_parsing": "is geen dag. Schrijf die als 2011-09-30.",
    "value_error": "is geen e-mailadres: {value}.",
    "formula": "begint als een formule. Haal het teken ervoor weg.",
    "extra_forbidden": "is een kolom die niet nodig is. Haal die weg: wij bewaren niet meer dan nodig.",
}
NOTHING = "niets nieuws"
SAYING = "roster_said_once"


@router.get("", response_class=HTMLResponse)
async def roster(request: Request, web: Here, person: Coordinator) -> Response:
    """Show how far each class is, and where a list is brought in."""
    return await _page(request, web, person)


@router.post("", response_class=HTMLResponse)
async def look(request: Request, web: Here, person: Coordinator, sent: OwnForm) -> Response:
    """Show what a list would change; nothing is changed."""
    upload = sent.get("file")
    content = await upload.read() if isinstance(upload, UploadFile) else b""
    try:
        found, token = await run_in_threadpool(web.roster.preview, person, content)
    except RosterError as error:
        return await _page(request, web, person, 400, problems=[_said(one) for one in error.found[:SHOWN]])
    return await _page(request, web, person, found=found, token=token)


@router.post("/confirm", response_class=HTMLResponse)
async def confirm(request: Request, web: Here, person: Coordinator, sent: OwnForm) -> Response:
    """Bring in the list that was looked at."""
    try:
        done = await run_in_threadpool(web.roster.confirm, person, str(sent.get("token", "")))
    except RosterError as error:
        return await _page(request, web, person, 400, problems=[_said(one) for one in error.found[:SHOWN]])
    if done is None:
        return await _page(
            request, web, person, 409, problems=["Deze lijst is er niet meer. Kies het bestand nog eens."]
        )
    request.session[SAYING] = f"Ingelezen: {_sums(done)}."
    return RedirectResponse("/school/roster", 303)


async def _page(
    request: Request,
    web: Web,
    person: Person,
    status: int = 200,
    *,
    problems: list[str] | None = None,
    found: Imported | None = None,
    token: str = "",
) -> Response:
    values: dict[str, Any] = {
        "classes": await run_in_threadpool(web.inviting.funnel, person),
        "problems": problems or [],
        "sums": _sums(found) if found else "",
        "changed": found.changed[:SHOWN] if found else (),
        "missing": found.missing[:SHOWN] if found else (),
        "nothing": found is not None and _sums(found) == NOTHING,
        "token": token,
        "said": request.session.pop(SAYING, None),
    }
    return web.staff_page(request, person, "roster", status, **values)


def _sums(done: Imported) -> str:
    parts = (
        (done.classes, "nieuwe klas", "nieuwe klassen"),
        (done.students, "nieuwe leerling", "nieuwe leerlingen"),
        (done.caregivers, "nieuwe volwassene", "nieuwe volwassenen"),
        (done.mentors, "nieuwe mentor", "nieuwe mentoren"),
        (len(done.changed), "verandering", "veranderingen"),
    )
    return ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in parts if number) or NOTHING


def _said(found: Found) -> str:
    names = {"column": found.column, "value": found.value}
    where = f"Regel {found.line}: " if found.line else ""
    if found.what in WHOLE:
        return where + WHOLE[found.what].format(**names)
    return f"{where}{found.column} {CELLS.get(found.what, 'klopt niet: {value}.').format(**names)}"
