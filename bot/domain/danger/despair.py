"""Words of somebody who wants to die, or who hurts oneself."""

from bot.domain.danger.rule import Rules

DESPAIR = Rules(
    r"""
    # the word itself
    sterfdag|levensmoe|wegkwijn\w*|over_?dosis\w*|doods?w?ens\w* / levenslust|levensmoed|levenswil|doodsverlangen
    z[aeiou]*[lfv]*_?mo+r+o*[dt]\w* / z_?m / zel[fv]_?d[oe]+d+ing\w* / su?[iye]*[csz]i[eyi]*[dt]\w*
    kms|kys|\w*unaliv\w*|sewerslide|113|112|kindertelefoon|\w*crisisdienst|crisisteam
    \w*z[aeiou]*l+[aeiou]*[fv]_?mo*r+o*[dt]\w*
    # pills and poison
    eerste_hulp|ambulance|opgenomen|ziekenhuis|ic & pillen|poging|gesprongen|gesneden|geslikt|dosis
    PILLS & brief\w*|kussen|matras|verstopt|slikken|\w*gespaard|sparen|klaargelegd|gevaarlijk|dodelijk|potje|leeg\
    |reageert|ziekenhuis
    PILLS & hoeveel|alle|veel|te_veel|teveel|hele|heel|strip\w*|pot|handvol|\d\d|tien|twintig|dertig|veertig|doos\
    |doosje|doosjes
    pillen|pilletjes|tabletten|slaapmiddel\w* & genomen|ingenomen|innemen|geslikt|slikt|slikte|gelegd|gevonden|vond\
    |naast|neemt|liggen|wakker|op|stiekem
    laxeer\w*|bewusteloos|buiten_bewustzijn|buiten_westen|gaskraan|gas_open|gasfornuis|uitlaat\w*|koolmonoxide
    bleek\w*|chloor|\w*ontstopper|gif|rattengif|afwasmiddel|schoonmaakmiddel|spiritus|aceton|wc_eend <4> \
    \w*dr[io]n\w*|slik\w*|geslikt|nam
    galg|galgen|geslikt|ingenomen|verhang\w*|strop
    \w*slikt <6> alles|pillen|hele|heleboel|medicijnen|middel|grond|iets|batterij
    dosis & te_hoge|hoge|pillen|medicijnen|drugs|genomen
    (?:dokter|arts|ambulance|ziekenhuis|spoed\w*|ic|huisarts) & (?:pillen|poging|gesneden|polsen|overdosis|geslikt\
    |bloed\w*|bewustzijn|gevallen_van|gesprongen|zichzelf|pols)
    instructie\w*|filmpje\w*|video\w*|informatie|zoekt|opgezocht|zocht|google\w*|gegoogeld|zoekopdracht\w*\
    |zoekgeschiedenis <6> strop|touw|ophang\w*|pillen|dood\w*|sterven|pijnloos|gif|springen|snijden|knoop|polsen|snelste
    dood(?!doen|leuk|simpel|gewo|op|moe|stil|eng|normaal|saai|goed|zonde|lop|gego|gooi|ziek|stra|steek|een|verm|verf\
    |zwij|zwe|ge(?:la|sch|erg|wer|ver)|lach|schrik|schrok|s_?bang|skop)\w+|sterven|sterf|begraven|begraaf|pillen\
    |pilletjes|tabletten|galg
    antidepress\w*|PILLS <6> in_een_keer|tegelijk|allemaal|al_haar|al_zijn|alle|achter_elkaar
    ineens|in_een_keer|tegelijk|allemaal|achter_elkaar genomen|geslikt|ingenomen|opgegeten|doorgeslikt
    hele|halve|volle|lege ~1 strip\w*|pot|doos|doosje|potje|fles
    # a rope
    touw|riem|strop|sjaal|snoer|kabel|koord|laken & nek|hals|zolder|kast|schuur|strop|galg|boom|knoop\w*|plafond|balk\
    |trapgat|garage|bed
    touw|touwen <5> kamer|gekocht|gevonden|vond|heeft|tas
    SELF ~4 \w*(?:op|ver)hang\w*|opgehangen|op_te_hangen|\w*verdrink\w*|verdoen|KILL|gebrand|branden|verstik\w*
    ophang\w*|hangt?|hing ~1 SELF ?op
    hing|hangt|hangend ~2 in|aan|op ~2 garage|schuur|zolder|boom|balk|trapgat|kamer|plafond
    klim\w*|geklommen|hangt|hing|stapt ~6 raam|balkon|reling|dak / \w*op_?(?:te_)?kno+p\w*
    knoop\w* <4> SELF|touw|laken|plafond
    riem|touw|strop|sjaal|koord|snoer|kabel ~3 om|rond END|zijn|haar|nek|de_nek|haar_nek
    choking|choke\w*|wurgspel\w*|pass_?out|flauwvalspel\w* / elkaar|zichzelf|mezelf ~1 laten stikken|wurgen
    strop <4> nek|touw|maak\w*|knoop\w*|hang\w*|zoekt|gevonden|kamer
    pijn|hoe|snel|hoelang|lang & verdrink\w*|verhang\w*|ophang\w*|stikken|vergif\w*|doodbloed\w*|bevries\w*
    zak ~2 over|om ~2 hoofd / touw <3> opgehangen|gehangen|vastgemaakt|gepakt|gekocht|plafond
    # heights, trains, cars, water
    \w*spring\w*|gesprongen|sprong & HEIGHT
    (?:van|vanaf|uit) ?het|de|een HEIGHT ~2 af|wil\w*|gaan|moet|klim\w*|hang\w*|stap\w*|val\w*|laat
    raam|balkon|reling|dak|brug ~2 klim\w*|hangen|laten / rand van ?het|de HEIGHT
    ik|dan|hij|ze spring\w* ?ik END|SAYS|eraf
    voor|onder ?de|een|zijn|haar TRAFFIC|vrachtwagen ~2 gooi\w*|gegooid|gaan|wil|lopen|gelopen|spring\w*|ga|stap\w*\
    |ligg\w*|fiets\w*|gefietst|komen|kom
    gooi\w*|ligg\w*|stap\w*|spring\w*|loop|loopt|liep|fiets\w*|gelopen|gesprongen|rent|rende|duikt ~5 voor|onder ?de\
    |een TRAFFIC
    WANT|rij|rijd|rijdt|reed ~6 tegen ?een|de|die boom|muur|vangrail|pilaar / onder ?de|een trein|metro|tram
    trein & komen|onder|wacht\w*_op
    sta|staat|stond|staan|zit|zat|loopt|liep|was|gevonden ~6 op|bij|langs|over|aan ?de|het|een brug|spoor|dak|rails\
    |viaduct|overweg|reling|treinrails
    in|naar ?het|de|een kanaal|rivier|gracht|sloot|zee spring\w*|lopen|gelopen|gesprongen|loopt
    benen <4> buiten|rand|reling|richel|raam / op ?de|het vensterbank|richel|raamkozijn|dakrand
    WANT|dreig\w*|ging|springt ~4 uit|van_af|van|over (?:het|de) (?:raam|balkon|dak|brug|reling|galerij)
    (?:rij|rijd|rijdt|reed|gereden|rijden) ~5 (?:gewoon_door|in_het_(?:water|kanaal)|het_(?:water|kanaal)_in\
    |tegen_een|het_water|van_de_weg|van_de_dijk)
    stond|sta|zat ~6 bij|langs|aan|voor ?het|de water|kanaal|spoor|rivier|reling|zee|rand <6> dacht|denk|wil\w*\
    |spring|rij|durf\w*
    hoop|hoopt|hoopte|wou|wilde|had ~7 (?:ongeluk|overreden|aangereden|geraakt|verongelukt|kanker|niet_overleefd)
    auto|vrachtwagen|trein|bus ~4 over OBJ heen
    loopt|gaat|liep|fietst|ging|rent|loop ~4 naar (?:het_spoor|de_snelweg|de_brug|het_dak|het_kanaal|het_viaduct\
    |de_rails|de_flat|het_water|de_overweg)
    op ?de rails|spoor|snelweg|treinrails|weg ~2 liggen|lag|ligt|gelegen
    kijk\w* ~3 naar ~1 (?:rails|trein|treinen|water|brug|diepte|spoor|beneden) & denk|dacht|spring\w*|dan
    met de auto ~3 water|kanaal|gracht|boom|muur|afgrond|rivier
    het_water|de_afgrond|het_kanaal ~2 in ~2 rijden|rijd|rij|lopen|gaan|springen
    loop\w*|liep|rijdt|fietst ~5 langs|op|over ~1 (?:snelweg|spoor|rails|treinrails|spoorlijn)
    # hunger and madness
    \w*hongeren|weegt_nog|weegt_maar|pro_?ana|thinspo|euthanasie|levenseinde
    stemmen ~2 zegt|zeggen|roepen|fluister\w*|in / hoort|hoor|hoorde ~2 stemmen
    NOT ~2 alleen ~2 laten|thuislaten|blijven & durf\w*|mag|bang|iets|toezicht|omdat|nacht|want|psych\w*
    psychose|psychot\w*|waanbeeld\w*|hallucin\w*|wanen|stoppen_met_ademen|niet_meer_ademen|ademen_te_stoppen
    anorexia|boulimi\w*|eetstoornis\w*|uitgehongerd|uitgemergeld|ondervoed\w*
    eet\w*|gegeten <5> NONE|NOT|alleen|amper & kilo|flauw\w*|ziekenhuis|hart|dokter|mager|sterft|dood|weken|kotst\
    |overgeven|spuugt|braakt
    weegt ~3 kilo|\d\d / gevaar voor zichzelf|haarzelf|hemzelf|zich|mezelf
    (?:gedwongen|crisis)_?opname|opgenomen <8> zichzelf|instelling|ggz|psychiatr\w*|crisis|gesloten
    WANT ~1 NOMORE ~1 eten|drinken
    # an end, a farewell, an attempt
    niemand & mij|me|hem|haar & houdt|geeft_om|wil & eind|dood|weg|leven|spring / groeten|groetjes ~3 iedereen
    overleden|gestorven|dood|gestapt & WANT|ga|gaat & achterna|naartoe|toe|ook
    leven ~3 NONE|zinloos|waardeloos|stom|haat\w*|beroof\w*|berov\w*
    leven <4> klaar|hel|verwoest|voorbij|benemen|beneemt|benomen|opgeven|opgegeven|uitstappen|eind\w*|genoeg|mislukt\
    |last
    uit|weg|af|klaar ~1 van|met ?het|dit|mijn|zijn|haar|die leven|wereld|aarde|planeet / punt|streep ~1 achter ~1 leven
    (?:zorg|zorgen|let) ~3 voor|op ~3 elkaar|jongens|kinderen|zusje|broertje|mama|kat|hond|meisjes & klaar|weg_ben\
    |spijt|er_niet|ben_er
    voor ~2 elkaar|jongens|zusje|broertje|kinderen ~2 zorg\w* & klaar|weg_ben|er_niet|spijt
    radeloos|ten_einde_raad|wanhopig|hopeloos END|SAYS
    weet NOT|NOMORE hoe ik|hij|ze ~1 verder & dood|leven|einde|stop\w* / mij is ~1 klaar END|zorg|SAYS
    eind\w*|end <3> leven|mezelf|zichzelf / eind|einde|end ~1 aan|er_aan|eraan|er ~3 maak\w*|maken|make|wil|komt
    maak\w*|maken|make ~3 eind|einde|end ~1 aan|eraan|van / WANT ~3 er ~1 punt achter / uitgestapt / er_uit_gestapt
    eruit|er_uit|deruit|uit ~1 (?:te_)?(?:ge)?stap\w* !uit|van / plan ~5 hoe ~6 doen|doe
    afscheids?_?(?:br|ber|film)\w*|vaarwel|testament / afscheid <3> iedereen|alles|ons|leven|raar|vrienden|familie|mama
    spijt|sorry|vergeef|hou_van & brief\w*|briefje|appje|bericht|la & lieve|mama|mam|ligt_niet|jullie|niet_aan\
    |allemaal|papa
    (?:spullen|dieren|konijn|kleren|kleding|gitaar|telefoon|alles|wachtwoord\w*|geld|sieraden|verzameling|game\w*)& \
    weg|weggegeven|weggeven|zus|broertje|vriendin & nodig|niet_meer|er_niet
    spullen|dieren|konijn|kleren|lievelings\w* <4> weggege\w*|weggeef\w*|weg_te_geven|geeft_weg
    geef\w*|gaf ~4 spullen|kleren|lievelings\w*|dieren weg / (?:vond|gevonden|lag|achtergelaten|schreef) ~4 afscheid\w*
    afscheid END|genomen_END / poging ?tot gedaan|ondernomen|zelf\w*|overlee\w*|mislukt|gered !om|tot
    na|door|eerdere|al|nog|vorige|tweede ~2 poging & opgenomen|ic|ziekenhuis|overlee\w* / van_kant|zelfgekozen
    leven beroven|berooft
    brief\w*|briefje <4> achtergelaten|achter_gelaten|neergelegd|op_bed|op_haar_bed|op_zijn_bed|hoofdkussen
    app\w*|zei|zegt|schreef|denk|dacht|soms ~4 stap|stapt ~1 eruit|er_uit|er_maar_uit|er_gewoon_uit|er_dan_uit
    poging ~3 deed|doet|gedaan|ondernam|deden !om / laatste|vaarwel <2> groet\w*|bericht|brief|appje|dag|keer_dat_ik
    er|der ~2 uitstap\w*|uit_stap\w*|uitgestapt
    spuitje|euthanasi\w*|creperen|krepeer\w*|laat ~1 mij|me ~1 gaan|dood|sterven|doodgaan|creperen|stikken|verdwijnen
    lijden <4> verlos\w*|uit|einde
    afscheid <6> kinderen|mijn|schrijf|geschreven|genomen_van_ons|appte|appjes|zusje|broertje|vriendin\w*
    zes_planken|pijp_uit|hoekje_om|kist_in|hand_aan_zichzelf|hand_aan_mezelf|jachtvelden|verzuipen|verzuip_mezelf\
    |uit_de_weg_ruimen|tussen_wal
    tussenuit_knijp\w* / kom\w* NOT ~1 terug END & brief|zei|zegt|vaarwel
    zag|vond|las ~7 (?:afscheid|zelfmoord\w*|dood|dagboek) & dood|leven|weg|niet_meer|klaar|einde|nog
    dagboek & dood|leven|weg|niet_meer|einde|haat|snij\w*|pijn
    voor_altijd|voorgoed & doei|dag|weg|afscheid|gaan|rust|slapen|tot
    plan|datum & dood|hoe|zegt|vriendin|zelf\w*|wanneer !voor|van|om|met / sorry voor alles
    spijt ~1 me|mij ~2 alles|allemaal|mama|mam|papa|jongens / brief\w* & zorg\w*|ik_ga|spijt|vaarwel
    # to be dead
    END doodgaan|dood|sterven END
    DEAD <9> WANT|moet|mag|beter|maar|was|denkbeeld|pijn|pijnloos|hoe|snel|manier\w*|makkelijk / DEAD ~1 zijn
    DEAD <6> TALK / gedachte\w* <3> DEAD / net_zo_goed DEAD / toch|binnenkort|straks|dan|morgen|vanavond DEAD
    ik <2> DEAD / ik_ga|ga_ik|ik_maak_me|maak_me|maak_mij DEAD
    (?:haar|zijn|mijn|eigen) begrafenis|graf|uitvaart|kist|rouwkaart|crematie / begrafenis & eigen|muziek|huilen|komt
    under_ground|onder_de_grond|onder_de_zoden
    WANT|ga|gaat|ben|straks|liever|naar ~4 (?:naar_de_hemel|de_sterren|bij_de_engel\w*|een_engel\w*|engeltje\
    |hiernamaals)|de_hemel_(?:in|is)
    daarboven|hiernamaals / naar de andere_kant|overkant END|zegt|zei
    iedereen|jullie|mama|je & blij|beter & (?:ik|hij|ze)_(?:weg|dood)|er_niet
    (?:bang|angst) & verliezen|kwijtraak\w*|vind\w*|aantref\w* & wil|niet_meer|leven|dood|ochtend
    SELF ~1 maa?k\w* ~1 af|dood / doodma\w+|verdrink\w*|maak\w* SELF|mij ?dood|af|kapot END
    zwarte|donkere|nare|duistere|doods\w*|suicid\w* gedacht\w*|bui_van
    WANT|laat|moet|zou ~3 (?:pijn|alles|leven|lijden|gedachten) ~3 stopt|stoppen|ophoudt|ophouden|over_is|weg_is
    boeit|uitmaakt|schelen|interesseert|uit ~5 of ik|hij|ze ~3 leef\w*|dood|doodga\w*|wakker|besta\w*|ben
    WANT|ga|gaat ~2 naar (?:allah|god|jezus|de_hemel|hierboven|boven_toe) / ga dood / ga ~2 dood END|SAYS
    jullie ~2 rust & er_niet|weg|dood|ik / levensverzekering / naar de hemel gaat|wil\w*|ga / WANT ~4 hemel
    hemel & oma|opa|papa|mama|gaan|wil
    # not to wake up
    slapen|slaap|rust <4> voor_altijd|altijd|eeuwig\w*|voorgoed|nooit / WANT ~3 inslapen|eeuwige
    NOT|zonder <3> wakker WANT|wordt|te_worden|worden / WANT ~9 NOT ~3 wakker|ontwaken !gemaakt|gebeld|voor
    WANT ~9 NOMORE|nooit ~2 opstaan / NOMORE ~4 wakker|opstaan !gemaakt|gebeld|voor|om|met / NOT ~2 wakker END
    krijg\w*|kreeg|gekregen ~2 NOT wakker
    # nobody would miss me
    beter|liever|fijner|blij\w* ~5 als ik|hij|ze|zij er NOT
    niemand|wie <6> missen|merken|mist|merkt|opvallen|opvalt|huilen|huilt !school
    iedereen|jullie|ze|mama|je|wereld <7> opgelucht|beter_af|blijer
    beter|fijner|gelukkiger|rustiger|blijer ~4 zonder|als OBJ|ik|hij|ze !erbij
    zonder OBJ|THEKIN ~3 beter|fijner|gelukkiger / beter|blij ~2 af zonder OBJ
    (?:jullie|je|iedereen|mama|ze) & van OBJ af|verlost / geen|niet|nooit ~1 last_meer
    SELF|ben|is|iedereen|ons|OBJ ~3 een|tot|alleen_maar last|blok / verlost van OBJ
    WANT|gaan?|gewoon <3> verdwijnen|verdrinken|wegzijn / er liever|beter NOT ~1 zijn|geweest|is|was|zou
    van OBJ af ~2 zijn|bent|is|waren / beter ~2 laten gaan / overbodig <5> SELF|ik|hij|ze|voelt
    # not to live on
    LIVE ~4 NOMORE ~3 waarde?|zin|nut|doel|hoef\w* / leven <4> nut|zin|kapot|zeker|uit|op|geef\w* END
    geen|weinig ~3 zin|nut|reden|doel|goesting ~5 LIVE|verder|bestaan / waarom ~2 besta|leef|leven|hier_ben
    het|alles|allemaal ~3 heeft ~4 geen zin|nut|doel|waarde meer END|en|zegt|zei|dat / ben|is|voel ~3 waardeloos
    haat dat ik|hij|ze leef\w*|besta\w* / alles|allemaal|leven|bestaan ~3 zinloos
    verdien\w* ~4 (?:niet|geen) ~4 leven|bestaan|leef / waarom ~4 geboren|besta|leef
    om_voor te leven|voor_te_leven & NOT|NONE|meer|wat|heb / niet_lang_meer|niet_lang ~2 leef|leven|bij_jullie
    stop\w* met bestaan|leven|ademen / WANT <4> NOT ~1 LIVE !op|volgens|zoals / NOT WANT LIVE
    NOT|NOMORE LIVE !op|volgens|zoals|in_die|in_\d+ / LIVE ~3 NOT ~1 lang|willen
    NOMORE ~4 LIVE !op|volgens|zoals|in_die|in_\d+ / NONE ~3 LIVE !op|van
    haat\w*|hate\w*|beu|moe|zat|stop\w*|waarom|genoeg|gehad|kotsbeu ~5 leven / leven ~2 beu|moe|zat|haat\w*
    klaar|beu|moe|stop\w*|genoeg ~7 met|van ?het|dit|zijn|haar|mijn leven / LIVE ~1 NOMORE END|zegt / leven ~2 NOMORE
    leven & hoeft & NOT|NONE / het|alles|leven ~4 NOMORE hoeft END|voor|zegt
    allemaal|alles ~2 geen zin|nut ?meer END|heeft|meer
    geen|nooit|niets|niks ~3 waard !de|om_te <3> ik|ben|hij|ze|zij|leven|is
    zie|ziet|zag|zien ~1 het|dat|leven|alles ~3 NOMORE ?zo zitten|zitte !om|met|op / uit het|mijn|zijn|haar leven
    niets|niks ~2 om_voor te leven|voor_te_leven
    zie|ziet|zag|zien ~1 het|alles|dat ?allemaal|gewoon|echt ?leven ~1 NOMORE zitten !om|met
    teken van leven|levensteken / stop\w* ~4 met ~1 leven / wil om te leven / NOMORE ~2 verder met ~1 leven
    geen_wil ~3 leven / WANT NOMORE verder met ~2 leven
    # not to be there
    bij|langs ?de|het overweg|spoor|viaduct|brug & gerust|steeds|weken|bang|nacht\w*|rond
    WANT ~5 NOMORE zijn|was|bestaan|besta|er / WANT ~2 ik|hij|ze|zij ~2 NOT ?meer|geboren was|bestond|ben|besta
    NOT ~1 geboren|ter_wereld|oud_worden / NOT ~4 op ?de|deze wereld|aarde / was ik|hij|ze er ~1 NOT
    ik|hij|ze|zij|we er ~1 NOMORE ben|zijn|is|was|zou / WANT ~1 er ~1 NOT zijn|ben
    WANT ~3 er|hier|der NOMORE ?zijn SAYS|dan / ben|is ~1 er|hier ~3 NOMORE END|zegt|zei|dat|toch
    er|hier|der ~1 NOMORE ?zou|zal|te|WANT zijn|WANT|ben|bent|is|hoeft END|SAYS|dan|dus|is
    er|hier ~3 NOMORE ben|zal_zijn|zijn|hoef_te_zijn
    als|dat|wanneer ~1 ik|hij|ze|zij ~2 weg ~1 ben|is|was|waren|zou|zijn
    (?:als|dat|wanneer|voor_als|of|waar) ik|hij|ze|zij er ~1 niet was|bestond|geweest|zou END|SAYS|dan
    (?:als|dat|wanneer|voor_als) ik|hij|ze|zij er ~1 NOMORE ben|was|is|bestond / WANT ~2 weg ~1 zijn
    WANT ~1 weg END|ik|SAYS|van_alles / WANT ?het|er|gewoon|echt|allemaal|ook NOMORE ?zo|verder|voort SAYS
    zie|ziet|zag|zien ~3 geen|nergens ~2 uitweg|licht|toekomst|uitkomst ?meer
    geen|niet|nergens ~1 uitweg|toekomst_meer|toekomst_voor_zichzelf|licht_meer|hoop_meer
    over_tien_jaar|volgend_jaar|volgende_week|over_een_week|later & er & NOMORE|niet_meer
    NOMORE wezen|bestaan END|SAYS / er|hier|der NOMORE ~2 WANT ~1 zijn|wezen / er|hier|der NOMORE ~2 zijn|wezen|bestaan
    ben|is|was|zijn ik|hij|ze|zij|wij er NOMORE !op|bij|mee|aan
    # no tomorrow
    dan|straks|binnenkort|morgen|vanavond is het|alles ?toch|allemaal over|voorbij|afgelopen END|zegt|mam|voor|met
    vanavond|morgen|vannacht|straks ga ik END|zegt|zei
    of ik ~2 (?:morgen|weekend|ochtend|kerst|zomer|volgende_week|het_jaar) ~1 haal
    geen later|toekomst|morgen ~2 voor ~1 mij|me|hem|haar / nog \w+ dagen|nachten|weken ~3 over|klaar|voorbij|afgelopen
    wordt|haal|haalt|word ~3 NOT|geen ~2 achttien|18|20|twintig|dertig|30|zestien|16|oud|eens
    NOT ~1 (?:oud|ouder) ~3 wordt|worden / de (?:\d\d|achttien|twintig|dertig) ~1 NOT ~1 haal\w*
    haal\w* ~1 (?:\d\d|twintig|achttien|dertig|volgend_jaar|kerst) NOT !op|voor / NOT ouder ~1 worden
    weet NOT of ik|hij|ze ~3 haal\w* END / ik|hij|ze|zij ~2 geen toekomst / geen toekomst meer
    zie\w* ~1 me|mij|hem|haar ~1 nooit meer
    # not any more
    ik|hij|ze|zij|moeder|mama kan|trek|trekt|hou|houd|houdt|red|redt ?het NOMORE|niet_meer_vol|niet_vol ?vol|aan \
    ?alleen END|SAYS|ik|help
    lange_mouwen & warm|zomer|altijd|BODY|hitte|verstop\w* / niet ~3 meer|langer ~1 vol|volh\w+|volhoudt|volhouden
    (?:wil|kan) ~1 (?:niet_meer|geen) vechten / van|voor OBJ|THEKIN hoeft ?het|alles ?allemaal|echt|ook NOMORE ?zo SAYS
    hoeft ~2 voor|van OBJ|THEKIN ~1 NOMORE SAYS / hoeft ?het|alles|allemaal|echt|ook|zo NOMORE zegt|zei
    NOMORE ?verder WANT SAYS / kan|WANT NOT ?meer verder END|SAYS
    kan|trek|trekt|hou|houd|houdt|red|redt ik|hij|ze ?het NOMORE ?vol|aan END|SAYS|ik
    houd?t? ~2 niet_meer_vol|niet_langer_vol / (?:het|dit|da|ik|alles) niet_meer_aan END|SAYS|ik
    (?:ik|hij|ze) ~2 NOMORE kan END|SAYS / ik|en|niet NOMORE kunnen END / NOMORE zitten|zitte zie|ziet|zag|zien
    NOMORE zie|ziet|zag zitten / ik_ben_op ?, END|ik|echt|en / verband|pleister\w* <5> BODY & NOT|verstop\w*|zegt|lange
    genoeg geweest END|ik / niet_meer_vechten_om / WANT ~2 niks|niets|niet_meer ~1 voelen
    WANT ~2 dat ~1 (?:het|alles) ophoudt|stopt|over_is END|SAYS / het hoeft NOMORE voor|van mij|hem|haar|me
    NOMORE verder kan|wil|kon|gaat|hoeft / kan|kon|wil ~1 NOMORE verder END|SAYS / stop\w* ~4 met alles END
    hebben_jullie_rust|hebbe_jullie_rust / pijn ~3 rustig|opluch\w*|kalm|fijn|verdooft
    # hints
    WANT dd / wat ~2 doe ik hier nog / heeft ~4 geen_nut_meer / zwart_gat / ben_er_geweest
    uitzichtloos|zelfhaat|haat_zichzelf|haat_mezelf / durf ~3 niet_alleen ?te laten / SELF haat\w*|hate\w*|walg\w*
    haat\w* ~1 zichzelf|mezelf / gekke|domme|stomme|rare ~1 dingen <5> doet|doe|doen|gaat|bang
    iets ~1 geks|stoms|doms|ergs <4> doet|doen|doe|gaat / bang dat ~5 iets|wat doet|overkomt|gebeurt
    dan ~1 misschien iets doet / verlies\w* ~2 van_de_rand / wanhoops\w*
    ga|gaat|wil|zal|dreigt ~1 SELF ~1 (?:iets|wat|kwaad|pijn)
    hoodie|trui|mouwen <9> zijn_armen|haar_armen|armen_zag|zag_armen
    ki?ll ~1 jezelf|zichzelf|mezelf|yourself|urself|me|him / (?:laat|laten) ~1 (?:mij|me|hem|haar) ~1 gaan END|SAYS
    kapot ~1 ma\w+ SELF / maa?k\w* SELF ~1 kapot
    """
)
"""To die, or not to live on."""

