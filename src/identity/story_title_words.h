// SPDX-License-Identifier: MIT
// The words by which titles are read; all folded.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

namespace twinform::title_words {

inline constexpr std::string_view kNewsMarks[] = {
    "breaking news", "breaking",   "updated",    "update",  "exclusive", "live",   "watch",
    "video",         "just in",    "rerun",      "repeat",  "listen",    "photos", "from the archive",
    "investigating", "identified", "monitoring", "resolved"};

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
    {"data for", "supplement"},
    {"dataset for", "supplement"},
    {"code for", "supplement"},
    {"code and data for", "supplement"},
    {"data and code for", "supplement"},
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

inline constexpr std::string_view kLanguages[] = {"en", "de", "fr", "es", "pt", "it", "nl",
                                                  "pl", "cs", "sv", "da", "hu", "tr", "ro"};

// What a word says wherever it stands.
struct Meaning {
  std::uint16_t languages = 0;                     // of which it is a function word: bits, by their place in kLanguages
  std::uint8_t roman = 0, spelt = 0, ordinal = 0;  // what it counts as a numeral: 2 of "ii", of "two", of "second"
  bool part = false;                               // a number behind it tells parts apart: "volume", "phase"
  bool time = false;                               // one of a series has another than the next: "march", "monday"
  bool is_english() const { return (languages & 1U) != 0; }
};
Meaning meaning_of(std::string_view word);

// "september" of "sept"; any other word as it is.
std::string_view whole_month(std::string_view word);

}  // namespace twinform::title_words
