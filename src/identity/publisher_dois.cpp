// SPDX-License-Identifier: MIT
#include "identity/publisher_dois.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "identity/sites.h"

namespace twinform {

namespace {

using Segments = std::vector<std::string_view>;

bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

std::string_view without_file_type(std::string_view name) {
  if (name.ends_with(".pdf")) name.remove_suffix(4);
  return name;
}

// "s41586-020-2649-2", "d41586-020-00001-1": since 2017 the article's address ends in what follows "10.1038/". Older ones do not.
std::string of_nature(const Segments& path) {
  if (path.size() < 2 || path[0] != "articles") return {};
  std::string_view name = without_file_type(path[1]);
  Segments parts = split(name, '-');
  bool fits = parts.size() == 4 && (parts[0].starts_with('s') || parts[0].starts_with('d')) && parts[0].size() == 6 &&
              is_number(parts[0].substr(1)) && is_number(parts[1]) && is_number(parts[2]) && parts[3].size() == 1;
  return fits ? fmt::format("10.1038/{}", name) : std::string();
}

// https://elifesciences.org/articles/12345 is 10.7554/eLife.12345.
std::string of_elife(const Segments& path) {
  bool fits = path.size() > 1 && (path[0] == "articles" || path[0] == "reviewed-preprints") && is_number(path[1]);
  return fits ? fmt::format("10.7554/elife.{}", path[1]) : std::string();
}

// https://peerj.com/articles/123 is 10.7717/peerj.123, …/cs-12 is 10.7717/peerj-cs.12.
std::string of_peerj(const Segments& path) {
  if (path.size() < 2 || path[0] != "articles") return {};
  std::string_view name = without_file_type(path[1]);
  std::size_t hyphen = name.find('-');
  if (hyphen == std::string_view::npos) return is_number(name) ? fmt::format("10.7717/peerj.{}", name) : std::string();
  std::string_view journal = name.substr(0, hyphen), number = name.substr(hyphen + 1);
  bool fits = std::ranges::all_of(journal, is_alpha) && is_number(number);
  return fits ? fmt::format("10.7717/peerj-{}.{}", journal, number) : std::string();
}

// https://acp.copernicus.org/articles/20/1234/2020/ is 10.5194/acp-20-1234-2020.
std::string of_copernicus(std::string_view host, const Segments& path) {
  std::string_view journal = host.substr(0, host.find('.'));
  bool fits = path.size() > 3 && path[0] == "articles" && is_number(path[1]) && is_number(path[2]) &&
              is_number(path[3]) && path[3].size() == 4;
  return fits ? fmt::format("10.5194/{}-{}-{}-{}", journal, path[1], path[2], path[3]) : std::string();
}

// https://papers.ssrn.com/sol3/papers.cfm?abstract_id=123 and https://ssrn.com/abstract=123 are 10.2139/ssrn.123.
std::string of_ssrn(const Segments& path, std::string_view query) {
  constexpr std::string_view kShort = "abstract=", kLong = "abstract_id=";
  std::string_view number;
  if (!path.empty() && path[0].starts_with(kShort)) number = path[0].substr(kShort.size());
  for (std::string_view pair : split(query, '&'))
    if (pair.starts_with(kLong)) number = pair.substr(kLong.size());
  return is_number(number) ? fmt::format("10.2139/ssrn.{}", number) : std::string();
}

}  // namespace

std::string doi_by_rule(std::string_view host, std::string_view path, std::string_view query) {
  constexpr std::string_view kSites[] = {"nature.com", "elifesciences.org", "peerj.com", "copernicus.org", "ssrn.com"};
  std::string site = to_lower(host);
  if (std::ranges::none_of(kSites, [&](std::string_view one) { return is_of(site, one); })) return {};
  std::string lower = to_lower(path.substr(path.starts_with('/') ? 1 : 0));
  Segments segments = split(lower, '/');
  if (is_of(site, "nature.com")) return of_nature(segments);
  if (is_of(site, "elifesciences.org")) return of_elife(segments);
  if (is_of(site, "peerj.com")) return of_peerj(segments);
  if (is_of(site, "copernicus.org")) return of_copernicus(site, segments);
  return of_ssrn(segments, query);
}

}  // namespace twinform
