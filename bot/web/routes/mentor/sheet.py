"""The talk sheet for student, parent and mentor."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.wording import fill
from bot.drawing import paper
from bot.services.sheet import OfMentor
from bot.services.signing_in import Person
from bot.web.access import OfStudent
from bot.web.context import Here, Number, Web

router = APIRouter(prefix="/mentor/students/{student_id}")
ALL = "all"
WithWhom = Annotated[str, Query(alias="with", pattern=r"^(|all|[0-9]{1,15})$")]


@router.get("/sheet", response_class=HTMLResponse)
async def sheet(
    request: Request, student_id: Number, web: Here, person: OfStudent, with_whom: WithWhom = ""
) -> Response:
    """Show the sheet for a talk with one adult, with the coach beside it."""
    found = await _read(web, person, student_id, with_whom)
    names = {"kind": found.first_name}
    coach = web.parts.catalogue.coach
    values: dict[str, Any] = {
        "student_id": student_id,
        "sheet": found.written,
        "adults": found.adults,
        "with_whom": found.with_whom,
        "of_all": with_whom == ALL,
        "resistance": [(one.hears, one.need, fill(one.ask, names)) for one in coach.resistance],
        "partnership": [fill(one, names) for one in coach.partnership],
    }
    return web.staff_page(request, person, "sheet", **values)


@router.get("/sheet.pdf")
async def sheet_pdf(student_id: Number, web: Here, person: OfStudent, with_whom: WithWhom = "") -> Response:
    """Give the sheet on paper."""
    found = (await _read(web, person, student_id, with_whom)).written
    data = {
        "title": found.title,
        "leads": found.leads,
        "parts": [{"title": one.title, "lines": list(one.lines)} for one in found.parts],
        "questions": {"title": found.questions.title, "lines": list(found.questions.lines)},
        "room": found.room,
    }
    pdf = await run_in_threadpool(paper, "sheet", data)
    name = f'inline; filename="gespreksblad-{student_id}.pdf"'
    return Response(pdf, media_type="application/pdf", headers={"content-disposition": name})


async def _read(web: Web, person: Person, student_id: int, with_whom: str) -> OfMentor:
    number = int(with_whom) if with_whom.isdecimal() else None
    return await run_in_threadpool(web.sheets.read, person, student_id, number, everybody=with_whom == ALL)
