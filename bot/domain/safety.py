"""Words of danger, looked for before anything else.

The rules are wide on purpose: a careful question and a telephone number cost little (CONTENT.md, Safety). A message is
first written plainly (`plain`), then manners of speaking are taken out, and what is left is held against the rules.

A rule is a row of words, read from left to right, within one sentence:

- ``wil|wou`` one of these words · ``slaa\\w*`` a word that begins so · ``van_kant`` two words
- ``WANT`` one of the words of a class
- ``~3`` up to three other words · ``A <3> B`` up to three between them, in either order
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
    "WANT": r"k?(?:wil|wilt|wilde|willen|wille|wou|wouden|zou)|hoop\w*|hopen|wens\w*|liever",
    "NOT": r"niet|nie|ni|nooit|niks",
    "NOMORE": r"(?:niet|nie|ni|nooit)(?: \w+)? (?:meer|mee|mer|mr|langer)|ni+e?t?meer|nimmer",
    "LIVE": r"(?:te |verder |voort )?(?:leven|leve|leef|leeft|bestaan|bestaat|bestond)",
    "DEAD": r"do+[dt]|dd|doodga\w*|sterven|sterve|sterf",
    "SUICIDE": r"\w*z[aeiou]*l+[aeiou]*[fv] ?mo*r+o*[dt]\w*|z ?m(?:oord)?|zel[fv] ?d[oe]+d+ing\w*|su[iye]*[csz]i[eyi]*[dt]\w*"
    r"|kms|kys|intihar\w*|\w*samoboj\w*|powiesic|ntahar|انتحار|суицид\w*|самогубств\w*",
    "SELF": r"zi[cg]h?|zi[cg]h? ?zel[fv]|(?:haar|hem|me|mij|mijn|mn|je|ze) ?zel[fv]|(?:zijn|zn|ze|haar|der|dr|mijn|mn|me) ?eigen",
    "BODY": r"arm|armen|armpjes|onderarm\w*|pols|polsen|been|benen|bovenbe\w*|dij|dijen|huid|buik|lichaam|mouw\w*",
    "CUT": r"\w*snij\w*|snee\w*|sne[dt]en|\w*gesne\w+|\w*kras\w*|gekrast|krab\w*|\w*verwon\w*|won[dj]\w*|littekens?|brandplek\w*|brandwond\w*",
    "PILLS": r"pil|\w*pillen|pilletjes|tabletten|paracetam\w*|medicijn\w*|medicatie|slaapmiddel\w*|oxazepam",
    "HEIGHT": r"dak|flat|brug|balkon|viaduct|toren|spoor|rails|trein|metro|tram|raam|perron",
    "OBJ": r"mij|me|ons|hem|haar|elkaar|iedereen|jou|jullie|us|mnie|nas",
    "KIN": r"kind|kindje|kinderen|kids|zoon\w*|dochter\w*|moeder|mama|ma|vader|papa|vrouw|broer\w*|zus\w*|meisjes?|meiske|jongens?"
    r"|jongste|oudste|baby|vriendin",
    "THEKIN": r"(?:(?:de|mijn|mijne?n?|mn|me|onze|ons|zijn|haar|zn|dr) )?(?:eigen )?KIN",
    "MAN": r"(?:\w+ )?(?:man|vent|vriend|vriendje|partner|vader|papa|pa|ex|exman|broers?|oom|opa|zwager|familie|stief\w+|schoon\w+|neef)",
    "HIT": r"sla|slaa[tdn]|slat|slaagt|sloeg|sloegen|schop(?:t|te|pen)?|trapt|trapte|trappen|stomp\w*|mep(?:t|te|pen)?|bij[td]t?|knijpt"
    r"|beat\w*|hits?|hitting|frappe",
    "HURT": r"(?:dood|kapot|ineen)?geslage\w*|geschop\w*|getrapt|gestomp\w*|gemept|gebeten|afgetuig\w*|afgeranseld|toegetakel\w*|neergesto\w*|neergescho\w*",
    "BLOWS": r"klap|klappen|slaag|rammel|meppen|mep|tikken|lappen|klets|oorvijg\w*|pak_slaag",
    "WEAPON": r"mes|keukenmes|zakmes|steekwapen|pistool|vuurwapen|wapen|geweer|machete|boksbeugel|bijl",
    "KILL": r"\w*verm[ou]+r+[dt]\w*|dood_?(?:ma+k|sla|ste+k|schiet)\w*|dood_te_\w+|neer_?(?:te_)?(?:ste+k|schiet)\w*|steekpartij|wurg\w*|gewurgd",
    "ABUSE": r"\w*mis ?han[dt]+e?l\w*|\w*verkrach?t\w*|\w*misbrui[kc]\w*|aangerand\w*|aanrand\w*|incest|onzedelijk\w*|handtastelijk\w*"
    r"|\w*betast\w*|\w*bedreig\w*|besneden|rap(?:e|ed|ing)|\w*abus(?:e|ed|es|ing|ive)|threat\w*|siddet|\w*dr[ae]b(?:ni|na)|do[vg]uyor|dovdu"
    r"|vuruyor|bije|geschlagen|schlagt|يضرب\w*|бьет|б.є",
    "STRANGER": r"(?:oudere|volwassen|vreemde|onbekende|grote|foute|andere) (?:man|mannen|jongens?|vent|kerel|gast|gasten)"
    r"|(?:man|jongen|gast|iemand) (?:van|via|op) (?:internet|insta\w*|snap\w*|tiktok|online)",
    "GAME": r"game\w*|gta|fortnite|call of duty|minecraft|roblox|mario|spel|spelletje|level|films?|series?|boek|thriller|netflix|tv|zombies"
    r"|toneelstuk|documentaire|strip|les|lessen|geschiedenis|kermis",
    "PAPER": r"\w*werkstuk|pws|spreekbeurt|presentatie|verslag|lezing|voorlichting|podcast|project|stage|GAME",
    "LAUGH": r"\w*lach\w*|lag|schr[io]+k\w*|geschrokken|\w*scha+m\w*|\w*verve+l\w*|\w*werk\w*|\w*erger\w*|\w*zoek\w*|studeer\w*|leert?|leren|lol"
    r"|betaal\w*|verbaa?s\w*|fiets\w*|sport\w*|zweet\w*",
}


def _pattern(rules: str, between: str = r"[^ .]+") -> re.Pattern[str]:
    """Return one pattern for all ``rules``; ``between`` is what a word in a gap looks like."""

    def words(choice: str) -> str:
        while re.search(r"[A-Z]{2}", choice):
            choice = re.sub(r"[A-Z]{2,}", lambda name: f"(?:{_CLASSES[name[0]]})", choice)
        return f" (?:{choice.replace('_', ' ')})"

    def part(token: str) -> str:
        match token[0]:
            case "~":
                return f"(?: {between}){{0,{token[1:]}}}"
            case "?":
                return f"(?:{words(token[1:])})?"
            case "!":
                return f"(?!{words(token[1:])} )"
            case _:
                return words(token)

    rows = []
    for rule in filter(None, (line.partition("#")[0].strip() for line in rules.splitlines())):
        either = re.fullmatch(r"(.+) <(\d)> (.+)", rule)
        rows += [f"{either[1]} ~{either[2]} {either[3]}", f"{either[3]} ~{either[2]} {either[1]}"] if either else [rule]
    return re.compile(f"(?:{'|'.join(''.join(map(part, row.split())) for row in rows)})(?= )")


_HARMLESS = _pattern(
    r"""
    # dead and broken of laughter, of fright, of work
    LAUGH ~1 SELF|OBJ|je|ze|mn|hun ~2 dood|kapot|rot|suf|ziek
    SELF|OBJ|je|ze|mn ~1 dood|kapot|rot|suf|ziek ?te LAUGH
    DEAD|kapot|sterft van ?de|het|t|al|mijn|zn|haar lach\w*|lol|honger|dorst|zenuwen|schrik|schaamte|verveling|spanning|nieuwsgierigheid|jaloezie
    DEAD|kapot|sterft van ?de|het|t|al|mijn|zn|haar kou|warmte|hitte|slaap|stress|\w*moeheid|werk\w*
    DEAD|kapot ~3 haha
    als_de_dood|dood_neer|dood_ge(?:vond|zi)en|dooie?_punt|dode_punt|dood_punt|dood_spoor|dood_(?:moe|op|saai|eng|stil|simpel|normaal)|op_sterven
    # what else may be dead
    batterij|accu|telefoon|mobiel|gsm|laptop|ipad|lijn|gesprek|chat|app|\w*internet|wifi|plant\w*|bloem\w*|mug\w*|muis|spin|vlieg ~3 DEAD
    \w*hond\w*|kat|katten|poes|vis|vissen|goudvis|cavia|hamster|konijn|vogel|parkiet|paard|kip|schildpad ~3 DEAD
    opa|oma|tante|oom|buurman|buurvrouw|neef|schoon\w+|(?:mijn|zijn|haar|de)_(?:vader|moeder|man|vrouw) is|was|gaat|al|die|dood ~2 DEAD
    dood|overlijden|sterven van ~2 opa|oma|tante|oom|hond|kat|poes|vader|moeder|vriend|vriendin|neef|buur\w+
    opa|oma|vader|moeder|man|die ~1 NOMORE LIVE
    opa|oma|vader|moeder|man ~1 LIVE NOMORE
    # games, films, lessons and work
    GAME ~5 DEAD|KILL|geweld|schiet\w*
    DEAD|KILL|schiet\w* ~3 GAME
    PAPER over ~1 \w+
    (?:mishandel|misbruik|bedreig)de \w+
    worden|werken|beroep ~5 ABUSE|geweld
    # to murder somebody, not really
    kan|kon|zou OBJ|ze|die|je ~1 wel ~1 KILL|schieten|slaan|aandoen
    vermoord ?ik (?:hem|haar|ze|je|die)(?=[^.]*haha)
    KILL die|dat|deze|de|het !man|jongen|meid|KIN \w+
    # to strike, to stab what may be struck
    HIT ~4 over|op|af|dicht|open|door|doorheen|kwijt|neer|in|aan END|en|maar|want|hoor|aub|graag|even|dan|wat|van|voor|bij
    HIT ~3 nergens|alarm|plank|spijker\w*|\w*figuur|brug|handen|hand|trommel\w*|bal|\w*bal|balletje|boek|ogen|keer|stennis|homerun|halte
    stomheid|spijker\w*|munt|slag|vlucht|brug|flater|\w*figuur|handen|alarm|ver|bal|veld ~4 HURT
    onder ~1 kont
    klap_op_klap|eerste_klap
    steek\w*|steken|stak ~3 hart|hand|handen|energie|tijd|geld|draak|vinger
    \w*mes|wapen\w* ~4 vissen|kamperen|koken|keuken|brood|kaas|vlees|scouting|kok
    wapens? van
    # to cut, to burn
    vinger\w*|duim\w* ~1 CUT
    CUT ~3 vinger\w*|duim|kat|poes|groente\w*|brood|vlees|papier|ui|uien|kaas|onderwerp
    bloed ~2 laken|kleed
    blauwe_plek\w* ~1 van ~2 \w*val\w*|voet\w*|\w*sport\w*|judo|fiets\w*|gym\w*|stoeien|hockey|turnen
    # an end to a talk, a card on the wall, away from table
    eind\w* ?er aan ?te het|de|dit|deze|die|ons|onze !leven \w+
    eind\w*|punt ~3 vandaag|vanavond|gesprek
    geen_touw|touw ~2 waslijn|vast\w*
    wegge?lopen ?van|uit|bij ?de|het tafel|gesprek|keuken|les
    tafel|gesprek|boos|kwaad|halverwege ~1 wegge?lo\w+
    \w*hond|kat|poes ~2 wegge?lo\w+|vermist|verdwenen
    NOMORE ?, ~3 opdracht\w*|vraag|vragen|oefening\w*|stop\w*|kaart\w*
    sluit|sluiten|sloot SELF op
    SELF ~3 opgesloten
    spring\w* ~2 in ~1 trein|tram|metro
    is_het|of_het veilig
    veilig ~3 \w*app|\w*site|internet|wachtwoord\w*|gegevens|link
    \w*app|\w*site|internet|wachtwoord\w*|gegevens|link|chat ~3 veilig|onveilig
    """,
    r"(?!(?:mij|me|zich|zichzelf|zegt|zei|wil|wilt|wou|ik|hij|en|want|slaat|mes) )[^ .,]+",
)

_LIFE = _pattern(
    r"""
    SUICIDE|113
    zelf_?(?:be_?)?(?:schad|vermin|verwon|pijn)\w*|auto_?mutil\w*|self_?harm\w*|levensmoe|wegkwijn\w*|over_?dosis\w*
    doodsw?ens\w*|doodsgedachte\w*|doodwens\w*|doodgaan|afscheids_?(?:br|ber|film)\w*|vaarwel|levenseinde
    # to be dead
    DEAD <5> WANT|moet|beter|zijn|maar|was
    denk\w*|praat\w*|heeft|heb|begint|schr\w+|gedachte\w*|teken\w* ~4 aan|over ?de|het|een DEAD|eind\w*|begrafenis
    hoe|pijnloos|snel ~5 DEAD
    zeg\w*|zei ~2 ik ~3 DEAD
    eigen begrafenis|graf
    WANT|ga|gaan|gaat|ben ~5 hemel|engel\w*
    # not to live
    WANT <4> NOT ~1 LIVE !op|volgens|zoals
    NOMORE ~2 LIVE|wakker|opstaan !op|volgens|zoals|in_die|in_\d+
    NOT WANT LIVE
    LIVE ~3 NOT ~1 lang
    LIVE ~4 NOMORE|niks|niets|geen ~2 waard|zin|nut|doel|hoef\w*
    geen|gn|weinig ~2 zin|nut|reden|doel|goesting ~6 LIVE
    leven ~2 moe|beu|zat|zinloos
    klaar|beu|moe|stop\w*|genoeg ~6 met|van ?het|t|dit|zijn|haar leven
    stop\w* leven
    uit|eind\w* ~2 leven ~2 stap\w*|maak\w*|maken
    leven ~1 berov\w*|beroof\w*|beneemt|benemen
    WANT ~6 NOT|nooit wakker
    NOT wakker WANT|word\w*
    rust|slapen <3> voor_altijd|eeuwig\w*|voorgoed|nooit
    # not any more
    WANT ?het|t|er|gewoon|echt|allemaal|ook NOMORE ?zo|verder|voort SAYS
    NOMORE ?verder WANT SAYS
    zie|ziet|zag|zien|kzie ~1 het|t|da|dat|leven|alles ~3 NOMORE ?zo zitten|zitte !om|met
    NOMORE zitten|zitte zie|ziet|zag|zien
    geen|niet|nergens ~1 uitweg|toekomst_meer
    hoeft ?het|t|alles voor|van OBJ|THEKIN ?het|t ?allemaal NOMORE SAYS
    voor|van OBJ|THEKIN hoeft ?het|t|alles ?allemaal|echt NOMORE SAYS
    het|t|alles|leven ~4 NOMORE hoeft
    WANT ~5 NOMORE zijn|was|bestaan
    WANT ~1 dat ik|hij|ze|zij ~2 NOT ?meer|geboren was|bestond|ben
    nooit geboren
    was ik er ~1 NOT
    WANT ~3 er|hier NOMORE ?zijn SAYS|dan
    er|hier ~1 NOMORE ?zou|zal|te|WANT zijn|WANT|ben|bent|is|hoeft END|zeg\w*|zei|dat|dan|dus|en
    ben|is ~1 er ~3 NOMORE END|zeg\w*|zei|dat|toch
    beter|liever|fijner|makkelijker|rustiger|gelukkiger ~3 als ik|hij|ze|zij er NOT
    beter_af ~2 zonder|als
    iedereen|wereld|jullie|familie|kinderen ~5 beter|fijner ~1 zonder OBJ !erbij
    niemand ~2 OBJ|m ~1 missen|mist
    SELF|ben|is|iedereen|ons ~3 een|tot last
    WANT|gaan? ~2 verdwijnen
    eruit|er_uit|deruit ~1 stap\w*
    weg|af ~2 wereld
    word|wordt|haal ~2 geen|niet ~2 achttien|18|20|twintig
    eind|einde ~1 aan|eraan ~3 maak\w*|maken|make
    maak\w*|maken|make ~3 eind|einde ~1 aan|eraan
    WANT ~1 er ~2 punt achter
    van_kant
    afscheid <3> iedereen|alles|ons|leven|raar|vrienden
    spullen|dieren|konijn weggege\w*|weggeef\w*|weg_te_geven
    poging ?tot gedaan|ondernomen|zelf\w* !om|tot
    durf ~3 niet_alleen ?te laten
    # to hurt oneself
    CUT <5> SELF|BODY|CUT|zelf
    sneee?n|snijwond\w*|bloedens
    SELF ~2 pijn|kwaad|zeer|iets|wat ~1 aan|do\w+|gedaan|aandoe\w*|aangedaan
    do(?:et|e|en|ed) ~3 SELF ~2 pijn|kwaad|zeer|iets|wat
    ga|gaat ik|SELF END
    WEAPON <5> (?:me|mij|zich|haar|hem)zelf
    SELF ~4 \w*(?:op|ver)hang\w*|opgehangen|op_te_hangen|\w*verdrink\w*|doden|KILL|af|van_kant|gebrand|branden|dood_maken
    maa?k\w* SELF|mij ~1 af|dood|van_kant
    doodma\w+|verdrink\w* SELF|mij
    HIT|bonkt|branden?|brandt <2> zichzelf|zijn_hoofd|haar_hoofd
    touw|strop|galg\w* <4> kamer|zolder|nek|hals|knoop\w*|garage|schuur|bed|heeft|zoekt|tekent
    bloed|mesjes|mesje|scheermes\w* <5> kussen|kamer|\w*tas|rugzak|bed|BODY|la|laken\w*
    PILLS <5> geslikt|ingenomen|innemen|slikken|\w*gespaard|klaargelegd|gevaarlijk|dodelijk|potje|leeg|reageert|ziekenhuis|eten
    geslikt|ingenomen
    alle|veel|teveel|hele|heel|strip|pot|handvol|\d\d|tien|twintig|dertig|veertig|doos|doosje ~1 PILLS
    bleek\w*|chloor|\w*ontstopper|gif|afwasmiddel <3> \w*dr[io]n\w*|dronk
    weegt_nog|\w*_?hongeren
    \w*spring\w*|gesprongen|sprong <6> HEIGHT
    gooi\w*|ga|gaat|gaan|ligg\w*|stap\w* <4> voor|bij ?de|een trein|metro|tram|auto|bus
    (?:van|vanaf) ?het|de|een HEIGHT ~1 af|wil\w*|gaan
    sta|staat|stond|staan|zit|zat|loopt|liep ~3 op|bij|langs ?de|het|een brug|spoor|dak|rails|viaduct
    # in other languages
    want\w*|wanna|going|let ~2 die|disappear
    kill\w*|end\w*|hang\w*|hurt\w*|cut\w*|harm\w* ~1 (?:him|her|my)self|(?:his|her|my)_(?:life|arms?)
    olmek|kendi\w* ~2 ist\w*|oldur\w*|zarar|kes\w*
    zabic|tnie|chc\w+ ~2 umrz\w*|zabic|sie
    sie tnie|zabic|zabije
    b(?:gh|agh)\w* ~1 [ytn]?i?mout|[ytn]?qtel
    veut|veux|will|quiere ~2 mourir|sterben|morir
    se_suicider|sich_umbringen|matarse|يموت|اموت|вмерти|умереть
    """
)

# the child is gone, or somebody outside has got hold of it
_TAKEN = _pattern(
    r"""
    weggelopen|wegloopt !van_tafel|toen
    van huis ?weg|is weg\w*|gelopen|gegaan|END
    weg_van_huis|van_huis_weg|vermist|spoorloos|zwerft|zwerven|ontsnapt_uit|ervandoor
    verdwenen END|sinds|al|en|uit
    KIN|hij|ze|zij|is|KIN_is weg ~1 \w+ dagen|nachten|END_telefoon|sinds
    haar|mijn_KIN|onze_KIN kwijt
    dagen|KIN|nacht|gister\w* zoek
    al|sinds|vannacht|\w*nacht\w*|dagen ~3 NOT ?meer thuis\w*|terug
    nooit|niet aangekomen
    weet ~2 NOT waar ~1 hij|ze|zij|KIN ~1 is END|en|sinds|al|slaapt
    niemand ~2 haar|hem|ze ~1 gezien
    nergens te vinden
    vinden NOT
    sla\w+ op straat
    loverboy\w*|grooming|sextortion|prostitu\w*|(?:naakt|bloot)\w* ?(?:foto|film|beeld)\w*|\w*chante+r\w*|afpers\w*|afgeperst
    gefilmd|filmpje|foto\w* <5> seks|sex|naakt|bloot|piemel|penis
    STRANGER <6> cadeau\w*|afspre\w*|auto|hotel|stuur\w*|betalen|drugs|slaapt|\w*foto\w*|dw[io]ng\w*|dingen|geld|seks|verkocht|zwanger
    drugs|pak\w*jes <3> moet|\w*brengen|dealen|verkopen|dwing\w*
    moet ~2 dingen ~1 doen ~1 voor !school
    dingen voor hem|ze|hun doen
    uitgehuwelijk\w*|uithuwelij\w*|besnij\w*
    opgewacht|opgejaagd|wachten_(?:hem|haar)_op|\w*drogeerd|aangevallen|belaagd
    sta\w* ~5 te_wachten
    anders|dan pakken|slaan|steken|doen ze
    benen|botten ~1 breken
    door|voor|van een bende
    """
)

_HARM = _pattern(
    r"""
    # blows
    HIT ~4 OBJ|THEKIN|my|kapot|kort_en_klein|verrot
    HIT ze
    OBJ|(?:mijn|mn|me|de|onze|zijn|haar)_KIN|partner_je|kinderen ~2 HIT END|als|en|want|elke|omdat|zeg\w*|waar|door
    MAN ~4 HIT END
    MAN|hij|ze|zij|die ~2 HIT END|soms|vaak|weer|altijd|steeds|als|elke|iedere|hard|echt|en|kinderen
    slaat|sloeg|schopt|klopt hij|ze|MAN END|weer|altijd
    HURT
    klop(?:t|te|pen) ?er op ?OBJ|THEKIN|los
    klop(?:t|te|pen) mij|me|hem|THEKIN
    vent|man ~2 klopt END
    BLOWS <4> krijg\w*|kreeg|gekregen|geef\w*|gaf|gegeven|geven|deel\w*|vallen|valt|uitdel\w*|hoor
    ervan langs
    losse_hand\w*|los_op_OBJ
    MAN|hij|ze|wie|iemand ~4 (?:doe|doet|doen|deed) ~3 pijn|kwaad|zeer|geweld
    geweld <3> thuis|huis\w*|OBJ|man|door|met|is|gebruikt|hier
    kapot <2> alles|spullen
    # threats
    KILL|gewelddadig\w*|\w*stalk\w*|ontvoer\w*|eerwraak
    OBJ|THEKIN ~1 iets|wat|kwaad ~1 aan
    OBJ|THEKIN|ze ~1 iets|wat|kwaad aandoe\w*|aangedaan|aan_te_doen
    dreig\w*|gedreigd ~6 DEAD|HIT|HURT|steken|schieten|aandoe\w*|aan_te_doen|brand|pakken|breken|WEAPON|HEIGHT|\w*foto\w*|kapot|af_te_pakken|af_te_maken|mee_te_nemen
    OBJ|je|KIN|ze ~1 dood ?te maa?k\w*|sla\w*|END|schiet\w*
    sla\w*|maa?k\w* ~3 OBJ|je|KIN ~1 dood
    maa?k\w* (?:mij|me|ons|je|jou|jullie|iedereen) ~1 af|kapot
    mij|me|ons|haar|je|jullie|ze_hem ~1 afma\w+|kapot_?ma\w+|kapot_te_maken
    te_doden|gezicht_verbouw\w*|nooit_meer_zie\w*|oorlog_in_huis
    weet ~1 OBJ ~1 te_vinden
    OBJ weet te_vinden
    kinderen|kids|ze ~1 nooit_meer
    brand|fik ~1 steken|gestoken
    benzine <6> brand\w*|aanst\w+|fik
    # weapons
    WEAPON <5> tas|zak|pak\w*|gepakt|rond|school|deur|loopt|staat|heeft|huis|tafel|zwaai\w*|tegen|keel|getrokken|\w*neem\w*|houdt|kamer|kussen
    steekt?|steken|stak|gestoken <2> OBJ|THEKIN|je|iemand|mee_te_doen|mes
    op OBJ|THEKIN ~1 geschoten|schieten
    # grabs, throws, locks in
    keel|strot|nek|hals|haren|mijn_haar <4> \w*gegrepen|\w*pakt\w*|grijp\w*|greep|trek\w*|trok|\w*sleur\w*|\w*knijp\w*|\w*geknepen|handen
    gooi\w*|gegooid|smijt\w*|smeet|duw\w*|geduwd|sloeg <5> (?:naar|over)_(?:OBJ|KIN|onze|mijn)|trap|muur|grond|raam|de_kast|hoofd
    sigaret\w* <3> OBJ|BODY
    sp[uo]+[gw]\w* ~2 OBJ|gezicht
    baby|door_elkaar ~3 \w*schud\w*
    deur <3> \w*trapt\w*|breekt|ingebeukt|ingeslagen|HIT|opengebroken
    opgesloten|vastgebonden|gevangen|gegijzeld|ondergedoken|toegetakeld
    sluit|sloot ~1 OBJ|THEKIN ~1 op
    mag ?ik ?niet ?van OBJ|MAN|niet ~4 deur|huis|buiten|telefoon !uit_school
    mag ~8 van ?mijn|mn|me man|vent|vriend|ex|partner
    laat OBJ niet|nie ~2 buiten|weg|gaan|deur|huis|los|slapen
    man|vent|vriend controleert
    blauwe_plek\w*|blauw_oog|striemen|bont_en_blauw|blauw_zie|handafdruk|bloeduitstort\w*
    MAN|hij|ze ~2 mijn|mn|me BODY|neus|kaak|rib\w* gebroken
    gebroken (?:neus|rib\w*|kaak|arm) ~1 van|door|ze_hadden|END
    met ?de|een riem|stok|pollepel|slipper|kabel
    straf|opgesloten|sluit <9> geen_eten|zonder_eten|knieen
    # fear and flight
    bang|angst|schrik|doodsbang ~1 voor|van ?mijn|haar|zijn|de|me|mn MAN|hem !dat|zijn|of
    bang voor mijn_eigen|ons_eigen KIN
    angst|bang <4> thuis|huis|in_huis|papa|als_hij_thuis
    kinderen ~1 bang END
    schreeuwt|tekeer|gil\w*|gegil|scherven <9> kinderen|buren|klappen
    kruipen|verstop\w* <5> papa|vader|angst|bang|bed
    leven|leeft ?hier in angst
    bang_voor_wat_hij
    durf\w* ~3 NOT ?meer ?alleen naar huis|(?:haar|zijn)_(?:vader|pa|moeder)|papa
    durf\w* NOT ?meer naar buiten|school ~1 want|omdat
    NOT|niemand|nergens ?meer|echt|hier veilig !met|om
    onveilig <5> thuis|huis|straat|school|ons
    veilig_thuis|\w*blijf\w*huis|blijf_van_mijn_lijf\w*|vrouwenopvang|crisisopvang|contactverbod|straatverbod|huisverbod
    in|is|groot ~1 gevaar END|in|voor|thuis|help|want
    gevlucht|vluchten|gevluchte|weg|terug ~4 voor|van|naar ?mijn|me|mn|de man|ex|vriend|vader|vent|hem
    zit|zitten|wonen|woon|slapen|slaap ~4 opvang\w*
    slapen|geslapen <3> auto
    waar ~2 ik slapen|vluchten
    politie <3> bel|bellen|gebeld|hier|gekomen|deur|binnen|vannacht|komen
    op_mijn_tenen|verlies_mezelf|mezelf_niet_in|gooit?_de_baby
    """
)

_ABUSE = _pattern(
    r"""
    ABUSE
    seksu\w*|sexu\w* misbruik\w*|geweld|grens\w*|lastig\w*|intimid\w*
    seks|sex|piemel|penis|pijpen
    zit|zat|zaten|gezeten|zitten|komt|kwam ~3 aan THEKIN|mij|me|hem|haar !te_\w+|spullen|beurt END|toen|als|en|zeg\w*|dat|terwijl|ze|onder|tijdens
    aan THEKIN|mij|me|hem|haar ~1 zit|zat|zitten|gezeten|komt
    aanra\w*|aangeraakt|friemel\w*|gefriemeld
    ra+k\w* OBJ|THEKIN ~1 aan
    dw[io]n\w*|gedwongen <6> bed|\w*kleden|trouw\w*|huwelijk|stelen|drugs|\w*foto\w*|steken|geld
    moet|stur\w*|terug\w* ~4 trouwen
    porno\w* <3> met|aan|THEKIN
    nachts?|avonds|slaap\w*|sliep ~3 op|in|bij ~2 kamer|bed
    doet ~1 raar|dingen|vies\w* ~1 met|bij ~1 KIN|meiden|OBJ
    kijkt|filmt|gluurt|loert <5> douch\w*|omkle\w*|uitkle\w*|bloot|naakt|badkamer
    """
)

_AT_HOME = _pattern(
    r"""
    (?:mijn|mijne|mijnen|mn|me|eigen|nieuwe|door|nen|je|als)_(?:man|vrouw|vriend|partner|vent)
    ex|vader|papa|pa|stief\w+|moeder|mama|ma|broers?|oom|opa|zwager|schoon\w+|familie|gezin|husband|man|esim|kocam
    thuis|huis|slaapkamer|mij|me|mezelf|ons|us|mnie|kinderen|kids|baby|huiselijk|kindermish\w*|\w*dr[ae]bni|beni
    """
)
_ELSEWHERE = _pattern(
    r"\w*school\w*|klas|leraar|docent|trainer|jongens?|groep\w*|straat|snap\w*|tiktok|insta\w*|meiden|stage\w*|vriendje|bende|op_(?:hem|haar)|te_wachten"
)
_GROWN_UP = _pattern(r"(?:als|ik|ben)_(?:moeder|vader|ouder|mama|papa)|(?:slechte|alleenstaande)_\w+|de_vader|(?:mijn|de)_kinderen|voor_mezelf")
_PARTNER = _pattern(r"(?:mijn|mn|me|mijnen)_(?:man|vrouw|partner|vriend|ex|vent)")
_CHILD = _pattern(r"hij|ze|zij|hem|haar|\w*zoon|dochter|(?:mijn|mn|me|onze|ons)_(?:kind|kindje|meisje|meiske|jongen)")

_PICTURES = str.maketrans(
    {"🔪": " mes ", "🗡": " mes ", "🔫": " pistool ", "💀": " dood ", "☠": " dood ", "⚰": " dood ", "💊": " pillen "}
    | dict.fromkeys("😂🤣😆😹", " haha ")
    | dict.fromkeys("'’‘`´")
    | {"ı": "i", "ł": "l"}
)
_LEET = str.maketrans("013@$€", "oiease", "*")


def plain(text: str) -> str:
    """Return ``text`` as words between single spaces, with the letters of half-hidden words put back.

    Commas and ends of sentences stay, as the words "," and "."; the last word is always ".".
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_PICTURES))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = re.sub(r"(?<=[a-z])[013@$€*]+(?=[a-z])", lambda hidden: hidden[0].translate(_LEET), letters)
    letters = re.sub(r"(?<=\b[a-z])[.*_-](?=[a-z]\b)", "", letters)
    letters = re.sub(r"\b(?:[a-z] ){3,}[a-z]\b", lambda spelt: spelt[0].replace(" ", ""), letters)
    letters = re.sub(r"([a-z])\1{2,}", r"\1\1", letters)
    letters = re.sub(r"[.!?;:\n…]+", " . ", letters).replace(",", " , ")
    letters = re.sub(r"[^\w\s,.]|_", " ", letters)
    return f" {' '.join(letters.split())} . "


def danger_in(text: str) -> Danger | None:
    """Return what danger a message speaks of, if any."""
    words = _HARMLESS.sub(" ~", plain(text))
    if _LIFE.search(words):
        home = _PARTNER.search(words) or (_GROWN_UP.search(words) and not _CHILD.search(words))
    elif _TAKEN.search(words):
        home = None
    elif _HARM.search(words):
        home = not _ELSEWHERE.search(words)
    elif _ABUSE.search(words):
        home = _AT_HOME.search(words) and not _ELSEWHERE.search(words)
    else:
        return None
    return Danger.HOME if home else Danger.CHILD
