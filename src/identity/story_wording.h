// SPDX-License-Identifier: MIT
// In which words two titles differ.
#pragma once

#include <string>
#include <string_view>

#include "identity/story_title.h"

namespace twinform {

// Does one begin with the other, as a title with its subtitle does?
bool begins_other(std::string_view a, std::string_view b);
// Does one end with the other, as "Tinker Barn: …" does?
bool ends_other(std::string_view a, std::string_view b);

// Telling words for which the other has no spelling, in both titles: 1 for "… in men" and "… in women"; 0 for a title and the same
// with a subtitle.
struct Difference {
  std::size_t words = 0;
  double share = 0;        // of the telling words of the shorter title
  bool one_sided = false;  // only one title has such words, as "Tab 11 Pro" beside "Tab 11"
};
Difference difference(const StoryTitle& a, const StoryTitle& b);

// Numbers of `a` that `b` lacks: {"2"} of "CO2, part 2" and "CO 2".
std::vector<std::string> numbers_lacking(const StoryTitle& a, const StoryTitle& b);

// "Hepatitis A", "Hepatitis B"
bool differ_in_a_letter(const StoryTitle& a, const StoryTitle& b);

}  // namespace twinform
