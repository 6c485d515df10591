// SPDX-License-Identifier: MIT
#include "text/clean.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/byte_set.h"
#include "text/charset_tables.h"
#include "text/normal.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace twinform {

namespace {

constexpr char32_t kBlackFlag = 0x1F3F4;
constexpr int kLongestFlag = 7;  // a subdivision's code and the cancel tag (UTS #51, emoji tag sequences)

constexpr bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }
constexpr bool is_tag(char32_t c) { return between(c, 0xE0000, 0xE007F); }
constexpr bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || between(c, 0xFDD0, 0xFDEF); }
constexpr bool is_control(char32_t c) { return c < 0x20 || between(c, 0x7F, 0x9F); }
constexpr bool is_bidi_control(char32_t c) { return between(c, 0x202A, 0x202E) || between(c, 0x2066, 0x2069); }
constexpr bool is_line_end(char32_t c) { return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029; }
constexpr bool is_tabulation(char32_t c) { return c == '\t' || c == '\v' || c == '\f'; }

// Programs that take windows-1252 for Latin-1 write its quotation marks and dashes as C1 controls: what they meant.
std::string what_was_meant(char32_t c) {
  std::string meant;
  if (between(c, 0x80, 0x9F) && kWindows1252[c - 0x80] != utf8::kReplacement)
    append_code_point(meant, kWindows1252[c - 0x80]);
  return meant;
}

constexpr bool is_unwanted(char32_t c) {
  if (c < 0x2000) return is_control(c) || c == 0xAD;
  return is_bidi_control(c) || between(c, 0x206A, 0x206F) || between(c, 0xFFF9, 0xFFFB) || c == 0xFEFF ||
         is_noncharacter(c);
}

// Where the run of printable ASCII at `offset` ends: what every form of cleaning leaves alone.
std::size_t printable_end(std::string_view bytes, std::size_t offset) {
  static constexpr ByteSet kOther("", 0x20, 0x7F);
  return kOther.find_in(bytes, offset);
}

// The same over several lines.
std::size_t clean_lines_end(std::string_view bytes, std::size_t offset) {
  for (;;) {
    offset = printable_end(bytes, offset);
    if (offset == bytes.size() || bytes[offset] != '\n') return offset;
    ++offset;
  }
}

// Takes over what is clean in whole stretches; only the rest is put in its place piece by piece.
class Scrubber {
 public:
  explicit Scrubber(std::string_view bytes) : bytes_(bytes) { out_.reserve(bytes.size()); }

  bool keeps(char32_t c) const { return is_tag(c) ? tags_left_ > 0 : !is_unwanted(c); }

  // `c`, which keeps() allowed, stays as it stands.
  void keep(char32_t c) {
    odd_ = odd_ || !is_nfc_inert(c);
    if (is_tag(c))
      --tags_left_;
    else
      tags_left_ = c == kBlackFlag ? kLongestFlag : 0;
  }
  void end_flag() { tags_left_ = 0; }

  // `with` stands for the bytes [begin, end).
  void replace(std::size_t begin, std::size_t end, std::string_view with) {
    out_ += bytes_.substr(taken_, begin - taken_);
    out_ += with;
    taken_ = end;
    if (!with.empty()) end_flag();
  }

  std::string finish() && {
    replace(bytes_.size(), bytes_.size(), "");
    return odd_ ? nfc(std::move(out_)) : std::move(out_);
  }

 private:
  std::string_view bytes_;
  std::size_t taken_ = 0;  // so far in `out_`, or left out
  std::string out_;
  int tags_left_ = 0;
  bool odd_ = false;
};

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string scrub(std::string_view bytes, std::size_t clean_prefix) {
  Scrubber out(bytes);
  for (std::size_t at = clean_prefix;;) {
    const std::size_t begin = clean_lines_end(bytes, at);
    if (begin > at) out.end_flag();
    at = begin;
    if (at == bytes.size()) return std::move(out).finish();
    const std::int32_t read = utf8::next(bytes, at);
    const auto c = static_cast<char32_t>(read);
    if (c == '\r' && at < bytes.size() && bytes[at] == '\n') ++at;
    if (read < 0)
      out.replace(begin, at, kReplacement);
    else if (c == '\r' || is_line_end(c))
      out.replace(begin, at, "\n");
    else if (is_tabulation(c))
      out.replace(begin, at, " ");
    else if (out.keeps(c))
      out.keep(c);
    else
      out.replace(begin, at, what_was_meant(c));
  }
}

