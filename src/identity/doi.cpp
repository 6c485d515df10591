// SPDX-License-Identifier: MIT
// DOIs as they stand in links and text (DOI Handbook §2.2: "10.", digits with optional dots, "/", anything printable).
#include <algorithm>

#include "base/limits.h"
#include "base/strings.h"
#include "identity/identifiers.h"
#include "identity/publisher_dois.h"
#include "text/url.h"

namespace twinform {

namespace {

// In running text "10.5/11" is a mark; real prefixes have four digits and more.
constexpr std::size_t kRegistrantDigits = 4;

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

// Where the suffix begins, when a prefix of at least `least` digits stands at `at`; 0 when none does.
std::size_t suffix_begin(std::string_view text, std::size_t at, std::size_t least) {
  if (!text.substr(at).starts_with("10.")) return 0;
  std::size_t count = digits_at(text, at + 3);
  if (count < least || count == 0) return 0;
  std::size_t end = at + 3 + count;
  while (end < text.size() && text[end] == '.' && digits_at(text, end + 1) > 0) end += 1 + digits_at(text, end + 1);
  return end + 1 < text.size() && text[end] == '/' ? end + 1 : 0;
}

bool ends_suffix(char c, bool angles) {
  if (c == '<' || c == '>') return !angles;
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '"';
}

// How many more closing brackets than opening ones; one pass, since a hostile link is all brackets.
std::ptrdiff_t surplus(std::string_view text, char open, char close) {
  return std::ranges::count(text, close) - std::ranges::count(text, open);
}

// Without the full stop, quotation mark or bracket after a DOI in a sentence.
std::string_view without_punctuation(std::string_view doi) {
  constexpr std::string_view kStray = ".,;:'!?*";
  std::ptrdiff_t round = surplus(doi, '(', ')'), square = surplus(doi, '[', ']'), curly = surplus(doi, '{', '}');
  auto is_stray = [&](char c) {
    if (c == ')') return round-- > 0;
    if (c == ']') return square-- > 0;
    if (c == '}') return curly-- > 0;
    return kStray.find(c) != std::string_view::npos;
  };
  while (!doi.empty() && is_stray(doi.back())) doi.remove_suffix(1);
  return doi;
}

std::string doi_at(std::string_view text, std::size_t at, std::size_t least) {
  std::size_t suffix = suffix_begin(text, at, least);
  if (suffix == 0) return {};
  bool angles = istarts_with(text.substr(suffix), "(sici)");  // old Wiley DOIs carry <page::AID…>
  std::size_t end = suffix;
  while (end < text.size() && !ends_suffix(text[end], angles)) ++end;
  std::string_view doi = without_punctuation(text.substr(at, end - at));
  return at + doi.size() > suffix ? to_lower(doi) : std::string{};
}

// The first in running text, not inside another number or word.
std::string scan(std::string_view text, std::size_t least) {
  for (std::size_t at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 1)) {
    bool inside = at > 0 && (is_digit(text[at - 1]) || is_alpha(text[at - 1]) || text[at - 1] == '.');
    std::string doi = inside ? std::string{} : doi_at(text, at, least);
    if (!doi.empty()) return doi;
  }
  return {};
}

bool cut_end(std::string& doi, std::string_view end) {
  if (!doi.ends_with(end) || doi.size() <= end.size()) return false;
  doi.resize(doi.size() - end.size());
  return true;
}

// "v2", "v2.full", "v2.full.pdf" of bioRxiv and medRxiv.
void cut_preprint_version(std::string& doi) {
  if (!doi.starts_with("10.1101/") && !doi.starts_with("10.64898/")) return;
  std::size_t v = doi.rfind('v');
  if (v == std::string::npos || v < 10 || !is_digit(doi[v - 1])) return;
  std::size_t digits = digits_at(doi, v + 1);
  bool ends = v + 1 + digits == doi.size() || doi[v + 1 + digits] == '.';
  if (digits > 0 && ends) doi.resize(v);
}

// What publishers hang behind the DOI in their paths.
std::string without_view(std::string doi) {
  constexpr std::string_view kViews[] = {
      "/fulltext.html", "/fulltext", "/full",        "/abstract", "/abs",  "/epdf", "/ampdf",   "/epub",
      "/pdfdirect",     "/pdf",      "/summary",     "/meta",     "/html", "/xml",  "/metrics", "/references",
      "/citedby",       "/suppinfo", "/peer-review", "/comments", ".pdf",  ".html", ".full",    "/"};
  for (std::string_view part : {"/full/", "/suppl_file/", "/figures/", "/tables/"})
    doi.resize(std::min(doi.find(part, doi.find('/') + 1), doi.size()));
  auto cut_one = [&] { return std::ranges::any_of(kViews, [&](std::string_view view) { return cut_end(doi, view); }); };
  while (cut_one()) continue;
  cut_preprint_version(doi);
  return doi;
}

// Some links are escaped twice. What is still escaped then is no DOI.
std::string decoded(std::string_view text) { return percent_decode(percent_decode(text)); }
std::string unescaped(std::string doi) { return doi.find('%') == std::string::npos ? std::move(doi) : std::string{}; }

// "10.1093/nar/gkab123/6159873", "10.1063/5.0123456/2871234/A-title": Silverchair's sites (Oxford, AIP, Emerald …) put a number of
// their own behind the DOI of an article, and its title.
std::string without_site_number(std::string doi, std::string_view before) {
  constexpr std::size_t kLeast = 5;
  bool is_article = before.ends_with("/doi") && before.find("article") != std::string_view::npos;
  for (std::size_t at = doi.find('/', doi.find('/') + 1); is_article && at != std::string::npos;
       at = doi.find('/', at + 1)) {
    std::size_t end = at + 1 + digits_at(doi, at + 1);
    if (end - at > kLeast && (end == doi.size() || doi[end] == '/')) doi.resize(at);
  }
  return doi;
}

// The value of ?doi=, ?id=, Dataverse's ?persistentId= or OpenURL's ?rft_id= (ANSI/NISO Z39.88), up to the next parameter.
std::string doi_in_query(std::string_view query) {
  for (std::string_view pair : split(query, '&')) {
    auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    std::string_view name = pair.substr(0, equals);
    auto is_name = [&](std::string_view one) { return iequals(name, one); };
    if (std::ranges::none_of(std::initializer_list<std::string_view>{"doi", "id", "persistentid", "rft_id"}, is_name))
      continue;
    std::string value = decoded(pair.substr(equals + 1));
    std::size_t begin = istarts_with(value, "doi:") ? 4 : istarts_with(value, "info:doi/") ? 9 : 0;
    if (std::string doi = doi_at(value, begin, kRegistrantDigits); !doi.empty()) return doi;
  }
  return {};
}

bool is_resolver(std::string_view host) {
  return iequals(host, "doi.org") || iequals(host, "dx.doi.org") || iequals(host, "www.doi.org") ||
         iequals(host, "hdl.handle.net");
}

std::string doi_in_path(std::string_view path) {
  for (std::size_t at = path.find("10."); at != std::string::npos; at = path.find("10.", at + 1)) {
    std::string_view before = path.substr(0, at);
    if (!before.ends_with('/') && !before.ends_with("/doi:")) continue;
    std::string doi = doi_at(path, at, kRegistrantDigits);
    if (doi.empty()) continue;
    if (before.ends_with('/')) before.remove_suffix(1);
    return without_site_number(without_view(std::move(doi)), before);
  }
  return {};
}

std::string doi_in_link(std::string_view link) {
  std::string_view rest = link.substr(link.find("//") + 2);
  rest = rest.substr(0, rest.find('#'));
  std::size_t question = std::min(rest.find('?'), rest.size());
  std::string_view query = rest.substr(std::min(question + 1, rest.size()));
  std::string_view host = rest.substr(0, std::min(rest.find('/'), question));
  std::string path = decoded(rest.substr(host.size(), question - host.size()));
  if (is_resolver(host)) {
    std::size_t at = path.starts_with("/doi:") ? 5 : 1;
    return path.size() > at ? doi_at(path, at, 1) : std::string{};
  }
  if (std::string doi = doi_in_path(path); !doi.empty()) return doi;
  if (std::string doi = doi_in_query(query); !doi.empty()) return doi;
  return doi_by_rule(host, path, query);
}

}  // namespace

std::string find_doi(std::string_view text) {
  text = trim(text.substr(0, limits::kUrlBytes));
  if (istarts_with(text, "http://") || istarts_with(text, "https://")) return unescaped(doi_in_link(text));
  for (std::string_view prefix : {"doi:", "info:doi/", "urn:doi:"}) {
    if (istarts_with(text, prefix)) return scan(trim(text.substr(prefix.size())), 1);
  }
  if (std::string doi = doi_at(text, 0, 1); !doi.empty()) return doi;
  return scan(text, kRegistrantDigits);
}

}  // namespace twinform
