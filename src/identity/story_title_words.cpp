// SPDX-License-Identifier: MIT
#include "identity/story_title_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>

namespace twinform::title_words {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kParts[] = {"part",    "parts",   "volume", "vol",     "no",    "nr",      "number",
                                       "issue",   "episode", "ep",     "chapter", "book",  "section", "phase",
                                       "study",   "series",  "season", "week",    "day",   "level",   "step",
                                       "session", "paper",   "report", "teil",    "folge", "partie",  "parte",
                                       "del",     "stage",   "type",   "class",   "grade", "version", "edition"};

constexpr std::string_view kRoman[] = {"i",  "ii", "iii", "iv",  "v",    "vi",  "vii", "viii",
                                       "ix", "x",  "xi",  "xii", "xiii", "xiv", "xv",  "xvi"};
constexpr std::string_view kSpelt[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
constexpr std::string_view kOrdinals[] = {"first",   "second", "third", "fourth", "fifth",    "sixth",
                                          "seventh", "eighth", "ninth", "tenth",  "eleventh", "twelfth"};

// One of a series has another of these than the next.
constexpr std::string_view kTimes[] = {
    "january",   "february", "march",      "april",    "may",     "june",    "july",      "august",
    "september", "october",  "november",   "december", "monday",  "tuesday", "wednesday", "thursday",
    "friday",    "saturday", "sunday",     "spring",   "summer",  "autumn",  "winter",    "januar",
    "februar",   "marz",     "mai",        "juni",     "juli",    "oktober", "dezember",  "montag",
    "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag", "sonntag", "morning",   "evening"};

constexpr auto kEnglish = std::to_array({"the"sv, "of"sv, "and"sv, "in"sv, "for"sv, "with"sv, "on"sv, "to"sv, "from"sv,
                                         "by"sv, "an"sv, "is"sv, "are"sv, "how"sv, "as"sv, "at"sv, "or"sv});
constexpr auto kGerman =
    std::to_array({"der"sv, "die"sv, "das"sv, "und"sv, "von"sv, "fur"sv, "mit"sv, "im"sv, "zur"sv, "zum"sv, "bei"sv,
                   "ein"sv, "eine"sv, "einer"sv, "auf"sv, "den"sv, "des"sv, "in"sv});
constexpr auto kFrench = std::to_array({"le"sv, "la"sv, "les"sv, "des"sv, "du"sv, "et"sv, "dans"sv, "pour"sv, "sur"sv,
                                        "une"sv, "un"sv, "aux"sv, "par"sv, "de"sv, "l"sv, "d"sv, "en"sv});
constexpr auto kSpanish = std::to_array({"el"sv, "la"sv, "los"sv, "las"sv, "del"sv, "y"sv, "en"sv, "para"sv, "con"sv,
                                         "una"sv, "un"sv, "por"sv, "de"sv, "al"sv});
constexpr auto kPortuguese = std::to_array({"o"sv, "os"sv, "as"sv, "do"sv, "da"sv, "dos"sv, "das"sv, "e"sv, "em"sv,
                                            "no"sv, "na"sv, "para"sv, "com"sv, "uma"sv, "um"sv, "de"sv});
constexpr auto kItalian = std::to_array({"il"sv, "lo"sv, "gli"sv, "della"sv, "dei"sv, "delle"sv, "di"sv, "e"sv, "nel"sv,
                                         "per"sv, "con"sv, "una"sv, "un"sv, "alla"sv, "la"sv, "le"sv});
constexpr auto kDutch =
    std::to_array({"het"sv, "een"sv, "van"sv, "en"sv, "voor"sv, "met"sv, "op"sv, "bij"sv, "de"sv, "aan"sv, "uit"sv});

constexpr auto kPolish = std::to_array({"i"sv, "w"sv, "na"sv, "z"sv, "do"sv, "oraz"sv, "dla"sv, "przez"sv});
constexpr auto kCzech = std::to_array({"v"sv, "na"sv, "pro"sv, "se"sv, "ve"sv, "ze"sv, "pri"sv});
constexpr auto kSwedish = std::to_array({"och"sv, "av"sv, "pa"sv, "med"sv, "till"sv, "ett"sv, "om"sv, "hos"sv});
constexpr auto kDanish = std::to_array({"og"sv, "af"sv, "av"sv, "pa"sv, "til"sv, "med"sv, "et"sv, "hos"sv});
constexpr auto kHungarian = std::to_array({"es"sv, "az"sv, "egy"sv});
constexpr auto kTurkish = std::to_array({"ve"sv, "ile"sv, "icin"sv, "bir"sv, "uzerine"sv});
constexpr auto kRomanian = std::to_array({"si"sv, "pentru"sv, "cu"sv, "din"sv, "la"sv, "in"sv, "de"sv});

// How months are cut, and their whole names.
constexpr std::pair<std::string_view, std::string_view> kMonths[] = {
    {"jan", "january"},    {"feb", "february"}, {"mar", "march"},    {"apr", "april"},
    {"jun", "june"},       {"jul", "july"},     {"aug", "august"},   {"sep", "september"},
    {"sept", "september"}, {"oct", "october"},  {"nov", "november"}, {"dec", "december"}};

// In the order of kLanguages.
constexpr std::span<const std::string_view> kFunctionWords[] = {kEnglish, kGerman,    kFrench,  kSpanish, kPortuguese,
                                                                kItalian, kDutch,     kPolish,  kCzech,   kSwedish,
                                                                kDanish,  kHungarian, kTurkish, kRomanian};
static_assert(std::size(kFunctionWords) == std::size(kLanguages));

using Meanings = std::unordered_map<std::string_view, Meaning>;

void count(Meanings& meanings, std::span<const std::string_view> numerals, std::uint8_t Meaning::* as) {
  for (std::size_t i = 0; i < numerals.size(); ++i) meanings[numerals[i]].*as = static_cast<std::uint8_t>(i + 1);
}

Meanings all_meanings() {
  Meanings meanings;
  for (std::size_t language = 0; language < std::size(kFunctionWords); ++language)
    for (std::string_view word : kFunctionWords[language])
      meanings[word].languages |= static_cast<std::uint16_t>(1U << language);
  count(meanings, kRoman, &Meaning::roman);
  count(meanings, kSpelt, &Meaning::spelt);
  count(meanings, kOrdinals, &Meaning::ordinal);
  for (std::string_view word : kParts) meanings[word].part = true;
  for (std::string_view word : kTimes) meanings[word].time = true;
  return meanings;
}

}  // namespace

Meaning meaning_of(std::string_view word) {
  static const Meanings meanings = all_meanings();
  auto found = meanings.find(word);
  return found == meanings.end() ? Meaning{} : found->second;
}

std::string_view whole_month(std::string_view word) {
  auto month = std::ranges::find(kMonths, word, &std::pair<std::string_view, std::string_view>::first);
  return month == std::end(kMonths) ? word : month->second;
}

}  // namespace twinform::title_words
