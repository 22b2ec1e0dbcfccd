"""What goes out to families: look, let go, stop, and see what came of it."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from bot.channels.base import Posted
from bot.channels.whatsapp.form import form
from bot.domain.calendar import local_day
from bot.domain.dose import Action, Ruling
from bot.domain.messages import OutboundMessage
from bot.services.sendings import SECOND_FROM, Listed, Look, Released
from bot.store.repositories.nudges import DROPPED, HALF_RELEASED, PROPOSED, RELEASED, STOPPED
from bot.store.repositories.outbox import FAILED
from bot.web.access import Coordinator
from bot.web.auth import OwnForm
from bot.web.context import Here, Number
from bot.web.wording import date_text

router = APIRouter(prefix="/school/nudges")
STATES = {
    PROPOSED: "wacht op uw ja",
    HALF_RELEASED: "wacht op een tweede ja",
    RELEASED: "gaat uit",
    STOPPED: "gestopt",
}
OUTCOMES = {
    "send": ("krijgt het", "krijgen het"),
    "sent": ("kreeg het", "kregen het"),
    "waiting": ("staat klaar", "staan klaar"),
    "failed": ("niet aangekomen", "niet aangekomen"),
    "ceiling": ("te duur deze maand", "te duur deze maand"),
    "unsure": ("misschien niet aangekomen", "misschien niet aangekomen"),
    "not_in": ("doet nog niet mee", "doen nog niet mee"),
    "stopped": ("wil geen berichten", "willen geen berichten"),
    "unreachable": ("is niet bereikbaar", "zijn niet bereikbaar"),
    "done": ("deed dit al", "deden dit al"),
    "too_late": ("te laat", "te laat"),
    "paused": ("heeft pauze", "hebben pauze"),
    "holiday": ("wacht tot na de vakantie", "wachten tot na de vakantie"),
    "quiet": ("wacht tot de ochtend", "wachten tot de ochtend"),
    "dose": ("kreeg deze week al genoeg", "kregen deze week al genoeg"),
    "silent": ("is lang stil en krijgt minder", "zijn lang stil en krijgen minder"),
    "paused_dropped": ("krijgt het niet: pauze", "krijgen het niet: pauze"),
    "holiday_dropped": ("krijgt het niet: het is vakantie", "krijgen het niet: het is vakantie"),
    "quiet_dropped": ("krijgt het niet: te laat", "krijgen het niet: te laat"),
    "dose_dropped": ("krijgt het niet: al genoeg berichten", "krijgen het niet: al genoeg berichten"),
    "silent_dropped": ("krijgt het niet: lang stil", "krijgen het niet: lang stil"),
    "withdrawn": ("gestopt door school", "gestopt door school"),
}
"""What the page says of each outcome, of one adult and of more."""
SAID = {
    Released.DONE: "Dit bericht gaat uit op de dag die hier staat.",
    Released.SECOND_NEEDED: f"Voor meer dan {SECOND_FROM} gezinnen is een tweede ja nodig, van een andere coördinator.",
    Released.SAME_PERSON: "U gaf uw ja al. Een andere coördinator geeft het tweede ja.",
    Released.NOT_NOW: "Dit bericht is al vrijgegeven of gestopt, of het is er te laat voor.",
}
SAYING = "said_once"
"""Key in the session: what the last press of a button came to, shown once."""


@router.get("", response_class=HTMLResponse)
async def nudges(request: Request, web: Here, person: Coordinator) -> Response:
    """Show what went out lately, and what goes out in the weeks to come."""
    found = await run_in_threadpool(web.sendings.listed, person)
    today = local_day(web.parts.clock())
    shown = [_listed(one) for one in found]
    return web.staff_page(
        request,
        person,
        "nudges",
        coming=[one for one, raw in zip(shown, found, strict=True) if raw.sending.day >= today and raw.size],
        past=[one for one, raw in zip(reversed(shown), reversed(found), strict=True) if raw.sending.day < today],
        said=request.session.pop(SAYING, None),
    )


@router.get("/{sending_id}", response_class=HTMLResponse)
async def one_nudge(request: Request, sending_id: Number, web: Here, person: Coordinator) -> Response:
    """Show one: how it looks, to whom it goes and why not to others, and what came of it."""
    look = await run_in_threadpool(web.sendings.look, person, sending_id)
    if look is None:
        raise HTTPException(404)
    values: dict[str, Any] = {
        "one": _listed(look.listed),
        "sending": look.listed.sending,
        "previews": look.previews,
        "would": _grouped((_would(ruling), who) for who, ruling in look.would),
        "getting": sum(ruling.action is not Action.DROP for _, ruling in look.would),
        "became": _grouped((_outcome(row), row) for row in look.became),
        "receipts": _receipts(look),
        "released_by": look.released_by,
        "second_by": look.second_by,
        "second_from": SECOND_FROM,
        "trial": look.trial,
        "as_list": [_is_list(message) for message in look.previews] if web.parts.whatsapp else (),
        "unapproved": look.unapproved if web.parts.whatsapp else (),
        "said": request.session.pop(SAYING, None),
        "done_by_me": look.listed.sending.released_by == person.id,
    }
    return web.staff_page(request, person, "nudge", **values)


@router.post("/{sending_id}/release")
async def release(request: Request, sending_id: Number, web: Here, person: Coordinator, _form: OwnForm) -> Response:
    """Let it go out on its day."""
    came = await run_in_threadpool(web.sendings.release, person, sending_id)
    if came is None:
        raise HTTPException(404)
    return _back(request, sending_id, SAID[came])


@router.post("/{sending_id}/stop")
async def stop(request: Request, sending_id: Number, web: Here, person: Coordinator, _form: OwnForm) -> Response:
    """Stop it at once."""
    if not await run_in_threadpool(web.sendings.stop, person, sending_id):
        raise HTTPException(404)
    return _back(request, sending_id, "Gestopt. Wat nog niet weg was, gaat niet meer uit.")


@router.post("/{sending_id}/retry")
async def retry(request: Request, sending_id: Number, web: Here, person: Coordinator, _form: OwnForm) -> Response:
    """Try again what did not arrive."""
    many = await run_in_threadpool(web.sendings.retry, person, sending_id)
    if many is None:
        raise HTTPException(404)
    return _back(
        request, sending_id, f"{many} {'bericht wordt' if many == 1 else 'berichten worden'} opnieuw geprobeerd."
    )


@router.post("/{sending_id}/trial")
async def trial(request: Request, sending_id: Number, web: Here, person: Coordinator, _form: OwnForm) -> Response:
    """Send it to the co-ordinator's own chat, or tell how to get one."""
    conversations = await run_in_threadpool(web.sendings.try_out, person, sending_id)
    if conversations is None:
        raise HTTPException(404)
    if not conversations:
        code = await run_in_threadpool(web.sendings.trial_code, person)
        told = f"Open de chat en typ de code {code}. Druk daarna hier nog eens op Proef."
        return _back(request, sending_id, told)
    await web.parts.outgoing.deliver_all(conversations)
    return _back(request, sending_id, "De proef staat in uw eigen chat.")


