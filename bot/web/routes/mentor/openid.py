"""Logging in by the school's own provider."""

import structlog
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from httpx2 import HTTPError
from starlette.concurrency import run_in_threadpool

from bot.web.access import everybody
from bot.web.auth import log_in
from bot.web.context import Here
from bot.web.openid import OpenIdRefusedError, who
from bot.web.routes.mentor.login import login_again

router = APIRouter(prefix="/mentor/openid", dependencies=[everybody])
log = structlog.get_logger(__name__)
AWAY = "De inlogdienst van uw school antwoordt nu niet. Probeer het straks nog eens."
REFUSED = "Inloggen via school is niet gelukt. Probeer het nog eens."
UNKNOWN = "Uw schoolaccount is hier nog niet bekend. Vraag de beheerder om u toe te voegen."


@router.get("")
async def go(request: Request, web: Here) -> Response:
    """Send somebody to the provider."""
    if web.openid is None:
        raise HTTPException(404)
    try:
        address = f"{web.parts.settings.address}/mentor/openid/callback"
        response: Response = await web.openid.authorize_redirect(request, address)
    except HTTPError as error:
        log.warning("openid.away", error=type(error).__name__, do="See whether OIDC_ISSUER is right and answers.")
        return login_again(request, web, AWAY, 503)
    return response


@router.get("/callback")
async def back(request: Request, web: Here) -> Response:
    """Let in whom the provider sends back."""
    if web.openid is None:
        raise HTTPException(404)
    try:
        subject, email = await who(web.openid, request)
    except OpenIdRefusedError as error:
        log.warning("openid.refused", reason=str(error))
        return login_again(request, web, REFUSED, 400)
    person = await run_in_threadpool(web.signing_in.by_openid, subject, email)
    if person is None:
        return login_again(request, web, UNKNOWN, 403)
    log_in(request, person)
    return RedirectResponse("/mentor", 303)
