"""Families of words that the rules of danger are made of: each name stands for any of its words.

Words are as `spelling.plain` writes them: no capitals, accents or apostrophes.
"""

# Who.
_PEOPLE = {
    "OBJ": r"mij|me|ons|hem|haar|elkaar|iedereen|jou|jullie|us|der|dr|hun",
    "SUBJ": r"ik|hij|ze|zij|wij|we",
    "KIN": r"kind|kindje|kindjes|kinderen|kids|kleintjes?|kleine|zoon\w*|dochter\w*|moeder|moeke|mama|mam|ma|vader"
    r"|papa|vrouw|broer\w*|zus|zusje|zussen|zusjes|meisjes?|meiske|meid|jongens?|jongste|oudste|middelste|baby"
    r"|vriendin|kinders|kinderkes|kindekes|kinneke|manneke|jong|nichtje|neefje|puber|peuter|kleuter",
    "KID": r"kind|kindje|kinderen|kinders|manneke|zoon\w*|dochter\w*|meisjes?|meiske|meid|jongen|jongste|oudste|puber"
    r"|zusje|broertje",
    "THEKIN": r"(?:(?:de|mijn|mijne?n?|mn|me|mij|onze|ons|zijn|haar|zn|dr) (?:\w+ )?)?KIN",
    "FELLOW": r"man|mannen|jongens?|vent|venten|vriend|vriendje|kerel|kerels|gast|gasten|meneer|jongeman",
    "HIM": r"man|vent|vriend|vriendje|partner|vader|papa|pa|baba|ex|exman|exen|broers?|oom|ooms|opa|zwager|familie"
    r"|stief\w+|schoon\w+|neef|grootvader",
    "MAN": r"(?:\w+ )?HIM",
    "STRANGER": r"(?:oudere|volwassen|vreemde|onbekende|grote|foute|verkeerde|rare|enge) FELLOW|(?:man|vent|vriend"
    r"|vriendje|jongen|gast|iemand|meneer|heer|kerel|volwassene|vrouw|persoon) van (?:2[2-9]|[3-9]\d)|volwassenen?"
    r"|volwassen (?:stem|persoon|iemand)|(?:man|vrouw|vent|meneer|kerel) van (?:(?:in|rond|boven) de )?(?:dertig"
    r"|veertig|vijftig|zestig)|(?:FELLOW|iemand|persoon|contact) (?:van|via|op|uit) (?:het )?(?:internet|insta\w*"
    r"|snap\w*|tiktok|online|discord|roblox|fortnite|telegram|whatsapp|chat|facebook|game)|loverboy\w*|onbekenden?"
    r"|vreemden?|pooier|suikeroom|sugar_?daddy",
    "LATE": r"opa\w*|oma\w*|bompa|bomma|tante|oom|buurman|buurvrouw|neef|nicht|schoon\w+|overgroot\w+|grootvader"
    r"|grootmoeder|(?:mijn|zijn|haar|de|me) (?:vader|moeder|man|vrouw|ouders|mama|papa|pa|ma|collega)",
    "PET": r"zwaan|gans|ganzen|eend|meeuw|\w*hond|\w*honden|hondje|puppy|kat|katten|kater|kitten|poes|poezen|vis"
    r"|vissen|vissie|goudvis|cavia\w*|hamster\w*|konijn\w*|vogel\w*|parkiet|paard|paarden|pony|kip|kippen|haan|geit"
    r"|schildpad|muis|muizen|rat|ratten|vos|koe|koeien|schaap|spin|spinnen|mug\w*|vlieg|vliegen|wesp\w*|dieren?"
    r"|beestj?e?|huisdier\w*|slang",
    "COUNTRY": r"buitenland|marokko|turkije|somalie|pakistan|irak|iran|afghanistan|syrie|egypte|eritrea|ethiopie"
    r"|soedan|algerije|tunesie|india|bangladesh|gambia|ghana|nigeria|guinee|jemen|libanon|suriname|thuisland|(?:zijn"
    r"|haar|ons|eigen|mijn) land",
}

