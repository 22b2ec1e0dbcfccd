"""Logging in and out, and a new password by a link."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.services.demo import LOGINS, PASSWORD
from bot.services.roster import SHORTEST_PASSWORD
from bot.web.access import LoggedIn, by_link, everybody
from bot.web.auth import PER_ACCOUNT, PER_MACHINE, LoginForm, OwnForm, ResetForm, begin_second_step, log_in, second_step
from bot.web.context import Here, Web
from bot.web.csrf import csrf, csrf_token

router = APIRouter(prefix="/mentor")
TOO_OFTEN = "Te vaak geprobeerd. Wacht een kwartier."
WRONG_CODE = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende."


@router.get("/login", dependencies=[everybody], response_class=HTMLResponse)
async def login_page(request: Request, web: Here) -> Response:
    """Show the log-in page."""
    return _login(request, web, LoginForm(meta=csrf(request)))


@router.post("/login", dependencies=[everybody], response_class=HTMLResponse)
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
        return _login(request, web, form, TOO_OFTEN, 429)
    person = await run_in_threadpool(web.signing_in.log_in, email, str(form.password.data))
    # The demo's password is on its log-in page: it opens nothing once a real school is there.
    if person is None or (email in LOGINS and not web.parts.settings.demo):
        # A whole team may log in behind one address of a school: only wrong tries count against it.
        await web.throttle.allows(PER_MACHINE, "log in", machine)
        return _login(request, web, form, "E-mailadres of wachtwoord klopt niet.", 401)
    await web.throttle.forgive(PER_ACCOUNT, "log in", email)
    if person.second_factor:
        begin_second_step(request, person, web.parts.clock())
        return RedirectResponse("/mentor/login/code", 303)
    log_in(request, person)
    return RedirectResponse("/mentor", 303)


@router.get("/login/code", dependencies=[everybody], response_class=HTMLResponse)
async def code_page(request: Request, web: Here) -> Response:
    """Ask for the code, of whoever gave the right password just now."""
    if second_step(request, web.parts.clock()) is None:
        return RedirectResponse("/mentor/login", 303)
    return web.page(request, "code", csrf_token=csrf_token(request), problem="")


@router.post("/login/code", dependencies=[everybody], response_class=HTMLResponse)
async def code(request: Request, web: Here, sent: OwnForm) -> Response:
    """Let somebody in whose code is right."""
    pending = second_step(request, web.parts.clock())
    if pending is None:
        return RedirectResponse("/mentor/login", 303)
    if not await web.throttle.allows(PER_ACCOUNT, "code", str(pending[0])):
        return web.page(request, "code", 429, csrf_token=csrf_token(request), problem=TOO_OFTEN)
    if not await run_in_threadpool(web.second_factor.check, pending[0], str(sent.get("code", ""))):
        return web.page(request, "code", 401, csrf_token=csrf_token(request), problem=WRONG_CODE)
    person = await run_in_threadpool(web.signing_in.entered, *pending)
    if person is None:
        return RedirectResponse("/mentor/login", 303)
    await web.throttle.forgive(PER_ACCOUNT, "code", str(person.id))
    log_in(request, person)
    return RedirectResponse("/mentor", 303)


def _login(request: Request, web: Web, form: LoginForm, problem: str | None = None, status: int = 200) -> Response:
    logins = [(email, PASSWORD, role) for email, role in LOGINS.items()] if web.parts.settings.demo else []
    by_school = web.openid is not None
    return web.page(request, "login", status, form=form, problem=problem, demo_logins=logins, by_school=by_school)


def login_again(request: Request, web: Web, problem: str, status: int) -> Response:
    """Return the log-in page with what went wrong elsewhere."""
    return _login(request, web, LoginForm(meta=csrf(request)), problem, status)


@router.get("/reset/{token}", dependencies=[by_link], response_class=HTMLResponse)
async def reset_page(request: Request, token: str, web: Here) -> Response:
    """Show where a new password is chosen, as long as the link works."""
    if not await run_in_threadpool(web.accounts.is_open, token):
        raise HTTPException(404)
    return _reset(request, web, ResetForm(meta=csrf(request)))


@router.post("/reset/{token}", dependencies=[by_link], response_class=HTMLResponse)
async def reset(request: Request, token: str, web: Here) -> Response:
    """Take the new password; the link is over then."""
    form = ResetForm(await request.form(), meta=csrf(request))
    if not form.validate():
        expired = "Deze pagina stond lang open. Probeer het nog eens." if form.csrf_token.errors else None
        return _reset(request, web, form, expired, 400)
    if not await run_in_threadpool(web.accounts.choose, token, str(form.password.data)):
        raise HTTPException(404)
    request.session.clear()
    return web.page(request, "reset", done=True)


def _reset(request: Request, web: Web, form: ResetForm, problem: str | None = None, status: int = 200) -> Response:
    return web.page(request, "reset", status, form=form, problem=problem, shortest=SHORTEST_PASSWORD)


@router.post("/logout")
async def logout(request: Request, _person: LoggedIn, _form: OwnForm) -> Response:
    """Log out."""
    request.session.clear()
    return RedirectResponse("/mentor/login", 303)
