"""The mentor's pages: own classes, who is reached, and what was shared."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from babel.dates import format_date
from fastapi import APIRouter, HTTPException, Path, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.calendar import local_day
from bot.domain.families import StaffRole
from bot.domain.wording import LOCALE
from bot.services.demo import MENTOR, PASSWORD
from bot.store.queries.mentor import INVITED, NOT_INVITED, REACHED, STOPPED, StudentRow
from bot.web.auth import PER_ACCOUNT, PER_MACHINE, LoggedIn, LoginForm, LogoutForm, csrf, csrf_token, log_in
from bot.web.context import TEMPLATES, Here, Web

router = APIRouter(prefix="/mentor")
Number = Annotated[int, Path(ge=1, lt=2**53)]
STATES = {
    REACHED: "doet mee",
    INVITED: "uitgenodigd",
    NOT_INVITED: "nog niet uitgenodigd",
    STOPPED: "wil geen berichten",
}


@router.get("/login", response_class=HTMLResponse)
async def login_page(request: Request, web: Here) -> Response:
    """Show the log-in page."""
    return _login(request, web, LoginForm(meta=csrf(request)))


@router.post("/login", response_class=HTMLResponse)
async def login(request: Request, web: Here) -> Response:
    """Log somebody in."""
    form = LoginForm(await request.form(), meta=csrf(request))
    if not form.validate():
        expired = "Deze pagina stond lang open. Probeer het nog eens." if form.csrf_token.errors else None
        return _login(request, web, form, expired, 400)
    machine = request.client.host if request.client else ""
    email = str(form.email.data).strip().lower()
    counted = await web.throttle.allows(PER_ACCOUNT, "log in", email)
    if not counted or not await web.throttle.room(PER_MACHINE, "log in", machine):
        return _login(request, web, form, "Te vaak geprobeerd. Wacht een kwartier.", 429)
    person = await run_in_threadpool(web.mentoring.log_in, email, str(form.password.data))
    # The demo's password is on its log-in page: it opens nothing once a real school is there.
    if person is None or (email == MENTOR and not web.parts.settings.demo):
        # A whole team may log in behind one address of a school: only wrong tries count against it.
        await web.throttle.allows(PER_MACHINE, "log in", machine)
        return _login(request, web, form, "E-mailadres of wachtwoord klopt niet.", 401)
    await web.throttle.forgive(PER_ACCOUNT, "log in", email)
    log_in(request, person)
    return RedirectResponse("/mentor", 303)


def _login(request: Request, web: Web, form: LoginForm, problem: str | None = None, status: int = 200) -> Response:
    logins = [(MENTOR, PASSWORD, StaffRole.MENTOR)] if web.parts.settings.demo else []
    return web.page(request, "login", status, form=form, problem=problem, demo_logins=logins)


@router.post("/logout")
async def logout(request: Request, _person: LoggedIn) -> Response:
    """Log out."""
    if LogoutForm(await request.form(), meta=csrf(request)).validate():
        request.session.clear()
    return RedirectResponse("/mentor/login", 303)


@router.get("", response_class=HTMLResponse)
async def classes(request: Request, web: Here, person: LoggedIn) -> Response:
    """Show the mentor's own classes."""
    found = await run_in_threadpool(web.mentoring.classes, person)
    return web.page(request, "mentor", classes=found, **_head(request, person))


@router.get("/classes/{class_id}", response_class=HTMLResponse)
async def school_class(request: Request, class_id: Number, web: Here, person: LoggedIn, q: str = "") -> Response:
    """Show a class: who is reached and who is not. A live search asks for the rows alone."""
    found = await run_in_threadpool(web.mentoring.school_class, person, class_id)
    if found is None:
        raise HTTPException(404)
    row, students = found
    shown = [_row(student) for student in students if q.strip().casefold() in student.first_name.casefold()]
    values: dict[str, Any] = {
        "school_class": row,
        "rows": shown,
        "q": q,
        "reached": sum(student.state == REACHED for student in students),
        "total": len(students),
        **_head(request, person),
    }
    if request.headers.get("hx-request"):
        return TEMPLATES.TemplateResponse(request, "partials/student_rows.html", values)
    return web.page(request, "school_class", **values)


@router.get("/students/{student_id}", response_class=HTMLResponse)
async def student(request: Request, student_id: Number, web: Here, person: LoggedIn) -> Response:
    """Show what a family shared of one student."""
    page = await run_in_threadpool(web.mentoring.student, person, student_id)
    if page is None:
        raise HTTPException(404)
    who = {adult.id: adult.label for adult in page.adults}
    outcomes = [
        {
            "title": one.title,
            "who": who.get(one.caregiver_id, ""),
            "shared_text": _day(one.shared_at),
            "lines": one.lines,
        }
        for one in page.outcomes
    ]
    requests = [
        {"who": who.get(one.caregiver_id, ""), "made_text": _day(one.made_at), "safety": one.safety}
        for one in page.requests
    ]
    caregivers = [{"label": adult.label, "state_text": STATES[adult.state]} for adult in page.adults]
    return web.page(
        request,
        "student",
        student=page,
        outcomes=outcomes,
        requests=requests,
        caregivers=caregivers,
        **_head(request, person),
    )


def _head(request: Request, person: LoggedIn) -> dict[str, Any]:
    return {"staff": person, "csrf_token": csrf_token(request)}


def _row(student: StudentRow) -> dict[str, Any]:
    seen = _day(student.last_seen) if student.last_seen else ""
    return {**asdict(student), "state_text": STATES[student.state], "last_seen_text": seen}


def _day(moment: datetime) -> str:
    return str(format_date(local_day(moment), "EEEE d MMMM", locale=LOCALE))
