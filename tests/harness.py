"""A parent and a mentor, as a test plays them: over HTTP, through the real processes."""

import base64
import json
import random
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar

import httpx
from sqlalchemy import select

from bot.bootstrap import Parts
from bot.config import Settings
from bot.domain.agreements import Doer
from bot.domain.calendar import local_day
from bot.domain.families import StaffRole
from bot.domain.wording import say_day
from bot.services import demo
from bot.services.agreeing import Draft as Agreed
from bot.services.clock import Clock, utc_now
from bot.services.mentor_messages import Draft
from bot.services.onboarding import written
from bot.services.roster import Roster
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Care, Caregiver, SchoolClass, Staff, Student

T = TypeVar("T")
PATIENCE_S = 180.0
ANSWER_S = 0.1
"""No answer is there sooner."""
QUIET_S = 0.03
"""An answer is complete once nothing new came for this long; its bubbles are stored together."""


_open: list[httpx.Client] = []


def machine() -> dict[str, str]:
    """Return headers as a proxy adds them, of a machine that nobody else has: limits count by machine."""
    address = ".".join(str(random.randint(1, 254)) for _ in range(3))
    return {"x-forwarded-for": f"10.{address}"}


def browser(base: str, **headers: str) -> httpx.Client:
    """Return a client that keeps cookies; without certificates, which take longer to load than a test's talk."""
    client = httpx.Client(base_url=base, timeout=30, headers={**headers, **machine()}, verify=False)
    _open.append(client)
    return client


def close_browsers() -> None:
    """Close what a test opened."""
    while _open:
        _open.pop().close()


