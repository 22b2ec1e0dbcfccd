"""Notes of a mentor about a student."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.web.access import OfStudent
from bot.web.auth import OwnForm
from bot.web.context import Here, Number
from bot.web.csrf import csrf
from bot.web.forms import NoteForm
from bot.web.routes.mentor.student import show

router = APIRouter(prefix="/mentor/students/{student_id}/notes")


@router.post("")
async def add_note(request: Request, student_id: Number, web: Here, person: OfStudent, sent: OwnForm) -> Response:
    """Keep a note, and show the student again."""
    form = NoteForm(sent, meta=csrf(request))
    if not form.validate():
        return await show(request, web, person, student_id, status=400, note_form=form)
    text = str(form.text.data).strip()
    await run_in_threadpool(web.notes.add, person, student_id, text, visible=form.who.data == "parents")
    return RedirectResponse(f"/mentor/students/{student_id}#notes", 303)


@router.post("/{note_id}/remove")
async def remove_note(student_id: Number, note_id: Number, web: Here, person: OfStudent, _form: OwnForm) -> Response:
    """Remove an own note, and show the student again."""
    if not await run_in_threadpool(web.notes.remove, person, student_id, note_id):
        raise HTTPException(404)
    return RedirectResponse(f"/mentor/students/{student_id}#notes", 303)
