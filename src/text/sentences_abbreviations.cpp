// SPDX-License-Identifier: MIT
#include "text/sentences_abbreviations.h"

#include <algorithm>
#include <array>
#include <string>

namespace twinform {
namespace {

// Words between spaces, in lower case.
struct Words {
  std::string_view language, never_ends, with_number, may_end, starters;
};

constexpr auto kWords = std::to_array<Words>({
    {"en",
     " dr mr mrs ms messrs prof profs rev revd hon st mt ft gen col lt capt cmdr maj sgt gov sen rep reps sens pres "
     "supt adm det insp atty "
     "e.g i.e eg ie cf vs v viz approx ca fr mme mlle sr. mx dist asst assoc ph.d. mgr bros bldg apt ste rs sect "
     "subsect ala ariz calif colo conn fla kan mich minn mont neb nev okla ore penn tenn tex wis wyo cpl pfc pvt "
     "brig hrs ave blvd rd ",
     " p pp fig figs eq eqs ref refs sec secs ch chap chaps no nos vol vols art arts par para n°  nº jan feb mar apr "
     "jun jul aug sep "
     "sept oct nov dec ver vers app tab pt pts col ln verse ex bk op ",
     " al etc co corp inc ltd llc jr sr dept univ assn u.s u.s.a e.u u.k u.n a.m p.m ph.d m.d b.a m.a b.c a.d d.c esq "
     "est ed eds d.phil "
     "yd yds sec secs hr hrs min mins yr yrs lb lbs oz cu sq tbsp tsp i.v hwy plc bc ad min max pl ",
     " A An Being Did For He How However I If In It Its Millions More My She So That The Then There These They This "
     "Those To We What When "
     "Where Which Who Why You Your But And At As On Please Do Does Is Are Was Were Have Has Our His Her Their After "
     "Before "},
    {"de",
     " dr prof hr hrn fr frl dipl ing z.b d.h d.i u.a u.ä o.ä o.g i.d.r i.a i.v z.t z.zt v.a v.chr n.chr u.u bzw ca "
     "vgl evtl ggf inkl exkl "
     "jh hrsg st str sog geb gest verh insb bes resp max min mind allg engl franz lat dt zit ebd ders dies phil habil "
     "rer nat med jur mult bspw insbes vermutl bzgl einschl gem lfd mtl jährl tägl std stdn "
     "b d h z u i v sen jun dgl mio mrd tsd tel ing ",
     " nr nrn s abb abs art bd bde kap tab fig aufl jg par ziff anm f ff sp ", " usw etc co u.s.w u.v.m usf ",
     " Dann Danach Heute Dort Hier Alle Alles Das Dies Man Mein Meine Sein Seine Ihre Unser Kein Keine Der Die Das Es "
     "Er Sie Wir Ich Ein Eine Einen In Im Am An Auf Aber Und Wenn Wie Was Wer Diese Dieser Dieses Doch "
     "Dann Hier Nach Mit Für "
     "Bei Seit Auch So Ihr Du "},
    {"fr", " m mm mme mmes mlle mlles dr pr me mgr st ste av bd cf env éd ex hab p.ex c.-à-d i.e ",
     " p pp vol n no nº n° art fig chap t tab ann al janv févr avr juil sept oct nov déc ",
     " etc co cie apr j.-c av.j.-c ",
     " Puis Ensuite Voici Voilà Son Sa Ses Mon Ma Mes Qui Que Quand Si Le La Les Il Elle Ils Elles Nous Vous Je Un Une "
     "Des Ce Cette Ces On C'est L' Et Mais Dans Pour En Au "},
    {"es",
     " sr sra sres srta dr dra dres prof profa d dña da lic ing arq gral cnel ud uds vd vds p.ej av avda ej dcha izq "
     "sto sta fco mª ntra gob "
     "gdor pbro excmo ilmo ",
     " p pp pág págs núm núms nro nros art vol vols art arts cap caps fig figs ed n° nº ",
     " etc ee.uu cía s.a s.l aprox a.c d.c a.m p.m ",
     " Luego Después Hoy Ahora Ya Sí Todo Todos Nadie Mi El La Los Las Un Una Es Él Ella Ellos Se Yo Nosotros Este "
     "Esta Estos Esto En Pero Y A Su Con Por Para No Lo ¿ "
     "¡ "},
    {"it",
     " sig sigg sigra sig.ra dott dott.ssa dr dr.ssa prof prof.ssa avv ing arch geom rag on sen mons p.es es spett "
     "gent egr fam s v.le c.so ",
     " p pp pag pagg vol voll n num art artt cap fig figg tab ", " ecc s.p.a s.r.l a.c d.c ",
     " Poi Oggi Ora Qui Ecco Tutto Tutti Suo Sua Mio Il Lo La I Gli Le Un Una È Egli Lui Lei Loro Noi Io Questo Questa "
     "In Ma E Per Con Si Non "},
    {"pt", " sr sra srs dr dra drs prof profa eng exmo exma d av p.ex lda ",
     " p pp pág págs vol n nº art arts cap fig figs ", " etc cia s.a aprox a.c d.c ",
     " O A Os As Um Uma É Ele Ela Eles Nós Eu Este Esta Isto Em Mas E Para Com Por Não "},
    {"nl",
     " dr drs ing ir mr mw mevr dhr prof bijv bv enz. o.a d.w.z m.b.t t.a.v i.p.v e.d a.d.h.v z.g.n ca zgn jhr st nl "
     "m.n i.v.m t.o.v ",
     " blz p pp nr nrs art fig afb hfst deel ", " enz etc e.a co v.chr n.chr ",
     " Toen Dan Daar Vandaag Nu Alles Zijn Haar Mijn De Het Een Hij Zij Ze Wij We Ik Dit Dat Deze Er In Maar En Op Als "
     "Met Voor Wat Wie Hoe "},
    {"da",
     " dr hr fr frk prof ca f.eks bl.a dvs d.v.s jf mht mm. pga sml vedr inkl ekskl evt iflg kgl m.a.o o.lign f.kr "
     "e.kr stk mio mia adm dir ",
     " nr s side kap stk fig bd pkt kl §§ ", " osv m.m m.fl m.v etc o.a ",
     " Så Nu Her Hans Hendes Min Mit Alle Alt Da Det Den De Der Han Hun Jeg Vi I En Et Dette Men Og På Som Hvad Hvor "},
    {"sv", " dr prof hr fr t.ex bl.a d.v.s dvs s.k ca jfr resp inkl f.d fr.o.m t.o.m p.g.a m.a.o st ",
     " nr s sid kap fig bd ", " osv o.s.v m.m m.fl etc ",
     " Det Den De Han Hon Jag Vi I En Ett Detta Men Och På Som Vad Hur "},
    {"no", " dr prof hr fr f.eks bl.a dvs ca jf evt inkl st ", " nr s kap fig bd ", " osv m.m m.fl etc ",
     " Det Den De Han Hun Jeg Vi I En Et Dette Men Og På Som Hva Hvor "},
    {"pl",
     " dr prof mgr inż hab lek ks św bł im np tj tzn tzw m.in dot ww wg zob por ok ul al pl os gen płk mjr kpt por red "
     "ur zm p pan r.ż ",
     " nr s str t rozdz rys tab art ust pkt poz ", " itd itp i.in r w zł gr tys mln mld ",
     " Tam Tu Teraz Potem Dziś Wszystko Jego Jej Był Była Było To Ten Ta On Ona Oni My Ja W Na Ale I Nie Jest Jak Co "
     "Kto "},
    {"cs", " dr mgr ing prof doc mudr judr phdr bc sv např tj tzv tzn resp mj popř apod. ul nám ",
     " č str s obr kap tab r ", " atd apod aj mil mld ", " To Ten Ta On Ona My Já V Na Ale A Je Jak Co Kdo "},
    {"sk", " dr mgr ing prof doc mudr judr phdr rndr csc sv napr tj tzv tzn resp mj tzn ul nám p pl tel mil. ",
     " č str s obr kap tab r ", " atď a pod apod ai mil mld s.r.o ",
     " To Ten Tá On Ona My Ja V Na Ale A Je Ako Čo Kto "},
    {"ru",
     " т.е т.к т.н т.ч т.о напр др. проф акад доц канд к.м см ср ул пр просп пер наб д кв корп стр. рис. им св о н.э "
     "до м.н.с с.н.с гр г-н г-жа "
     "илл ил англ нем франц лат гл. тел руб коп тыс млн млрд вв ",
     " рис стр с т гл п пп табл илл № вып ч разд ст п.п ", " т.д т.п др пр г гг в н.э см. кв.м куб.м с.г ",
     " Он Она Они Оно Потом Затем Там Тогда Тут Здесь После Его Её Их Все Всё Было Был Была Были Если Сегодня Завтра "
     "Это Я Мы Вы В На Но И А Что Как Кто Когда Если Эти Этот Эта Для По "},
    {"uk", " т.е напр проф акад доц див ул ім св тис млн млрд ", " рис стор с т гл п табл ст ", " т.д т.п ін р рр ",
     " Він Вона Вони Це Я Ми Ви У В На Але І А Що Як Хто "},
    {"bg", " т.е т.н напр проф акад доц инж д-р г-н г-жа ул бул св вж ср гр кв бл пл хил млн млрд ",
     " стр с т гл чл ал табл фиг ", " т.н. др пр и.др г в ",
     " Той Тя Те То Тогда Там Тук После Сега Днес Всички Това Аз Ние В На Но И А Какво Как Кой "},
    {"kk", " т.с.с проф акад доц көш даң ", " бет б ", " ж ", " Бұл Ол Мен Біз "},
    {"el", " δρ κ κα κος κυρ καθ π.χ δηλ βλ πρβλ σελ. αρ. λ.χ κ.λπ. ", " σελ αρ άρθρ άρθ τόμ κεφ εικ ",
     " κ.λπ κ.ά κτλ μ.χ π.χ. ", " Ο Η Το Οι Τα Αυτός Αυτή Αυτό Εγώ Και Αλλά Στο Στη "},
    {"hi", " डॉ श्री श्रीमती कु प्रो पं ", " पृ सं क्र रु ", "", ""},
    {"hy", " պրոֆ դոկ ակադ տ ", " էջ նկ հատ ", "", ""},
    {"ar", " د أ م ا.د ", " ص ج ", "", ""},
    {"fa", " د ا ", " ص ج ش ", "", ""},
    {"tr", " dr prof doç sn av bkz örn yy vb. mah cad sok apt ", " s sf no cilt ", " vb vs vd ",
     " Bu O Ben Biz Ve Ama Bir Ne Kim "},
    {"fi", " esim mm ns ks vrt prof tri ", " s nro kuva ", " jne yms ym ", " Se Hän He Me Minä Mutta Ja Kun "},
    {"hu", " dr prof pl ún ti ill kb ld vö ", " o old sz ", " stb ", " A Az Ez Ő Mi Én De És "},
    {"ro", " dr prof dl dna d-na d-l ing str ex de.ex ", " p pag nr vol art cap ", " etc ș.a ",
     " El Ea Ei Noi Eu Acest Această Un O În Dar Și "},
});

// What closes a list of things, in any language.
constexpr std::string_view kListEnds =
    " etc usw usf u.s.w u.v.m osv o.s.v m.m m.fl m.v enz e.a itd itp i.in atd atď apod а.и т.д т.п др и.др т.б ecc jne "
    "yms stb "
    "ș.a κ.λπ κλπ κ.ά κτλ ін إلخ الخ ";

const Words& words_of(const Language& language) {
  std::string_view primary = std::string_view(language).substr(0, language.find('-'));
  if (primary == "nb" || primary == "nn") primary = "no";
  auto found =
      std::find_if(kWords.begin(), kWords.end(), [&](const Words& words) { return words.language == primary; });
  return found == kWords.end() ? kWords.front() : *found;
}

bool holds(std::string_view words, std::string_view word) {
  constexpr std::size_t kLongest = 16;  // bytes, of any in the table with room to spare
  return !word.empty() && word.size() <= 2 * kLongest && words.find(" " + std::string(word) + " ") != words.npos;
}

}  // namespace

Abbreviation abbreviation(std::string_view word, const Language& language) {
  const Words& words = words_of(language);
  if (holds(words.never_ends, word)) return Abbreviation::never_ends;
  if (language.starts_with("de") && word.ends_with("str") && word.size() > 3) return Abbreviation::with_number;
  if (holds(kListEnds, word)) return Abbreviation::ends_list;
  if (holds(words.with_number, word)) return Abbreviation::with_number;
  return holds(words.may_end, word) ? Abbreviation::may_end : Abbreviation::none;
}

bool begins_sentences(std::string_view word, const Language& language) {
  return holds(words_of(language).starters, word);
}

bool has_ordinal_stops(const Language& language) {
  static constexpr std::string_view kLanguages = " de da no nb nn cs sk sl hr sr bs fi hu et lv pl is tr ";
  return kLanguages.find(" " + language.substr(0, language.find('-')) + " ") != kLanguages.npos;
}

}  // namespace twinform
