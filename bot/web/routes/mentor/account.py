"""One's own account: the second factor."""

import segno
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.services.signing_in import Person
from bot.web.access import LoggedIn
from bot.web.auth import PER_ACCOUNT, OwnForm
from bot.web.context import Here, Web

router = APIRouter(prefix="/mentor/account")
WRONG = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende."
TOO_OFTEN = "Te vaak geprobeerd. Wacht een kwartier."


@router.get("", response_class=HTMLResponse)
async def account(request: Request, web: Here, person: LoggedIn) -> Response:
    """Show whether codes are asked for, and how to switch that on or off."""
    return await _page(request, web, person)


@router.post("/second-factor/begin", response_class=HTMLResponse)
async def begin(request: Request, web: Here, person: LoggedIn, _form: OwnForm) -> Response:
    """Show the square that an app reads."""
    if await run_in_threadpool(web.second_factor.is_on, person):
        return RedirectResponse("/mentor/account", 303)
    return await _square(request, web, person)


@router.post("/second-factor/on", response_class=HTMLResponse)
async def switch_on(request: Request, web: Here, person: LoggedIn, sent: OwnForm) -> Response:
    """Ask for codes from now on, once one was right."""
    if not await web.throttle.allows(PER_ACCOUNT, "code", str(person.id)):
        return await _square(request, web, person, TOO_OFTEN, 429)
    if not await run_in_threadpool(web.second_factor.switch_on, person, str(sent.get("code", ""))):
        return await _square(request, web, person, WRONG, 400)
    return RedirectResponse("/mentor/account", 303)


@router.post("/second-factor/off", response_class=HTMLResponse)
async def switch_off(request: Request, web: Here, person: LoggedIn, sent: OwnForm) -> Response:
    """Ask for no codes any more, once one was right."""
    if not await web.throttle.allows(PER_ACCOUNT, "code", str(person.id)):
        return await _page(request, web, person, TOO_OFTEN, 429)
    if not await run_in_threadpool(web.second_factor.switch_off, person, str(sent.get("code", ""))):
        return await _page(request, web, person, WRONG, 400)
    return RedirectResponse("/mentor/account", 303)


async def _page(request: Request, web: Web, person: Person, problem: str = "", status: int = 200) -> Response:
    is_on = await run_in_threadpool(web.second_factor.is_on, person)
    return web.staff_page(request, person, "account", status, is_on=is_on, problem=problem)


async def _square(request: Request, web: Web, person: Person, problem: str = "", status: int = 200) -> Response:
    secret = await run_in_threadpool(web.second_factor.begin, person)
    square = segno.make(web.second_factor.address(person, secret), error="m", micro=False)
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    values = {"square": square.svg_data_uri(scale=5, border=2), "secret": groups, "problem": problem}
    return web.staff_page(request, person, "account", status, is_on=False, **values)
