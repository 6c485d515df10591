// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinform {

// A title as identity reads it: its words, and what tells one of a series from the next.
struct StoryTitle {
  std::vector<std::string> words;          // folded; "UPDATED:", "[Chinese]" and other wrapping gone
  std::vector<std::string> telling_words;  // those that say what it is about: no function words, short ones, numbers
  std::vector<std::string> numbers;        // sorted: figures, "part two" as "2", months, weekdays, single letters
  std::string notice;       // "correction", "retraction", "reply", "review": a work about a work; "" for none
  std::string language;     // "en" where its function words say so; "" where they don't, "und" of other scripts
  std::size_t telling = 0;  // how many say what it is about; 0 for a section's name: "Letters to the editor"
  bool introduces =
      false;  // a part of a volume, as "Introduction to the special issue on …" does: there is one every year
};

// `site` is the name or host of where it was read: "Title | Site" is "Title".
StoryTitle read_story_title(std::string_view title, std::string_view site = {});

}  // namespace twinform
