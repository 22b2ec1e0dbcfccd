"""What is kept of a parent: shown, forgotten wherever it is, and thrown away when its time has come."""

import asyncio
import json
import time
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.bootstrap import Parts
from bot.channels.base import Capabilities
from bot.channels.errors import Blocked, ChannelError, TryLater
from bot.config import Settings
from bot.domain.messages import Button, OutboundMessage
from bot.services.heard import Heard
from bot.services.privacy import RECEIPT_PATIENCE
from bot.services.turns import Asked, Said, Turn
from bot.store.engine import Store
from bot.store.models import (
    Activity,
    AuditEntry,
    Base,
    Conversation,
    Inbound,
    Outbound,
    Request,
    Student,
    Tombstone,
    TrackerRow,
)
from bot.store.repositories.activities import WAITING
from bot.store.repositories.trackers import Memory
from bot.worker.tasks import minute
from tests.integration.kitchen import Kitchen, Parrot

ONLY_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
"""PostgreSQL has no log of ours to empty."""

HERS, HIS = "geheim-van-anna", "geheim-van-omar"
ANSWERS = ("Goed gedaan.", "Hij is eerlijk.", "nu", "ja", "blij", "allebei", "Mag hij meelopen?", "ja", "ja")


def lives(kitchen: Kitchen, address: str, label: str, secret: str) -> str:
    """Have a parent do everything that leaves something behind; return the conversation."""
    conversation = kitchen.comes_in(address, label)
    kitchen.says(address, f"dit is mijn {secret}")

    def walk(turn: Turn) -> Said:
        activity = turn.progress.start("complimentenkaart")
        for text in ANSWERS:
            turn.progress.take(activity, Heard(f"{text} {secret}" if text.endswith(".") else text, "", 1.0, {}))
        student = turn.family.student
        assert student
        request = Request(caregiver_id=turn.family.caregiver_id, student_id=student.id, safety=False, made_at=turn.now)
        turn.session.add(request)
        arranged = turn.progress.start("agreement")
        for text in (f"Wij bellen {secret}", "ik", "week", "ja", "ja"):
            turn.progress.take(arranged, Heard(text, "", 1.0, {}))
        kitchen.child_side.link(turn.session, activity)
        return Said([OutboundMessage(f"Dank u voor uw {secret}")])

    with kitchen.store.reading() as session:
        newest = select(Inbound.id).where(Inbound.conversation_id == conversation).order_by(Inbound.id.desc()).limit(1)
        inbound_id = session.scalars(newest).one()
    kitchen.turns.once(Asked(conversation, inbound_id, "action_walk", Heard("", "", 1.0, {})), walk)
    with kitchen.store.session() as session:
        Memory(2, [{"event": "user", "text": secret}]).keep(session, conversation, inbound_id)
        session.commit()
    return conversation


@pytest.fixture
def couple(school: Kitchen) -> Kitchen:
    """A school where both parents of Samir have said and shared things."""
    lives(school, "anna-address", "moeder van Samir", HERS)
    lives(school, "omar-address", "vader van Samir", HIS)
    return school


def everything(store: Store, *but: type[Base]) -> str:
    """Return all that stands in the database, as text."""
    left_out = {table.__tablename__ for table in but}
    with store.reading() as session:
        return "\n".join(
            f"{table.name}: {json.dumps(dict(row), default=str, ensure_ascii=False)}"
            for table in Base.metadata.sorted_tables
            if table.name not in left_out
            for row in session.execute(select(table)).mappings()
        )


def test_forgetting_leaves_nothing_of_one_and_all_of_the_other(couple: Kitchen) -> None:
    hers, his = couple.conversation("anna-address"), couple.conversation("omar-address")
    before = everything(couple.store)
    assert before.count(HERS) >= 4
    counts = couple.counts()
    receipt = couple.privacy.forget(couple.caregiver("moeder van Samir"))
    after = everything(couple.store, Tombstone)
    for trace in (HERS, hers, "anna-address", "moeder van Samir"):
        assert trace in before
        assert trace not in after
    full = ("caregiver", "conversation", "inbound", "outbound", "step_answer", "outcome", "request", "tracker")
    for table in (*full, "agreement", "child_link"):
        assert couple.counts()[table] < counts[table]
        assert receipt.counts[table] == counts[table] - couple.counts()[table]
    assert after.count(HIS) == before.count(HIS)
    assert after.count(his) == before.count(his)
    assert couple.says("omar-address", "ik ben er nog") == ["Rasa: ik ben er nog"]


