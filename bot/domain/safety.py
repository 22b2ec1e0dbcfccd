"""Words of danger, looked for before anything else.

The rules are wide on purpose: a careful question and a telephone number cost little (CONTENT.md, Safety). A message is
first written plainly (`plain`), then manners of speaking are taken out, and what is left is held against the rules.

A rule is a row of words, read from left to right:

- ``wil|wou`` one of these words, ``slaa\\w*`` a word that begins so, ``er_niet`` two words as one
- ``WANT`` one of the words of a class
- ``~3`` up to three other words of the same sentence · ``A <3> B`` the same, in either order
- ``?het`` a word that may be left out · ``!op`` the next word is not this one
"""

import re
import unicodedata
from enum import StrEnum


class Danger(StrEnum):
    """Whose life or safety may be at stake."""

    CHILD = "danger_child"
    HOME = "danger_home"


_CLASSES = {
    "END": r"[.,]",
    "SAYS": r"[.,]|zeg\w*|zei\w*|en|maar|want|huil\w*|schr\w+",
    "WANT": r"wil|wilt|wilde|willen|wille|wil[id]e|wou|wouden|kwil|kwou|zou|hoop\w*|hopen|wens\w*|liever|wul",
    "NOT": r"niet|nie|ni|nooit|niks",
    "MORE": r"meer|mee|mer|mr|langer|verder",
    "NOMORE": r"(?:niet|nie|ni|nooit) (?:\w+ )?(?:meer|mee|mer|mr|langer)|ni+e?t?meer|nimmer",
    "DEAD": r"doo+[dt]|dod|dd|doodga\w*|sterven|sterve|sterf",
    "LIVE": r"(?:te |verder )?(?:leven|leve|leef|leeft|bestaan|bestaat|bestond)",
    "SUICIDE": r"z[aeiou]*l[aeiou]*[fv][ -]?m[o]*r+[o]*[dt]\w*|z ?m(?:oord\w*)?|zel[fv]d[oe]+d+ing\w*|zelf doding"
    r"|su[iye]*[cs]i[eyi]*[dt]\w*|kms|kys|intihar\w*|samoboj\w*|suizid\w*|ntahar|انتحار|суицид|самогубство",
    "SELF": r"zich|zich ?zel[fv]|zi[cg]h?zel[fv]|(?:zn|zijn|ze|der|haar|dr|mn|mijn|me) ?eigen|(?:haar|hem|me|mij|mn|mijn|ze)zel[fv]"
    r"|(?:haar|hem|me|mij|mijn) zelf|himself|herself|myself",
    "BODY": r"arm|armen|armpjes|pols|polsen|been|benen|bovenbenen|boven(?:been|arm)|dij|dijen|huid|buik|lichaam",
    "CUT": r"snij\w*|snee\w*|sne[ed]en|gesneden|sned?ed|opengesneden|kras\w*|gekrast|krab\w*|opengekra\w+|verwon\w*|wonden|wondjes"
    r"|littekens?|brand(?:plek|wond)\w*|versnij\w*|pijnig\w*|cut\w*|hurt\w*|mutileer\w*",
    "PILLS": r"pil|pillen|pilletjes|slaappillen|tabletten|paracetam\w*|medicijn\w*|medicatie|slaapmiddel\w*|oxazepam|ibuprofen\w*",
    "HEIGHT": r"dak|flat|brug|balkon|viaduct|toren|spoor|rails|trein|metro|tram|raam|perron|parkeergarage",
    "OBJ": r"mij|me|ons|hem|haar|elkaar|iedereen|jou|jullie|us|mnie|nas",
    "KIN": r"kind|kindje|kinderen|kids|zoon\w*|dochter\w*|moeder|mama|mam|ma|vader|papa|vrouw|broertje|zusje|zus|broer|meisjes?|meiske"
    r"|jongens?|jongste|oudste|baby|vriendin",
    "VICTIM": r"OBJ|(?:de |mijn |mn |me |onze |ons |zijn |haar |zn |dr )?(?:eigen )?(?:KIN)|ze",
    "OFFENDER": r"(?:mijn|mn|me|mijnen|haar|zijn|zn|de|dr|der|onze|nen|zn|eigen) (?:\w+ )?(?:man|vader|vriend|vriendje|vent|papa|pa|partner"
    r"|broers?|oom|opa|stief\w+|schoon\w+|familie|zwager|neef|mens)|vader|papa|pa|ex|exman|ex man|stief\w+|man|hem|gast|gozer",
    "HIT": r"sla|slaa[tdn]|slat|slaagt|slan|sloeg|sloegen|schop|schopt|schoppen|schopte|trapt|trapte|trappen|stomp\w*|mep|mept|meppen|mepte"
    r"|wurg\w*|mishandel\w*|aframmel\w*|knijpt|bijt|beats?|hits?|bije|frappe|dovuy\w*",
    "HURT": r"geslage\w*|geschop\w*|getrapt|gestomp\w*|gemept|gewurg\w*|afgetuig\w*|afgeranseld|toegetakel\w*|neergestoken"
    r"|gestoken|neergeschoten|beschoten|doodgeslagen",
    "BLOWS": r"klap|klappen|slaag|rammel|meppen|tikken|oorvijg\w*|pak_slaag|stokslagen",
    "WEAPON": r"mes|keukenmes|zakmes|steekwapen|pistool|vuurwapen|wapen|geweer|machete|boksbeugel|bijl|hamer",
    "ABUSE": r"mis ?han[dt]+e?l\w*|kinder ?mishandel\w*|verkrach?t\w*|misbrui[kc]\w*|aangerand\w*|aanrand\w*|incest|loverboy\w*|grooming"
    r"|gegroomd|sextortion|(?:naakt|bloot)\w* ?(?:foto|filmpje|beeld)\w*|dick ?pic\w*|uithuwelij\w*|uitgehuwelijk\w*|eerwraak|besnij\w*"
    r"|besneden|gewelddadig\w*|huiselijk geweld|stalk\w*|gestalkt|ontvoer\w*|bedreig\w*|doodsbedreig\w*|afpers\w*|afgeperst|chant\w*"
    r"|gechant\w*|wurg\w*|gewurgd|steekpartij|doods?te?ken|neer ?steken|neer te steken|doodsteek\w*|doodslaa\w*|dood ?schiet\w*"
    r"|dood te schieten|neerschiet\w*|doodma?ak\w*|doodmaken|verm[ou]+r+[dt]\w*|raped?|abus(?:e|ed|es|ing)|siddet|kaydr[ae]b\w*"
    r"|kidr[ae]b\w*|dr[ae]bni|يضربني|misshandel\w*|schlagt|избива\w*|бьет|б'є",
    "ELDER": r"(?:oudere|volwassen|vreemde|onbekende|grote|foute|verkeerde) (?:man|mannen|jongens?|vent|kerel|gast|gasten)",
    "GAME": r"game|games|gta|fortnite|cod|call of duty|minecraft|roblox|mario|spel|spelletje|level|film|films|serie|series|boek|thriller|netflix"
    r"|tv|zombies?|musical|toneelstuk|detective|documentaire|strip|les|lessen|geschiedenis",
    "LAUGH": r"lach\w*|lag|gelachen|schr[io]k\w*|schaam\w*|verve+l\w*|werk\w*|gewerkt|erger\w*|zoek\w*|zocht|studeer\w*|leer\w*|leren|betaal\w*"
    r"|verbaas\w*|geschrokken|geschaamd|geergerd|schamen|lol|fiets\w*|sport\w*|zweet\w*",
}


