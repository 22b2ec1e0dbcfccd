"""A message written plainly: half-hidden letters put back, and words of danger spelt as they should be.

Nothing else is corrected: only what sounds like a word that the rules look for, has its letters in another order, or,
for the longest words, is one letter away from it.
"""

import re
import unicodedata
from functools import lru_cache

_PICTURES = str.maketrans(
    {"🔪": " mes ", "🗡": " mes ", "🔫": " pistool ", "💀": " dood ", "☠": " dood ", "⚰": " dood ", "💊": " pillen "}
    | {"🩸": " bloed ", "👊": " slaat ", "🆘": " sos ", "\u0131": "i", "\u0142": "l"}
    | dict.fromkeys("😂🤣😆😹😅😜", " haha ")
    | dict.fromkeys("'`\u00b4\u2018\u2019")
)
_LEET = str.maketrans("013@$€", "oiease", "*")

_SOUGHT = """
zelfmoord zelfmoordpoging zelfmoordgedachten zelfdoding suicide suicidaal levensmoe doodgaan doodswens afscheidsbrief
overdosis paracetamol medicijnen pillen tabletten ophangen opgehangen verhangen springen gesprongen bewusteloos
begrafenis verdwijnen verdrinken vergiftigen
snijdt snijden gesneden automutilatie littekens scheermesje scheermesjes krassen bloed verwondt verwonden zichzelf
mishandelt mishandelen mishandeling kindermishandeling misbruik misbruikt misbruiken verkracht verkrachten
verkrachting aangerand aanranding betast seksueel bedreigt bedreigen bedreiging bedreigingen dreigt gedreigd
geslagen slaat schopt schoppen geschopt getrapt gestompt knijpt geknepen wurgt gewurgd vermoordt vermoorden
doodmaken doodslaan doodsteken doodschieten neersteken gestoken pistool stalkt gewelddadig geweld agressief agressie
weggelopen wegloopt weglopen vermist verdwenen spoorloos ontvoerd ontvoeren gechanteerd chantage chanteert afgeperst
afpersen naaktfoto naaktfotos loverboy gedrogeerd prostitutie uitgehuwelijkt uithuwelijken gedwongen dwingt besnijden
besneden eerwraak verwaarloosd verwaarlozing verslaafd dronken opgesloten opsluiten gevangen vluchten gevlucht
onveilig mishandelde misbruikte bedreigde verwaarloosde verkrachtte mezelf dochter moeder vader vriend kinderen
stiefvader leven wakker nooit iedereen slapen
"""
_LONGEST = """
zelfmoord zelfmoordpoging zelfmoordgedachten zelfdoding suicide suicidaal afscheidsbrief overdosis paracetamol
automutilatie scheermesjes mishandelt mishandelen mishandeling kindermishandeling misbruikt misbruiken verkracht
verkrachting aanranding doodswens gewelddadig agressief weggelopen gechanteerd naaktfotos loverboy uitgehuwelijkt
uithuwelijken bewusteloos gedrogeerd verwaarloosd verwaarlozing stiefvader bedreiging bedreigingen
"""
_ORDINARY = """
zussen sussen slappen slappe krasje iedere waker pielen meegelopen leeggelopen leerkracht leerkrachten vertraagd
vertraagt verdraagt verkrijgt gehanteerd aanlanding suisde suisden stiefouder werkkracht bedrijving slat bestaat
donker droogte veerkrachtig veerkrachtige pilots uiterlijke uiterlijken vermits vervalst verwende schelvis verdromen
formeert
"""
"""Words that are near a word of danger and mean something else."""