def test_forgetting_reaches_every_table_that_hangs_on_a_caregiver(couple: Kitchen) -> None:
    """Fails when a new table hangs on a caregiver or conversation and is not emptied with it."""
    caregiver = couple.caregiver("moeder van Samir")
    owned: dict[str, set[Any]] = {
        "caregiver_id": {caregiver},
        "conversation_id": {couple.conversation("anna-address")},
    }
    with couple.store.reading() as session:
        mine = Conversation.caregiver_id == caregiver
        owned["inbound_id"] = set(session.scalars(select(Inbound.id).join(Conversation).where(mine)))
        owned["activity_id"] = set(session.scalars(select(Activity.id).where(Activity.caregiver_id == caregiver)))
    checked = [
        (table, column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name in owned and table.name != Tombstone.__tablename__
    ]
    assert len(checked) >= 18

    def left() -> list[str]:
        with couple.store.reading() as session:
            return [
                f"{table.name}.{column.name}"
                for table, column in checked
                if session.execute(select(table).where(column.in_(owned[column.name]))).first()
            ]

    assert len(left()) >= 16
    couple.privacy.forget(caregiver)
    assert left() == []


def test_the_student_stays_with_its_school(couple: Kitchen) -> None:
    before = couple.counts()
    couple.privacy.forget(couple.caregiver("moeder van Samir"))
    after = couple.counts()
    for table in ("student", "school", "school_class", "staff", "teaching"):
        assert after[table] == before[table]


def test_a_forgotten_conversation_cannot_be_written_again(couple: Kitchen) -> None:
    conversation = couple.conversation("anna-address")
    couple.privacy.forget(couple.caregiver("moeder van Samir"))
    with couple.store.session() as session:
        assert session.get(Tombstone, conversation)
        assert not Memory(3, [{"event": "user", "text": HERS}]).keep(session, conversation, None)
        session.commit()
        assert session.get(TrackerRow, conversation) is None


def test_who_is_forgotten_while_rasa_thinks_gets_nothing_kept(couple: Kitchen) -> None:
    class Slow(Parrot):
        async def say(self, conversation_id: str, text: str, metadata: Mapping[str, Any]) -> list[OutboundMessage]:
            couple.privacy.forget(caregiver)
            return await super().say(conversation_id, text, metadata)

    caregiver = couple.caregiver("moeder van Samir")
    couple.desk.rasa = Slow(couple.store)
    assert couple.says("anna-address", f"nog een {HERS}") == []
    assert HERS not in everything(couple.store)
    assert "anna-address" not in everything(couple.store)


def test_the_receipt_says_how_much_and_not_of_whom(couple: Kitchen) -> None:
    receipt = couple.privacy.forget(couple.caregiver("moeder van Samir"))
    with couple.store.reading() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "forget.done")).one()
    assert (entry.subject, entry.at, entry.details) == (receipt.number, couple.clock(), receipt.counts)
    assert sum(receipt.counts.values()) > 10


def stored(store: Store) -> bytes:
    """Return what stands in the files of SQLite, free pages and log included; of PostgreSQL what it gives."""
    if not store.is_sqlite:
        return everything(store).encode()
    path = Path(str(store.url.database))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_nothing_of_a_forgotten_parent_is_left_on_the_disk(couple: Kitchen) -> None:
    assert HERS.encode() in stored(couple.store)
    couple.privacy.forget(couple.caregiver("moeder van Samir"))
    assert HERS.encode() not in stored(couple.store)
    assert HIS.encode() in stored(couple.store)


