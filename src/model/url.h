// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace twinform {

// An absolute URL as RFC 3986 and the WHATWG URL standard agree on it: ASCII, scheme and host in lower case, host
// in punycode, dot segments resolved, default port gone. Only parse_url() (text/url.h) makes one that is not empty.
class Url {
 public:
  Url() = default;
  const std::string& str() const { return href_; }
  bool empty() const { return href_.empty(); }
  std::string_view scheme() const { return part(0, scheme_end_); }               // "https"
  std::string_view host() const { return part(host_begin_, host_end_); }         // "example.org", "[::1]"
  std::string_view port() const;                                                 // "8080", "" for the default
  std::string_view authority() const { return part(host_begin_, path_begin_); }  // host and port, no credentials
  std::string_view path() const { return part(path_begin_, query_begin_); }      // "/a/b"
  std::string_view query() const;                                                // without "?"
  std::string_view fragment() const;                                             // without "#"
  std::string_view without_fragment() const { return part(0, fragment_begin_); }
  bool is_http() const { return scheme() == "http" || scheme() == "https"; }
  auto operator<=>(const Url& other) const { return href_ <=> other.href_; }
  bool operator==(const Url& other) const { return href_ == other.href_; }

 private:
  friend struct UrlBuilder;  // text/url.cpp
  std::string_view part(std::uint32_t from, std::uint32_t to) const {
    return std::string_view(href_).substr(from, to - from);
  }
  std::string href_;
  std::uint32_t scheme_end_ = 0, host_begin_ = 0, host_end_ = 0, path_begin_ = 0, query_begin_ = 0, fragment_begin_ = 0;
};

inline std::string_view Url::port() const {
  return host_end_ < path_begin_ ? part(host_end_ + 1, path_begin_) : std::string_view{};
}
inline std::string_view Url::query() const {
  return query_begin_ < fragment_begin_ ? part(query_begin_ + 1, fragment_begin_) : std::string_view{};
}
inline std::string_view Url::fragment() const {
  auto end = static_cast<std::uint32_t>(href_.size());
  return fragment_begin_ < end ? part(fragment_begin_ + 1, end) : std::string_view{};
}

}  // namespace twinform
