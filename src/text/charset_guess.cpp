// SPDX-License-Identifier: MIT
#include "text/charset_guess.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "text/utf8.h"

namespace twinform {

namespace {

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// ICU's confidence is 0 to 100; on a line of text it is 33 to 60 where it is right. Latin letters look alike in every
// Latin charset, so another than the usual one has to be surer.
constexpr std::int32_t kSure = 30, kSureOfLatin = 50;

bool is_latin(std::string_view name) {
  return name == "iso-8859-2" || name == "windows-1250" || name == "iso-8859-9" || name == "windows-1254";
}

// The text between tags, from where it goes beyond ASCII, as much as the detector looks at. No charset that it knows
// has "<" in a longer character.
std::string sample(std::string_view bytes) {
  constexpr std::size_t kBefore = 64, kSize = 8 << 10;
  const std::size_t begin = utf8::ascii_end(bytes, 0);
  bytes.remove_prefix(begin - std::min(begin, kBefore));
  std::string out;
  bool in_tag = false;
  for (const char c : bytes.substr(0, 4 * kSize)) {
    if (c == '<')
      in_tag = true;
    else if (c == '>')
      in_tag = false;
    else if (!in_tag && out.size() < kSize)
      out += c;
  }
  return out;
}

// Fewer are no statistics.
bool is_enough(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }) >= 8;
}

std::optional<Charset> match(const UCharsetMatch* found) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucsdet_getName(found, &status);
  const std::int32_t confidence = ucsdet_getConfidence(found, &status);
  if (U_FAILURE(status) || name == nullptr) return std::nullopt;
  auto charset = find_charset(name);
  if (!charset || charset->kind != CharsetKind::other) return std::nullopt;
  return confidence >= (is_latin(charset->name) ? kSureOfLatin : kSure) ? charset : std::nullopt;
}

}  // namespace

std::optional<Charset> guess_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return std::nullopt;
  const std::string text = sample(bytes);
  if (!is_enough(text)) return std::nullopt;
  ucsdet_setText(detector.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
  const UCharsetMatch* found = ucsdet_detect(detector.get(), &status);
  return U_SUCCESS(status) && found != nullptr ? match(found) : std::nullopt;
}

}  // namespace twinform
