// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinform {

// What a structured abstract calls its parts, by what they are worth to a reader.
enum class Section { none, background, methods, results, conclusion };

struct Labelled {
  Section section = Section::none;
  std::string_view words;  // the sentence behind "Conclusions:", perhaps nothing
};
Labelled read_label(std::string_view sentence);

// "Read more", share bars, copyright lines, "Posted by", lists of authors.
bool is_boilerplate(std::string_view sentence);

// "We show", "this article presents", also in other languages: where an abstract says what it is about. Takes folded words.
bool says_what_was_done(const std::vector<std::string>& words);

}  // namespace twinform
