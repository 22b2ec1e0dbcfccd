"""Words of danger: found, and told from manners of speaking.

The messages of the groups were written before the rules were tuned, those of data/danger/practice.yml to tune
them on; the measure on messages nobody tuned on is tests/content/safety_messages.yml.
"""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.config import ROOT
from bot.domain import safety
from bot.domain.danger.rule import Rules
from bot.domain.safety import Danger, danger_in, plain

PRACTICE = yaml.safe_load((ROOT / "data/danger/practice.yml").read_text(encoding="utf-8"))
RECALL, PRECISION = 0.97, 0.97

CHILD = """\
me zoon heb gezegd dat ie liever dood is
onze Lotte zei gister ik wou dat ik nooit geboren was
zij niet meer wil leven, dochter van mij 15 jaar
hij heeft in zijn arm gesneden met een scheermesje
z.e.l.f.m.o.o.r.d
ze heeft het over zelfmrood plegen
mijn dochter zegt dat ze van de brug wil springen
hij wil voor de trein springen zegt zijn vriend
ik vond een briefje waarin ze afscheid neemt van ons
ze had dertig paracetamols ingenomen vannacht
mn zoon wil er nie meer zijn zegt ie
ons kind denkt aan suïcide
hij zegt het hoeft voor mij allemaal niet meer
Ilse doet zichzelf pijn als ze boos is
mijn dochter heeft zich vanochtend geprobeerd te verhangen
ze is sinds vrijdag spoorloos
mijn zoon is vannacht niet thuis gekomen en zijn telefoon staat uit
een leraar heeft aan haar gezeten
ze is aangerand in het park
hij wordt gechanteerd met een blootfoto
jongens hebben hem bedreigd met een mes na school
hij word elke dag in elkaar getrapt door een groepje
kind zegt mama ik dood willen
hij ziet geen uitweg meer zegt hij
ze zoekt op internet hoe je snel kunt sterven
zou iedereen niet beter af zijn zonder mij vroeg ze
ik 🔪 mezelf staat in haar app
mijn dochter wordt gedwongen te trouwen met haar neef
he wants to kill himself
oglum kendini oldurmek istiyor
ze wil d.o.o.d
hij gaat met een mes naar school omdat hij bang is voor die jongens
over tien jaar ben ik er niet meer, dat schreef hij op bij de vraag over later
we waren lekker bezig met de kaartjes, maar toen begon ze te huilen en zei ze dat ze dood wil
Yara is van huis weg en ik kan haar nergens vinden
mijn kind praat steeds over zelfmoord
hij wil niet meer verder leven zonder zijn opa
Bilal heeft gezegd dat hij zichzelf gaat ophangen
me zoontje van 12 zegt dat hij een eind aan zijn leven wil maken
ik vond pillen en een briefje onder het kussen van mijn dochter
mijn dochter heeft haar arm weer opengesneden
ze krast zich elke avond
jongen van mij niet wil meer leven hij huilen
dochter zegt ik wil slapen altijd
ons Marie wil ni meer
die gast van mij wil zich voor de trein gooien
k wil dood zegt ze steeds
zelf moort
hij appte ik stap eruit
mijn zoon is sinds zaterdag niet meer thuis geweest
ze is van huis weg met een jongen
een oudere man heeft haar misbruikt
ze wordt gedwongen naaktfoto's te sturen
jongens van school hebben hem met een mes bedreigd
hij is gisteren in elkaar geslagen door drie jongens
mijn dochter zit bij een loverboy
mijn zoon wordt elke dag op school geschopt
hij heeft een mes in zijn jas
""".splitlines()

