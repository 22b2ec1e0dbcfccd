"""The mentor's own classes, and who of a class is reached."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from bot.domain.calendar import local_day
from bot.services.overview import ClassLook
from bot.store.queries.overview import StudentRow
from bot.web.access import LoggedIn, OfClass
from bot.web.context import TEMPLATES, Here, Number
from bot.web.wording import STATES, date_text, day, short_day

router = APIRouter(prefix="/mentor")


class Wanted(BaseModel):
    """Which rows of a class, in which order."""

    q: Annotated[str, Field(max_length=80)] = ""
    state: Literal["", "not_invited", "invited", "stopped", "silent", "reached", "active", "asking"] = ""
    sort: Literal["", "name", "seen", "asking"] = ""

    def of(self, students: Sequence[StudentRow]) -> list[StudentRow]:
        """Return the rows that are wanted; as they come, those who are not reached are first."""
        name = self.q.strip().casefold()
        found = [
            one
            for one in students
            if name in one.first_name.casefold()
            and (not self.state or (bool(one.asked) if self.state == "asking" else one.state == self.state))
        ]
        if self.sort == "name":
            found.sort(key=lambda one: one.first_name.casefold())
        if self.sort == "seen":
            # Who was not heard of for longest needs a word first.
            found.sort(key=lambda one: one.last_seen or NEVER)
        if self.sort == "asking":
            found.sort(key=lambda one: not one.asked)
        return found


NEVER = datetime.min.replace(tzinfo=UTC)
ASKED = {
    "call": "Graag bellen",
    "meeting": "Graag een afspraak",
    "offer": "Biedt hulp aan",
    "question": "Heeft een vraag",
    "worry": "Heeft een zorg",
}
"""What a list says of each kind of request."""
ASKING = {
    "call": ("ouder wil dat u belt", "ouders willen dat u belt"),
    "meeting": ("ouder wil een afspraak", "ouders willen een afspraak"),
    "offer": ("ouder biedt hulp aan", "ouders bieden hulp aan"),
    "question": ("ouder heeft een vraag", "ouders hebben een vraag"),
    "worry": ("ouder heeft een zorg", "ouders hebben een zorg"),
}
"""The same for a whole class: for one, and for more."""


@router.get("", response_class=HTMLResponse)
async def classes(request: Request, web: Here, person: LoggedIn) -> Response:
    """Show the mentor's own classes."""
    found = await run_in_threadpool(web.overview.classes, person)
    waiting = await run_in_threadpool(web.requests.waiting, person)
    shown = [{**asdict(card), "asking": _asking(card.asking)} for card in found]
    return web.staff_page(
        request, person, "mentor", classes=shown, waiting=len(waiting), first=sum(one.first for one in waiting)
    )


@router.get("/classes/{class_id}", response_class=HTMLResponse)
async def school_class(
    request: Request, class_id: Number, web: Here, person: OfClass, wanted: Annotated[Wanted, Query()]
) -> Response:
    """Show a class: who is reached and who is not. A live search asks for the rows alone."""
    look = await run_in_threadpool(web.overview.school_class, class_id)
    students, shown = look.students, wanted.of(look.students)
    values: dict[str, Any] = {
        "school_class": look.school_class,
        "rows": [_row(student, look) for student in shown],
        "wanted": wanted,
        "q": wanted.q,
        "states": [(one, STATES[one], sum(student.state == one for student in students)) for one in STATES],
        "asking": sum(bool(student.asked) for student in students),
        "reached": sum(student.inside > 0 for student in students),
        "total": len(students),
        "ahead": look.ahead and {"title": look.ahead.title, "day": date_text(look.ahead.day)},
    }
    if request.headers.get("hx-request"):
        return TEMPLATES.TemplateResponse(request, "partials/student_rows.html", values)
    return web.staff_page(request, person, "school_class", **values)


@router.get("/classes/{class_id}/students.csv")
async def class_csv(class_id: Number, web: Here, person: OfClass) -> Response:
    """Give the overview of a class as a table for a spreadsheet; no word of any family."""
    look = await run_in_threadpool(web.overview.exported, person, class_id)
    ahead = look.ahead.day.isoformat() if look.ahead else ""
    table = io.StringIO()
    # A Dutch spreadsheet splits at semicolons, and knows by the mark at the start that it is UTF-8.
    writer = csv.writer(table, delimiter=";")
    writer.writerow(("Leerling", "Gezin", "Volwassenen", "Doen mee", "Laatste contact", "Gedeeld", "Open afspraken",
                     "Vraagt iets", "Volgende datum", "Thuis besproken"))  # fmt: skip
    for one in look.students:
        seen = local_day(one.last_seen).isoformat() if one.last_seen else ""
        asked = ", ".join(_asked(one))
        writer.writerow(
            (
                _plain(one.first_name),
                STATES[one.state],
                one.adults,
                one.inside,
                seen,
                one.shared,
                one.agreements,
                asked,
                ahead,
                "ja" if one.id in look.prepared else "",
            )
        )
    return Response(
        "\ufeff" + table.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="klas-{class_id}.csv"'},
    )


def _plain(cell: str) -> str:
    """Return a cell that a spreadsheet does not take for a formula (OWASP, CSV injection, read 2026-11-26)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _row(student: StudentRow, look: ClassLook) -> dict[str, Any]:
    return {
        **asdict(student),
        "state_text": STATES[student.state],
        "part": f"{student.inside} van {student.adults}" if student.adults > 1 and student.inside else "",
        "last_seen_text": day(student.last_seen) if student.last_seen else "",
        "asked": _asked(student),
        "ahead": short_day(look.ahead.day) if look.ahead else "",
        "prepared": student.id in look.prepared,
    }


def _asked(student: StudentRow) -> list[str]:
    return [f"{ASKED[kind]} ({number})" if number > 1 else ASKED[kind] for kind, number in student.asked.items()]


def _asking(numbers: Mapping[str, int]) -> list[str]:
    return [f"{number} {ASKING[kind][number > 1]}" for kind, number in numbers.items()]
