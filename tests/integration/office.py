"""A co-ordinator's browser on a school in a test's database."""

import re

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.config import Settings
from bot.domain.families import StaffRole
from bot.store.models import Staff
from bot.web.app import create_app
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import SECRET, signed


class Office:
    """The pages of a school, as one co-ordinator sees them.

    Args:
        kitchen: the installation; the test's clock goes for the pages too.
        name: of the co-ordinator, who is made.
    """

    def __init__(self, kitchen: Kitchen, name: str = "meneer Yilmaz") -> None:
        self.kitchen = kitchen
        with kitchen.store.session() as session:
            self.staff = Staff(
                school_id=kitchen.roster.known(SCHOOL),
                email=f"{name.rsplit(maxsplit=1)[-1].lower()}@x.example",
                name=name,
                role=StaffRole.COORDINATOR,
                created_at=kitchen.clock(),
            )
            session.add(self.staff)
            session.commit()
        self.http = TestClient(self._app(), base_url="http://127.0.0.1", headers={"accept": "text/html"})
        self.http.cookies.set("keukentafel_session", signed(self.staff))

    def _app(self) -> FastAPI:
        parts = Parts(Settings(secret_key=SECRET), self.kitchen.clock)
        parts.store, parts.catalogue, parts.outgoing = self.kitchen.store, self.kitchen.catalogue, self.kitchen.outgoing
        return create_app(parts)

    def page(self, path: str) -> str:
        """Return a page."""
        answer = self.http.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def token(self) -> str:
        """Return the token of an own form."""
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.page("/school"))
        assert found
        return found.group(1)

    def post(self, path: str, **fields: object) -> Response:
        """Send a form, and follow to the page it leads to."""
        return self.http.post(path, data={"csrf_token": self.token(), **fields})

    def brings(self, path: str, content: bytes, name: str = "list.csv") -> Response:
        """Send a file."""
        return self.http.post(path, data={"csrf_token": self.token()}, files={"file": (name, content)})
