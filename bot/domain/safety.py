"""Words of danger, looked for before anything else.

The rules are wide on purpose: a careful question and a telephone number cost little (CONTENT.md, Safety). What
looks like danger and is a manner of speaking is taken out first.
"""

import re
import unicodedata
from enum import StrEnum


class Danger(StrEnum):
    """Whose life or safety may be at stake."""

    CHILD = "danger_child"
    HOME = "danger_home"


_HARMLESS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(lach|lag)\w* (me|mij|m'n|mn|ons)? ?(echt )?(dood|kapot|suf)",
        r"dood\w* van (het|t) lachen",
        r"lachen",
        r"\bdood(moe|op|gewoon|simpel|leuk|stil|saai|eng|makkelijk|zenuwachtig|normaal)\b",
        r"\b(dood|doodse?)\s?(moe|op van|saai|stil|stilte|nerveus)\b",
        r"\b(batterij|accu|telefoon|mobiel|plant|laptop|internet|wifi|lijn|hoek|punt)\w*\W+(\w+\W+){0,3}dood",
        r"\bdood(e|lopende?|spoor)\b",
        r"\bgaat (me|mij|hem|haar) (om|over) ",
        r"slaa?n? (\w+\W+){0,3}(over|op|af|dicht|toe|aan)\b",
        r"\b(slaat|sla|slaan) (\w+\W+){0,2}(nergens|alles|geen|de plank|een slaatje|een goed figuur)",
        r"\bma(a)?kt? (me|mij|ons|m'n) (\w+ )?(gek|horendol|helemaal gek)\b",
        r"\bvermoord\w* (\w+ )?(met|door) (huiswerk|sommen|toetsen)",
        r"\bschiet(en)? (\w+\W+){0,3}(op|lekker op|berichtje|te binnen|wortel)",
        r"\bkan (hem|haar|die|m|ze|'m) wel (\w+ )?(achter het behang|schieten|wurgen|vermoorden)",
        r"\bmoord(end|wijf|vent|meid|gast|dag|kuil|s?pel|verhaal|boek)",
        r"\b(game|spel|spelletje|film|boek|serie|fortnite|call of duty|gta|tv|netflix)\b.*",
        r"\bkil+en\b",
        r"\b(honger|dorst|nieuwsgierig\w*|verveling|kou)\b.*\b(dood|sterf|sterven)\b",
        r"\b(dood|sterf|sterven) van (de )?(honger|dorst|verveling|kou|zenuwen|schrik|schaamte|spanning)",
        r"\b(opa|oma|tante|oom|hond|kat|poes|vis|cavia|konijn|overgrootouder\w*|buurman|buurvrouw) (is|zijn|was) (\w+ ){0,4}(dood|overleden|gestorven)",
        r"\bover mijn lijk\b",
        r"\bstraf\w* (\w+ ){0,3}slaan\b(?=.*niet)",
    )
)
_CHILD = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bzelf ?mo+r+d\w*",
        r"\bsu[iï]c[iíy]d\w*|\bsuicied\w*|\bzm gedachte\w*",
        r"\b(maakt?|maken|make|maak) (\w+ ){0,3}einde? a+n\b",
        r"\beinde? (\w+ )?(aan|maken)\b.*\b(leven|maken)\b|\beind\w* (\w+ )?a+n (\w+ )?(zijn|haar|mijn|het|t) leven",
        r"\bniet (meer )?(wil|wilt|wou|wilde|willen|hoef|hoeft|hoeven)? ?(te )?(leven|leve|bestaan|verder leven)\b",
        r"\b(wil|wilt|wou|wilde|willen|wilde) (\w+ ){0,3}(niet|nie|nimeer|nooit) ?(meer|mee|mr)? ?(leven|leve|wakker worden|bestaan|er ?zijn|hier ?zijn|verder leven)\b",
        r"\b(wil|wilt|wou|wilde|willen)( het| t| er)? (niet|nie|nimeer) ?(meer|mee)?$",
        r"\b(wil|wilt|wou|wilde|willen) (\w+ ){0,2}(niet|nie) (meer|mee)( ?,| zegt| en| huilt|[.!])",
        r"\b(ziet?|zie|zag|zien) (het|t|er) (\w+ ){0,3}(niet|nie) ?(meer|mee)? (zitten|zitte)",
        r"\b(wil|wilt|wou|wilde|willen|gaat|ga|zou|liever|wens\w*|was) (\w+ ){0,5}do+[dt]\b",
        r"\bdo+d (wil|wilt|wou|wilde|willen|zou)?\b.*\b(gaan|zijn|wil|wilt|wou)\b",
        r"\b(wil|wilt|wou|wilde|willen) (\w+ ){0,2}(sterven|verdwijnen|weg ?zijn van deze wereld)",
        r"\b(beter|fijner|liever|makkelijker) (\w+ ){0,6}(zonder (mij|me|hem|haar)|er niet (meer )?(ben|is|was|zou)|als (ik|hij|zij|ze) er niet)",
        r"\b(er )?niet (meer )?(zou|had|hoef\w*) (te )?(bestaan|zijn)\b|\bnooit geboren\b|\bniet geboren\b",
        r"\b(snijd\w*|snijt|snij|sneed|krast?|krassen|brandt?|verwond\w*|pijnigt?) (\w+ ){0,3}(zich|zichzelf|zn ?eigen|haar ?eigen|zijn ?eigen|in (haar|zijn|mijn|d'r|zn) (arm|armen|been|benen|pols\w*|huid)|zelf)",
        r"\b(zich|zichzelf|zn ?eigen|mezelf|jezelf|haarzelf|hemzelf) (\w+ ){0,3}(snijd\w*|snij|snee\w*|krast?|pijn|iets aan|wat aan|verwond\w*|beschadig\w*|slaat|branden|ophangen|verhangen)",
        r"\b(doet|doe|doen|deed) (\w+ ){0,2}(zich|zichzelf|zn ?eigen|mezelf|haarzelf|hemzelf) (\w+ ){0,3}(iets|wat|pijn|kwaad)",
        r"\bzelf ?(beschadig\w*|verminking|verwond\w*|pijniging|harm)\b|\bautomutil\w*",
        r"\b(sneetjes|snijwonden|krassen|littekens|wondjes) (\w+ ){0,3}(arm|armen|benen|been|pols\w*)\b",
        r"\b(arm|armen|benen|been|pols\w*) (\w+ ){0,4}(opengesneden|sneetjes|snijwonden|krassen|wondjes)",
        r"\boverdos\w*|\b(alle|heel veel|te ?veel|doosje|strip|handvol|hele) (\w+ ){0,2}(pillen|pilletjes|tabletten|medicijn\w*|paracetamol\w*)",
        r"\bvoor (de|een) trein\b|\b(van|vanaf) (het|een|de) (dak|flat|brug|balkon|spoor) (\w+ ){0,3}(spring\w*|sprong|gaan|af)|\bspring\w* (\w+ ){0,3}(dak|flat|brug|balkon|trein|raam)",
        r"\bafscheids?(brief|briefje|bericht\w*)|\bneemt? afscheid van (iedereen|het leven|alles)",
        r"\b(weggelopen|van huis weg|wegloopt van huis|loopt weg van huis|van huis (weg)?gelopen|vermist|al (\w+ ){1,3}(nacht\w*|dagen?) niet thuis)\b",
        r"\b(misbruik\w*|verkracht\w*|aangerand|aanrand\w*|seksueel|sexueel|naaktfoto\w*|loverboy\w*|ongewenst aangeraakt)\b",
        r"\b(zit|zat|komt|raakt|heeft) (\w+ ){0,6}aan (haar|hem|mijn dochter|mijn zoon|mn dochter|mn zoon|mijn kind)\b",
        r"\b(steek|steken|stak|neersteken|mes|pistool|wapen)\b(?!.*(keuken|kook|brood|snijplank|servet))",
        r"\bopgehangen\b|\bverhang\w*|\bophang\w*",
        r"\bhoeft?( van (hem|haar|mij))? (niet|nie) (meer|mee)\b( voor (hem|haar|mij))?$|\bvoor (hem|haar|mij|mn \w+|mijn \w+) hoeft (het|t) (allemaal )?(niet|nie) (meer|mee)",
        r"\b(geen|gn) zin (meer )?(in (het|t|dit|zijn|haar|mijn) )?leven\b|\bleven (\w+ ){0,3}(geen zin|zinloos|niet waard|niks waard|moe)\b|\blevensmoe\b|\bleven (beu|zat)\b",
    )
)
_HOME = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(slaat|sla|slaan|slat|slaa?gt|sloeg|sloegen|geslagen|schopt|schopte|geschopt|trapt|stompt|gestompt|mept|mepte|knijpt|wurgt|wurgde|gewurgd) (\w+ ){0,4}(mij|me|mn|mijn|hem|haar|ons|kind\w*|zoon|dochter|moeder|vader|mama|papa|vrouw|zusje|broertje|elkaar|ze|soms|vaak)\b",
        r"\b(mij|me|hem|haar|ons|kind\w*|zoon|dochter|moeder|mama|zusje|broertje|elkaar) (\w+ ){0,4}(slaat|slaan|sloeg|geslagen|schopt|geschopt|stompt|mept|wurgt|wurgde|mishandel\w*|bedreig\w*)\b",
        r"\b(word|wordt|werd|ben|is|wordt er|worden) (\w+ ){0,4}(geslagen|mishandeld|gestompt|geschopt|bedreigd|opgesloten)\b",
        r"\bslaat (\w+ )?(als|wanneer) (hij|ze|zij|papa|pa)\b|\b(losse|lossere) hand(en|jes)\b",
        r"\bmishand\w*|\bmishan?del\w*|\bhuiselijk geweld\b|\bgeweld thuis\b|\bthuis (\w+ ){0,3}geweld\b",
        r"\b(niet|nie|on) ?veilig\b.*\b(thuis|huis|hier|man|vader|ex|hem)\b|\b(thuis|huis|hier)\b.*\b(niet|nie|on) ?veilig\b",
        r"\b(bang|angst|schrik) (\w+ ){0,3}(voor|van) (\w+ )?(mijn|mn|m'n|haar|zijn|zn|z'n|de|hem|thuis)? ?(man|vader|ex|vriend|stiefvader|papa|pa|hem|partner|broer|oom|thuis|naar huis)\b|\bdurft? (niet|nie) (meer )?(naar huis|thuis)",
        r"\b(bedreig\w*|dreigt|dreigde) (\w+ ){0,6}(te )?(vermoord\w*|dood|doden|slaan|steken|iets aan|me|mij|ons|hem|haar|mes)\b",
        r"\b(maakt?|maak|ga|gaat|zal|wil) (\w+ ){0,3}(ons|mij|me|haar|hem|iedereen|je|jullie) (\w+ ){0,2}(dood|kapot|af|vermoorden|doodmaken|doodslaan|doodsteken)\b",
        r"\b(vermoord\w*|doodslaan|doodsteken|doodschieten|doodmaken)\b",
        r"\b(gooit|gooide|smijt) (\w+ ){0,3}(borden|spullen|naar (mij|ons|hem|haar|de kinderen))",
        r"\b(kindermishandeling|eerwraak|uithuwelij\w*|uitgehuwelijkt|gedwongen (huwelijk|trouwen)|opgesloten|besnijd\w* (\w+ )?(dochter|meisje))\b",
        r"\bblauwe? (plek\w*|oog|ogen)\b(?=.*(vader|man|thuis|ex|hij|papa|oom))",
    )
)


def plain(text: str) -> str:
    """Return ``text`` in lower case, without accents and with the letters of half-hidden words put back."""
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    for hidden, letter in (("0", "o"), ("3", "e"), ("@", "a"), ("$", "s"), ("1", "i")):
        letters = re.sub(rf"(?<=[a-z]){re.escape(hidden)}|{re.escape(hidden)}(?=[a-z])", letter, letters)
    letters = re.sub(r"(?<=\b[a-z])[.*\-_ ](?=[a-z]\b)", "", letters)
    return " ".join(re.sub(r"(?<=[a-z])[.*\-_](?=[a-z])", "", letters).split())


def danger_in(text: str) -> Danger | None:
    """Return what danger a message speaks of, if any."""
    words = plain(text)
    for pattern in _HARMLESS:
        words = pattern.sub(" ", words)
    if any(pattern.search(words) for pattern in _CHILD):
        return Danger.CHILD
    if any(pattern.search(words) for pattern in _HOME):
        return Danger.HOME
    return None
