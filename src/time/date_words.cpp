// SPDX-License-Identifier: MIT
#include "time/date_words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace twinform {

namespace {

// As Unicode's CLDR has them, nominative, genitive and short, in 36 languages from English to Arabic; Croatian is left out, whose
// listopad is another month than the Poles' and the Czechs'.
constexpr std::array<std::string_view, 12> kMonths{
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń sty stycznia январь "
    "янв января ιανουαρίου ιαν ιανουάριος leden led ledna tammikuu tammi tammikuuta ocak oca січень січ січня "
    "ianuarie ian gener януари јануар јан januára sausis sausio janvāris jaanuar jaan xaneiro xan januarie "
    "јануари ינואר בינואר ינו בינו يناير جانفي januaro",
    "february feb februar février févr febrero febbraio fevereiro fev februari luty lut lutego февраль февр "
    "февраля φεβρουαρίου φεβ φεβρουάριος febr únor úno února helmikuu helmi helmikuuta şubat şub лютий лют "
    "лютого februarie febrer февруари фебруар феб februára vasaris vasario februāris veebruar veebr febreiro "
    "фев פברואר בפברואר פבר בפבר فبراير شباط فيفري feber",
    "march mar märz mars marzo março maart mrt marzec marca март марта мар μαρτίου μαρ μάρτιος március márc "
    "březen bře března marts maaliskuu maalis maaliskuuta mart березень бер березня martie marec kovas kovo "
    "maret מרץ במרץ مارس آذار mrz",
    "april apr avril avr abril abr aprile kwiecień kwi kwietnia апрель апр апреля απριλίου απρ απρίλιος "
    "április duben dub dubna huhtikuu huhti huhtikuuta nisan nis квітень квіт квітня aprilie април apríla "
    "balandis balandžio aprill אפריל באפריל אפר באפר أبريل نيسان أفريل",
    "may mai mayo maggio mag maio mei maj maja май мая μαΐου μαΐ μάιος május květen kvě května toukokuu touko "
    "toukokuuta mayıs травень трав травня maig мај gegužė gegužės maijs מאי במאי مايو أيار ماي",
    "june jun juni juin junio giugno giu junho czerwiec cze czerwca июнь июня июн ιουνίου ιουν ιούνιος június "
    "červen čvn června kesäkuu kesä kesäkuuta haziran haz червень черв червня iunie iun juny юни јун júna "
    "junij birželis birželio jūnijs juuni xuño junie јуни יוני ביוני يونيو حزيران جوان ιον",
    "july jul juli juillet juil julio luglio lug julho lipiec lip lipca июль июля июл ιουλίου ιουλ ιούλιος "
    "július červenec čvc července heinäkuu heinä heinäkuuta temmuz tem липень лип липня iulie iul juliol юли "
    "јул júla julij liepa liepos jūlijs juuli xullo xul julie јули יולי ביולי يوليو تموز جويلية ιολ",
    "august aug août agosto ago augustus sierpień sie sierpnia август авг августа αυγούστου αυγ αύγουστος "
    "augusztus srpen srp srpna augusti elokuu elo elokuuta ağustos ağu серпень серп серпня agost ag avgust avg "
    "augusta rugpjūtis rugpjūčio augusts ágúst agustus אוגוסט באוגוסט אוג באוג أغسطس آب أوت aoû",
    "september sep sept septembre septiembre settembre set setembro wrzesień wrz września сентябрь сент "
    "сентября σεπτεμβρίου σεπ σεπτέμβριος szeptember szept září zář syyskuu syys syyskuuta eylül eyl вересень "
    "вер вересня septembrie setembre септември септембар сеп septembar septembra rugsėjis rugsėjo septembris "
    "ספטמבר בספטמבר ספט בספט سبتمبر أيلول setiembre sett сен σεπτ",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik paź października октябрь окт "
    "октября οκτωβρίου οκτ οκτώβριος říjen říj října lokakuu loka lokakuuta ekim eki жовтень жовт жовтня "
    "octombrie октомври октобар oktobar októbra spalis spalio oktobris oktoober אוקטובר באוקטובר אוק באוק "
    "أكتوبر",
    "november nov novembre noviembre novembro listopad lis listopada ноябрь нояб ноября νοεμβρίου νοε "
    "νοέμβριος listopadu marraskuu marras marraskuuta kasım kas листопад лист листопада noiembrie ноември "
    "новембар нов novembar novembra lapkritis lapkričio novembris ное נובמבר בנובמבר נוב בנוב نوفمبر ноя νοεμ",
    "december dec dezember dez décembre diciembre dic dicembre dezembro grudzień gru grudnia декабрь дек "
    "декабря δεκεμβρίου δεκ δεκέμβριος prosinec pro prosince desember des joulukuu joulu joulukuuta aralık ara "
    "грудень груд грудня decembrie desembre декември децембар дец decembar decembra gruodis gruodžio decembris "
    "detsember dets decembro דצמבר בדצמבר דצמ בדצמ ديسمبر",
};

constexpr std::string_view kWeekdays =
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
    "mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag "
    "lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche "
    "lunes martes mié miércoles jue jueves vie viernes sáb sábado domingo "
    "lunedì martedì mercoledì gio giovedì venerdì sabato dom domenica "
    "seg segunda ter terça qua quarta qui quinta sex sexta feira "
    "ma maandag dinsdag wo woensdag donderdag vr vrijdag za zaterdag zo zondag "
    "pon poniedziałek wt wtorek śr środa czw czwartek pt piątek sob sobota niedz niedziela "
    "пн понедельник вт вторник ср среда чт четверг пт пятница сб суббота вс воскресенье "
    "δευ δευτέρα τρι τρίτη τετ τετάρτη πεμ πέμπτη παρ παρασκευή σαβ σάββατο κυρ κυριακή "
    "hétfő kedd szerda csütörtök péntek szombat vasárnap "
    "man mandag tir tirsdag ons onsdag tor torsdag fre fredag lør lørdag søn søndag mån måndag tis tisdag lör lördag "
    "sön söndag "
    "po pondělí út úterý st středa čt čtvrtek pá pátek ne neděle";

constexpr std::string_view kFillers =
    "t on of the at date um den der am le la el los las les du de del do dia m gada d às as à a il l di e y et om op "
    "og dne r "
    "roku w dnia "
    "г год года р ο η του της στις nd rd th st er re eme ème o го ого е й я ος ої uur";

struct ZoneName {
  std::string_view name;
  int minutes;
};

// RFC 822 §5.1 for North America; the others as the zones' own authorities use them. BST is British, IST Indian, CST
// American. Letters but Z are 0, as RFC 2822 §4.3 asks for.
constexpr std::array kZones{
    ZoneName{"z", 0},      ZoneName{"ut", 0},     ZoneName{"utc", 0},    ZoneName{"gmt", 0},     ZoneName{"wet", 0},
    ZoneName{"est", -300}, ZoneName{"edt", -240}, ZoneName{"cst", -360}, ZoneName{"cdt", -300},  ZoneName{"mst", -420},
    ZoneName{"mdt", -360}, ZoneName{"pst", -480}, ZoneName{"pdt", -420}, ZoneName{"akst", -540}, ZoneName{"akdt", -480},
    ZoneName{"hst", -600}, ZoneName{"ast", -240}, ZoneName{"adt", -180}, ZoneName{"nst", -210},  ZoneName{"ndt", -150},
    ZoneName{"brt", -180}, ZoneName{"art", -180}, ZoneName{"clt", -240}, ZoneName{"west", 60},   ZoneName{"bst", 60},
    ZoneName{"cet", 60},   ZoneName{"cest", 120}, ZoneName{"met", 60},   ZoneName{"mest", 120},  ZoneName{"mez", 60},
    ZoneName{"mesz", 120}, ZoneName{"eet", 120},  ZoneName{"eest", 180}, ZoneName{"sast", 120},  ZoneName{"cat", 120},
    ZoneName{"wat", 60},   ZoneName{"eat", 180},  ZoneName{"msk", 180},  ZoneName{"мск", 180},   ZoneName{"msd", 240},
    ZoneName{"trt", 180},  ZoneName{"gst", 240},  ZoneName{"pkt", 300},  ZoneName{"ist", 330},   ZoneName{"npt", 345},
    ZoneName{"ict", 420},  ZoneName{"wib", 420},  ZoneName{"hkt", 480},  ZoneName{"sgt", 480},   ZoneName{"pht", 480},
    ZoneName{"awst", 480}, ZoneName{"jst", 540},  ZoneName{"kst", 540},  ZoneName{"acst", 570},  ZoneName{"acdt", 630},
    ZoneName{"aest", 600}, ZoneName{"aedt", 660}, ZoneName{"nzst", 720}, ZoneName{"nzdt", 780},
};

struct Row {
  std::string word;
  DateMeaning meaning;
};

std::string folded(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) append_folded(out, decode_utf8(word, at));
  return out;
}

