// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

namespace twinform {

// Words that went through text/ once: valid UTF-8, NFC, no control characters but \n, no bidi overrides, no
// noncharacters. Only clean_text() (text/clean.h) makes one that is not empty, so raw bytes can't reach a
// terminal, the ledger or an adapter by accident.
class Text {
 public:
  Text() = default;
  const std::string& str() const { return value_; }
  std::string_view view() const { return value_; }
  bool empty() const { return value_.empty(); }
  auto operator<=>(const Text&) const = default;
  bool operator==(const Text&) const = default;

 private:
  explicit Text(std::string value) : value_(std::move(value)) {}
  friend Text clean_text(std::string_view);
  friend Text clean_line(std::string_view);
  std::string value_;
};

}  // namespace twinform