def minute_passes(kitchen: Kitchen) -> None:
    """Let the worker do what it does each minute."""
    parts = Parts(Settings(secret_key=SecretStr("x" * 40)), kitchen.clock)
    parts.store, parts.catalogue, parts.channels = kitchen.store, kitchen.catalogue, {}
    asyncio.run(minute(parts))


@ONLY_SQLITE
def test_what_a_reader_kept_on_the_disk_is_gone_a_minute_after_it_reads_no_more(couple: Kitchen) -> None:
    """SQLite empties its log when nobody reads what stands in it, and raises nothing when somebody does."""
    with couple.store.reading() as reader:
        reader.scalars(select(Inbound.id)).all()
        started = time.monotonic()
        couple.privacy.forget(couple.caregiver("moeder van Samir"))
        assert time.monotonic() - started < 5
        assert HERS.encode() in stored(couple.store)
        minute_passes(couple)
        assert couple.store.scrub_is_due()
    minute_passes(couple)
    assert HERS.encode() not in stored(couple.store)
    assert HIS.encode() in stored(couple.store)
    assert not couple.store.scrub_is_due()


@ONLY_SQLITE
def test_a_process_that_dies_before_it_scrubs_leaves_that_to_the_worker(
    couple: Kitchen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_store: Store) -> bool:
        raise SystemExit

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(Store, "scrub", die)
        couple.privacy.forget(couple.caregiver("moeder van Samir"))
    assert HERS.encode() in stored(couple.store)
    minute_passes(couple)
    assert HERS.encode() not in stored(couple.store)


def test_what_is_thrown_away_for_its_age_is_scrubbed_later_too(couple: Kitchen) -> None:
    couple.clock.passes(days=31)
    with couple.store.reading() as reader:
        reader.scalars(select(Inbound.id)).all()
        couple.privacy.clean_up()
        assert couple.store.scrub_is_due() == couple.store.is_sqlite
    assert not couple.privacy.scrub_when_due()
    assert f"dit is mijn {HERS}".encode() not in stored(couple.store)


def test_a_parent_asks_to_be_forgotten_in_the_chat_and_is_gone(couple: Kitchen) -> None:
    couple.rasa.says = lambda _: [OutboundMessage("Zeker?", (Button("Ja, vergeet mij", "forget_confirmed"),))]
    couple.says("anna-address", "vergeet mij")
    (receipt,) = couple.taps("anna-address", "Ja, vergeet mij")
    assert receipt.startswith("Ik ben u vergeten.")
    assert HERS not in everything(couple.store)
    with couple.store.reading() as session:
        number = session.scalars(select(AuditEntry.subject).where(AuditEntry.action == "forget.asked")).one()
    assert number in receipt
    (told,) = couple.says("anna-address", "hallo?")
    assert "code van school nodig" in told


def asks_to_be_forgotten(kitchen: Kitchen, refusal: ChannelError) -> list[str]:
    """Have Anna tap "vergeet mij", while the platform does not take the receipt; return what she got."""
    kitchen.rasa.says = lambda _: [OutboundMessage("Zeker?", (Button("Ja, vergeet mij", "forget_confirmed"),))]
    kitchen.says("anna-address", "vergeet mij")
    kitchen.box.refusals = [refusal]
    return kitchen.taps("anna-address", "Ja, vergeet mij")


def test_who_is_forgotten_gets_the_receipt_first_however_slow_the_platform(couple: Kitchen) -> None:
    conversation = couple.conversation("anna-address")
    assert asks_to_be_forgotten(couple, TryLater("busy", after=120)) == []
    assert couple.privacy.forget_those_who_asked() == 0
    assert HERS in everything(couple.store)
    couple.clock.passes(seconds=120)
    couple.sweep()
    assert couple.box.texts("anna-address")[-1].startswith("Ik ben u vergeten.")
    assert couple.privacy.forget_those_who_asked() == 1
    assert HERS not in everything(couple.store)
    assert HIS in everything(couple.store)
    with couple.store.session() as session:
        assert session.get(Tombstone, conversation)
        assert not Memory(9, [{"event": "user", "text": HERS}]).keep(session, conversation, None)
    assert couple.privacy.forget_those_who_asked() == 0
    (told,) = couple.says("anna-address", "hallo?")
    assert "code van school nodig" in told


