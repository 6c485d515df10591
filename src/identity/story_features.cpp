// SPDX-License-Identifier: MIT
#include "identity/story_features.h"

#include <algorithm>
#include <chrono>
#include <string_view>

#include "base/hash.h"
#include "base/strings.h"
#include "identity/canonical.h"
#include "text/unicode.h"
#include "text/url.h"
#include "time/plain_date.h"

namespace twinform {

namespace {

constexpr std::size_t kOpening = 8;          // word pairs
constexpr std::size_t kAbstractBytes = 400;  // truncated feeds and full ones agree at the beginning

std::uint32_t hash32(std::string_view text) { return static_cast<std::uint32_t>(hash64(text)); }

HashSet trigrams_of(const std::string& text) {
  std::vector<std::uint32_t> grams;
  if (text.empty()) return {};
  grams.reserve(text.size());
  auto byte = [](char c) { return static_cast<std::uint32_t>(static_cast<unsigned char>(c)); };
  std::uint32_t gram = byte(' ') << 8 | byte(text.front());
  for (std::size_t i = 1; i <= text.size(); ++i) {
    gram = (gram << 8 | byte(i < text.size() ? text[i] : ' ')) & 0xFFFFFF;
    grams.push_back(gram);
  }
  return HashSet(std::move(grams));
}

HashSet names_of(const std::vector<std::string>& authors) {
  constexpr std::string_view kNoNames[] = {"and", "al", "et", "null", "jr", "dr", "de", "van", "der", "von", "la"};
  std::vector<std::uint32_t> names;
  auto add = [&](std::string_view author) {
    for (const std::string& word : folded_words(author))
      if (word.size() > 1 && std::ranges::find(kNoNames, word) == std::end(kNoNames)) names.push_back(hash32(word));
  };
  for (const std::string& author : authors) {
    add(author);
    if (author.find('-') != std::string::npos) add(replace_all(author, "-", ""));  // "Oyebode-Ward", "OyebodeWard"
  }
  return HashSet(std::move(names));
}

// Word pairs in their order.
std::vector<std::uint32_t> pairs_of(std::string_view abstract) {
  std::vector<std::uint32_t> pairs;
  std::string line = folded_line(abstract.substr(0, kAbstractBytes));
  std::string_view words = line;
  if (abstract.size() > kAbstractBytes) words = words.substr(0, words.rfind(' '));  // cut in the middle, perhaps
  for (auto space = words.find(' '); space != std::string_view::npos; space = words.find(' ')) {
    pairs.push_back(hash32(words.substr(0, words.find(' ', space + 1))));
    words.remove_prefix(space + 1);
  }
  return pairs;
}

// A key for finding copies that go on differently.
std::uint32_t opening_of(const std::vector<std::uint32_t>& pairs) {
  return hash32({reinterpret_cast<const char*>(pairs.data()), kOpening * sizeof(pairs[0])});
}

// "S12", "e1034" and "0123" as "s12", "e1034" and "123"; of "12-18" the first.
std::string first_number(std::string_view text) {
  std::string number;
  for (char c : trim(text)) {
    if (!is_digit(c) && !is_alpha(c)) break;
    if (c != '0' || !number.empty()) number += to_lower(c);
  }
  return std::ranges::any_of(number, is_digit) ? number : std::string{};
}

// "S1-S600" are the pages of all abstracts of a supplement.
bool is_whole_volume(std::string_view pages) {
  constexpr long long kLongestArticle = 99;
  auto dash = pages.find('-');
  if (dash == std::string_view::npos) return false;
  auto number = [](std::string_view page) { return parse_integer(page.substr(page.find_first_of("0123456789"))); };
  std::string first = first_number(pages.substr(0, dash)), last = first_number(pages.substr(dash + 1));
  if (first.empty() || last.empty()) return false;
  auto from = number(first), to = number(last);
  return from && to && *to - *from > kLongestArticle;
}

std::string_view without_unit(std::string_view pages) {
  for (std::string_view unit : {"pp.", "pp", "pages", "p."})
    if (istarts_with(pages, unit)) return trim(pages.substr(unit.size()));
  return pages;
}

std::string first_page_of(std::string_view written) {
  std::string_view pages = without_unit(trim(written));
  return is_whole_volume(pages) ? std::string{} : first_number(pages);
}

// "s2", "A101": one of these letters, and a figure.
bool is_lettered(std::string_view text, std::string_view letters) {
  return text.size() > 1 && letters.find(text[0]) != std::string_view::npos && is_digit(text[1]);
}

// "36 Suppl 1", "s2", "Meeting Abstracts", page "A101"
bool is_in_supplement(const StoryRecord& record, std::string_view first_page) {
  auto named = [](std::string_view text) {
    std::string lower = to_lower(text);
    return lower.find("suppl") != std::string::npos || lower.find("abstract") != std::string::npos ||
           is_lettered(lower, "s");
  };
  return is_lettered(first_page, "sa") || named(record.issue) || named(record.volume);
}

std::optional<int> year_of(std::string_view date) {
  for (std::size_t i = 0; i + 4 <= date.size(); ++i) {
    bool starts = i == 0 || !is_digit(date[i - 1]);
    bool ends = i + 4 == date.size() || !is_digit(date[i + 4]);
    auto year = starts && ends ? parse_integer(date.substr(i, 4)) : std::nullopt;
    if (year && *year > 1400 && *year < 2200) return static_cast<int>(*year);
  }
  return std::nullopt;
}

// Of "2026-03-01", "2026-03-01T08:00:00Z" and "Sun, 01 Mar 2026 08:00:00 GMT".
std::optional<int> day_of(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') {
    auto instant = plain_date(date);
    if (!instant) return std::nullopt;
    return static_cast<int>(std::chrono::floor<std::chrono::days>(*instant).time_since_epoch().count());
  }
  auto year = parse_integer(date.substr(0, 4)), month = parse_integer(date.substr(5, 2)),
       day = parse_integer(date.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  std::chrono::year_month_day civil{std::chrono::year(static_cast<int>(*year)),
                                    std::chrono::month(static_cast<unsigned>(*month)),
                                    std::chrono::day(static_cast<unsigned>(*day))};
  if (!civil.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(civil).time_since_epoch().count());
}

std::optional<Instant> moment_of(std::string_view date) {
  auto instant = plain_date(date);
  bool midnight = instant && *instant == std::chrono::floor<std::chrono::days>(*instant);
  return midnight ? std::nullopt : instant;
}

// "…/v2", "….v2" of preprint servers and repositories, "….2" of F1000's: one work.
std::string without_version(std::string doi) {
  auto digits = doi.find_last_not_of("0123456789");
  if (digits == std::string::npos || digits + 1 == doi.size() || digits < 8) return doi;
  bool version = doi[digits] == 'v' && (doi[digits - 1] == '.' || doi[digits - 1] == '/') && doi.find('/') < digits - 1;
  bool f1000 = doi.starts_with("10.12688/") && doi[digits] == '.' && is_digit(doi[digits - 1]);
  if (version) doi.resize(digits - 1);
  if (f1000) doi.resize(digits);
  return doi;
}

std::string first_of(std::string a, std::string b) { return a.empty() ? std::move(b) : std::move(a); }

// Servers that give each version, or the article that follows, a DOI of its own.
bool is_preprint(std::string_view doi) {
  constexpr std::string_view kServers[] = {"10.1101/",          "10.64898/",          "10.48550/",
                                           "10.2139/ssrn",      "10.31219/",          "10.31234/",
                                           "10.31235/",         "10.20944/preprints", "10.21203/rs",
                                           "10.36227/techrxiv", "10.26434/chemrxiv",  "10.7287/peerj.preprints",
                                           "10.5281/zenodo",    "10.22541/au",        "10.33774/"};
  return std::ranges::any_of(kServers, [&](std::string_view server) { return doi.starts_with(server); });
}

void read_names(StoryFeatures& features, const StoryRecord& record) {
  auto url = parse_url(record.url);
  bool linked = url && url->is_http();
  features.doi = without_version(first_of(find_doi(record.doi), linked ? find_doi(url->str()) : std::string{}));
  features.arxiv = first_of(linked ? find_arxiv(url->str()) : std::string{}, find_arxiv(features.doi));
  if (!linked) return;
  features.link = canonical_link(*url);
  if (is_front_page(features.link)) features.link.clear();
  features.host = url->host();
}

}  // namespace

StoryFeatures story_features(const StoryRecord& record) {
  StoryFeatures features;
  read_names(features, record);
  std::string site = features.host + " " + record.container + " " + record.feed + " " + join(record.authors, " ");
  features.title = read_story_title(record.title, site);
  features.title_text = join(features.title.words, " ");
  features.trigrams = trigrams_of(features.title_text);
  features.feed = record.feed;
  features.year = year_of(record.date);
  if (features.year) features.day = day_of(record.date);
  if (features.day) features.moment = moment_of(record.date);
  features.names = names_of(record.authors);
  features.container = read_container(record.container);
  features.is_preprint = is_preprint(features.doi);
  features.is_early = features.is_preprint || !features.arxiv.empty() || features.container.is_preprint_server;
  features.volume = first_number(record.volume);
  features.issue = first_number(record.issue);
  features.first_page = first_page_of(record.pages);
  features.in_supplement = is_in_supplement(record, features.first_page);
  std::vector<std::uint32_t> pairs = pairs_of(record.abstract);
  if (pairs.size() >= kOpening) features.opening = opening_of(pairs);
  features.shingles = HashSet(std::move(pairs));
  return features;
}

std::string_view figures_of(std::string_view page) {
  return page.substr(std::min(page.find_first_of("0123456789"), page.size()));
}

}  // namespace twinform
