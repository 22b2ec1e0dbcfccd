"""How a parent comes in: a code, who is talking, what is kept and who reads it, yes."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.dialogue.reading import read_yes_or_no
from bot.domain.families import CaregiverKind
from bot.domain.messages import Button, OutboundMessage
from bot.domain.safety import danger_in
from bot.domain.wording import enumerate_words
from bot.services.family import NO_MENTOR
from bot.services.home import menu
from bot.store.models import Consent, Conversation, Invite, Student
from bot.store.repositories.conversations import Conversations
from bot.store.repositories.families import Families

NEW, INVITED, CONSENT, READY = "new", "invited", "consent", "ready"
"""Stages of a conversation."""
TEXT_VERSION = "2026-11-26.2"
"""Changes when the texts of consent change, so that it is known to what somebody said yes."""
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without what looks alike on paper: I, L, O, 0 and 1."""
CODE_LENGTH = 8
CODE_LIFE = timedelta(days=60)
_CODE = re.compile(rf"(?<![A-Z0-9])([{ALPHABET}]{{4}})[-\s]?([{ALPHABET}]{{4}})(?![A-Z0-9])")
_DEEP_LINK = re.compile(r"^/start(@\w+)?\b")


def new_code() -> str:
    """Return a code that cannot be guessed (some 31 to the power of 8).

    It has a digit, so that no word looks like one, and holds nothing that reads as danger: typed within a sentence
    it would bring the helplines.
    """
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if code_in(code) and not danger_in(code) and not danger_in(written(code)):
            return code


def written(code: str) -> str:
    """Return a code as it stands on paper."""
    return f"{code[:4]}-{code[4:]}"


def code_in(text: str) -> str | None:
    """Return the code that a message holds, also as Telegram's ``/start CODE``."""
    found = (match.group(1) + match.group(2) for match in _CODE.finditer(_DEEP_LINK.sub("", text).upper()))
    return next((code for code in found if any(character.isdigit() for character in code)), None)


def is_code(text: str) -> bool:
    """Return whether a message is a code and nothing else; letters by chance spell no danger."""
    found = _CODE.fullmatch(_DEEP_LINK.sub("", text).strip().upper())
    return found is not None and code_in(text) is not None


