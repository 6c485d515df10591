// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace twinform {

enum class CharsetKind {
  utf8,
  wide,      // UTF-16, UTF-32: ASCII text in it has NULs
  stateful,  // 7 bits with escapes: looks like ASCII
  ebcdic,    // ASCII bytes mean something else
  other,     // ASCII bytes mean ASCII
};

struct Charset {
  std::string name;       // by the WHATWG Encoding standard, in lower case; else as IANA or ICU call it
  std::string converter;  // by what name ICU, or our own table, knows it
  CharsetKind kind = CharsetKind::other;
};

// The charset that a label means: WHATWG's labels, the names that feeds use besides, then whatever ICU knows. Never
// UTF-7, EBCDIC or other codes that read ASCII as something else.
std::optional<Charset> find_charset(std::string_view label);

}  // namespace twinform
