"""A parent in WhatsApp: the processes of the product, Meta's stand-in, and HTTP between them."""

import asyncio
import random
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from bot.bootstrap import Parts
from bot.catalogue import load
from bot.config import DATA, Settings
from bot.domain.assignments import Assignment
from bot.services.clock import utc_now
from bot.store.engine import Store
from bot.store.models import Caregiver, ChannelAddress, Charge, Consent, Inbound, Outbound
from bot.store.repositories.outbox import QUEUED
from tests.e2e.test_walks import chooses, meant_for, walks
from tests.fakes.graph_api import APP_SECRET, BUSINESS_ID, PHONE_ID, TOKEN, VERIFY, GraphApi, deliver
from tests.harness import Parent, School
from tests.harness_whatsapp import WhatsAppParent, rows_of, text_of
from tests.stack import Stack

TALKS = load(DATA).talks
ASSIGNMENTS = [slug for slug, talk in TALKS.items() if isinstance(talk, Assignment)]
PATIENCE_S = 120
pytestmark = pytest.mark.xdist_group("whatsapp")


class Installation:
    """The product, with WhatsApp beside it."""

    def __init__(self, stack: Stack, api: GraphApi, settings: dict[str, Any]) -> None:
        self.stack, self.api, self.settings = stack, api, settings
        self.store = Store(stack.environment["DATABASE_URL"])

    def parent(self, *, hidden: bool = False) -> WhatsAppParent:
        """Return somebody who has said nothing yet."""
        return WhatsAppParent(self.api, self.store, hidden=hidden)

    def stored(self) -> int:
        """Return how many messages were stored."""
        with self.store.reading() as session:
            return session.scalar(select(func.count(Inbound.id))) or 0

    async def sends(self, row: Outbound) -> Outbound:
        """Deliver a message as the worker does, again when the platform asks for that; return what became of it."""
        settings = {key.lower(): value for key, value in self.settings.items()}
        parts = Parts(Settings(**settings, database_url=self.stack.environment["DATABASE_URL"]))
        deadline = time.monotonic() + PATIENCE_S
        while row.status == QUEUED and time.monotonic() < deadline:
            await parts.outgoing.deliver(row.conversation_id)
            with self.store.reading() as session:
                row = session.get_one(Outbound, row.id)
            await asyncio.sleep(0.2)
        await parts.close()
        return row


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The whole product but the worker."""
    api = GraphApi().start()
    settings = {
        "WHATSAPP_TOKEN": TOKEN,
        "WHATSAPP_PHONE_NUMBER_ID": PHONE_ID,
        "WHATSAPP_APP_SECRET": APP_SECRET,
        "WHATSAPP_VERIFY_TOKEN": VERIFY,
        "WHATSAPP_API_URL": api.url,
        "WHATSAPP_BUSINESS_ID": BUSINESS_ID,
    }
    stack = Stack(tmp_path_factory.mktemp("whatsapp"), **settings)
    stack.prepare()
    api.hook = f"{stack.base}/webhooks/whatsapp"
    made = Installation(stack, api, settings)
    try:
        stack.start()
        yield made
    finally:
        stack.stop()
        made.store.close()
        api.stop()


@pytest.fixture
def school(installation: Installation) -> Iterator[School]:
    made = School(installation.stack.environment["DATABASE_URL"])
    yield made
    made.close()


@pytest.fixture
def parent(installation: Installation, school: School) -> WhatsAppParent:
    """Samir's mother, who is in."""
    return installation.parent().comes_in(school.invites("Samir", "moeder van Samir"))


