// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinform {

struct Decoded {
  std::string utf8;                   // valid; without BOM
  std::string charset;                // what it was, by its WHATWG name: "utf-8", "windows-1251", "utf-16le"
  std::vector<std::string> warnings;  // "declared utf-8, read as windows-1252", "3 bytes were not valid"
};

// Bytes to UTF-8. A BOM wins, then valid UTF-8 (beyond ASCII) beats every declaration, then `header` (the Content-Type's
// charset), then `declared` (the XML declaration's or meta's). Labels by the WHATWG Encoding standard and the odd names that
// feeds use. Without any, or where UTF-8 or Latin-1 can't be true: what the letters' frequencies show clearly, else windows-1252.
// In UTF-8 with some bad bytes, each lone one is read as windows-1252. Converters are ICU's, tables the WHATWG's but for control
// characters, private use and 162 rare characters of Hong Kong.
// Takes the string so that good UTF-8 is moved, not copied.
Decoded decode_charset(std::string bytes, std::string_view header, std::string_view declared);

// The charset parameter of a Content-Type value, in lower case; "" where there is none.
std::string charset_of(std::string_view content_type);
// The encoding in an XML declaration of ASCII bytes; "" where there is none.
std::string_view declared_encoding(std::string_view bytes);
// The media type alone, in lower case: "application/rss+xml".
std::string media_type_of(std::string_view content_type);

}  // namespace twinform