# What somebody wants, says, and no longer can.
_MANNER = {
    "END": r"[.,]",
    "SAYS": r"[.,]|zeg\w*|zei\w*|en|maar|want|huil\w*|schr\w+|hoor\w*|dat|ook|schreeuw\w*|riep|roept|stuur\w*|app\w*",
    "TALK": r"praa?t\w*|sprak|spreek\w*|denk\w*|dacht\w*|gedacht\w*|heeft|had|hebben|begint|begon|schr[ei]\w+"
    r"|geschr\w+|gedicht\w*|teken\w*|getekend|zoekt?|zoeken|zocht|\w*gezocht|google\w*|gegoogeld|vraagt?|vroeg"
    r"|gevraagd|droo?m\w*|bezig|zing\w*|leest|las|film\w*|video\w*|fantas\w*|roept?|riep|verlang\w*",
    "WANT": r"k?(?:wil|wilt|wilde|willen|wille|wou|wouden|wouw|zou)|hoop\w*|hopen|wens\w*|liever|probeer\w*|geprobeerd",
    "NOT": r"niet|nooit|niks",
    "NONE": r"geen|niks|niets|nergens|weinig",
    "NOMORE": r"(?:niet|nooit|niks)(?: \w+)? (?:meer|langer)|niet mee(?= (?:le+ven?|zien|zit))",
    "LIVE": r"(?:te |verder |voort )?(?:le+ven?|leef|leeft|leefde)",
    "DEAD": r"do+[dt]|dode?|doodga\w*|doodge(?:gaan|bloed|vroren|storven)|sterven|sterve|sterf\w*|stierf",
    "SELF": r"zi[cg]h?|(?:zi[cg]h?|haar|hem|me|mij|mijn|je|ze) ?zelf|(?:zijn|ze|haar|der|dr|mijn|me|mij) ?eigen",
    "DOES": r"doe|doet|doen|deed|gedaan",
    "OFTEN": r"soms|vaak|weer|altijd|steeds|elke|iedere|alle|als|wanneer|omdat|want|en|hard|echt|ook|al|niet|zo|nog"
    r"|gister\w*|vannacht|vandaag|regelmatig|wel|toen|terwijl|sinds|met|waar|zonder|voor|tot|bijna|nooit|zodat|dan"
    r"|zelfs|harder|meteen|hem_niet|thuis|om|alles|iedereen|maar",
    "BAD": r"boos|kwaad|woedend|agressief|los|gek|driftig|razend|gemeen|tekeer|onhandelbaar",
}

