"""Talk of games, lessons, work, sport, kitchens and animals: words of danger that are about something else."""

from bot.domain.danger.rule import Rules

_TURNS = (
    r"(?:mij|me|ons|zich|zichzelf|mezelf|dat|zeg\w*|zei|wil|wou|liever|beter|slaat|sloeg|maar|thuis|toen|huis|want|man"
    r"|vader|zoon|dochter|papa|vriend|jongens|elkaar|wordt|werd|ex|door|bang|als)"
)
"""Words at which talk of something else may turn into what happened at home."""
_AGAIN = r"(?:,|en) (?:hij|ze|zij|ik|we|wij|die|dat|er|mijn)"
"""Words with which something new is told."""

TOPICS = Rules(
    r"""
    # games, films, books
    GAME ~8 schie\w*|knal\w*|maak\w*|sla\w*|steek\w* ~5 dood|neer|af|kapot
    GAME ~9 DEAD|KILL|WEAPON|HURT|CRIME|geschoten|schie\w*|knal\w*|afgeknald|ontvoer\w*|wegloop\w*|weglopen\
    |weggelopen|bloed\w*|gevecht\w*|vecht\w*|vermist\w*|zelfmoord\w*|wegloopt
    DEAD|KILL|WEAPON|HURT|CRIME|geschoten|schie\w*|knal\w*|afgeknald|ontvoer\w*|wegloop\w*|weglopen|weggelopen\
    |bloed\w*|gevecht\w*|vecht\w*|vermist\w*|zelfmoord\w*|wegloopt ~5 in|bij|van|met|uit|voor|tegen ~2 GAME
    GAME ~6 , hij|ze|die ~1 schie\w*|knal\w*|vermoord\w* ~5 dood|neer|af|kapot
    PAPER|boek|serie|les ~3 over ~4 CRIME|DEAD|\w+_CRIME / PAPER|boek|verhaal|gedicht ~3 gaat|ging ~2 over ~4 CRIME|DEAD
    (?:zegt|vertelt|vertelde|las|leest|hoorde|zag) ~2 (?:spreker|gastspreker|film|boek|serie|documentaire) ~9 CRIME\
    |HURT|DEAD
    DEAD|\w*gedood|KILL ~5 (?:in|bij|van|met) ~2 GAME
    (?:bij|naar|over|voor|tussen|zonder_licht|opleiding|boete|les|fietsles|verkeersles|lessen|kiezen|wil|later|film\
    |serie|van) ?de politie ~1 END|,|of|en|wil\w*|gaan|werk\w*|worden|later|want|dat|vind\w*
    spelletjes ~6 ganzenbord|kaart\w*|bord\w*|uno|monopoly|playstation|telefoon|computer|mario|buiten|tafel
    (?:\w*broek|\w*tas|\w*jas|\w*boek|\w*schoenen|fiets|laptop|telefoon|sleutel\w*|pas|bril|oplader|etui|map|mail\
    |brief|bestand|knop|app|bericht|antwoord\w*|bal|sok|sokken|poes|kat) ~2 (?:verdwenen|vermist|spoorloos|kwijt|weg)
    leest|las|gelezen|boek|roman ~6 (?:meisje|jongen|vrouw|man|kind|moeder) dat|die ~5 weglo\w*|loopt_weg|CRIME|DEAD\
    |HURT|mishand\w*|misbrui\w*
    boek ~9 over ~3 (?:meisje|jongen|vrouw|man) dat|die ~5 \w*loop\w*|CRIME|DEAD|HURT|misbruikt
    # lessons and work
    CUT SELF ~4 (?:bij|aan|tijdens) ~5 (?:COOK|blik\w*|glas|rand|doos|schelp|scheren|knutsel\w*|techniek|scheermes\
    |handwerk\w*)
    gastles|gastspreker|spreker|voorlichting|werkstuk|spreekbeurt|pws|profielwerkstuk|toets|proefwerk|betoog|lezing\
    |presentatie|maatschappijleer|biologie|geschiedenis|gastles <7> CRIME|besneden|DEAD
    PAPER over ~1 \w+
    slachtoffers van|jongeren_die|kinderen_die|mensen_die|gezinnen_waar ~7 CRIME|NOMORE_zien_zitten|NOMORE|PILLS\
    |worden_geslagen|geslagen|mishandel\w*|snijden
    (?:WANT|later|zou) ~6 worden ~6 CRIME|WEAPON|schieten|vechten|bloed|snij\w*
    werken|werk|helpen|opleiding|studeren|studie|studeert|cursus|beroep|baan|vak ~6 CRIME|WEAPON|veilig_thuis\
    |blijf_van_mijn_lijf|crisis\w*|schieten|vechten|blijf\w*huis|bloed|snij\w*
    (?:WANT|later|opleiding|studeert|werkt?|stage|is|loopt|was|voor|als) ~5 JOB ~6 WEAPON|CUT|bloed|schieten|vechten\
    |CRIME|BURN|snijdt
    JOB worden|opleiding|school ~6 WEAPON|CUT|bloed|schieten|vechten|CRIME|BURN
    (?:bij|als|in|voor|van) ?de|het|een JOB|politie <7> WEAPON|bloed|schie\w*|vechten|DEAD|CRIME|geweld
    (?:ik|mijn_\w+) (?:werk|werkt) ~3 (?:bij|in|op|voor|als|zelf_in) ~8 CRIME|blijf_van_mijn_lijf\w*|\w*opvang\
    |crisis\w*|veilig_thuis|jeugdzorg|kindertelefoon|113|112
    blijf_van_mijn_lijf\w* ~3 (?:stage|werk|vrijwillig\w*) / veilig_thuis werken
    WANT|stage|loopt|later|werkt|werk|vrijwilliger ~4 bij ~4 (?:veilig_thuis|blijf\w*|kindertelefoon|113|112\
    |crisis\w*|jeugdzorg|meldkamer\w*|politie|vrouwenopvang)
    stage ~4 blijf_van_mijn_lijf / meldkamer
    WANT|later ?met|bij ~4 worden|werken ~6 \w*mishand\w*|\w*misbrui\w*|geweld|CRIME
    (?:scheikunde|natuurkunde|techniek|textiel|naaien|handwerk\w*|practicum|koken|bakken|strijken|lassen|stage\
    |knutsel\w*|tekenen) <9> gebrand|brand\w*|verbrand|CUT|BURN|prik\w*|naald\w*|gesneden|bloed
    dwing\w*|gedwongen|verplicht\w* ~7 kies\w*|kiezen|keuze|leren|studeren|havo|vwo|vmbo|stage|school|huiswerk\
    |profiel|opleiding|nablijven|lezen|sporten|opruimen|eten|helpen|voetbal|gamen|meedoen|mee_te_doen_met_voetbal
    school|overheid|wet|leraar|rooster ~3 dwing\w*|verplicht\w*
    CUT|prik\w*|BURN ~7 (?:bij|met|in|tijdens) ~1 (?:scheikunde|natuurkunde|techniek|textiel|handwerk\w*|koken|lassen\
    |kookles|stage|naaien)
    brief\w* ~3 achtergelaten|neergelegd ~6 balie|mentor|school|receptie|juf|docent
    afscheid ~2 van ~2 (?:klas|school|stage\w*|mentor|groep|basisschool|team|juf|meester|leraar|jaar|club|collega\w*\
    |bijbaan|vakantie\w*)
    BLOWS|klap|klappen ~7 (?:winkel|bedrijf|zaak|corona|realiteit|cijfer\w*|toets|examen\w*|uitslag|financ\w*\
    |verwerken|te_boven|ontslag|afwijzing|loting|overlijden|nieuws|gezakt|rapport)
    politie ~7 (?:worden|opleiding|werk\w*|les|fietsles|verkeersles|boete|voorlichting|controle|vertellen|vertelde\
    |gastles|agent|stage|examen|school_gekomen|fiets|scooter|licht|brandweer|bezig|academie|spelen|bezoek|baan\
    |solliciteren|sport\w*|haha)
    verpleg\w*|brandweer|leger|ambulance|defensie|douane ~2 politie
    politie ~2 verpleg\w*|brandweer|leger|ambulance|defensie
    bang voor ~1 (?:gymleraar|leraar|docent|mentor|juf|meester|conrector|directeur|rector|tandarts) ~3 (?:want|die\
    |streng|omdat|fluit|kijkt)
    straft? SELF met ~2 (?:huiswerk|opruimen|sporten|leren)
    gedwongen ~4 (?:vak|vakken|laten_vallen|thuis_te_blijven|thuiswerken)
    docent|leraar|mentor|juf|conrector ~2 is ~1 een tiran|beul|heks|draak|monster
    politie ~9 fiets|scooter|geluidsoverlast|overlast|vuurwerk|verkeer\w*|aanrijding|gevonden|parkeer\w*|inbraak\
    |gestolen
    THREAT ~3 (?:winnen|staken|huilen|regenen|vergeten|slagen|worden|vallen|mislukken|verliezen)
    # animals
    PET ~5 DEAD|weggelopen|gebeten|bijt|\w*gebeten|inslapen|kwijt|vermist|krab\w*|opengekrabd|overreden|overleden\
    |gestorven|weg
    DEAD|kwijt|weggelopen|inslapen ~2 PET / PET ~4 PET ~2 \w*moord\w*|DEAD|doodgebeten|opgegeten
    (?:PET|SPORT|viel|gevallen|val|gebotst|gestruikeld) <8> blauwe_plek\w*|blauw_oog|bloedneus|gebroken|bult|bloedlip\
    |dikke_lip|tand|gekneusd
    PET ~3 HIT|HURT|OBJ ~1 ge\w+
    aangevallen|gebeten|geprikt|gestoken|achternagezeten ~1 door ~2 PET|bij|bijen|wesp|mug\w*
    # sport and play
    tegenstander|tegenstanders|keeper|spits|verdediger|scheids\w* <6> HIT|HURT|KILL
    (?:zomer|warm|vakantie|zwem\w*|strand) ~9 spring\w* ~7 HEIGHT|water|steiger ?, ?het ?water
    spring\w* ~7 HEIGHT <6> zomer|warm|zwem\w*
    (?:\w*boks\w*|judo|karate|mma|kickboks\w*|taekwondo|worstelen|vechtsport|rugby|schermen|zelfverdediging\w*) <9> \
    HIT|HURT|BLOWS|THROW|grond|knock_?out|vecht\w*|blauw\w*|gebroken|bloed\w*
    hockey|voetbal\w*|tennis|honkbal|volleybal|trampoline|skate\w*|scooter|fiets|paard <8> bal|gevallen|gebroken|val\
    |geraakt|enkel|hersenschudding
    duw|tik|stomp|klap ~6 kibbel\w*|stoei\w*|grapje|spelen
    HIT ~4 (?:in|op|met|tegen) ~2 (?:training|wedstrijd|boksles|zak|bokszak)
    # kitchens, medicine
    (?:bij|met|tijdens) ~1 (?:koken|scheren|knutselen|uien) ~5 CUT SELF
    CUT ~2 aan ~1 (?:blik\w*|papier|glas|rand|doos|schelp|hek|prikkeldraad) / COOK ~6 WEAPON / WEAPON ~6 COOK
    PILLS ~4 ILL / (?:pillen|medicijnen|tabletten) tegen|voor ~2 ILL|hond|kat|opa|oma|hart|hoofd|rug / ILL ~7 PILLS
    snij\w*|gesneden ~4 (?:plakken|plakte|knippen|knip\w*|hout|karton|collage|piepschuim|vinyl|sjabloon\w*|schuim\
    |papier|pompoen\w*|vormen|letters|kaartjes)
    (?:knippen|plakken|knutselen) ~2 snij\w* / COOK ~7 CUT
    # what is struck, kicked, pushed, thrown and cut in speech
    (?:mishandel|misbruik|bedreig|verwaarloos)de \w+ / snap\w*|begrijp\w* ~4 leven
    (?:boog|kleiduiven|schietvereniging|vereniging|schietbaan|kermis) <6> schie\w*|GUN
    DEAD als|zonder ~6 telefoon|wifi|internet|feest\w*|eten|gamen|snap\w*|batterij|koffie|leeg|vakantie|netflix
    zonder ~2 (?:telefoon|wifi|internet|muziek|koffie|voetbal|chocola|paard\w*|snap\w*|tiktok|gamen|vriendinnen\
    |sport\w*|dansen|elkaar) ~4 NOT ~2 leven|leeft
    steek\w* ~3 licht|vinger|hand ~1 op / we|wij|ik hebben|heb ~6 weggege\w* / als ~1 eerste|laatste|enige DEAD|af
    HIT|HURT ~5 om ~1 hart / HIT|HURT ~4 (?:arm|armen|deken) ~1 om
    HIT|HURT ~5 (?:van|uit) (?:de_baan|het_veld|tafel|zijn_stuk|haar_stuk|mijn_stuk|het_lood|de_mat)
    HIT|HURT ~3 kruis\w*|wartaal|onzin|modderfiguur|bruggen|munt|tent|tenten|kamp|maat|record\w*|deuk|gat|paal\w*\
    |achterover|motor|tegenvaller|toeslag|drums|gitaar|snaren|spijker\w*|hamer
    schrik|angst|twijfel|paniek ~2 HIT / (?:duw\w*|geduwd|zetje|schop|trap|klap) ~6 richting|streep
    trap\w* ~2 er ~3 in|intrapt|ingetrapt
    trap\w*|trapt ~3 (?:fiets|gas|rem|pedalen|lol|bal|open_deur|tenen|kilometer\w*)
    (?:schop\w*|geschopt) ~2 het ~3 ver|tot / (?:schop\w*|geschopt) ~3 (?:herrie|stennis|bal|zere|schenen|keet|rel)
    klap ~2 in ~2 gezicht van / op_klap
    gooi\w*|gegooid|smijt\w* ~4 (?:muntje|ogen|pet|kaarten|bal|dobbelsteen|dobbelstenen|kliko|prullenbak|vuilnis\
    |tafel|roer|boeg|balletje|raam_uit|emmer|was|handdoek|kont|krib|lijntje)
    schie\w*|schoot ~4 (?:op|lach|foto\w*|plaatjes|stress|tekort|doel|raak|goal|mug|lek|door_mijn_hoofd|te_binnen\
    |wortel|uit_de_grond|opschieten|kanon|paniek)
    (?:kat|hond|poes|paard) heeft ~2 (?:haar|hem|mij|me|zijn|mijn) ~2 ge(?:krabd|beten|schopt|trapt|stoten)
    (?:dood|kapot|moe) ~2 (?:toen|nadat|na) ~2 (?:ik|we|hij) ~3 (?:thuis|klaar|bed)
    HIT|HURT|SELF ~4 voor ~2 (?:kop|hoofd|knieen) / SELF ~1 wel ~1 voor ~1 kop ~1 HIT
    bijt\w*|bijten|vastgebeten ~1 SELF ~2 (?:vast|in_dat|in_die|in_het|erin)
    elkaar ~3 wel ~3 wurgen|schieten|vermoorden / hij|ze|zoon|dochter|kind als ~2 slaagt
    als ~1 hij|ze|zoon|dochter slaagt / slaagt voor|met|niet|wel|vast
    vroeger ~8 BLOWS|tik\w*|liniaal|HIT|HURT ~5 juf|meester|school|leraar|nonnen|schoolmeester
    meester|juf|leraren|school ~6 vroeger ~4 BLOWS|HIT|HURT|tik\w* / in mijn land ~5 HIT|HURT|BLOWS
    HIT|HURT|BLOWS ~5 in mijn land / THREAT ~3 haha / arm gepakt ~2 (?:gedanst|gelachen|gelopen|geknuffeld)
    sloeg|slaat|slaan ~3 (?:lat|paal|paaltje|spijker|muntje|piketpaal\w*|tent)
    kras\w* ~4 (?:naam|boom|tafel|kraslot|auto|ijs|lak)
    NOT verder ?, (?:het|de|mijn|er) ~2 (?:scherm|knop|app|telefoon|link|pagina|internet|wifi|toetsenbord)
    NOT verder ~3 (?:scherm|knop|app|link|menu|vraag|opdracht)
    in ~2 GAME wordt|werd|gaat|ging|is hij|ze|ik ~3 KILL|DEAD|geschoten
    BLOWS ~6 (?:bij|tijdens|met|van) ~1 (?:voetbal\w*|hockey|rugby|handbal|judo|boksen|korfbal|basketbal)
    """,
    f"(?!{_TURNS} |{_AGAIN} )[^ .]+",
)