def _pattern(rules: str, between: str = r"[^ .]+") -> re.Pattern[str]:
    """Return one pattern for all ``rules``; ``between`` is what a word in a gap looks like."""

    def words(choice: str) -> str:
        while re.search(r"[A-Z]{2}", choice):
            choice = re.sub(r"[A-Z]{2,}", lambda name: f"(?:{_CLASSES[name[0]]})", choice)
        return f" (?:{choice.replace('_', ' ')})"

    def row(rule: str) -> str:
        pattern = ""
        for part in rule.split():
            if part[0] == "~":
                pattern += f"(?: {between}){{0,{part[1:]}}}"
            elif part[0] == "?":
                pattern += f"(?:{words(part[1:])})?"
            elif part[0] == "!":
                pattern += f"(?!{words(part[1:])} )"
            else:
                pattern += words(part)
        return pattern

    rows = []
    for rule in filter(None, (line.partition("#")[0].strip() for line in rules.splitlines())):
        either = re.fullmatch(r"(.+) <(\d)> (.+)", rule)
        rows += [row(f"{a} ~{either[2]} {b}") for a, b in (either.group(1, 3), either.group(3, 1))] if either else [row(rule)]
    return re.compile(f"(?:{'|'.join(rows)})(?= )")


_HARMLESS = _pattern(
    r"""
    # dead and broken of laughter, of fright, of work
    LAUGH ~1 SELF|OBJ|je|ze|mn|hun ~2 dood|kapot|rot|suf|ziek
    SELF|OBJ|je|ze|mn ~1 dood|kapot|rot|suf|ziek ?te LAUGH
    dood|kapot|ziek|sterf|sterft|sterven van ?de|het|t|al|alle|mijn|zn|zijn|haar lachen|lach|lol|honger|dorst|zenuwen|schrik|schaamte|verveling|spanning
    dood|kapot|ziek|sterf|sterft|sterven van ?de|het|t|al|alle|mijn|zn|zijn|haar kou|warmte|hitte|slaap|stress|nieuwsgierigheid|jaloezie|moeheid|vermoeidheid|werk\w*
    honger|dorst|kou|zenuwen ~1 dood|sterf|sterven
    als_de_dood|dood_neer|dood_gevonden|dood_gezien|dooie?_punt|dode_punt|dood_punt|dood_spoor|dood_gewicht|dood_moe|dood_op|dood_saai|dood_eng|dood_stil
    # what else may be dead
    batterij|accu|telefoon|mobiel|gsm|laptop|ipad|lijn|gesprek|chat|app|groepsapp|internet|wifi|plant\w*|bloem\w*|mug\w*|muis|spin|vlieg|blad ~3 dood|doodga\w*
    hond\w*|kat|katten|poes|vis|vissen|goudvis|cavia|hamster|konijn|vogel|parkiet|paard|kip|schildpad ~3 dood|doodga\w*
    opa|oma|tante|oom|overgrootoma|overgrootopa|buurman|buurvrouw|neef|schoon\w+|(?:mijn|zijn|haar|de)_(?:vader|moeder) ~2 dood|sterven|doodgaan
    dood|overlijden|sterven van ~2 opa|oma|tante|oom|hond|kat|poes|vader|moeder|vriend|vriendin|neef|buur\w+
    opa|oma|vader|moeder|die ~1 NOMORE leeft|leven
    op_sterven
    # games, films and lessons
    GAME ~5 DEAD|vermoor\w*|doodschiet\w*|geweld|schiet\w*
    DEAD|vermoor\w*|schiet\w* ~3 GAME
    (?:pro\w+)?werkstuk|pws|spreekbeurt|presentatie|verslag|GAME|lezing|stage|voorlichting|podcast|project over ?de|het|een \w+ ?geweld|misbruik|mishandeling
    mishandelde|misbruikte|bedreigde (?:kinderen|jongeren|dieren|diersoorten|vrouwen|meisjes|honden)
    # to murder somebody, not really
    kan|kon|zou|kunnen OBJ|ze|die|je ~1 wel ~1 vermoord\w*|wurgen|schieten|slaan|aandoen|wat_aandoen
    vermoor\w* ~7 haha
    vermoor\w* (?:die|dat|deze|de|het) !man|jongens?|meid|meisje|vrouw|KIN \w+
    # to strike what may be struck
    HIT ~3 over|op|af|dicht|open|door|doorheen|kwijt|neer|in|aan END|en|maar|want|hoor|aub|graag|vandaag|alsjeblieft|even|dan
    HIT ~3 nergens|alarm|plank|spijker\w*|figuur|modderfiguur|brug|handen|hand|trommel|bal|boek|ogen|keer
    stomheid|spijker\w*|munt|slag|vlucht|brug|flater|modderfiguur|figuur|handen|alarm|ver|bal|veld ~4 HURT
    schiet\w* ?OBJ|me|nou|eens|lekker|al|maar op|te_binnen
    steek\w*|steken|stak ~2 hart|hand|handen|energie|tijd|geld|draak|vinger
    hart_onder_de_riem|riem_onder_het_hart
    gestoken ?door een wesp|bij|mug|mier
    # to cut, to burn
    vinger\w*|duim\w* ~1 CUT|gebrand
    CUT ~3 vinger\w*|duim|kat|poes|groente\w*|brood|vlees|papier|ui|uien|kaas|onderwerp
    # an end of a talk, hanging up a card, breaking off
    eind\w* ?er aan (?:het|de|dit|deze|die|ons|onze) !leven \w+
    eind\w* ?er aan ?maken voor (?:vandaag|nu|deze)
    eind\w* ~2 vandaag|gesprek
    geen_touw|touw ~1 waslijn|vast\w*
    wegge?lopen ?van|uit|bij ?de|het tafel|gesprek|keuken|les
    tafel|gesprek|boos|kwaad|halverwege ~1 wegge?lo\w+
    hond|kat|poes ~2 wegge?lo\w+|vermist|verdwenen
    NOMORE END ~3 opdracht\w*|vraag|vragen|oefening\w*|stop\w*|kaart\w*
    sluit|sluiten|opgesloten|sloot SELF op
    SELF ?hele|de|dag op_gesloten|opgesloten
    veilig ~3 app|site|website|internet|wachtwoord\w*|gegevens|link|verbinding
    app|site|website|internet|wachtwoord\w*|gegevens|link|verbinding|chat ~3 veilig|onveilig
    """,
    r"(?!(?:mij|zich|zichzelf|zegt|zei|wil|wilt|wou|ik|dat|slaat|mes)\b)[^ .,]+",
)

