// SPDX-License-Identifier: MIT
#include "text/transcode.h"

#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "text/charset_tables.h"
#include "text/converter.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace twinform {

namespace {

struct BadPlaces {
  const Charset& charset;
  std::size_t count = 0;
};

// ICU calls this for each sequence that it can't read. Its own substitution callback writes U+001A for some charsets. As the
// WHATWG has it, a lead byte takes no letter with it, and a lone 80 in GBK is the euro sign.
void count_and_replace(const void* context, UConverterToUnicodeArgs* args, const char* bytes, std::int32_t size,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  auto& bad = *static_cast<BadPlaces*>(const_cast<void*>(context));
  const bool euro = size == 1 && *bytes == '\x80' && bad.charset.converter == "gb18030";
  if (!euro) ++bad.count;
  const auto last = static_cast<unsigned char>(bytes[size - 1]);
  const std::array<UChar, 2> meaning{euro ? u'€' : u'\uFFFD', last};
  const bool with_last = bad.charset.kind == CharsetKind::other && size > 1 && last >= 0x40 && last < 0x80;
  ucnv_cbToUWriteUChars(args, meaning.data(), with_last ? 2 : 1, 0, status);
}

// Streams through a fixed pivot and a fixed buffer, so that memory is what the result takes.
void convert(UConverter* from, UConverter* to, std::string_view bytes, std::string& out) {
  std::array<UChar, 4096> pivot{};
  std::array<char, 16384> buffer{};
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  const char* source = bytes.data();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to, from, &target, buffer.data() + buffer.size(), &source, bytes.data() + bytes.size(), pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
    out.append(buffer.data(), target);
  }
}

Transcoded by_table(std::string_view bytes, std::u16string_view table) {
  Transcoded result;
  result.utf8.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = utf8::ascii_end(bytes, at);
    result.utf8 += bytes.substr(at, end - at);
    at = end;
    if (at == bytes.size()) break;
    const char16_t c = table[static_cast<unsigned char>(bytes[at++]) - 0x80U];
    if (c == utf8::kReplacement) ++result.bad;
    append_code_point(result.utf8, c);
  }
  return result;
}

// What the bytes 80 to FF mean to a converter; empty where that is not one UTF-16 unit each. A table is quicker, and leaves
// ASCII's control characters in their places, which IBM's charsets do not.
std::u16string single_byte_table(UConverter* from, const Charset& charset) {
  if (charset.kind != CharsetKind::other || ucnv_getType(from) != UCNV_SBCS) return {};
  std::string bytes;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) bytes += static_cast<char>(byte);
  std::u16string table(bytes.size(), u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_toUChars(from, table.data(), static_cast<std::int32_t>(table.size()), bytes.data(),
                                  static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status) || size != static_cast<std::int32_t>(table.size())) return {};
  std::replace(table.begin(), table.end(), u'\x1A', u'\uFFFD');
  correct_table(table, charset.name);
  return table;
}

Transcoded by_icu(std::string_view bytes, const Charset& charset) {
  const Converter from = open_converter(charset.converter.c_str()), to = open_converter("UTF-8");
  if (from == nullptr || to == nullptr) return mend_utf8(bytes);
  const std::u16string table = single_byte_table(from.get(), charset);
  if (!table.empty()) return by_table(bytes, table);
  BadPlaces bad{charset};
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(from.get(), &count_and_replace, &bad, nullptr, nullptr, &status);
  Transcoded result;
  result.utf8.reserve(bytes.size() + bytes.size() / 4);
  convert(from.get(), to.get(), bytes, result.utf8);
  result.bad = bad.count;
  return result;
}

// A surrogate written as three bytes, which UTF-8 forbids and some Java programs send.
std::optional<char32_t> surrogate_at(std::string_view bytes, std::size_t at) {
  if (at + 3 > bytes.size() || bytes[at] != '\xED') return std::nullopt;
  const auto second = static_cast<unsigned char>(bytes[at + 1]), third = static_cast<unsigned char>(bytes[at + 2]);
  if (second < 0xA0 || second > 0xBF || third < 0x80 || third > 0xBF) return std::nullopt;
  return 0xD000U | (second & 0x3FU) << 6U | (third & 0x3FU);
}

// What stands at `at`, where no valid sequence begins; moves behind it.
char32_t mend_one(std::string_view bytes, std::size_t& at) {
  if (const auto high = surrogate_at(bytes, at)) {
    const auto low = *high < 0xDC00 ? surrogate_at(bytes, at + 3) : std::nullopt;
    const bool pair = low && *low >= 0xDC00;
    at += pair ? 6 : 3;
    return pair ? 0x10000 + ((*high & 0x3FFU) << 10U) + (*low & 0x3FFU) : utf8::kReplacement;
  }
  const std::size_t begin = at;
  utf8::next(bytes, at);
  const bool lone = at - begin == 1;
  return lone ? kWindows1252[static_cast<unsigned char>(bytes[begin]) - 0x80U] : utf8::kReplacement;
}

}  // namespace

Transcoded transcode(std::string_view bytes, const Charset& charset) {
  if (charset.kind == CharsetKind::utf8) return mend_utf8(bytes);
  const auto table = charset_table(charset.name);
  return table.empty() ? by_icu(bytes, charset) : by_table(bytes, table);
}

Utf8Survey survey_utf8(std::string_view bytes) {
  Utf8Survey survey;
  for (std::size_t at = utf8::ascii_end(bytes, 0); at < bytes.size(); at = utf8::ascii_end(bytes, at)) {
    const std::size_t begin = at;
    if (utf8::next(bytes, at) >= 0) {
      ++survey.sequences;
    } else {
      ++survey.bad;
      mend_one(bytes, at = begin);
    }
  }
  return survey;
}

Transcoded mend_utf8(std::string_view bytes) {
  Transcoded result;
  result.utf8.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = utf8::ascii_end(bytes, 0), good = 0;; at = utf8::ascii_end(bytes, at)) {
    const std::size_t begin = at;
    if (at < bytes.size() && utf8::next(bytes, at) >= 0) continue;
    result.utf8 += bytes.substr(good, begin - good);
    if (begin == bytes.size()) return result;
    append_code_point(result.utf8, mend_one(bytes, at = begin));
    ++result.bad;
    good = at;
  }
}

}  // namespace twinform