void add(std::vector<Row>& rows, std::string_view words, DateMeaning meaning) {
  while (!words.empty()) {
    std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) rows.push_back({folded(words.substr(0, end)), meaning});
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

// Sorted; of several meanings the first that was added wins.
std::vector<Row> build() {
  std::vector<Row> rows;
  add(rows, "mar", {DateWord::month_or_weekday, 3});
  for (std::size_t i = 0; i < kMonths.size(); ++i) add(rows, kMonths[i], {DateWord::month, static_cast<int>(i) + 1});
  add(rows, kWeekdays, {DateWord::weekday, 0});
  add(rows, "am μπ πμ ص pg", {DateWord::am, 0});
  add(rows, "pm μμ م ptg", {DateWord::pm, 0});
  add(rows, "uhr h hrs", {DateWord::hour, 0});
  add(rows, "kl klo klokken ore alle", {DateWord::clock_next, 0});
  for (const ZoneName& zone : kZones) add(rows, zone.name, {DateWord::zone, zone.minutes});
  add(rows, kFillers, {DateWord::filler, 0});
  std::ranges::stable_sort(rows, {}, &Row::word);
  auto repeated = std::ranges::unique(rows, {}, &Row::word);
  rows.erase(repeated.begin(), repeated.end());
  return rows;
}

// Base letters of U+00C0 to U+017F.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuu"
    "uuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

char32_t fold_greek(char32_t c) {
  constexpr std::u32string_view kAccented = U"ΆΈΉΊΌΎΏΐΰάέήίόύώϊϋς";
  constexpr std::u32string_view kPlain = U"αεηιουωιυαεηιουωιυσ";
  static_assert(kAccented.size() == kPlain.size());
  if (std::size_t at = kAccented.find(c); at != std::u32string_view::npos) return kPlain[at];
  return c >= 0x391 && c <= 0x3AB ? c + 0x20 : c;
}

char32_t fold_cyrillic(char32_t c) {
  if (c >= 0x400 && c <= 0x40F) c += 0x50;
  if (c >= 0x410 && c <= 0x42F) c += 0x20;
  if (c == U'й') return U'и';
  if (c == U'ё') return U'е';
  return c == U'ї' ? U'і' : c;
}

char32_t fold_letter(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c < 0x80) return c;
  if (c == 0xAA) return U'a';
  if (c == 0xBA) return U'o';
  if (c == 0xB5) return U'μ';
  if (c >= 0xC0 && c < 0x180) return static_cast<unsigned char>(kLatin[c - 0xC0]);
  if (c >= 0x218 && c <= 0x21B) return c < 0x21A ? U's' : U't';
  if (c >= 0x370 && c < 0x400) return fold_greek(c);
  if (c >= 0x400 && c < 0x460) return fold_cyrillic(c);
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    byte(0x80U | ((c >> 6U) & 0x3FU));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
    byte(0x80U | ((c >> 6U) & 0x3FU));
  }
  byte(0x80U | (c & 0x3FU));
}

}  // namespace

