// SPDX-License-Identifier: MIT
#include "feed/identifiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kLookAt = 64U << 10U;  // identifiers stand early, or not at all
constexpr std::size_t kDoiBytes = 256;

std::size_t digits_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

bool is_word_char(char c) { return is_alpha(c) || is_digit(c); }

bool ends_doi(char c) {
  return is_space(c) || c == '"' || c == '<' || c == '>' || c == '{' || c == '}' || c == '\\' || c == '|' ||
         static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// "10.", a registrant of four digits or more (with parts), "/", and at least one character.
std::string_view doi_at(std::string_view text, std::size_t at) {
  auto digits = digits_at(text, at + 3);
  auto slash = at + 3 + digits;
  while (slash < text.size() && (is_digit(text[slash]) || text[slash] == '.')) ++slash;
  if (digits < 4 || digits > 9 || slash >= text.size() || text[slash] != '/') return {};
  auto end = slash + 1;
  while (end < text.size() && !ends_doi(text[end]) && end - at < kDoiBytes) ++end;
  return end > slash + 1 ? text.substr(at, end - at) : std::string_view{};
}

// Punctuation behind a DOI in a sentence, and brackets around it, are none of it.
std::string_view without_tail(std::string_view doi) {
  for (;;) {
    char last = doi.empty() ? '\0' : doi.back();
    bool opened = std::ranges::count(doi, '(') >= std::ranges::count(doi, ')');
    bool listed = std::ranges::count(doi, '[') >= std::ranges::count(doi, ']');
    bool stray = last == '.' || last == ',' || last == ';' || last == ':' || last == '\'' || last == '/' ||
                 (last == ')' && !opened) || (last == ']' && !listed);
    if (!stray) return doi;
    doi.remove_suffix(1);
  }
}

std::string first_doi(std::string_view text) {
  text = text.substr(0, std::min(text.size(), kLookAt));
  for (auto at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 3)) {
    if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) continue;
    if (auto doi = without_tail(doi_at(text, at)); !doi.empty()) return to_lower(doi);
  }
  return {};
}

// Preprint servers append the version to the DOI in their addresses: "10.1101/2026.01.02.123456v2".
void drop_version(std::string& doi) {
  if (!doi.starts_with("10.1101/") && !doi.starts_with("10.64898/")) return;
  auto v = doi.rfind('v');
  if (v != std::string::npos && v + 1 < doi.size() && is_digit(doi[v - 1]) &&
      digits_at(doi, v + 1) == doi.size() - v - 1)
    doi.resize(v);
}

// Oxford's addresses end in a number of their own: "10.1093/llc/fqaa001/7654322".
void drop_oxford_number(std::string& doi) {
  auto slash = doi.rfind('/');
  bool number = doi.size() - slash > 6 && digits_at(doi, slash + 1) == doi.size() - slash - 1;
  if (doi.starts_with("10.1093/") && std::ranges::count(doi, '/') > 2 && number) doi.resize(slash);
}

std::size_t after_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  for (std::string_view mark : marks)
    if (auto at = text.find(mark); at != std::string_view::npos) return at + mark.size();
  return std::string_view::npos;
}

int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                            "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return 0;
  std::string lower = to_lower(word.substr(0, 3));
  auto found = std::ranges::find(kMonths, std::string_view(lower));
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

struct DateParts {
  long long year = 0, month = 0, day = 0;

  void take(std::string_view word) {
    auto digits = digits_at(word, 0);
    long long number = digits == 0 ? 0 : parse_integer(word.substr(0, digits)).value_or(0);
    if (digits == 8 && year == 0) {
      year = number / 10000, month = number / 100 % 100, day = number % 100;
    } else if (digits == 4 && year == 0 && number >= 1500 && number < 2200) {
      year = number;
    } else if (digits == 0 && month == 0) {
      month = month_of(word);
    } else if (digits > 0 && digits <= 2) {
      small(number);
    }
  }

  // Behind a year comes the month, beside a month's name the day.
  void small(long long number) {
    if (year != 0 && month == 0 && number <= 12)
      month = number;
    else if (day == 0 && (month != 0 || year == 0))
      day = number;
  }

