"""Who is talking, about which child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.catalogue import Catalogue
from bot.domain.calendar import local_day
from bot.domain.messages import Button, OutboundMessage
from bot.domain.walk import Facts
from bot.store.models import Caregiver, Conversation, Student
from bot.store.repositories.families import Families

NO_MENTOR = "de mentor"


@dataclass
class Family:
    """The caregiver of a conversation, and the children.

    Args:
        session: of the turn.
        catalogue: what can be said.
        conversation: with a caregiver, so after onboarding.
        now: UTC.
    """

    session: Session
    catalogue: Catalogue
    conversation: Conversation
    now: datetime
    _students: Sequence[Student] | None = field(default=None, init=False)
    _mentors: dict[int, str] = field(default_factory=dict, init=False)

    @property
    def today(self) -> date:
        """The day it is in Europe/Amsterdam."""
        return local_day(self.now)

    @property
    def caregiver_id(self) -> int:
        """Id of the caregiver.

        Raises:
            LookupError: when the conversation is not that far.
        """
        if self.conversation.caregiver_id is None:
            raise LookupError("this conversation has no caregiver yet")
        return self.conversation.caregiver_id

    @property
    def caregiver(self) -> Caregiver:
        """The caregiver."""
        caregiver = Families(self.session).caregiver(self.caregiver_id)
        if caregiver is None:
            raise LookupError("this caregiver was forgotten")
        return caregiver

    @property
    def students(self) -> Sequence[Student]:
        """The children of the caregiver."""
        if self._students is None:
            self._students = Families(self.session).students(self.caregiver_id)
        return self._students

    @property
    def student(self) -> Student | None:
        """The child the talk is about; None when there are several and none was chosen."""
        if len(self.students) == 1:
            return self.students[0]
        return next((one for one in self.students if one.id == self.conversation.student_id), None)

    def choose(self, student_id: object) -> bool:
        """Talk about this child from now on; False when it is not one of this caregiver's."""
        if not isinstance(student_id, int) or student_id not in {student.id for student in self.students}:
            return False
        self.conversation.student_id = student_id
        return True

    def facts(self, student: Student) -> Facts:
        """Return what texts and rules know of the family."""
        return Facts(
            child=student.first_name,
            mentor=self.mentor(student),
            school=student.school_class.school.name,
            sixteen=student.sixteen_on is None or self.today >= student.sixteen_on,
            today=self.today,
        )

    def mentor(self, student: Student) -> str:
        """Return how the child's mentor is called."""
        if student.class_id not in self._mentors:
            self._mentors[student.class_id] = Families(self.session).mentor_name(student.class_id) or NO_MENTOR
        return self._mentors[student.class_id]

    def which_child(self, intent: str, values: Mapping[str, Any]) -> OutboundMessage:
        """Ask which child it is about.

        Args:
            intent: what is done once that is known.
            values: that belong to it; the child's id comes with them.
        """
        buttons = tuple(Button(one.first_name, intent, {**values, "student": one.id}) for one in self.students)
        return OutboundMessage(self.catalogue.say("home.which_child"), buttons)
