"""For those who keep it running."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.web.access import everybody, on_this_machine
from bot.web.context import Here

router = APIRouter()
LOCAL = frozenset({"127.0.0.1", "::1"})


@router.get("/health/live", dependencies=[everybody])
async def live() -> dict[str, str]:
    """Say that this process answers."""
    return {"status": "ok"}


@router.get("/health/ready", dependencies=[everybody])
async def ready(web: Here) -> Response:
    """Say whether database, Rasa, action server and worker answer; 503 when one does not."""
    answers = await web.readiness.look()
    return JSONResponse(answers, 200 if all(answers.values()) else 503)


@router.get("/metrics", dependencies=[on_this_machine])
async def metrics(request: Request) -> Response:
    """Give the counts, to this machine only: what comes through a proxy names the client it came from."""
    if request.client is None or request.client.host not in LOCAL or "x-forwarded-for" in request.headers:
        raise HTTPException(404)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