def test_a_receipt_that_cannot_be_brought_is_given_up_and_the_parent_forgotten(couple: Kitchen) -> None:
    asks_to_be_forgotten(couple, TryLater("busy", after=3600))
    couple.clock.now += RECEIPT_PATIENCE - timedelta(seconds=1)
    assert couple.privacy.forget_those_who_asked() == 0
    couple.clock.passes(seconds=1)
    assert couple.privacy.forget_those_who_asked() == 1
    assert HERS not in everything(couple.store)
    assert "anna-address" not in everything(couple.store)
    couple.clock.passes(hours=1)
    assert couple.sweep() == 0


def test_who_blocked_the_bot_is_forgotten_at_once(couple: Kitchen) -> None:
    assert asks_to_be_forgotten(couple, Blocked("blocked")) == []
    assert HERS not in everything(couple.store)


def test_nothing_that_is_said_before_the_receipt_comes_undoes_the_wish(couple: Kitchen) -> None:
    code = couple.code_for("moeder van Noor")
    asks_to_be_forgotten(couple, TryLater("busy", after=120))
    heard = len(couple.rasa.heard)
    couple.says("anna-address", code)
    couple.taps("anna-address", "Opdracht kiezen")
    couple.says("anna-address", "mijn zoon wil niet meer leven")
    couple.clock.passes(seconds=120)
    couple.sweep()
    need_code = couple.catalogue.say("onboarding.need_code")
    receipt, *later, danger, numbers = couple.box.texts("anna-address")[-5:]
    assert receipt.startswith("Ik ben u vergeten.")
    assert later == [need_code, need_code]
    assert danger == couple.catalogue.say("safety.danger_child")
    assert "113" in numbers
    assert len(couple.rasa.heard) == heard
    assert couple.privacy.forget_those_who_asked() == 1
    assert HERS not in everything(couple.store)


def test_who_asked_to_be_forgotten_is_not_asked_how_it_went(couple: Kitchen) -> None:
    def plan(turn: Turn) -> Said:
        activity = turn.progress.start("sterke-kanten")
        activity.state, activity.checkin_at = WAITING, turn.now
        return Said()

    couple.turns.once(Asked(couple.conversation("anna-address"), None, "plan", Heard("", "", 1.0, {})), plan)
    asks_to_be_forgotten(couple, TryLater("busy", after=120))
    assert couple.checkins.post_due() == []


def test_on_the_chat_page_the_receipt_stands_before_all_is_gone(couple: Kitchen) -> None:
    couple.box.capabilities = Capabilities(stored_is_sent=True)
    couple.rasa.says = lambda _: [OutboundMessage("Zeker?", (Button("Ja, vergeet mij", "forget_confirmed"),))]
    couple.says("anna-address", "vergeet mij")
    (receipt,) = couple.taps("anna-address", "Ja, vergeet mij")
    assert receipt.startswith("Ik ben u vergeten.")
    assert HERS not in everything(couple.store)


def test_a_wish_to_be_forgotten_outlives_a_process_that_dies(couple: Kitchen) -> None:
    with couple.store.session() as session:
        conversation = session.get(Conversation, couple.conversation("anna-address"))
        assert conversation
        couple.privacy.receipt(session, conversation)
        session.commit()
    assert HERS in everything(couple.store)
    assert couple.privacy.forget_those_who_asked() == 1
    assert HERS not in everything(couple.store)
    assert HIS in everything(couple.store)
    assert couple.privacy.forget_those_who_asked() == 0


def test_somebody_who_is_not_there_cannot_be_forgotten_or_shown(school: Kitchen) -> None:
    with pytest.raises(LookupError, match="4711"):
        school.privacy.forget(4711)
    with pytest.raises(LookupError, match="4711"):
        school.privacy.export(4711)


