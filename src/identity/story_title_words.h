// SPDX-License-Identifier: MIT
// The words by which titles are read; all folded.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace twinform::title_words {

using std::string_view_literals::operator""sv;

inline constexpr std::string_view kNewsMarks[] = {"breaking news", "breaking", "updated", "update", "exclusive",
                                                  "live",          "watch",    "video",   "just in"};

// How titles of works about other works begin, and what they are.
inline constexpr std::pair<std::string_view, std::string_view> kNotices[] = {
    {"author correction", "correction"},
    {"publisher correction", "correction"},
    {"correction", "correction"},
    {"corrections", "correction"},
    {"corrigendum", "correction"},
    {"corrigenda", "correction"},
    {"erratum", "correction"},
    {"errata", "correction"},
    {"addendum", "addendum"},
    {"retraction", "retraction"},
    {"retracted", "retracted"},
    {"withdrawn", "retracted"},
    {"withdrawal", "retraction"},
    {"expression of concern", "concern"},
    {"reply", "reply"},
    {"replies to", "reply"},
    {"response to", "reply"},
    {"responses to", "reply"},
    {"authors reply", "reply"},
    {"author reply", "reply"},
    {"author s reply", "reply"},
    {"the authors reply", "reply"},
    {"in reply", "reply"},
    {"response", "reply"},
    {"authors response", "reply"},
    {"author response", "reply"},
    {"comment on", "comment"},
    {"comments on", "comment"},
    {"commentary on", "comment"},
    {"invited commentary", "comment"},
    {"re", "comment"},
    {"letter to the editor", "comment"},
    {"editorial", "editorial"},
    {"book review", "review"},
    {"review of", "review"},
    {"recension", "review"},
    {"rezension", "review"},
    {"peer review of", "review"},
    {"interview", "interview"},
    {"podcast", "podcast"},
    {"supplementary", "supplement"},
    {"supplement to", "supplement"},
    {"data from", "supplement"},
    {"abstract", "abstract"},
    {"cancelled", "cancelled"},
    {"canceled", "cancelled"},
    {"postponed", "postponed"},
    {"reminder", "reminder"},
};

// Of these all words stand at the end of the reply's title: "Statins and stroke - Authors' reply".
inline constexpr std::string_view kNoticesAtTheEnd[] = {
    "authors reply",   "author reply", "author s reply",        "in reply",          "authors response",
    "author response", "book review",  "expression of concern", "author correction", "publisher correction"};

inline constexpr std::string_view kStudies[] = {"study", "review", "trial", "research", "cochrane", "the"};
inline constexpr std::string_view kProtocolOf[] = {"for", "of", "and"};

inline constexpr std::string_view kIntroductions[] = {"introduction", "preface", "foreword",   "editorial",
                                                      "guest",        "message", "welcome",    "overview",
                                                      "minitrack",    "panel",   "introducing"};
inline constexpr std::string_view kPartsOfAVolume[] = {
    "issue", "minitrack", "track",   "section", "session", "symposium",  "workshop",    "tutorial",  "volume",
    "forum", "theme",     "cluster", "editors", "chairs",  "minitracks", "proceedings", "conference"};

inline constexpr std::string_view kSections[] = {
    "abstracts of the annual meeting",
    "acknowledgement to reviewers",
    "acknowledgment of reviewers",
    "author index to volume",
    "call for papers",
    "from the editor in chief",
    "from the editor",
    "from the president",
    "in this issue",
    "index to volume",
    "instructions for authors",
    "letter from the editor",
    "letter to the editor",
    "letters to the editor",
    "list of reviewers",
    "news from the library",
    "news from the field",
    "notes from the editor",
    "notes on contributors",
    "notes for contributors",
    "on the cover",
    "table of contents",
    "thank you to our reviewers",
    "thanks to our reviewers",
    "this week in review",
};

inline constexpr std::string_view kParts[] = {"part",    "parts",   "volume", "vol",     "no",    "nr",      "number",
                                              "issue",   "episode", "ep",     "chapter", "book",  "section", "phase",
                                              "study",   "series",  "season", "week",    "day",   "level",   "step",
                                              "session", "paper",   "report", "teil",    "folge", "partie",  "parte",
                                              "del",     "stage",   "type",   "class",   "grade", "version", "edition"};

inline constexpr std::string_view kRoman[] = {"i",  "ii", "iii", "iv",  "v",    "vi",  "vii", "viii",
                                              "ix", "x",  "xi",  "xii", "xiii", "xiv", "xv",  "xvi"};
