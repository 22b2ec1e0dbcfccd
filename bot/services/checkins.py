"""The day after a planned moment: how did it go?"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.catalogue import Catalogue
from bot.dialogue.choices import read_choices
from bot.dialogue.reading import THUMBS, read_yes_or_no
from bot.domain.agreements import Result
from bot.domain.assignments import HOW_NOW, FirstAid
from bot.domain.calendar import checkin_at, local_day
from bot.domain.dose import Action, Circumstances, Governor, Kind, Reason, Ruling
from bot.domain.messages import Button, OutboundMessage
from bot.domain.steps import Option
from bot.domain.wording import fill
from bot.services.clock import Clock
from bot.services.heard import Heard
from bot.services.holding import held
from bot.services.outbound import Letter, Outgoing
from bot.services.progress import Progress
from bot.store.engine import Store
from bot.store.models import Activity
from bot.store.queries.asked import CHECKIN, open_checkin
from bot.store.queries.dose import circumstances
from bot.store.repositories.activities import WAITING, Activities
from bot.store.repositories.conversations import Conversations

BATCH = 200
DONE_IT, NOT_YET = "report_done", "report_not_done"
"""What the first two buttons of a check-in after an assignment stand for."""
ANSWER_WORDS = 4
"""Up to this many words, what is typed after a check-in may be its answer; a longer story is about something else."""
_SAID = (Option(DONE_IT, "gelukt", ("gedaan",)), Option(NOT_YET, "nog niet", ("niet gelukt", "niet gedaan")))

_RESULTS = (
    Option(Result.WORKED, "gelukt", ("gedaan",)),
    Option(Result.OTHERWISE, "anders gegaan", ("anders",)),
    Option(Result.NOT_YET, "nog niet", ("niet gelukt", "niet gedaan")),
)


class CheckIns:
    """Asks how it went. A parent planned it, so it does not count as unasked; who stopped gets nothing.

    In a pause nothing is asked; it is put off until the pause is over.

    Args:
        store: the database.
        catalogue: what can be said.
        outgoing: the outbox.
        governor: decides how much is sent.
        clock: gives the moment, in UTC.
    """

    def __init__(
        self, store: Store, catalogue: Catalogue, outgoing: Outgoing, governor: Governor, clock: Clock
    ) -> None:
        self.store, self.catalogue, self.outgoing = store, catalogue, outgoing
        self.governor, self.clock = governor, clock

    def post_due(self) -> list[str]:
        """Put the check-ins that are due in the outbox, each once; return their conversations."""
        now = self.clock()
        if self.governor.quiet.hold(now) > now:
            return []
        with self.store.session() as session:
            due = Activities(session).due_checkins(now, BATCH)
            people = {activity.caregiver_id for activity in due}
            addresses = Conversations(session).latest_addresses(people)
            known = circumstances(session, people, now)
            letters = []
            for activity in due:
                ruling = self._ruling(activity, known[activity.caregiver_id], now)
                for row in held(self._key(activity), activity.caregiver_id, CHECKIN, ruling, now):
                    session.merge(row)
                if ruling.action is not Action.SEND:
                    activity.checkin_at = ruling.until
                    continue
                address = addresses.get(activity.caregiver_id)
                question = self._question(activity)
                if address and question:
                    letters.append(Letter(address, [question], self._key(activity), CHECKIN))
                activity.checkin_at = None
            self.outgoing.post_all(session, letters)
            session.commit()
        return [letter.address.conversation_id for letter in letters]

    @staticmethod
    def _key(activity: Activity) -> str:
        return f"checkin:{activity.id}:{activity.planned_for}"

    def _ruling(self, activity: Activity, about: Circumstances, now: datetime) -> Ruling:
        """Return what is done with a check-in; after a pause it comes at the hour that it always comes."""
        ruling = self.governor.rule(Kind.CHECKIN, now, about)
        until = activity.caregiver.paused_until
        if ruling.reason is Reason.PAUSED and until:
            return replace(ruling, until=checkin_at(until - timedelta(days=1), self.governor.quiet))
        return ruling

    def _today(self) -> date:
        return local_day(self.clock())

    def _question(self, activity: Activity) -> OutboundMessage | None:
        """Return the question, or None when it is not to be asked any more."""
        talk = self.catalogue.talks.get(activity.slug)
        if activity.state != WAITING or activity.caregiver.opted_out_at or talk is None:
            return None
        names = {"kind": activity.student.first_name, "opdracht": talk.title}
        values = {"activity": activity.id}
        if isinstance(talk, FirstAid):
            return _how_now(talk, names, values)
        day = activity.planned_for
        late = day is not None and day < self._today() - timedelta(days=1)
        text = self.catalogue.say("checkin.ask_later" if late else "checkin.ask", **names)
        buttons = (
            Button("Ja, gelukt", DONE_IT, values),
            Button("Nog niet", NOT_YET, values),
            Button("Geen berichten meer", "opt_out"),
        )
        return OutboundMessage(text, buttons)


def _how_now(talk: FirstAid, names: dict[str, str], values: dict[str, int]) -> OutboundMessage:
    """Return the question of a first-aid talk that waited a day: it is answered at once."""
    step = talk.step(HOW_NOW)
    return OutboundMessage(
        fill(step.text, names),
        tuple(Button(o.title, "answer", {**values, "step": step.id, "value": o.id}) for o in step.options),
    )


def answered_by(progress: Progress, heard: Heard) -> Button | None:
    """Return the button of the check-in that was said last, for which typed words stand; None when for none."""
    if len(heard.text.split()) > ANSWER_WORDS:
        return None
    asked = open_checkin(progress.family.session, progress.family.conversation.id)
    buttons = OutboundMessage.from_dict(asked.body).buttons if asked else ()
    if buttons and "agreement" in buttons[0].values:
        said = read_choices(heard.text, _RESULTS) or _result(heard)
        return next((one for one in buttons if said == [one.values["result"]]), None)
    activity = progress.find(buttons[0].values.get("activity")) if buttons else None
    if activity is None or activity.state != WAITING:
        return None
    talk = progress.walk(activity).talk
    if isinstance(talk, FirstAid):
        said = read_choices(heard.text, talk.step(HOW_NOW).options)
        return next((one for one in buttons if said == [one.values.get("value")]), None)
    said = read_choices(heard.text, _SAID) or _yes_or_no(heard)
    return next((one for one in buttons if said == [one.intent]), None)


def _result(heard: Heard) -> list[str]:
    """Return what a plain yes or no says of an agreement."""
    return [{DONE_IT: Result.WORKED, NOT_YET: Result.NOT_YET}[one] for one in _yes_or_no(heard)]


def _yes_or_no(heard: Heard) -> list[str]:
    said = read_yes_or_no(heard.text) if heard.text else THUMBS.get(heard.intent)
    return [{"yes": DONE_IT, "no": NOT_YET}[said]] if said else []