_LIFE = _pattern(
    r"""
    SUICIDE|\w*SUICIDE
    zelf ?be ?schadig\w*|zelf_?verminking|zelf_?verwond\w*|auto_?mutil\w*|self_?harm\w*|anorexia
    doodsw?ens\w*|doodsgedachte\w*|doodwens\w*|doodgaan|levensmoe|afscheids?_?(?:brief|briefje|bericht|filmpje)\w*|over_?dosis\w*
    # wants to be dead
    WANT <5> DEAD
    liever|beter|was_ik|ging_ik|was_ze|was_hij|ben_ik_straks <3> DEAD
    denk\w*|praat\w*|heeft|heb|begint|schr\w+|gedachte\w*|teken\w* ~3 aan|over ?de|het|haar|zijn|dr|zn ?eigen DEAD
    hoe je|hij|ze|ik|men|jij ~4 DEAD
    # does not want to live
    WANT ~4 NOT ?meer|mee|mr ~1 LIVE !op|volgens|zoals
    NOMORE ~2 LIVE !op|volgens|zoals|in_die_tijd|in_het|in_19\d*
    niet|nie lang ~1 LIVE|meer_LIVE
    LIVE ~3 NOMORE|niks|niets|geen ~2 waard|zin|aan|nut|doel
    geen|gn|weinig ~2 zin|nut|reden|doel|goesting ~3 ?om LIVE
    leven ~2 moe|beu|zat|zinloos
    klaar|beu|moe ~6 met|van ?het|t|dit|zijn|haar leven
    leven ~1 beroof\w*|berov\w*|benem\w*|beeindig\w*
    # does not want any more
    WANT ?het|t|er|gewoon|echt|allemaal|ook NOMORE ?zo|verder SAYS
    NOMORE ?verder WANT SAYS
    kan|trek\w* ~2 NOMORE ~3 WANT ~3 NOMORE
    zie|ziet|zag|zien ~1 het|t|da|dat|leven|alles ~3 NOMORE ?zo zitten|zitte !om|met
    (?:het|t|da|dat|leven) ~2 NOMORE zitten|zitte zie|ziet|zag|zien
    zie\w*|heeft|is ~2 geen|niet|nergens ~1 uitweg|toekomst_meer
    hoef\w* ?het|t|alles ?voor|van ?mij|me|hem|haar ?het|t ?allemaal|echt NOMORE SAYS|zo
    WANT ~5 NOMORE|nooit ~1 zijn|was|bestaan|wakker
    WANT|word\w* ~6 NOT ?meer|mee wakker
    NOMORE|nooit_meer|niet|nooit wakker WANT|word\w*
    slapen <3> altijd|eeuwig|nooit
    WANT ~3 er|hier NOMORE ?zijn SAYS|dan
    er|hier NOMORE ?te zijn|WANT|hoeft
    ben|is ~1 er ~3 NOMORE ?bij END|zeg\w*|zei|dat|als|toch
    er ~2 NOMORE ben|bent|is|leef\w* END|zeg\w*|zei|dat|dan|en
    beter|liever|fijner|makkelijker|rustiger|gelukkiger ~3 als ik|hij|ze|zij er NOT
    wens\w*|wou|was|nooit|liever ~3 (?:nooit|niet) ~1 geboren|bestond|bestaan
    beter af ~2 zonder
    iedereen|wereld|jullie|familie|kinderen ~5 beter|fijner ~1 zonder mij|me|hem|haar !erbij
    niemand ~2 mij|me|hem|haar|m ~1 missen|mist
    WANT|gaan? ~2 verdwijnen|eruit_stapp\w*
    eruit|er_uit|deruit ~1 stap\w*
    uit ~2 leven ~3 stap\w*
    weg|af ~2 wereld
    WANT|ga|gaan|gaat|ben ~4 hemel
    word|wordt|haal ~2 geen|niet ~2 achttien|18|20|twintig
    (?:er|deraan|dran|eraan) ~4 eind|einde|punt ~1 aan|eraan|achter ~3 maak\w*|maken|make|zet\w*
    maak\w*|maken|make ~3 eind|einde ~1 aan|eraan
    eind\w* ~1 leven
    van_kant|kant_maken
    afscheid <3> iedereen|alles|ons|leven|raar|vrienden|genomen_van
    afscheid neemt|nam|nemen ?van ons|iedereen|alles|END|mij
    spullen|dingen weggege\w*|weggeef\w*|weg_te_geven
    poging ?tot gedaan|zelf\w*|ondernomen
    heeft|had|deed ~4 poging gedaan !om|tot
    niet_alleen ?te laten ~1 vannacht|nu|want|END
    durf ~3 niet_alleen
    # hurts himself
    CUT <4> SELF|BODY
    SELF ~2 pijn|kwaad|zeer ~1 do\w+|gedaan
    do(?:et|e|en|ed) ~3 SELF ~2 pijn|kwaad|zeer|iets|wat
    SELF ~2 iets|wat|kwaad ~1 aan ?te ~2 do\w+|gedaan|END
    SELF ~2 iets|wat|kwaad aandoe\w*|aangedaan|aan_te_doen
    ik_ga|ga|gaat (?:mijzelf|mezelf|zichzelf) END
    WEAPON <4> (?:me|mij|zich|haar|hem)zelf
    SELF ~3 ophang\w*|verhang\w*|op_te_hangen|te_verhangen|opgehangen|verdrink\w*|te_verdrinken|doden|dood\w*|vermoord\w*|slaa\w*|versnij\w*
    HIT ~1 zichzelf
    (?:jezelf|zichzelf|mezelf) ~1 af|kapot|dood|wat_aan
    maa?k\w* SELF ~1 af|dood|van_kant
    touw|strop|galg\w* <4> kamer|zolder|nek|hals|knoop\w*|garage|schuur|bed|heeft|zoekt|tekent|kast
    bloed|mesjes|mesje|scheermes\w* <4> mouw\w*|kussen|kamer|bed|BODY|laken\w*|la|tas
    PILLS <3> geslikt|ingenomen|innemen|slikken|opgespaard|gespaard|klaargelegd|klaar|doosje|doos|strip|strips|pot|handvol
    alle|alles|veel|teveel|hele|heel_veel|strip|\d\d|tien|twintig|dertig|veertig|doos|doosje ~1 PILLS
    PILLS ~3 gevaarlijk|dodelijk|dood|nodig
    gedronken <2> bleek|bleekmiddel|chloor|ontstopper|gif|afwasmiddel|geslikt
    niet|nauwelijks wakker ~8 geslikt|gedronken
    weegt_nog|dood_hongeren|uithongeren|wegkwijn\w*
    spring\w*|gesprongen|sprong <5> HEIGHT
    (?:gooi\w*|gooien|ga|gaat|gaan|ligg\w*|stap\w*) <4> voor ?de|een trein|metro|tram|auto|bus
    (?:van|vanaf) ?het|de|een HEIGHT ~1 af|spring\w*|wil\w*|gaan|gesprongen
    sta|staat|stond|staan|zit|zat|loopt|liep|hangt ~2 (?:op|bij|langs) ?de|het|een ?rand brug|spoor|dak|rails|balkon|viaduct
    # in other languages
    (?:wants?|wanna) ?to die|disappear
    kill(?:ing)?|end|ending|hang ~1 himself|herself|myself|my_life|his_life|her_life
    olmek|kendini|kendimi ~2 ist\w*|oldur\w*
    zabic|zabije sie
    chc\w+ ~2 umrz\w*|zabic
    b(?:gh|agh)\w* ~1 [yi]?mout|tmout|nmout
    veut|veux ~2 mourir|suicider
    will ~2 sterben
    se_suicider|sich_umbringen|quiere_morir|matarse|يموت|اموت|вмерти|умереть
    """
)