SELF_HARM = Rules(
    r"""
    # blades
    self_?harm\w*|automutil\w*|sneet\w*|snee+n|snijwond\w*|zelf_?(?:be_?)?(?:schad|vermin|verwon|pijn)\w*|cutting\
    |inkerving\w*
    SHARP & gevonden|vond|etui|kussen|kamer|tas|schooltas|\w*tas|bed|la|lade|SELF|BODY|verstopt|badkamer|jas
    scheermesj\w*|mesjes / CUT <9> SELF|BODY|CUT / CUT zelf|der_eigen END|weer|vaak
    (?:ze|zij|hij|dochter|zoon|kind|meisje|SAYS) snijdt|snijd|snijden|kerft END|weer|soms|nog|als|al|en|elke|om|uit\
    |van|sinds|stiekem|in_zichzelf
    gesneden|opgekrast|opengekrabd|opengekrast|doorgesneden|opengesneden|open_gesneden ?heeft|is|zijn END|SAYS|weer
    bloed & SHARP|mes|polsen|mouw\w*|armen|benen|badkamer / polsen
    bijt|bijten|prikt|krast|trekt ~4 (?:haar|zijn) BODY|haren
    (?:zij|ze|hij|kind|dochter|zoon) ~2 DOES ~4 zelf & bloed|wond\w*|arm|armen|krassen|sneden|littekens
    eigen ~1 BODY|hand|huid|armen ~2 CUT|BURN|kapot|open|snij\w*
    kras\w*|sneden|snee|wonden|wondjes|littekens|strepen|brandplek\w*|krassen <7> gezien|zag|zie|vond|diep\w*|gym\
    |mouw\w*|juf|arm\w*|been|benen|pols\w*|dij\w*|buik|verberg\w*|verstop\w*|bedekt
    verberg\w*|verstop\w*|bedekt|trekt_mouwen <6> arm|armen|polsen|pols|wond\w*|littekens|sneden
    snij\w*|sneed|gesneden|kerft|kerven|kraste?|krast|krassen|streepjes & NOT_aan|SELF|helpt|stress|pijn|stiekem|zegt\
    |arm\w*|been|heup|gezien|weer|opluch\w*|SAYS
    WEAPON <7> SELF|BODY
    # blood and scars
    bloedens / bloed|strepen|striemen <7> BODY|badkamer / BODY open
    met|zijn|haar ?het hoofd tegen de|een muur|deur & HIT|bloed\w*|tot
    bloed <5> mouw\w*|shirt|laken\w*|handdoek\w*|wc|badkamer|kussen|kleren|trui|tissues|zakdoek\w*|vloer|tissue|bed
    opengehaald|opengereten|open_gehaald|openhalen|haalt ~3 open
    # fire, blows, teeth
    BURN <5> SELF|eigen|BODY|haar_huid|zijn_huid
    SELF <4> slaan|slaat|sloeg|geslagen|straf\w*|bijt|bijten|gebeten|knijpt|verminkt|verminken|bestraft|toetakelt
    HIT|bonkt|beukt|ramt|BURN <3> zichzelf|mezelf|zijn_hoofd|haar_hoofd|hoofd_tegen
    haren <3> uit_haar|uit_zijn|trekt_haar|uittrek\w*
    # oneself
    kapot ~2 (?:haar|zijn) BODY / doet_?aan_sh|aan_sh
    SELF ~2 pijn|kwaad|zeer|iets|wat|schade ~1 aan|DOES|aandoe\w*|aangedaan / DOES ~4 SELF ~2 pijn|kwaad|zeer|iets|wat
    zij|ze|hij zelf doen|gedaan|doet / ga|gaat (?:mij|me|mijzelf|mezelf|zich)zelf END / zelf_?mutil\w*
    """
)
"""To hurt oneself."""

