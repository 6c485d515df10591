// SPDX-License-Identifier: MIT
// An answer while it arrives, hop by hop, within its limits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "fetch/http.h"

namespace twinform {

class Incoming {
 public:
  enum class Overflow { none, headers, body };

  void start(std::size_t body_cap);

  // One line of a header block, line break included; false: too much.
  bool take_header(std::string_view line);
  // A piece of the decoded body; false: too much.
  bool take_body(std::string_view piece);
  // All has come: undoes compression that nobody announced; false: too much.
  bool complete();

  Overflow overflow() const { return overflow_; }
  bool only_permanent_hops() const { return only_permanent_; }  // every answer before this one was a 301 or 308
  Headers& headers() { return headers_; }                       // of the last hop
  std::string& body() { return body_; }

 private:
  void take_status_line(std::string_view line);
  void take_field(std::string_view line);

  Headers headers_;
  std::string body_;
  std::size_t body_cap_ = 0, header_bytes_ = 0;
  int status_ = 0;
  bool in_headers_ = false, only_permanent_ = true;
  Overflow overflow_ = Overflow::none;
};

}  // namespace twinform
