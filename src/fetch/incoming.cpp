// SPDX-License-Identifier: MIT
#include "fetch/incoming.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/strings.h"
#include "fetch/gunzip.h"

namespace twinform {

namespace {

constexpr std::size_t kMostReserved = 1U << 20U;  // on the server's word alone

}  // namespace

void Incoming::start(std::size_t body_cap) {
  *this = Incoming();
  body_cap_ = body_cap;
}

bool Incoming::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > limits::kHeaderBytes) {
    overflow_ = Overflow::headers;
    return false;
  }
  if (line.starts_with("HTTP/")) {
    take_status_line(line);
  } else if (trim(line).empty()) {
    in_headers_ = false;  // what follows the body is a trailer, and no trailer is of use to us
  } else if (in_headers_) {
    take_field(line);
  }
  return true;
}

bool Incoming::take_body(std::string_view piece) {
  if (body_.size() + piece.size() > body_cap_) {
    overflow_ = Overflow::body;
    return false;
  }
  body_ += piece;
  return true;
}

bool Incoming::complete() {
  auto plain = undo_gzip(std::move(body_), body_cap_);
  if (!plain) {
    overflow_ = Overflow::body;
    return false;
  }
  body_ = *std::move(plain);
  return true;
}

// 1xx answers come before the real one and are no hop.
void Incoming::take_status_line(std::string_view line) {
  if (status_ >= 200) only_permanent_ = only_permanent_ && (status_ == 301 || status_ == 308);
  auto words = split_words(line);
  status_ = words.size() > 1 ? static_cast<int>(parse_integer(words[1]).value_or(0)) : 0;
  in_headers_ = true;
  headers_.clear();
  body_.clear();
}

void Incoming::take_field(std::string_view line) {
  if (is_space(line.front())) {  // folded (RFC 9112 §5.2)
    if (!headers_.empty()) headers_.back().second.append(" ").append(trim(line));
    return;
  }
  auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  auto& [name, value] = headers_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  if (!iequals(name, "Content-Length")) return;
  auto announced = static_cast<std::size_t>(std::max(0LL, parse_integer(value).value_or(0)));
  body_.reserve(std::min({announced, body_cap_, kMostReserved}));
}

}  // namespace twinform