_HARM = _pattern(
    r"""
    HIT ~2 VICTIM !over|op|af
    OBJ|(?:mijn|mn|me|de|onze|zn|zijn|haar|dr)_KIN ~2 HIT END|als|en|want|elke|omdat|zeg\w*|waar|door|met
    kinderen|OBJ HIT
    OFFENDER|hij|ze|zij|die ~3 HIT END|soms|vaak|weer|altijd|steeds|als|elke|iedere|dagelijks|hard|echt|en|ons|met
    ik_sla|sla_ik OBJ|KIN|END|soms
    HURT|HIT_HURT
    klop\w* ~1 ?er op OBJ|KIN|los|mijn\w*|de
    klopt|kloppen OBJ
    klopt ons|mijn|mn|de|zijn ?eigen ma|KIN
    HIT|gooi\w*|getrapt|smijt\w*|slaan ~3 kapot|kort_en_klein|verrot|bont|in_elkaar|lens|dood
    krijg\w*|kreeg|gekregen|geef\w*|gaf|gegeven|geven|deel\w*|vallen|valt|uitdelen|incasser\w* <4> BLOWS
    klappen ~3 van|thuis|door|op_het|op_school
    (?:ervan|er_van) langs
    ABUSE
    losse_hand\w*|losse_handjes|handen_los\w*|los_op OBJ
    OFFENDER|hij|ze|wie|iemand ~2 (?:doet|doen|deed|doe) ?OBJ|KIN|aan|de|mijn ?KIN pijn|kwaad|zeer|geweld
    geweld <3> thuis|huis|mij|ons|OBJ|man|door|met|is|gebruikt|hier
    dreig\w*|gedreigd ~6 DEAD|HIT|HURT|steken|schieten|aandoe\w*|aan_te_doen|aan_te_do\w+|mes|brand|afma\w+|pakken|breken|af_te_maken|mee_te_nemen|af_te_pakken|WEAPON|HEIGHT|wat|iets|foto\w*|naakt\w*
    OBJ|KIN|ze ~1 (?:iets|wat|kwaad) ~1 aandoe\w*|aangedaan|aan_te_doen|aan_gaan_doen|aan_gaat_doen
    (?:do\w+) ~1 OBJ|KIN|ze ~1 (?:iets|wat|kwaad) ~1 aan
    (?:maa?k\w*) ~1 OBJ|je|KIN|ze ~1 dood
    (?:maa?k\w*) (?:mij|me|ons|je|jou|jullie|iedereen) ~1 af|kapot
    dreig\w*|gaan|gezegd|appjes ~6 (?:mij|me|ons|je|hem|haar|jullie) afma\w+|afma[ka]\w*|kapot_maken|doodma\w+
    OBJ|KIN|mijn_KIN|ons_allemaal <2> vermoor\w*|afmaken|doodmaken|doden|killen
    te_doden|te_slaan
    brand ~1 steken|gestoken|zetten
    benzine <6> brand\w*|aanst\w+|fik
    # weapons
    WEAPON <4> tas|zak|bedreig\w*|pak|pakt|pakte|gepakt|pakken|rond|school|deur|loopt|staat|heeft|heb|huis|tafel|zwaai\w*|tegen|keel|trekt|getrokken|bij_zich
    steekt?|steken|stak|steken ~1 OBJ|KIN|je|iemand|zn|mijn
    OBJ|KIN|je|iemand ~1 steken|doodsteken|neersteken|neer_te
    met_steken
    # grabs, throws, locks in
    (?:bij|aan|om) ?de|mijn|haar|zijn|mn|zn|dr keel|strot|nek|haar|haren ~3 gegrepen|gepakt|pakt\w*|grijpt|greep|trekt|trok|gesleurd|sleurt
    gegrepen|gepakt|pakt\w*|grijpt|greep|trekt|trok|sleurt|sleurde ~2 (?:bij|aan) ?de|mijn|haar|zijn|mn|zn|dr keel|strot|nek|haar|haren
    keel|strot <2> dicht\w*|knijp\w*|geknepen|mes
    gooi\w*|gegooid|smijt\w*|smeet|gesmeten <5> (?:naar|tegen) OBJ|KIN|onze|mijn|de|het|muur|hoofd
    duw\w*|geduwd|gooi\w*|gegooid <4> trap|muur|grond|raam|kast
    gooit? ~2 KIN
    spuug\w*|spuwt|schreeuwt ~2 (?:naar|op|in) OBJ|gezicht
    baby ~3 geschud|schud\w*
    deur <3> ingetrapt|intrap\w*|trapt\w*|breekt|ingebeukt|ingeslagen|forceer\w*
    opgesloten|vastgebonden|gevangen|gegijzeld
    sluit|sloot ~3 OBJ|KIN ~1 op
    houdt ~2 (?:gevangen|vast_in|binnen)
    mag ?niet|niks ?meer|naar|de ~3 van (?:hem|mijn_man|mijn_vent|mijn_vriend|mn_man)
    mag ~1 van ?mijn|mn|me|zijn hem|man|vent|vriend|familie|schoonmoeder ~1 niet|geen|niks|nergens|de
    blauwe?|gebroken ~1 (?:plek\w*|oog|ogen|rib\w*|neus|kaak) ~2 van|door|opgewacht|hem|ze ~1 OFFENDER|END|hadden|thuis
    gebroken ~2 , ze_hadden
    striemen|bont_en_blauw
    (?:met|uit) de riem|stok|pollepel|slipper|kabel
    straf <6> knieen|geen_eten|zonder_eten|stok
    zonder_eten|geen_eten <4> sluit|opgesloten|krijg\w*|straf
    # waits for him, hunts him
    opgewacht|opgejaagd|wachten_hem_op|wachten_haar_op|achtervolg\w*
    sta\w* ~5 te_wachten
    (?:anders|dan) (?:pakken|slaan|steken|komen|doen) ze
    benen_breken|benen_gaan_breken|botten_breken
    bende <3> door|in|opgejaagd|achter|voor|van
    afgepakt_door|gedrogeerd
    # touches, forces
    (?:zit|zat|zaten|komt|gezeten|zitten|kwam) ~3 aan OBJ|mij|me|(?:mijn|mn|de|het|onze|haar|zijn)_KIN !te_\w+ END|toen|als|en|zeg\w*|dat|terwijl|kind\w*|ze|op|in|van
    heeft|hebben ~1 aan OBJ|(?:mijn|mn|de|onze|haar|zijn)_KIN gezeten
    aan OBJ|(?:mijn|mn|de|onze|haar|zijn)_KIN zit|zat|zitten|gezeten
    (?:zit|zat|gezeten|zitten|komt) ~1 aan (?:mijn|mn|de|onze|haar|zijn)_KIN
    met ~1 handen aan
    aanra\w*|aangeraakt|betast\w*|friemel\w*|gefriemeld|onzedelijk\w*
    ra\w+ OBJ|KIN ~1 aan
    seksu\w*|sexu\w* misbruik\w*|geweld|grens\w*|lastig\w*|intimid\w*
    seks|sex <4> OFFENDER|ELDER|man|dw[io]ng\w*|gedwongen|moet|tegen
    dw[io]ng\w*|gedwongen <6> bed|uit\w*kleden|uit_te_kleden|trouw\w*|huwelijk|stelen|drugs|foto\w*|steken|geld|mee_te_doen|haar|hem
    moet ~4 trouwen
    porno\w* ~2 met|aan ?mijn|mn|de|onze KIN|haar|hem
    (?:nacht|nachts|avonds|slaap\w*) ~3 (?:op|in|bij) ~1 kamer|bed
    raar ~1 met ~1 KIN|meiden
    vieze_dingen|vieze_spelletjes
    ELDER <5> cadeau\w*|afspre\w*|auto|stuur\w*|betalen|drugs|slaapt|foto\w*|dw[io]ng\w*|dingen|geld|seks|moet|appt|belt
    drugs|pakjes|pakketjes <3> moet|rondbreng\w*|dealen|wegbreng\w*|verkopen|dwing\w*
    # is gone
    wegge?lopen ~1 !van_tafel END|en|van|uit|ik|ze|hij|met|na|sinds|gister\w*
    van_huis ?weg|is weg\w*|gelopen|gegaan|END
    vermist|spoorloos|zwerft|zwerven|weggebleven
    verdwenen END|sinds|al|en|uit
    al|sinds|vannacht|nacht\w*|dagen ~3 NOT ?meer ?naar thuis\w*
    thuis_?gekomen|thuis NOT
    weet ~2 NOT waar ~1 hij|ze|zij|kind|zoon|dochter ~1 is END|en|sinds|al|slaapt
    niemand ~2 (?:haar|hem|ze) ~1 gezien|gehoord
    (?:nergens) ?meer|te vinden !in|op
    sla\w+ op straat
    # fear
    bang|angst|schrik|doodsbang|bange ~1 (?:voor|van) !mijn_zoon_zijn ~1 OFFENDER !dat|zijn|of
    bang|doodsbang voor mijn_eigen|ons_eigen KIN
    angst|bang ~4 (?:thuis|huis|huis) END|want|man|papa|en
    kruipen|verstop\w* ~4 angst
    leven|leeft|leef ?hier in angst
    bang_voor_wat_hij
    durf\w*|durven|durf ~3 NOT ?meer ?alleen naar huis|haar_vader|zijn_vader|haar_pa|papa
    durf\w* NOT ?meer naar buiten|school ~1 want|omdat
    (?:niet|nie|nooit|niemand|nergens) ?meer|echt|hier veilig !met|om
    veilig ~1 thuis ~1 niet
    onveilig ~2 thuis|huis|straat|school
    (?:in|is|groot|levens) ~1 gevaar END|in|voor|thuis|help|want
    gevlucht|vluchten|gevluchte ~3 voor|van ?mijn|me|mn|de OFFENDER
    vluchten|gevlucht ~5 auto|opvang
    (?:zit|zitten|wonen|woon|slapen|slaap) ~3 (?:in|bij) ~2 opvang\w*|blijf_van_mijn_lijf\w*|vrouwenopvang
    politie ~2 gebeld|hier|gekomen|deur|binnen|vannacht
    op_mijn_tenen|oorlog_in_huis|verlies_mezelf|mezelf_niet_in_de_hand|gooit?_de_baby
    (?:drinkt|dronken) ~4 los
    mee ~2 buitenland ~6 nooit
    husband ~1 beats?|hits?|hurts?
    """
)