def test_the_link_of_the_letter_and_two_taps_let_a_parent_in(installation: Installation, school: School) -> None:
    """The letter leads to a page; its button opens WhatsApp with the code typed in. When and how she said yes is kept."""
    code = school.invites("Samir", "moeder van Samir").replace("-", "")
    page = httpx.get(f"{installation.stack.base}/begin?invite={code}", timeout=30).text
    assert f"https://wa.me/31612345678?text={code}" in page
    parent = installation.parent().says(code)
    assert [row["title"] for row in rows_of(parent.person.shown[-1])] == ["Ja, dat klopt", "Nee"]
    parent.taps("Ja, dat klopt").taps("Ja, dat is goed").bot_answers("Fijn dat u er bent")
    with installation.store.reading() as session:
        consent = session.scalars(select(Consent).order_by(Consent.id.desc()).limit(1)).one()
    assert consent.channel == "whatsapp"


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_every_assignment_is_walked_to_its_end(installation: Installation, school: School, slug: str) -> None:
    """By buttons, lists and pages of lists; the mentor reads what the family shared."""
    talk = TALKS[slug]
    parent = installation.parent(hidden=len(slug) % 2 == 0)
    chooses(parent.comes_in(school.takes_in("Samir", "moeder van Samir", *meant_for(talk))), talk)
    walks(parent, talk, random.Random(slug), shares=True)
    assert talk.title in school.mentor_reads(installation.stack.base, "Samir")


def test_a_message_delivered_twice_is_answered_once(parent: WhatsAppParent, installation: Installation) -> None:
    before = len(parent.person.shown)
    body = installation.api.says(parent.person, text={"body": "menu"})
    parent.delivers(body, times=3)
    assert len(parent.person.shown) == before + 1


def test_a_batch_out_of_order_is_answered_in_order(parent: WhatsAppParent, installation: Installation) -> None:
    parent.says("complimentenkaart")
    bodies = [
        installation.api.says(parent.person, text={"body": text}) for text in ("Hij kookt goed", "Hij is eerlijk")
    ]
    first, second = (body["entry"][0]["changes"][0]["value"] for body in bodies)
    first["messages"][0]["timestamp"] = str(int(first["messages"][0]["timestamp"]) - 5)
    parent.delivers(installation.api.webhook(second, first)).bot_answers("Wanneer zegt u ze")
    parent.taps("nu meteen").bot_answers('• "Hij kookt goed"')


def test_what_is_not_signed_is_not_stored(installation: Installation) -> None:
    before = installation.stored()
    somebody = installation.api.person()
    body = installation.api.says(somebody, text={"body": "hallo"})
    assert installation.api.deliver(body, secret="another") == [403]
    assert httpx.post(installation.api.hook, json=body, timeout=10).status_code == 403
    assert deliver(installation.api.hook, b"{", APP_SECRET) == 400
    assert installation.stored() == before


def test_the_address_is_shown_to_be_ours(installation: Installation) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "1158201444"}
    told = httpx.get(installation.api.hook, params=asked, timeout=10)
    assert (told.status_code, told.text) == (200, "1158201444")
    assert httpx.get(installation.api.hook, params={**asked, "hub.verify_token": "x"}, timeout=10).status_code == 403


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("audio", "stemberichten"),
        ("image", "foto"),
        ("sticker", "Leuk"),
        ("document", "bestand"),
        ("location", "typen"),
        ("contacts", "typen"),
        ("unsupported", "typen"),
    ],
)
def test_what_cannot_be_read_gets_a_kind_answer(parent: WhatsAppParent, kind: str, words: str) -> None:
    parent.shows(kind, id="1").bot_answers(words)


def test_a_heart_is_not_answered(parent: WhatsAppParent, installation: Installation) -> None:
    before = len(parent.person.shown)
    heart = installation.api.says(parent.person, "reaction", reaction={"emoji": "❤", "message_id": "x"})
    assert installation.api.deliver(heart) == [200]
    parent.says("menu")
    assert len(parent.person.shown) == before + 1