def eventually(look: Callable[[], T], why: str, patience: float = PATIENCE_S) -> T:
    """Return what ``look`` finds, once it finds something."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        # Looked at more often, the looks would take the time that the answer needs.
        time.sleep(0.1)
    raise AssertionError(why)


WAIT = "Even geduld."
"""What a parent is told when a machine is too busy to answer at once."""


class Parent:
    """A parent on the chat page.

    Args:
        base: address of the web process.
    """

    def __init__(self, base: str) -> None:
        self.http = browser(base, origin=base)
        self.http.get("/chat").raise_for_status()
        self.heard: list[dict[str, Any]] = []
        self._seen: list[dict[str, Any]] = []
        self._last = 0

    # what the parent does
    def says(self, text: str) -> "Parent":
        """Type something, and wait for the answer."""
        return self._post({"text": text})

    def taps(self, title: str) -> "Parent":
        """Tap the newest button with this title."""
        message, index = self._button(title)
        return self._post({"tap": {"message": message, "button": index}})

    def picks(self, *titles: str) -> "Parent":
        """Choose options of the newest several-choice by their titles, and say that it is all."""
        message = next(one for one in reversed(self._seen or self.messages()) if "choices" in one)
        ids = {option["title"]: option["id"] for option in message["choices"]["options"]}
        return self._post({"tap": {"message": message["id"], "values": [ids[title] for title in titles]}})

    def send(self, body: dict[str, Any]) -> httpx.Response:
        """Send a message as the page does, again when it is asked to wait; return the answer to the POST."""
        body = {"id": uuid.uuid4().hex, **body}
        while True:
            response = self.http.post("/chat/messages", json=body)
            if response.status_code != 429:
                return response
            time.sleep(1.0)

    def _post(self, body: dict[str, Any]) -> "Parent":
        self.send(body).raise_for_status()
        return self.listens()

    def listens(self) -> "Parent":
        """Wait for what the bot says next; that it will take a while is no answer yet."""

        def new() -> list[dict[str, Any]]:
            return [
                one
                for one in self.messages()
                if one["from"] == "bot" and one["id"] > self._last and not one["text"].startswith(WAIT)
            ]

        time.sleep(ANSWER_S)
        eventually(new, "the bot said nothing")
        before = -1
        while len(found := new()) != before:
            before = len(found)
            time.sleep(QUIET_S)
        self.heard = found
        self._last = found[-1]["id"]
        return self

    def hears(self, part: str, patience: float = 90.0) -> "Parent":
        """Wait until the bot says this, however long it takes and whatever it says before it."""

        def said() -> list[dict[str, Any]]:
            try:
                new = [one for one in self.messages() if one["from"] == "bot" and one["id"] > self._last]
            except httpx.TransportError:
                return []
            return new if any(part.casefold() in one["text"].casefold() for one in new) else []

        self.heard = eventually(said, f"the bot did not say {part!r}", patience)
        self._last = self.heard[-1]["id"]
        return self

    @property
    def address(self) -> str:
        """Where the product reaches this page: what its cookie holds, without the signature."""
        held = self.http.cookies["keukentafel_chat"].rpartition(".")[0]
        return str(json.loads(base64.urlsafe_b64decode(held + "=" * (-len(held) % 4))))

    def comes_in(self, code: str) -> "Parent":
        """Come in with a code: three steps."""
        return self.says(code).taps("Ja, dat klopt").taps("Ja, dat is goed")

    @contextmanager
    def watches(self) -> Iterator[list[dict[str, Any]]]:
        """Keep the page open; give what arrives on it by itself."""
        arrived: list[dict[str, Any]] = []
        known = {one["id"] for one in self.messages() if one["from"] == "bot"}
        after = max(known, default=0)
        request = self.http.build_request("GET", f"/chat/stream?after={after}")
        response = self.http.send(request, stream=True)
        response.raise_for_status()

        def read() -> None:
            try:
                for line in response.iter_lines():
                    message = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
                    arrived.extend([message] if message.get("id") not in {None, *known} else [])
            except (httpx.HTTPError, httpx.StreamError, OSError):
                return

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        try:
            yield arrived
        finally:
            response.close()

    # what the test looks at
    def bot_answers(self, *parts: str) -> "Parent":
        """Check that the latest answer has these words, in any of its bubbles."""
        said = self.answer()
        for part in parts:
            assert part.casefold() in said.casefold(), f"expected {part!r} in {said!r}"
        return self

    def bot_does_not_say(self, *parts: str) -> "Parent":
        """Check that the latest answer does not have these words."""
        for part in parts:
            assert part.casefold() not in self.answer().casefold(), f"did not expect {part!r} in {self.answer()!r}"
        return self

    def buttons_are(self, *titles: str) -> "Parent":
        """Check the buttons of the latest bubble that has any."""
        shown = next(([b["title"] for b in one["buttons"]] for one in reversed(self.heard) if "buttons" in one), [])
        assert shown == list(titles), f"buttons are {shown}"
        return self

    def buttons_have(self, *titles: str) -> "Parent":
        """Check that there are such buttons among those of the latest answer."""
        shown = [button["title"] for one in self.heard for button in one.get("buttons", ())]
        assert set(titles) <= set(shown), f"buttons are {shown}"
        return self

    def chips_are_on(self, *titles: str) -> "Parent":
        """Check which options of the latest several-choice are on."""
        choices = next(one["choices"] for one in reversed(self.heard) if "choices" in one)
        names = {option["id"]: option["title"] for option in choices["options"]}
        assert {names[one] for one in choices["chosen"]} == set(titles)
        return self

    def answer(self) -> str:
        """Return the latest answer, all bubbles; a picture as a screen reader says it."""
        return "\n".join(
            part for one in self.heard for part in (one["text"], one.get("picture", {}).get("alt", "")) if part
        )

    def messages(self) -> list[dict[str, Any]]:
        """Return the conversation as the page shows it."""
        while (response := self.http.get("/chat/messages")).status_code == 429:
            time.sleep(0.5)
        response.raise_for_status()
        self._seen = response.json()["messages"]
        return self._seen

    def spoken(self) -> list[str]:
        """Return all that was said, both sides."""
        return [one["text"] for one in self.messages()]

    def _button(self, title: str) -> tuple[int, int]:
        # What was seen last mostly has it; only what came by itself since then is fetched.
        for seen in (True, False):
            for message in reversed(self._seen if seen else self.messages()):
                for index, button in enumerate(message.get("buttons", ())):
                    if button["title"] == title:
                        return message["id"], index
        raise AssertionError(f"there is no button {title!r} in {self.answer()!r}")


class Mentor:
    """A mentor in a browser without JavaScript.

    Args:
        base: address of the web process.
        email: to log in with.
        password: likewise.
    """

    def __init__(self, base: str, email: str = demo.MENTOR, password: str = demo.PASSWORD) -> None:
        self.http = browser(base, accept="text/html")
        self.response = self.log_in(email, password)

    def log_in(self, email: str, password: str) -> httpx.Response:
        """Fill in the log-in form."""
        token = hidden(self.http.get("/mentor/login").text)
        body = {"email": email, "password": password, "csrf_token": token}
        return self.http.post("/mentor/login", data=body, follow_redirects=True)

    def page(self, path: str) -> str:
        """Return a page.

        Raises:
            AssertionError: when it is not given.
        """
        response = self.http.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return response.text

    def student(self, name: str) -> str:
        """Return the page of a student of the mentor's first class."""
        class_path = re.search(r"/mentor/classes/\d+", self.page("/mentor"))
        assert class_path
        rows = re.findall(r'href="(/mentor/students/\d+)">([^<]+)<', self.page(class_path.group()))
        return self.page(next(path for path, shown in rows if shown == name))


