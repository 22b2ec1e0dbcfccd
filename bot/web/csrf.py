"""Forms that only our own pages can send."""

from datetime import timedelta
from typing import Any

from fastapi import Request
from wtforms import Form
from wtforms.csrf.session import SessionCSRF

SESSION_S = 8 * 3600
"""A school day; afterwards somebody logs in again."""


class CsrfForm(Form):
    """A form that only our own pages can send."""

    class Meta:
        """WTForms' settings; ``csrf_secret`` and ``csrf_context`` are given with each request."""

        csrf = True
        csrf_class = SessionCSRF
        csrf_time_limit = timedelta(seconds=SESSION_S)


def csrf(request: Request) -> dict[str, Any]:
    """Return what a form needs to make and check its token."""
    key: bytes = request.app.state.csrf_key
    return {"csrf_secret": key, "csrf_context": request.session}


def csrf_token(request: Request) -> str:
    """Return the token for a form without fields."""
    return str(CsrfForm(meta=csrf(request)).csrf_token.current_token)
