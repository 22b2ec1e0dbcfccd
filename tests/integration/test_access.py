"""Who may use which route: made from the table of routes, so that a new route cannot be forgotten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.bootstrap import Parts
from bot.config import Settings
from bot.domain.families import StaffRole
from bot.store.models import (
    Agreement,
    Base,
    MentorMessage,
    Moment,
    Note,
    SchoolClass,
    SchoolHoliday,
    Sending,
    Staff,
    Student,
    Teaching,
)
from bot.web.access import May, Open, Rule
from bot.web.app import ROUTERS, create_app
from tests.integration.kitchen import SCHOOL, Kitchen
from tests.integration.staff import SECRET, ask_call, share, signed

WHO = ("stranger", "mentor", "colleague", "coordinator", "admin", "other mentor", "other coordinator", "other admin")
HEAD = "klas,niveau,leerjaar,leerlingnummer,voornaam,verzorger\n"
LINDE = f"{HEAD}4H,havo,4,1,Bo,moeder van Bo\n4H,havo,4,1,Bo,vader van Bo\n"
MORE = f"{HEAD}2T,vmbo-tl,2,1005,Yara,vader van Yara\n"
TARGETS = ("own", "colleagues", "foreign")
"""Whose class, student and rows a path names: of mevrouw De Wit, of meneer Bos of the same school, of another school."""
pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]


def rules(dependant: Dependant) -> Iterator[Rule]:
    if isinstance(dependant.call, May | Open):
        yield dependant.call.rule
    for one in dependant.dependencies:
        yield from rules(one)


def rule(route: APIRoute) -> Rule:
    (found,) = set(rules(route.dependant))
    return found


@dataclass
class World:
    """Two schools, everybody who works there, and one row of everything, by the names that paths give them."""

    app: FastAPI
    kitchen: Kitchen
    people: dict[str, Staff] = field(default_factory=dict)
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    days: dict[str, dict[str, int]] = field(default_factory=dict)

    def browser(self, who: str) -> TestClient:
        """Return a browser in which somebody is logged in."""
        browser = TestClient(self.app, base_url="http://127.0.0.1", follow_redirects=False)
        browser.headers["accept"] = "text/html"
        if who in self.people:
            browser.cookies.set("keukentafel_session", signed(self.people[who]))
        return browser

    def path(self, route: APIRoute, target: str, nested: str = "") -> str:
        """Return a route's path with numbers filled in; those below a student may be of somebody else."""
        numbers = self.numbers[target]
        if nested:
            upper = {name: numbers[name] for name in ("student_id", "class_id")}
            numbers = {**self.numbers[nested], **upper}
        return route.path_format.format(**numbers)

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of the tables that the pages change."""
        with self.kitchen.store.reading() as session:
            return {
                table.name: [tuple(row) for row in session.execute(select(table))]
                for table in Base.metadata.sorted_tables
                if table.name != "audit_entry"
            }


def of(kitchen: Kitchen, child: str, caregiver: str, mentor: Staff) -> dict[str, int]:
    """Make one row of everything about a child, and return their numbers by the names that paths give them."""
    kitchen.comes_in(caregiver, caregiver)
    share(kitchen, caregiver, child)
    student, adult, now = kitchen.student(child), kitchen.caregiver(caregiver), kitchen.clock()
    request = ask_call(kitchen, caregiver, child, safety=False)
    with kitchen.store.session() as session:
        note = Note(student_id=student, staff_id=mentor.id, text="let op de moed", visible=False, made_at=now)
        agreement = Agreement(student_id=student, caregiver_id=adult, what="bellen", who="parent", made_at=now)
        message = MentorMessage(
            batch=child, staff_id=mentor.id, student_id=student, caregiver_id=adult, kind="invitation", text="fijn",
            made_at=now, meets_at=now - timedelta(hours=1),
        )  # fmt: skip
        session.add_all([note, agreement, message])
        session.commit()
        return {
            "class_id": session.get_one(Student, student).class_id,
            "student_id": student,
            "caregiver_id": adult,
            "request_id": request,
            "note_id": note.id,
            "agreement_id": agreement.id,
            "message_id": message.id,
            "staff_id": mentor.id,
        }


@pytest.fixture
def world(school: Kitchen) -> World:
    roster = school.roster
    parts = Parts(Settings(secret_key=SECRET), school.clock)
    parts.store, parts.catalogue = school.store, school.catalogue
    world = World(create_app(parts), school)
    roster.import_csv("De Linde", LINDE)
    roster.import_csv(SCHOOL, MORE)
    schools = {"": roster.known(SCHOOL), "other ": roster.known("De Linde")}
    with school.store.session() as session:
        for prefix, school_id in schools.items():
            for role in StaffRole:
                if prefix or role is not StaffRole.MENTOR:
                    name = f"{prefix}{role}"
                    session.add(
                        Staff(
                            school_id=school_id,
                            email=f"{name}@x.example",
                            name=name,
                            role=role,
                            created_at=school.clock(),
                        )
                    )
        session.commit()
        people = {staff.name: staff for staff in session.scalars(select(Staff))}
        four = session.scalars(select(SchoolClass.id).where(SchoolClass.name == "4H")).one()
        session.add(Teaching(staff_id=people["other mentor"].id, class_id=four))
        session.commit()
    world.people = {"mentor": people["mevrouw De Wit"], "colleague": people["meneer Bos"], **people}
    with school.store.session() as session:
        for prefix, school_id in schools.items():
            day = date(2027, 1, 11)
            moment = Moment(
                school_id=school_id, uid="x", kind="evening", title="x", first=day, last=day, tracks=[], years=[]
            )
            off = SchoolHoliday(school_id=school_id, uid="x", title="x", first=day, last=day)
            sending = Sending(
                school_id=school_id, series="ouderavond", step="near", day=day, anchor=day, groups=[], scope="",
                made_at=school.clock(), state="released",
            )  # fmt: skip
            session.add_all([moment, off, sending])
            session.flush()
            # The same number for a day and a holiday: a path names both by it.
            assert moment.id == off.id
            world.days[prefix] = {"day_id": moment.id, "sending_id": sending.id}
        session.commit()
    for target, child, caregiver, who in (
        ("own", "Samir", "moeder van Samir", "mentor"),
        ("colleagues", "Yara", "moeder van Yara", "colleague"),
        ("foreign", "Bo", "moeder van Bo", "other mentor"),
    ):
        own = world.days["other " if target == "foreign" else ""]
        world.numbers[target] = {**of(school, child, caregiver, world.people[who]), **own}
    for label in ("vader van Samir", "vader van Yara", "vader van Bo"):
        school.code_for(label)
    return world


def may(route: APIRoute, who: str, target: str) -> bool:
    """Return who may use a route about whose numbers."""
    match rule(route):
        case Rule.STAFF:
            return who != "stranger"
        case Rule.OWN_CLASS | Rule.OWN_STUDENT:
            return (who, target) in {("mentor", "own"), ("colleague", "colleagues"), ("other mentor", "foreign")}
        case Rule.COORDINATOR:
            # A change is refused before it is looked at whose it is: without a token of an own page.
            theirs = "{" in route.path_format and "GET" in (route.methods or ())
            return who.endswith("coordinator") and (not theirs or who.startswith("other") == (target == "foreign"))
        case Rule.ADMIN:
            return who.endswith("admin")
    raise AssertionError(f"no rule for {route.path}")


def guarded() -> list[APIRoute]:
    """Return the routes for which somebody logs in."""
    return [
        route
        for route in ROUTES
        if rule(route) in {Rule.STAFF, Rule.OWN_CLASS, Rule.OWN_STUDENT, Rule.COORDINATOR, Rule.ADMIN}
    ]


def test_each_route_declares_one_rule(world: World) -> None:
    without = [route.path for route in ROUTES if len(set(rules(route.dependant))) != 1]
    assert without == []
    assert {route.path for route in ROUTES} == set(world.app.openapi()["paths"])
    unguarded = {route.path for route in ROUTES} - {route.path for route in guarded()}
    assert not [
        path for path in unguarded if re.match(r"/(mentor|school)\b(?!/(login|reset|openid|calendar/{token}))", path)
    ]


def test_every_route_is_asked_by_everybody(world: World) -> None:
    wrong = []
    for who in WHO:
        browser = world.browser(who)
        for route in guarded():
            for method in sorted(route.methods or ()):
                for target in TARGETS:
                    answer = browser.request(method, world.path(route, target))
                    if who == "stranger":
                        right = (answer.status_code, answer.headers.get("location")) == (303, "/mentor/login")
                    elif may(route, who, target):
                        # Without the token of an own page a change is refused, whoever asks.
                        right = answer.status_code in ({200, 303} if method == "GET" else {400, 403})
                    else:
                        right = answer.status_code == 404
                    if not right or "unsafe" in answer.headers["content-security-policy"]:
                        wrong.append((who, method, route.path, target, answer.status_code))
    assert wrong == []


def test_nothing_is_changed_without_the_token_of_an_own_page(world: World) -> None:
    before, browser = world.rows(), world.browser("mentor")
    other = world.browser("colleague").get("/mentor").text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', other)
    assert token
    for who in ("mentor", "coordinator", "admin"):
        browser = world.browser(who)
        for route in guarded():
            if "POST" in (route.methods or ()):
                for body in ({}, {"csrf_token": "made up"}, {"csrf_token": token.group(1)}):
                    assert browser.post(world.path(route, "own"), data=body).status_code in {400, 403, 404}, route.path
    assert world.rows() == before


def test_rows_of_another_student_are_not_reached_through_an_own_one(world: World) -> None:
    browser = world.browser("mentor")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get("/mentor").text)
    assert token
    before = world.rows()
    tried = []
    for route in guarded():
        below = set(re.findall(r"{(\w+)}", route.path_format)) - {"student_id", "class_id"}
        if rule(route) in {Rule.OWN_CLASS, Rule.OWN_STUDENT} and below:
            for nested in ("colleagues", "foreign"):
                for method in sorted(route.methods or ()):
                    data = {"csrf_token": token.group(1)} if method == "POST" else None
                    answer = browser.request(method, world.path(route, "own", nested), data=data)
                    assert answer.status_code == 404, (method, route.path)
                    tried.append(route.path)
    assert tried
    assert world.rows() == before


@pytest.mark.parametrize(("who", "role", "many"), [("admin", Rule.ADMIN, 3), ("coordinator", Rule.COORDINATOR, 6)])
def test_nobody_reaches_another_school(world: World, who: str, role: Rule, many: int) -> None:
    browser = world.browser(who)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get("/mentor").text)
    assert token
    before = world.rows()
    body = {"csrf_token": token.group(1), "name": "mevrouw Mol", "role": "mentor"}
    named = [route for route in guarded() if rule(route) is role and "{" in route.path_format]
    posts = [route for route in named if "POST" in (route.methods or ())]
    assert len(posts) == many
    for route in posts:
        assert browser.post(world.path(route, "foreign"), data=body).status_code == 404, route.path
    assert world.rows() == before
