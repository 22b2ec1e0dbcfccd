"""One student: what a family shares, and what the mentor does with it."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Annotated, Any

from babel.dates import format_date
from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from wtforms import Form

from bot.catalogue import Catalogue
from bot.domain.agreements import CLOSED, CONFIRMED, DECLINED, PROPOSED
from bot.domain.assignments import Competence, Phase
from bot.domain.calendar import local_day
from bot.domain.growth import Growth
from bot.domain.wording import LOCALE
from bot.services.sheet import ENDED
from bot.services.signing_in import Person
from bot.store.queries.overview import INSIDE
from bot.store.queries.student import Agreed, Shared, StudentPage
from bot.web.access import OfStudent
from bot.web.context import Here, Number, Web
from bot.web.csrf import csrf
from bot.web.forms import AgreementForm, NoteForm
from bot.web.wording import ASKS, STATES, date_text, day

router = APIRouter(prefix="/mentor/students/{student_id}")
COMPETENCES = {
    Competence.CAPACITIES: ("Wat kan ik?", "capaciteitenreflectie"),
    Competence.MOTIVES: ("Wat wil ik?", "motievenreflectie"),
    Competence.WORK: ("Welk werk is er?", "werkexploratie"),
    Competence.STEERING: ("Hoe kies ik?", "loopbaansturing"),
    Competence.NETWORK: ("Wie helpt mij?", "netwerken"),
}
"""The plain question behind each career competence, and its name."""


@router.get("", response_class=HTMLResponse)
async def student(
    request: Request,
    student_id: Number,
    web: Here,
    person: OfStudent,
    by: Annotated[int | None, Query(ge=1, lt=2**53)] = None,
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Response:
    """Show what a family shared of one student."""
    return await show(request, web, person, student_id, by=by, page=page)


async def show(
    request: Request,
    web: Web,
    person: Person,
    student_id: int,
    *,
    by: int | None = None,
    page: int = 1,
    status: int = 200,
    **forms: Form,
) -> Response:
    """Return the page of a student.

    Args:
        request: that is answered.
        web: the parts.
        person: who looks.
        student_id: at whom.
        by: outcomes of this caregiver only.
        page: of outcomes.
        status: 400 when a form was not filled in well.
        forms: ``note_form`` or ``agreement_form`` as it was sent, with what is wrong.

    Raises:
        HTTPException: 404 when the student left.
    """
    found = await run_in_threadpool(web.student_file.student, person, student_id, by, page)
    if found is None:
        raise HTTPException(404)
    who = {adult.id: adult.label for adult in found.adults}
    agreements = [_agreement(one, found, who) for one in found.agreements]
    agreement_form = forms.get("agreement_form") or AgreementForm(meta=csrf(request))
    agreement_form.caregiver.choices = [(one.id, one.label) for one in found.adults if one.state in INSIDE]
    values: dict[str, Any] = {
        "student": found,
        "student_id": student_id,
        "months": months(web.parts.catalogue, found.outcomes, who),
        "by": by,
        "at": page,
        "requests": [
            {
                "id": one.id,
                "who": who.get(one.caregiver_id, ""),
                "made_text": day(one.made_at),
                "asks": ASKS[one.kind],
                "text": one.text,
                "first": one.first,
            }
            for one in found.requests
        ],
        "agreements": [one for one in agreements if one["state"] in (PROPOSED, CONFIRMED)],
        "past": [one for one in agreements if one["state"] in (CLOSED, DECLINED)],
        "caregivers": [
            {"id": adult.id, "label": adult.label, "state": adult.state, "state_text": STATES[adult.state]}
            for adult in found.adults
        ],
        "growth": grown(web.student_file.growth(dict(found.counts))),
        "note_form": forms.get("note_form") or NoteForm(meta=csrf(request)),
        "agreement_form": agreement_form,
        "notes": [
            {"id": n.id, "mine": n.mine, "text": n.text, "visible": n.visible, "day": day(n.made_at)}
            for n in found.notes
        ],
    }
    return web.staff_page(request, person, "student", status, **values)


def months(catalogue: Catalogue, outcomes: Iterable[Shared], who: Mapping[int, str]) -> list[dict[str, Any]]:
    """Return outcomes by month, the newest first, each with who shared it and the cards that both sides chose."""
    return [
        {
            "name": name,
            "outcomes": [
                {
                    "title": one.title,
                    "who": who.get(one.caregiver_id, ""),
                    "shared_text": day(one.shared_at),
                    "day": local_day(one.shared_at).isoformat(),
                    "lines": one.lines,
                    "both": cards(catalogue, one.sheet),
                }
                for one in found
            ],
        }
        for name, found in groupby(
            outcomes, key=lambda one: format_date(local_day(one.shared_at), "MMMM y", locale=LOCALE)
        )
    ]


def cards(catalogue: Catalogue, sheet: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what both sides chose in three groups, each card with its picture if its set has one."""
    both = sheet.get("both")
    if not both:
        return []
    drawn = catalogue.cards.get(both.get("set") or "")
    pictures = {option.id: option.picture for option in drawn.options} if drawn else {}
    groups = (("together", "Allebei"), ("parent", "Ouder koos ook"), ("child", "Kind koos ook"))
    return [
        {
            "name": name,
            "cards": [{"title": card["title"], "picture": pictures.get(card["id"], "")} for card in both[key]],
        }
        for key, name in groups
        if both.get(key)
    ]


def grown(growth: Growth) -> dict[str, Any]:
    """Return what was touched, in the words of the page."""
    untouched = growth.untouched()
    return {
        "competences": [(*COMPETENCES[one], number) for one, number in growth.competences.items()],
        "phases": [(phase.value, growth.phases[phase]) for phase in Phase],
        "untouched": [COMPETENCES[one][0] for one in untouched],
        "any": any(growth.competences.values()),
    }


def _agreement(one: Agreed, page: StudentPage, who: Mapping[int, str]) -> dict[str, Any]:
    adult = who.get(one.caregiver_id or 0, "")
    waits = f"wacht op ja van {adult}" if one.by_school else "wacht op uw ja"
    texts = {
        PROPOSED: waits,
        CONFIRMED: "afgesproken",
        DECLINED: "klopt niet volgens de ander",
        CLOSED: ENDED.get(one.result or "", ""),
    }
    return {
        "id": one.id,
        "what": one.what,
        "doer": {"child": page.first_name, "mentor": "school"}.get(one.who, adult),
        "adult": adult,
        "due_text": date_text(one.due) if one.due else "",
        "state": one.state,
        "state_text": texts[one.state],
        "mine_to_confirm": one.state == PROPOSED and not one.by_school,
    }