class School:
    """A school of its own in a running installation: one class, 3K, with a mentor.

    Args:
        url: of the installation's database.
    """

    def __init__(self, url: str) -> None:
        name = uuid.uuid4().hex[:10]
        self.store, self.mentor_email = Store(url), f"{name}@school.example"
        self.roster = Roster(self.store, utc_now)
        self.id = self.roster.school(f"School {name}")
        self.invites("Yara", "moeder van Yara")
        self.roster.add_staff(self.id, self.mentor_email, "mevrouw Jansen", StaffRole.MENTOR, demo.PASSWORD, ["3K"])

    def invites(
        self, child: str, adult: str, *, sixteen: bool = False, clock: Clock = utc_now, school_class: str = "3K"
    ) -> str:
        """Put a child and an adult on the list, and return the code for that adult."""
        sixteen_on = local_day(utc_now()) + timedelta(days=-30 if sixteen else 300)
        self.roster.import_csv(
            self.id,
            "klas,niveau,leerjaar,leerlingnummer,voornaam,zestien_op,verzorger,soort\n"
            f"{school_class},vmbo-kb,3,{child},{child},{sixteen_on},{adult},parent\n",
        )
        return written(Roster(self.store, clock).invite(self.caregiver(adult)))

    def takes_in(self, child: str, adult: str, track: str, year: int, *, sixteen: bool = False) -> str:
        """Put a child of any school type and an adult on the list, and return the code for that adult."""
        sixteen_on = local_day(utc_now()) + timedelta(days=-30 if sixteen else 300)
        self.roster.import_csv(
            self.id,
            "klas,niveau,leerjaar,leerlingnummer,voornaam,zestien_op,verzorger,soort\n"
            f"{year} {track},{track},{year},{adult},{child},{sixteen_on},{adult},parent\n",
        )
        return written(self.roster.invite(self.caregiver(adult)))

    def caregiver(self, adult: str) -> int:
        """Return the number of an adult on this school's list."""
        with self.store.reading() as session:
            found = session.scalar(
                select(Caregiver.id)
                .join(Care, Care.caregiver_id == Caregiver.id)
                .join(Student, Student.id == Care.student_id)
                .join(SchoolClass, SchoolClass.id == Student.class_id)
                .where(SchoolClass.school_id == self.id, Caregiver.label == adult)
            )
        assert found
        return found

    def mentor_reads(self, base: str, child: str) -> str:
        """Return the page of a child as its mentor reads it; the mentor is put before whatever class the child is in."""
        with self.store.reading() as session:
            student_id, name = session.execute(
                select(Student.id, SchoolClass.name)
                .join(SchoolClass, SchoolClass.id == Student.class_id)
                .where(SchoolClass.school_id == self.id, Student.first_name == child)
            ).one()
        email = f"{uuid.uuid4().hex[:10]}@school.example"
        self.roster.add_staff(self.id, email, "mevrouw Jansen", StaffRole.MENTOR, demo.PASSWORD, [name])
        return Mentor(base, email).page(f"/mentor/students/{student_id}")

    def writes_to(self, adult: str, what: str) -> None:
        """Have the mentor put down an agreement with an adult, or invite to a talk, by the product's own services.

        Args:
            adult: as the school named the adult.
            what: ``agreement`` or ``invitation``.
        """
        parts = Parts(Settings(database_url=self.store.url.render_as_string(hide_password=False), demo=True))
        number = self.caregiver(adult)
        with self.store.reading() as session:
            staff = session.scalars(select(Staff).where(Staff.email == self.mentor_email)).one()
            student = session.scalars(select(Care.student_id).where(Care.caregiver_id == number)).one()
        person = Person(staff.id, staff.school_id, staff.name, staff.role, staff.session_version)
        if what == "agreement":
            due = local_day(utc_now()) + timedelta(days=7)
            parts.agreeing.propose(person, student, Agreed(number, "Samir belt een bedrijf.", Doer.CHILD, due))
        else:
            draft = Draft("invitation", "Ouderavond", meets_at=utc_now() + timedelta(days=7), place="de aula")
            to = parts.mentors_post.adults(student_id=student)
            parts.mentors_post.send(person, to, draft, uuid.uuid4().hex)
        parts.store.close()

    def mentor(self, base: str) -> Mentor:
        """Return the mentor, logged in."""
        return Mentor(base, self.mentor_email)

    def close(self) -> None:
        """Close the connections."""
        self.store.close()


def coming(weekday: int) -> str:
    """Return how the bot names the coming Saturday (5) or Sunday (6): "morgen" when that is tomorrow."""
    today = local_day(utc_now())
    day = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    return say_day(day, today)


SATURDAY, SUNDAY = 5, 6


def hidden(page: str, name: str = "csrf_token") -> str:
    """Return the value of a hidden field."""
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert field, f"no field {name}"
    value = re.search(r'value="([^"]*)"', field.group())
    assert value
    return value.group(1)