@dataclass(frozen=True)
class Welcome:
    """Handles messages of those who are not in yet, within one session of the database.

    Args:
        session: of the database.
        catalogue: what can be said.
        now: UTC.
        retention: how long raw text is kept; the consent text tells.
    """

    session: Session
    catalogue: Catalogue
    now: datetime
    retention: timedelta

    def reply(self, conversation: Conversation, channel: str, text: str, intent: str) -> list[OutboundMessage]:
        """Return the answer to a message of somebody who is not in yet, and take the next step.

        Args:
            conversation: of the message.
            channel: by which it came; kept with the consent.
            text: as typed; empty for a tap.
            intent: of the tap; empty for a text.
        """
        code = code_in(text)
        if code:
            return self.code(conversation, code)
        said = intent or {"yes": "onboarding_yes", "no": "onboarding_no"}.get(read_yes_or_no(text) or "", "")
        match conversation.stage, said:
            case "invited", "onboarding_yes":
                conversation.stage = CONSENT
                return self._ask_consent(conversation)
            case "invited", "onboarding_no":
                return self._start_over(conversation, "onboarding.not_you")
            case "consent", "onboarding_yes":
                return self._let_in(conversation, channel)
            case "consent", "onboarding_no":
                return self._start_over(conversation, "onboarding.declined")
            case "consent", "onboarding_more":
                return [OutboundMessage(self.catalogue.say("onboarding.more")), *self._ask_consent(conversation)[-1:]]
            case "invited", _:
                return self._ask_who(conversation)[-1:]
            case "consent", _:
                return self._ask_consent(conversation)[-1:]
            case _:
                return [OutboundMessage(self.catalogue.say("onboarding.need_code"))]

    def code(self, conversation: Conversation, code: str) -> list[OutboundMessage]:
        """Return the answer to a code, and remember its invite when it is good."""
        invite = Families(self.session).invite(code)
        if invite is None:
            return [OutboundMessage(self.catalogue.say("onboarding.unknown_code", code=written(code)))]
        if invite.moves:
            return self._move(conversation, invite)
        mentor = self._mentor(self._students(invite.caregiver_id))
        if invite.used_at is not None:
            mine = invite.caregiver_id == conversation.caregiver_id
            key = "onboarding.already_in" if mine else "onboarding.used_code"
            return [OutboundMessage(self.catalogue.say(key, mentor=mentor))]
        if invite.expires_at <= self.now:
            return [OutboundMessage(self.catalogue.say("onboarding.expired_code", mentor=mentor))]
        if conversation.stage == READY:
            return self._further_code(conversation, invite, mentor)
        conversation.invite_id = invite.id
        conversation.stage = INVITED
        return self._ask_who(conversation)

    def _move(self, conversation: Conversation, invite: Invite) -> list[OutboundMessage]:
        """Let a caregiver who is in go on in another app: nothing is asked again, who said yes is the same."""
        there = Conversations(self.session).of_caregiver(invite.caregiver_id)
        if there and there.id == conversation.id:
            return [OutboundMessage(self.catalogue.say("onboarding.already_in"))]
        usable = invite.used_at is None and invite.expires_at > self.now
        if there is None or not usable or conversation.caregiver_id is not None:
            return [OutboundMessage(self.catalogue.say("onboarding.old_move"))]
        Families(self.session).use(invite, self.now)
        self._thread(conversation, invite.caregiver_id)
        return [OutboundMessage(self.catalogue.say("onboarding.moved"))]

    def _further_code(self, conversation: Conversation, invite: Invite, mentor: str) -> list[OutboundMessage]:
        """Return the answer to a good code of somebody who is in already."""
        if invite.caregiver_id == conversation.caregiver_id:
            return [OutboundMessage(self.catalogue.say("onboarding.already_in"))]
        known = self._known(conversation, invite)
        if known:
            return [OutboundMessage(self.catalogue.say("onboarding.other_code", kind=self._names(known)))]
        conversation.invite_id = invite.id
        names = self._names(self._students(invite.caregiver_id))
        buttons = (Button("Ja, erbij", "onboarding_add", {"invite": invite.id}), Button("Nee", "menu"))
        return [OutboundMessage(self.catalogue.say("onboarding.add_child", kind=names, mentor=mentor), buttons)]

    def _known(self, conversation: Conversation, invite: Invite) -> list[Student]:
        """Return the children of an invite that this caregiver has already: it is another adult's of the same child."""
        mine = {one.id for one in self._students(conversation.caregiver_id)} if conversation.caregiver_id else set()
        return [one for one in self._students(invite.caregiver_id) if one.id in mine]

    def add_children(self, conversation: Conversation, invite_id: object, channel: str) -> list[OutboundMessage]:
        """Let a caregiver who is in already talk about the child of another invite too.

        Args:
            conversation: of the caregiver.
            invite_id: of the other invite, as the button carried it.
            channel: by which the yes came; kept with the consent.
        """
        invite = self.session.get(Invite, invite_id) if isinstance(invite_id, int) else None
        usable = invite and invite.used_at is None and invite.expires_at > self.now
        if not usable or invite is None or conversation.invite_id != invite.id or conversation.caregiver_id is None:
            return [OutboundMessage(self.catalogue.say("onboarding.used_code", mentor=NO_MENTOR))]
        known = self._known(conversation, invite)
        if known:
            return [OutboundMessage(self.catalogue.say("onboarding.other_code", kind=self._names(known)))]
        families = Families(self.session)
        students = self._students(invite.caregiver_id)
        families.use(invite, self.now)
        families.join(conversation.caregiver_id, invite.caregiver_id)
        self._consents(conversation.caregiver_id, channel)
        conversation.student_id = students[0].id
        self.session.flush()
        return [
            OutboundMessage(self.catalogue.say("onboarding.added", kind=self._names(students))),
            menu(self.catalogue),
        ]

    def _students(self, caregiver_id: int) -> list[Student]:
        return list(Families(self.session).students(caregiver_id))

    def _names(self, students: list[Student]) -> str:
        return enumerate_words(student.first_name for student in students)

    def _mentor(self, students: list[Student]) -> str:
        name = Families(self.session).mentor_name(students[0].class_id) if students else None
        return name or NO_MENTOR

    def _invite(self, conversation: Conversation) -> Invite:
        invite = self.session.get(Invite, conversation.invite_id) if conversation.invite_id else None
        if invite is None:
            raise LookupError("a conversation at this stage has an invite")
        return invite

    def _ask_who(self, conversation: Conversation) -> list[OutboundMessage]:
        invite = self._invite(conversation)
        students = self._students(invite.caregiver_id)
        caregiver = Families(self.session).caregiver(invite.caregiver_id)
        network = caregiver is not None and caregiver.kind == CaregiverKind.NETWORK
        values = {
            "kind": self._names(students),
            "mentor": self._mentor(students),
            "school": students[0].school_class.school.name if students else "",
        }
        buttons = (Button("Ja, dat klopt", "onboarding_yes"), Button("Nee", "onboarding_no"))
        return [
            OutboundMessage(self.catalogue.say("onboarding.hello", **values)),
            OutboundMessage(
                self.catalogue.say("onboarding.who_network" if network else "onboarding.who", **values), buttons
            ),
        ]

    def _ask_consent(self, conversation: Conversation) -> list[OutboundMessage]:
        students = self._students(self._invite(conversation).caregiver_id)
        values = {
            "kind": self._names(students),
            "mentor": self._mentor(students),
            "dagen": str(self.retention.days),
        }
        buttons = (
            Button("Ja, dat is goed", "onboarding_yes"),
            Button("Vertel meer", "onboarding_more"),
            Button("Nee, liever niet", "onboarding_no"),
        )
        return [
            OutboundMessage(self.catalogue.say("onboarding.kept", **values)),
            OutboundMessage(self.catalogue.say("onboarding.consent", **values), buttons),
        ]

    def _start_over(self, conversation: Conversation, key: str) -> list[OutboundMessage]:
        conversation.stage, conversation.invite_id = NEW, None
        return [OutboundMessage(self.catalogue.say(key))]

    def _let_in(self, conversation: Conversation, channel: str) -> list[OutboundMessage]:
        invite = self._invite(conversation)
        if invite.used_at is not None or invite.expires_at <= self.now:
            return self._start_over(conversation, "onboarding.need_code")
        families = Families(self.session)
        families.use(invite, self.now)
        thread = self._thread(conversation, invite.caregiver_id)
        thread.stage, thread.invite_id = READY, None
        self._consents(invite.caregiver_id, channel)
        caregiver = families.caregiver(invite.caregiver_id)
        if caregiver is not None:
            caregiver.opted_out_at = None
        students = self._students(invite.caregiver_id)
        thread.student_id = students[0].id if len(students) == 1 else None
        welcome = OutboundMessage(self.catalogue.say("onboarding.in", kind=self._names(students)))
        return [welcome, menu(self.catalogue)]

    def _consents(self, caregiver_id: int, channel: str) -> None:
        self.session.add(
            Consent(caregiver_id=caregiver_id, text_version=TEXT_VERSION, given_at=self.now, channel=channel)
        )

    def _thread(self, conversation: Conversation, caregiver_id: int) -> Conversation:
        """Return the caregiver's one thread: this one, or the one of before that a new code leads back to."""
        existing = Conversations(self.session).of_caregiver(caregiver_id)
        if existing is None:
            conversation.caregiver_id = caregiver_id
            return conversation
        conversation.stage, conversation.invite_id = NEW, None
        Conversations(self.session).move(conversation.id, existing.id)
        return existing