HOME = """\
mijn vent heeft mij weer geslagen
ik krijg klappen van mijn man als de kinderen slapen
papa doet mama pijn zegt mijn jongste
man slaan mij, ik geen geld, waar ik gaan
mijn vriend heeft me bij mijn strot gepakt
hij trapte de deur in en sloeg mijn zoon
ik ben bang van mijnen ex, hij staat hier weer aan de deur
mijn ex heeft gedreigd de kinderen iets aan te doen
hij zegt als je weggaat steek ik je neer
wij zijn thuis niet meer veilig
mijn zwager zit met zijn handen aan mijn dochter
ik word opgesloten als ik mijn mond opendoe
mijn zoon van 17 slaat mij en zijn zusje
ik heb mijn dochter een klap gegeven en nu bloedt ze
hij geeft hem ervan langs met de riem
hij heeft mij met een mes bedreigd
m'n man mishandelt ons al jaren
als hij thuis komt kruipen de kinderen onder het bed van angst
we zitten in de opvang omdat mijn man ons sloeg
mijn schoonfamilie wil mij doodmaken omdat ik wil scheiden
ik wil niet meer leven, ik trek het niet als alleenstaande moeder
kan iemand komen, hij is dronken en slaat alles kort en klein
haar broers dreigen haar te vermoorden om een jongen
mijn moeder slaat mij als ik een 4 haal
ik mag niet naar buiten van mijn man en hij heeft mijn paspoort
hij klopt ons ma elke zaterdag
ik heb een blauw oog van mijn vriend
mijn partner dwingt mij tot seks
he hits me in front of the kids
ik ben met de kinderen gevlucht voor hem
ik krijg slaag van mijn pa
Ik durf het bijna niet te typen. Mijn man heeft vannacht mijn keel dichtgeknepen.
haar stiefbroer komt 's nachts bij haar in bed
mijn man heeft vannacht op mij ingeslagen
hij komt dronken thuis en slaat
mijn ex dreigt mij iets aan te doen
hij heeft mij bij mijn nek gepakt en tegen de muur gegooid
mijn man zegt dat hij ons allemaal doodmaakt
mijn vader heeft mijn moeder met een mes gestoken
stiefvader zit aan mijn dochter
hij verkracht mij elke week
ik ben bang voor mijn vriend
man slaan, kind huilen, help
mijn man mij pijn doen
hij klopt mij en de kleine
ik word bedreigd door mijn ex
mijn zoon heeft mij geslagen
ik heb mijn dochter geslagen met de slipper
mijn man sluit ons op
we zijn weggelopen van mijn man
ik slaap met de kinderen in de auto want ik durf niet naar huis
mijn moeder wil niet meer leven
ik wil zelf niet meer leven
mijn man heeft een pistool en dreigt
thuis is het niet veilig
huislijk geweld
mijn schoonmoeder slaat mijn kinderen
kocam dovuyor beni
""".splitlines()

