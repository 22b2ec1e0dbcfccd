"""What the routes have at hand."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from itsdangerous import BadSignature, URLSafeSerializer

from bot.bootstrap import Parts
from bot.config import ROOT
from bot.services.mentoring import Mentoring
from bot.services.readiness import Readiness
from bot.web.throttle import Throttle

TEMPLATES = Jinja2Templates(directory=ROOT / "bot" / "web" / "templates")


@dataclass
class Web:
    """The parts of the web process.

    Args:
        parts: of the project.
        mentoring: the mentor's side.
        readiness: what answers.
        throttle: how often somebody may do something.
        signer: signs the cookie of the chat page.
    """

    parts: Parts
    mentoring: Mentoring
    readiness: Readiness
    throttle: Throttle
    signer: URLSafeSerializer

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


def web_of(request: Request) -> Web:
    """Return the parts of the web process."""
    web: Web = request.app.state.web
    return web


Here = Annotated[Web, Depends(web_of)]