# What is done to somebody.
_DEEDS = {
    "CUT": r"\w*snij\w*|snee\w*|sne[dt]en|\w*gesne\w+|\w*kras\w*|krab\w*|\w*gekrabd|\w*beschadig\w*|pijnig\w*"
    r"|vermink\w*|pri[kc]k?t|prikken|prikte|verwond(?!er)\w*|verwont|wond|wonden|wondje\w*|littekens?|brand(?:plek"
    r"|wond)\w*|kerft?|kerven|gekerfd|cut|cutting|inkerving\w*|sneet\w*|snedes?|bijt",
    "BURN": r"brandt?|branden|gebrand|brandde|peuk\w*|sigaret\w*|aansteker|drukt",
    "HIT": r"sla|slaa[tdn]|slat|slaagt|sloeg|sloegen|schop(?:t|te|pen|ten)?|trapt|trapte|trappen|stomp\w*|stampt?e?"
    r"|mep(?:t|te|pen|ten)?|bij[td]t?|beet|bijten|knijpt|kneep|knijpen|ramt|ramde|beukt?\w*|bonkt?|bonken|timmert"
    r"|krab[td]|beat\w*|hits?|hitting|frappe|punch\w*|kick(?:s|ed|ing)?|slap|slaps|wurg\w*|choke\w*",
    "HURT": r"(?:dood|kapot|ineen|neer)?gesla(?:ge\w*|an)|\w*geschop\w*|(?:dood|neer)?getrapt|gestomp\w*|gemept"
    r"|gebeten|gebeukt|geramd|\w*geknepen|gewurgd|geslingerd|gesleurd|geknuppeld|afgetuig\w*|afgerost|afgeranseld"
    r"|toegetakel\w*|neergesto\w*|neergescho\w*|gestoken|geklapt|geboft|gepopt|gedropt|geripp?t|gechoke\w*|gewipt"
    r"|mishand\w*",
    "BLOWS": r"klap|klappen|slaag|rammel|meppen|lappen|oorvijg\w*|oplawaai|dreunen|lellen|optater|pak_slaag"
    r"|vuistslag\w*|watjekou|kopstoot|muilpeer\w*|(?:een|n) (?:\w+ )?(?:mep|klets|dreun|vuist|tik|lel|pets|schop|trap"
    r"|duw|knal|hengst|stomp|boks|poeier|lap|beuk|knietje|klop|pak klop)",
    "WEAPON": r"(?:keuken|zak|vlees|vlinder|brood|stanley|jacht|slagers)?mes|messen|steekwapens?|pistool|pistolen"
    r"|vuurwapens?|wapen|wapens|geweer|geweren|machete|boksbeugel|bijl|hakmes|kapmes|shank|blaffer|guns|knife|ploert"
    r"|kalash\w*|honkbalknuppel|knuppel|hamer|steekwapen|handgranaat|taser|luchtbuks|gaspistool|alarmpistool"
    r"|schroevendraaier|fietsketting|zwaard|katana|dolk|nakie|strap|glock",
    "GUN": r"pistool|vuurwapens?|blaffer|shank|steekwapens?|boksbeugel|machete|handgranaat|kapmes|vlindermes"
    r"|ploertendoder|glock|guns|knife",
    "KILL": r"\w*verm[ou]+r+[dt]\w*|dood_?(?:ma+k|sla|ste+k|schie?t|schop|trap)\w*|dood_te_\w+|neer_?(?:te_)?(?:ste+k"
    r"|schiet|sla)\w*|steekpartij|wurg\w*|gewurgd|omleggen|om_te_leggen|om_zeep|killen|gekilld|afslacht\w*|uitmoorden"
    r"|doden|moorden",
    "GRAB": r"gegrepen|\w*pakt?|\w*pakken|\w*gepakt|grijp\w*|greep|trekt?|trekken|trok|getrokken|\w*sleur\w*"
    r"|\w*knijp\w*|kneep|\w*geknepen|handen|hand|gehad|vast\w*|dichtge\w+|omgedraaid|drukt|gedrukt|had|houdt|hield",
    "THROW": r"gooi\w*|gegooid|smijt\w*|smeet|gesmeten|duw\w*|geduwd|slinger\w*|geslingerd|werpt|geworpen|kwakt?"
    r"|gekwakt|knalt|geknald|sleurt?|gesleurd|drukt|gedrukt|sloeg|slaat|geslagen|trok|trekt|getrokken|schopt?"
    r"|geschopt|trapt",
    "SITS": r"zit|zat|zaten|gezeten|zitten",
    "THREAT": r"dreig\w*|gedreigd|\w*bedr(?:ei|ij|e)[gc]\w*|threat\w*|intimide\w*|geintimideerd|afdreig\w*|afgedreigd",
    "DRUNK": r"dronken|drinkt|gedronken|zuipt|zat_is|bezopen|een_slok_op|bier_op|borrel\w*_op|drank|alcohol|wodka|lam"
    r"|blow\w*|drugs|coke|snuift|gesnoven|verslaafd|verslaving|gebruikt|verslaafde|stoned|high",
}

