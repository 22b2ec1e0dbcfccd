"""A student's shared file, for the portfolio and for whoever asks for their data."""

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.agreements import CLOSED
from bot.domain.calendar import local_day
from bot.drawing import paper
from bot.services.sheet import ENDED
from bot.services.student_file import File
from bot.web.access import OfStudent
from bot.web.context import Here, Number, Web
from bot.web.routes.mentor.student import grown, months
from bot.web.wording import date_text

router = APIRouter(prefix="/mentor/students/{student_id}")


@router.get("/file.json")
async def file_json(student_id: Number, web: Here, person: OfStudent) -> Response:
    """Give all that was shared of a student, for another program to read."""
    file = await run_in_threadpool(web.student_file.whole, person, student_id)
    who = {adult.id: adult.label for adult in file.adults}
    body = {
        "student": file.first_name,
        "outcomes": [
            {
                "assignment": one.slug,
                "title": one.title,
                "by": who.get(one.caregiver_id, ""),
                "shared_on": local_day(one.shared_at).isoformat(),
                "lines": list(one.lines),
                "both_sides": one.sheet.get("both"),
            }
            for one in file.outcomes
        ],
        "agreements": [
            {
                "what": one.what,
                "who": one.who,
                "with": who.get(one.caregiver_id or 0, ""),
                "due": one.due.isoformat() if one.due else None,
                "state": one.state,
                "result": one.result,
            }
            for one in file.agreements
        ],
        "competences": {one.value: number for one, number in file.growth.competences.items()},
        "phases": {one.value: number for one, number in file.growth.phases.items()},
    }
    return JSONResponse(body, headers={"content-disposition": f'attachment; filename="leerling-{student_id}.json"'})


@router.get("/file.pdf")
async def file_pdf(student_id: Number, web: Here, person: OfStudent) -> Response:
    """Give all that was shared of a student, on paper."""
    file = await run_in_threadpool(web.student_file.whole, person, student_id)
    pdf = await run_in_threadpool(paper, "file", _paper(web, file))
    name = f'inline; filename="leerling-{student_id}.pdf"'
    return Response(pdf, media_type="application/pdf", headers={"content-disposition": name})


def _paper(web: Web, file: File) -> dict[str, Any]:
    who = {adult.id: adult.label for adult in file.adults}
    doers = {"child": file.first_name, "mentor": "school"}
    return {
        "child": file.first_name,
        "day": date_text(local_day(web.parts.clock())),
        "months": months(web.parts.catalogue, file.outcomes, who),
        "growth": grown(file.growth),
        "agreements": [
            {
                "what": one.what,
                "doer": doers.get(one.who, who.get(one.caregiver_id or 0, "")),
                "due": date_text(one.due) if one.due else "",
                "state": ENDED.get(one.result or "", "") if one.state == CLOSED else "",
            }
            for one in file.agreements
        ],
    }
