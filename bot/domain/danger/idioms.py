"""Manners of speaking: what only sounds like danger."""

from bot.domain.danger.rule import Rules

_MEANT = (
    r"(?:mij|me|ons|hem|haar|zich|zichzelf|ik|hij|ze|zij|dat|hoe|als|of|omdat|en|want|met|tegen|zegt|zei|wil\w*|wou"
    r"|liever|beter|slaat|sloeg|mes|deur)"
)
"""Words that a manner of speaking does not run over: what follows them may be meant."""

IDIOMS = Rules(
    r"""
    CUT SELF ~3 (?:bij|met|tijdens) ~3 COOK / CUT SELF aan ?een|de|het mes|schaar|rasp ~4 COOK
    # dead and broken of laughter, of fright, of work
    LAUGH ~1 SELF|OBJ|je ~2 WORN|gebroken / SELF|OBJ|je ~1 WORN|ziek ?te LAUGH
    LAUGH ~1 SELF|OBJ een ongeluk|breuk|bult|kriek
    DEAD|kapot|WORN OF lach\w*|lol|honger|dorst|zenuwen|schrik|schaamte|verveling|spanning|nieuwsgierigheid|jaloezie\
    |ellende
    DEAD|kapot|WORN OF kou|warmte|hitte|slaap|stress|\w*moeheid|\w*vermoeidheid|werk\w*|pijn|drukte|verliefdheid\
    |spierpijn|vakantie|nachtdienst
    kapot|WORN|stuk ~1 (?:na|om|door|aan|van) ~2 \w*toets\w*|\w*week|werk|gym|training|les|dag|\w*dienst|examen\w*\
    |\w*sommen|huiswerk|wandeling|kaartjes|filmpje|grap\w*|mop|die|dat|school
    sterf\w*|sterven ~2 van / ga|gaan|ging|lig ~2 kapot|stuk / haha\w*|lol ~2 dood|kapot|stuk
    (?:ga|gaan|ging|lig) ~2 (?:dood)(?=[^.]*(?:haha|lol)) / dood|kapot|stuk ~1 haha\w*|lol
    ga|gaat|gaan|ging|ben kapot|stuk aan|om|van|op
    op_sterven|als_de_dood|dood_neer|dood_ge(?:vond|zi)en|do(?:oi|d)e_(?:punt|hoek|mus|tijd|letter|taal)
    doodsteek|doodgegooid|doodgewoon|doodleuk|doodlopend\w*|doodmoe|doodop|doodstil / (?:ben|was|is|zijn) ~1 dood_op
    dood_(?:punt|spoor|paard|moe|saai|eng|stil|simpel|normaal|leuk|gewoon|getreden)|broertje_dood|(?:sla\
    |slaan)_\w+_me_dood|de_dood_of|dood_en_verderf|op_leven_en_dood|op_je_dooie
    DEAD als|zonder ~5 telefoon|wifi|internet|feest\w*|eten|gamen|snap\w*|batterij|koffie|leeg|vakantie
    dodelijk vermoeiend|saai|moe|serieus|eng|duur
    batterij|accu|telefoon|mobiel|gsm|laptop|lijn|gesprek|SITE|wifi|plant\w*|bloem\w*|scherm|tablet|computer|muis\
    |feestje|groepsapp|fiets|auto ~3 DEAD|kapot|gevallen|stuk
    # the dead of long ago, and animals
    LATE is|was|gaat|al|die|dood|ook ~3 DEAD|vermoord|gestorven|overleden
    dood|overlijden|sterven|begrafenis|crematie|uitvaart|graf|afscheid van ~2 LATE|PET|vader|moeder|vriend|vriendin\
    |buur\w+|collega|tante|oom|nonkel|mijn
    LATE|die ~1 NOMORE leeft / LATE ~1 leeft NOMORE / (?:man|vrouw|vader|moeder|opa|oma) DEAD ~2 jaar|maanden|lang
    een|naar begrafenis|crematie|uitvaart|het_graf|condoleance / bijt\w* ~1 van SELF ?af / gescheiden leven|leeft
    krijg\w* ~1 hem|haar ~1 ochtends ~1 NOT wakker / NOT wakker ~2 ochtends|wekker|school
    (?:is|was|voelt|voelde|als) ~2 klap in het gezicht / CUT ~4 film\w*|video\w* / in die|deze tijd
    snap\w* ~2 van ~1 leven / PET ~2 wegge?lo\w+|vermist|verdwenen|ontsnapt / laten inslapen
    bang|angst|schrik voor ~1 PET|donker|hoogte\w*|spin\w*|naalden|onweer|bloed|clowns|de_dokter|de_tandarts|prikken\
    |injectie\w*
    # not really murder, not really a threat
    ik kan|kon|zou|wil|wou hem|haar|ze|die|m ~1 wel ~1 KILL|schieten|wat|iets ?doen|aandoen|hoor
    kan|kon|zou|wil|wou ik hem|haar|ze|die ~1 wel ~1 KILL|schieten|wat|iets ?doen|aandoen
    kan ~2 wel ~1 achter|schieten|wurgen / vermoord\w* ?ik (?:hem|haar|ze|je|die|me)(?=[^.]*(?:haha|lol|grap))
    (?:vermoordt?|killt) (?:mij|me|ons)(?=[^.]*(?:haha|lol|grap)) / (?:ze|dochter|zoon|kind) vermoordt? (?:mij|me)
    vermoordt? ze (?:mij|me) / KILL die|dat|deze|de|het !man|jongen|meid|hele|familie|KIN|gast|hond|kat|school|klas \w+
    moordend\w*|moord_(?:gesprek|wijf|idee|vent|meid|plek|school)|moord(?:gesprek|idee|vent|meid|wijf|vrouw|zaken\
    |verhaal\w*|mysterie\w*)
    THREAT ~6 blijven|zitten|zakken|stoppen|uit_te_vallen|uitval\w*|moeten|missen|afgewezen|kwijt|boete\w*|schorsing\
    |geschorst|leerplicht\w*|van_school|klas|onweer\w*|regen\w*|tekort|faillissement|ontslag|te_laat|straf|strafwerk\
    |nablijven
    school|mentor|leraar|docent|leerplicht|juf|meester THREAT met|om|dat
    bedreig\w* (?:de|het|onze|mijn|deze) \
    \w+(?<!zoon)(?<!dochter)(?<!kind)(?<!kinderen)(?<!familie)(?<!gezin)(?<!man)(?<!vrouw)
    (?:voel|voelt|voelde)_\w+ ~1 aangevallen|bedreigd / viel|vallen|valt mij|me|ons|hem|haar aan over|op|met_vragen
    aangevallen op / bedreigde|bedreigd dier\w*|soort\w*|diersoort\w* / gevaar op_de_weg|voor_de_weg
    bom ~2 gebarsten|barst\w* / ontploft|ontplof van|!het !huis / ontploff\w* van / hoofd ontploft
    # to strike, to stab what may be struck
    HIT ?hem|haar|ze|ons|zich ~3 over|op|af|dicht|open|door|doorheen|kwijt|aan END|en|maar|want|hoor|aub|graag|even\
    |die|deze|vandaag
    HIT ?hem|haar|ze|ons|alles ~3 op|over dan|wat|van|voor|bij|in|die / HIT ~2 weg ~1 in|over
    HIT ~3 \w*vraag|vragen|stap|week|weekje|bladzij\w*|opdracht ~1 over
    HIT ~4 nergens|alarm|plank|spijker\w*|\w*figuur|brug|ineen|trommel\w*|bal|balletje|boek|stennis|homerun|halte\
    |piano|drum\w*|toets\w*|doel|goal|graszode\w*|wekker|deuren|veld|tennis\w*|voorstel|kans\w*|klok
    stomheid|spijker\w*|munt|slag|vlucht|brug|flater|\w*figuur|handen|alarm|ver|bal|veld|toetsen|piano|drum\w* ~5 HURT
    geslagen uit|als_een_hond|als_een / lam geslagen / uit_het_veld geslagen / HURT op ?de|het \w*toets\w*|drum\w*|piano
    HURT voor|met \w*onderscheiding|diploma|examen|rijbewijs|theorie / over_de_kop HURT
    HIT de handen|telefoon|wekker|bal / cijfer\w*|gemiddelde|\w*vertrouwen|portemonnee|uitslag ~5 klap|BLOWS|geslagen
    BLOWS ~1 voor|van ~2 \w*vertrouwen|ons|haar|hem|mij|motivatie|cijfer\w*|portemonnee / als_een klap
    klap|klappen dat|om_te / BLOWS ~1 op_(?:de|zijn|haar|mijn)_vingers / BLOWS ~1 gehad|gekregen ~3 cijfer\w*|uitslag
    een_tik van|te / tikkie|tikje|tik_fout / schop|trap ~2 onder ~1 kont|achterwerk|reet|bips
    schop|trap hem|haar|ze ~3 bed|deur_uit|huis_uit|de_deur|naar_school
    op_(?:zijn|haar|mijn|hun|der|me)_(?:kop|donder|kloten|lazer|sodemieter|duvel|mieter) / op_z_n kop
    wapens? van|tegen / steek\w*|steken|stak ?hem|haar|ze een hart
    steek\w*|steken|stak ~4 hand|handen|energie|tijd|geld|draak|vinger|handje|moeite|kaars\w*|boven|licht
    steek\w* ~2 boven|af|eruit_boven|aan|over / ergens_voor_steken
    WEAPON ~4 vissen|kamperen|COOK|scouting|keuken|speelgoed|water|lego|nep|verkleed\w*|karnaval|carnaval|vork
    COOK|verkleed\w*|speelgoed|scouting|survival|kamp ~5 WEAPON / set messen|pannen
    waterpistool\w*|speelgoed\w+|lijmpistool|nerf\w*
    (?:pistool|geweer|zwaard|wapens?|mes) van (?:lego|hout|karton|papier|plastic|schuim)
    mes_op_(?:de|haar|zijn|mijn|onze)_keel ~2 (?:met|door|qua|voor) / (?:met|heb|hebben|zetten) het mes_op_de_keel
    teken\w*|tekent|bouw\w*|knutsel\w*|zaagt|schilder\w* <5> WEAPON|draken|bloed|DEAD
    klap_op_klap|eerste_klap|klap_van_de_(?:molen|bal|deur|rekening)|mes_en_vork|messen_en_vorken|onder_zijn_kont\
    |knijpt_hem_voor|knijpt_er|mes_snijdt|tussenuit|er_tussen_uit
    knijpt? ~1 er / knijp me|mij even
    handen_in_het_haar|handen_in_de|achter_het_behang|kortste_eind|langste_eind|aan_hetzelfde_touw|haren_(?:van\
    |uit_mijn_hoofd)|in_de_haren|haren_te_berge|kop_van_jut
    tot_over (?:zijn|haar|mijn) oren / oren_van / in_de_(?:haren|clinch)
    op_de_bank|op_de_proef|aan_de_tand|in_de_steek|naar_de_keel|bij_de_(?:les|hand|kladden|lurven)
    pak\w*|pakte|neem hem|haar|ze ~1 bij_de_hand / pak\w* ~3 (?:aan|op|uit|in|beet_en_knuffel\w*) END
    vastgepakt|vast ~4 knuffel\w*|blij\w*|huilden_samen|gehuild_van|troost\w*
    (?:hoofd|kop) tegen ?de|een muur (?:met|qua|op|door|bij) / loop\w*|liep ~3 hoofd tegen de muur / rug tegen de muur
    tegen_de_muur_van / val\w* ~2 met_de_deur / deur in ?het huis
    smijt|slaat|slaan|gooit|sloeg|gooi|knalt met ?de deur\w*
    gooi\w*|gegooid|smijt ?ik het|er ~2 op|met|over ~2 pet|akkoordje|boeg|balk|bakje
    gooi\w*|smijt ~1 (?:haar|zijn|de|hun|die|al) (?:tas|spullen|boek\w*|jas|schoenen|rugzak|controller|handdoek\
    |telefoon|pen|laptop)
    vechten|vocht|vecht\w*|gevochten ~2 om|voor|tegen ~2 \w+
    ingemaakt|afgemaakt|afgeslacht|gekilld|vermoord ~1 met|in|bij|op|0 ~2 GAME|SPORT|\d|0
    GAME|SPORT|met ~3 afgemaakt|afgeslacht|ingemaakt|verslagen
    # to cut, to burn
    CUT ~4 vinger\w*|duim|PET|COOK|onderwerp|gras|haren|touw|bochten|hoek\w*
    CUT SELF ~3 scheren|koken|mes|vinger\w*|papier / SELF ~1 in (?:de|haar|zijn|mijn|eigen|je) vinger\w*|duim|hand
    vinger\w*|duim\w* ~2 CUT|BURN
    CUT|BURN <4> scheren|COOK|koken|oven|pan|strijk\w*|thee|kaars\w*|lassen|lasles|stage|werk|strijkijzer\
    |mes_uitgeschoten|kookles
    CUT ~3 \w*val\w*|fiets|SPORT|ILL|operatie / ILL|SPORT <4> CUT / CUT|wond\w* aan ~3 knie\w*|val\w*
    BURN ~1 (?:zijn|haar|mijn)_(?:vinger\w*|hand|tong|mond) / levend verbrand|gebakken / verbrand ~3 zon|strand
    vuurtje|kampvuur|barbecue / bloed ~2 laken|kleed|prikken|zien|geprikt|afnemen|donor / geen|tegen bloed
    prikt|prikken ~4 insuline|vinger|bloed|oor\w*|gaatje\w*
    blauwe_(?:plek\w*|oog|ogen) ~2 van|door ~2 \w*val\w*|voet\w*|SPORT|stoot\w*|de_wedstrijd|wedstrijd|paard|spelen
    (?:had|heeft|heb|krijgt) ~1 een bloedneus END|,|we|dus|en_gaat|en_kan|maar_het|van|in_de
    # an end to a talk, a card on the wall, away from table
    eind\w* ?er aan ?te het|de|dit|deze|die|ons|onze !leven \w+ / eind\w* met het|de|dit|dat|die|deze !leven \w+
    eind\w*|punt ~3 vandaag|vanavond|gesprek|morgen|opdracht|weekend / eind\w* van het|de|dit|deze !leven \w+
    eind\w* ~2 in_zicht|zoek|jaar|middag
    touw\w* ~3 waslijn|vast\w*|kopen|klim\w*|gym\w*|boot|scouting|springen|trekken|paard|hond
    klim\w*|gym\w*|scouting|spring|spelen|zeil\w* ~4 touw\w*|touwen
    geen_touw|touwtjes?|maak_er_maar|touwladder|springtouw / hangt? ~1 (?:de|onze|het) \w+ op|aan
    hang\w* ~2 (?:rond|met_vriend\w*|op_de_bank|was|jas)
    wegge?lo(?:pen|op\w*|pt) van|uit|bij ?de|het|een tafel|les|gesprek|klas|eten|opdracht|bank|keukentafel|kaartjes\
    |training|ruzie|\w*baantje|film|feestje|wedstrijd
    tafel|gesprek|boos|kwaad|halverwege ~1 wegge?lo\w+
    liep|loopt|rent|rende ~1 weg (?:toen|als|zodra|bij|van_het|uit_het|van_tafel|uit_de_les)
    (?:is|was) weg (?:van|naar|met|dit|voor|aan|tot|op|uit) !huis|gister\w*|school
    weg_(?:naar|uit_het_vwo|van_deze_school|met_(?:zijn|haar)_(?:school|klas|opa|oma|vader))
    kwijt|vergeten ~2 code|link|overzicht|boeken|sleutel\w*|motivatie|interesse|wachtwoord|draad|papier\w*
    (?:code|link|overzicht|boeken|sleutel\w*|motivatie|zelfvertrouwen|vertrouwen|interesse|wachtwoord|draad|papier\w*\
    |tas|telefoon|jas|pas|pasje|fiets|brief|mail\w*|formulier\w*|schrift|tijd|geld|plek) ~2 kwijt
    wij|we willen ?het|dit NOMORE END / NOMORE zonder (?:die|dat|mijn|deze|het) ~2 LIVE|telefoon|internet
    wil\w*|wou NOT|NOMORE ?verder over|in|naar|mee|leren|studeren|spelen
    wil\w*|wou NOT|NOMORE ?verder met !(?:zijn|haar|mijn|het|dit)_leven|leven
    wil\w*|wou NOT|NOMORE op !deze|aarde|de \w+
    NOMORE ?, !leven|zijn|wakker ~3 opdracht\w*|vraag|vragen|oefening\w*|stop\w*|kaart\w*|berichten|school|sport\w*
    sluit|sluiten|sloot SELF op / hij|ze|zij sluit SELF / (?:dat|het) hoeft NOMORE ?, (?:de|het|want|ik|we|hij|ze)
    niet_meer ~1 (?:wakker_)?gemaakt / kan|kon NOMORE van het lachen
    kan NOMORE ~1 typen|lezen|wachten|volgen|vinden|terugvinden|inloggen|bij|op|aanzien|horen|zien|stil
    ik trek|trekt (?:dit|die|dat|zulke|deze|zijn|haar) \w+
    stap\w*|eruit ~3 (?:sportklas|klas|vwo|havo|school|app|opleiding|club|team|bus|trein|bed|les)
    uit het|de|een (?:vwo|havo|vmbo|klas|sportklas|groep|app|opleiding|club|team)
    eruit ~1 stap\w* ?, uit ~2 \w+ !leven / wat ~4 met ~1 (?:zijn|haar|je|mijn|hun) leven
    leven_lang|lang_leven|levenslang|leven_zuur|van_te_leven|om_van_te|weg_in_het|in_het_leven|in_mijn_leven\
    |in_(?:zijn|haar)_leven|leven_op_school|leven_na_school|voor_het_leven|gezond_leven|praktische_leven|echte_leven
    SELF ~3 opgesloten / spring\w*|gesprongen ~2 in|op|uit ~1 trein|tram|metro|trampoline|bus|vliegtuig\w*
    spring\w*|sprong|gesprongen ~4 water|zwembad|kanaal|plas|zee & zomer|vriend\w*|zwem\w*|duik\w*
    spring\w*|gesprongen|sprong ~3 gat|parachute|vliegtuig|hak|trampoline|touw|paard|7|8|naar_een / van_een_\d
    springt? ~4 brug ~4 water|zwem\w* / bungee\w*|parachute\w*|skydive\w* / (?:is|of) het veilig
    veilig ~3 SITE|opgeslagen|bewaard|bij_jullie|bij_u|hier / SITE ~3 veilig|onveilig ?of ?niet ?veilig
    is dit|het|deze ?app ?wel veilig / trein naar|missen|gemist|vertraging|naar_de_open_dag
    (?:perron|station) ~2 wachten / wachten_op_de (?:trein|bus|tram|metro) (?:naar|van|op|en)
    (?:wonen|woon|woont) ~2 (?:bij|aan|langs|op) ~2 HEIGHT / (?:dak|trein)\w*_(?:dekker|machinist|bestuurder)
    # a strict home, a puber, a worry
    (?:mag|mogen) ~2 NOT ~3 (?:buiten|gamen|uit|telefoon|weg) ~3 (?:als|tot|voordat|van_mij|van_ons|van_zijn_ouders)
    van_mij als|tot|omdat / (?:school|hij|ze|docent) ~2 aan_zijn_telefoon
    (?:bang|angst) ?ben ~2 (?:dat|om|voor_de|voor_zijn|voor_haar) ~3 (?:zakt|blijft|toets\w*|toekomst|cijfers\
    |examen\w*|keuze|school|fout\w*|rapport)
    bang voor ~2 (?:toekomst|toets\w*|examen\w*|cijfers|keuze|gesprek|rapport|uitslag|school|presentatie|stage|open_dag)
    politie ~3 (?:worden|kwam_op_school|thuis_haha|opleiding|boete|zonder_licht|academie|spelen)
    boete ~2 politie|trein|ov / (?:bij|naar) de politie (?:werken|gaan_werken|later|worden) / ik ben de politie
    (?:die|de) man van internet (?:komt|is|van) / bijles|les van ~1 man|vrouw van \d\d
    lang_gevlucht|zijn_vroeger_gevlucht|gevlucht_uit (?!huis)\w+ / op_de_vlucht_voor ~2 \w+
    verstop\w* ~2 als ~3 (?:afwas\w*|afgewassen|gewassen|opruim\w*|huiswerk|klusje\w*)
    in_de_oorlog|oorlog_in|was_oorlog|voor_de_oorlog
    bang|schaam\w*|durf\w* (?:te_)?(?:praten|spreken|bellen|vragen|mailen) / durf\w* NOT naar school zonder|met_die|door
    seksuele (?:voorlichting|vorming|geaardheid|diversiteit|identiteit)
    hand_in_eigen|hand ~2 op(?:steken|_als)|bloedbad|slachting|slachtveld|hartaanval|beul|doodsangst_voor_de
    als_het_maar geen / ten_einde|einde_van_de|op_zijn_einde|graaft ~1 eigen graf|kuil / eigen graf ~2 (?:met|door)
    stil_als_het graf / in_rook_op|brandt_los|brandt_van|vuur_en_vlam
    zit\w*|zat aan ~2 (?:tafel|telefoon|computer|laptop|keukentafel|gamen|huiswerk) / aan haar|hem heb ik|we
    stelen|verkopen ~1 (?:show|kaartjes|taart|spullen|kleding) / wordt|is gek van|op / word\w* ~2 gek|ziek van
    cadeau voor ~2 \w+ \w+ / moordenaar|moordenaars / hang\w* SELF NOT op
    klap|klappen van de|het !man|buurman|jongen|leraar|ex|vader|trainer \w+ / duw\w* (?:mij|me) ~2 weg
    achtervolgd door dit|die|deze|het|de|jullie / (?:voel|voelt) ~2 gevangen|opgesloten tussen|in
    NOT|niemand ~3 dwing\w* / trek\w* (?:me|mij|zich|zichzelf) terug
    uit ?zijn|haar ?bed gesleurd|getrokken|geschopt|gehaald|gesleept
    klap(?:t|pen)? ~2 frans|nederlands|turks|arabisch|over|vlaams / laatste ~1 voor vandaag|nu|deze_week
    dak van de wereld / uit het raam ~1 om|naar|kijken|te_roepen|te_kijken / vinger\w*|hand ~3 opste\w+
    WEAPON ~2 nodig|kopen|aanschaffen / uit alles gegroeid / kan|kon ~3 wel ~1 schieten|villen
    gevlucht ~5 azc|asiel\w*
    gevlucht ~3 (?:uit|naar_nederland|naar_europa|naar_belgie|naar_duitsland|vroeger|oorlog|jaren_geleden\
    |toen_hij_\w+|toen_ik_\w+|toen_ze_\w+|als_kind|lang_geleden)
    (?:vroeger|oorlog|ouders|jaren) ~4 gevlucht / NOT leven voor school|cijfers|werk / explosief karakter|talent|vak
    trouwt|trouwen|bruiloft en wij|we|dus|in|op|met|zaterdag|ik / koelkast ~1 leeg ge\w+
    er_vandoor met ~2 prijs|beker|hoofdprijs|winst|buit / aangeraakt en ~3 trots|gezegd|geknuffeld
    NOT ~1 aangeraakt worden als|tijdens|wanneer / duw\w* ~2 in_de_goede|in_de_rug|in_de_juiste / (?:een|kleine) duwtje
    overvallen door|met / overval op|met ~1 vragen|mail\w*|berichten / laatste dag voor|van|op|om|is|END
    ik|hij|ze was ?echt|helemaal|gewoon dood / opgesloten in ~2 gedachten|hoofd|rol|systeem|keuze / mes_snijdt_aan
    bloed_(?:van_)?onder|bloed_kruipt|bloedserieus|bloedheet|bloed_zweet|kwaad_bloed|vlees_en_bloed|nieuw_bloed\
    |in_het_bloed|bloedhekel
    blote voeten|hand|handen|oog|hemel / blootgelegd|blootleggen / om (?:het|mijn|zijn|haar) hart
    arm|deken|jas|armen om ~2 heen|mij|hem|haar / dood de tijd / zevende hemel / (?:ben|is|was|waren) in de hemel
    strop voor|van / financiele strop / touw om de nek van / ik heb|maak\w*|maakte ~2 stiekem
    stiekem ~2 (?:trots|gelachen|blij|genoten|gehoopt|meegeluisterd) / verdwijnen in|achter|onder|van|naar ~1 \w+
    radeloos|wanhopig met|van|op_zoek|door / ten_einde_raad met|door|van / aangifte ~2 inkomsten\w*|belasting\w*
    trap\w* ~3 in ~2 grap\w*|truc\w*|val|leugen\w* / bende van / wat een bende
    (?:sneed|snijdt|steekt|sneedt) door ~1 ziel|hart / kogel door de kerk / kapot|stuk op die|dat|de
    touw ~1 gekocht voor ~2 vlot|boot|hut|schommel|was|hond|paard|scouting|gordijn\w*
    achtervolgd door (?!een|man|hem|haar|jongen|ex|mijn)\w+ / aan ~1 mouw getrokken|trekken|trok|trekt
    klap kwam|komt ~1 aan|hard / dat|het doet|deed pijn / klap in mijn|het|zijn|haar gezicht dat|toen_ik|om_te
    bijt\w* niet hoor|,|END
    """,
    f"(?!{_MEANT} )[^ .,]+",
)
