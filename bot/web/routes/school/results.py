"""What came of it: numbers for the co-ordinator, without a name."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from bot.domain.calendar import local_day
from bot.domain.evidence import SMALLEST, Compared, Verdict
from bot.domain.wording import LOCALE
from bot.services.results import Group, Results, Wordings
from bot.store.queries.results import Month
from bot.web.access import Coordinator
from bot.web.context import Here

router = APIRouter(prefix="/school/results")
CATEGORIES = {"marketing": "berichten vooraf", "utility": "aankondigingen", "service": "antwoorden"}
FEW = f"minder dan {SMALLEST}"


@router.get("", response_class=HTMLResponse)
async def results(request: Request, web: Here, person: Coordinator) -> Response:
    """Show who is reached, what happened at home, and which message worked."""
    found = await run_in_threadpool(web.indicators.look, person)
    values: dict[str, Any] = {
        "groups": [
            ("Per klas", found.by_class),
            ("Per niveau", found.by_track),
            ("Per taal thuis", [_spoken(one) for one in found.by_language]),
        ],
        "months": [{"name": month_name(one.first), "row": one} for one in found.months if _happened(one)],
        "wordings": [_shown(one) for one in found.wordings],
        "timing": _shown(found.timing),
        "sure": found.sure,
        "costs": [
            {
                "month": date_month(one.month),
                "category": CATEGORIES.get(one.category, one.category),
                "number": one.number,
                "euros": format_currency(euros, "EUR", locale=LOCALE),
            }
            for one, euros in found.costs
        ],
        "ceiling": web.parts.settings.whatsapp_monthly_ceiling,
        "few": FEW,
    }
    return web.staff_page(request, person, "results", **values)


@router.get(".csv")
async def results_csv(web: Here, person: Coordinator) -> Response:
    """Give the same numbers as a table for a spreadsheet."""
    found = await run_in_threadpool(web.indicators.exported, person)
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow(("Onderdeel", "Groep", "Maat", "Aantal", "Van"))
    writer.writerows(_rows(found))
    headers = {"content-disposition": 'attachment; filename="resultaten.csv"'}
    return Response("\ufeff" + table.getvalue(), media_type="text/csv", headers=headers)


def _happened(month: Month) -> bool:
    return any(number != 0 for number in (month.talks, month.agreements, month.requests, month.invited))


def _told(number: int | None) -> int | str:
    return FEW if number is None else number


def _rows(found: Results) -> Iterator[tuple[str, str, str, int | str, int | str]]:
    tables = (("klas", found.by_class), ("niveau", found.by_track), ("taal", found.by_language))
    for part, groups in tables:
        for one in (_spoken(group) if part == "taal" else group for group in groups):
            if one.hidden:
                yield part, one.name, "volwassenen", FEW, ""
                continue
            yield part, one.name, "doet mee", one.inside, one.adults
            yield part, one.name, "deed een opdracht", one.talked, one.adults
    for month in found.months:
        name = month_name(month.first)
        yield "maand", name, "gesprekken thuis", _told(month.talks), ""
        yield "maand", name, "gezinnen die praatten", _told(month.families), ""
        yield "maand", name, "afspraken", _told(month.agreements), ""
        yield "maand", name, "vragen aan school", _told(month.requests), ""
        yield "maand", name, "zegt te komen", _told(month.coming), _told(month.invited)
        yield "maand", name, "was er", _told(month.came), _told(month.noted)
    for wording in (*found.wordings, found.timing):
        for share in wording.shares:
            yield "bericht", f"{wording.series} {wording.step}".strip() or "moment", share.name, share.did, share.of
    for paid, euros in found.costs:
        yield "kosten", date_month(paid.month), f"{paid.category}, {euros} euro", paid.number, ""
    if found.sure.of:
        yield "zekerheid", "eerst", "heel zeker", found.sure.before, found.sure.of
        yield "zekerheid", "nu", "heel zeker", found.sure.after, found.sure.of


def month_name(first: datetime) -> str:
    """Return a month in words, from its first moment."""
    return date_month(local_day(first))


def date_month(first: date) -> str:
    """Return a month in words, from its first day."""
    return str(format_date(first, "MMMM yyyy", locale=LOCALE))


def _spoken(group: Group) -> Group:
    """Return a group by the name of its language; the list of the school may hold a name instead of a code."""
    known = Locale(LOCALE).languages.get(group.name.lower(), group.name) or "niet bekend"
    return Group(known, group.adults, group.inside, group.talked, group.hidden)


def _shown(one: Wordings) -> dict[str, Any]:
    shares = [
        {"name": share.name, "did": share.did, "of": share.of, "percent": round(100 * share.did / share.of)}
        for share in one.shares
    ]
    return {"series": one.series, "step": one.step, "shares": shares, "verdict": _said(one.compared)}


def _said(compared: Compared | None) -> str:
    """Return what a comparison says, and no more than that."""
    if compared is None or compared.verdict is Verdict.NOT_ENOUGH:
        return "Nog niet genoeg gezinnen om iets te zeggen."
    low, high = round(100 * compared.low), round(100 * compared.high)
    if compared.verdict is Verdict.NO_DIFFERENCE:
        return f"Geen duidelijk verschil (tussen {low} en {high} van de 100 gezinnen)."
    return f"‘{compared.best.name}’ werkt beter: {low} tot {high} van de 100 gezinnen meer."
