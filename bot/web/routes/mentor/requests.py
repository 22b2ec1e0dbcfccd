"""What parents ask of school."""

from dataclasses import asdict

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.web.access import LoggedIn, OfStudent
from bot.web.auth import OwnForm
from bot.web.context import Here, Number
from bot.web.wording import ASKS, day

router = APIRouter(prefix="/mentor")


@router.get("/requests", response_class=HTMLResponse)
async def requests(request: Request, web: Here, person: LoggedIn) -> Response:
    """Show what waits in the own classes, and what was done lately."""
    waiting = await run_in_threadpool(web.requests.waiting, person)
    answered = await run_in_threadpool(web.requests.answered, person)
    return web.staff_page(
        request,
        person,
        "requests",
        waiting=[{**asdict(one), "asks": ASKS[one.kind], "made_text": day(one.made_at)} for one in waiting],
        answered=[{**asdict(one), "asks": ASKS[one.kind], "done_text": day(one.done_at)} for one in answered],
    )


@router.post("/students/{student_id}/requests/{request_id}/done")
async def request_done(student_id: Number, request_id: Number, web: Here, person: OfStudent, sent: OwnForm) -> Response:
    """Mark what a parent asked as done, and show again where it stood."""
    if not await run_in_threadpool(web.requests.done, person, student_id, request_id):
        raise HTTPException(404)
    return RedirectResponse(
        "/mentor/requests" if sent.get("back") == "requests" else f"/mentor/students/{student_id}", 303
    )
