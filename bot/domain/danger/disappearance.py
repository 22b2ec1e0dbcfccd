"""Words of a child that is gone, or that strangers have got hold of."""

from bot.domain.danger.rule import Rules

DISAPPEARANCE = Rules(
    r"""
    # pictures and blackmail
    vraagt|vroeg|zegt|wil|stuurt & alleen_thuis|alleen_ontmoeten|alleen_afspreken|geheim_houden|niks_vertellen\
    |niets_vertellen|foto_sturen|foto_s|cam_aan & man|volwassen\w*|meneer|iemand|vent|hij|STRANGER
    spelletje|game|online|roblox|discord|snap\w*|insta\w*|tiktok & volwassen\w*|meneer|vreemde\w*|onbekende\w*\
    |oudere_\w+|man_van|man_die|mannen & contact|vraagt|vroeg|foto\w*|afspre\w*|app\w*|stuur\w*|ontmoet_ze|wil|alleen
    een man|vent|meneer|kerel|auto|busje ~4 (?:mijn|haar|hem|onze|THEKIN|KID) ~3 (?:gevraagd|aangesproken|gevolgd\
    |meegelokt|gefotografeerd|snoep|meegenomen|lastig\w*|achterna)
    filmpje\w*|foto\w*|plaatje\w* van ~1 (?:ding|lul|pik|piemel|geslacht\w*|jongeheer|leuter|lid|kont|kutje)
    geld & foto\w* & man|meneer|iemand|vent|STRANGER
    gefilmd|filmpje\w*|foto\w*|video\w*|webcam|camera|beelden & seks|sex|naakt|bloot|blote|piemel|penis|in_bed\
    |ondergoed|bh|slipje|uitkle\w*|uitgekleed|onderbroek|borsten|douch\w*|zonder_kleren|vies\w*
    foto\w*|filmpje\w* & sliep|slaapt|slapen|chant\w*|doorsturen|door_te_sturen|doorgestuurd|rondgaan|rondgestuurd\
    |online_zet\w*|verspreid\w*|anders|dreig\w*|betaal\w*
    loverboy\w*|grooming|groomer|sextortion|pooier|prostitu\w*|(?:naakt|blo(?:o|te)|piemel|pik|seks|sex)\w*_?(?:foto\
    |film|beeld|video|plaatje|selfie)\w*
    \w*[cs][hj]+ante+r\w*|\w*chantag\w*|afpers\w*|afgeperst|afgepers|uitgekleed|\w*drogeerd|drugging|spiking|beroofd\
    |uitgebuit|uitbuit\w*|dick_?pic\w*
    sexting|nudes?|onlyfans|sugar_?baby|sugar_?daddy|suikeroom|banga_?lijst\w*|expose\w*|ge_?exposed
    stiekem ~4 gefilmd|filmpje|foto\w*|opgenomen / kleedkamer|douche|wc & filmpje|gefilmd|foto\w*|video|rond|rondgaat
    filmpje|foto\w*|video ~6 gaat|gaan ~2 rond|rondgestuurd|viraal
    geld|betaal\w*|euro & foto\w*|filmpje\w* & lichaam|lijf|voeten|naakt|d_r|stuurt|haar
    broek|kleren|shirt|trui|bh|ondergoed|rok|hemd <4> uit|uitdoen|uit_te_doen|uittrek\w*|uitgetrokken|omlaag\
    |naar_beneden & moest|moet|camera|cam|webcam|iemand|man|jongen|jongens|vroeg|dwong|foto\w*
    naakt\w*|bloot|blote / uitkle\w*|uitgekleed|blootje / kleedt|kleedde ~1 OBJ ~2 uit / pic|pics|pik_foto|nude
    online|internet & vriendje|vriendinnetje & volwassen|nooit_gezien|nooit_ontmoet|stem|oudere|foto\w*|man
    filmpje\w*|foto\w*|video\w* & geld & willen|eisen|eist|anders|wil
    # given in marriage, sent away
    dagen|sinds|nachten & NOT|geen & gezien|gehoord|bereik\w*|contact|levensteken
    uitgehuwelijk\w*|uithuwelij\w*|besnij\w*|besneden|eerwraak|eergerelateerd|kindhuwelijk|imamhuwelijk\
    |gedwongen_huwelijk|maagd\w*|hymen\w*
    trouwen haar|KIN|met_haar|met_zijn
    trouwen|trouwt|trouw|verloof\w*|verloven|huwelijk & moet|ouders|familie|neef|dwing\w*|gedwongen|dochter|laten\
    |vader_wil|COUNTRY|ooms?
    beloofd aan|om_te_trouwen / (?:al_)?(?:weg)?beloofd & ze_wil_niet|iemand|man|neef / stur\w*|terug\w* ~6 trouwen
    achterlaten|achtergelaten|terugsturen|terug_sturen|terug_te_sturen|wegsturen|dumpen|meenemen|meeneemt|meegenomen\
    |houden|niet_terug\w* & COUNTRY
    WANT|gaan|dreig\w* ~4 haar|hem|OBJ|THEKIN ~3 snijden|besnijden|laten_snijden
    eer <6> familie|geschonden|bloed|schande|besmeurd|zus|dochter|dood / schande <5> familie|dood|bloed|gebracht
    (?:homo|lesbisch|lesbi|gay|trans|biseksueel|meisjes_valt|jongens_valt|op_meisjes|op_jongens|ongelovig\w*|vriendje\
    |christen) & dood\w*|sla\w*|leven|verstoten|familie_mag|bang|veilig|opsluit\w*|vermoord\w*|uit_huis|op_straat|kapot
    haar leven|leven ?ook ~1 NOT ~1 zeker / leven NOT zeker
    (?:volgen|bewaken|bewaakt|controleren|achtervolgen|schaduwen) <3> haar|OBJ & broers?|broer|ooms?|familie|vader\
    |neven|man
    bruidegom|huwelijkskandidaat|verloofde|bruid & uitgezocht|familie|gekozen|1\d|vader|nicht|neef|land
    gekoppeld aan & neef|man|familie / (?:met_)?een man ~2 die_ze_niet_kent / niet_kent & trouwen|trouw|man
    meegenomen|mee_genomen|teruggebracht|teruggeven|terug_te_geven <8> COUNTRY|nooit_meer|dreig\w*|vader|ex|kinderen
    eer <3> redden|herstellen|zuiveren|gered|kwijt
    trouwen|trouwt|huwelijk|bruiloft|verloving & 1[3-7]|vijftien|zestien|gedwongen|wil_niet|school|voorbereid|neef
    stiekem ~2 (?:verkering|vriendje|relatie) & ooms?|broers?|familie|vader|gevaar|dood / (?:levens|leven) ~2 gevaar
    (?:1[0-5]|twaalf|dertien|veertien|vijftien) & seks|sex|naar_bed|zwanger|ontmaagd\w*|vriend_van_[2-9]\d|vrouw_van\
    |man_van
    moet|moeten ~6 trouwen / trouwen ~2 moet|moest
    iets|relatie|verkering|affaire|wat met (?:zijn|haar|een) (?:leraar|trainer|docent|meester|coach|begeleider\
    |lerares|juf)
    stuur\w*|gestuurd|sturen & COUNTRY & niet|NOT|help|trouw\w*|straf|nooit|dwing\w*|verbann\w*
    kind & COUNTRY & ja_gezegd|beloofd|familie|trouw\w*
    man|jongen|neef|bruid\w* ~2 uitgekozen|uitgezocht|gevonden & ouders|familie|vader|weiger\w*|mij|haar / ontmaagd\w*
    COUNTRY & getrouwd|trouwt & blijft|blijven|houden|tot
    # strangers and grown-ups
    (?:\d\d|twaalf|dertien|veertien|minderjarig) & app[td]|chat\w*|appen|appte & man|vent|kerel|meneer
    NOT ~4 (?:vertellen|zeggen|verteld|weten) & geheim|mama|ouders|niemand & man|oom|jongen|vriend|trainer|leraar\
    |meneer|hij|STRANGER & LURES
    abortus & KID|ze|1\d
    slaapt|sliep|zwerft|slapen|leeft|ligt & straat|portiek|station|park|bushok\w*|vreemde\w*|bij_mannen|mannen|brug\
    |kelderbox|trappenhuis
    STRANGER & LURES / geld|cadeaus?|tassen|kleren|iphone & mannen|vriend_van|auto_mee|jongens_mee|ineens_dure
    seks|sex|bed <7> betaal\w*|geld|mannen|andere_mannen|verkopen / met ~2 mannen ~2 bed|mee|slapen
    dingen ~2 (?:te_)?doen ~2 voor hem|ze|hun|die|jongens|mannen|STRANGER / dingen voor hem|ze|hun doen
    schuld\w* & dealer\w*|jongens|deur|betalen_aan|bedrag|drugs|gasten|mannen_aan
    mee|meegenomen ~3 in|naar ~2 (?:bus|busje|auto|woning|flat|hotel) & jongens|man|mannen|dwing\w*|gedwongen
    benen|botten|vingers|knieen ~2 breken / vertrokken ~2 met ~2 (?:jongen|man|vriend|iemand|vent|STRANGER)
    (?:slaapt|logeert|woont|verblijft|zit|sliep) ~2 bij ~1 (?:iemand|man|jongen|vreemde|onbekende|mannen|gast|jongens\
    |vriend_van)|vreemden
    doet_zich_voor|nepaccount|nepprofiel|valse_naam
    kent ~3 van ~1 (?:internet|tiktok|snap\w*|insta\w*|online|roblox|discord|game)
    knieen & jongen|man|fietsenhok|toilet|wc|voor_hem|bij_hem
    (?:terugdoen|iets_terug|tegenprestatie) & moet|vriend|hij|man|geld|koopt
    busje|auto <6> instap\w*|stappen|gestapt|getrokken|gesleurd & man|jongens|mannen|onbekende\w*|zoontje|dochter
    met ~3 (?:vrienden|mannen|jongens|vriend) ~1 slapen|naar_bed|vrijen
    opgehaald door ~3 (?:jongen|man|auto|mannen|vent|gast)
    leraar|trainer|docent|meester|coach|begeleider|baas|chef & nacht|nachts|houdt_van|verliefd|schatje|liefje|mooi\
    |sexy|cadeau\w* & haar|hem|dochter|zoon|KID
    oude vent|kerel|bok|viezerik
    (?:drugs|iets|pil|spul|ghb) ~3 in ~1 (?:haar|zijn|mijn) (?:drinken|drankje|glas|cola|bier|drank)
    gegroomd|gegroomed / om_mee_te_gaan|mee_te_gaan & man|auto|geld|snoep
    hotel\w*|motel & vriend|man|mannen|jongens|volwassen\w* & KID|ze|haar
    geen toestemming & ging|door|jongen|toch|seks
    (?:heeft|had|met|krijgt) ~3 (?:vriend|vriendje|man|verkering_met_een_\w+) van (?:2[2-9]|[3-9]\d)
    een man|vent|meneer ~5 haalt|ophaalt|opwacht|opgehaald & haar|dochter|meisje
    # criminals
    drugs|pakketj?e?s?|pak\w*jes|wiet|coke|cobra\w*|vuurwerkbom\w*|explosie\w*|bom|wapens|pasje|pinpas|bankpas\w*\
    |rekening & moet|gevraagd|dwing\w*|gedwongen|dealen|verkopen|afgeven|anders|rondbreng\w*|ophalen|wegbreng\w*\
    |gooien|afleveren|gooit
    dealt|dealen|drugsrunner|geldezel|katvanger|drilrap\w*|drillgroep
    zit|werkt|moet|voor|door|bij|tussen ~4 \w*bende|dealers?|criminelen|drugs\w*|foute_jongens|gang
    dealer\w* <6> deur|geld|schuld\w*|dreig\w*
    (?:anders|niet) & gebeurt_er|pakken_ze|is_hij|is_ze|aan_de_beurt|overkomt & moet|betaal\w*|doet|luistert|afgeven
    meevecht\w*|meedoen_met_vecht\w*|geronseld|ronsel\w*|jihad\w*|kalifaat|is_strijders?|uitreizen
    WANT & syrie|strijd\w*|martelaar & naar|vecht\w*|geloof / pakken|slaan|steken|schoppen|grijpen|trappen ze OBJ
    gaan|zullen|komen|willen|ga|zal ~1 (?:OBJ|je|hem) ~3 pakken|slaan|steken|slopen|breken|grijpen|cheffen|prikken\
    |boffen|klappen|shanken|rippen|neerhalen|fokken|killen|racen
    (?:ze|zij|jongens|die|meiden|groep\w*|klas\w*) ~3 pakken|grijpen|schoppen|slaan|trappen|beuken|duwen|klappen OBJ\
    |THEKIN ~2 END|elke|in|na|altijd|steeds|vrijdag|vaak|op
    explosie\w*|schietpartij|steekpartij|vechtpartij|ingerekend|liquid\w*|dodenlijst|hitlist|lijst_met_namen
    rekening|pas|pinpas|bankpas\w* & iemand|jongens|gasten|ze_willen|vriend_van|onbekende|moet & geld|uitlenen\
    |afgeven|gekregen|euro|overgemaakt|pincode
    # hunted
    niemand weet waar|iets END|of / staat|staan ~6 te_wachten|op_te_wachten & OBJ|THEKIN|jongens
    wacht\w*|gewacht OBJ|THEKIN ~4 op|en_geslagen|elke / op ~3 OBJ|zoon|dochter gewacht
    opgewacht|opgejaagd|wachten_(?:hem|haar)_op|aangevallen|belaagd|achterna_?gezeten|vernederd
    (?:weet|weten|wist) ~3 waar ~1 (?:je|ik|hij|ze|we|zij|wij|jij|jullie) ~2 woon\w*|slaap\w*|werk\w*|naar_school\
    |op_school_\w+
    (?:OBJ|THEKIN|zoon|dochter|je) ~2 weten|weet ~1 te_vinden
    hij|jij|ik|je|ze|zij ~1 ben|is|bent|wordt ~2 de_volgende|aan_de_beurt END
    de_volgende|aan_de_beurt hij|jij|ik|je|ze|zij ~1 ben|is|bent|wordt
    de_volgende|aan_de_beurt ben|is|bent|wordt ik|hij|ze|je / krijgt?|krijg ~1 (?:er_)?(?:nog_)?spijt|spijt_krijg\w*
    NOT ~2 weet|weten ~1 waar ~1 (?:hij|ze|zij|KID|mijn_KID) ~4 (?:slaapt|is|zit|uithangt|verblijft)
    weet|weten NOT ~1 waar ~4 slaapt|overnacht\w*|verblijft|uithangt
    (?:slaapt|zit|woont|verblijft) ergens & weet|niet|wie / volgt & wacht\w*|bang|vent|nacht\w*
    # gone from home
    weg_te_lopen|wegloop\w*|weglopen & huis|nooit_meer|nacht|dreig\w*
    kom|komt|kwam|komen ~4 NOT ?meer naar_huis|thuis|terug END|SAYS|al
    NOT ?meer naar_huis|thuis|terug ge?kom\w*|kwam|komt|geweest
    niet|nooit ?meer terug|terugkomen|terugkomt|terug_komen|terug_komt|teruggaat & brief\w*|huis|dreig\w*|zegt|weg|ze\
    |hij|KIN
    (?:KID|hij|ze|zij) ~4 (?:nergens|niet|niet_meer) ~1 te vinden / (?:wil\w*|durft?) ~1 NOT ?meer naar huis
    weggelopen|wegloopt !van_tafel|toen|uit_het_gesprek / is|KIN|hij|ze er_?vandoor / er_?vandoor & met|vannacht|nacht
    ontsnapt / van|uit huis ?weg|is weg\w*|te_lopen|gelopen|gegaan|END
    loopt|loop|lopen|liep ~2 weg van|uit ~2 huis|groep|instelling|internaat|opvang
    verdwenen END|sinds|al|en|uit|is|met / is|zijn|raak ~1 haar|hem|THEKIN kwijt
    haar|mijn_KIN|onze_KIN|THEKIN kwijt END|al|sinds|politie|vanaf / KIN|ze|zij|hij|is weg END_telefoon / KID weg ,
    KID|hij|ze weg & koffer|tas_weg|telefoon_uit|spullen_weg / dagen|KIN|nacht|gister\w* zoek
    ik|wij|we|politie zoek\w* ~3 THEKIN|naar_haar|naar_hem & dagen|nacht|weg|sinds|niet_gevonden
    zoek_mijn|zoek_onze KIN END|SAYS|al|help / al|sinds|vannacht|\w*nacht\w*|dagen|uren ~6 NOT ~2 thuis\w*|terug|gezien
    NOT ~1 thuis_?gekomen|terug_?gekomen|teruggekomen / nooit aangekomen / NOT ~3 school aangekomen
    weg|vertrokken ~3 sinds|\w+_dagen|\w+_nachten|nacht / sinds ~4 weg END|SAYS|niemand|en|ik
    al ~3 dagen|nachten|uren weg / niemand ~3 haar|hem|ze ~2 gezien|gehoord
    NOT|niemand|geen ~3 waar ~2 hij|ze|zij|KIN ~2 is|uithangt|zit|slaapt|blijft END|en|sinds|al|SAYS
    kind|dochter|zoon weg|weg_is & weten|waar|huis / nergens ?te vinden / kom\w*|kwam|slaap\w* ~4 nachten NOT|niet
    hele_nacht weg|buiten / vannacht|vanavond|straks weg|weggaat|vertrekt|vertrek & zoeken|hij|ze
    dagen|nacht\w*|gister\w*|sinds & neemt_niet_op|neemt_ook_niet_op|telefoon_staat_uit|telefoon_uit|niet_opnemen & \
    weg|huis|thuis|school|ze|hij|zoon|dochter
    vermist|spoorloos|zwerft|zwerven|gevlucht_van_huis|amber_?alert
    staat ~2 koffer|tas ~2 klaar|ingepakt & weg|zegt|weggaat
    (?:ik|niet|we|jullie) ~4 (?:hem|haar) ~1 NOT ~2 (?:hoef|moet)\w* ~1 zoeken / NOT (?:moet|hoef) zoeken
    ran_away|run_away|missing_since|is_missing|fugue / haar|ze|wordt|hem ~5 verkocht aan / meegenomen door|naar
    onbereikbaar|niet_te_bereiken|niet_bereiken|nergens_bereiken|kan_\w+_niet_bereiken & dagen|deur|thuis|KID|nacht\
    |sinds|uur
    NOT ~2 thuis|gezien ~1 sinds / (?:had|moest) ~5 thuis_moeten_zijn|thuis_zijn_om|al_thuis_zijn
    deur_uit ~1 gelopen|uitgelopen|gegaan|gerend & dagen|nacht|terug|niet|rugzak|tas|weg
    middernacht|midden_in_de_nacht & weg|niet_thuis|nergens|bereik\w*|vertrokken|buiten
    NOT thuis & briefje|brief|nacht|sinds
    al ~4 (?:dag|nacht|uur|uren|dagen|nachten|week|weken) weg|spoorloos|niet_thuis|vermist|weggebleven / noorderzon
    vertrokken & NOT & thuis|gezien|gehoord|ken|terug
    opgespoord|opsporing\w*|laatst_gezien|niet_komen_opdagen|locatie_uit|van_de_aardbodem & hij|ze|KID|haar|hem
    niks|niets ~2 gehoord ~1 van & sinds|dagen|nacht|KID / kinderen NOT ~1 terug\w*
    nooit ~1 terug ~1 (?:te_)?(?:geven|geeft|zien|brengt) / leven is ~1 gevaar / weggelopen|wegloopt|weglopen
    paspoort|koffer & meegenomen|weg|ingepakt|verdwenen|kleren|gepakt / gevlucht|vluchten
    mijn|onze|me|mij KID ~1 is ~1 weg END|SAYS / is mijn|onze|me KID ~1 weg
    onvindbaar|ontraceerbaar & KID|sinds|nu|dagen|nacht
    NOT ~1 (?:van|uit) school (?:gekomen|teruggekomen|thuisgekomen) / KID|ze|hij is ~1 kwijt END|SAYS|sinds|al
    kwijt is mijn|onze|me KID / zoek\w* we|wij|ik haar|hem|THEKIN & dag|nacht|telefoon|politie|uren|overal
    waar is ~1 mijn|onze|me KID ?, & sinds|neemt|niet_op|gister\w*|nacht|bereik\w*
    neemt|nemen ~2 (?:sinds|al) ~3 NOT op / NOT thuis & nachten
    sindsdien|sinds & geen_bericht|niks_gehoord|niets_gehoord|niks_meer_van_(?:haar|hem)|niets_meer_van_(?:haar|hem)
    vertrokken & niet_vinden|nergens|van_huis|ruzie / condoom\w* & tas|kamer|jaar|1\d|vond
    NOT ~4 school & NOT thuis & weten|waar|vrienden|niemand
    """
)
"""The child is gone, or somebody outside the family has got hold of it."""
