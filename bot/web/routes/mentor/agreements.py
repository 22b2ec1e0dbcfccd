"""Agreements of a mentor with the adults of a student."""

from fastapi import APIRouter, BackgroundTasks, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.agreements import Doer
from bot.domain.calendar import local_day
from bot.services.agreeing import Draft
from bot.web.access import OfStudent
from bot.web.auth import OwnForm
from bot.web.context import Here, Number
from bot.web.csrf import csrf
from bot.web.forms import AgreementForm
from bot.web.routes.mentor.student import show

router = APIRouter(prefix="/mentor/students/{student_id}/agreements")


@router.post("")
async def propose(
    request: Request, student_id: Number, web: Here, person: OfStudent, sent: OwnForm, after: BackgroundTasks
) -> Response:
    """Keep an agreement, and ask the parent whether it is so."""
    form = AgreementForm(sent, meta=csrf(request))
    form.caregiver.choices = await run_in_threadpool(web.student_file.inside, student_id)
    right = form.validate()
    if form.due.data and form.due.data < local_day(web.parts.clock()):
        form.due.errors = [*form.due.errors, "Kies vandaag of een dag die nog komt."]
        right = False
    if not right:
        return await show(request, web, person, student_id, status=400, agreement_form=form)
    draft = Draft(form.caregiver.data, str(form.what.data).strip(), Doer(form.who.data), form.due.data)
    conversation = await run_in_threadpool(web.parts.agreeing.propose, person, student_id, draft)
    if conversation:
        after.add_task(web.parts.outgoing.deliver, conversation)
    return RedirectResponse(f"/mentor/students/{student_id}#agreements", 303)


@router.post("/{agreement_id}")
async def decide(
    student_id: Number, agreement_id: Number, web: Here, person: OfStudent, sent: OwnForm, after: BackgroundTasks
) -> Response:
    """Confirm, decline, close or withdraw an agreement, as the button ``what`` says."""
    what = str(sent.get("what", ""))
    done, conversation = await run_in_threadpool(web.parts.agreeing.decide, person, student_id, agreement_id, what)
    if not done:
        raise HTTPException(404)
    if conversation:
        after.add_task(web.parts.outgoing.deliver, conversation)
    return RedirectResponse(f"/mentor/students/{student_id}#agreements", 303)