def test_a_caregiver_who_never_came_in_can_be_forgotten(school: Kitchen) -> None:
    school.code_for("moeder van Noor")
    receipt = school.privacy.forget(school.caregiver("moeder van Noor"))
    assert (receipt.counts["caregiver"], receipt.counts["invite"], receipt.counts["care"]) == (1, 1, 1)


def test_an_export_has_all_of_one_and_nothing_of_the_other(couple: Kitchen) -> None:
    kept = json.loads(couple.privacy.export(couple.caregiver("moeder van Samir")))
    assert kept["children"] == ["Samir"]
    assert [one["address"] for one in kept["addresses"]] == ["anna-address"]
    assert f"dit is mijn {HERS}" in [one["text"] for one in kept["received"]]
    assert f"Rasa: dit is mijn {HERS}" in [one["text"] for one in kept["sent"]]
    activity, arranged = kept["activities"]
    assert arranged["assignment"] == "agreement"
    assert [(one["what"], one["who"]) for one in kept["agreements"]] == [(f"Wij bellen {HERS}", "parent")]
    assert {one["step"]: one["answer"] for one in activity["answers"]}["compliment_one"] == f"Goed gedaan. {HERS}"
    assert kept["outcomes"][0]["title"] == "Complimentenkaart"
    assert len(kept["requests"]) == len(kept["consents"]) == kept["remembered_events"] == 1
    assert HIS not in json.dumps(kept)


def test_what_is_kept_is_told_in_numbers_and_given_as_a_file(couple: Kitchen) -> None:
    with couple.store.reading() as session:
        conversation = session.get(Conversation, couple.conversation("anna-address"))
        assert conversation
        text, file = couple.privacy.kept(session, conversation)
    kept = json.loads(file.content)
    messages = len(kept["received"]) + len(kept["sent"])
    assert f"{messages} berichten, 14 antwoorden en 2 dingen" in text
    assert "30 dagen" in text
    assert file.name == "mijn-gegevens.json"


def test_raw_text_goes_after_its_time_and_answers_stay(couple: Kitchen) -> None:
    couple.clock.passes(days=20)
    couple.says("anna-address", "twintig dagen later")
    before = couple.counts()
    couple.clock.passes(days=10)
    assert not {table for table, count in couple.privacy.clean_up().items() if count} - {"tracker"}
    couple.clock.passes(seconds=1)
    couple.privacy.clean_up()
    with couple.store.reading() as session:
        assert [body["text"] for body in session.scalars(select(Inbound.body))] == ["twintig dagen later"]
        assert session.scalars(select(Outbound.inbound_id)).all() == session.scalars(select(Inbound.id)).all()
    after = couple.counts()
    for table in ("step_answer", "outcome", "activity", "consent", "conversation", "channel_address"):
        assert after[table] == before[table]
    assert after["action_run"] == 0
    assert f"dit is mijn {HERS}" not in everything(couple.store)


def test_what_rasa_remembers_goes_after_its_time(couple: Kitchen) -> None:
    with couple.store.session() as session:
        for row in session.scalars(select(TrackerRow)):
            row.updated_at = couple.clock() - timedelta(
                days=30, seconds=row.conversation_id == couple.conversation("anna-address")
            )
        session.commit()
    assert couple.privacy.clean_up()["tracker"] == 1


def test_answers_and_outcomes_go_a_year_after_the_student_left(couple: Kitchen) -> None:
    lives(couple, "noor-address", "moeder van Noor", "geheim-van-noor")
    with couple.store.session() as session:
        student = session.get(Student, couple.student("Samir"))
        assert student
        student.left_on = date(2026, 11, 23)
        session.commit()
    couple.clock.passes(days=365)
    assert couple.privacy.clean_up()["activity"] == 0
    couple.clock.passes(days=1)
    assert couple.privacy.clean_up()["activity"] == 4
    counts = couple.counts()
    assert (counts["activity"], counts["outcome"], counts["step_answer"]) == (2, 1, 14)
    assert counts["agreement"] == 1
    assert HERS not in everything(couple.store)
    assert "geheim-van-noor" in everything(couple.store)
