"""The first page."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from bot.services.demo import CODES
from bot.services.onboarding import written
from bot.web.access import everybody
from bot.web.context import Here

router = APIRouter(dependencies=[everybody])


@router.get("/", response_class=HTMLResponse)
async def home(request: Request, web: Here) -> Response:
    """Say what Keukentafel is, and lead to the chat and to the mentor's pages."""
    invite = written(next(iter(CODES.values()))) if web.parts.settings.demo else ""
    return web.page(request, "home", demo_invite=invite)
