// SPDX-License-Identifier: MIT
#include "compose/citation_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "compose/citation.h"
#include "compose/fields.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

// Words that no title is known by: articles, prepositions, question words of the languages that most titles are in.
constexpr auto kSmallWords = std::to_array<std::string_view>(
    {"a",   "an",  "the", "on",   "of",  "in",   "for",  "to",    "and", "or",  "with", "from", "by",  "at",  "as",
     "is",  "are", "do",  "does", "how", "what", "when", "where", "who", "why", "der",  "die",  "das", "ein", "eine",
     "den", "dem", "und", "von",  "zur", "zum",  "im",   "le",    "la",  "les", "un",   "une",  "des", "de",  "du",
     "et",  "l",   "d",   "el",   "los", "las",  "una",  "y",     "en",  "il",  "lo",   "gli",  "i",   "di"});

bool is_small(std::string_view word) {
  return std::find(kSmallWords.begin(), kSmallWords.end(), fold(word)) != kSmallWords.end();
}

bool is_article(std::string_view word) {
  std::string folded = fold(word);
  return folded == "a" || folded == "an" || folded == "the";
}

std::string with_suffix(std::string name, const PersonName& person, std::string_view gap) {
  return person.suffix.empty() ? name : name.append(gap).append(person.suffix);
}

std::string apa_name(const PersonName& person) {
  if (person.given.empty()) return person.family;
  return with_suffix(person.family + ", " + initials(person.given), person, ", ");
}

std::string vancouver_name(const PersonName& person) {
  std::string letters = replace_all(replace_all(initials(person.given), ".", ""), "-", "");
  std::string name = person.family;
  if (!letters.empty()) name += " " + replace_all(letters, " ", "");
  return with_suffix(std::move(name), person, " ");
}

template <class Name>
std::vector<std::string> each(const std::vector<PersonName>& authors, Name name) {
  std::vector<std::string> names;
  for (const PersonName& author : authors) names.push_back(name(author));
  return names;
}

std::vector<std::string_view> without_small_ends(std::vector<std::string_view> words) {
  while (words.size() > 1 && is_small(words.back())) words.pop_back();
  return words;
}

// Behind the first page and the dash of a range.
std::size_t second_page(std::string_view pages) {
  std::size_t dash = pages.find("–");
  if (dash != pages.npos) return dash + std::string_view("–").size();
  dash = pages.find('-');
  return dash == pages.npos ? pages.size() : dash + 1;
}

}  // namespace

CitedWork cited_work(const Story& story) {
  const Entry& lead = story.lead;
  CitedWork work{.authors = names_of(lead.authors), .title = said_title(story).str(), .date = publication_date(lead)};
  if (work.title.empty()) work.title = story.summary.str();
  while (work.title.ends_with('.') && !work.title.ends_with("..")) work.title.pop_back();
  work.kind = !lead.work.journal.empty() ? WorkKind::article
              : !lead.work.isbn.empty()  ? WorkKind::book
                                         : WorkKind::page;
  work.container = lead.work.journal.empty() ? source_title(story).str() : lead.work.journal.str();
  work.publisher = lead.work.publisher.str();
  work.volume = lead.work.volume;
  work.issue = lead.work.issue;
  work.pages = lead.work.pages;
  work.doi = lead.work.doi;
  work.link = lead.link.str();
  return work;
}

bool is_ahead_of_print(const CitedWork& work) {
  return work.kind == WorkKind::article && work.volume.empty() && work.issue.empty() && work.pages.empty();
}

std::string apa_authors(const std::vector<PersonName>& authors) {
  constexpr std::size_t kMost = 20, kShown = 19;
  std::vector<std::string> names = each(authors, apa_name);
  if (names.size() > kMost) return join(std::span(names).first(kShown), ", ") + ", . . . " + names.back();
  return listed(names, ", & ");
}

std::string vancouver_authors(const std::vector<PersonName>& authors) {
  constexpr std::size_t kMost = 6;
  std::vector<std::string> names = each(authors, vancouver_name);
  if (names.size() > kMost) return join(std::span(names).first(kMost), ", ") + ", et al";
  return join(names, ", ");
}

std::string chicago_authors(const std::vector<PersonName>& authors) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> names = each(authors, [](const PersonName& person) { return person.family; });
  if (names.size() > kMost) return names.front() + " et al.";
  return listed(names, names.size() > 2 ? ", and " : " and ");
}

std::string_view month_name(std::string_view date) {
  auto month = date.size() < 7 ? std::nullopt : parse_integer(date.substr(5, 2));
  return month && *month >= 1 && *month <= 12 ? kMonths[static_cast<std::size_t>(*month - 1)] : std::string_view{};
}

int day_number(std::string_view date) {
  return date.size() < 10 ? 0 : static_cast<int>(parse_integer(date.substr(8, 2)).value_or(0));
}

std::string vancouver_date(std::string_view date) {
  std::string words(date.substr(0, 4));
  if (std::string_view month = month_name(date); !month.empty()) words += fmt::format(" {}", month.substr(0, 3));
  return date.size() >= 10 ? fmt::format("{} {}", words, day_number(date)) : words;
}

bool is_article_number(std::string_view pages) {
  constexpr std::size_t kLongestPage = 4;
  if (second_page(pages) != pages.size() || pages.empty()) return false;
  bool digits = std::all_of(pages.begin(), pages.end(), is_digit);
  return digits ? pages.size() > kLongestPage : (pages[0] == 'e' || pages[0] == 'E') && pages.size() > 1;
}

std::string en_dashed(std::string_view pages) { return replace_all(std::string(pages), "-", "–"); }

std::string shortened_pages(std::string_view pages) {
  std::size_t second = second_page(pages);
  if (second == pages.size()) return std::string(pages);
  std::string_view first = pages.substr(0, pages.find_first_of("-\xE2")), last = pages.substr(second);
  std::size_t same = 0;
  if (first.size() == last.size())
    while (same + 1 < last.size() && first[same] == last[same]) ++same;
  return fmt::format("{}-{}", first, last.substr(same));
}

std::string short_title(std::string_view title) {
  constexpr std::size_t kMost = 4;
  title = title.substr(0, std::min({title.find(": "), title.find(" – "), title.find(" — "), title.find("? ")}));
  std::vector<std::string_view> words = split_words(title);
  if (words.size() > 1 && is_article(words.front())) words.erase(words.begin());
  if (words.size() > kMost) words = without_small_ends({words.begin(), words.begin() + kMost});
  std::string text = join(words, " ");
  while (!text.empty() && std::string_view(",;:").find(text.back()) != std::string_view::npos) text.pop_back();
  return text;
}

std::string significant_word(std::string_view title) {
  std::vector<std::string> words = folded_words(title);
  auto first = std::find_if_not(words.begin(), words.end(), [](const std::string& word) { return is_small(word); });
  return first != words.end() ? *first : words.empty() ? std::string() : words.front();
}

}  // namespace twinform
