"""The child's own side of an assignment, by a link and without an account. The link is the key: nothing else is asked."""

import asyncio

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from bot.domain.answer import Value
from bot.domain.errors import Unfit
from bot.domain.steps import StepKind
from bot.services.child_side import LinkIsOver, NeedsHelp, Question
from bot.web.access import by_link
from bot.web.context import Here, Web

router = APIRouter(prefix="/child", dependencies=[by_link])
PER_LINK, PER_GUEST = "60/minute", "120/minute"
OVER, WAIT = "over", "wait"
"""Pages that ask nothing; their texts stand in data/texts/child.yml."""


@router.get("/{token}", response_class=HTMLResponse)
async def child_page(request: Request, token: str, web: Here) -> Response:
    """Show the child its question."""
    if not await _allowed(request, web, token):
        return _told(request, web, WAIT, 429)
    try:
        question = await asyncio.to_thread(web.parts.child_side.question, token)
    except LinkIsOver:
        return _told(request, web, OVER, 404)
    return _page(request, web, question)


@router.post("/{token}", response_class=HTMLResponse)
async def child_answers(request: Request, token: str, web: Here) -> Response:
    """Take the child's answer, and show the next question, or thanks."""
    if not await _allowed(request, web, token):
        return _told(request, web, WAIT, 429)
    form = await request.form()
    given = [] if form.get("skip") else [str(one) for one in form.getlist("value")]
    step_id = str(form.get("step", ""))
    try:
        question = await asyncio.to_thread(web.parts.child_side.question, token)
        if question.step.id != step_id:
            return _page(request, web, question)
        following = await asyncio.to_thread(web.parts.child_side.answer, token, step_id, _value(question, given))
    except LinkIsOver:
        return _told(request, web, OVER, 404)
    except NeedsHelp:
        lines = web.parts.catalogue.helplines.lines
        return web.page(request, "child_help", say=web.parts.catalogue.say, child=question.child, lines=lines)
    except Unfit as unfit:
        values = {key: value for key, value in unfit.values.items() if key != "chosen"}
        problem = web.parts.catalogue.say(f"child.{unfit.reason}", **values)
        return _page(request, web, question, problem, given, 422)
    if following:
        return _page(request, web, following)
    return web.page(request, "child_done", say=web.parts.catalogue.say, child=question.child)


def _value(question: Question, given: list[str]) -> Value:
    if question.step.skippable and not any(one.strip() for one in given):
        return None
    if question.step.kind is StepKind.CHOICES:
        return list(given)
    return given[0] if given else ""


def _page(
    request: Request, web: Web, question: Question, problem: str = "", given: list[str] | None = None, status: int = 200
) -> Response:
    say = web.parts.catalogue.say
    return web.page(request, "child", status, say=say, question=question, problem=problem, given=given or [])


def _told(request: Request, web: Web, what: str, status: int) -> Response:
    say = web.parts.catalogue.say
    return web.page(request, "error", status, title=say(f"child.{what}_title"), text=say(f"child.{what}"))


async def _allowed(request: Request, web: Web, token: str) -> bool:
    guest = request.client.host if request.client else ""
    return await web.throttle.allows(PER_LINK, "child link", token) and await web.throttle.allows(
        PER_GUEST, "child", guest
    )
