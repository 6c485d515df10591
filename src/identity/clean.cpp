// SPDX-License-Identifier: MIT
#include "identity/clean.h"

#include <algorithm>

#include "base/strings.h"
#include "identity/tracking.h"
#include "identity/wrappers.h"
#include "text/url.h"

namespace twinform {

namespace {

bool is_tracking_pair(const Url& url, std::string_view pair) {
  std::size_t equals = std::min(pair.find('='), pair.size());
  return !pair.empty() &&
         is_tracking(url.host(), pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
}

// A path parameter of Java servlets.
void cut_servlet_session(std::string& path) {
  constexpr std::string_view kMark = ";jsessionid=";
  std::size_t at = ifind(path, kMark);
  if (at == std::string::npos) return;
  std::size_t end = path.find_first_of("/;", at + 1);
  path.erase(at, end == std::string::npos ? end : end - at);
}

// "/(S(lit3py55t21z5v55vlm25s55))/": ASP.NET's sessions without cookies.
void cut_asp_session(std::string& path) {
  constexpr std::string_view kMark = "/(s(", kEnd = "))";
  constexpr std::size_t kSize = kMark.size() + 24 + kEnd.size();
  std::size_t at = ifind(path, kMark);
  if (at != std::string::npos && std::string_view(path).substr(at, kSize).ends_with(kEnd)) path.erase(at, kSize);
}

std::string without_session(std::string_view text) {
  std::string path(text);
  cut_servlet_session(path);
  cut_asp_session(path);
  return path;
}

// With its "?"; as it was where nothing is to be taken off.
std::string kept_query(const Url& url, std::string_view query) {
  std::string kept;
  bool is_first = true;
  for (std::string_view pair : split(query.substr(1), '&')) {
    if (is_tracking_pair(url, pair)) continue;
    if (!is_first) kept += '&';
    is_first = false;
    kept += pair;
  }
  return kept.empty() && query.size() > 1 ? kept : "?" + kept;
}

// Statistics look behind "#" too; what begins with ":~:" speaks to the browser (URL Fragment Text Directives §3).
std::string kept_fragment(const Url& url, std::string_view fragment) {
  std::string_view kept = fragment.substr(1, fragment.find(":~:") - 1);
  std::vector<std::string_view> pairs = split(kept, '&');
  auto tells = [&](std::string_view pair) { return pair.find('=') != pair.npos && is_tracking_pair(url, pair); };
  bool goes = std::ranges::all_of(pairs, tells) || (kept.empty() && fragment.size() > 1);
  return goes ? std::string() : "#" + std::string(kept);
}

std::string without_tracking(const Url& url) {
  std::string_view all = url.str();
  std::size_t path_begin = static_cast<std::size_t>(url.path().data() - all.data());
  std::size_t query_begin = path_begin + url.path().size(), fragment_begin = url.without_fragment().size();
  std::string text(all.substr(0, path_begin));
  text += without_session(url.path());
  if (fragment_begin > query_begin) text += kept_query(url, all.substr(query_begin, fragment_begin - query_begin));
  if (all.size() > fragment_begin) text += kept_fragment(url, all.substr(fragment_begin));
  return text;
}

// "?a=1&amp;b=2", "?a=1&#038;b=2": of a feed that escapes twice.
Url with_ampersands(const Url& url) {
  if (url.str().find(';') == std::string_view::npos) return url;
  std::string text(url.str());
  for (std::string_view reference : {"&amp;", "&#038;", "&#38;"}) text = replace_all(std::move(text), reference, "&");
  return text.size() == url.str().size() ? url : parse_url(text).value_or(url);
}

}  // namespace

Url clean_link(const Url& url) {
  Url clean = url;
  while (clean.is_http()) {
    std::string rest = without_tracking(with_ampersands(unwrap_link(clean)));
    // Each round makes it shorter, so that there is an end.
    if (rest.size() >= clean.str().size()) break;
    auto next = parse_url(rest);
    if (!next || next->str().size() >= clean.str().size()) break;
    clean = *std::move(next);
  }
  return clean;
}

}  // namespace twinform