std::size_t visible_end(std::string_view bytes, std::size_t offset) {
  while (offset < bytes.size() && bytes[offset] > ' ' && bytes[offset] < 0x7F) ++offset;
  return offset;
}

// Words apart by one space. A gap is white space and what is dropped beside it; it begins before the first character,
// where nothing takes its place.
class LineScrubber {
 public:
  explicit LineScrubber(std::string_view bytes) : bytes_(bytes), out_(bytes) {}

  std::string run() && {
    for (std::size_t at = 0; at < bytes_.size();) {
      if (const std::size_t end = visible_end(bytes_, at); end > at) {
        end_gap(at);
        out_.end_flag();
        at = end;
      } else {
        read_one(at);
      }
    }
    if (in_gap_) out_.replace(gap_, bytes_.size(), "");
    return std::move(out_).finish();
  }

 private:
  void read_one(std::size_t& at) {
    const std::size_t begin = at;
    const std::int32_t read = utf8::next(bytes_, at);
    const auto c = static_cast<char32_t>(read);
    if (read < 0) {
      end_gap(begin);
      out_.replace(begin, at, kReplacement);
    } else if (is_white_space(c)) {
      begin_gap(begin);
    } else if (out_.keeps(c)) {
      end_gap(begin);
      out_.keep(c);
    } else if (std::string meant = what_was_meant(c); !meant.empty()) {
      end_gap(begin);
      out_.replace(begin, at, meant);
    } else if (!in_gap_) {
      out_.replace(begin, at, "");
    }
  }

  void begin_gap(std::size_t begin) {
    out_.end_flag();
    if (!in_gap_) gap_ = begin;
    in_gap_ = true;
  }
  void end_gap(std::size_t end) {
    if (in_gap_) out_.replace(gap_, end, gap_ == 0 ? "" : " ");
    in_gap_ = false;
  }

  std::string_view bytes_;
  Scrubber out_;
  bool in_gap_ = true;
  std::size_t gap_ = 0;
};

bool is_clean_ascii_line(std::string_view bytes) {
  if (bytes.empty()) return true;
  return bytes.front() != ' ' && bytes.back() != ' ' && printable_end(bytes, 0) == bytes.size() &&
         bytes.find("  ") == std::string_view::npos;
}

}  // namespace

Text clean_text(std::string_view bytes) {
  const std::size_t prefix = clean_lines_end(bytes, 0);
  return Text(prefix == bytes.size() ? std::string(bytes) : scrub(bytes, prefix));
}

Text clean_line(std::string_view bytes) {
  return Text(is_clean_ascii_line(bytes) ? std::string(bytes) : LineScrubber(bytes).run());
}

Text clean_line(std::string_view bytes, std::size_t most_bytes) {
  Text line = clean_line(beginning(bytes, most_bytes));
  return line.view().size() <= most_bytes ? line : clean_line(beginning(line.view(), most_bytes));
}

std::string_view beginning(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return text.substr(0, end);
}

bool is_clean_ascii(std::string_view bytes) { return clean_lines_end(bytes, 0) == bytes.size(); }

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = utf8::ascii_end(bytes, 0); at < bytes.size(); at = utf8::ascii_end(bytes, at)) {
    if (utf8::next(bytes, at) < 0) return false;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = utf8::ascii_end(bytes, at);
    out += bytes.substr(at, end - at);
    at = end;
    if (at == bytes.size()) break;
    const std::size_t begin = at;
    out += utf8::next(bytes, at) < 0 ? kReplacement : bytes.substr(begin, at - begin);
  }
  return out;
}

}  // namespace twinform
