"""Telegram's webhook."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Request, Response

from bot.services.telegram import TelegramDesk
from bot.web.access import by_secret
from bot.web.context import Here

router = APIRouter(prefix="/webhooks", dependencies=[by_secret])


@router.post("/telegram", status_code=200)
async def telegram(
    request: Request,
    web: Here,
    token: Annotated[str, Header(alias="X-Telegram-Bot-Api-Secret-Token")] = "",
) -> Response:
    """Take an update in: stored before it is acknowledged, answered afterwards."""
    secret = web.parts.settings.telegram_webhook_secret
    if secret is None or web.parts.telegram is None:
        raise HTTPException(404)
    if not hmac.compare_digest(token.encode(), secret.get_secret_value().encode()):
        raise HTTPException(403)
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(body, dict):
        raise HTTPException(400)
    desk: TelegramDesk = request.app.state.telegram_desk
    await desk.take(body)
    return Response()