LOOK_ALIKES = """\
Ik ga dood van het lachen
hij maakt me gek
ik lach me kapot om dat antwoord
ik schrok me dood van die studiekosten
ze schaamt zich dood als ik meega naar de open dag
hij werkt zich kapot voor die toets
mijn dochter wil niet meer naar die school
hij wil niet meer praten over de opdracht
ik wil geen berichten meer
hij ziet wiskunde niet meer zitten
ze ziet die opleiding niet zitten
sla de volgende vraag maar over
hij is geslaagd!!
hij slaat zich er wel doorheen
dat slaat nergens op
we hebben de spijker op zijn kop geslagen
schiet nou eens op zeg ik dan
mijn zoon wil slager worden, met messen werken vindt hij mooi
hij wil kok worden en snijdt thuis alle groente
hij wil bij defensie, wapens vindt hij interessant
ik ben bang voor de toetsweek
ze is bang voor spinnen
we zijn bang dat hij de verkeerde keuze maakt
oma is vorige maand overleden
onze hond is dood
het gesprek viel een beetje dood
dode hoek van de vrachtwagen, daar ging zijn les over
in fortnite is hij altijd als eerste dood
hij kijkt een serie over een moord
ze wil rechercheur worden en moorden oplossen
ze wil later met mishandelde kinderen werken
ze maakt een werkstuk over huiselijk geweld
hij springt een gat in de lucht met zijn cijfer
ik kan hem wel achter het behang plakken
ik vermoord hem als hij zijn kamer niet opruimt 😂
hij snijdt een lastig onderwerp aan
ze heeft zich in haar vinger gesneden bij het koken
hij is er helemaal klaar mee, met dat huiswerk
we maken er een eind aan voor vandaag
mijn man en ik slaan de handen ineen
hij is weggelopen van tafel
ze liep boos weg toen ik over later begon
dat was een klap in het gezicht, weer afgewezen
hij zit de hele dag aan zijn telefoon
hij wil bij de politie, spanning en sensatie
is het veilig om mijn gegevens hier te delen
deze app is niet veilig denk ik
ik leef niet meer in die tijd
wat wil hij met zijn leven
ze weet niet wat ze met haar leven wil
het gaat beter zonder mij erbij, dan praten ze meer
ze neemt afscheid van de basisschool
hij is al twee dagen niet op school, griep
we hebben de kaart opgehangen op de koelkast
hij dreigt te blijven zitten
ze dreigt van het vwo af te moeten
ik kan er geen touw aan vastknopen
dat doet me pijn om te horen
de school dwingt ons om nu al te kiezen
hij wil stuntman worden
ik krijg hem 's ochtends niet wakker
ze slikt medicijnen voor haar adhd
hij sluit zich op in zijn kamer met zijn game
ik steek hem een hart onder de riem
mijn man is doodop van het werk
geweldig, wat een leuke opdracht
wij zijn gevlucht uit Syrië en kennen het schoolsysteem niet
trouwens mijn dochter wil naar de havo
hij moet trouwens nog iets met zijn vader bespreken
ze wil engels kiezen
hij gaat engels doen als eindexamenvak
we hebben het over het eindexamen gehad
is die school een aanrader
de mail is niet aangekomen
hij zit 's avonds altijd op zijn kamer
ze ligt 's nachts in bed te appen
dat was een wonderlijk gesprek
hij verwondert zich over de kosten
kan ik de opdracht klaarzetten voordat hij thuis komt
zaterdag kan niet meer
hij gaat naar de buitenschoolse opvang
ze is dit weekend weg naar haar vader
hij is een jongen van 15 die meer wil doen
kan ik antwoord geven door te tikken
gisteren moest ik weg
ik sta te wachten op de bus
dan pakken ze samen een kaartje
hij drukt op het sterretje
ik leer hem zijn weg in het leven vinden
hij heeft 3 dagen vrij
ze slaapt nu
we hebben hem ook wel eens de waarheid gezegd
hij kijkt naar mij
volg ik de goede volgorde
mag ik jullie iets vragen over mijn dochter
mijn dochter wil wat aan haar profiel doen
hij haalt de 16 wel
mijn vrouw en ik wonen niet samen
mijn man doet nooit mee
hij is boos op zijn vader
ik word gek van dat gamen
ze lacht zich gek
ik lach me een breuk
hij slaat op hol
ze sloegen de handen in elkaar
een klap van de molen
hij heeft er een handje van
zij maakt haar werk af
nu maak ik het af
we zetten er een streep onder
ik ga er een nachtje over slapen
dat komt me de strot uit
hij heeft een grote bek
over de kop geslagen met de fiets maar niks aan de hand
de kinderen schreeuwen door het huis
hij is door het dolle heen
het is dodelijk vermoeiend
ik kom om in het werk
de deadline is voorbij
hij leeft op cola
zij leeft voor dansen
ze is helemaal weg van die studie
hij pakt altijd mijn telefoon
mijn dochter pakt haar biezen naar Leiden
steek je hand op als je het snapt
hij wil timmerman worden met zijn handen werken
hij zaagde zich in zijn vinger
""".splitlines()


@pytest.mark.parametrize("messages", [CHILD, HOME], ids=["child", "home"])
def test_danger_is_found(messages: list[str]) -> None:
    missed = [message for message in messages if danger_in(message) is None]
    assert len(missed) <= 0.05 * len(messages), missed


@pytest.mark.parametrize(("messages", "danger"), [(CHILD, Danger.CHILD), (HOME, Danger.HOME)], ids=["child", "home"])
def test_whose_danger_it_is(messages: list[str], danger: Danger) -> None:
    other = [message for message in messages if danger_in(message) not in (danger, None)]
    assert len(other) <= 0.15 * len(messages), other


def test_look_alikes_are_left_alone() -> None:
    alarms = [message for message in LOOK_ALIKES if danger_in(message)]
    assert len(alarms) <= 0.05 * len(LOOK_ALIKES), alarms


def test_practice() -> None:
    missed = [message for message in PRACTICE["danger"] if danger_in(message) is None]
    alarms = [message for message in PRACTICE["harmless"] if danger_in(message)]
    found = len(PRACTICE["danger"]) - len(missed)
    assert found >= RECALL * len(PRACTICE["danger"]), missed
    assert found >= PRECISION * (found + len(alarms)), alarms