inline constexpr std::string_view kSpelt[] = {"one", "two",   "three", "four", "five",
                                              "six", "seven", "eight", "nine", "ten"};
inline constexpr std::string_view kOrdinals[] = {"first",   "second", "third", "fourth", "fifth",    "sixth",
                                                 "seventh", "eighth", "ninth", "tenth",  "eleventh", "twelfth"};

// One of a series has another of these than the next.
inline constexpr std::string_view kTimes[] = {
    "january",   "february", "march",      "april",    "may",     "june",    "july",      "august",
    "september", "october",  "november",   "december", "monday",  "tuesday", "wednesday", "thursday",
    "friday",    "saturday", "sunday",     "spring",   "summer",  "autumn",  "winter",    "januar",
    "februar",   "marz",     "mai",        "juni",     "juli",    "oktober", "dezember",  "montag",
    "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag", "sonntag", "morning",   "evening"};

inline constexpr auto kEnglish = std::to_array({"the"sv, "of"sv, "and"sv, "in"sv, "for"sv, "with"sv, "on"sv, "to"sv,
                                                "from"sv, "by"sv, "an"sv, "is"sv, "are"sv, "how"sv});
inline constexpr auto kGerman =
    std::to_array({"der"sv, "die"sv, "das"sv, "und"sv, "von"sv, "fur"sv, "mit"sv, "im"sv, "zur"sv, "zum"sv, "bei"sv,
                   "ein"sv, "eine"sv, "einer"sv, "auf"sv, "den"sv, "des"sv, "in"sv});
inline constexpr auto kFrench =
    std::to_array({"le"sv, "la"sv, "les"sv, "des"sv, "du"sv, "et"sv, "dans"sv, "pour"sv, "sur"sv, "une"sv, "un"sv,
                   "aux"sv, "par"sv, "de"sv, "l"sv, "d"sv, "en"sv});
inline constexpr auto kSpanish = std::to_array({"el"sv, "la"sv, "los"sv, "las"sv, "del"sv, "y"sv, "en"sv, "para"sv,
                                                "con"sv, "una"sv, "un"sv, "por"sv, "de"sv, "al"sv});
inline constexpr auto kPortuguese = std::to_array({"o"sv, "os"sv, "as"sv, "do"sv, "da"sv, "dos"sv, "das"sv, "e"sv,
                                                   "em"sv, "no"sv, "na"sv, "para"sv, "com"sv, "uma"sv, "um"sv, "de"sv});
inline constexpr auto kItalian = std::to_array({"il"sv, "lo"sv, "gli"sv, "della"sv, "dei"sv, "delle"sv, "di"sv, "e"sv,
                                                "nel"sv, "per"sv, "con"sv, "una"sv, "un"sv, "alla"sv, "la"sv, "le"sv});
inline constexpr auto kDutch =
    std::to_array({"het"sv, "een"sv, "van"sv, "en"sv, "voor"sv, "met"sv, "op"sv, "bij"sv, "de"sv, "aan"sv, "uit"sv});

inline constexpr auto kPolish = std::to_array({"i"sv, "w"sv, "na"sv, "z"sv, "do"sv, "oraz"sv, "dla"sv, "przez"sv});
inline constexpr auto kCzech = std::to_array({"v"sv, "na"sv, "pro"sv, "se"sv, "ve"sv, "ze"sv, "pri"sv});
inline constexpr auto kSwedish = std::to_array({"och"sv, "av"sv, "pa"sv, "med"sv, "till"sv, "ett"sv, "om"sv, "hos"sv});
inline constexpr auto kDanish = std::to_array({"og"sv, "af"sv, "av"sv, "pa"sv, "til"sv, "med"sv, "et"sv, "hos"sv});
inline constexpr auto kHungarian = std::to_array({"es"sv, "az"sv, "egy"sv});
inline constexpr auto kTurkish = std::to_array({"ve"sv, "ile"sv, "icin"sv, "bir"sv, "uzerine"sv});
inline constexpr auto kRomanian = std::to_array({"si"sv, "pentru"sv, "cu"sv, "din"sv, "la"sv, "in"sv, "de"sv});

inline constexpr std::pair<std::string_view, std::span<const std::string_view>> kFunctionWords[] = {
    {"en", kEnglish}, {"de", kGerman},    {"fr", kFrench},  {"es", kSpanish}, {"pt", kPortuguese},
    {"it", kItalian}, {"nl", kDutch},     {"pl", kPolish},  {"cs", kCzech},   {"sv", kSwedish},
    {"da", kDanish},  {"hu", kHungarian}, {"tr", kTurkish}, {"ro", kRomanian}};

}  // namespace twinform::title_words
