"""Messages of a mentor to the adults of a student, or of a whole class."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, BackgroundTasks, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.calendar import AMSTERDAM, local_day
from bot.services.mentor_messages import Draft
from bot.services.signing_in import Person
from bot.store.queries.mentor_messages import Adult, Receipt
from bot.web.access import OfClass, OfStudent
from bot.web.auth import OwnForm
from bot.web.context import Here, Number, Web
from bot.web.csrf import csrf
from bot.web.forms import MessageForm
from bot.web.wording import day

router = APIRouter(prefix="/mentor")
KINDS = {
    "compliment": "Compliment",
    "answer": "Antwoord",
    "assignment": "Opdracht",
    "invitation": "Uitnodiging",
}
REPLIES = {"yes": "komt", "no": "komt niet", "other": "wil een ander moment"}
STATUSES = {"queued": "wacht", "sent": "verstuurd", "failed": "niet aangekomen", None: "langer dan een maand geleden"}
BACK = re.compile(r"/mentor/(classes|students)/\d+")
Kind = Annotated[str, Query(pattern="^(compliment|answer|assignment|invitation)$")]


@dataclass(frozen=True)
class Audience:
    """To whom a page writes: the adults of one student, or of a class."""

    path: str
    title: str
    back: str
    track: str
    year: int
    adults: Sequence[Adult]
    receipts: Sequence[Receipt]
    of_class: bool


@router.get("/students/{student_id}/message", response_class=HTMLResponse)
async def to_student(
    request: Request, student_id: Number, web: Here, person: OfStudent, kind: Kind = "compliment", slug: str = ""
) -> Response:
    """Show where a message to the adults of a student is written."""
    audience = await _of_student(web, person, student_id)
    form = MessageForm(kind=kind, slug=slug, batch=secrets.token_urlsafe(16), meta=csrf(request))
    return await _page(request, web, person, audience, form)


@router.post("/students/{student_id}/message", response_class=HTMLResponse)
async def send_to_student(
    request: Request, student_id: Number, web: Here, person: OfStudent, sent: OwnForm, after: BackgroundTasks
) -> Response:
    """Send a message to the adults of a student."""
    audience = await _of_student(web, person, student_id)
    form = MessageForm(sent, meta=csrf(request))
    chosen = [one for one in audience.adults if form.to.data in ("", None, str(one.caregiver_id))]
    asked = str(form.request.data or "")
    known = (
        await run_in_threadpool(web.parts.mentors_post.request, student_id, int(asked)) if asked.isdecimal() else None
    )
    return await _send(request, web, person, audience, form, chosen, after, known.id if known else None)


@router.get("/classes/{class_id}/message", response_class=HTMLResponse)
async def to_class(
    request: Request, class_id: Number, web: Here, person: OfClass, kind: Kind = "compliment", slug: str = ""
) -> Response:
    """Show where a message to the families of a class is written."""
    audience = await _of_class(web, class_id)
    form = MessageForm(kind=kind, slug=slug, batch=secrets.token_urlsafe(16), meta=csrf(request))
    return await _page(request, web, person, audience, form)


@router.post("/classes/{class_id}/message", response_class=HTMLResponse)
async def send_to_class(
    request: Request, class_id: Number, web: Here, person: OfClass, sent: OwnForm, after: BackgroundTasks
) -> Response:
    """Show exactly who gets a message, and send it once that was seen."""
    audience = await _of_class(web, class_id)
    form = MessageForm(sent, meta=csrf(request))
    seen = sent.get("seen") == "yes"
    return await _send(request, web, person, audience, form, audience.adults, after, None, seen=seen)


async def _of_student(web: Web, person: Person, student_id: int) -> Audience:
    page = await run_in_threadpool(web.student_file.student, person, student_id)
    if page is None:
        raise HTTPException(404)
    adults = await run_in_threadpool(web.parts.mentors_post.adults, student_id=student_id)
    receipts = await run_in_threadpool(web.parts.mentors_post.receipts, student_id=student_id)
    path = f"/mentor/students/{student_id}"
    return Audience(path, page.first_name, page.first_name, page.track, page.year, adults, receipts, of_class=False)


@router.post("/students/{student_id}/messages/{message_id}/came")
async def came(student_id: Number, message_id: Number, web: Here, person: OfStudent, sent: OwnForm) -> Response:
    """Note whether somebody came who was invited."""
    note = partial(web.parts.mentors_post.note_came, person, student_id, message_id, came=sent.get("came") == "yes")
    if not await run_in_threadpool(note):
        raise HTTPException(404)
    back = str(sent.get("back", ""))
    path = back if BACK.fullmatch(back) else f"/mentor/students/{student_id}"
    return RedirectResponse(f"{path}/message?kind=invitation#receipts", 303)


async def _of_class(web: Web, class_id: int) -> Audience:
    row = (await run_in_threadpool(web.overview.school_class, class_id)).school_class
    adults = await run_in_threadpool(web.parts.mentors_post.adults, class_id=class_id)
    receipts = await run_in_threadpool(web.parts.mentors_post.receipts, class_id=class_id)
    path = f"/mentor/classes/{class_id}"
    return Audience(path, f"klas {row.name}", row.name, row.track, row.year, adults, receipts, of_class=True)


async def _send(
    request: Request,
    web: Web,
    person: Person,
    audience: Audience,
    form: MessageForm,
    to: Sequence[Adult],
    after: BackgroundTasks,
    request_id: int | None,
    *,
    seen: bool = True,
) -> Response:
    draft = _draft(web, form, request_id)
    if draft is None or not seen:
        return await _page(request, web, person, audience, form, 200 if draft else 400, checked=draft is not None)
    conversations = await run_in_threadpool(web.parts.mentors_post.send, person, to, draft, str(form.batch.data))
    for conversation_id in conversations:
        after.add_task(web.parts.outgoing.deliver, conversation_id)
    return RedirectResponse(f"{audience.path}/message?kind={draft.kind}#receipts", 303)


def _draft(web: Web, form: MessageForm, request_id: int | None) -> Draft | None:
    """Return what is to be sent; None when something is wrong, which the form tells."""
    right, kind, meets_at = form.validate(), str(form.kind.data), None
    slug = str(form.slug.data) if kind == "assignment" else None
    if slug is not None and slug not in web.parts.catalogue.assignments:
        form.slug.errors = ["Kies een opdracht."]
        right = False
    if kind == "invitation":
        if form.day.data is None or form.time.data is None or not str(form.place.data or "").strip():
            form.day.errors = ["Vul de dag, de tijd en de plaats in."]
            return None
        meets_at = datetime.combine(form.day.data, form.time.data, AMSTERDAM)
        if meets_at <= web.parts.clock():
            form.day.errors = ["Kies een moment dat nog komt."]
            right = False
    if not right:
        return None
    place = str(form.place.data).strip() if meets_at else None
    return Draft(kind, str(form.text.data).strip(), slug, meets_at, place, request_id)


async def _page(
    request: Request,
    web: Web,
    person: Person,
    audience: Audience,
    form: MessageForm,
    status: int = 200,
    *,
    checked: bool = False,
) -> Response:
    fitting = [
        one for one in web.parts.catalogue.assignments.values() if one.audience.fits(audience.track, audience.year)
    ]
    form.slug.choices = [(one.slug, f"{one.title} ({one.minutes} minuten)") for one in fitting]
    reached = [one for one in audience.adults if one.gets_it]
    form.to.choices = [("", "iedereen die meedoet"), *((str(one.caregiver_id), one.label) for one in reached)]
    asked = request.query_params.get("request", "")
    if asked.isdecimal() and not form.request.data:
        form.request.data = asked
    today = local_day(web.parts.clock())
    values: dict[str, Any] = {
        "audience": audience,
        "form": form,
        "kinds": KINDS,
        "reached": reached,
        "waiting": [one for one in reached if one.paused_until and one.paused_until > today],
        "left_out": [{**asdict(one), "why": _why(one)} for one in audience.adults if not one.gets_it],
        "checked": checked,
        "batches": _batches(audience.receipts, web.parts.clock()),
    }
    return web.staff_page(request, person, "message", status, **values)


def _why(adult: Adult) -> str:
    if not adult.inside:
        return "doet nog niet mee"
    return "wil geen berichten" if adult.stopped else "is niet te bereiken op de telefoon"


def _batches(receipts: Sequence[Receipt], now: datetime) -> list[dict[str, Any]]:
    """Return what was sent, a press of the button each, with what came of it."""
    return [
        {
            "kind": KINDS[first.kind],
            "text": first.text,
            "day": day(first.made_at),
            "by": first.by or "",
            "rows": [
                {
                    "who": f"{one.label} ({one.child})",
                    "status": STATUSES[one.status],
                    "failed": one.status == "failed",
                    "reply": REPLIES.get(one.reply or "", "nog geen antwoord" if one.meets_at else ""),
                    "over": one.meets_at is not None and one.meets_at <= now,
                    "came": {True: "was er", False: "was er niet", None: ""}[one.came],
                    "id": one.id,
                    "student_id": one.student_id,
                }
                for one in found
            ],
            "numbers": _numbers(found),
        }
        for found in (list(group) for _, group in groupby(receipts, key=lambda one: one.batch))
        for first in found[:1]
    ]


def _numbers(found: Sequence[Receipt]) -> str:
    """Return how many of each there are, in words."""
    states = [STATUSES[one.status] for one in found]
    told = [f"{states.count(state)} {state}" for state in dict.fromkeys(STATUSES.values()) if state in states]
    if found[0].meets_at:
        told += [f"{sum(one.reply == key for one in found)} {text}" for key, text in REPLIES.items()]
        told.append(f"{sum(one.reply is None for one in found)} zonder antwoord")
    return ", ".join(told)