_SHORT = {
    "ik": "k ikk ikke ich",
    "niet": "nie ni nit neit neet nich niett nied nieht",
    "het": "t ut",
    "dat": "da",
    "dat_is": "das",
    "hij": "ie hy",
    "zij": "zy",
    "hem": "em m um",
    "mijn": "mn mijne mijnen menne mienen mien mijnn",
    "zijn": "zn zijne zijnen",
    "aan": "an",
    "aandoet": "andot andoet aandot",
    "als": "as",
    "ben": "bin bun",
    "zei": "zee zeej",
    "mij": "mie miej mi",
    "ons": "oons oonze uns",
    "heeft": "hef hefft heft heefd",
    "wordt": "word wor wort",
    "zelf": "zelluf zelve",
    "eigen": "eige",
    "zegt": "zegd segt zecht zeit",
    "jongens": "jonges",
    "dood": "doot dod dooot",
    "geen": "gin gn gene",
    "papa": "pappa pap",
    "mama": "mamma mams",
    "niemand": "niemant nieman",
    "snijdt": "snidt snid snit",
    "leven": "lewe lewen leewe",
    "slaat": "slt slaot sloat slaoget slaog",
    "slaan": "sloan slaon",
    "geslagen": "geslage gslagen",
}
_LONG = {short: word.replace("_", " ") for word, shorts in _SHORT.items() for short in shorts.split()}
_JOINED = re.compile(r"k(wil|wou|ben|heb|zie|zien|weet|ga|kan|zal|moet|hoop|denk|durf|voel|hou|zou|vind|doe|had|was)")
_APART = (
    (re.compile(r" (zich|haar|hem|mijn|mij|me|je) ?(?:zelf|zelve?|eigen zelf)(?= )"), r" \1zelf"),
    (re.compile(r" (?:der|dr|dur)(?= (?:niet|een|eind|end|uit|nooit))"), " er"),
    (re.compile(r" (?:niet ?(?:meer|mer|mr|meh|mir|mier)|ni+e?meer|nimmer)(?= )"), " niet meer"),
)


def _sound(word: str) -> str:
    """Return how a word sounds, roughly: words that sound alike give the same."""
    for written, heard in (
        *(("ij", "y"), ("ei", "y"), ("ou", "au"), ("sch", "sg"), ("sj", "s"), ("ch", "g"), ("ck", "k"), ("ph", "f")),
        *(("th", "t"), ("dt", "t"), ("qu", "kw"), ("x", "ks"), ("ie", "i"), ("uw", "u"), ("z", "s"), ("v", "f")),
    ):
        word = word.replace(written, heard)
    word = re.sub("c(?=[eiy])", "s", word).replace("c", "k")
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub("(?<=e)n$", "", re.sub("d$", "t", word))


def _shuffled(sound: str) -> str:
    return sound[0] + "".join(sorted(sound[1:]))


def _without_a_letter(sound: str) -> set[str]:
    return {sound, *(sound[:at] + sound[at + 1 :] for at in range(1, len(sound)))}


_SHORTEST, _SHUFFLED_OVER, _NEAR_OVER = 4, 5, 6
"""Letters: shorter words turn into others when letters are put right, moved or left out."""
_KNOWN = frozenset(_ORDINARY.split())
_BY_SOUND = {_sound(word): word for word in _SOUGHT.split()}
_BY_LETTERS = {_shuffled(sound): word for sound, word in _BY_SOUND.items() if len(sound) > _SHUFFLED_OVER}
_BY_NEARNESS = {part: word for word in _LONGEST.split() for part in _without_a_letter(_sound(word))}


@lru_cache(maxsize=10_000)
def _right(word: str) -> str:
    """Return the word that was meant."""
    if word in _LONG:
        return _LONG[word]
    if joined := _JOINED.fullmatch(word):
        return f"ik {joined[1]}"
    if len(word) < _SHORTEST or not word.isalpha() or word in _KNOWN:
        return word
    sound = _sound(word)
    if meant := _BY_SOUND.get(sound):
        return meant
    if len(sound) > _SHUFFLED_OVER and (meant := _BY_LETTERS.get(_shuffled(sound))):
        return meant
    if len(sound) > _NEAR_OVER:
        return next((_BY_NEARNESS[part] for part in sorted(_without_a_letter(sound)) if part in _BY_NEARNESS), word)
    return word


def plain(text: str) -> str:
    """Return ``text`` as words between single spaces, with the letters of half-hidden words put back.

    Commas and ends of sentences stay, as the words "," and "."; the last word is always ".".
    """
    letters = re.sub(r"\bda['’]k\b", "dat ik", text.casefold())
    letters = unicodedata.normalize("NFKD", letters.translate(_PICTURES))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = re.sub(r"(?<=[a-z])[013@$€*]+(?=[a-z])", lambda hidden: hidden[0].translate(_LEET), letters)
    letters = re.sub(r"(?<=\b[a-z])[.*_/-](?=[a-z]\b)", "", letters)
    letters = re.sub(r"\b(?:[a-z] ){3,}[a-z]\b", lambda spelt: spelt[0].replace(" ", ""), letters)
    letters = re.sub(r"([a-z])\1{2,}", r"\1\1", letters)
    letters = re.sub(r"[.!?\n…]+", " . ", re.sub("[,;:]", " , ", letters))
    letters = re.sub(r"[^\w\s,.]|_", " ", letters)
    words = f" {' '.join(map(_right, letters.split()))} . "
    for apart, together in _APART:
        words = apart.sub(together, words)
    return words
