// SPDX-License-Identifier: MIT
#include "text/url.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/host.h"
#include "text/percent.h"
#include "text/url_authority.h"
#include "text/url_path.h"

namespace twinform {

// Writes the parts of a URL one behind the other and remembers where each begins.
struct UrlBuilder {
  Url url;

  std::string& href() { return url.href_; }
  std::uint32_t here() const { return static_cast<std::uint32_t>(url.href_.size()); }

  void reserve(std::size_t size) { href().reserve(size); }

  void scheme(std::string_view name) {
    href() += to_lower(name);
    url.scheme_end_ = here();
    href() += ':';
  }
  void no_host() { url.host_begin_ = url.host_end_ = here(); }
  void authority(const Authority& authority) {
    (href() += "//") += authority.credentials;
    url.host_begin_ = here();
    href() += authority.host;
    url.host_end_ = here();
    if (!authority.port.empty()) (href() += ':') += authority.port;
  }
  void begin_path() { url.path_begin_ = url.query_begin_ = url.fragment_begin_ = here(); }

  // "?query#fragment", each optional; behind the path.
  void tail(std::string_view text, UrlPart query_set) {
    const std::size_t hash = std::min(text.find('#'), text.size());
    url.query_begin_ = here();
    if (text.starts_with('?')) {
      href() += '?';
      append_encoded(href(), text.substr(1, hash - 1), query_set);
    }
    url.fragment_begin_ = here();
    if (hash == text.size()) return;
    href() += '#';
    append_encoded(href(), text.substr(hash + 1), UrlPart::fragment);
  }

  // Scheme, credentials, host and port of `base`, up to where its path begins.
  void take_authority(const Url& base) {
    url.href_.assign(base.href_, 0, base.path_begin_);
    url.scheme_end_ = base.scheme_end_;
    url.host_begin_ = base.host_begin_;
    url.host_end_ = base.host_end_;
    begin_path();
  }

  // With its "?", where there is one.
  static std::string_view marked_query(const Url& base) { return base.part(base.query_begin_, base.fragment_begin_); }
};

namespace {

tl::unexpected<Error> no_url(std::string_view why) { return fail(ErrorKind::input, "not a URL: " + std::string(why)); }

// Special schemes (WHATWG URL §4.1) with their default ports. Others have no host as far as we read them.
std::optional<std::string_view> default_port(std::string_view scheme) {
  if (scheme == "https") return "443";
  if (scheme == "http") return "80";
  if (scheme == "ftp") return "21";
  if (scheme == "file") return "";
  return std::nullopt;
}
bool is_special(std::string_view scheme) { return default_port(scheme).has_value(); }

// Where the first character stands that `wanted` wants; the size where there is none.
template <class Predicate>
std::size_t first(std::string_view text, Predicate wanted) {
  return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), wanted) - text.begin());
}

bool ends_path(char c) { return c == '?' || c == '#'; }
bool starts_with_slashes(std::string_view text) { return text.size() >= 2 && is_slash(text[0]) && is_slash(text[1]); }
std::string_view without_slashes(std::string_view text) {
  while (!text.empty() && is_slash(text.front())) text.remove_prefix(1);
  return text;
}

// The scheme at the front, without its colon; "" where there is none.
std::string_view leading_scheme(std::string_view text) {
  if (text.empty() || !is_alpha(text.front())) return {};
  std::size_t end = 1;
  while (end < text.size() &&
         (is_alpha(text[end]) || is_digit(text[end]) || text[end] == '+' || text[end] == '-' || text[end] == '.')) {
    ++end;
  }
  return end < text.size() && text[end] == ':' ? text.substr(0, end) : std::string_view{};
}

struct Split {
  std::string_view path, tail;
};
Split split_tail(std::string_view text) {
  const std::size_t end = first(text, [](char c) { return ends_path(c); });
  return {text.substr(0, end), text.substr(end)};
}

void add_path(UrlBuilder& builder, std::string_view text) {
  const auto [path, tail] = split_tail(text);
  const std::size_t root = builder.here();
  builder.begin_path();
  append_segments(builder.href(), root, !path.empty() && is_slash(path.front()) ? path.substr(1) : path);
  builder.tail(tail, UrlPart::query);
}

Url opaque(std::string_view scheme, std::string_view rest) {
  UrlBuilder builder;
  builder.scheme(scheme);
  builder.no_host();
  builder.begin_path();
  const auto [path, tail] = split_tail(rest);
  append_encoded(builder.href(), path, UrlPart::opaque);
  builder.tail(tail, UrlPart::opaque);
  return std::move(builder.url);
}

