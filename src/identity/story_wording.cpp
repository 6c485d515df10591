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
bool spelt_alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  std::size_t shorter = std::min(a.size(), b.size()), least = std::max(a.size(), b.size()) * 7;
  if (shorter * 10 < least) return false;
  std::size_t beginning = 0, end = 0;
  while (beginning < shorter && a[beginning] == b[beginning]) ++beginning;
  while (end < shorter - beginning && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  return (beginning + end) * 10 >= least && !are_opposites(a, b);
}

// Which words of two titles have a spelling in the other.
struct Met {
  std::vector<bool> of_a, of_b;
};

Met words_met(const Words& a, const Words& b) {
  Met met{.of_a = std::vector<bool>(a.size()), .of_b = std::vector<bool>(b.size())};
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j)
      if (spelt_alike(a[i], b[j])) met.of_a[i] = met.of_b[j] = true;
  return met;
}

// How many are neither met nor stand within the other's: "meta-analysis" and "metaanalysis".
std::size_t lacking(const Words& words, const std::vector<bool>& met, const Words& other) {
  std::size_t count = static_cast<std::size_t>(std::ranges::count(met, false));
  if (count == 0) return 0;
  std::string letters = join(other, "");
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!met[i] && words[i].size() >= kWholeWordBytes && letters.find(words[i]) != std::string::npos) --count;
  return count;
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

bool ends_other(std::string_view a, std::string_view b) {
  std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
  return shorter.size() >= kTellingBytes && longer.ends_with(shorter) &&
         (longer.size() == shorter.size() || longer[longer.size() - shorter.size() - 1] == ' ');
}

Difference difference(const StoryTitle& a, const StoryTitle& b) {
  const Words &of_a = a.telling_words, &of_b = b.telling_words;
  Met met = words_met(of_a, of_b);
  std::size_t lacks_a = lacking(of_b, met.of_b, of_a), lacks_b = lacking(of_a, met.of_a, of_b);
  std::size_t words = std::min(lacks_a, lacks_b);
  if (words == 0) return {.one_sided = lacks_a + lacks_b > 0};
  return {.words = words,
          .share = static_cast<double>(words) / static_cast<double>(std::min(of_a.size(), of_b.size()))};
}

std::vector<std::string> numbers_lacking(const StoryTitle& a, const StoryTitle& b) {
  std::vector<std::string> missing, left = b.numbers;
  for (const std::string& number : a.numbers) {
    std::string digits = digits_of(number);
    auto there = std::ranges::find_if(left, [&](const std::string& other) {
      bool one_is_bare = digits == number || digits_of(other) == other;
      return other == number || (!digits.empty() && one_is_bare && digits_of(other) == digits);
    });
    if (there == left.end())
      missing.push_back(number);
    else
      left.erase(there);
  }
  return missing;
}

bool differ_in_a_letter(const StoryTitle& a, const StoryTitle& b) {
  if (a.words.size() != b.words.size()) return false;
  auto [in_a, in_b] = std::ranges::mismatch(a.words, b.words);
  return in_a != a.words.end() && in_a->size() == 1 && in_b->size() == 1;
}

}  // namespace twinform
