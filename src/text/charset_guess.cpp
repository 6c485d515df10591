// SPDX-License-Identifier: MIT
#include "text/charset_guess.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/strings.h"
#include "text/transcode.h"

namespace twinform {

namespace {

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// ICU's confidence is 0 to 100: 10 is noise, 14 to 70 is where it is right. A text that is mostly beyond ASCII is in some
// script that needs it, whatever the confidence.
constexpr std::int32_t kSure = 30, kSureOfScript = 12;

bool is_beyond_ascii(char c) { return (c & 0x80) != 0; }

// The texts between tags that go beyond ASCII, as much as the detector looks at: addresses and dates would water the
// statistics down. No charset that it knows has "<" in a longer character.
std::string sample(std::string_view bytes) {
  constexpr std::size_t kSize = 8 << 10, kLookedAt = 256 << 10;
  std::string out;
  bytes = bytes.substr(0, kLookedAt);
  while (!bytes.empty() && out.size() < kSize) {
    const std::string_view text = bytes.substr(0, bytes.find('<'));
    if (std::any_of(text.begin(), text.end(), is_beyond_ascii)) out.append(text.substr(0, kSize)).append("\n");
    bytes.remove_prefix(text.size());
    bytes.remove_prefix(std::min(bytes.find('>'), bytes.size() - 1) + 1);
  }
  return out;
}

struct Letters {
  std::ptrdiff_t ascii = 0, others = 0;
  explicit Letters(std::string_view text)
      : ascii(std::count_if(text.begin(), text.end(), is_alpha)),
        others(std::count_if(text.begin(), text.end(), is_beyond_ascii)) {}
  bool are_enough() const { return others >= 8; }  // fewer are no statistics
  bool are_of_script() const { return others > 2 * ascii; }
};

// TIS-620: vowels written before a consonant have one behind them, marks above and below have something before them.
bool is_thai(std::string_view text) {
  bool wants_consonant = false, takes_mark = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool consonant = byte >= 0xA1 && byte <= 0xCE;
    const bool mark = byte == 0xD1 || (byte >= 0xD4 && byte <= 0xDA) || (byte >= 0xE7 && byte <= 0xEE);
    if ((wants_consonant && !consonant) || (mark && !takes_mark)) return false;
    if (byte >= 0x80 && (byte < 0xA1 || byte > 0xFB || (byte > 0xDA && byte < 0xDF))) return false;
    wants_consonant = byte >= 0xE0 && byte <= 0xE4;
    takes_mark = consonant || mark;
  }
  return true;
}

// KOI8-U has Ukrainian letters where KOI8-R has box drawings.
bool is_ukrainian(std::string_view text) { return text.find_first_of("\xA4\xA6\xA7\xAD") != std::string_view::npos; }

std::optional<Charset> match(const UCharsetMatch* found, std::string_view text, const Letters& letters) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucsdet_getName(found, &status);
  const std::int32_t confidence = ucsdet_getConfidence(found, &status);
  if (U_FAILURE(status) || name == nullptr) return std::nullopt;
  if (confidence < (letters.are_of_script() ? kSureOfScript : kSure)) return std::nullopt;
  auto charset = find_charset(name);
  if (charset && charset->name == "koi8-r" && is_ukrainian(text)) charset = find_charset("koi8-u");
  const bool reads = charset && charset->kind == CharsetKind::other && transcode(text, *charset).bad * 50 < text.size();
  return reads ? charset : std::nullopt;
}

}  // namespace

std::optional<Charset> guess_charset(std::string_view bytes, bool scripts_only) {
  const std::string text = sample(bytes);
  const Letters letters(text);
  if (!letters.are_enough() || (scripts_only && !letters.are_of_script())) return std::nullopt;
  if (letters.are_of_script() && is_thai(text)) return find_charset("tis-620");
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return std::nullopt;
  ucsdet_setText(detector.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** found = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return std::nullopt;
  for (std::int32_t i = 0; i < count; ++i) {
    if (auto charset = match(found[i], text, letters)) return charset;
  }
  return std::nullopt;
}

}  // namespace twinform