// `text` begins at the authority, behind the slashes.
Result<Url> with_authority(std::string_view scheme, std::string_view text) {
  const std::size_t end = first(text, [](char c) { return is_slash(c) || ends_path(c); });
  const Authority authority = TRY(parse_authority(text.substr(0, end), default_port(scheme).value_or("")));
  UrlBuilder builder;
  builder.reserve(scheme.size() + text.size() + 8);
  builder.scheme(scheme);
  builder.authority(authority);
  add_path(builder, text.substr(end));
  return std::move(builder.url);
}

// file: has neither credentials nor port, and may have no host. Drive letters are no matter here.
Result<Url> file_with_host(std::string_view text) {
  const std::size_t end = first(text, [](char c) { return is_slash(c) || ends_path(c); });
  Authority authority;
  if (end > 0) authority.host = TRY(parse_host(text.substr(0, end)));
  if (authority.host == "localhost") authority.host.clear();
  UrlBuilder builder;
  builder.scheme("file");
  builder.authority(authority);
  add_path(builder, text.substr(end));
  return std::move(builder.url);
}

Result<Url> file_url(std::string_view rest) {
  if (starts_with_slashes(rest)) return file_with_host(rest.substr(2));
  return file_with_host(!rest.empty() && is_slash(rest.front()) ? std::string(rest) : "/" + std::string(rest));
}

std::string_view without_last_segment(std::string_view path) { return path.substr(0, path.rfind('/')); }

// A reference without a path: the query stays unless there is another.
Url same_path(const Url& base, std::string_view tail) {
  UrlBuilder builder;
  builder.take_authority(base);
  builder.href() += base.path();
  const std::string_view query = tail.starts_with('?') ? std::string_view{} : UrlBuilder::marked_query(base);
  builder.tail(std::string(query) += tail, UrlPart::query);
  return std::move(builder.url);
}

// A reference without scheme, or with that of a special `base` (RFC 3986 §5.2.2).
Result<Url> relative(const Url& base, std::string_view text) {
  if (starts_with_slashes(text)) {
    if (base.scheme() == "file") return file_with_host(text.substr(2));
    return with_authority(base.scheme(), without_slashes(text));
  }
  const auto [path, tail] = split_tail(text);
  if (path.empty()) return same_path(base, tail);
  UrlBuilder builder;
  builder.reserve(base.str().size() + text.size());
  builder.take_authority(base);
  const std::size_t root = builder.here();
  if (!is_slash(path.front())) builder.href() += without_last_segment(base.path());
  append_segments(builder.href(), root, is_slash(path.front()) ? path.substr(1) : path);
  builder.tail(tail, UrlPart::query);
  return std::move(builder.url);
}

bool is_break(char c) { return c == '\t' || c == '\n' || c == '\r'; }

std::string_view without_surroundings(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  return text;
}

Result<Url> parse_tidy(std::string_view text, const Url& base) {
  const std::string_view scheme = leading_scheme(text);
  if (scheme.empty()) {
    if (base.empty()) return no_url("it has no scheme");
    if (is_special(base.scheme())) return relative(base, text);
    if (!text.starts_with('#')) return no_url("nothing can be relative to " + std::string(base.scheme()) + ":");
    return opaque(base.scheme(),
                  std::string(base.without_fragment().substr(base.scheme().size() + 1)) + std::string(text));
  }
  const std::string_view rest = text.substr(scheme.size() + 1);
  const std::string name = to_lower(scheme);
  if (!is_special(name)) return opaque(name, rest);
  if (name == base.scheme() && !starts_with_slashes(rest)) return relative(base, rest);
  if (name == "file") return file_url(rest);
  return with_authority(name, without_slashes(rest));
}

// White space around and line breaks within, as they come from feeds, are no part of a URL.
Result<Url> parse(std::string_view text, const Url& base) {
  text = without_surroundings(text);
  if (text.size() > limits::kUrlBytes) return no_url("it is too long");
  std::string tidied;
  if (!is_valid_utf8(text) || first(text, [](char c) { return is_break(c); }) < text.size()) {
    tidied = repair_utf8(text);
    std::erase_if(tidied, is_break);
    text = tidied;
  }
  Url url = TRY(parse_tidy(text, base));
  if (url.str().size() > limits::kUrlBytes) return no_url("it is too long");
  return url;
}

}  // namespace

Result<Url> parse_url(std::string_view text) { return parse(text, Url{}); }

Result<Url> resolve_url(const Url& base, std::string_view reference) { return parse(reference, base); }

}  // namespace twinform
