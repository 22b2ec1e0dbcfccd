"""Words of fear, captivity, flight and neglect."""

from bot.domain.danger.rule import Rules

FEAR = Rules(
    r"""
    # hunger, cold, alone
    NOT|geen|zonder ~2 verwarming|bed|schone_kleren|warm_water / kattenpis|poep ~4 overal|muur
    straf|opgesloten|sluit <9> geen_eten|zonder_eten|knieen|uren|donker|kelder
    gegil|gillen <6> buren|klappen|huilen|mes|keuken
    kruipen|verstop\w*|schuil\w*|vlucht|vluchten|ren <7> papa|vader|angst|bang|bed|thuis\w*|buren|man|badkamer|hij
    krijg\w*|kreeg|gekregen ~3 niks|niets|geen ~3 eten / geef\w*|gaf ~3 niks|niets|geen te_eten|eten
    niks|niets|geen|weinig <4> (?:te_)?eten|gegeten & kinderen|geld|kind|vader|moeder|sinds|dagen|honger|stief\w*\
    |straf|KIN|thuis
    honger & vies|thuis|kind|moeder|vader|geen|niemand
    vader|moeder|ouders|papa|mama ~3 laat|laten ~3 alleen END|thuis|achter|dagen|hele
    laat|laten ~1 KIN|ze|hem|haar ~3 dagen|nachten|alleen END|alleen
    hele_dag|dagen|nachten|uren|weken ~2 alleen & thuis|kind|moeder|vader|drinkt|jaar
    uren|nacht|hele_dag|hele_nacht & buiten|kou|balkon|schuur|kelder|hok & moeder|vader|moet|straf|kind|ex|jongste
    niemand <4> omkijkt|kijkt_naar|zorgt
    geen_huis|dakloos|uit_huis_gezet|huisuitzetting & slapen|auto|straat|kinderen|wij|we
    verslaafd\w*|verslaving & kinderen|rijdt|moeder|vader|ex|man|ik|zorgen|mijn
    NOT ?meer|goed (?:voor|voor_mijn|voor_de) ~2 zorgen / bewusteloos|coma\w* / flessen & overal|moeder|vader
    koelkast <5> leeg|niks|niets / leeg|lege|niks ~2 koelkast
    KID|kleintjes?|baby|ze ~4 alleen_gelaten|alleen_thuis_gelaten|alleen_achter\w*
    (?:laat|liet) ~1 (?:mij|me|ons|haar|kinderen) ~2 NOT ~3 (?:slapen|eten|gaan|praten|bellen|werken|douchen|weg|buiten)
    vel over been / eten <5> container|vuilnis\w*|prullenbak|afval
    luizen|stinkt|vies\w*|vuil\w* <6> kleren|verwaarloo\w*|niemand|thuis|huis & kind\w*|moeder|vader|honger
    zorgt|verzorgt ~2 voor ~2 (?:baby|broertje\w*|zusje\w*|kleintjes) & moeder|mama|alleen|high|dronken|bed|ligt|drinkt
    zonder (?:eten|stroom|gas|verwarming|water|bed|slaapplek|warme) & kinderen|dagen|kind|hij|ze|thuis|ouders|moeder\
    |vader
    dagen & zonder & eten|stroom|gas|water / kroeg & broertje|zusje|kinderen_alleen|past
    gat|gaten in ~1 deur|deuren|muur|muren & man|hij|zoon|boos|sla\w*|vuist / koude douche & zet|moet|straf|vader|moeder
    krijg\w*|kreeg|gekregen ~5 (?:alleen|geen|nauwelijks|amper) ~2 (?:brood|droog_brood|eten|water|avondeten) & \
    stief\w+|moeder|vader|straf|tante|oom|thuis|man
    krijg\w*|kreeg|gekregen ~2 van ~3 stief\w+|moeder|vader|tante|oom ~2 alleen|geen|nauwelijks ~2 brood|eten|water\
    |rijst
    doorgedraaid|draait_door|geflipt|uitgeflipt|doorgeslagen & man|vader|papa|buren|kinderen|mes|huis|sla\w*|kapot|ex\
    |schreeuw\w*
    schimmel|poep|ratten|kakkerlakken|ongedierte & slapen|kinderen|bed
    krijg\w*|kreeg|gekregen ~6 geen insuline|medicijnen|medicatie
    laat|laten|liet ~2 kinderen|kids|kleintjes|baby|kindjes ~1 alleen
    vieze|vuile|dezelfde kleren & honger\w*|moeder|vader|ex / hongerig & vies|vieze|vader|moeder|ex
    alleen thuis & nacht\w*|s_nachts|hele_nacht|dagen|weekend|week
    wij|we|ik hebben|heb ~2 (?:geen|niks|niets) ~1 (?:eten|te_eten) / geen eten in ~1 huis
    als straf & eten|douchen|slapen|koud\w*|buiten|kelder|knieen / NOT ~1 eten & straf
    balkon|stoep & huil\w*|luier|uren|alleen|nacht / altijd alleen & vies|vieze|honger\w*
    # drink and drugs
    agressief\w*|agressie|woede_?aanval\w*|woede_?uitbarst\w* & man|vader|papa|ik|OBJ|thuis|huis|wij|drank|drinkt|KIN\
    |steeds|vriend|hij|bang
    (?:verdrinken|verstikken|smoren|wurgen) <5> OBJ|KIN|THEKIN|bad|kussen
    DRUNK <7> bang|boos|kwaad|los|kinderen|auto|rijdt|slaat|schreeuw\w*|tekeer|mis|misgegaan|misging
    als|wanneer ~2 MAN|hij|ze|mama|moeder drinkt|gedronken|dronken|zat|bezopen|flipt|doordraait
    DRUNK & mama|moeder|papa|vader|ouders|stief\w+|KID & bed|bank|slaapt|ligt|val\w*|huis|thuis|elke_dag|hele_dag\
    |agressief|slaan
    moeder|mama|vader|papa|ouders|stief\w+|vrouw <8> high|stoned|dronken|bezopen|drugs|drinkt|drank|gebruikt\
    |verslaafd|spuit|coke
    ex <9> nacht|vannacht|slaapkamer|sleutel|binnen|ingebroken|volgt|staat|stond|bang|dreig\w*|sla\w*|agressief\
    |dronken|stalk\w*|geweld\w*|politie|meegenomen|kwaad
    dronken / aan de crack|drugs|drank|heroine|coke|speed|naald|wiet / moeder|mama|vader|papa drinken|drinkt|zuipt
    crack|coke|cocaine|heroine|drugs ~2 gerookt|gebruikt|gesnoven|gespoten / drink ~2 te_veel & kinderen|kids|baby
    # watched, robbed, locked in
    slaapt?|slapen <5> (?:kelder|schuur|garage|balkon|gang|grond|vloer|hok)
    smeek\w*|smeken|bedel\w* & geld|niet|stop\w*|slaan
    mag|mogen ~2 NOT ~4 alleen|heen|buiten|naar_buiten|de_deur_uit|deur|huis|praten|zien & OBJ_(?:man|vader|broers?)\
    |broers|man|hem|vader|bewaken|bang|schoon\w+
    mag|mogen ~3 NOT|NONE|niemand|alleen ~8 van hem|haar_man|mijn_man|mijn_vent END
    straf <6> sla\w*|riem|knieen|kelder|opsluit\w*|geen_eten|buiten_slapen
    mag ~2 (?:met_)?(?:niemand|nergens|niet) ~3 (?:praten|bellen|werken|zien|heen|naar_buiten|leren|naar_les|taalles) \
    & hij|man|van|alleen|schoon\w+|vader
    ik ~4 (?:dochter|zoon|kind|hem|haar|ze|kleine) ~4 (?:geschud|gesmeten|geknepen|vastgegrepen)
    (?:hij|man|vader|papa|schoon\w+) mag ~2 NOT ~1 (?:weten|zien|lezen|horen|merken)
    houdt?|hield|houden OBJ ?ook vast|tegen|binnen|gevangen|hier|onder / OBJ|THEKIN ~1 opslui\w*|op_te_sluiten
    sluit|sloot|sluiten|sloten ~1 OBJ|THEKIN ~1 op|in !zich / ik mag NOT ~3 buiten|deur|huis|heen|weg
    mag ?ik van OBJ|MAN ~4 deur|huis|buiten|telefoon|werken / ik mag ~8 van hem|schoon\w+|mijn_schoon\w+ END|SAYS|nooit
    ik mag ~8 van ?mijn|me man|vent|vriend|ex|partner
    ik mag ~2 mijn ~1 (?:zus|moeder|familie|ouders|vriendinnen|kinderen|vrienden) NOT ~2 zien|bellen|spreken
    man|vent|vriend|hij|ex controleert|controleer mij|me|alles|mijn|haar|onze
    leest|lezen|luistert|kijkt mee|alles_mee ?, END|ik|help|op|dus
    afgepakt|afgenomen|ingenomen|weggenomen|pakt_af|verstopt|verbrand <5> (?:mijn_)?paspoort|mijn_(?:telefoon|pas\
    |geld|sleutels|id|papieren|bankpas)|paspoorten|verblijf\w*|papieren
    leven|leef|wonen|zitten|zit ~2 ?hier als gevangen\w*|slaaf|slaven|een_slaaf|een_gevangene
    laat mij|me|ons|haar NOT ~3 buiten|weg|gaan|weggaan|vertrekken|deur|huis|slapen|werken|praten|bellen|los|met_rust_en
    mag ~1 niemand praten|zien|bellen|spreken / OBJ ~1 eruit|buiten|op_straat gezet|gegooid|gezet
    sta|staan|gezet ~4 op straat / NOT ?meer naar buiten laat|mag|mogen
    ingooi\w*|ingegooid|opgesloten|vastgebonden|tegen_\w+_wil|gegijzeld|gekneveld
    bang_voor_wat_hij|op_mijn_tenen|verlies_mezelf|mezelf_niet_in|mezelf_niet_in_de_hand|gooit?_de_baby\
    |\w*blijf\w*huis|hij_komt_eraan|hij_komt_er_aan|hij_is_in_de_kamer|hij_mag_dit_niet_(?:zien|lezen)\
    |als_(?:mijn_man|hij)_dit_(?:leest|ziet)
    (?:kan|durf|mag)_NOT ?vrij|hardop|hier praten|schrijven|typen|bellen & hij|man|mee|help|kamer|eraan
    help|pls|please|sos|hulp & hij_komt|deur|mes|trapt|slaat|slaan|gevaar|opgesloten|bang
    kamer|zolder|badkamer|wc|kelder|slaapkamer|deur <5> op_slot|opgesloten|barricad\w* & bang|papa|vader|man|hij|als
    onder_druk_?gezet|onder_druk_zetten & geld|rekening|foto\w*|drugs|jongens|seks|dingen|betalen|om_te
    camera\w*|gps|tracker|airtag|spyware|afluister\w* <8> huis|auto|mij|me|telefoon|tas|volgt|man|ex
    (?:bankpas|pinpas|loon|salaris|kinderbijslag|toeslagen|huissleutel\w*|id_kaart|verblijfspas\w*) & (?:man|hij\
    |vriend|ex|schoon\w+) & pakt|afgepakt|afpakt|houdt|neemt|ingenomen
    hij|man|vriend|ex|schoonmoeder heeft mijn (?:bankpas|pinpas|paspoort|pasje|sleutels|geld|id)
    zitten|zit|binnen|thuis ~2 opgesloten|vastgezet|vast_binnen / geen_(?:huis)?sleutel / in_de_gaten gehouden
    houdt ~1 (?:mij|me|ons|haar) ~3 in_de_gaten|gevangen|binnen
    (?:mijn|me) telefoon|berichten|appjes ~2 gecontroleerd|doorzocht|nagekeken|gelezen
    (?:\w*schuur\w*|kelder|berging|meterkast|hok|garagebox|kast) ~3 (?:zitten|opgesloten|slapen|opsluit\w*|op_slot\
    |staan|gezet|gestopt)
    heeft|houdt de sleutels|sleutel & man|hij|weg\w*|deur / MAN|hij verbied\w*|verbood ~1 mij|me|haar|ons
    vastgehouden ~1 door|in|thuis|tegen / thuis vastgehouden / vastgehouden en
    afscheren|kaalscheren|kaalgeschoren|afgeknipt|afknippen & omdat|straf|jongen|schande|vastgehouden
    # fear
    mes|messen <3> verstopt|weggelegd|opgeborgen|weggehaald / stoel|kast ~3 (?:tegen|voor)_de deur
    (?:zei|schreef|antwoord\w*) ~3 voor|van papa|mama|vader|oom|opa|stief\w+
    oorlog_in_huis|nooit_meer_zie\w*|school_kapot|kapot_schieten|overhoop_schiet\w*|zaait_angst|bloed_kost\
    |bloed_vloei\w*
    durf\w* ~4 NOT ?meer ?alleen (?:naar_)?(?:huis|haar_vader|zijn_vader|papa|thuis_te_(?:zijn|blijven|komen))
    bang|angst|schrik|doodsbang|doodsbenauwd|benauwd|bange ~2 voor|van ?mijn|haar|zijn|de|me|onze MAN|hem|vader|papa \
    !dat|zijn|of|niet
    bang voor|van (?:mijn|ons|me|onze|mij|haar|zijn)_(?:eigen_)?KIN !dat|zijn|haar|of
    angst|bang|doodsbang|benauwd !dat|of ~3 thuis|huis|thuiskom\w*|papa|hem_als|auto_de_straat
    thuis|huis ~2 bang|angst / papa ~1 bang END|voor_hem
    bang|durf\w* & naar_huis|huis_gaan|naar_haar_vader|naar_zijn_vader|naar_papa
    voor ?mijn|me papa|vader|mama|stief\w+|oom|broer END & bang|zei|schreef|antwoord\w*
    kinderen|kids ~1 bang|doodsbang END / bang man / leven|leeft ?hier in angst|hel
    thuis|huis|hier ~3 (?:een_)?hel|oorlog / bang wat|voor_wat ~1 hij|ze
    weg ~2 bij hem|man & overle\w*|dood|vermoord\w*|durf\w*|bang
    durf\w* NOT ~2 naar buiten|school|straat & want|omdat|ze|jongens|bang
    NOT|niemand|nergens|nooit ?meer|echt|hier|meer veilig !met|om|of / durf\w* ~2 NOT ~2 zeggen|vertellen ~3 wie|wat_er
    onveilig <7> thuis|huis|straat|school|ons|ze|ik|hij|voelt / in|is|groot ~1 gevaar END|in|voor|thuis|help|want
    levensgevaar\w*|lijfsbehoud / slapen|geslapen|slaap <4> (?:de_)?auto|stoel_tegen|stoel ~2 deur|mes_onder
    politie|veilig_thuis|melding & bel|bellen|gebeld|hier|gekomen|deur|binnen|vannacht|komen|gehaald|thuisgebracht\
    |zoekt|aangifte|inval|over_ons !om
    aangifte & doen|gedaan|man|ex|durf\w* / schrijf|typ|app ~3 stiekem|snel|zachtjes
    (?:gebeur\w*|gaande) & dingen & niet_mogen|niet_kunnen|thuis / dingen_die_niet mogen|kunnen|horen
    iets ~6 (?:wat|dat) NOT ~1 mocht|hoort|klopt & gedaan|gebeurd|kamp|hem|haar|oom|opa
    gedwongen & nee|vriend|jongen|tegen|zichzelf|dingen|haar|hem|knieen|man
    verstijf\w*|krimp\w*|ineenkrimp\w*|bevriest|trilt|trillen|rilt|duikt & papa|vader|man|thuis\w*|hand|deur|moeder\
    |hoor\w*
    doodsangst\w*
    (?:kids|kinderen|kleintjes|zoontje|dochtertje) <7> huilen_in_bed|trillen|bang|schuilen|verstop\w*|kruipen\
    |doodsbang|horen_hem
    (?:schreeuw\w*|schelden|scheldt|bonken|gillen|ruzie) & bang|bed|kinderen & huil\w*|verstop\w*|bonk\w*|slaat|mes
    ik_verkeer_in|gevaar_ben / (?:mezelf|me|mij) ~2 NOT ~2 (?:beheersen|inhouden|bedwang|bedwingen)
    bang|vrees|angst|vrezen voor|om ~1 (?:mijn|haar|zijn|ons|hun) leven
    MAN ~4 (?:kort_lontje|monster|tiran|beest|losse_handjes|agressieproblem\w*) / monster in|hier huis
    onveilige ?thuis situatie|thuissituatie|plek|relatie|omgeving
    # flight, police, shelter
    NOT terug naar ?mijn MAN|huis
    (?:helemaal_)?los_gaat|gaat_los|gaat_helemaal_los|flipt|door_het_dak & alles|stuk|kapot|politie|mes|kinderen
    weg ~2 voor|voordat hij / bij_hem weg\w* & overle\w*|dood|iets|kinderen
    gevlucht|vluchten|gevluchte|weg|schuil\w*|onderdak ~5 voor|van ?mijn|me|de man|ex|vriend|vader|vent|hem
    waar ~3 ik|wij slapen|vluchten|heen|naartoe & man|vent|slaan|slaat|ex
    blijf_van_mijn_lijf\w*|(?:vrouwen|crisis|nood)opvang|opvanghuis|opvang_voor_vrouwen|contactverbod|straatverbod\
    |huisverbod|ondergedoken|onderduik\w*|geheim_adres|safehouse|noodknop|tijdelijk_huisverbod
    bel|stuur|roep ~3 (?:politie|112|ambulance|iemand|hulp) END|SAYS|snel|nu|naar / kom snel|hulp / politie
    bel\w*|app\w* ~3 als ~1 (?:hij|man|mijn_man) ~4 (?:weg|werk|slaapt|er_niet)
    """
)
"""Fear, captivity, flight, neglect."""
