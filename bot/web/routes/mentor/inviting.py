"""The next small step towards a family that is not reached: a new code, a letter, a call."""

from babel.dates import format_date
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.calendar import local_day
from bot.domain.wording import LOCALE
from bot.services.inviting import Letter
from bot.services.onboarding import written
from bot.web.access import OfClass, OfStudent
from bot.web.auth import OwnForm
from bot.web.context import Here, Number, Web
from bot.web.letters import letters_pdf

router = APIRouter(prefix="/mentor")
CALL = ("open", "why", "ask", "invite", "no", "close")
"""Keys of data/texts/call.yml, in the order of a call."""


@router.get("/students/{student_id}/reach", response_class=HTMLResponse)
async def reach(request: Request, student_id: Number, web: Here, person: OfStudent) -> Response:
    """Show how to reach the adults of a student who are not in yet."""
    student, adults = await run_in_threadpool(web.inviting.outside, student_id)
    shown = [
        {
            "label": one.label,
            "code": written(one.code) if one.code else "",
            "until": format_date(local_day(one.expires_at), "d MMMM", locale=LOCALE) if one.expires_at else "",
        }
        for one in adults
    ]
    call = [web.parts.catalogue.say(f"call.{key}", kind=student.first_name) for key in CALL]
    return web.staff_page(request, person, "reach", student=student, adults=shown, call=call)


@router.post("/students/{student_id}/invite")
async def invite(student_id: Number, web: Here, person: OfStudent, _form: OwnForm) -> Response:
    """Make new codes for the adults of a student who are not in yet."""
    await run_in_threadpool(web.inviting.again, person, student_id)
    return RedirectResponse(f"/mentor/students/{student_id}/reach", 303)


@router.post("/classes/{class_id}/invite")
async def invite_class(class_id: Number, web: Here, person: OfClass, _form: OwnForm) -> Response:
    """Make codes for the adults of a class who are not in yet, and give the letters."""
    await run_in_threadpool(web.inviting.whole_class, person, class_id)
    return RedirectResponse(f"/mentor/classes/{class_id}/letters.pdf", 303)


@router.get("/students/{student_id}/letter.pdf")
async def letter(student_id: Number, web: Here, person: OfStudent) -> Response:
    """Give the letters to the adults of a student who have a code that works."""
    return await _pdf(web, await run_in_threadpool(web.inviting.letters, person, student_id=student_id))


@router.get("/classes/{class_id}/letters.pdf")
async def letters(class_id: Number, web: Here, person: OfClass) -> Response:
    """Give the letters to the adults of a class who have a code that works."""
    return await _pdf(web, await run_in_threadpool(web.inviting.letters, person, class_id=class_id))


async def _pdf(web: Web, letters: list[Letter]) -> Response:
    if not letters:
        raise HTTPException(404)
    pdf = await run_in_threadpool(letters_pdf, web.parts.catalogue, letters)
    return Response(pdf, media_type="application/pdf", headers={"content-disposition": 'inline; filename="brief.pdf"'})