  std::string text() const {
    if (year == 0) return {};
    if (month < 1 || month > 12) return fmt::format("{:04}", year);
    if (day < 1 || day > 31) return fmt::format("{:04}-{:02}", year, month);
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  }
};

}  // namespace

std::string doi_in(std::string_view text) {
  std::string doi = first_doi(text);
  drop_version(doi);
  return doi;
}

std::string doi_in_url(std::string_view url) {
  std::string path = percent_decode(url.substr(0, url.find_first_of("?#")));
  std::string doi = first_doi(path);
  // Longer ways to the full text first: "/full/html", "/fulltext.pdf".
  static constexpr std::array<std::string_view, 10> kTails{".pdf",  "/html",     "/pdf",      "/epdf",     "/meta",
                                                           "/full", "/fulltext", "/abstract", ".abstract", ".full"};
  for (std::string_view tail : kTails)
    if (doi.ends_with(tail)) doi.resize(doi.size() - tail.size());
  drop_oxford_number(doi);
  drop_version(doi);
  if (!doi.empty()) return doi;
  auto query = url.find("doi=");
  return query == std::string_view::npos ? std::string{}
                                         : first_doi(percent_decode(url.substr(query, url.find('&', query) - query)));
}

std::string issn_in(std::string_view text) {
  for (std::size_t at = 0; at + 8 <= text.size() && at < 200; ++at) {
    if (digits_at(text, at) < 4 || (at > 0 && is_word_char(text[at - 1]))) continue;
    auto next = at + 4 + (text[at + 4] == '-' ? 1U : 0U);
    if (next + 4 > text.size() || digits_at(text, next) < 3) continue;
    char check = text[next + 3];
    bool ended = next + 4 == text.size() || !is_word_char(text[next + 4]);
    if (ended && (is_digit(check) || check == 'X' || check == 'x'))
      return fmt::format("{}-{}{}", text.substr(at, 4), text.substr(next, 3), check == 'x' ? 'X' : check);
  }
  return {};
}

std::string isbn_in(std::string_view text) {
  std::string digits;
  for (char c : text.substr(0, std::min<std::size_t>(text.size(), 64))) {
    if (is_digit(c))
      digits.push_back(c);
    else if ((c == 'X' || c == 'x') && digits.size() == 9)
      digits.push_back('X');
  }
  bool long_form = digits.size() == 13 && (digits.starts_with("978") || digits.starts_with("979"));
  return long_form || digits.size() == 10 ? digits : std::string{};
}

std::string pmid_in(std::string_view text) {
  std::string lower = to_lower(text.substr(0, std::min(text.size(), kLookAt)));
  auto at = after_any(lower, {"pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/", "pubmed:", "pmid:"});
  if (at == std::string_view::npos) return {};
  while (at < lower.size() && is_space(lower[at])) ++at;
  auto digits = digits_at(lower, at);
  return digits > 0 && digits <= 9 ? lower.substr(at, digits) : std::string{};
}

std::string arxiv_in(std::string_view text) {
  std::string lower = to_lower(text.substr(0, std::min(text.size(), kLookAt)));
  auto at = after_any(lower, {"arxiv.org/abs/", "arxiv.org/pdf/", "oai:arxiv.org:", "10.48550/arxiv.", "arxiv:"});
  if (at == std::string_view::npos) return {};
  while (at < lower.size() && is_space(lower[at])) ++at;
  std::string_view rest = std::string_view(lower).substr(at);
  auto first = digits_at(rest, 0);
  if (first == 4 && rest.size() > 5 && rest[4] == '.' && digits_at(rest, 5) >= 4)
    return std::string(rest.substr(0, 5 + std::min<std::size_t>(digits_at(rest, 5), 5)));
  auto slash = rest.find('/');
  bool old = slash != std::string_view::npos && slash > 1 && slash < 24 && digits_at(rest, slash + 1) >= 7;
  return old ? std::string(rest.substr(0, slash + 8)) : std::string{};
}

std::string iso_date_in(std::string_view text) {
  text = trim(text.substr(0, std::min<std::size_t>(text.size(), 64)));
  if (auto time = text.find('T'); time == 10) text = text.substr(0, time);
  DateParts parts;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && is_word_char(text[end])) ++end;
    if (end > at) parts.take(text.substr(at, end - at));
    at = end + 1;
  }
  return parts.text();
}

}  // namespace twinform