# With what, and where.
_THINGS = {
    "BODY": r"(?:(?:onder|boven)?(?:arm|be[en]n?)(?:en)?)|armpjes|beentjes|pols|polsen|dij|dijen|bovenbe[en]+n?|huid"
    r"|vel|buik|lichaam|mouw\w*|hand|handen|borst|wrists?|arms?|legs?",
    "HEAD": r"hoofd|gezicht|keel|strot|nek|hals|haren|oren|oor|wang|neus|kaak|rib\w*|rug|lip|tanden|oog|bek|gezichtje"
    r"|kop|smoel|hoofdje",
    "SHARP": r"scheermes\w*|mesj?e?s?|mesjes|naald\w*|glas|scherf|scherven|passer\w*|schaar|nagelschaar\w*"
    r"|puntenslijper\w*|punaise\w*|speld\w*|stanleymes\w*|blades?|slijper\w*",
    "PILLS": r"pil|\w*pillen|pilletjes?|tabletten|paracetam\w*|ibuprofen\w*|medicijn\w*|medicatie|medicament\w*"
    r"|dafalgan\w*|xanax|temazepam|valium|paracet\w*|seroxat|ritalinpillen|tabletjes|slaapmiddel\w*|slaaptablet\w*"
    r"|oxazepam|diazepam|pijnstiller\w*|insuline",
    "HEIGHT": r"vensterbank|raamkozijn|richel|dakgoot|kozijn|mast|reling|kanaal|rivier|dak|daken|flat|flatgebouw|brug"
    r"|balkon|viaduct|toren|spoor|rails|trein|treinen|metro|tram|raam|ramen|perron|parkeergarage|galerij|gebouw"
    r"|station|verdieping|snelweg|overweg|dakrand|klif|water",
    "TRAFFIC": r"trein|metro|tram|auto|bus|vrachtwagen|vrachtauto|wagen|tgv",
    "PLACE": r"trap|muur|grond|raam|kast|hoofd|sloot|vijver|bed|deur|vloer|wc|toilet|kamer|water|tafel|kussen|gezicht"
    r"|verwarming|straat|buiten|huis|bank|hoek|kelder|douche|bad|balkon",
    "NEAR": r"tas|zak|school|deur|huis|tafel|keel|kamer|kussen|jas|broek|broekzak|schooltas|rugzak|rugtas|kluisje"
    r"|kast|bed|straat|hoofd|rug|buik|plein|la|lade|matras|auto|kleerkast|schoen|sok",
    "GAME": r"game\w*|gamen|gta|fortnite|call_of_duty|cod|minecraft|roblox|mario|spel|spelletjes?|level|films?"
    r"|series?|thriller\w*|netflix|tv|televisie|zombies?|toneel\w*|docu\w*|strip|geschiedenis|kermis|dracula"
    r"|vampier\w*|verkleed\w*|grime|schmink\w*|nepbloed|nepwond\w*|musical|\w*verhalen|krimi|detective|among_us"
    r"|weerwolven|lasergame\w*|paintball\w*|lego|schaken|bordspel|valorant|playstation|xbox|ps5|nintendo|lobby"
    r"|controller|manga|anime|roman|true_crime|efteling|halloween|gedicht_van|opera|youtuber|fifa|moordspel"
    r"|escaperoom|cluedo|stratego|dungeons|clash|brawl|pubg|counterstrike|csgo|zelda|pokemon|sims|marvel",
    "PAPER": r"\w*werkstuk|pws|spreekbeurt|presentatie|verslag|lezing|\w*voorlichting|podcast|project|stage"
    r"|gastles\w*|artikel|opstel|betoog|scriptie|onderzoek|debat|boekverslag|nieuws|journaal|krant|cursus|toets"
    r"|proefwerk|\w*leer|biologie|opdracht|workshop|thema|les|lessen|mentorles|gesprek_over_media|lesbrief"
    r"|informatieavond|ouderavond|examen|gastspreker|spreker|ervaringsdeskundige|GAME",
    "JOB": r"douane|politieagent\w*|politieman|politieschool|politieopleiding|agent|marechaussee|leger|landmacht"
    r"|marine|defensie|soldaat|militair\w*|rechercheur|forensisch\w*|brandweer\w*|ambulance\w*|verple\w+|dokter|arts"
    r"|chirurg|zorg|slager\w*|kok|chef|kokso\w+|psycholo\w*|psychiatrie|advoca\w+|rechters?|rechtbank|jurist|rechten"
    r"|criminologie|hulpverlener|maatschappelijk\w*|jeugdzorg|jeugdhulp\w*|beveilig\w*|dierenarts|lasser|timmerman"
    r"|stuntman|piloot|acteur|actrice|schrijver|journalist\w*|horeca|bakker\w*|kookles|uitvaart\w*"
    r"|begrafenisondernemer|cipier|gevangenis\w*|boswachter|visser|jager|bouw|apothe\w*|salon|technisch\w*|schilder"
    r"|kapper\w*|tandarts",
    "SPORT": r"\w*boks\w*|kickboks\w*|judo\w*|karate|mma|worst\w*|voetbal\w*|hockey\w*|rugby\w*|turn\w*|gym\w*"
    r"|sport\w*|training\w*|trainen|wedstrijd\w*|tennis\w*|zwem\w*|skat\w*|skateboard|bmx|mountainbike\w*|paardrij\w*"
    r"|pony|paard|ski\w*|freerun\w*|klim\w*|volley\w*|basket\w*|handbal|atletiek|dans\w*|ballet|fiets|fietsen"
    r"|gevallen|val|viel|glij\w*|stoeien|trampoline|schaatsen|trap_gevallen|scooter|aikido|scherm\w*|honkbal|bal"
    r"|scouting|kamp",
    "COOK": r"kok|koks|koken|gekookt|kookt|kookles|keukenles|koksopleiding|groente\w*|brood|vlees|ui|uien|kaas"
    r"|aardappel\w*|fruit|appel\w*|wortel\w*|taart|pizza|kip|tomaat|tomaten|salade|eten_maken|pannenkoek\w*|horeca"
    r"|papier|karton|knutsel\w*|hout|scheren|plakje|plakjes|soep|barbecue|recept|stof|behang|tapijt|schaaf",
    "ILL": r"reisziekte|wagenziek\w*|luizen|adhd|ritalin|concerta|hoofdpijn|migraine|hooikoorts|allergie|griep|koorts"
    r"|verkouden|oorontsteking|antibiotic\w*|astma|diabetes|suiker|epilepsie|menstruatie\w*|ongesteld|operatie|eczeem"
    r"|jeuk|vitamine\w*|ijzer|schildklier|ontsteking|buikpijn|keelpijn|add|reuma|bloeddruk|tandarts|blindedarm"
    r"|amandelen|waterpokken|acne|puistjes",
    "SITE": r"\w*app|\w*site|internet|wachtwoord\w*|gegevens|link|chat|bericht\w*|nummer|data|account|bot|systeem"
    r"|privacy",
    "LURES": r"relatie|verliefd|meege\w+|meegaan|meenemen|mee|bewa\w*|cadeau\w*|\w*spreken|afgesproken|spreekt"
    r"|afspra\w+|date|auto|hotel|stuur\w*|gestuurd|betaal\w*|betalen|slaapt|slapen|dingen|verkocht|koop\w*|gekocht"
    r"|dure|model|fotograaf|terugdoen|alleen_thuis|robux|vbucks|kent|kennen|woont|weg|nacht|zwanger|app[td]|appen"
    r"|appte|appjes|chat\w*|foto\w*|ontmoet\w*|ophaalt?|ophalen|opgehaald|haalt|telefoon|kleren|tassen|geld|belt"
    r"|bellen|contact|ziet|logeer\w*|drugs|seks|sex|naakt|bed|dw[io]ng\w*|gedwongen|kus\w*|gekust|vraagt?|wil|geheim"
    r"|schoenen|iphone|kamer|huis|hangt|rijdt",
}