_AT_HOME = _pattern(
    r"""
    (?:mijn|mn|mijnen|me|eigen|nieuwe|door|nen|je|als)_(?:man|vrouw|vriend|partner|vent|mens)
    ex|vader|papa|pa|stief\w+|moeder|mama|ma|broers?|oom|opa|zwager|schoon\w+|familie|gezin|husband
    thuis|huis|slaapkamer|zolder|mij|me|mezelf|ons|us|kinderen|baby|deur|eerwraak|huiselijk|kindermish\w*|man|dovuy\w*|mnie|\w*dr[ae]bni
    """
)
_ELSEWHERE = _pattern(r"school\w*|klas|leraar|docent|trainer|jongens|groep\w*|straat|snap\w*|tiktok|insta\w*|meiden|stage\w*|vriendje|bende")
_CHILD_SELF = _pattern(r"hij|ze|zij|hem|haar|(?:mijn|mn|me|onze|ons|de)_(?:zoon|dochter|kind|kindje|meisje|meiske|jongen)|zoon|dochter")
_GROWN_UP = _pattern(r"(?:als|ik|ben)_(?:moeder|vader|ouder|mama|papa)|alleenstaande|mijn_kinderen|de_kinderen|mezelf_klaar|voor_mezelf|de_vader")
_PARTNER = _pattern(r"(?:mijn|mn|me|mijnen)_(?:man|vrouw|partner|vriend|ex|vent)")

