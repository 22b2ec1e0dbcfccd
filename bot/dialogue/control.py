"""Short words that steer: read the same in every state, without a model."""

import re
import unicodedata

_PHRASES = {
    "stop": ("stop", "stoppen", "ophouden", "hou op"),
    "menu": ("menu", "begin", "hoofdmenu"),
    "opt_in": ("start",),
    # What the bot tells people to type works everywhere.
    "show_my_data": ("mijn gegevens",),
    "delete_my_data": ("vergeet mij",),
    "contact_mentor": ("bel mij",),
    "opt_out": ("geen berichten meer",),
    "show_agreements": ("afspraken", "mijn afspraken"),
    "go_on_elsewhere": (
        "andere app",
        "in een andere app",
        "verder in whatsapp",
        "verder in telegram",
        "naar whatsapp",
        "naar telegram",
    ),
    "change_answer": (
        "antwoord wijzigen",
        "antwoord veranderen",
        "wijzig antwoord",
        "verander antwoord",
        "ander antwoord",
        "fout antwoord",
    ),
    "help": ("help", "hulp", "helpen"),
    "repeat": ("herhaal", "herhalen", "nog een keer", "nogmaals", "opnieuw", "herhaal de vraag"),
    "go_back": ("terug", "vorige", "ga terug", "stap terug", "vorige vraag"),
    "skip": ("sla over", "overslaan", "skip", "volgende", "volgende vraag"),
    "explain_simpler": (
        "makkelijker",
        "simpeler",
        "leg makkelijker uit",
        "leg uit",
        "te moeilijk",
        "leg het makkelijker uit",
    ),
    "pause": ("pauze", "pauzeren", "even pauze"),
    "resume": ("verder", "doorgaan", "ga verder", "ga door", "hervat", "verder gaan"),
}
_INTENTS = {phrase: intent for intent, phrases in _PHRASES.items() for phrase in phrases}


def plain(text: str) -> str:
    """Return ``text`` in lower case, without accents, marks and double spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[^\w\s]|_", " ", letters.encode("ascii", "ignore").decode()).split())


_SIGNS = {"?": "help", "👍": "affirm", "👌": "affirm", "✅": "affirm", "👎": "deny", "❌": "deny", "🙏": "thank"}
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")


def control_intent(text: str) -> str | None:
    """Return the intent of a message that is nothing but a control word, or a sign that stands for one."""
    sign = _SKIN.sub("", text).strip()
    return _INTENTS.get(plain(text)) or _SIGNS.get(sign[:1] if len(set(sign)) == 1 else "")
