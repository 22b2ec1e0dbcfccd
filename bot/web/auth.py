"""Logging in: session cookie, CSRF, throttling."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from wtforms import EmailField, PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from bot.services.roster import SHORTEST_PASSWORD
from bot.services.signing_in import Person
from bot.web.context import web_of
from bot.web.csrf import CsrfForm, csrf

PER_ACCOUNT, PER_MACHINE = "5/15minute", "30/15minute"
STAFF, VERSION, PENDING = "staff_id", "session_version", "second_step"
SECOND_STEP = timedelta(minutes=5)


class NotLoggedIn(Exception):
    """Nobody is logged in; the app answers with the log-in page."""


class LoginForm(CsrfForm):
    """Who, and the password."""

    email = EmailField(validators=[InputRequired("Vul uw e-mailadres in."), Length(max=200)])
    password = PasswordField(validators=[InputRequired("Vul uw wachtwoord in."), Length(max=200)])


class ResetForm(CsrfForm):
    """A new password, twice: nobody sees what is typed."""

    password = PasswordField(
        validators=[
            InputRequired("Kies een wachtwoord."),
            Length(min=SHORTEST_PASSWORD, message=f"Gebruik {SHORTEST_PASSWORD} tekens of meer."),
            Length(max=200, message="Gebruik ten hoogste 200 tekens."),
        ]
    )
    again = PasswordField(validators=[EqualTo("password", "De twee wachtwoorden zijn niet gelijk.")])


def log_in(request: Request, person: Person) -> None:
    """Begin a new session: whatever a stranger put in the old one is gone."""
    request.session.clear()
    request.session.update({STAFF: person.id, VERSION: person.session_version})


def begin_second_step(request: Request, person: Person, now: datetime) -> None:
    """Keep that the password was right; it opens nothing but the page that asks for the code."""
    request.session.clear()
    until = (now + SECOND_STEP).timestamp()
    request.session[PENDING] = [person.id, person.session_version, until]


def second_step(request: Request, now: datetime) -> tuple[int, int] | None:
    """Return whose code is asked for: number and session version; None when the password was too long ago."""
    pending = request.session.get(PENDING)
    if not isinstance(pending, list) or now.timestamp() > pending[2]:
        return None
    return pending[0], pending[1]


async def current_person(request: Request) -> Person:
    """Return who is logged in.

    Raises:
        NotLoggedIn: when nobody is, or the person left.
    """
    staff_id, version = request.session.get(STAFF), request.session.get(VERSION)
    if not isinstance(staff_id, int) or not isinstance(version, int):
        raise NotLoggedIn
    person = await run_in_threadpool(web_of(request).signing_in.person, staff_id, version)
    if person is None:
        raise NotLoggedIn
    return person


async def own_form(request: Request) -> FormData:
    """Return what one of our own pages sent.

    Raises:
        HTTPException: 403 when another site sent it, or the page stood open longer than a school day.
    """
    form = await request.form()
    if not CsrfForm(form, meta=csrf(request)).validate():
        raise HTTPException(403)
    return form


OwnForm = Annotated[FormData, Depends(own_form)]
