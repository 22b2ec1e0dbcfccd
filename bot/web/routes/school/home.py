"""The co-ordinator's first page: how far each class is, in numbers, and offers of help."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from bot.web.access import Coordinator
from bot.web.context import Here
from bot.web.wording import day

router = APIRouter(prefix="/school")


@router.get("", response_class=HTMLResponse)
async def school(request: Request, web: Here, person: Coordinator) -> Response:
    """Show how many families of each class are reached."""
    classes = await run_in_threadpool(web.staffing.classes, person)
    return web.staff_page(request, person, "school", classes=classes)


@router.get("/offers", response_class=HTMLResponse)
async def offers(request: Request, web: Here, person: Coordinator) -> Response:
    """Show which parents offer help to school."""
    found = await run_in_threadpool(web.requests.offers, person)
    shown = [{**asdict(one), "made_text": day(one.made_at)} for one in found]
    return web.staff_page(request, person, "offers", offers=shown)
