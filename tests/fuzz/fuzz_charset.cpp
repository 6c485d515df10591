// SPDX-License-Identifier: MIT
// Input: two labels, each ended by a line break, then the bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/charset.h"
#include "text/clean.h"
#include "text/unicode.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

void check_cleaning(const std::string& utf8) {
  const Text text = clean_text(utf8), line = clean_line(utf8);
  require(is_valid_utf8(text.str()) && is_valid_utf8(line.str()));
  require(clean_text(text.str()) == text);
  require(clean_line(line.str()) == line);
  require(to_nfc(text.str()) == text.str());
  require(count_graphemes(text.str()) <= count_code_points(text.str()));
  const auto ends = grapheme_ends(text.str());
  require(ends.empty() ? text.empty() : ends.back() == text.str().size());
  for (const auto& word : folded_words(text.str())) require(!word.empty() && is_valid_utf8(word));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view header = take_line(input), declared = take_line(input);
  charset_of(header);
  media_type_of(header);
  const Decoded decoded = decode_charset(std::string(input), header, declared);
  require(is_valid_utf8(decoded.utf8));
  require(!decoded.charset.empty());
  require(!decoded.utf8.starts_with("\xEF\xBB\xBF"));
  require(is_valid_utf8(repair_utf8(input)));
  check_cleaning(decoded.utf8);
  check_cleaning(std::string(input));
  return 0;
}
