"""The mentor's pages: who may see what, and how that is kept so."""

import re
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select, update

from bot.domain.families import StaffRole
from bot.services import demo
from bot.store.models import AuditEntry, SchoolClass, Staff, Student
from tests.harness import Mentor, Parent, School, browser, hidden
from tests.stack import Stack

WRONG = "this is not the password"
SESSION = "keukentafel_session"


@pytest.fixture
def mentor(stack: Stack, school: School) -> Mentor:
    """The mentor of 3K, logged in."""
    return school.mentor(stack.base)


def number_of(school: School, child: str) -> int:
    """Return the number of a student."""
    with school.store.reading() as session:
        found = session.scalar(
            select(Student.id)
            .join(SchoolClass, SchoolClass.id == Student.class_id)
            .where(SchoolClass.school_id == school.id, Student.first_name == child)
        )
    assert found
    return found


def class_of(mentor: Mentor) -> str:
    """Return the address of the mentor's first class."""
    found = re.search(r"/mentor/classes/\d+", mentor.page("/mentor"))
    assert found
    return found.group()


def tries(stack: Stack, email: str, password: str, http: httpx.Client | None = None) -> httpx.Response:
    """Try to log in."""
    http = http or browser(stack.base, accept="text/html")
    body = {"email": email, "password": password, "csrf_token": hidden(http.get("/mentor/login").text)}
    return http.post("/mentor/login", data=body)


# who sees what
def test_a_mentor_sees_the_own_class(mentor: Mentor) -> None:
    """Its name, its track, and how many families are reached."""
    page = mentor.page("/mentor")
    assert "3K" in page
    assert "0 van 1 gezinnen bereikt" in page


def test_a_mentor_sees_no_other_class(stack: Stack, school: School, mentor: Mentor) -> None:
    """Not of another school, and not another class of the own school; it is as if they were not there."""
    school.invites("Lotte", "moeder van Lotte", school_class="2T")
    other = School(stack.environment["DATABASE_URL"])
    theirs, not_there = class_of(other.mentor(stack.base)), "/mentor/classes/999999"
    assert mentor.http.get(theirs).status_code == mentor.http.get(not_there).status_code == 404
    assert mentor.http.get(f"/mentor/students/{number_of(other, 'Yara')}").status_code == 404
    assert mentor.http.get(f"/mentor/students/{number_of(school, 'Lotte')}").status_code == 404
    assert "2T" not in mentor.page("/mentor")
    other.close()


@pytest.mark.parametrize("path", ["/mentor/students/0", "/mentor/students/x", "/mentor/classes/99999999999999999999"])
def test_numbers_that_are_none_are_no_error_of_ours(mentor: Mentor, path: str) -> None:
    """A kind page, and no stack trace."""
    response = mentor.http.get(path)
    assert 400 <= response.status_code < 500
    assert "<h1>" in response.text


@pytest.mark.parametrize("path", ["/mentor", "/mentor/classes/1", "/mentor/students/1"])
def test_a_stranger_is_sent_to_the_log_in_page(stack: Stack, path: str) -> None:
    """Nothing is shown, whether it exists or not; a live search is told by a header."""
    stranger = browser(stack.base, accept="text/html")
    response = stranger.get(path)
    assert (response.status_code, response.headers["location"]) == (303, "/mentor/login")
    live = stranger.get(path, headers={"hx-request": "true"})
    assert (live.status_code, live.headers["hx-redirect"], live.text) == (401, "/mentor/login", "")


def test_the_class_list_counts_and_quotes_nothing(stack: Stack, school: School, mentor: Mentor) -> None:
    """Who is reached, when, how much was shared: and no word of anybody."""
    parent = Parent(stack.base).comes_in(school.invites("Samir", "moeder van Samir"))
    parent.says("beroepen in de familie").taps("nu meteen").says("oma naaide kleren").says("sla over")
    parent.says("kantoor").taps("🙂 gewoon").taps("sla over").taps("ja, deel dit").taps("ja")
    page = mentor.page(class_of(mentor))
    row = page[page.index(">Samir<") :].partition("</tr>")[0]
    assert "doet mee" in row
    assert 'data-label="Gedeeld">1</td>' in row
    assert "naaide" not in page
    assert page.index(">Yara<") < page.index(">Samir<"), "who is not reached yet stands first"


