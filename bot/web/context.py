"""What the routes have at hand."""

from dataclasses import dataclass
from typing import Annotated, Any

from authlib.integrations.starlette_client import StarletteOAuth2App
from fastapi import Depends, Path, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from itsdangerous import BadSignature, URLSafeSerializer

from bot.bootstrap import Parts
from bot.config import ROOT
from bot.services.accounts import Accounts
from bot.services.auditing import Auditing
from bot.services.inviting import Inviting
from bot.services.notes import Notes
from bot.services.overview import Overview
from bot.services.readiness import Readiness
from bot.services.requests import Requests
from bot.services.results import Indicators
from bot.services.roster import Roster
from bot.services.school_calendar import SchoolCalendar
from bot.services.second_factor import SecondFactor
from bot.services.sendings import Sendings
from bot.services.sheet import Sheets
from bot.services.signing_in import Person, SigningIn
from bot.services.staffing import Staffing
from bot.services.student_file import StudentFile
from bot.web.csrf import csrf_token
from bot.web.throttle import Throttle

TEMPLATES = Jinja2Templates(directory=ROOT / "bot" / "web" / "templates")


@dataclass
class Web:
    """The parts of the web process.

    Args:
        parts: of the project.
        signing_in: who somebody of the school is.
        accounts: of staff.
        staffing: who works at the school.
        second_factor: codes of a telephone.
        openid: the school's own provider, if there is one.
        auditing: who did what.
        overview: classes.
        inviting: codes and letters.
        student_file: what families shared.
        notes: of mentors.
        sheets: for talks.
        requests: what parents ask.
        readiness: what answers.
        throttle: how often somebody may do something.
        signer: signs the cookie of the chat page.
        sendings: what goes out to families.
        calendar: days of the school.
        calendar_signer: signs the address of its feed.
        roster: the families of schools.
        indicators: what came of it.
    """

    parts: Parts
    signing_in: SigningIn
    accounts: Accounts
    staffing: Staffing
    second_factor: SecondFactor
    openid: StarletteOAuth2App | None
    auditing: Auditing
    overview: Overview
    inviting: Inviting
    student_file: StudentFile
    notes: Notes
    sheets: Sheets
    requests: Requests
    readiness: Readiness
    throttle: Throttle
    signer: URLSafeSerializer
    sendings: Sendings
    calendar: SchoolCalendar
    calendar_signer: URLSafeSerializer
    roster: Roster
    indicators: Indicators

    @property
    def https(self) -> bool:
        """Whether parents come by https."""
        return (self.parts.settings.public_url or "").startswith("https://")

    def sign(self, address: str) -> str:
        """Return the cookie of a chat page."""
        return self.signer.dumps(address)

    def read(self, cookie: str | None) -> str | None:
        """Return the address in a cookie; None when it is not one of ours."""
        try:
            return str(self.signer.loads(cookie)) if cookie else None
        except BadSignature:
            return None

    def page(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page made of a template."""
        values = {"demo": self.parts.settings.demo, **values}
        return TEMPLATES.TemplateResponse(request, f"pages/{name}.html", values, status_code=status)

    def staff_page(self, request: Request, person: Person, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page for somebody who is logged in: with the menu, and a token for its forms."""
        return self.page(request, name, status, staff=person, csrf_token=csrf_token(request), **values)


def web_of(request: Request) -> Web:
    """Return the parts of the web process."""
    web: Web = request.app.state.web
    return web


NUMBERS_END = 2**53
Number = Annotated[int, Path(ge=1, lt=NUMBERS_END)]
"""The number of a row, in a path."""
Here = Annotated[Web, Depends(web_of)]
