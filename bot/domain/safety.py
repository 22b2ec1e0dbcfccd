"""Words of danger, looked for before anything else.

The rules are wide on purpose: a careful question and a telephone number cost little. A message is first written
plainly (`plain`), then manners of speaking are taken out, and what is left is held against the rules.
"""

from enum import StrEnum

from bot.domain.danger.abuse import ABUSE
from bot.domain.danger.despair import DESPAIR, IN_OTHER_LANGUAGES, SELF_HARM
from bot.domain.danger.disappearance import DISAPPEARANCE
from bot.domain.danger.fear import FEAR
from bot.domain.danger.idioms import IDIOMS
from bot.domain.danger.rule import Rules
from bot.domain.danger.spelling import plain
from bot.domain.danger.topics import TOPICS
from bot.domain.danger.violence import VIOLENCE

__all__ = ["Danger", "danger_in", "plain"]


class Danger(StrEnum):
    """Whose life or safety may be at stake."""

    CHILD = "danger_child"
    HOME = "danger_home"


_AT_HOME = Rules(
    r"""
    (?:mijn|mijne|mijnen|me|eigen|nieuwe|door|nen|je|als)_(?:man|vrouw|vriend|partner|vent)|ex|vader|papa|pa|stief\w+
    moeder|mama|ma|broers?|oom|opa|zwager|schoon\w+|familie|gezin|husband|man|esim|kocam|thuis|huis|slaapkamer|mij|me
    mezelf|ons|us|mnie|beni|kinderen|kids|baby|huiselijk|kindermish\w*|\w*dr[ae]bni
    """
)
_ELSEWHERE = Rules(
    r"""
    \w*school\w*|klas|leraar|docent|\w*trainer|jongens?|groep\w*|straat|snap\w*|tiktok|insta\w*|meiden|stage\w*|vriendje
    bende|op_hem|te_wachten|meester|juf|pauze|plein|station
    """
)
_GROWN_UP = Rules(
    r"""
    (?:als|ik|ben)_(?:moeder|vader|ouder|mama|papa)|(?:slechte|alleenstaande)_\w+|(?:mijn|de)_kinderen|de_vader|zelf
    """
)
_PARTNER = Rules(r"(?:mijn|me|mijnen)_(?:man|vrouw|partner|vriend|ex|vent)")
_CHILD = Rules(r"hij|ze|zij|hem|haar|\w*zoon|dochter|(?:mijn|me|onze|ons)_(?:kind|kindje|meisje|meiske|jongen)")


def danger_in(text: str) -> Danger | None:
    """Return what danger a message speaks of, if any."""
    words = plain(text)
    return _spoken_of(words) and _spoken_of(TOPICS.taken_out_of(IDIOMS.taken_out_of(words)))


def _spoken_of(words: str) -> Danger | None:
    """Return what danger there is in ``words``, manners of speaking and all."""
    if any(rules.found_in(words) for rules in (DESPAIR, SELF_HARM, IN_OTHER_LANGUAGES)):
        home = _PARTNER.found_in(words) or (_GROWN_UP.found_in(words) and not _CHILD.found_in(words))
    elif DISAPPEARANCE.found_in(words):
        home = None
    elif VIOLENCE.found_in(words) or FEAR.found_in(words):
        home = not _ELSEWHERE.found_in(words)
    elif ABUSE.found_in(words):
        home = _AT_HOME.found_in(words) and not _ELSEWHERE.found_in(words)
    else:
        return None
    return Danger.HOME if home else Danger.CHILD