def test_who_hides_the_number_later_stays_the_same_person(installation: Installation, school: School) -> None:
    """First known by number alone, as before 2026; then by the platform's id; then without a number."""
    parent = installation.parent()
    body = installation.api.says(parent.person, text={"body": school.invites("Samir", "moeder van Samir")})
    value = body["entry"][0]["changes"][0]["value"]
    del value["messages"][0]["from_user_id"], value["contacts"][0]["user_id"]
    parent.delivers(body).taps("Ja, dat klopt").taps("Ja, dat is goed")
    parent.person.hidden = True
    parent.says("complimentenkaart").bot_answers("Samir")
    with installation.store.reading() as session:
        known = session.scalars(
            select(ChannelAddress.address).where(
                ChannelAddress.address.in_([parent.person.phone, parent.person.user_id])
            )
        ).all()
    assert known == [parent.person.user_id]


def test_a_parent_goes_on_in_another_app_and_back(installation: Installation, school: School) -> None:
    """From the web chat to WhatsApp in the middle of an assignment, with a code of a quarter of an hour."""
    page = Parent(installation.stack.base).comes_in(school.invites("Samir", "moeder van Samir"))
    page.says("complimentenkaart").says("Hij kookt goed").bot_answers("Het tweede gaat over")
    page.says("naar whatsapp").bot_answers("De code werkt 15 minuten")
    code = page.answer().partition("deze code: ")[2][:9]
    parent = installation.parent()
    parent.says(code).bot_answers("U kunt hier ook verder")
    parent.says("verder").bot_answers("hoe Samir is").says("Hij is eerlijk").bot_answers("Wanneer zegt u ze")
    page.says("verder").bot_answers("Wanneer zegt u ze")
    again = installation.parent().says(code)
    again.bot_answers("code")
    with installation.store.reading() as session:
        mine = session.scalar(
            select(ChannelAddress.conversation_id).where(ChannelAddress.address == parent.person.user_id)
        )
        addresses = session.scalars(select(ChannelAddress.channel).where(ChannelAddress.conversation_id == mine)).all()
    assert sorted(addresses) == ["webchat", "whatsapp"]


def silent_for_days(installation: Installation, parent: WhatsAppParent) -> None:
    """Let two days pass without a word of a parent, by both clocks."""
    parent.person.heard_at -= 2 * 86_400
    with installation.store.session() as session:
        session.execute(
            update(ChannelAddress).where(ChannelAddress.address == parent.person.user_id).values(heard_at=None)
        )
        session.commit()


def speaks_first(installation: Installation, parent: WhatsAppParent, text: str, **body: object) -> Outbound:
    """Put a message in the outbox that nobody asked for, and wait until it was dealt with."""
    with installation.store.session() as session:
        address = session.scalars(select(ChannelAddress).where(ChannelAddress.address == parent.person.user_id)).one()
        now = utc_now()
        row = Outbound(
            key=f"test:{text}:{now.timestamp()}:0",
            conversation_id=address.conversation_id,
            address_id=address.id,
            kind="mentor",
            body={"text": text, **body},
            status="queued",
            created_at=now,
            next_attempt_at=now,
        )
        session.add(row)
        session.commit()
    return asyncio.run(installation.sends(row))


def test_outside_the_window_only_what_was_approved_goes_out(installation: Installation, parent: WhatsAppParent) -> None:
    """An announcement; one tap brings the message itself."""
    silent_for_days(installation, parent)
    assert speaks_first(installation, parent, "Hoe gaat het?").error == "no_template"
    installation.api.templates["bericht_van_school"] = "APPROVED"
    listed = installation.stack.command("templates")
    assert "bericht_van_school (nl, utility): APPROVED" in listed
    assert "not known to WhatsApp" in listed
    assert speaks_first(installation, parent, "Hoe gaat het met Samir?").status == "sent"
    assert text_of(parent.person.shown[-1]) == "bericht_van_school"
    parent.looks().taps("#0").bot_answers("Hoe gaat het met Samir?")