_PICTURES = str.maketrans(
    {"🔪": " mes ", "🗡": " mes ", "🔫": " pistool ", "💀": " dood ", "☠": " dood ", "⚰": " dood ", "💊": " pillen "}
    | dict.fromkeys("😂🤣😆😹", " haha ")
    | dict.fromkeys("'’‘`´")
    | {"ı": "i", "ł": "l", "ß": "ss"}
)
_LEET = str.maketrans("01348@$€", "oieabase")


def plain(text: str) -> str:
    """Return ``text`` as words between single spaces, with the letters of half-hidden words put back.

    Commas and ends of sentences stay, as the words "," and "."; the last word is always ".".
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_PICTURES))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = re.sub(r"(?<=[a-z])[013@$€*]+(?=[a-z])", lambda hidden: hidden[0].translate(_LEET).replace("*", ""), letters)
    letters = re.sub(r"(?<=\b[a-z])[.*_-](?=[a-z]\b)", "", letters)
    letters = re.sub(r"\b(?:[a-z] ){3,}[a-z]\b", lambda spelt: spelt[0].replace(" ", ""), letters)
    letters = re.sub(r"([a-z])\1{2,}", r"\1\1", letters)
    letters = re.sub(r",+", " , ", re.sub(r"[.!?;:\n…]+", " . ", letters))
    letters = re.sub(r"[^\w\s,.]|_", " ", letters)
    return f" {' '.join(letters.split())} . "


def danger_in(text: str) -> Danger | None:
    """Return what danger a message speaks of, if any."""
    words = _HARMLESS.sub(" ~", plain(text))
    if _LIFE.search(words):
        grown_up = _PARTNER.search(words) or (_GROWN_UP.search(words) and not _CHILD_SELF.search(words))
        return Danger.HOME if grown_up else Danger.CHILD
    if _HARM.search(words):
        return Danger.HOME if _AT_HOME.search(words) and not _ELSEWHERE.search(words) else Danger.CHILD
    return None