std::optional<DateMeaning> date_meaning(std::string_view folded_word) {
  static const std::vector<Row> kRows = build();
  auto found =
      std::ranges::lower_bound(kRows, folded_word, {}, [](const Row& row) { return std::string_view(row.word); });
  if (found == kRows.end() || found->word != folded_word) return std::nullopt;
  return found->meaning;
}

DateUnit date_unit(char32_t character) {
  switch (character) {
    case U'年':
    case U'년': return DateUnit::year;
    case U'月':
    case U'월': return DateUnit::month;
    case U'日':
    case U'号':
    case U'號':
    case U'일': return DateUnit::day;
    case U'時':
    case U'时':
    case U'点':
    case U'點':
    case U'시': return DateUnit::hour;
    case U'分':
    case U'분': return DateUnit::minute;
    case U'秒':
    case U'초': return DateUnit::second;
    default: return DateUnit::none;
  }
}

std::optional<DateWord> half_of_day(char32_t first, char32_t second) {
  constexpr std::array<std::u32string_view, 5> kMorning{U"上午", U"午前", U"오전", U"凌晨", U"早上"};
  constexpr std::array<std::u32string_view, 6> kAfternoon{U"下午", U"午後", U"午后", U"오후", U"晚上", U"中午"};
  const std::array<char32_t, 2> pair{first, second};
  const std::u32string_view name(pair.data(), pair.size());
  if (std::ranges::find(kMorning, name) != kMorning.end()) return DateWord::am;
  if (std::ranges::find(kAfternoon, name) != kAfternoon.end()) return DateWord::pm;
  return std::nullopt;
}

std::optional<int> era_of(char32_t first, char32_t second) {
  constexpr int kReiwa = 2018, kHeisei = 1988, kShowa = 1925, kTaisho = 1911, kMinguo = 1911;
  if (first == U'令' && second == U'和') return kReiwa;
  if (first == U'平' && second == U'成') return kHeisei;
  if (first == U'昭' && second == U'和') return kShowa;
  if (first == U'大' && second == U'正') return kTaisho;
  if (first == U'民' && (second == U'國' || second == U'国')) return kMinguo;
  return std::nullopt;
}

void append_folded(std::string& out, char32_t letter) {
  if (letter < 0x300 || letter > 0x36F) append_utf8(out, fold_letter(letter));
}

char32_t decode_utf8(std::string_view text, std::size_t& at) {
  constexpr char32_t kBad = 0xFFFD;
  auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || at + more > text.size()) return kBad;
  char32_t c = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0U) != 0x80U) return kBad;
    c = (c << 6U) | (next & 0x3FU);
  }
  at += more;
  return c;
}

}  // namespace twinform
