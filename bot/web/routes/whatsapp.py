"""WhatsApp's webhook."""

import hashlib
import hmac
import json
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Query, Request, Response
from fastapi.responses import PlainTextResponse

from bot.services.whatsapp import WhatsAppDesk
from bot.web.access import by_secret
from bot.web.context import Here

router = APIRouter(prefix="/webhooks", dependencies=[by_secret])


@router.get("/whatsapp", response_class=PlainTextResponse)
async def verify(
    web: Here,
    mode: Annotated[str, Query(alias="hub.mode")] = "",
    token: Annotated[str, Query(alias="hub.verify_token")] = "",
    challenge: Annotated[str, Query(alias="hub.challenge", max_length=200)] = "",
) -> str:
    """Show Meta that this address is ours: the challenge goes back to who knows the token."""
    secret = web.parts.settings.whatsapp_verify_token
    if secret is None or web.parts.whatsapp is None:
        raise HTTPException(404)
    known = hmac.compare_digest(token.encode(), secret.get_secret_value().encode())
    if mode != "subscribe" or not known:
        raise HTTPException(403)
    return challenge


@router.post("/whatsapp", status_code=200)
async def whatsapp(
    request: Request,
    web: Here,
    signature: Annotated[str, Header(alias="X-Hub-Signature-256")] = "",
) -> Response:
    """Take a webhook in: signed, stored before it is acknowledged, answered afterwards."""
    secret = web.parts.settings.whatsapp_app_secret
    if secret is None or web.parts.whatsapp is None:
        raise HTTPException(404)
    raw = await request.body()
    # Over the bytes as they came: what JSON means is not what was signed.
    wanted = "sha256=" + hmac.new(secret.get_secret_value().encode(), raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signature.encode(), wanted.encode()):
        raise HTTPException(403)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    desk: WhatsAppDesk = request.app.state.whatsapp_desk
    await desk.take(body)
    return Response()
