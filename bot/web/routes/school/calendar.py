"""The days of the school: put down by hand, read from a file, and given to whoever subscribes."""

from datetime import date
from typing import Any

from babel.dates import format_date
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from itsdangerous import BadSignature
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from wtforms import DateField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from bot.domain.families import Track
from bot.domain.wording import LOCALE
from bot.services.school_calendar import HOLIDAY, CalendarError, Draft
from bot.services.signing_in import Person
from bot.web.access import Coordinator, by_link
from bot.web.auth import OwnForm
from bot.web.context import Here, Number, Web
from bot.web.csrf import CsrfForm, csrf
from bot.web.wording import date_text

router = APIRouter(prefix="/school/calendar")
KINDS = {
    "profile": "Profiel kiezen",
    "subjects": "Vakken kiezen",
    "evening": "Ouderavond",
    "talks": "Gesprekken met de mentor",
    "open_day": "Open dagen",
    "internship": "Stage",
    HOLIDAY: "Vakantie of vrije dag",
}
REGIONS = {"noord": "Noord", "midden": "Midden", "zuid": "Zuid"}
SAYING = "calendar_said_once"


class Ticks(SelectMultipleField):
    """Several of a few, each with a box to tick: a list to choose more from is no work for a thumb."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class DayForm(CsrfForm):
    """A day of the school."""

    kind = SelectField(choices=list(KINDS.items()))
    title = StringField(validators=[InputRequired("Vul in hoe de dag heet."), Length(max=120)])
    first = DateField(validators=[InputRequired("Kies de eerste dag.")])
    last = DateField(validators=[Optional()])
    tracks = Ticks(choices=[(track.value, track.value) for track in Track])
    years = Ticks(choices=[(str(year), str(year)) for year in range(1, 7)])


@router.get("", response_class=HTMLResponse)
async def calendar(request: Request, web: Here, person: Coordinator) -> Response:
    """Show the calendar."""
    return await _page(request, web, person, DayForm(meta=csrf(request)))


@router.post("", response_class=HTMLResponse)
async def add(request: Request, web: Here, person: Coordinator, sent: OwnForm) -> Response:
    """Put down a day."""
    form = DayForm(sent, meta=csrf(request))
    if not form.validate():
        return await _page(request, web, person, form, 400)
    first = form.first.data
    last = form.last.data or first
    if last < first:
        form.last.errors = ["De laatste dag ligt voor de eerste."]
        return await _page(request, web, person, form, 400)
    years = [int(year) for year in form.years.data or ()]
    draft = Draft(str(form.kind.data), str(form.title.data).strip(), first, last, form.tracks.data or (), years)
    await run_in_threadpool(web.calendar.add, person, draft)
    return _back(request, f"{draft.title} staat in de kalender.")


@router.post("/days/{day_id}/remove")
async def remove(request: Request, day_id: Number, web: Here, person: Coordinator, _form: OwnForm) -> Response:
    """Take a day away."""
    return await _removed(request, web, person, day_id, holiday=False)


@router.post("/holidays/{day_id}/remove")
async def remove_holiday(request: Request, day_id: Number, web: Here, person: Coordinator, _form: OwnForm) -> Response:
    """Take a holiday away."""
    return await _removed(request, web, person, day_id, holiday=True)


@router.post("/region")
async def region(request: Request, web: Here, person: Coordinator, sent: OwnForm) -> Response:
    """Take over the holidays that a region is advised."""
    name = str(sent.get("region", ""))
    if name not in REGIONS:
        raise HTTPException(400)
    many = await run_in_threadpool(web.calendar.take_region, person, name)
    return _back(request, f"{many} vakanties van regio {REGIONS[name]} overgenomen. Kijk na of ze kloppen.")


@router.post("/file", response_class=HTMLResponse)
async def file(request: Request, web: Here, person: Coordinator, sent: OwnForm) -> Response:
    """Bring in an iCalendar file."""
    upload = sent.get("file")
    content = await upload.read() if isinstance(upload, UploadFile) else b""
    try:
        found = await run_in_threadpool(web.calendar.read, content)
    except CalendarError as error:
        return await _page(request, web, person, DayForm(meta=csrf(request)), 400, str(error))
    new, changed = await run_in_threadpool(web.calendar.bring_in, person, found)
    left = f" {_days(len(found.left_out), 'overgeslagen')}." if found.left_out else ""
    return _back(request, f"{_days(new, 'nieuw')}, {_days(changed, 'veranderd')}.{left}")


@router.get("/{token}.ics", dependencies=[by_link])
async def feed(token: str, web: Here) -> Response:
    """Give the days of a school to a calendar that subscribes."""
    try:
        school_id = int(web.calendar_signer.loads(token))
    except (BadSignature, ValueError, TypeError):
        raise HTTPException(404) from None
    found = await run_in_threadpool(web.calendar.feed, school_id)
    if found is None:
        raise HTTPException(404)
    return Response(found, media_type="text/calendar; charset=utf-8")


async def _removed(request: Request, web: Web, person: Person, day_id: int, *, holiday: bool) -> Response:
    if not await run_in_threadpool(lambda: web.calendar.remove(person, day_id, holiday=holiday)):
        raise HTTPException(404)
    return _back(request, "Weggehaald.")


async def _page(
    request: Request, web: Web, person: Person, form: DayForm, status: int = 200, problem: str = ""
) -> Response:
    page = await run_in_threadpool(web.calendar.page, person)
    values: dict[str, Any] = {
        "days": [
            {"id": one.id, "title": one.title, "when": _when(one.first, one.last), "for": _for(one)}
            for one in page.days
        ],
        "national": [{"title": one.title, "when": date_text(one.day)} for one in page.national],
        "holidays": [{"id": one.id, "title": one.title, "when": _when(one.first, one.last)} for one in page.holidays],
        "public": [(date_text(day), name) for day, name in page.public],
        "missing": [
            {
                "title": one.title,
                "window": f"{_month(one.first)} tot en met {_month(one.last)}",
                "tracks": ", ".join(one.tracks),
                "years": one.years,
            }
            for one in page.missing
        ],
        "regions": [
            {
                "key": key,
                "label": label,
                "days": [
                    f"{one.title}: {_when(one.first, one.last)}"
                    for year in web.parts.catalogue.holidays
                    for one in year.holidays
                    if one.region == key
                ],
            }
            for key, label in REGIONS.items()
        ],
        "form": form,
        "feed": f"{web.parts.settings.address}/school/calendar/{web.calendar_signer.dumps(person.school_id)}.ics",
        "said": request.session.pop(SAYING, None),
        "problem": problem,
    }
    return web.staff_page(request, person, "calendar", status, **values)


def _back(request: Request, said: str) -> Response:
    request.session[SAYING] = said
    return RedirectResponse("/school/calendar", 303)


def _days(many: int, became: str) -> str:
    return f"{many} {'dag is' if many == 1 else 'dagen zijn'} {became}"


def _when(first: Any, last: Any) -> str:
    return date_text(first) if first == last else f"{date_text(first)} tot en met {date_text(last)}"


def _month(day: str) -> str:
    return str(format_date(date.fromisoformat(f"2001-{day}"), "MMMM", locale=LOCALE))


def _for(one: Any) -> str:
    tracks = ", ".join(one.tracks) or "alle niveaus"
    years = f", leerjaar {' en '.join(map(str, one.years))}" if one.years else ""
    return tracks + years