def test_a_template_of_a_nudge_leads_into_its_assignment(installation: Installation, parent: WhatsAppParent) -> None:
    installation.api.templates["profiel_early_fact"] = "APPROVED"
    installation.stack.command("templates")
    silent_for_days(installation, parent)
    with installation.store.reading() as session:
        student = session.scalar(select(func.max(Caregiver.id)))
    row = speaks_first(
        installation,
        parent,
        "Samir kiest",
        origin="profiel/early/fact",
        fills={"kind": "Samir", "dag": "maandag 11 januari", "mentor": "mevrouw Jansen"},
        buttons=[{"title": "Begin", "intent": "start_assignment", "values": {"slug": "complimentenkaart"}}],
    )
    assert (row.status, student is not None) == ("sent", True)
    sent = parent.person.shown[-1].body["template"]
    assert sent["name"] == "profiel_early_fact"
    values = {one["parameter_name"]: one["text"] for one in sent["components"][0]["parameters"]}
    assert values == {"kind": "Samir", "dag": "maandag 11 januari", "mentor": "mevrouw Jansen"}
    parent.looks().taps("#0").bot_answers("Samir")


def test_the_platform_says_that_the_window_is_closed_and_a_template_goes(
    installation: Installation, parent: WhatsAppParent
) -> None:
    """By its clock the day was over; ours was a little behind."""
    installation.api.templates["bericht_van_school"] = "APPROVED"
    installation.stack.command("templates")
    parent.person.heard_at -= 2 * 86_400
    assert speaks_first(installation, parent, "Bent u daar?").status == "sent"
    assert text_of(parent.person.shown[-1]) == "bericht_van_school"


@pytest.mark.parametrize(
    ("code", "status", "error"),
    [(131026, "failed", "undeliverable"), (131050, "failed", "stopped"), (130472, "failed", "experiment")],
)
def test_a_refusal_has_its_own_treatment(
    installation: Installation, school: School, code: int, status: str, error: str
) -> None:
    parent = installation.parent().comes_in(school.invites("Samir", "moeder van Samir"))
    installation.api.refusals.append(code)
    row = speaks_first(installation, parent, f"bericht {code}")
    assert (row.status, row.error) == (status, error)
    with installation.store.reading() as session:
        address = session.scalars(select(ChannelAddress).where(ChannelAddress.address == parent.person.user_id)).one()
        stopped = session.scalar(select(Caregiver.opted_out_at).order_by(Caregiver.id.desc()).limit(1))
    assert (address.blocked_at is not None) is (code == 131026)
    assert (stopped is not None) is (code == 131050)


def test_a_busy_platform_is_waited_for(installation: Installation, parent: WhatsAppParent) -> None:
    installation.api.refusals.extend([130429, 131000])
    assert speaks_first(installation, parent, "Even geduld gehad").status == "sent"


def test_receipts_come_in_any_order_and_are_counted_once(installation: Installation, parent: WhatsAppParent) -> None:
    row = speaks_first(installation, parent, "Gelezen?")
    assert row.external_id
    paid = {"pricing": {"billable": True, "category": "marketing", "pricing_model": "PMP"}}
    api = installation.api
    for status in ("read", "delivered", "sent", "delivered"):
        assert api.deliver(api.status(parent.person, row.external_id, status, **paid)) == [200]
    with installation.store.reading() as session:
        kept = session.get_one(Outbound, row.id)
        assert kept.delivered_at
        assert kept.read_at
        assert kept.category == "marketing"
        assert session.scalars(select(Charge.number).where(Charge.category == "marketing")).all() == [1]


def test_a_failure_that_is_told_later_is_kept(installation: Installation, parent: WhatsAppParent) -> None:
    row = speaks_first(installation, parent, "Kwam dit aan?")
    told = installation.api.status(parent.person, str(row.external_id), "failed", errors=[{"code": 130472}])
    assert installation.api.deliver(told) == [200]
    with installation.store.reading() as session:
        kept = session.get_one(Outbound, row.id)
        assert (kept.status, kept.error) == ("failed", "experiment")


def test_neither_token_nor_number_stands_in_a_log(installation: Installation, parent: WhatsAppParent) -> None:
    parent.says("menu")
    for name in ("web", "actions", "rasa"):
        text = installation.stack.log(name)
        assert TOKEN not in text
        assert APP_SECRET not in text
        assert parent.person.phone not in text
