// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "identity/hash_set.h"
#include "identity/story_container.h"
#include "identity/story_title.h"

namespace twinform {

// What a feed or a catalogue says about a work; anything may be empty.
struct StoryRecord {
  std::string title, url, doi, date, abstract, container, volume, issue, pages, feed;
  std::vector<std::string> authors;
};

// A record made ready for comparing with many others.
struct StoryFeatures {
  StoryTitle title;
  std::string title_text;  // its words, joined by spaces
  HashSet trigrams;        // of title_text, by bytes
  std::string doi;         // lower case, without version
  std::string arxiv, link, host, feed;
  std::optional<int> year;
  std::optional<int> day;         // since 1970, where the date is a whole one
  std::optional<Instant> moment;  // where it has a time that is not midnight
  HashSet names;                  // words of the authors' names of two letters and more
  Container container;
  bool is_preprint = false;               // by its DOI, which is its own or one version's
  bool is_early = false;                  // not yet in the journal that another record of it may name
  std::string volume, issue, first_page;  // first_page: "" too where the pages are those of a whole supplement
  bool in_supplement = false;             // whose pages hold several abstracts each
  HashSet shingles;                       // word pairs of the abstract's beginning
  std::uint32_t opening = 0;              // of its first words; 0 where there are too few
};

StoryFeatures story_features(const StoryRecord& record);

// "12" of page "RA12"
std::string_view figures_of(std::string_view page);

}  // namespace twinform
