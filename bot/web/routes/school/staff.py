"""The admin's pages: accounts, and classes."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from wtforms import EmailField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Email, InputRequired, Length, NumberRange

from bot.domain.families import StaffRole, Track
from bot.services.signing_in import Person
from bot.services.staffing import Refusal, StaffingError
from bot.web.access import Admin
from bot.web.auth import OwnForm
from bot.web.context import Here, Number, Web
from bot.web.csrf import CsrfForm, csrf
from bot.web.wording import day

router = APIRouter(prefix="/school")
ROLES = {StaffRole.MENTOR: "mentor", StaffRole.COORDINATOR: "coördinator", StaffRole.ADMIN: "beheerder"}
REFUSALS = {
    Refusal.TAKEN: "Er is al iemand met dit e-mailadres.",
    Refusal.LAST_ADMIN: "Dit is de enige beheerder. Maak eerst een ander beheerder.",
    Refusal.CLASS_THERE: "Er is al een klas met deze naam.",
}
LINK = "one_time_link"
"""Key in the session: the link that was made by the last press of a button, shown once."""


class AccountForm(CsrfForm):
    """Somebody of the school."""

    name = StringField(validators=[InputRequired("Vul de naam in, zoals ouders die kennen."), Length(max=80)])
    role = SelectField(choices=[(role.value, label) for role, label in ROLES.items()])
    classes = SelectMultipleField(coerce=int, choices=[], validate_choice=False)


class NewAccountForm(AccountForm):
    """Somebody new."""

    email = EmailField(
        validators=[InputRequired("Vul het e-mailadres in."), Email("Dit is geen e-mailadres."), Length(max=200)]
    )


class ClassForm(CsrfForm):
    """A class."""

    name = StringField(validators=[InputRequired("Vul de naam van de klas in."), Length(max=40)])
    track = SelectField(choices=[(track.value, track.value) for track in Track])
    year = IntegerField(validators=[InputRequired("Vul het leerjaar in."), NumberRange(1, 6, "Kies 1 tot en met 6.")])


@router.get("/staff", response_class=HTMLResponse)
async def staff(request: Request, web: Here, person: Admin) -> Response:
    """Show everybody of the school."""
    return await _staff(request, web, person, NewAccountForm(meta=csrf(request)))


@router.post("/staff", response_class=HTMLResponse)
async def add(request: Request, web: Here, person: Admin, sent: OwnForm) -> Response:
    """Make an account, and show its link once."""
    form = NewAccountForm(sent, meta=csrf(request))
    if not form.validate():
        return await _staff(request, web, person, form, 400)
    who = (str(form.email.data), str(form.name.data).strip(), StaffRole(form.role.data), form.classes.data)
    try:
        token = await run_in_threadpool(web.staffing.add, person, *who)
    except StaffingError as error:
        return await _staff(request, web, person, form, 409, REFUSALS[error.reason])
    request.session[LINK] = [str(form.name.data).strip(), token]
    return RedirectResponse("/school/staff", 303)


@router.post("/staff/{staff_id}", response_class=HTMLResponse)
async def change(request: Request, staff_id: Number, web: Here, person: Admin, sent: OwnForm) -> Response:
    """Give somebody another name, role or classes."""
    form = AccountForm(sent, meta=csrf(request))
    fresh = NewAccountForm(meta=csrf(request))
    if not form.validate():
        return await _staff(request, web, person, fresh, 400, " ".join(map(str, form.name.errors)))
    to = (str(form.name.data).strip(), StaffRole(form.role.data), form.classes.data)
    try:
        if not await run_in_threadpool(web.staffing.change, person, staff_id, *to):
            raise HTTPException(404)
    except StaffingError as error:
        return await _staff(request, web, person, fresh, 409, REFUSALS[error.reason])
    return RedirectResponse("/school/staff", 303)


@router.post("/staff/{staff_id}/link")
async def link(request: Request, staff_id: Number, web: Here, person: Admin, _form: OwnForm) -> Response:
    """Make a new link for somebody, and show it once."""
    token = await run_in_threadpool(web.staffing.link, person, staff_id)
    if token is None:
        raise HTTPException(404)
    found = await run_in_threadpool(web.staffing.staff, person)
    request.session[LINK] = [next(one.name for one in found if one.id == staff_id), token]
    return RedirectResponse("/school/staff", 303)


@router.post("/staff/{staff_id}/end", response_class=HTMLResponse)
async def end(request: Request, staff_id: Number, web: Here, person: Admin, _form: OwnForm) -> Response:
    """End an account at once."""
    try:
        if not await run_in_threadpool(web.staffing.end, person, staff_id):
            raise HTTPException(404)
    except StaffingError as error:
        fresh = NewAccountForm(meta=csrf(request))
        return await _staff(request, web, person, fresh, 409, REFUSALS[error.reason])
    return RedirectResponse("/school/staff", 303)


@router.get("/classes", response_class=HTMLResponse)
async def classes(request: Request, web: Here, person: Admin) -> Response:
    """Show the classes of the school with their mentors."""
    return await _classes(request, web, person, ClassForm(meta=csrf(request)))


@router.post("/classes", response_class=HTMLResponse)
async def add_class(request: Request, web: Here, person: Admin, sent: OwnForm) -> Response:
    """Make a class."""
    form = ClassForm(sent, meta=csrf(request))
    if not form.validate():
        return await _classes(request, web, person, form, 400)
    made = (str(form.name.data).strip(), Track(form.track.data), form.year.data or 1)
    try:
        await run_in_threadpool(web.staffing.add_class, person, *made)
    except StaffingError as error:
        return await _classes(request, web, person, form, 409, REFUSALS[error.reason])
    return RedirectResponse("/school/classes", 303)


async def _staff(
    request: Request, web: Web, person: Person, form: NewAccountForm, status: int = 200, problem: str = ""
) -> Response:
    found = await run_in_threadpool(web.staffing.staff, person)
    school = await run_in_threadpool(web.staffing.classes, person)
    form.classes.choices = [(one.id, one.name) for one in school]
    name, token = request.session.pop(LINK, ("", ""))
    values: dict[str, Any] = {
        "people": [{"row": one, "seen": day(one.seen) if one.seen else ""} for one in found],
        "school_classes": [(one.id, one.name) for one in school],
        "roles": [(role.value, label) for role, label in ROLES.items()],
        "form": form,
        "problem": problem,
        "link_for": name,
        "link": f"{web.parts.settings.address}/mentor/reset/{token}" if token else "",
    }
    return web.staff_page(request, person, "staff", status, **values)


async def _classes(
    request: Request, web: Web, person: Person, form: ClassForm, status: int = 200, problem: str = ""
) -> Response:
    found = await run_in_threadpool(web.staffing.classes, person)
    return web.staff_page(request, person, "classes", status, classes=found, form=form, problem=problem)
