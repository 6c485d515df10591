// SPDX-License-Identifier: MIT
#include "identity/story_container.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "base/strings.h"
#include "text/unicode.h"

namespace twinform {

namespace {

constexpr std::size_t kShortest = 3, kLongest = 8;  // letters of an acronym

bool has_digit(std::string_view word) { return std::ranges::any_of(word, is_digit); }

// "CMAJ : Canadian …", "BMJ (Clinical research ed.)", "Stroke (00392499)"
std::vector<std::string> telling_words(std::string_view name) {
  constexpr std::string_view kFillers[] = {"the", "of", "and", "for", "in", "on", "a", "an", "de", "der", "fur", "und"};
  std::vector<std::string> words = folded_words(name.substr(0, name.find_first_of(":;([=/", 1)));
  std::erase_if(words, [&](const std::string& word) {
    return has_digit(word) || std::ranges::find(kFillers, word) != std::end(kFillers);
  });
  return words;
}

std::vector<std::string> acronyms_in(std::string_view name) {
  std::vector<std::string> acronyms;
  std::size_t others = 0;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && is_alpha(name[end])) ++end;
    std::string_view word = name.substr(at, end - at);
    bool capitals = std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capitals && word.size() >= kShortest && word.size() <= kLongest)
      acronyms.push_back(to_lower(word));
    else
      others += static_cast<std::size_t>(word.size() > 1 && !capitals);
    at = std::max(end, at + 1);
  }
  bool shouted = others == 0 && acronyms.size() > 1;  // "STROKE CARE"
  return shouted ? std::vector<std::string>{} : acronyms;
}

// "cmaj" of "Canadian Medical Association Journal"
std::string initials_of(const std::vector<std::string>& words) {
  std::string initials;
  for (const std::string& word : words) initials += word[0];
  return initials;
}

bool is_acronym(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.size() == 1 && b.size() > 1 && a[0] == initials_of(b);
}

// "natl" of "national", "wkly" of "weekly": consonants in their order, the first and the last among them.
bool contracts(std::string_view shorter, std::string_view longer) {
  constexpr std::size_t kLetters = 4;
  auto is_vowel = [](char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; };
  if (shorter.size() < kLetters || shorter.size() >= longer.size() || std::ranges::count_if(shorter, is_vowel) > 1)
    return false;
  if (shorter.front() != longer.front() || shorter.back() != longer.back()) return false;
  auto rest = shorter.begin();
  for (char c : longer)
    if (rest != shorter.end() && c == *rest) ++rest;
  return rest == shorter.end();
}

bool abbreviates(std::string_view shorter, std::string_view longer) {
  return longer.starts_with(shorter) || contracts(shorter, longer);
}

// "Brain Inj." and "Brain injury": most words begin a word of the other, or the other way round.
bool words_alike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() < b.size() ? a : b;
  const auto& longer = a.size() < b.size() ? b : a;
  auto met = std::ranges::count_if(shorter, [&](const std::string& word) {
    return std::ranges::any_of(
        longer, [&](const std::string& other) { return abbreviates(word, other) || abbreviates(other, word); });
  });
  return met * 10 >= std::ssize(longer) * 6 || is_acronym(shorter, longer);
}

bool has_one_of(const std::vector<std::string>& words, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return word.starts_with(beginning); });
  });
}

bool share_an_acronym(const Container& a, const Container& b) {
  return std::ranges::find_first_of(a.acronyms, b.acronyms) != a.acronyms.end() && a.is_side_volume == b.is_side_volume;
}

// "ACIS 2019 Proceedings" are those of the "Australasian Conference on Information Systems".
bool has_initials_of(const Container& a, const Container& b) {
  return b.words.size() >= kShortest && a.is_side_volume == b.is_side_volume &&
         std::ranges::find(a.acronyms, initials_of(b.words)) != a.acronyms.end();
}

// "Proceedings of the Annual X Conference" is the "50th International Conference on X".
std::vector<std::string> subject_of_meeting(std::vector<std::string> words) {
  constexpr std::string_view kUsual[] = {"proceedings", "proc", "annual",  "international", "int", "intl",
                                         "conference",  "conf", "meeting", "symposium",     "acm", "ieee"};
  std::erase_if(words, [&](const std::string& word) { return std::ranges::find(kUsual, word) != std::end(kUsual); });
  return words;
}

// "SIGMOD Conference"
bool is_bare_acronym(const Container& one) {
  auto subject = subject_of_meeting(one.words);
  return subject.size() == 1 && std::ranges::find(one.acronyms, subject.front()) != one.acronyms.end();
}

// "中华血液学杂志" and "Zhonghua xue ye xue za zhi"
bool is_in_other_script(const Container& one) {
  return std::ranges::all_of(one.words,
                             [](const std::string& word) { return static_cast<unsigned char>(word[0]) >= 0x80; });
}

bool are_one_meeting(const Container& a, const Container& b) {
  if (!a.is_meeting || !b.is_meeting || a.is_side_volume != b.is_side_volume) return false;
  auto subject_a = subject_of_meeting(a.words), subject_b = subject_of_meeting(b.words);
  return !subject_a.empty() && !subject_b.empty() && words_alike(subject_a, subject_b);
}

bool is_of_preprints(const std::string& word) {
  return word.ends_with("rxiv") || word == "ssrn" || word.starts_with("preprint");
}

}  // namespace

Container read_container(std::string_view name) {
  constexpr std::string_view kSides[] = {"extended", "companion", "adjunct", "workshop", "abstract"};
  constexpr std::string_view kMeetings[] = {"proc", "conf", "symp", "workshop", "meeting", "congress"};
  constexpr std::string_view kTheses[] = {"universit", "dissertation", "thes", "proquest"};
  Container read{.words = telling_words(name), .acronyms = acronyms_in(name)};
  read.is_side_volume = has_one_of(read.words, kSides);
  read.is_meeting = has_one_of(read.words, kMeetings);
  read.holds_theses = has_one_of(read.words, kTheses);
  read.is_preprint_server = std::ranges::any_of(read.words, is_of_preprints);
  return read;
}

ContainerLikeness likeness(const Container& a, const Container& b) {
  if (words_alike(a.words, b.words) || share_an_acronym(a, b) || has_initials_of(a, b) || has_initials_of(b, a) ||
      are_one_meeting(a, b))
    return ContainerLikeness::alike;
  bool unclear = (is_bare_acronym(a) && b.is_meeting) || (is_bare_acronym(b) && a.is_meeting) ||
                 (a.holds_theses && b.holds_theses) || is_in_other_script(a) != is_in_other_script(b);
  return unclear ? ContainerLikeness::unclear : ContainerLikeness::different;
}

}  // namespace twinform