def test_the_summary_is_made_of_the_answers(stack: Stack, school: School, mentor: Mentor) -> None:
    """Sentences about this family, with who said it, and only what was answered."""
    parent = Parent(stack.base).comes_in(school.invites("Samir", "moeder van Samir"))
    parent.says("beroepen in de familie").taps("nu meteen").says("oma naaide kleren").says("sla over")
    parent.says("kantoor").taps("🙂 gewoon").taps("sla over").taps("ja, deel dit").taps("ja")
    page = mentor.student("Samir")
    assert "Moeder van Samir" in page
    assert "Ouder en Samir spraken thuis over werk in de familie: &#34;oma naaide kleren&#34;" in page
    assert "Dit wil Samir niet worden: &#34;kantoor&#34;" in page
    assert "Het gesprek ging gewoon." in page
    assert "leukst" not in page


def test_who_wants_no_messages_is_shown_as_such(stack: Stack, school: School, mentor: Mentor) -> None:
    """So that the mentor does not send the next letter."""
    Parent(stack.base).comes_in(school.invites("Samir", "moeder van Samir")).says("stop")
    assert "wil geen berichten" in mentor.student("Samir")


def test_search_finds_a_student_by_part_of_the_name(school: School, mentor: Mentor) -> None:
    """With and without JavaScript; what was typed comes back as text."""
    school.invites("Samir", "moeder van Samir")
    path = class_of(mentor)
    whole = mentor.page(f"{path}?q=sam")
    rows = mentor.http.get(f"{path}?q=SAM", headers={"hx-request": "true"}).text
    for page in (whole, rows):
        assert ">Samir<" in page
        assert ">Yara<" not in page
    assert "<html" in whole
    assert "<html" not in rows
    nothing = mentor.page(f"{path}?q=<script>alert(1)</script>")
    assert "Geen leerling gevonden" in nothing
    assert "<script>alert" not in nothing


def test_each_look_at_a_student_is_kept(school: School, mentor: Mentor) -> None:
    """Who looked at whom can be told afterwards; a look that was refused is none."""

    def looks() -> int:
        with school.store.reading() as session:
            subject = f"student:{number_of(school, 'Yara')}"
            return session.scalar(select(func.count()).where(AuditEntry.subject == subject)) or 0

    before = looks()
    mentor.student("Yara")
    mentor.student("Yara")
    assert looks() == before + 2


# logging in and out
def test_a_wrong_password_and_an_unknown_address_say_the_same(stack: Stack, school: School) -> None:
    """Nobody learns who works at a school."""
    wrong, unknown = tries(stack, school.mentor_email, WRONG), tries(stack, "nobody@school.example", WRONG)
    assert wrong.status_code == unknown.status_code == 401
    assert "E-mailadres of wachtwoord klopt niet." in wrong.text
    assert "E-mailadres of wachtwoord klopt niet." in unknown.text


def test_after_five_wrong_tries_the_right_password_waits_too(stack: Stack, school: School, mentor: Mentor) -> None:
    """From whatever machine; who is logged in stays so, and other accounts are not held up."""
    assert [tries(stack, school.mentor_email, WRONG).status_code for _ in range(5)] == [401] * 5
    refused = tries(stack, school.mentor_email.upper(), demo.PASSWORD)
    assert refused.status_code == 429
    assert "Te vaak geprobeerd" in refused.text
    assert "3K" in mentor.page("/mentor")
    other = School(stack.environment["DATABASE_URL"])
    assert tries(stack, other.mentor_email, demo.PASSWORD).status_code == 303
    other.close()


def test_one_machine_cannot_try_many_accounts(stack: Stack) -> None:
    """Thirty wrong tries, each with another address, and the door is shut for this machine."""
    http = browser(stack.base, accept="text/html")
    token = hidden(http.get("/mentor/login").text)
    statuses = [
        http.post("/mentor/login", data={"email": f"{n}@x.example", "password": "x", "csrf_token": token}).status_code
        for n in range(31)
    ]
    assert statuses == [401] * 30 + [429]


def test_logging_in_rightly_never_shuts_the_door(stack: Stack, school: School) -> None:
    """Telephone, laptop, the screen in class: the right password is no try at guessing."""
    http = browser(stack.base, accept="text/html")
    assert [tries(stack, school.mentor_email, demo.PASSWORD, http).status_code for _ in range(7)] == [303] * 7


