"""What parents ask of school, and that it is done."""

import pytest

from bot.services.requests import Requests
from bot.store.models import Request
from tests.integration.kitchen import Kitchen
from tests.integration.staff import ask_call, audit, person


@pytest.fixture
def requests(vos: Kitchen) -> Requests:
    return Requests(vos.store, vos.clock)


def test_what_is_done_is_kept_once(vos: Kitchen, requests: Requests) -> None:
    inside, samir = person(vos, "mevrouw Vos"), vos.student("Samir")
    request = ask_call(vos, "moeder van Samir", "Samir", safety=True)
    assert not requests.done(inside, vos.student("Noor"), request)
    assert requests.done(inside, samir, request)
    assert not requests.done(inside, samir, request)
    assert audit(vos) == [(f"staff:{inside.id}", "request.done", f"request:{request}")]
    with vos.store.reading() as session:
        kept = session.get(Request, request)
        assert kept
        assert kept.done_at == vos.clock()
