// SPDX-License-Identifier: MIT
#include "compose/cut.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::string_view kEllipsis = "…";

using Ends = std::vector<std::size_t>;  // bytes, rising

Ends sentence_ends(std::string_view text, const Language& language) {
  Ends ends;
  for (std::string_view sentence : sentences(text, language)) {
    ends.push_back(static_cast<std::size_t>(sentence.data() - text.data()) + sentence.size());
  }
  return ends;
}

bool is_clause_mark(char32_t c) {
  static constexpr std::u32string_view kMarks = U",;:–—،؛，；：、";
  return kMarks.find(c) != kMarks.npos;
}

struct WordEnds {
  Ends words, clauses, graphemes;
};

bool is_address(std::string_view word) { return word.find("//") != word.npos || istarts_with(word, "www."); }

// Every place where a word ends; of these the ones with a clause mark before; and inside words every grapheme.
WordEnds word_ends(std::string_view text) {
  WordEnds ends;
  std::size_t word_begin = 0;
  bool address = false;
  for (std::size_t grapheme_begin = 0; std::size_t end : grapheme_ends(text)) {
    std::size_t at = grapheme_begin;
    char32_t c = next_code_point(text, at);
    if (is_white_space(c)) {
      if (grapheme_begin > word_begin) ends.words.push_back(grapheme_begin);
      word_begin = end;
    } else {
      if (grapheme_begin == word_begin) {
        address = is_address(text.substr(word_begin, text.find_first_of(" \n", word_begin) - word_begin));
      }
      bool ends_word = end == text.size() || is_space(text[end]);
      if (is_clause_mark(c) && (c >= 0x80 || ends_word)) ends.clauses.push_back(grapheme_begin);
      if (!address) ends.graphemes.push_back(end);
    }
    grapheme_begin = end;
  }
  return ends;
}

std::string with_ellipsis(std::string_view head) {
  while (!head.empty()) {
    std::size_t last = head.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(head[last]) & 0xC0U) == 0x80U) --last;
    std::size_t at = last;
    char32_t c = next_code_point(head, at);
    if (!is_white_space(c) && !is_clause_mark(c) && c != U'.' && c != U'(' && c != 0x2060) break;
    head = head.substr(0, last);
  }
  return head.empty() ? std::string() : std::string(head).append(kEllipsis);
}

template <class Make>
std::string longest(std::string_view text, const Ends& ends, const std::function<bool(std::string_view)>& fits,
                    Make make) {
  auto too_long = [&](std::size_t end) { return !fits(make(text.substr(0, end))); };
  auto end = std::partition_point(ends.begin(), ends.end(), [&](std::size_t at) { return !too_long(at); });
  return end == ends.begin() ? std::string() : make(text.substr(0, *std::prev(end)));
}

}  // namespace

std::string shorten(std::string_view text, const Language& language,
                    const std::function<bool(std::string_view)>& fits) {
  if (fits(text)) return std::string(text);
  auto whole = [](std::string_view head) { return std::string(head); };
  WordEnds ends = word_ends(text);
  std::string best = longest(text, ends.graphemes, fits, with_ellipsis);
  std::size_t most = best.size();
  auto prefer = [&](std::string candidate) {
    most = std::max(most, candidate.size());
    if (candidate.size() * 2 >= most && !candidate.empty()) best = std::move(candidate);
  };
  prefer(longest(text, ends.words, fits, with_ellipsis));
  prefer(longest(text, ends.clauses, fits, with_ellipsis));
  prefer(longest(text, sentence_ends(text, language), fits, whole));
  return best;
}

}  // namespace twinform
