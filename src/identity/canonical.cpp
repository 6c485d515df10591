// SPDX-License-Identifier: MIT
#include "identity/canonical.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/strings.h"
#include "identity/clean.h"
#include "identity/tracking_list.h"
#include "identity/wrapper_kinds.h"
#include "text/url.h"

namespace twinform {

namespace {

bool cut_begin(std::string& text, std::string_view begin) {
  if (!text.starts_with(begin)) return false;
  text.erase(0, begin.size());
  return true;
}

bool cut_end(std::string& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

// "m.", "www." and the like, as long as a domain with a dot remains.
bool cut_label(std::string& host) {
  constexpr std::string_view kLabels[] = {"www.", "m.", "mobile.", "amp."};
  return std::ranges::any_of(kLabels, [&](std::string_view label) {
    return host.starts_with(label) && host.find('.', label.size()) != std::string::npos && cut_begin(host, label);
  });
}

std::string canonical_host(std::string_view host) {
  std::string name(host);
  while (cut_label(name)) continue;
  // en.m.wikipedia.org
  for (auto at = name.find(".m."); at != std::string::npos; at = name.find(".m.")) name.erase(at, 2);
  return name;
}

std::string canonical_port(std::string_view port) {
  return port.empty() || port == "80" || port == "443" ? std::string{} : fmt::format(":{}", port);
}

bool is_unreserved(unsigned char c) {
  return is_alpha(static_cast<char>(c)) || is_digit(static_cast<char>(c)) || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// RFC 3986 §6.2.2: escapes in upper case, and none where none is needed.
std::string normal_escapes(std::string_view text) {
  std::string normal;
  normal.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      normal += text[i];
      continue;
    }
    auto byte = static_cast<unsigned char>(high * 16 + low);
    if (is_unreserved(byte)) {
      normal += static_cast<char>(byte);
    } else {
      normal += fmt::format("%{:02X}", byte);
    }
    i += 2;
  }
  return normal;
}

bool cut_path_end(std::string& path) {
  constexpr std::string_view kEnds[] = {"/",          "/index.html", "/index.htm",    "/index.php",   "/index.jsp",
                                        "/index.asp", "/index.aspx", "/default.aspx", "/default.asp", "/amp",
                                        ".amp"};
  if (std::ranges::any_of(kEnds, [&](std::string_view end) { return cut_end(path, end); })) return true;
  if (!path.ends_with(".amp.html")) return false;
  path.erase(path.size() - 9, 4);
  return true;
}

std::string canonical_path(std::string_view text) {
  std::string path = normal_escapes(text);
  while (path.starts_with("/amp/")) path.erase(0, 4);
  while (cut_path_end(path)) continue;
  return path;
}

std::string canonical_query(std::string_view query) {
  std::string kept;
  for (std::string_view pair : split(query, '&')) {
    if (pair.empty()) continue;
    kept += kept.empty() ? '?' : '&';
    kept += normal_escapes(pair);
  }
  return kept;
}

// "#!/page" is an address of its own in old web applications, and "#comment-12" somebody's words below a page.
std::string canonical_fragment(std::string_view fragment) {
  constexpr std::string_view kComment = "comment-";
  bool is_comment = fragment.starts_with(kComment) && fragment.size() > kComment.size() &&
                    std::ranges::all_of(fragment.substr(kComment.size()), is_digit);
  return is_comment || fragment.starts_with("!") ? fmt::format("#{}", fragment) : std::string{};
}

std::string undecorated(const Url& decorated) {
  Url url = clean_link(decorated);
  if (!url.is_http()) return url.str();
  if (std::string doi = find_doi(url.str()); !doi.empty()) return "https://doi.org/" + doi;
  std::string host = canonical_host(url.host());
  if (std::string arxiv = host == "arxiv.org" ? find_arxiv(url.str()) : ""; !arxiv.empty()) {
    return "https://arxiv.org/abs/" + arxiv;
  }
  if (std::string address = usual_address(url); !address.empty()) return address;
  return fmt::format("https://{}{}{}{}{}", host, canonical_port(url.port()), canonical_path(url.path()),
                     canonical_query(url.query()), canonical_fragment(url.fragment()));
}

}  // namespace

std::string canonical_link(const Url& url) {
  // Taking one thing off can uncover another ("/..;jsessionid=1" is "/.."); a link that has nothing to take off is read once.
  constexpr int kRounds = 9;
  Result<Url> current = url;
  std::string link(url.str());
  for (int round = 0; round < kRounds && current; ++round) {
    std::string next = undecorated(*current);
    if (next == link) break;
    link = std::move(next);
    current = parse_url(link);
  }
  return link;
}

std::string link_rules() {
  constexpr int kRules = 1;  // one more whenever a link that was canonical has another canonical form
  return fmt::format("{}-{}", kRules, hash64_hex(tracking_parameters()));
}

bool are_same_but_for_a_query(std::string_view a, std::string_view b) {
  std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
  char mark = shorter.find('?') == std::string_view::npos ? '?' : '&';
  return !shorter.empty() && longer.starts_with(shorter) && longer.substr(shorter.size()).starts_with(mark);
}

bool is_front_page(std::string_view canonical) {
  constexpr std::string_view kScheme = "https://";
  return !canonical.starts_with(kScheme) || canonical.find_first_of("/?#", kScheme.size()) == std::string_view::npos;
}

}  // namespace twinform
