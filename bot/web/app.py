"""The web application."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from itsdangerous import URLSafeSerializer
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware.sessions import SessionMiddleware
from starlette.staticfiles import StaticFiles

from bot.bootstrap import Parts
from bot.channels.base import Posted
from bot.channels.telegram.polling import poll
from bot.channels.webchat import WebChat
from bot.config import ROOT
from bot.domain.messages import OutboundMessage
from bot.services.accounts import Accounts
from bot.services.auditing import Auditing
from bot.services.inviting import Inviting
from bot.services.notes import Notes
from bot.services.overview import Overview
from bot.services.readiness import Readiness
from bot.services.requests import Requests
from bot.services.results import Indicators
from bot.services.roster import Roster
from bot.services.school_calendar import SchoolCalendar
from bot.services.second_factor import SecondFactor
from bot.services.sendings import Sendings
from bot.services.sheet import Sheets
from bot.services.signing_in import SigningIn
from bot.services.staffing import Staffing
from bot.services.student_file import StudentFile
from bot.services.telegram import TelegramDesk
from bot.services.whatsapp import WhatsAppDesk
from bot.store.queries import thread
from bot.web.auth import NotLoggedIn
from bot.web.context import Web, web_of
from bot.web.csrf import SESSION_S
from bot.web.guard import HEADERS, Guard
from bot.web.openid import provider
from bot.web.routes import chat, child, operations, pages, telegram, whatsapp
from bot.web.routes.mentor import (
    account,
    agreements,
    export,
    inviting,
    login,
    messages,
    notes,
    openid,
    overview,
    requests,
    sheet,
    student,
)
from bot.web.routes.school import audit, calendar, home, nudges, results, roster, staff
from bot.web.throttle import Throttle

log = structlog.get_logger(__name__)
ROUTERS = tuple(
    one.router
    for one in (
        *(pages, chat, child, telegram, whatsapp, operations),
        *(
            account,
            openid,
            home,
            staff,
            audit,
            nudges,
            results,
            calendar,
            roster,
            login,
            overview,
            inviting,
            student,
            notes,
            agreements,
            messages,
            sheet,
            export,
            requests,
        ),
    )
)
SWEEP_S, PULSE_S = 20.0, 1.0
LAST_ANSWERS_S = 5.0
PULSE_LIMIT = 500
_PROBLEMS = {
    404: ("Deze pagina is er niet", "Misschien is de link oud. Ga terug naar het begin."),
    403: ("Dat mag niet", "Ga terug naar het begin en probeer het nog eens."),
    401: ("Laad de pagina opnieuw", "Dan gaan we verder."),
    413: ("Dit bericht is te groot", "Kunt u het korter zeggen?"),
    429: ("Even wachten", "Het is nu erg druk. Probeer het zo nog eens."),
}
_TROUBLE = ("Er ging iets mis", "Dat ligt aan ons. Probeer het straks nog eens.")


def create_app(parts: Parts) -> FastAPI:
    """Return the application.

    Args:
        parts: of the project; nothing connects before the first request.

    Raises:
        SettingsError: when ``SECRET_KEY`` cannot be used.
    """
    key = parts.settings.signing_key()
    web = Web(
        parts=parts,
        signing_in=SigningIn(parts.store, parts.clock),
        accounts=Accounts(parts.store, parts.clock),
        staffing=Staffing(parts.store, parts.clock),
        second_factor=SecondFactor(parts.store, parts.clock, key),
        openid=provider(parts.settings),
        auditing=Auditing(parts.store),
        overview=Overview(parts.store, parts.catalogue, parts.clock),
        inviting=Inviting(
            parts.store, parts.clock, f"{parts.settings.address}/{'begin' if parts.doors.any else 'chat'}"
        ),
        student_file=StudentFile(parts.store, parts.catalogue, parts.clock),
        notes=Notes(parts.store, parts.clock),
        sheets=Sheets(parts.store, parts.catalogue, parts.clock),
        requests=Requests(parts.store, parts.clock),
        readiness=Readiness(parts.store, parts.rasa, parts.settings.actions_url, parts.clock, parts.settings.redis_url),
        throttle=Throttle(parts.settings.redis_url),
        signer=URLSafeSerializer(key, salt="chat"),
        sendings=Sendings(parts.store, parts.catalogue, parts.nudging, parts.clock),
        calendar=SchoolCalendar(parts.store, parts.catalogue, parts.clock),
        calendar_signer=URLSafeSerializer(key, salt="calendar"),
        roster=Roster(parts.store, parts.clock),
        indicators=Indicators(parts.store, parts.catalogue, parts.clock),
    )
    app = FastAPI(title="Keukentafel", lifespan=_lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.web = web
    app.state.csrf_key = hashlib.sha256(f"csrf {key}".encode()).digest()
    app.add_middleware(
        SessionMiddleware,
        secret_key=key,
        session_cookie="keukentafel_session",
        max_age=SESSION_S,
        same_site="lax",
        https_only=web.https,
    )
    app.add_middleware(Guard, https=web.https)
    app.mount("/static", StaticFiles(directory=ROOT / "bot" / "web" / "static"), name="static")
    for one in ROUTERS:
        app.include_router(one)
    app.add_exception_handler(NotLoggedIn, _to_login)
    app.add_exception_handler(HTTPException, _say_problem)
    app.add_exception_handler(RequestValidationError, _say_problem)
    app.add_exception_handler(SQLAlchemyError, _say_problem)
    app.add_exception_handler(Exception, _say_unforeseen)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Answer what was left, look for what the worker says, and ask Telegram when it cannot reach us."""
    web: Web = app.state.web
    parts = web.parts
    work: list[Coroutine[Any, Any, None]] = [_sweep(web), _pulse(web)]
    if parts.whatsapp:
        app.state.whatsapp_desk = WhatsAppDesk(parts.desk, parts.whatsapp)
    if parts.telegram:
        await parts.telegram.start()
        app.state.telegram_desk = TelegramDesk(parts.desk, parts.telegram)
        if parts.settings.public_url is None:
            work.append(poll(parts.telegram, app.state.telegram_desk.take))
        else:
            work.append(_webhook(web))
    tasks = [asyncio.create_task(one) for one in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # Without Rasa an answer is waited for in vain; the next start takes up what is left.
        with suppress(TimeoutError):
            await asyncio.wait_for(parts.desk.idle(), LAST_ANSWERS_S)
        await parts.close()


async def _webhook(web: Web) -> None:
    """Tell Telegram where we are."""
    settings, channel = web.parts.settings, web.parts.telegram
    if channel is None or settings.telegram_webhook_secret is None:
        log.error("telegram.no_secret", do="Set TELEGRAM_WEBHOOK_SECRET, or unset PUBLIC_URL to poll.")
        return
    address = f"{settings.public_url}/webhooks/telegram"
    if not await channel.announce(address, settings.telegram_webhook_secret.get_secret_value()):
        log.error(
            "telegram.webhook_refused", do="See whether PUBLIC_URL and TELEGRAM_BOT_TOKEN are right, then start again."
        )


async def _sweep(web: Web) -> None:
    """Take over what a dead process left, now and then."""
    while True:
        try:
            await web.parts.desk.sweep()
            await web.parts.outgoing.sweep()
        except SQLAlchemyError as error:
            log.warning("web.sweep_failed", error=type(error).__name__)
        await asyncio.sleep(SWEEP_S)


async def _pulse(web: Web) -> None:
    """Show open pages what another process said: one query a second, however many pages are open."""
    hub, store = web.parts.hub, web.parts.store
    newest = -1

    def look(after: int) -> list[tuple[str, thread.Line]]:
        with store.reading() as session:
            return thread.since(session, WebChat.name, after, PULSE_LIMIT)

    def begin() -> int:
        with store.reading() as session:
            return thread.newest_outbound(session)

    while True:
        try:
            if newest < 0 or not hub.addresses():
                # Known before a page opens: what is said from then on, the page has read or is shown.
                newest = await asyncio.to_thread(begin)
            else:
                for address, line in await asyncio.to_thread(look, newest):
                    message = OutboundMessage.from_dict(line.body or {"text": ""})
                    hub.publish(address, Posted(line.id, address, message, line.chosen, line.answered))
                    newest = line.id
        except SQLAlchemyError as error:
            log.warning("web.pulse_failed", error=type(error).__name__)
        await asyncio.sleep(PULSE_S)


async def _to_login(request: Request, _error: Exception) -> Response:
    if request.headers.get("hx-request"):
        # A live search would put the log-in page into the list.
        return Response(status_code=401, headers={"HX-Redirect": "/mentor/login"})
    return RedirectResponse("/mentor/login", 303)


async def _say_problem(request: Request, error: Exception) -> Response:
    """Say kindly what went wrong, as a page or as JSON."""
    if isinstance(error, HTTPException):
        status, headers = error.status_code, error.headers
    else:
        status, headers = (422 if isinstance(error, RequestValidationError) else 503), None
        log.warning("web.refused", error=type(error).__name__, route=request.scope.get("path", "").split("/")[1])
    title, text = _PROBLEMS.get(status, _TROUBLE)
    if "text/html" in request.headers.get("accept", ""):
        return web_of(request).page(request, "error", status, title=title, text=text)
    return JSONResponse({"error": title}, status, headers)


async def _say_unforeseen(request: Request, _error: Exception) -> Response:
    """Say that it is our fault; Starlette writes the error to the log and ends the request outside the guard."""
    title, text = _TROUBLE
    response: Response = JSONResponse({"error": title}, 500)
    if "text/html" in request.headers.get("accept", ""):
        response = web_of(request).page(request, "error", 500, title=title, text=text)
    response.headers.update({**HEADERS, "cache-control": "no-store"})
    return response
