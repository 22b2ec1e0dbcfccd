"""Words of somebody who is touched or used against one's will."""

from bot.domain.danger.rule import Rules

ABUSE = Rules(
    r"""
    # blows in other languages
    siddet|\w*dr[ae]?b(?:ni|na|ha|hom)?|kay?dr[ae]?b\w*|darab\w*|do[vg]uyor\w*|dovdu|dovuy\w*|doveceg\w*|vuruyor\
    |oldurec\w*|bije|pobi\w*|geschlagen|schlagt|schlaegt|me_tape|me_bat|tabasser|coups
    (?:he|husband|man|dad|father|boyfriend|brother|she|they|people|guy|somebody|someone) ~4 (?:hits?|beats?|hurts?\
    |kicks?|slaps?|chokes?|punche?[sd]?|touched|touches|threaten\w*|kill|rapes?|hitting|beating|hurting|touching\
    |stab\w*|knife)
    scared|afraid ~1 of ~2 husband|him|dad|father|man
    me_frapp\w*|frappe|bat_moi|me_pega|nos_pega|me_golpea|يضرب\w*|ضرب\w*|يقتل\w*|бьет|бье|бє|вбива\w*|убива\w*|убить\
    |вбити|бив|избива\w*|насил\w*|насиль\w*|يغتصب\w*|fon_mi|mata_mi|dal_mi|tuer|viol|violee|couteau|messer|bicak\w*\
    |tecavuz|gwalc\w*|noz|nozem
    # the word itself
    zwanger & 1[1-7]|twaalf|dertien|veertien|vijftien|wie|verkracht\w*
    \w*mis_?h?an[dt]+e?l\w*|\w*verkra*[cg]h?t\w*|\w*misbr[ui]*[kc]\w*|aangerand\w*|aanrand\w*|incest|onzedelijk\w*\
    |zedenzaak|zedenpolitie
    handtastelijk\w*|\w*betast\w*|bepotel\w*|begluur\w*|seksu\w*|sexu\w*|piemel|penis|pijpen|pedo\w*|aanranding\
    |ontucht\w*|vingeren|gevingerd|bevredig\w*|klaarkom\w*
    aanraa?k\w*|aangeraakt|friemel\w*|gefriemeld|frunnik\w*|gefrunnikt|lastig_?gevallen|lastig_?valt|rap(?:e|ed|ing)\
    |\w*abus(?:e|ed|es|ing|ive)|molest\w*|assault\w*
    # touched
    hand\w* ~4 in|onder|op ~2 broek|kleren|rok|rokje|shirt|trui|bh|been|benen|dij|dijen|bil|billen|knie|borsten\
    |slipje|onderbroek
    voelt?|voelde|voelen|zit|tast\w* ~6 onder|in ~2 rok|broek|kleren|shirt|trui|bh|slipje
    billen|borsten|borst|kont|kruis|schaamstreek|plasser\w*|vagina|spleetje <6> ra+k\w*|zit|zat|greep|kneep|aan\
    |geknepen|aangeraakt|voel\w*|gepakt|pakte|streel\w*|kijkt
    SITS|komt|kwam|voel\w* ~4 aan THEKIN|OBJ !te_\w+|spullen|beurt|hand END|toen|als|en|zegt|dat|terwijl|ze|onder\
    |tijdens|gezeten|komt|zit|gevoeld|zat
    aan THEKIN|OBJ ~2 SITS|komt|gevoeld|gefrunnikt|gezeten|zat|zit / ra+kt?\w*|raakte ~1 OBJ|THEKIN ~3 aan
    wie|iemand|die aan OBJ|THEKIN heeft|had|zat|zit|gezeten
    doet|deed|doen|gedaan ~2 raar|rare|dingen|vies\w*|spelletjes|geheim\w* ~4 met|bij ~1 KIN|meiden|OBJ
    NOT wilde|wou|wil & gepakt|pakt|toch_door|toch_gedaan|genomen|bed|nacht|feestje|gezoend|uitgekleed|seks & OBJ|hij\
    |jongen
    porno\w* <5> met|aan|THEKIN|kijk\w*|laat|laten|OBJ
    schoot <6> haar|hem|THEKIN|zit\w*|opa|oom & voel\w*|moet|trekt|altijd|wrijft|laat|eng|raar
    (?:te_)dicht ~1 (?:bij|op|tegen|naast) ~1 OBJ|THEKIN & oom|hij|trainer|leraar|man|opa|buurman|neef|meneer|meester\
    |begeleider
    (?:oom|opa|buurman|neef|trainer|coach|leraar|leerkracht|docent|meester|meneer|juf|imam|pastoor|begeleider\
    |stagebegeleider|baas|chef|bijlesleraar|rijinstructeur|dokter|fysio\w*|man|mannen|vent|stief\w+|vader|papa|broer\
    |zwager|chauffeur|muziekleraar|stagebaas|kapitein|oppas) & gekust|kust|kussen|zoent|gezoend|zoenen|tong\w*\
    |streelt|strelen|gestreeld|wrijft|voelt_(?:aan|onder|haar|hem)|bepotel\w*|betast\w*|gevoeld|aangeraakt|aanraakt\
    |aanraken|vastpakt|knuffelt|masseer\w*|gemasseerd
    kus\w*|gekust|gezoend|zoen\w*|tongt?|tongen & tegen|niet_wil\w*|moest|moet|dwong|jaar|verplicht|\d\d
    (?:heeft|had|wil|wilde|wou|probeer\w*|geprobeerd|probeerde) ~3 OBJ|THEKIN ~2 ?te zoenen|kussen|betasten|strelen\
    |aan_te_raken|versieren|verleiden
    geprobeerd ~3 zoenen|kussen|strelen / raar|rare|vreemd|eng|vies\w* ~2 met ~1 hand\w*|vinger\w*|zijn_lichaam|haar|hem
    (?:niet|nooit)_meer ~2 naar ~1 oom|opa|neef|buurman|training|trainer & raar|hand\w*|vies\w*|eng|zegt|huilt
    ongewenst\w* ~2 (?:aanrak\w*|intim\w*|gedrag|zoen\w*)
    plasser\w*|plassertje|poesje|vagina|piemeltje|geslachtsde\w+|flamoes|kruis|schaamlip\w*
    (?:zit|zat|gezeten|voelt|kwam|komt|voelde) ~3 (?:met_zijn_vingers_)?aan ~2 (?:kleine|kleintje|meisje\w*|jongen\w*\
    |kinderen|KID)
    drankje & iets|gedaan|wakker|niks_meer
    (?:billen|kont|borsten|tieten|dijen) ~4 (?:geslagen|sla\w*|gekne\w*|knijp\w*|kneep|gepakt|pakt\w*|geaaid|gestreeld)
    (?:sla\w*|tik\w*|kneep|knijp\w*|geslagen) ~3 op|in ~1 (?:haar|mijn|hun) (?:billen|kont)
    zonder ondergoed|kleren|broek|slip / zoen\w*|gezoend|gekust & niet_wil\w*|oudere|man|leraar|oom|dwing\w*|wilde|\d\d
    in ~1 (?:haar|zijn) (?:broek|broekje|slipje|onderbroek|luier) ~2 (?:zat|zit|gezeten|voelde|hand|handen)
    onder ~1 rok|rokje|jurk|jurkje & film\w*|gefilmd|foto\w*|kijkt|hand|voel\w*
    # in bed, in the bath
    dw[io]n[gk]\w*|gedwongen|verplicht\w*|dwong <9> slapen|bed|\w*kleden|trouw\w*|huwelijk|stelen|drugs|\w*foto\w*\
    |steken|geld|seks|sex|met_hem|naakt|vrijen
    moet|moest|moeten ~5 met hem|oom|man ~2 slapen|bed|naar_bed|vrijen|douchen
    MAN|buurman|trainer|leraar|begeleider ~3 kom\w*|kwam|kruipt|ligt|lag|slaapt|slaap ~2 in|bij|op mijn|mij|haar|zijn\
    |hem ?in ?mijn|haar|zijn bed|kamer
    hij ~3 kruipt|ligt|lag|kwam|komt ~2 bij haar|mijn_dochter|mijn_zusje|de_kinderen ?in ?haar bed
    kom\w*|kwam|kruipt|sluipt|loopt|staat|gaat <6> nachts?|avonds|nacht|donker & kamer|bed|slaapkamer|badkamer
    kijkt|kijken|filmt|staat|kwam <6> douch\w*|omkle\w*|uitkle\w*|bloot|naakt|badkamer|onder_de_douche|uitkleedt|slaapt
    foto\w*|filmpje\w* & sliep|douch\w*|slaapt
    (?:bij|naast|tegen|op) (?:me|mij|haar|hem|KIN|THEKIN|dochter) ~2 (?:liggen|kruipen|in_bed|slapen|kruipt|ligt) & \
    nacht\w*|avond\w*|oom|papa|vader|man|stief\w+|broer|niet|NOT
    gedwongen|dwong|dwingt & seks|nee|vriend|knieen|bed|naakt|foto\w*
    niet ~2 herinner\w* & feest\w*|jongen|drank\w*|nacht
    wil\w*|wou|moet|moest|probeert ~2 met haar|hem|mijn_dochter|mijn_zoon ~1 naar_bed|naar_een_hotel|vrijen|slapen
    vader|papa|opa|oom|stief\w+|buurman|hij & in_bad|onder_de_douche|samen_douchen & haar|hem|KID|1\d
    # against one's will
    seks|sex <9> moet|moest|dwing\w*|OBJ|man|niet|met|wil|tegen|gehad|jaar|neemt|afdwing\w* / seks|sex
    (?:legt|leg|lag|had) ~2 hand ~3 op|onder / jongen|man|OBJ aftrekken
    spelletjes|dingen|geheimpje\w* <6> met_haar|met_hem|met_mijn|vies\w*|niet_mag|niet_mogen|niet_mocht\w*|geheim
    vieze|rare|enge ~1 (?:dingen|spelletjes|foto\w*|berichten|dingetjes|filmpjes|vragen|massage)
    vies\w* ~3 man|mannen|vent|oom|opa|buurman / massage & trainer|meneer|man|verder|oom|sportschool|uitkle\w*
    (?:tegen_)(?:mijn|haar|zijn|de)_(?:zin|wil) / tussen ~1 benen / gluurt|gluurde|loert
    NOT|niet ?meer alleen|meer_alleen ~1 met hem|oom|opa|die_man|meneer|trainer|stief\w+
    verliefd & leraar|trainer|docent|meester|begeleider & op_haar|haar|berichten|stuurt|app\w*
    zwanger ~2 van ~2 stief\w+|oom|opa|vader|broer|wie|hem|man / pijn ~3 van_onderen|daar_beneden|tussen_haar|onderbuik
    nee ~1 (?:zei|zegt|gezegd|riep) & toch|gedwongen|door|gepakt|jongen|vriend|hij
    grensoverschrijdend|over_(?:haar|zijn|mijn)_grens / wakker ~2 (?:werd|naakt|zonder) & naakt|kleren|niks|feest
    dronken gevoerd / gluurder|potloodventer|exhibition\w*|hoer_\w+|escort|klanten
    geheim\w* <6> (?:met|van|voor) ~1 (?:opa|oom|papa|trainer|hem|vader|neef|broer|meester|leraar|man|buurman)
    NOT|nooit ~2 mag ~1 (?:vertellen|zeggen) / mag ~2 (?:niks|niets|nooit|niemand|aan_niemand) ~2 (?:vertellen|zeggen)
    dwing\w*|dwong|gedwongen|verplicht_mij|verplicht_haar|verplicht_hem
    (?:oom|opa|papa|neef|stief\w+|buurman|meester|trainer) doet|deed ~1 (?:slecht|raar|vies|gemeen|stout|pijn|rare\
    |vieze|stoute|enge)
    zwanger ~4 familie|familielid
    """
)
"""Touched or used; and blows in other languages."""
