"""The first page, and the one where a code leads in."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.services.demo import CODES
from bot.services.onboarding import code_in, written
from bot.web.access import everybody
from bot.web.context import Here

router = APIRouter(dependencies=[everybody])


@router.get("/", response_class=HTMLResponse)
async def home(request: Request, web: Here) -> Response:
    """Say what Keukentafel is, and lead to the chat and to the mentor's pages."""
    invite = written(next(iter(CODES.values()))) if web.parts.settings.demo else ""
    return web.page(request, "home", demo_invite=invite)


@router.get("/begin", response_class=HTMLResponse)
async def begin(request: Request, web: Here, invite: str = "") -> Response:
    """Let who has a code choose where to talk; where there is no messenger, the chat page opens at once."""
    code = code_in(invite)
    doors = await web.parts.doors.links(code) if code else []
    if not doors:
        return RedirectResponse(f"/chat?invite={code or ''}", 303)
    return web.page(request, "begin", doors=doors, code=code)