IN_OTHER_LANGUAGES = Rules(
    r"""
    # English, French, German, Spanish, Turkish, Polish, Arabic, Ukrainian, Sranan, Papiamentu
    want_to|wants_to|wanted_to|wanna|going_to|gonna|try\w*_to|let_(?:me|him|her) ~1 die|disappear|kill|suicide\
    |not_live|end
    veut|veux|will|quiere|quiero|voglio|volia ~3 mourir|sterben|morir|morire|mourrir
    ki?ll\w*|end\w*|hang\w*|hurt\w*|cut\w*|harm\w*|burn\w* ~2 (?:him|her|my|the?m)sel\w+|(?:his|her|my)_(?:life|arms?\
    |wrists?)
    (?:not?|dont|doesnt|doesn_t|never|anymore) ~4 live|alive|exist|be_here
    olmek|intihar\w*|kendi\w* ~3 ist\w*|zarar|kes\w*|oldur\w*|asm\w* / chc\w+ ~3 umrz\w*|sie|zyc|zabic
    nie chce zyc|juz_zyc / b(?:gh|agh)\w* ~2 [ytn]?i?mout|[ytn]?qtel|ymut|nmut
    se_suicider|me_suicider|sich_umbringen|umbringen|matarse|matarme|oldur\w*|يموت|اموت|اقتل|الموت|вмерти|умереть\
    |помереть|жити
    суицид\w*|самогубств\w*|повіситися|nicht_mehr_leben|nicht_leben|mehr_leben|wani_dede|wan_dede|ke_muri|ki_muri\
    |quitarse_la_vida
    ritzt|ritzen|ritst_zich|se_coupe|se_scarifie|cuts_herself|cutting_herself|hurting_herself|selfharming|sh_doet
    (?:better|wish) ~5 dead|never_born|not_here|without_me / sie tnie|zabic|zabije
    \w*samoboj\w*|powiesic|ntahar\w*|انتحار\w*
    """
)
"""To die, in the languages of the parents."""
