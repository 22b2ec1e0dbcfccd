"""Words of blows, threats and weapons."""

from bot.domain.danger.rule import Rules

VIOLENCE = Rules(
    r"""
    # weapons
    OBJ|je|KIN|ze|jullie|iedereen|die_FELLOW ~2 dood ~1 ma\w+|sla\w*|END|schiet\w*|gaat|ga
    brand|fik|vlammen <2> steken|gestoken|steekt|zetten
    THREAT|KILL|\w*stalk\w*|achtervolg\w*|ontvoer\w*|eerwraak|gedood|vergiftig\w*|gezicht_verbouw\w*|bommelding\
    |aanslag\w*|gijzel\w*
    GUN|\w*boksbeugel\w*
    steekt?|steken|stak|gestoken|prikken|prikt|geprikt <3> OBJ|THEKIN|je|iemand|mee_te_doen|mes|hem
    wordt|is|zijn|werd|was|gaan|gaat|ga|wil|willen|zal ~4 gestoken|geprikt|geript|gechefd|neergestoken|steken END\
    |SAYS|als|bij|gister\w*|om|door|op|in|aan
    (?:ge)?cheff?(?:en|t|d)|gecheft|shank\w*|geript|rippen|gewapend|zwaar_bewapend
    keel|strot|hals|nek & dicht|dichtge\w+|dichtknijp\w*|kneep|omklem\w*|handen|hand|mes|wurg\w*
    WEAPON <5> trek\w*|trok|grijp\w*|greep|haalt_een|haalde / hand ~2 uitgeschoten|schoot_uit|schiet_uit
    aanval\w*|aangevallen & OBJ|KIN|mes|jongens|schaar|groep / te_wachten & man|jongens|groep|gasten|mes|stok\w*
    bom|bommen|granaat|explosief|vuurwerkbom & huis|leg\w*|deur|school|dreig\w*|betaal\w*|gooien
    kogel\w*|doodsbedreig\w*|gesneden_worden / zuur & gooi\w*|gezicht|dreig\w*|gedreigd
    wraak <5> nemen|neemt|pakken|steken
    is|zijn|was|werd|wordt ~5 (?:geschoten|neergeschoten|beschoten|doodgestoken|neergestoken)
    mes|messen|wapen|wapens|geslagen|geschopt|geweld|mishand\w*|bont_en|klappen|slaag|gewurgd|\w*riem ~3 (?:gehad\
    |gekregen|geslagen|krijg\w*|sla\w*)
    ik (?:je|jou|jullie) ~1 (?:begraaf|vermoord|sla|schiet|steek|wurg|pak|vind|breek|verbrand) / \w+wapen
    wapens|mes bewaard|bewaren
    OBJ ~1 (?:gaan|ga|gaat|willen|komen) ~1 (?:poppen|droppen|smoken|rossen|afrossen|bossen|doorzeven|shanken|afknallen)
    liquide\w*|afgeknald|doorzeefd|afrekening / steek|schiet|sla|trap ik ~4 neer|dood|kapot|lek|verrot
    mij|me gaat|komt|zal|wil|gaan pakken|vinden|slopen
    (?:mij|me|ons|haar|je|jullie|iedereen|klas) ~3 (?:af|kapot|koud|dood|neer)_?(?:ga_|gaat_|gaan_|zal_\
    |wil_)?(?:ma+k\w*|stek\w*|steek\w*|schie\w*)
    school|klas|leraar|docent|iedereen & schieten|schiet|neerschieten|afmaken|opblazen|kapot_maken|steken
    op|over OBJ|THEKIN ~1 geschoten|schieten|ingeslagen
    stoel|stoelen|bord\w*|glas|mes|messen|spullen|dingen <5> gooi\w*|gegooid|smijt|gesmeten|slinger\w*|THROW ~4 OBJ\
    |THEKIN|naar
    (?:OBJ|THEKIN|je|me_kind) ~1 (?:gaan|willen|zullen|komen|ga|gaat|zal|komt) ~1 (?:slopen|pakken|slaan|breken\
    |grijpen|klappen|neerhalen|rippen|killen|steken|vermoorden|schieten|verbouwen|verrot_\w+|kapot_\w+|doden\
    |oppakken_en|boeten|neersteken)
    (?:mij|me|ons|haar|iedereen|OBJ|THEKIN) ~5 (?:afmaken|afmaakt|vermoord\w*|doodmaken|doodmaakt|doodsteken\
    |doodschieten)
    (?:hem|haar|mij|me|ons|je|iedereen|jou|THEKIN) ~3 (?:\w*schiet\w*|overhoop\w*|(?:neer|dood|door|)steken|begraaf\
    |begraven|verbrand\w*|verdrink\w*|wurgen|slopen)
    (?:gaan|ga|gaat|wil|willen|laten|komen) (?:OBJ|je|die_\w+) ~2 (?:poppen|droppen|smoken|slopen|rossen|afrossen\
    |bossen|doorzeven|uitschakelen|boffen|shanken|opruimen|afknallen|afmaken|koud_maken|omleggen)
    in_brand|in_de_fik ~1 gestoken|steken|steekt|zetten|gezet|gaat|staat|zet
    WEAPON <8> NEAR|\w*pak\w*|loopt|staat|stond|heeft|heb\w*|rond|zwaai\w*|tegen|getrokken|\w*neem\w*|houdt|had\
    |hadden|met|ligt|lag|liggen|gevonden|vond|verstopt|gooit|gooi\w*|op_zak|bij_zich|getoond|laten_zien|filmpje|foto\
    |kocht|gekocht|bed|kast|gebruiken|neemt|meeneem\w*|koop\w*|bestel\w*|besteld
    # threats
    volgt|volg mij|me|ons|mijn_auto ?overal|altijd|steeds|weer|END|en / mij|me volgen|volgt overal|altijd|steeds|weer
    ex|man volgt|achtervolgt|achterna / DOES ~3 OBJ|THEKIN ~2 iets|wat|kwaad aan
    OBJ|THEKIN ~1 iets|wat|kwaad aan ?te|gaat|ga DOES|END
    OBJ|THEKIN|ze|iemand ~3 iets|wat|kwaad ~3 aandoe\w*|aangedaan|aan_te_doen|aan_wil_doen|aan_doen
    iets|wat ~1 aan ?wil|gaat|zal|te|gaan|kan doen|doet|aandoen
    sla\w*|maa?k\w* ~3 OBJ|je|KIN|die_FELLOW|jullie ~1 dood
    maa?k\w* ?ik (?:mij|me|ons|je|jou|jullie|iedereen) ~1 af|kapot|dood !en|met / NOT ~4 overle+[fv]\w*
    overle+[fv]\w* ~3 NOT END|SAYS|als / OBJ|je kapot|dood ~1 maken|maakt
    gaan|willen|zullen|gaat (?:hem|haar|me|mij|ons|iedereen|THEKIN) ~2 afmaken|af_maken / OBJ weet te_vinden
    benzine|spiritus|gas|lucifer\w* <6> brand\w*|aanst\w+|fik|ontploff\w*|open|samen
    ontploff\w* <5> huis|school|gezegd|laten|laat|dreig\w* / lijst <4> namen|klasgenoten|slachtoffers
    pakt?|pakken|pakte OBJ toch|END|weer|hardhandig|elke|vast_en|bij_de_keel
    ex ~6 deur|binnen|stalk\w*|achterna|volgt|plein|schoolplein
    schreeuwt|tekeer|gilt|scheldt ~7 kinderen|dat_hij_me|dood
    (?:honderd|tientallen|\d\d+) berichten|appjes|keer ~3 per_dag|dag|nacht|bel\w*
    gekneusd\w*|gezwollen|kapotte_lip|dik_oog|dichtgeslagen|gescheurde|hersenschudding <9> ik|mijn|gevallen|zei|man\
    |hij|ex|vader|rib\w*|kaak|lip|oog
    op (?:zijn|haar|mijn|je|me|hun) (?:bek|smoel|muil|kaak|gezicht|gezichtje|kop|mond) ~3 slaan|geslagen|sla|krijg\w*\
    |kreeg|gekregen|slaat|getrapt
    kop|hoofd|keel|strot ~2 (?:af|eraf|eraf_|door)_?(?:hak\w*|snij\w*|sla\w*|sneed|snijdt)|afsnij\w*|afhak\w*\
    |doorsnij\w*
    hij kapot maken|slaan|maken_dood|doodmaken / leven ~2 kapot_?ma\w+ & mijn|haar|ons
    overval|straatroof|plofkra\w+|ramkra\w+|uithaler\w* / uit_wraak|bloedwraak|ripdeal / begraaf|begraven ~1 (?:ik|hij)
    zet|zetten|plaatst|post ~5 (?:online|internet|insta\w*|snap\w*|tiktok) & anders|pic|naakt\w*|dreig\w*
    achter OBJ|THEKIN aan & jongens|groep|gasten|man|mannen|scooter\w*|ze_zitten
    anders ~1 klap|klappen|slaag|slaat|slaan_ze|sla_ik
    (?:rijdt?|rij|loopt|fietst|staat|stond|hangt|zit) ~4 (?:langs|voor|bij|rond|achter) ~2 (?:ons|mijn|haar|me|onze) \
    (?:huis|flat|deur|raam|werk|auto|straat|school)
    ervan langs / kinderen|kids|ze nooit_meer zie\w*|END|terug / iets_overkomt|overkomt_jullie / het_bloed|dat_het_bloed
    niemand ~1 (?:krijgt|heeft|ziet) ~1 ze / niemand ze krijgt|heeft|ziet
    klappen|slaag & vader|papa|mama|moeder|ouders|man|ex|opa|oom
    (?:hij|man|vader|moeder|stief\w+|vriend|ex|ouders) dwing\w*|dwong / of ik zet ~4 online
    mijn man|vent|vriend|vader|ex|zoon slaat|sloeg|schopt|schopte|mept / weet|weten ~2 OBJ ~1 te_vinden
    moet|moest|moeten|moesten ~1 van ~2 jongens|gasten|mannen|groepje|bende|die_gasten|STRANGER|iemand_online\
    |haar_vriend|zijn_maten|een_vent
    ga|moet|gaat|gaan eraan|er_aan END|SAYS / eraan ga|gaat|moet|gaan / ziekenhuis ~3 door ~1 man|ex|vriend|vader|hem
    # seized, pushed, thrown
    THROW ~3 OBJ|THEKIN ~1 tegen|van|door|in|op|uit|naar|af|over ?de|het|een PLACE
    OBJ|THEKIN ~3 tegen|van|door|in|op|uit|af ?de|het|een PLACE ~3 THROW
    en|of|dan|soms slaat|sloeg|schopt|duwt|sla|slaan OBJ|KIN|als|END
    duwt|duwde|smijt|sleur\w*|schudt|krabt|kleineer\w*|verneder\w*|bespuugt|duw|knijpt|kneep|bijt|beet|krab\w* ~3 mij\
    |me|ons|THEKIN|OBJ
    handen NOT thuis / vlieg\w* <5> borden|stoelen|spullen|glazen|pannen
    MAN|hij|ze ~2 mijn|me|haar|THEKIN|(?:zijn|me|mijn|de)_KIN ~3 BODY|neus|kaak|rib\w*|tand\w*|vinger\w*|pols ~2 \
    gebroken|omgedraaid|verdraaid|gekneusd|ontwricht|brak
    mijn|me BODY|neus|kaak|rib\w*|tand ~2 gebroken|omgedraaid|verdraaid|gekneusd
    gebroken (?:neus|rib\w*|kaak|arm|tand\w*) ~1 van|door|ze_hadden|END
    blauwe_(?:plek\w*|vlek\w*|arm\w*|be[en]+n\w*|rug)|blauw_oog|striemen|bont_en_blauw|blauw_zie|handafdruk\w*\
    |bloeduitstort\w*|blauwe_ogen|bloedneus|bloedlip|dikke_lip
    hoofd ~3 in ~2 wc|toilet|water|sloot|emmer / onder_water / op de grond lag|gegooid|geduwd|gelegen
    keel|strot|nek|hals|haren|oren|haar_haar|mijn_haar|arm|armen|polsen|bovenarm <6> GRAB
    THROW <5> (?:naar|over)_(?:OBJ|KIN|onze|mijn) / THROW|duw|geef\w* ~3 van ?de trap
    gooi\w*|gegooid|smijt|smeet ~4 naar|met OBJ|THEKIN|messen|stoel\w*|borden|pan|pannen|spullen|glazen
    deur|ruit|raam <4> ingetrapt|intrapt\w*|breekt|ingebeukt|ingeslagen|opengebroken|trapt|trapte|forceer\w*|beukt\
    |beuken|bonk\w*|rammen|intrappen
    HIT ~2 deur ~1 in / baby|door_elkaar|kind ~3 \w*schud\w* / sp[uo]+[gw]\w* <3> OBJ|gezicht
    pak\w*|grijp\w*|sleur\w*|trek\w* ~2 OBJ ~2 bij|aan ~1 HEAD|BODY|haar|kraag|haren
    bij|aan ?de|mijn|haar|zijn BODY|oor|oren ~2 gepakt|getrokken|gesleurd
    hand|handen ~3 NOT ~2 (?:thuis)?(?:ge)?h(?:ou|o)den|thuishouden|thuis|bedwingen
    (?:trek\w*|trok|sleur\w*|sleepte?|sleept|gesleept|getrokken|sleepten) ~2 OBJ|THEKIN ~2 aan|door|bij|over|uit|naar
    draai\w* ~4 (?:arm|pols|nek|hand|vinger|oor) ~2 om / omgedraaid & arm|pols|hand|nek
    (?:wordt|werd|is|was) ~3 (?:fysiek|handtastelijk|gewelddadig|lichamelijk) / houdgreep|nekklem|wurggreep|verwurg\w*
    heet|kokend|hete ~2 water|thee|olie|pan|soep <6> gooi\w*|gegooid|giet|goot|gegoten|over|OBJ
    vliegt|vloog ~1 OBJ ~1 aan|naar_de_keel|te_lijf
    ik ~1 (?:sloeg|sla|mep|schop|schopte|mepte|schudde|kneep|beet) ~2 (?:OBJ|THEKIN|kleine)
    controle <3> kwijt|verloren|verlies & hem|haar|dochter|zoon|geslagen|nek|kind
    zichzelf_niet_in_de_hand|mezelf_niet_in_de_hand|handjes
    (?:zet|zette|gooit|gooide|zetten) ~1 OBJ ~3 (?:op_straat|buiten|de_deur_uit|deur_uit|het_huis_uit|uit_huis)
    druk\w*|duw\w* ~1 mijn|haar|zijn gezicht|hoofd|nek / mijn gezicht|oog|arm|rug|lip ~3 blauw|dik|opgezwollen|gezwollen
    gat in ~1 hoofd & steen|jongens|geslagen|man|gegooid|hij / schreeuw\w*|scheld\w*|gooien & klappen|slaan|slaat|klap
    zijn hand|handen ~1 op|voor|over|om ~1 mijn|haar mond|keel|nek
    mij|me|ons|hem|haar ~5 geduwd|geknepen|gebeten|gekrabd|gesleurd|gesmeten|bespuugd|geslagen|omgedraaid\
    |vastgegrepen|vastgepakt|door_elkaar
    PLACE ~2 gegooid|geduwd|gesmeten|duwt|geslingerd|gesleurd
    # blows
    \w*opjag\w* / HIT ~2 OBJ|THEKIN|my|kapot|kort_en_klein|verrot
    kapot|stuk|kort_en_klein <3> alles|spullen|huisraad|meubels|huis
    BLOWS <7> krijg\w*|kreeg|gekregen|gee?f\w*|gaf|gegeven|geven|deel\w*|val\w*|vielen|uitdel\w*|gegeve|gegevn|gehad\
    |verkoopt|verkocht|kon
    vuist\w* <5> OBJ|gezicht|hoofd|gegeven|gaf|kreeg|THEKIN / te_pakken genomen|gekregen|nemen
    er wordt|werd|word|is ?bij ?ons|hier|thuis ~3 geslagen|gemept|geschopt|gedreigd|geschreeuwd_en
    (?:me|mij|ons) kapot ~1 ma\w+ / kunnen|kan ~2 haar|hem|THEKIN ~1 nergens|NOT vinden
    geweld|agressie|mishand\w* <7> thuis|huis\w*|OBJ|man|door|met|is|gebruik\w*|hier|DOES|gezin|vader|KIN
    met (?:de|een|zijn|haar) (?:\w*riem|slof|sloffen|slipper\w*|stok|schoen|lat|kabel|snoer|hanger|lepel|pollepel|pan\
    |ketting|slang|liniaal|vuist\w*|vlakke_hand|rotting)
    MAN|hij|ze|jongen\w*|meisje\w*|die|ik ~3 HIT ~6 OBJ|THEKIN / HIT hij|ze|MAN|ik|KIN ~4 OBJ|THEKIN / HIT ze
    HIT ~2 gaten|muur / mij|me|OBJ ~6 slaat|sloeg|schopt|schopte|slaan|klopt|trapt|stompt|mept END|SAYS
    OBJ|(?:mijn|me|de|onze|zijn|haar)_KIN|partner_je|kinderen ~2 HIT END|OFTEN|door|zegt / MAN ~6 HIT END|OFTEN
    MAN|hij|ze|zij|die|wie|KIN ~2 HIT !dat|dit|van END|OFTEN|hard|kinderen|erop|erop_los
    slaat|sloeg|schopt|klopt|mept hij|ze|MAN END|OFTEN
    gaat|ga|gaan|wil|zal|zou slaan|schoppen|meppen|kloppen|trappen|klappen END|OFTEN|vanwege|door|ze
    BLOWS in|tegen|op|voor (?:mijn|haar|zijn|de|me|het) HEAD|BODY / klop(?:t|te|pen) ?er op ?OBJ|THEKIN|los
    klop(?:t|te|pen) mij|me|hem|THEKIN / vent|man ~2 klopt END / op eieren
    MAN|KIN|hij|ze|wie|iemand ~5 DOES ~4 pijn|kwaad|zeer|geweld / OBJ|THEKIN ~1 pijn DOES / pijn DOES ~1 OBJ|THEKIN
    OBJ|THEKIN ~2 echt pijn DOES / huiselijk\w* geweld
    met|en ?de|een riem|stok|wandelstok|pollepel|slipper|kabel|snoer|pan|hanger|ketting|tuinslang
    zegt|zeg & gevallen & plekken|oog|blauw\w* / tegen_de_vlakte|lens geslagen|getrapt
    grond & getrapt|geschopt|sloegen|schopten
    (?:in|op)_elkaar ge\w+|slaan|sla|sloegen|trap\w*|geramd|gebeukt|gemept|rammen
    in_elkaar slaan|geslagen|slaat|getrapt|trapten / te_grazen|pootje|afknijp\w* / OBJ|THEKIN iets doen|doet END|SAYS
    aan_wil_doen / kussen ~4 (?:gezicht|hoofd|mond)|(?:gezicht|hoofd|mond) ~4 kussen
    haal\w*|haalde ~2 uit naar OBJ|KIN / kijkt ~2 niemand|geen
    deel\w* ~4 tik|tikken|klappen|meppen|slagen|dreunen ~1 uit / haal\w* ~3 naar OBJ|THEKIN ~2 uit
    uithaal\w*|uitgehaald|uithalen & naar|OBJ|KIN|man / rode wang|plekken|striem\w* / te_ver_gegaan
    te_grazen genomen|nemen|namen|neemt / opwacht\w*|op_wacht\w*|opgewacht
    stok|stokken|knuppel\w* & jongens|hem|haar|sla\w*|wacht\w*
    slaat_de_stoppen|stoppen ~3 doorgeslagen|slaan_door|door / door_het_lint / (?:mond|neus|lip|hoofd|oor|oog) bloed\w*
    bloed\w* <4> mond|neus|lip|hoofd|oor / valt|viel|vallen|vielen ~4 OBJ|THEKIN ~1 aan
    MAN slaat|sloeg|schopt|schopte|mept|mepte|stompt|ramt ~1 \w+ END|OFTEN|in|op|tegen
    slaat|sloeg|schopt|schopte|stompte ~3 (?:in|op|tegen|onder) ~2 (?:HEAD|BODY|billen|benen|buik|maag|rug|schenen)
    vader|moeder|papa|mama|stief\w+|man|vriend slaat|sloeg|slaan|mept|schopt ?, / dwing\w*|gedwongen|dwong ~2 OBJ|THEKIN
    stond|stonden|staan|staat|wachten|wachtte\w* ~6 (?:op_)?(?:hem|haar|mij|ons|me) ~1 (?:te_)?wacht\w*
    (?:ik|hij|we|ze) snij\w* (?:jou|je|me|mij|haar|hem|ons)
    zien|ziet|zag|zagen|hoort|hoorde|horen ~5 slaan|schoppen|schreeuwen_en|vechten|schelden_en & papa|mama|man\
    |kinderen|ouders
    papa|vader|man ~1 (?:mama|moeder|vrouw|mij|kinderen) ~1 slaan|schoppen|pijn / tik ik OBJ
    ik tik OBJ END|harder|steeds|soms
    krijg\w*|kreeg|gekregen ~3 (?:de|een|met_de) (?:\w*riem|stok|slof|slipper|zweep|pollepel)
    hij slaat|sloeg|schopte|mept OFTEN|END / sleut mij / mij sleut / stuur\w* ~1 mij|me|haar|ons ~1 terug ~1 naar
    op_zijn_hoofd & euro|geld|prijs
    HURT|losse_hand\w*|los_op_OBJ|kopstoot|door_het_lint|gewelddadig\w*|verwaarlo\w*|toegetakeld|te_lijf|aangevlogen\
    |hardhandig\w*|terroriseer\w*
    (?:bel|app|mail|schrijf|bellen|appen) ~2 NOT & hij|man|thuis|mag_niet_weten
    NOT_gegeten & kinderen|kind|dagen|sinds / maa?k\w* hij|ik|ze|we mij|me|je|jou|haar|ons af
    naalden & baby|liggen|kinderen / iets ~2 met hem|haar|KID ~1 gedaan|uitgehaald
    """
)
"""Blows, threats, weapons."""