# Manners of speaking.
_SAYINGS = {
    "LAUGH": r"\w*lach\w*|lag|schr[io]+k\w*|geschrokken|\w*scha+m\w*|\w*verve+l\w*|\w*werk\w*|\w*erger\w*|\w*zoek\w*"
    r"|studeer\w*|leert?|leren|lol|betaal\w*|verbaa?s\w*|fiets\w*|sport\w*|zweet\w*|train\w*|giechel\w*|ren\w*"
    r"|blok\w*|loopt|sjouw\w*|hoest\w*|wacht\w*|gewacht|vries\w*|geeuw\w*|gier\w*|generen?|geneer\w*|schater\w*",
    "WORN": r"dood|kapot|rot|suf|ziek|gek|krom|lam|wezenloos|stuk|slap|ongeluk|breuk|bult|kriek",
    "CRIME": r"\w*moord\w*|suicide|zelfdoding|euthanasie|\w*geweld|\w*mishandel\w*|\w*misbruik\w*|loverboys?|eerwraak"
    r"|sexting|seks|seksualiteit|\w*pesten|drugs|verslaving|wapens|messen|aanslag\w*|terror\w*|oorlog\w*|\w*dood"
    r"|doden|sterven|grooming|prostitutie|mensenhandel|slavernij|verkrachting|aanranding|gijzeling|ontvoering"
    r"|bedreiging\w*|anorexia|automutilatie|zelfbeschadiging|uithuwelijk\w*|kindhuwelijk\w*|besnijdenis|vluchtelingen"
    r"|holocaust|kampen|incest|criminaliteit|steekpartij\w*|wraak|agressie|stalking|abuse|suicidepreventie"
    r"|kindermishandeling|afpersing",
    "OF": r"van(?: (?:de|het|al|alle|mijn|zijn|haar|die|dat|al_die))?",
}

FAMILIES = {**_PEOPLE, **_MANNER, **_DEEDS, **_THINGS, **_SAYINGS}
"""Every family by its name; a word of a family may itself be the name of another."""

_COMMON = """
ik de het een niet en is mijn hij dat van ze in voor wat te op met hoe dan kan we wil kind zijn maar zoon als dochter
er die om aan school naar me heb heeft nu wij moet ook bij nog wel mij zij hem wordt uit haar over gaat al of doen zo
mag mentor waar meer je u dit wie ga geen iets thuis deze ben zegt was praten goed even alles moeten weet had graag
kunnen kinderen keer waarom stop ons alleen na weer hebben door kom jullie opdracht later leren laat komen doet willen
weten toch werk zelf samen nooit gesprek vraag man jaar tot altijd hier steeds vader gaan doe werken zit niks iemand
zich eens echt vrij hoeft help daar moeder klas weg geld straks elke tijd eerst dag stoppen bent zien maken zou tegen
ander andere veel avond week beter vraagt kiezen toen volgende zonder omdat want . , 1 2 3
"""
COMMON = frozenset(_COMMON.split())
"""Words that nearly every message has: no rule waits for them if it can wait for another."""