@router.get("/{sending_id}/paper.csv")
async def paper(sending_id: Number, web: Here, person: Coordinator) -> Response:
    """Give the list of those it did not reach, for a telephone call or a letter."""
    rows = await run_in_threadpool(web.sendings.on_paper, person, sending_id)
    if rows is None:
        raise HTTPException(404)
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow(("Klas", "Leerling", "Volwassene", "Waarom"))
    writer.writerows((row.class_name, row.child, row.label, OUTCOMES[_outcome(row)][0]) for row in rows)
    headers = {"content-disposition": 'attachment; filename="op-papier.csv"'}
    return Response("\ufeff" + table.getvalue(), media_type="text/csv", headers=headers)


def _back(request: Request, sending_id: int, said: str) -> Response:
    request.session[SAYING] = said
    return RedirectResponse(f"/school/nudges/{sending_id}", 303)


def _listed(one: Listed) -> dict[str, Any]:
    sending = one.sending
    failed = one.tally["failed"]
    return {
        "id": sending.id,
        "title": one.series.title,
        "day": date_text(sending.day),
        "anchor": date_text(sending.anchor) if sending.anchor != sending.day else None,
        "size": one.size,
        "state": sending.state,
        "state_text": "klaar"
        if sending.planned_at and not one.tally["waiting"] and sending.state == RELEASED
        else STATES[sending.state],
        "first_line": one.step.texts[0].text.replace("{", "(").replace("}", ")"),
        "sent": one.tally["sent"],
        "failed": failed,
        "ready": sending.planned_at is not None,
        "variants": len(one.step.texts),
    }


def _is_list(message: OutboundMessage) -> bool:
    """Return whether WhatsApp shows the buttons of a message behind one that opens a list."""
    shown = form(Posted(0, "", message), None)
    return bool(shown.get("interactive", {}).get("type") == "list")


def _would(ruling: Ruling) -> str:
    """Return what would come of a nudge."""
    return _name(ruling.reason or "send", dropped=ruling.action is Action.DROP)


def _outcome(row: Any) -> str:
    """Return what came of a nudge."""
    if row.status == FAILED:
        return row.error if row.error in OUTCOMES else FAILED
    return _name(row.reason or row.state, dropped=row.state == DROPPED)


def _name(outcome: str, *, dropped: bool) -> str:
    """Return the name of an outcome: what is held comes later, what is dropped for the same reason does not come."""
    name = f"{outcome}_dropped"
    return name if dropped and name in OUTCOMES else str(outcome)


def _grouped(pairs: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Return who comes out how, the largest group first."""
    groups: dict[str, list[Any]] = {}
    for name, who in pairs:
        groups.setdefault(str(name), []).append(who)
    order = sorted(groups, key=lambda name: (name not in {"send", "sent"}, -len(groups[name])))
    return [
        {"label": OUTCOMES[name][len(groups[name]) > 1], "people": groups[name], "gets": name in {"send", "sent"}}
        for name in order
    ]


def _receipts(look: Look) -> Counter[str]:
    return Counter(
        sent=sum(row.status == "sent" for row in look.became),
        delivered=sum(row.delivered for row in look.became),
        read=sum(row.read for row in look.became),
        failed=sum(row.status == "failed" for row in look.became),
    )
