// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "base/base64.h"
#include "base/strings.h"
#include "identity/sites.h"
#include "identity/wrapper_kinds.h"
#include "text/url.h"
#include "text/utf8.h"

namespace twinform {

namespace {

// https://eu-central-1.protection.sophos.com/?d=example.org&u=BASE64&…
std::string of_sophos(const Url& url) {
  return is_of(url.host(), "protection.sophos.com") ? decode_base64(parameter_of(url, "u")) : std::string();
}

bool is_proofpoint(std::string_view host) {
  return host == "urldefense.proofpoint.com" || host == "urldefense.com" || host == "urldefense.us";
}

// https://urldefense.proofpoint.com/v1/url?u=https%3A…&k=…; in v2 "-" stands for "%" and "_" for "/".
std::string of_old_proofpoint(const Url& url) {
  bool is_second = url.path() == "/v2/url";
  if (!is_proofpoint(url.host()) || !(is_second || url.path() == "/v1/url")) return {};
  std::string link = parameter_of(url, "u");
  if (is_second) {
    std::ranges::replace(link, '-', '%');
    std::ranges::replace(link, '_', '/');
    link = percent_decode(link);
  }
  return replace_all(std::move(link), "&amp;", "&");
}

// How many characters "**X" stands for: "A" for two, then the rest of base64url's alphabet.
std::optional<std::size_t> run_length(char c) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::size_t place = kAlphabet.find(c);
  return place == std::string_view::npos ? std::nullopt : std::optional(place + 2);
}

// In v3 "*" stands for the next of the characters that are kept in base64, "**X" for several of them.
std::string with_characters(std::string_view link, std::string_view kept) {
  std::string whole;
  for (std::size_t i = 0; i < link.size(); ++i) {
    if (link[i] != '*') {
      whole += link[i];
      continue;
    }
    std::size_t count = 1;
    if (i + 2 < link.size() && link[i + 1] == '*') {
      auto run = run_length(link[i + 2]);
      if (!run) return {};
      count = *run;
      i += 2;
    }
    for (; count > 0; --count) {
      if (kept.empty()) return {};
      std::size_t size = 0;
      utf8::next(kept, size);
      whole += kept.substr(0, size);
      kept.remove_prefix(size);
    }
  }
  return whole;
}

// https://urldefense.com/v3/__https://example.org/a*b__;Iw!!…$, whose link has its own "?"; some write one "/" for "//".
std::string of_proofpoint(const Url& url) {
  constexpr std::string_view kBegin = "/v3/__", kEnd = "__;";
  if (!is_proofpoint(url.host()) || !url.path().starts_with(kBegin)) return {};
  std::string_view text = url.str();
  text.remove_prefix(text.find(kBegin) + kBegin.size());
  std::size_t end = text.find(kEnd);
  if (end == std::string_view::npos) return {};
  std::string_view kept = text.substr(end + kEnd.size());
  std::string link = with_characters(text.substr(0, end), decode_base64(kept.substr(0, kept.find('!'))));
  for (std::string_view scheme : {"https:/", "http:/"})
    if (istarts_with(link, scheme) && !link.substr(scheme.size()).starts_with('/')) link.insert(scheme.size(), 1, '/');
  return link;
}

}  // namespace

std::string behind_mail_guard(const Url& url) {
  return first_found(url, {of_sophos, of_proofpoint, of_old_proofpoint});
}

}  // namespace twinform
