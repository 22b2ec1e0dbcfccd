"""Logging in: session cookie, CSRF, throttling."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool
from wtforms import EmailField, Form, PasswordField
from wtforms.csrf.session import SessionCSRF
from wtforms.validators import InputRequired, Length

from bot.services.mentoring import Person
from bot.web.context import web_of

PER_ACCOUNT, PER_MACHINE = "5/15minute", "30/15minute"
STAFF, VERSION = "staff_id", "session_version"
SESSION_S = 8 * 3600
"""A school day; afterwards somebody logs in again."""


class NotLoggedIn(Exception):
    """Nobody is logged in; the app answers with the log-in page."""


class CsrfForm(Form):
    """A form that only our own pages can send."""

    class Meta:
        """WTForms' settings; ``csrf_secret`` and ``csrf_context`` are given with each request."""

        csrf = True
        csrf_class = SessionCSRF
        csrf_time_limit = timedelta(seconds=SESSION_S)


class LoginForm(CsrfForm):
    """Who, and the password."""

    email = EmailField(validators=[InputRequired("Vul uw e-mailadres in."), Length(max=200)])
    password = PasswordField(validators=[InputRequired("Vul uw wachtwoord in."), Length(max=200)])


class LogoutForm(CsrfForm):
    """Nothing but the token."""


def csrf(request: Request) -> dict[str, Any]:
    """Return what a form needs to make and check its token."""
    key: bytes = request.app.state.csrf_key
    return {"csrf_secret": key, "csrf_context": request.session}


def csrf_token(request: Request) -> str:
    """Return the token for a form without fields."""
    return str(LogoutForm(meta=csrf(request)).csrf_token.current_token)


def log_in(request: Request, person: Person) -> None:
    """Begin a new session: whatever a stranger put in the old one is gone."""
    request.session.clear()
    request.session.update({STAFF: person.id, VERSION: person.session_version})


async def current_person(request: Request) -> Person:
    """Return who is logged in.

    Raises:
        NotLoggedIn: when nobody is, or the person left.
    """
    staff_id, version = request.session.get(STAFF), request.session.get(VERSION)
    if not isinstance(staff_id, int) or not isinstance(version, int):
        raise NotLoggedIn
    person = await run_in_threadpool(web_of(request).mentoring.person, staff_id, version)
    if person is None:
        raise NotLoggedIn
    return person


LoggedIn = Annotated[Person, Depends(current_person)]