def test_logging_in_needs_the_token_of_ones_own_page(stack: Stack, school: School) -> None:
    """No token, a made-up one, or that of another session: refused, and nobody is logged in."""
    theirs = hidden(browser(stack.base).get("/mentor/login").text)
    for token in ({}, {"csrf_token": "made up"}, {"csrf_token": theirs}):
        http = browser(stack.base, accept="text/html")
        http.get("/mentor/login")
        body = {"email": school.mentor_email, "password": demo.PASSWORD, **token}
        assert http.post("/mentor/login", data=body).status_code == 400
        assert http.get("/mentor").status_code == 303


def test_logging_out_needs_the_token_too(mentor: Mentor) -> None:
    """Another site cannot log a mentor out; the own button can."""
    mentor.http.post("/mentor/logout")
    assert "3K" in mentor.page("/mentor")
    mentor.http.post("/mentor/logout", data={"csrf_token": hidden(mentor.page("/mentor"))})
    assert mentor.http.get("/mentor").status_code == 303


def test_a_session_that_was_there_before_is_worth_nothing(stack: Stack, school: School) -> None:
    """Whoever planted a cookie before the log-in is not logged in by it."""
    http = browser(stack.base, accept="text/html")
    http.get("/mentor/login")
    planted = http.cookies[SESSION]
    assert tries(stack, school.mentor_email, demo.PASSWORD, http).status_code == 303
    assert http.cookies[SESSION] != planted
    assert browser(stack.base, cookie=f"{SESSION}={planted}").get("/mentor").status_code == 303


@pytest.mark.parametrize("change", [{"active": False}, {"session_version": 2}])
def test_who_left_is_out_at_once(school: School, mentor: Mentor, change: dict[str, object]) -> None:
    """A session ends when the person leaves or is logged out everywhere, not when its cookie does."""
    with school.store.session() as session:
        session.execute(update(Staff).where(Staff.email == school.mentor_email).values(**change))
        session.commit()
    assert mentor.http.get("/mentor").status_code == 303


def test_a_changed_session_is_no_session(stack: Stack, mentor: Mentor) -> None:
    """The cookie is signed."""
    cookie = mentor.http.cookies[SESSION]
    forged = ("A" if cookie[0] != "A" else "B") + cookie[1:]
    assert browser(stack.base, cookie=f"{SESSION}={forged}").get("/mentor").status_code == 303


def test_a_mentor_without_a_class_is_told_what_happens_next(stack: Stack, school: School) -> None:
    """An empty page says who can do something about it."""
    email = f"new-{school.mentor_email}"
    school.roster.add_staff(school.id, email, "meneer Bakker", StaffRole.MENTOR, demo.PASSWORD)
    assert "U heeft nog geen klas" in Mentor(stack.base, email).page("/mentor")


# headers and cookies
@pytest.mark.parametrize(
    "path", ["/", "/chat", "/mentor/login", "/mentor", "/static/style.css", "/chat/messages", "/not/there"]
)
def test_every_answer_has_the_headers_that_protect(stack: Stack, path: str) -> None:
    """Pages, files, redirects and refusals alike."""
    headers = browser(stack.base, accept="text/html").get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static/") else "no-store")


def test_pages_have_no_script_or_style_within(mentor: Mentor) -> None:
    """What the policy forbids is not in the pages either."""
    for path in ("/", "/chat", "/mentor/login", "/mentor", class_of(mentor)):
        page = mentor.page(path)
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page), path


def cookies(response: httpx.Response) -> dict[str, str]:
    """Return the cookies that are set, by name, with all their attributes in small letters."""
    return {one.partition("=")[0]: one.lower() for one in response.headers.get_list("set-cookie")}


def test_cookies_stay_out_of_reach_of_scripts_and_other_sites(stack: Stack) -> None:
    """Of the parent and of the mentor."""
    http = browser(stack.base)
    made = {**cookies(http.get("/chat")), **cookies(http.get("/mentor/login"))}
    for name in ("keukentafel_chat", SESSION):
        assert "httponly" in made[name]
        assert "samesite=lax" in made[name]
        assert "domain=" not in made[name]


def test_behind_https_cookies_never_travel_without_it(tmp_path: Path) -> None:
    """With a public address that is https, the cookies are secure and browsers are told to stay on it."""
    public = Stack(tmp_path, PUBLIC_URL="https://kompas.example")
    public.start("web")
    try:
        http = browser(public.base)
        answers = [http.get("/chat"), http.get("/mentor/login")]
    finally:
        public.stop()
    assert all("secure" in cookie for answer in answers for cookie in cookies(answer).values())
    assert all("max-age" in answer.headers["strict-transport-security"] for answer in answers)
