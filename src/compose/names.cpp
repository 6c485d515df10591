// SPDX-License-Identifier: MIT
#include "compose/names.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.h"
#include "text/clean.h"
#include "text/unicode.h"

namespace twinform {
namespace {

// Words that tell an institution from a person.
constexpr auto kInstitutions = std::to_array<std::string_view>(
    {"university", "library",       "libraries",  "team",         "group",        "staff",      "department",
     "centre",     "center",        "institute",  "society",      "association",  "press",      "office",
     "editor",     "editors",       "committee",  "council",      "service",      "services",   "the",
     "and",        "collaboration", "consortium", "foundation",   "museum",       "archive",    "archives",
     "network",    "ministry",      "agency",     "organization", "organisation", "bibliothek", "bibliothèque",
     "biblioteca", "universität",   "université", "universidad",  "redaktion"});
constexpr auto kSuffixes = std::to_array<std::string_view>({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"});

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), to_lower_unicode(word, "")) != words.end();
}

bool is_institution(const std::vector<std::string_view>& words) {
  return words.size() > 4 ||
         std::any_of(words.begin(), words.end(), [](std::string_view word) { return is_one_of(word, kInstitutions); });
}

bool is_particle(std::string_view word) {
  std::size_t at = 0;
  return is_letter(next_code_point(word, at)) && has_case(word) && to_lower_unicode(word, "") == word;
}

// "JA" of "Smith JA".
bool is_initials(std::string_view word) {
  constexpr std::size_t kMost = 3;
  return word.size() <= kMost && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "Petrescu, Irina, 1974- author." and "Grünwald, Anneliese (ed.)" say more than a name.
PersonName inverted(std::string_view name) {
  std::vector<std::string_view> parts = split(name, ',');
  PersonName person{.family = std::string(trim(parts[0])), .given = std::string(trim(parts[1])), .suffix = {}};
  if (is_one_of(person.given, kSuffixes) && parts.size() > 2) std::swap(parts[1], parts[2]);
  person.given = std::string(trim(parts[1]));
  if (parts.size() > 2 && is_one_of(trim(parts[2]), kSuffixes)) person.suffix = std::string(trim(parts[2]));
  return person;
}

PersonName in_order(std::string_view name) {
  std::vector<std::string_view> words = split_words(name);
  std::string suffix;
  if (words.size() > 2 && is_one_of(words.back(), kSuffixes)) {
    suffix = std::string(words.back());
    words.pop_back();
  }
  if (words.size() < 2 || is_institution(words)) return {.family = std::string(name), .given = {}, .suffix = {}};
  std::size_t first = words.size() - 1;
  if (is_initials(words[first]) && !is_initials(words[0]))
    return {.family = join(std::span(words).first(first), " "), .given = std::string(words[first]), .suffix = suffix};
  while (first > 1 && is_particle(words[first - 1])) --first;
  return {.family = join(std::span(words).subspan(first), " "),
          .given = join(std::span(words).first(first), " "),
          .suffix = suffix};
}

std::string_view without_remarks(std::string_view name) {
  if (istarts_with(name, "by ")) name.remove_prefix(3);
  std::size_t remark = name.find(" (");
  return trim(remark == name.npos || !name.ends_with(')') ? name : name.substr(0, remark));
}

// "J." of "John", "J.-P." of "Jean-Paul", "J. A." of "J.A." and "JA".
void add_initials(std::string& out, std::string_view word) {
  bool all = is_initials(word), begins = true, hyphen = false;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t from = at;
    char32_t c = next_code_point(word, at);
    if (is_letter(c) && (begins || all)) {
      if (!out.empty()) out += hyphen ? "-" : " ";
      out += to_upper(word.substr(from, at - from), "") + ".";
    }
    begins = c == U'-' || c == U'.' || c == U'‐';
    hyphen = c == U'-' || c == U'‐' || (hyphen && !is_letter(c));
  }
}

}  // namespace

PersonName parse_name(std::string_view name) {
  name = without_remarks(trim(name));
  bool family_first = name.find(", ") != name.npos && !is_institution(split_words(name.substr(0, name.find(','))));
  return family_first ? inverted(name) : in_order(name);
}

std::vector<PersonName> names_of(const std::vector<Person>& people) {
  std::vector<PersonName> names;
  for (const Person& person : people) {
    PersonName name = parse_name(person.name.view());
    if (!name.family.empty() && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

std::string authors_line(const std::vector<Person>& authors) {
  std::vector<std::string> names;
  for (const PersonName& name : names_of(authors))
    if (std::find(names.begin(), names.end(), name.family) == names.end()) names.push_back(name.family);
  constexpr std::size_t kMost = 3;
  return names.size() > kMost ? names.front() + " et al." : listed(names, " & ");
}

std::string listed(std::span<const std::string> names, std::string_view before_last) {
  if (names.size() < 2) return join(names, "");
  return join(names.first(names.size() - 1), ", ").append(before_last).append(names.back());
}

std::string initials(std::string_view given) {
  std::string out;
  for (std::string_view word : split_words(given)) {
    if (!has_case(word)) return std::string(given);
    add_initials(out, word);
  }
  return out;
}

}  // namespace twinform