@pytest.mark.parametrize(
    ("message", "danger"),
    [
        ("Ik ga dood van het lachen", None),
        ("hij maakt me gek", None),
        ("de batterij is dood", None),
        ("we slaan een vraag over", None),
        ("schiet op", None),
        ("ik ben doodmoe", None),
        ("", None),
        ("mijn zoon ziet het niet meer zitten", Danger.CHILD),
        ("ze wil niet meer", Danger.CHILD),
        ("mijn dochter niet meer wil leven", Danger.CHILD),
        ("mijn zoon is weggelopen van huis", Danger.CHILD),
        ("mijn man slaat mij", Danger.HOME),
        ("ik als moeder wil niet meer leven", Danger.HOME),
        ("het is thuis niet veilig", Danger.HOME),
    ],
)
def test_exactly(message: str, danger: Danger | None) -> None:
    assert danger_in(message) == danger


@pytest.mark.parametrize(
    "message",
    [
        "ze heeft z.m. gedachten",
        "hij denkt aan z3lfm00rd",
        "z e l f m o o r d",
        "z*lfm**rd",
        "ze wil d00d",
        "ze wil d**d",
        "hij wil dooood",
        "SUÏCIDE",
        "zelf-moord",
        "ze gaat zichzelf 🔪",
        "hij wil 💀",
        "z\u2019n vader mishandelt \u2019m",
    ],
)
def test_half_hidden_words_are_read(message: str) -> None:
    assert danger_in(message)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zlefmoord", "zelfmoord"),
        ("mishnadelt", "mishandelt"),
        ("snijd", "snijdt"),
        ("verkragt", "verkracht"),
        ("weggelope", "weggelopen"),
        ("kwil nie mer", "ik wil niet meer"),
        ("zn eige", "zijn eigen"),
        ("de leerkracht is vertraagd", "de leerkracht is vertraagd"),
        ("hij bestaat in het donker", "hij bestaat in het donker"),
    ],
)
def test_misspelt_words_are_put_right(typed: str, meant: str) -> None:
    assert plain(typed) == f" {meant} . "


@pytest.mark.parametrize(
    "message",
    [
        "in haar boek schreef ze dat ze dood wil",
        "we keken een film en toen zei hij dat hij dood wil",
        "hij lachte zich dood en zei daarna dat hij echt niet meer wil leven",
        "onze hond is dood en nu wil ze zelf ook dood",
        "ze zoekt op hoe ze dood kan gaan",
        "mijn zoon die niet meer leven wil",
        "hij dreigt uit het raam te springen",
        "ik sla de vraag over want mijn man slaat mij",
        "hij slaat haar met zijn boek",
        "hij sloeg haar neer",
        "hij slaat haar elke keer",
        "ik heb van mijn man blauwe plekken",
        "de app is niet veilig en mijn man slaat mij",
        "in fortnite gaat hij dood maar thuis slaat mijn man mij",
        "hij zou mij wel vermoorden",
        "bij mijn zus thuis worden de kinderen mishandeld",
        "ze is boos weggelopen van huis",
    ],
)
def test_a_manner_of_speaking_hides_nothing(message: str) -> None:
    assert danger_in(message)


@pytest.mark.parametrize(
    "words",
    ["wil niet meer ", "hij mij slaat ", "zich ", "dood ", "hij wil ", "slaan van de ", "z", "z.", "! ", "*", "mes"],
)
@pytest.mark.timeout(30)
def test_long_messages_are_read_at_once(words: str) -> None:
    """A rule that tries every way of reading such a message would take hours; this one is more than twice the longest."""
    danger_in((words * 10_000)[:10_000])


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    danger_in(text)
    assert plain(text).endswith(" . ")


@pytest.mark.parametrize(
    "name",
    ["DESPAIR", "SELF_HARM", "IN_OTHER_LANGUAGES", "VIOLENCE", "ABUSE", "FEAR", "DISAPPEARANCE", "TOPICS", "IDIOMS"],
)
def test_every_rule_can_be_read(name: str) -> None:
    """They are written out when they are first needed: a mistake in one must not wait for a message."""
    rules = getattr(safety, name)
    assert isinstance(rules, Rules)
    assert rules.compile() > 0
