r"""Words of danger, looked for before anything else.

The rules are wide on purpose: a careful question and a telephone number cost little. A message is
first written plainly (`plain`), then manners of speaking are taken out, and what is left is held against the rules.

A rule is a row of words within one sentence; rules stand on lines of their own or between slashes:

- ``wil|wou`` one of these words · ``slaa\w*`` a word that begins so · ``van_kant`` two words
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
    "LIVE": r"(?:te |verder |voort )?(?:le+ven?|leef|leeft|bestaan|bestaat|bestond)",
    "DEAD": r"do+[dt]|doodga\w*|sterven|sterve|sterf",
    "SUICIDE": r"\w*z[aeiou]*l+[aeiou]*[fv] ?mo*r+o*[dt]\w*|z[aeiou]*[lfv]* ?mo+r+o*[dt]\w*|z ?m"
    r"|zel[fv] ?d[oe]+d+ing\w*|su?[iye]*[csz]i[eyi]*[dt]\w*|kms|kys|intihar\w*|\w*samoboj\w*|powiesic|ntahar|انتحار"
    r"|суицид\w*|самогубств\w*",
    "SELF": r"zi[cg]h?|(?:zi[cg]h?|haar|hem|me|mij|mijn|mn|je|ze) ?zel[fv]"
    r"|(?:zijn|zn|ze|haar|der|dr|mijn|mn|me) ?eigen",
    "DOES": r"doe|doet|doen|deed|gedaan",
    "PLACE": r"trap|muur|grond|raam|kast|hoofd|sloot|vijver",
    "BODY": r"(?:(?:onder|boven)?(?:arm|be[en]n?)(?:en)?)|armpjes|pols|polsen|dij|dijen|huid|vel|buik|lichaam|mouw\w*",
    "CUT": r"\w*snij\w*|snee\w*|sne[dt]en|\w*gesne\w+|\w*kras\w*|krab\w*|\w*beschadig\w*|pijnig\w*|vermink\w*|prikt"
    r"|verwond(?!er)\w*|verwont|wond|wonden|wondje\w*|littekens?|brand(?:plek|wond)\w*",
    "PILLS": r"pil|\w*pillen|pilletjes|tabletten|paracetam\w*|medicijn\w*|medicatie|slaapmiddel\w*|oxazepam",
    "HEIGHT": r"reling|kanaal|rivier|dak|flat|brug|balkon|viaduct|toren|spoor|rails|trein|metro|tram|raam|perron",
    "OBJ": r"mij|me|ons|hem|haar|elkaar|iedereen|jou|jullie|us",
    "KIN": r"kind|kindje|kinderen|kids|zoon\w*|dochter\w*|moeder|mama|ma|vader|papa|vrouw|broer\w*|zus\w*|meisjes?"
    r"|meiske|jongens?|jongste|oudste|baby|vriendin",
    "THEKIN": r"(?:(?:de|mijn|mijne?n?|mn|me|onze|ons|zijn|haar|zn|dr) (?:\w+ )?)?KIN",
    "FELLOW": r"man|mannen|jongens?|vent|vriend|kerel|gast|gasten",
    "HIM": r"man|vent|vriend|vriendje|partner|vader|papa|pa|ex|exman|broers?|oom|opa|zwager|familie|stief\w+"
    r"|schoon\w+|neef",
    "MAN": r"(?:\w+ )?HIM",
    "HIT": r"sla|slaa[tdn]|slat|slt|slaagt|sloeg|sloegen|schop(?:t|te|pen)?|trapt|trapte|trappen|stomp\w*|stampt?e?"
    r"|mep(?:t|te|pen)?|bij[td]t?|knijpt|ramt|beat\w*|hits?|hitting|frappe",
    "HURT": r"(?:dood|kapot|ineen)?gesla(?:ge\w*|an)|geschop\w*|getrapt|gestomp\w*|gemept|gebeten|afgetuig\w*"
    r"|afgeranseld|toegetakel\w*|neergesto\w*|neergescho\w*",
    "BLOWS": r"klap|klappen|slaag|rammel|meppen|mep|lappen|klets|oorvijg\w*",
    "WEAPON": r"(?:keuken|zak|vlees|vlinder|brood)?mes|messen|steekwapen|pistool|vuurwapen|wapen|geweer|machete"
    r"|boksbeugel|bijl",
    "KILL": r"\w*verm[ou]+r+[dt]\w*|dood_?(?:ma+k|sla|ste+k|schiet)\w*|dood_te_\w+|neer_?(?:te_)?(?:ste+k|schiet)\w*"
    r"|steekpartij|wurg\w*|gewurgd",
    "STRANGER": r"(?:oudere|volwassen|vreemde|onbekende|grote|foute) FELLOW|(?:man|vent|vriend) van \d\d"
    r"|(?:FELLOW|iemand) (?:van|via|op) (?:internet|insta\w*|snap\w*|tiktok|online)",
    "NEAR": r"tas|zak|school|deur|huis|tafel|keel|kamer|kussen",
    "GRAB": r"\w*gegrepen|\w*pak\w*|grijp\w*|greep|trek\w*|trok|\w*sleur\w*|\w*knijp\w*|\w*geknepen|handen",
    "THROW": r"gooi\w*|gegooid|smijt\w*|smeet|duw\w*|geduwd",
    "SITS": r"zit|zat|zaten|gezeten|zitten",
    "LURES": r"relatie|verliefd|meege\w+|meegaan|bewa\w*|cadeau\w*|afspre\w*|auto|hotel|stuur\w*|betalen|slaapt"
    r"|dingen|verkocht|zwanger",
    "GAME": r"game\w*|gta|fortnite|call of duty|minecraft|roblox|mario|spel|spelletje|level|films?|series?|boek"
    r"|thriller|netflix|tv|zombies|toneelstuk|documentaire|strip|les|lessen|geschiedenis|kermis",
    "PAPER": r"\w*werkstuk|pws|spreekbeurt|presentatie|verslag|lezing|voorlichting|podcast|project|stage|GAME",
    "PET": r"\w*hond|\w*honden|hondje|kat|katten|poes|vis|vissen|goudvis|cavia|hamster|konijn|vogel|parkiet|paard|kip"
    r"|schildpad",
    "LATE": r"opa|oma|tante|oom|buurman|buurvrouw|neef|schoon\w+|(?:mijn|zijn|haar|de) (?:vader|moeder|man|vrouw)",
    "SITE": r"\w*app|\w*site|internet|wachtwoord\w*|gegevens|link|chat",
    "LAUGH": r"\w*lach\w*|lag|schr[io]+k\w*|geschrokken|\w*scha+m\w*|\w*verve+l\w*|\w*werk\w*|\w*erger\w*|\w*zoek\w*"
    r"|studeer\w*|leert?|leren|lol|betaal\w*|verbaa?s\w*|fiets\w*|sport\w*|zweet\w*",
    "OF": r"van(?: (?:de|het|t|al|alle|mijn|zn|zijn|haar))?",
}

_SPEAKS = (
    r"(?:mij|me|ons|hem|haar|zich|zichzelf|ik|hij|ze|zij|dat|hoe|als|of|omdat|en|want|met|tegen|zegt|zei|wil\w*|wou"
    r"|liever|beter|slaat|sloeg|mes|deur)"
)
"""Words that a manner of speaking does not run over: what follows them may be meant."""


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

    rows: list[str] = []
    for rule in re.split(r"\n| / ", re.sub(r"#.*", "", rules)):
        either = re.fullmatch(r"\s*(.+) <(\d)> (.+)", rule)
        rows += [f"{either[1]} ~{either[2]} {either[3]}", f"{either[3]} ~{either[2]} {either[1]}"] if either else [rule]
    return re.compile(f"(?:{'|'.join(''.join(map(part, row.split())) for row in rows if row.strip())})(?= )")


_HARMLESS = _pattern(
    r"""
    # dead and broken of laughter, of fright, of work
    LAUGH ~1 SELF|OBJ|je|mn ~2 dood|kapot|rot|suf|ziek / SELF|OBJ|je|mn ~1 dood|kapot|rot|suf|ziek ?te LAUGH
    DEAD|kapot|sterft OF lach\w*|lol|honger|dorst|zenuwen|schrik|schaamte|verveling|spanning|nieuwsgierigheid|jaloezie
    DEAD|kapot|sterft OF kou|warmte|hitte|slaap|stress|\w*moeheid|werk\w* / ga|gaan|ging|lig|haha\w* ~2 dood|kapot
    dood|kapot ~1 haha\w* / op_sterven|als_de_dood|dood_neer|dood_ge(?:vond|zi)en|do(?:oi|d)e_punt
    dood_(?:punt|spoor|paard|moe|op|saai|eng|stil|simpel|normaal)|broertje_dood|(?:sla|slaan)_\w+_me_dood|de_dood_of
    # what else may be dead
    batterij|accu|telefoon|mobiel|gsm|laptop|lijn|gesprek|SITE|wifi|plant\w*|bloem\w*|mug\w*|muis|spin|vlieg|PET ~3 DEAD
    LATE is|was|gaat|al|die|dood ~2 DEAD / dood|overlijden|sterven van ~2 LATE|PET|vader|moeder|vriend|vriendin|buur\w+
    LATE|die ~1 NOMORE leeft / LATE ~1 leeft NOMORE
    # games, films, lessons and work
    GAME ~3 ?en schiet\w* ~3 dood / GAME ~5 DEAD|KILL|geweld|schiet\w* / DEAD|KILL|schiet\w* ~3 GAME / PAPER over ~1 \w+
    (?:mishandel|misbruik|bedreig)de \w+
    wil|wilt|later ?met|bij ~4 worden|werken ~5 \w*mishand\w*|\w*misbrui\w*|geweld|veilig_thuis|blijf_van_mijn_lijf
    stage ~4 blijf_van_mijn_lijf / veilig_thuis werken / cadeau voor ~2 \w+ \w+
    seksuele (?:voorlichting|vorming|geaardheid|diversiteit|identiteit)
    # not really murder, not really a threat
    ik kan|kon|zou|wil|wou hem|haar|ze|die ~1 wel ~1 KILL|schieten
    kan|kon|zou|wil|wou ik hem|haar|ze|die ~1 wel ~1 KILL|schieten
    vermoord ?ik (?:hem|haar|ze|je|die|me)(?=[^.]*(?:haha|lol))
    KILL die|dat|deze|de|het !man|jongen|meid|hele|familie|KIN \w+
    dreig\w* ~5 blijven|zitten|zakken|stoppen|uit_te_vallen|uitval\w*|moeten|missen|afgewezen|kwijt
    (?:voel|voelt|voelde)_\w+ ~1 aangevallen
    # to strike, to stab what may be struck
    HIT ?hem|haar|ze|ons|zich ~3 over|op|af|dicht|open|door|doorheen|kwijt|aan END|en|maar|want|hoor|aub|graag|even
    HIT ?hem|haar|ze|ons|alles ~3 op|over dan|wat|van|voor|bij|in / HIT ~2 weg ~1 in
    HIT ~3 nergens|alarm|plank|spijker\w*|\w*figuur|brug|ineen|trommel\w*|bal|balletje|boek|stennis|homerun|halte
    stomheid|spijker\w*|munt|slag|vlucht|brug|flater|\w*figuur|handen|alarm|ver|bal|veld ~4 HURT / geslagen uit
    over_de_kop HURT / HIT de handen / cijfer\w*|gemiddelde|\w*vertrouwen|portemonnee ~4 klap / wapens? van
    steek\w*|steken|stak ?hem|haar|ze een hart / steek\w*|steken|stak ~3 hand|energie|tijd|geld|draak|vinger
    WEAPON ~4 vissen|kamperen|koken|kookles|keuken|brood|kaas|vlees|scouting|kok
    klap_op_klap|eerste_klap|klap_van_de_(?:molen|bal|deur|rekening)|mes_en_vork|onder_zijn_kont|knijpt_hem_voor
    # to cut, to burn
    CUT ~3 vinger\w*|duim|kat|poes|groente\w*|brood|vlees|papier|ui|uien|kaas|onderwerp / CUT SELF ~3 scheren
    vinger\w*|duim\w* ~1 CUT / bloed ~2 laken|kleed / viel|gevallen ~6 blauwe_plek\w*
    blauwe_plek\w* ~1 van ~2 \w*val\w*|voet\w*|\w*sport\w*|judo|fiets\w*|gym\w*|stoeien|hockey|turnen
    # an end to a talk, a card on the wall, away from table
    eind\w* ?er aan ?te het|de|dit|deze|die|ons|onze !leven \w+ / eind\w*|punt ~3 vandaag|vanavond|gesprek
    touw ~2 waslijn|vast\w*|kopen
    wegge?lopen van|uit|bij ?de|het|een !huis|\w*instelling|internaat|opvang|school|ons|mij|me|mijn|onze|zijn|haar \w+
    tafel|gesprek|boos|kwaad|halverwege ~1 wegge?lo\w+ / PET ~2 wegge?lo\w+|vermist|verdwenen
    wij|we willen ?het|dit NOMORE END / NOMORE zonder (?:die|dat|mijn|deze|het) ~2 LIVE
    NOMORE ?, !leven|zijn|wakker ~3 opdracht\w*|vraag|vragen|oefening\w*|stop\w*|kaart\w* / sluit|sluiten|sloot SELF op
    SELF ~3 opgesloten / spring\w* ~2 in ~1 trein|tram|metro / is|of het veilig / veilig ~3 SITE
    SITE ~3 veilig|onveilig / geen_touw|touwtjes?|maak_er_maar
    """,
    f"(?!{_SPEAKS} )[^ .,]+",
)

_LIFE = _pattern(
    r"""
    SUICIDE|113|112|kindertelefoon|crisisdienst|levensmoe|wegkwijn\w*|over_?dosis\w*|\w*_?hongeren|weegt_nog|van_kant
    self_?harm\w*|euthanasie|verhang\w*|polsen|gaskraan|uitzichtloos|doods?w?(?:ens|gedachte)\w*|doodga\w*
    afscheids?_?(?:br|ber|film)\w*|vaarwel|levenseinde|auto_?mutil\w*|bloedens|sneee?n|snijwond\w*
    zelf_?(?:be_?)?(?:schad|vermin|verwon|pijn)\w*
    # to be dead
    DEAD <7> WANT|moet|beter|maar|was / DEAD ~1 zijn / WANT dd / toch|binnenkort|straks|dan DEAD
    hoe|pijnloos|snel|manier\w* ~6 DEAD / zeg\w*|zei ~2 ik ~3 DEAD / eigen begrafenis|graf
    denk\w*|praat\w*|heeft|heb|begint|schr\w+|gedachte\w*|teken\w* <4> aan|over ?de|het|een DEAD|eind|einde|begrafenis
    WANT|ga|gaan|gaat|ben ~5 hemel|engel|engeltje\w* / slapen altijd
    rust|slapen <3> voor_altijd|eeuwig\w*|voorgoed|nooit / WANT ~3 inslapen
    # not to live
    WANT <4> NOT ~1 LIVE !op|volgens|zoals / NOT WANT LIVE / LIVE ~3 NOT ~1 lang / WANT ~6 NOT wakker
    NOT wakker WANT|word\w* / NOMORE ~4 LIVE|wakker|opstaan|wereld !op|volgens|zoals|in_die|in_\d+
    LIVE ~4 NOMORE|niks|niets|geen ~3 waarde?|zin|nut|doel|hoef\w*
    geen|gn|weinig ~2 zin|nut|reden|doel|goesting ~6 LIVE
    klaar|beu|moe|stop\w*|genoeg ~6 met|van ?het|t|dit|zijn|haar leven / stop\w* leven / waarom ~1 LIVE / gehad ~3 leven
    weg uit|van ?dit|het|t leven
    leven ~3 moe|beu|zat|zinloos|voorbij|kapot|hel|verwoest|klaar|berov\w*|beroof\w*|beneemt|benemen
    uit|eind\w* ~2 leven ~2 stap\w*|maak\w*|maken / eruit|er_uit|deruit ~1 stap\w* / weg|af ~2 wereld
    # not any more
    WANT ?het|t|er|gewoon|echt|allemaal|ook NOMORE ?zo|verder|voort SAYS / NOMORE ?verder WANT SAYS
    ik|hij|ze|zij kan|trek|trekt ?het|t NOMORE END|zeg\w*|zei / kan|WANT NOT ?meer verder END
    NOMORE zitten|zitte zie|ziet|zag|zien / NOMORE zie|ziet|zag zitten / geen|niet|nergens ~1 uitweg|toekomst_meer
    zie|ziet|zag|zien|kzie ~1 het|t|da|dat|leven|alles ~3 NOMORE ?zo zitten|zitte !om|met
    hoeft ?het|t|alles voor|van OBJ|THEKIN ?het|t ?allemaal NOMORE SAYS / het|t|alles|leven ~4 NOMORE hoeft
    voor|van OBJ|THEKIN hoeft ?het|t|alles ?allemaal|echt NOMORE SAYS
    # not to be there
    WANT ~5 NOMORE zijn|was|bestaan / WANT ~1 dat ik|hij|ze|zij ~2 NOT ?meer|geboren was|bestond|ben / nooit geboren
    was ik er ~1 NOT / ik er ~1 NOMORE ben / WANT ~1 er ~1 NOT zijn|ben / NOT ~1 oud ~3 word\w*
    WANT ~3 er|hier NOMORE ?zijn SAYS|dan / ben|is ~1 er ~3 NOMORE END|zeg\w*|zei|dat|toch
    er|hier ~1 NOMORE ?zou|zal|te|WANT zijn|WANT|ben|bent|is|hoeft END|zeg\w*|zei|dat|dan|dus|en
    beter|liever|fijner|makkelijker|rustiger|gelukkiger ~3 als ik|hij|ze|zij er NOT / beter_af ~2 zonder|als
    iedereen|wereld|jullie|familie|kinderen ~5 beter|fijner ~1 zonder OBJ !erbij / niemand ~2 OBJ|m ~1 missen|mist
    SELF|ben|is|iedereen|ons ~3 een|tot last / WANT|gaan? <2> verdwijnen|verdrinken
    word|wordt|haal ~2 geen|niet ~2 achttien|18|20|twintig / de \d\d NOT haal\w*
    # an end, a farewell, an attempt
    eind|einde|end <3> leven / eind|einde ~1 aan|eraan ~3 maak\w*|maken|make
    maak\w*|maken|make ~3 eind|einde ~1 aan|eraan / WANT ~1 er ~2 punt achter
    afscheid <3> iedereen|alles|ons|leven|raar|vrienden / spullen|dieren|konijn weggege\w*|weggeef\w*|weg_te_geven
    poging ?tot gedaan|ondernomen|zelf\w* !om|tot / durf ~3 niet_alleen ?te laten / hoort ~1 stemmen
    # to hurt oneself
    CUT <9> SELF|BODY|CUT / CUT zelf END / SELF ~2 pijn|kwaad|zeer|iets|wat ~1 aan|DOES|aandoe\w*|aangedaan
    WEAPON <7> SELF|BODY / DOES ~3 SELF ~2 pijn|kwaad|zeer|iets|wat / ga|gaat (?:mij|me|zich)zelf END
    maa?k\w* SELF|mij ~1 af|dood !en
    SELF ~4 \w*(?:op|ver)hang\w*|opgehangen|op_te_hangen|\w*verdrink\w*|verdoen|KILL|gebrand|branden
    doodma\w+|verdrink\w* SELF|mij / hangt?|hing zich|mezelf|zichzelf op
    HIT|bonkt|branden?|brandt <2> zichzelf|zijn_hoofd|haar_hoofd / strop <3> nek|hals|knoop\w*|heeft
    bloed|mesjes|mesje|scheermes\w*|strepen <7> BODY / BODY open
    bloed|mesjes|mesje|scheermes\w* <7> kussen|kamer|\w*tas|rugzak|bed|la
    PILLS <9> brief\w*|kussen|matras|verstopt|weg|slikken|\w*gespaard
    PILLS <9> klaargelegd|gevaarlijk|dodelijk|potje|leeg|reageert|ziekenhuis|eten
    alle|veel|teveel|hele|heel|strip|pot|handvol|\d\d|tien|twintig|dertig|veertig|doos|doosje ~1 PILLS
    bleek\w*|chloor|\w*ontstopper|gif|afwasmiddel <3> \w*dr[io]n\w*|dronk / touw|galg|galgen|reling|geslikt|ingenomen
    # heights and trains
    \w*spring\w*|gesprongen|sprong <9> HEIGHT / (?:van|vanaf) ?het|de|een HEIGHT ~1 af|wil\w*|gaan
    gooi\w*|ligg\w*|stap\w*|spring\w* <4> voor|bij ?de|een trein|metro|tram|auto|bus
    voor|bij|onder ?de|een trein|metro|tram ~1 gaan|wil / WANT ~6 tegen_een_boom / onder ?de|een trein|metro|tram
    sta|staat|stond|staan|zit|zat|loopt|liep ~3 op|bij|langs|over ?de|het|een brug|spoor|dak|rails|viaduct
    # in other languages
    want\w*|wanna|going|let ~2 die|disappear|kill / veut|veux|will|quiere ~2 mourir|sterben|morir
    ki?ll\w*|end\w*|hang\w*|hurt\w*|cut\w*|harm\w* ~1 (?:him|her|my)self|(?:his|her|my)_(?:life|arms?)
    olmek|kendi\w* ~2 ist\w*|zarar|kes\w* / chc\w+ ~2 umrz\w*|sie / sie tnie / b(?:gh|agh)\w* ~1 [ytn]?i?mout|[ytn]?qtel
    se_suicider|sich_umbringen|matarse|oldur\w*|zabi[cj]\w*|يموت|اموت|вмерти|умереть
    """
)

# The child is gone, or somebody outside the family has got hold of it.
_TAKEN = _pattern(
    r"""
    weggelopen|wegloopt !van_tafel|toen / is|KIN er_?vandoor / ontsnapt uit / van huis ?weg|is weg\w*|gelopen|gegaan|END
    verdwenen END|sinds|al|en|uit / haar|mijn_KIN|onze_KIN kwijt / KIN|ze|zij|hij|is weg END_telefoon
    dagen|KIN|nacht|gister\w* zoek / sla\w+ op straat / al|sinds|vannacht|\w*nacht\w*|dagen ~5 NOT ~2 thuis\w*|terug
    NOT thuis_?gekomen / nooit aangekomen / NOT ~2 school aangekomen / weg ~2 sinds|\w+_dagen|\w+_nachten / sinds ~3 weg
    al ~3 dagen|nachten|uren weg / weg van_huis / zoekt?e?n? (?:mijn|onze)_KIN END / niemand ~2 haar|hem|ze ~1 gezien
    niemand weet waar END / NOT|niemand|geen ~2 waar ~1 hij|ze|zij|KIN ~1 is|uithangt|zit END|en|sinds|al|slaapt
    nergens ?te vinden / kom\w*|kwam|slaap\w* ~2 NOT ?meer naar_huis|thuis / NOT ?meer naar_huis|thuis kom\w*
    sinds|dagen ~3 NOT ?meer gezien|gehoord|bereik\w* / hele_nacht weg / dagen|nacht\w*|gister\w* <9> niet_op END
    KIN|is weg_?gelopen|weg_?lopen|weglopen / weg_van_huis|van_huis_weg|vermist|spoorloos|zwerft|zwerven
    # lured, filmed, used
    gefilmd|filmpje|foto\w* <7> seks|sex|naakt|bloot|piemel|penis|in_bed|ondergoed / moet ~2 van|voor ~3 STRANGER
    STRANGER <9> LURES|drugs|\w*foto\w*|dw[io]ng\w*|geld|seks
    drugs|pak\w*jes <3> moet|\w*brengen|dealen|verkopen|dwing\w*
    dingen ~1 doen ~1 voor hem|ze|hun|die|jongens|mannen|STRANGER / dingen voor hem|ze|hun doen
    zit|werkt|moet|voor|door ~3 \w*bende|dealers?|criminelen / meegenomen door / haar|ze|wordt ~5 verkocht aan
    trouwen haar|KIN / trouwen|trouwt|trouw <9> moet|ouders|familie|neef|dwing\w*|gedwongen|dochter
    stur\w*|terug\w* ~4 trouwen
    loverboy\w*|grooming|sextortion|pooier|prostitu\w*|(?:naakt|blo(?:o|te))\w*_?(?:foto|film|beeld)\w*|\w*chante+r\w*
    afpers\w*|afgeperst|uitkleden|uitgekleed|\w*drogeerd|beroofd|uitgebuit|uitbuit\w*|dealt|dick_?pic\w*|sexting
    uitgehuwelijk\w*|uithuwelij\w*|besnij\w*
    # waited for, hunted
    staat|staan ~4 te_wachten op OBJ|THEKIN / staan ~5 op_te_wachten / wacht\w* OBJ ~1 op / pakken|slaan|steken ze OBJ
    benen|botten ~1 breken
    opgewacht|opgejaagd|wachten_(?:hem|haar)_op|aangevallen|belaagd|achterna_?gezeten|vernederd|explosie\w*|schietpartij
    """
)

_VIOLENCE = _pattern(
    r"""
    # blows
    HIT ~7 OBJ|THEKIN|my|kapot|kort_en_klein|verrot / HIT ze / HIT ~2 gaten|muur / ervan langs
    en|of|dan|soms slaat|sloeg|schopt|duwt|sla|slaan OBJ|KIN|als|END / kapot <2> alles|spullen
    mij|me|OBJ ~6 slaat|sloeg|schopt|schopte|slaan END
    OBJ|(?:mijn|mn|me|de|onze|zijn|haar)_KIN|partner_je|kinderen ~2 HIT END|als|en|want|elke|omdat|zeg\w*|waar|door
    MAN ~6 HIT END / MAN|hij|ze|zij|die ~2 HIT END|soms|vaak|weer|altijd|steeds|als|elke|iedere|hard|echt|en|kinderen
    slaat|sloeg|schopt|klopt hij|ze|MAN END|weer|altijd
    BLOWS <7> krijg\w*|kreeg|gekregen|gee?f\w*|gaf|gegeven|geven|deel\w*|val\w*|uitdel\w*
    klop(?:t|te|pen) ?er op ?OBJ|THEKIN|los / klop(?:t|te|pen) mij|me|hem|THEKIN / vent|man ~2 klopt END
    duwt|duwde|smijt|sleur\w*|schudt|krabt|kleineer\w*|verneder\w* ~2 mij|me|ons|THEKIN / vuist\w* <4> OBJ|gezicht|hoofd
    handen NOT thuis / vlieg\w* <3> borden|stoelen|spullen|glazen / op eieren
    MAN|KIN|hij|ze|wie|iemand ~5 DOES ~4 pijn|kwaad|zeer|geweld / OBJ|THEKIN ~1 pijn DOES / pijn DOES ~1 OBJ|THEKIN
    volgt|volg mij|me|ons overal|altijd|steeds|weer / mij|me volgen|volgt overal|altijd|steeds|weer
    geweld <6> thuis|huis\w*|OBJ|man|door|met|is|gebruik\w*|hier|DOES / met ?de|een riem|stok|pollepel|slipper|kabel
    MAN|hij|ze ~2 mijn|mn|me BODY|neus|kaak|rib\w* gebroken
    gebroken (?:neus|rib\w*|kaak|arm) ~1 van|door|ze_hadden|END
    HURT|losse_hand\w*|los_op_OBJ|kopstoot|door_het_lint|gewelddadig\w*|agressief\w*|verwaarlo\w*|toegetakeld
    blauwe_plek\w*|blauw_oog|striemen|bont_en_blauw|blauw_zie|handafdruk|bloeduitstort\w*
    # threats
    DOES ~3 OBJ|THEKIN ~2 iets|wat|kwaad aan / OBJ|THEKIN ~1 iets|wat|kwaad aan ?te|gaat|ga DOES|END
    OBJ|THEKIN|ze ~2 iets|wat|kwaad ~2 aandoe\w*|aangedaan|aan_te_doen / kinderen|kids|ze nooit_meer zie\w*|END
    OBJ|je|KIN|ze ~1 dood ~1 ma\w+|sla\w*|END|schiet\w* / sla\w*|maa?k\w* ~3 OBJ|je|KIN ~1 dood
    brand|fik ~1 steken|gestoken / maa?k\w* ?ik (?:mij|me|ons|je|jou|jullie|iedereen) ~1 af|kapot !en
    ga|moet eraan|er_aan END|zeg\w* / eraan ga|gaat|moet / NOT ~2 overle+f\w*
    mij|me|ons|haar|je|jullie|ze_hem ~2 afma\w+|af_ma\w+|kapot_?ma\w+ / OBJ kapot|dood ~1 maken|maakt
    mij|me gaat|komt|zal|wil pakken / weet ~1 OBJ ~1 te_vinden / OBJ weet te_vinden / benzine <6> brand\w*|aanst\w+|fik
    KILL|dreig\w*|gedreigd|\w*stalk\w*|achtervolg\w*|ontvoer\w*|eerwraak|doden|gedood|vergiftig\w*|gezicht_verbouw\w*
    oorlog_in_huis|nooit_meer_zie\w*
    # weapons
    WEAPON <7> NEAR|\w*pak\w*|loopt|staat|stond|heeft|heb\w*|rond|zwaai\w*|tegen|getrokken|\w*neem\w*|houdt
    steekt?|steken|stak|gestoken <2> OBJ|THEKIN|je|iemand|mee_te_doen|mes
    op OBJ|THEKIN ~1 geschoten|schieten|ingeslagen
    # grabs, throws, locks in
    keel|strot|nek|hals|haren|oren|mijn_haar <6> GRAB / THROW <5> (?:naar|over)_(?:OBJ|KIN|onze|mijn)
    THROW ~3 OBJ|THEKIN ~3 PLACE / PLACE ~2 gegooid|geduwd|gesmeten|duwt / THROW van trap
    deur <3> ingetrapt|intrapt\w*|breekt|ingebeukt|ingeslagen|opengebroken / HIT ~2 deur ~1 in
    baby|door_elkaar ~3 \w*schud\w* / sigaret\w* ~2 op|in ~1 OBJ|BODY / sp[uo]+[gw]\w* <3> OBJ|gezicht
    haal\w*|haalde ~2 uit naar OBJ|KIN / straf|opgesloten|sluit <9> geen_eten|zonder_eten|knieen
    OBJ|THEKIN ~1 opslui\w*|op_te_sluiten / sluit|sloot ~1 OBJ|THEKIN ~1 op / laat ~1 KIN ~2 alleen END
    krijg\w* ~2 niks|geen ~1 eten / ik mag NOT ~3 buiten|deur|huis / mag ?ik van OBJ|MAN ~4 deur|huis|buiten|telefoon
    mag ~8 van ?mijn|mn|me man|vent|vriend|ex|partner / houdt? OBJ ~1 binnen|gevangen
    bij|aan ?de|mijn|haar|zijn BODY|oor|oren ~2 gepakt|getrokken|gesleurd / NOT ?meer naar buiten laat|mag|mogen
    laat mij|me|ons niet|nie ~2 buiten|weg|gaan|deur|huis|slapen|werken|praten|bellen / man|vent|vriend controleert
    mag ~1 niemand praten|zien|bellen / OBJ ~1 eruit|buiten|op_straat gezet|gegooid / sta|staan ~4 op straat
    ingooi\w*|ingegooid|opgesloten|vastgebonden|gevangen|gegijzeld
    # fear and flight
    bang|angst|schrik|doodsbang ~1 voor|van ?mijn|haar|zijn|de|me|mn MAN|hem !dat|zijn|of
    bang voor|van (?:mijn|ons)_eigen_KIN / angst|bang !dat|om ~3 thuis|huis|thuiskom\w*|papa
    thuis|huis|papa ~2 bang|angst / ex ~5 deur / kinderen ~1 bang END / bang man / leven|leeft ?hier in angst
    dronken|drinkt|gedronken <6> bang|boos|kwaad|los / schreeuwt|tekeer ~7 kinderen
    gegil|gillen <5> buren|klappen|huilen / kruipen|verstop\w*|schuil\w* <6> papa|vader|angst|bang|bed|thuis\w*
    weg ~2 voor|voordat hij
    durf\w* ~3 NOT ?meer ?alleen (?:naar_)?(?:huis|haar_vader|zijn_vader|papa|thuis_te_(?:zijn|blijven|komen))
    durf\w* NOT ?meer naar buiten|school ~1 want|omdat / NOT|niemand|nergens ?meer|echt|hier veilig !met|om
    onveilig <5> thuis|huis|straat|school|ons / in|is|groot ~1 gevaar END|in|voor|thuis|help|want
    slapen|geslapen <3> auto / gevlucht|vluchten|gevluchte|weg ~5 voor|van ?mijn|me|mn|de man|ex|vriend|vader|vent|hem
    NOT terug naar ?mijn MAN|huis / waar ~2 ik slapen|vluchten
    politie <3> bel|bellen|gebeld|hier|gekomen|deur|binnen|vannacht|komen !om
    bang_voor_wat_hij|op_mijn_tenen|verlies_mezelf|mezelf_niet_in|gooit?_de_baby|veilig_thuis|\w*blijf\w*huis
    blijf_van_mijn_lijf\w*|(?:vrouwen|crisis|nood)opvang|opvanghuis|opvang_voor_vrouwen|contactverbod|straatverbod
    huisverbod|ondergedoken|onderduik\w*
    """
)

_ABUSE = _pattern(
    r"""
    hand\w* ~2 in|onder ~1 broek|kleren|rok|shirt|trui|bh / billen|borsten <4> raak\w*|zit|zat|greep|kneep|aan
    SITS|komt|kwam ~3 aan THEKIN|OBJ !te_\w+|spullen|beurt END|toen|als|en|zeg\w*|dat|terwijl|ze|onder|tijdens
    aan THEKIN|OBJ ~1 SITS|komt / ra+k\w* OBJ|THEKIN ~2 aan / jongen|man|OBJ aftrekken
    doet ~1 raar|dingen|vies\w* ~1 met|bij ~1 KIN|meiden|OBJ
    dw[io]n\w*|gedwongen <8> slapen|bed|\w*kleden|trouw\w*|huwelijk|stelen|drugs|\w*foto\w*|steken|geld
    porno\w* <3> met|aan|THEKIN / tussen ~1 benen
    MAN ~2 kom\w*|kwam|kruipt|ligt|lag|slaapt ~1 in|bij|op mijn|mij|haar|mn ?in ?mijn|haar bed|kamer
    kom\w*|kwam|kruipt|sluipt ~2 nachts?|avonds ~6 kamer|bed
    kijkt|filmt|gluurt|loert <5> douch\w*|omkle\w*|uitkle\w*|bloot|naakt|badkamer
    \w*mis_?h?an[dt]+e?l\w*|\w*verkra*[cg]h?t\w*|\w*misbr[ui]*[kc]\w*|aangerand\w*|aanrand\w*|incest|onzedelijk\w*
    handtastelijk\w*|\w*betast\w*|\w*bedr(?:ei|ij|e)[gc]\w*|besneden|seksu\w*|sexu\w*|seks|sex|piemel|penis|pijpen
    aanraa?k\w*|aangeraakt|friemel\w*|gefriemeld|lastig_?gevallen|rap(?:e|ed|ing)|\w*abus(?:e|ed|es|ing|ive)|threat\w*
    siddet|\w*dr[ae]?b(?:ni|na)|kay?dr[ae]?b\w*|do[vg]uyor\w*|dovdu|vuruyor|bije|geschlagen|schlagt|me_tape|me_bat
    me_frapp\w*|يضرب\w*|бьет
    """
)

_AT_HOME = _pattern(
    r"""
    (?:mijn|mijne|mijnen|mn|me|eigen|nieuwe|door|nen|je|als)_(?:man|vrouw|vriend|partner|vent)|ex|vader|papa|pa|stief\w+
    moeder|mama|ma|broers?|oom|opa|zwager|schoon\w+|familie|gezin|husband|man|esim|kocam|thuis|huis|slaapkamer|mij|me
    mezelf|ons|us|mnie|beni|kinderen|kids|baby|huiselijk|kindermish\w*|\w*dr[ae]bni
    """
)
_ELSEWHERE = _pattern(
    r"""
    \w*school\w*|klas|leraar|docent|trainer|jongens?|groep\w*|straat|snap\w*|tiktok|insta\w*|meiden|stage\w*|vriendje
    bende|op_hem|te_wachten
    """
)
_GROWN_UP = _pattern(
    r"""
    (?:als|ik|ben)_(?:moeder|vader|ouder|mama|papa)|(?:slechte|alleenstaande)_\w+|(?:mijn|de)_kinderen|de_vader|zelf
    """
)
_PARTNER = _pattern(r"(?:mijn|mn|me|mijnen)_(?:man|vrouw|partner|vriend|ex|vent)")
_CHILD = _pattern(r"hij|ze|zij|hem|haar|\w*zoon|dochter|(?:mijn|mn|me|onze|ons)_(?:kind|kindje|meisje|meiske|jongen)")

_PICTURES = str.maketrans(
    {"🔪": " mes ", "🗡": " mes ", "🔫": " pistool ", "💀": " dood ", "☠": " dood ", "⚰": " dood ", "💊": " pillen "}
    | {"🩸": " bloed ", "👊": " slaat ", "\u0131": "i", "\u0142": "l"}
    | dict.fromkeys("😂🤣😆😹", " haha ")
    | dict.fromkeys("'`\u00b4\u2018\u2019")
)
_LEET = str.maketrans("013@$€", "oiease", "*")


def plain(text: str) -> str:
    """Return ``text`` as words between single spaces, with the letters of half-hidden words put back.

    Commas and ends of sentences stay, as the words "," and "."; the last word is always ".".
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_PICTURES))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = re.sub(r"(?<=[a-z])[013@$€*]+(?=[a-z])", lambda hidden: hidden[0].translate(_LEET), letters)
    letters = re.sub(r"(?<=\b[a-z])[.*_/-](?=[a-z]\b)", "", letters)
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
    elif _VIOLENCE.search(words):
        home = not _ELSEWHERE.search(words)
    elif _ABUSE.search(words):
        home = _AT_HOME.search(words) and not _ELSEWHERE.search(words)
    else:
        return None
    return Danger.HOME if home else Danger.CHILD
