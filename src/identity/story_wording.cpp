// SPDX-License-Identifier: MIT
#include "identity/story_wording.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/strings.h"

namespace twinform {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kTellingBytes = 25;   // of a title that may stand for a longer one
constexpr std::size_t kWholeWordBytes = 6;  // of a word that may stand within another

// "hypertension" and "hypotension"
bool are_opposites(std::string_view a, std::string_view b) {
  constexpr std::pair<std::string_view, std::string_view> kOpposites[] = {
      {"hyper", "hypo"}, {"inter", "intra"}, {"pre", "post"}, {"micro", "macro"}, {"over", "under"}, {"pro", "anti"},
      {"mono", "poly"},  {"uni", "bi"},      {"in", "ex"},    {"endo", "exo"},    {"hetero", "homo"}};
  auto stands = [](std::string_view one, std::string_view prefix, std::string_view other, std::string_view opposite) {
    return one.starts_with(prefix) && other.starts_with(opposite) &&
           one.substr(prefix.size()) == other.substr(opposite.size());
  };
  return std::ranges::any_of(kOpposites, [&](const auto& pair) {
    return stands(a, pair.first, b, pair.second) || stands(b, pair.first, a, pair.second);
  });
}

// "haemorrhage" and "hemorrhage", not "men" and "women".
bool spelt_alike(const std::string& a, const std::string& b) {
  auto first = std::ranges::mismatch(a, b);
  auto beginning = static_cast<std::size_t>(first.in1 - a.begin());
  std::size_t end = 0, shorter = std::min(a.size(), b.size());
  while (end < shorter - beginning && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  return (beginning + end) * 10 >= std::max(a.size(), b.size()) * 7 && !are_opposites(a, b);
}

std::size_t lacking(const Words& a, const Words& b) {
  std::string letters = join(b, "");  // "meta-analysis" and "metaanalysis"
  return static_cast<std::size_t>(std::ranges::count_if(a, [&](const std::string& word) {
    bool within = word.size() >= kWholeWordBytes && letters.find(word) != std::string::npos;
    return !within && std::ranges::none_of(b, [&](const std::string& other) { return spelt_alike(word, other); });
  }));
}

std::string digits_of(std::string_view word) {
  std::string digits;
  std::ranges::copy_if(word, std::back_inserter(digits), is_digit);
  return digits;
}

}  // namespace

bool begins_other(std::string_view a, std::string_view b) {
  std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
  return shorter.size() >= kTellingBytes && longer.starts_with(shorter);
}

Difference difference(const StoryTitle& a, const StoryTitle& b) {
  Words telling_a = telling_words(a), telling_b = telling_words(b);
  std::size_t lacks_a = lacking(telling_b, telling_a), lacks_b = lacking(telling_a, telling_b);
  std::size_t words = std::min(lacks_a, lacks_b);
  if (words == 0) return {.one_sided = lacks_a + lacks_b > 0};
  return {.words = words,
          .share = static_cast<double>(words) / static_cast<double>(std::min(telling_a.size(), telling_b.size()))};
}

std::vector<std::string> numbers_lacking(const StoryTitle& a, const StoryTitle& b) {
  std::vector<std::string> missing;
  for (const std::string& number : a.numbers) {
    std::string digits = digits_of(number);
    bool there = std::ranges::any_of(b.numbers, [&](const std::string& other) {
      bool one_is_bare = digits == number || digits_of(other) == other;
      return other == number || (!digits.empty() && one_is_bare && digits_of(other) == digits);
    });
    if (!there) missing.push_back(number);
  }
  return missing;
}

bool differ_in_a_letter(const StoryTitle& a, const StoryTitle& b) {
  if (a.words.size() != b.words.size()) return false;
  auto [in_a, in_b] = std::ranges::mismatch(a.words, b.words);
  return in_a != a.words.end() && in_a->size() == 1 && in_b->size() == 1;
}

}  // namespace twinform
