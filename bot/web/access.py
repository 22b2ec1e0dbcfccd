"""Who may use a route: each route declares a rule, and a test asks every route by everybody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.concurrency import run_in_threadpool

from bot.domain.families import StaffRole
from bot.services.signing_in import Person
from bot.web.auth import current_person
from bot.web.context import NUMBERS_END, web_of


class Rule(StrEnum):
    """For whom a route is."""

    EVERYBODY = "everybody"
    CHAT_COOKIE = "chat cookie"
    LINK = "whoever has the link"
    PLATFORM = "the platform, with its secret"
    MACHINE = "this machine only"
    STAFF = "staff"
    OWN_CLASS = "mentor of the class"
    OWN_STUDENT = "mentor of the student"
    COORDINATOR = "co-ordinator"
    ADMIN = "admin"


LONGEST = len(str(NUMBERS_END))
_ROLES = {Rule.COORDINATOR: StaffRole.COORDINATOR, Rule.ADMIN: StaffRole.ADMIN}


@dataclass(frozen=True)
class Open:
    """Says for whom a route is that nobody logs in for; the route itself looks at the cookie, link or secret."""

    rule: Rule

    async def __call__(self) -> None:
        """Let everybody pass."""


@dataclass(frozen=True)
class May:
    """Lets pass who is logged in and may: by role, or because the class or student in the path is the person's own.

    What is not for this person answers 404, as what is not there.
    """

    rule: Rule

    async def __call__(self, request: Request) -> Person:
        """Return who is logged in.

        Raises:
            NotLoggedIn: when nobody is.
            HTTPException: 404 when it is not for this person.
        """
        person = await current_person(request)
        if not await self._may(request, person):
            raise HTTPException(404)
        return person

    async def _may(self, request: Request, person: Person) -> bool:
        web = web_of(request)
        if self.rule in _ROLES:
            return person.role == _ROLES[self.rule]
        if self.rule is Rule.OWN_CLASS:
            return await run_in_threadpool(web.signing_in.teaches_class, person, _number(request, "class_id"))
        if self.rule is Rule.OWN_STUDENT:
            return await run_in_threadpool(web.signing_in.teaches_student, person, _number(request, "student_id"))
        return self.rule is Rule.STAFF


def _number(request: Request, name: str) -> int:
    """Return a number of the path; this comes before the route's own look at it.

    Raises:
        HTTPException: 404 when it is none that a row could have.
    """
    number = str(request.path_params[name])
    if not (number.isascii() and number.isdecimal() and len(number) <= LONGEST) or int(number) >= NUMBERS_END:
        raise HTTPException(404)
    return int(number)


everybody = Depends(Open(Rule.EVERYBODY))
by_cookie = Depends(Open(Rule.CHAT_COOKIE))
by_link = Depends(Open(Rule.LINK))
by_secret = Depends(Open(Rule.PLATFORM))
on_this_machine = Depends(Open(Rule.MACHINE))
LoggedIn = Annotated[Person, Depends(May(Rule.STAFF))]
OfClass = Annotated[Person, Depends(May(Rule.OWN_CLASS))]
OfStudent = Annotated[Person, Depends(May(Rule.OWN_STUDENT))]
Coordinator = Annotated[Person, Depends(May(Rule.COORDINATOR))]
Admin = Annotated[Person, Depends(May(Rule.ADMIN))]
