// SPDX-License-Identifier: MIT
#include "text/url.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/host.h"
#include "text/percent.h"

namespace twinform {

// Writes the parts of a URL one behind the other and remembers where each begins.
struct UrlBuilder {
  Url url;

  std::string& href() { return url.href_; }
  std::uint32_t here() const { return static_cast<std::uint32_t>(url.href_.size()); }

  void scheme(std::string_view name) {
    href() += to_lower(name);
    url.scheme_end_ = here();
    href() += ':';
  }
  void no_host() { url.host_begin_ = url.host_end_ = here(); }
  void credentials(std::string_view encoded) { href() += encoded; }
  void host(std::string_view name) {
    url.host_begin_ = here();
    href() += name;
    url.host_end_ = here();
  }
  void port(std::string_view digits) {
    if (!digits.empty()) (href() += ':') += digits;
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

bool is_slash(char c) { return c == '/' || c == '\\'; }
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

enum class Dots { none, one, two };

// "." and ".." also as %2e (WHATWG URL §4.4).
Dots dots_in(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    const std::size_t size = segment.front() == '.' ? 1 : istarts_with(segment, "%2e") ? 3 : 0;
    if (size == 0 || ++dots > 2) return Dots::none;
    segment.remove_prefix(size);
  }
  return dots == 1 ? Dots::one : dots == 2 ? Dots::two : Dots::none;
}

// Appends the segments of `text` to the path that begins at `root` and has no slash at its end.
void append_segments(std::string& href, std::size_t root, std::string_view text) {
  for (bool last = false; !last;) {
    const std::size_t end = first(text, [](char c) { return is_slash(c); });
    last = end == text.size();
    const std::string_view segment = text.substr(0, end);
    const Dots dots = dots_in(segment);
    if (dots == Dots::two) href.resize(std::max(root, std::min(href.rfind('/'), href.size())));
    if (dots == Dots::none || last) href += '/';
    if (dots == Dots::none) append_encoded(href, segment, UrlPart::path);
    if (!last) text.remove_prefix(end + 1);
  }
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
  return builder.url;
}

// "user:password@" as it stands in a URL; "" where both are empty.
std::string encoded_credentials(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view password = text.substr(std::min(colon + 1, text.size()));
  std::string out;
  append_encoded(out, text.substr(0, colon), UrlPart::userinfo);
  if (!password.empty()) {
    out += ':';
    append_encoded(out, password, UrlPart::userinfo);
  }
  return out.empty() ? out : out + "@";
}

Result<std::string> parse_port(std::string_view text, std::string_view standard) {
  if (!std::all_of(text.begin(), text.end(), is_digit)) return no_url("the port is no number");
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.empty() ? 0 : text.size() - 1));
  if (text.size() > 5 || parse_integer(text).value_or(0) > 65535) return no_url("the port is too large");
  return text == standard ? std::string() : std::string(text);
}

// `text` begins at the authority, behind the slashes.
Result<Url> with_authority(std::string_view scheme, std::string_view text) {
  const std::size_t end = first(text, [](char c) { return is_slash(c) || ends_path(c); });
  std::string_view authority = text.substr(0, end);
  const std::size_t at = authority.rfind('@');
  const std::size_t host_begin = at == std::string_view::npos ? 0 : at + 1;
  std::string_view host = authority.substr(host_begin);
  const std::size_t colon = host.starts_with('[') ? host.find(':', host.find(']')) : host.find(':');
  const std::string_view port = colon == std::string_view::npos ? std::string_view{} : host.substr(colon + 1);
  UrlBuilder builder;
  builder.href().reserve(scheme.size() + text.size() + 8);
  builder.scheme(scheme);
  builder.href() += "//";
  builder.credentials(encoded_credentials(authority.substr(0, host_begin - (host_begin > 0 ? 1 : 0))));
  builder.host(TRY(parse_host(host.substr(0, colon))));
  builder.port(TRY(parse_port(port, default_port(builder.url.scheme()).value_or(""))));
  add_path(builder, text.substr(end));
  return builder.url;
}

// file: has neither credentials nor port, and may have no host. Drive letters are no matter here.
Result<Url> file_with_host(std::string_view text) {
  const std::size_t end = first(text, [](char c) { return is_slash(c) || ends_path(c); });
  std::string host = end == 0 ? std::string() : TRY(parse_host(text.substr(0, end)));
  UrlBuilder builder;
  builder.scheme("file");
  builder.href() += "//";
  builder.host(host == "localhost" ? "" : host);
  add_path(builder, text.substr(end));
  return builder.url;
}

Result<Url> file_url(std::string_view rest) {
  if (starts_with_slashes(rest)) return file_with_host(rest.substr(2));
  return file_with_host(!rest.empty() && is_slash(rest.front()) ? std::string(rest) : "/" + std::string(rest));
}

std::string_view without_last_segment(std::string_view path) { return path.substr(0, path.rfind('/')); }

// A reference without scheme, or with that of a special `base` (RFC 3986 §5.2.2).
Result<Url> relative(const Url& base, std::string_view text) {
  if (starts_with_slashes(text)) {
    if (base.scheme() == "file") return file_with_host(text.substr(2));
    return with_authority(base.scheme(), without_slashes(text));
  }
  UrlBuilder builder;
  builder.take_authority(base);
  if (!text.empty() && is_slash(text.front())) {
    add_path(builder, text);
    return builder.url;
  }
  const auto [path, tail] = split_tail(text);
  const std::size_t root = builder.here();
  const bool keeps_query = path.empty() && !tail.starts_with('?');
  if (path.empty()) {
    builder.href() += base.path();
  } else {
    builder.href() += without_last_segment(base.path());
    append_segments(builder.href(), root, path);
  }
  builder.tail(std::string(keeps_query ? UrlBuilder::marked_query(base) : "") + std::string(tail), UrlPart::query);
  return builder.url;
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
