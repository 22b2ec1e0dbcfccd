"""Who looked at what, for the co-ordinator."""

from typing import Annotated, Any

from babel.dates import format_datetime
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.calendar import AMSTERDAM
from bot.domain.wording import LOCALE
from bot.store.queries.audit import PAGE, Line
from bot.web.access import Coordinator
from bot.web.context import Here

router = APIRouter(prefix="/school/audit")
ACTIONS = {
    "log_in": "logde in",
    "student.read": "bekeek",
    "sheet.read": "bekeek het gespreksblad van",
    "file.exported": "nam het dossier mee van",
    "class.exported": "nam de lijst mee van klas",
    "letter.read": "maakte brieven voor",
    "invite.made": "maakte codes voor",
    "note.made": "schreef een notitie over",
    "note.removed": "verwijderde een notitie over",
    "message.sent": "stuurde een bericht over",
    "request.done": "handelde een vraag af",
    "agreement.made": "schreef een afspraak op over",
    "agreement.confirm": "zei ja tegen een afspraak over",
    "agreement.decline": "zei nee tegen een afspraak over",
    "agreement.withdraw": "trok een afspraak in over",
    "agreement.worked": "sloot een afspraak af over",
    "agreement.otherwise": "sloot een afspraak af over",
    "agreement.not_yet": "sloot een afspraak af over",
    "account.made": "maakte een account voor",
    "account.changed": "veranderde het account van",
    "account.ended": "beëindigde het account van",
    "class.made": "maakte klas",
    "sending.released": "gaf een bericht aan gezinnen vrij:",
    "sending.stopped": "stopte een bericht aan gezinnen:",
    "sending.retried": "probeerde een bericht opnieuw:",
    "sending.exported": "nam de lijst op papier mee van bericht",
    "calendar.changed": "veranderde de kalender:",
    "roster.imported": "las de lijst met leerlingen in:",
    "password.reset": "maakte een nieuwe link voor",
    "password.chosen": "koos een nieuw wachtwoord:",
    "second_factor.on": "zette het extra slot aan:",
    "second_factor.off": "zette het extra slot uit:",
}
"""What the page says of each action, between who did it and whom it was about."""
Number = Annotated[int | None, Query(ge=1, lt=2**53)]


@router.get("", response_class=HTMLResponse)
async def audit(
    request: Request,
    web: Here,
    person: Coordinator,
    before: Number = None,
    who: Number = None,
    action: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Show the log of the own school, the newest lines first."""
    lines = await run_in_threadpool(web.auditing.lines, person, before, who, action)
    staff = await run_in_threadpool(web.staffing.staff, person)
    values: dict[str, Any] = {
        "lines": [_line(one) for one in lines[:PAGE]],
        "older": lines[PAGE - 1].id if len(lines) > PAGE else None,
        "staff_list": [(one.id, one.name) for one in staff],
        "actions": sorted(dict.fromkeys(ACTIONS), key=lambda key: ACTIONS[key]),
        "labels": ACTIONS,
        "who": who,
        "action": action,
    }
    return web.staff_page(request, person, "audit", **values)


def _line(one: Line) -> dict[str, str]:
    local = one.at.astimezone(AMSTERDAM)
    return {
        "at": format_datetime(local, "d MMMM y, HH:mm", locale=LOCALE),
        "who": one.who or "de opdrachtregel",
        "what": ACTIONS.get(one.action, one.action),
        "name": one.name or ("" if one.subject in ("", "class") else one.subject.partition(":")[2]),
    }
