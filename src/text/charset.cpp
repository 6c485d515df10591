// SPDX-License-Identifier: MIT
#include "text/charset.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "text/charset_guess.h"
#include "text/charset_labels.h"
#include "text/converter.h"
#include "text/transcode.h"
#include "text/utf8.h"

namespace twinform {

namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes, label;
};

// The longer ones first: UTF-32LE's begins with UTF-16LE's.
constexpr std::array kMarks = std::to_array<Mark>({{"\xFF\xFE\0\0"sv, "utf-32le"},
                                                   {"\0\0\xFE\xFF"sv, "utf-32be"},
                                                   {"\xEF\xBB\xBF"sv, "utf-8"},
                                                   {"\xFF\xFE"sv, "utf-16le"},
                                                   {"\xFE\xFF"sv, "utf-16be"}});

const Mark* byte_order_mark(std::string_view bytes) {
  const auto* found =
      std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& m) { return bytes.starts_with(m.bytes); });
  return found == kMarks.end() ? nullptr : found;
}

// Some programs put a mark before what is in another charset.
bool belies(std::string_view text, const Mark& mark) {
  constexpr std::size_t kManyBad = 8;
  if (mark.label != "utf-8") return !text.empty() && text.find('\0') == std::string_view::npos;
  const Utf8Survey survey = survey_utf8(text);
  return survey.sequences == 0 && survey.bad >= kManyBad;
}

// Where the NULs stand among the first four bytes tells UTF-16 and UTF-32 without a mark (XML 1.0, appendix F).
std::string_view wide_by_pattern(std::string_view bytes) {
  if (bytes.size() < 4) return {};
  std::string pattern;
  for (const char c : bytes.substr(0, 4)) pattern += c == '\0' ? '0' : 'x';
  if (pattern == "x0x0") return "utf-16le";
  if (pattern == "0x0x") return "utf-16be";
  if (pattern == "x000") return "utf-32le";
  if (pattern == "000x") return "utf-32be";
  return {};
}

// EBCDIC's "<?xm" (XML 1.0, appendix F). Which of its many codes it is stands in the declaration, which all write alike.
std::optional<Charset> ebcdic_by_pattern(std::string_view bytes) {
  if (!bytes.starts_with("\x4C\x6F\xA7\x94")) return std::nullopt;
  const Charset plain{.name = "ibm037", .converter = "ibm-37", .kind = CharsetKind::ebcdic};
  const std::string label(declared_encoding(transcode(bytes.substr(0, 256), plain).utf8));
  // ICU overlooks signs in names, which are printed.
  const bool plain_name =
      std::ranges::all_of(label, [](char c) { return is_alpha(c) || is_digit(c) || c == '-' || c == '_'; });
  const bool known = !label.empty() && plain_name && open_converter(label.c_str()) != nullptr;
  return known ? Charset{.name = label, .converter = label, .kind = CharsetKind::ebcdic} : plain;
}

// The switch to Kanji in ISO-2022-JP (RFC 1468); an escape character is no text in any other charset.
bool has_japanese_escape(std::string_view bytes) {
  return bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos;
}

// UTF-16 beyond its first characters: a good part of what markup is made of has NULs.
bool has_many_nuls(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  return std::count(head.begin(), head.end(), '\0') * 8 > static_cast<std::ptrdiff_t>(head.size());
}

std::size_t marks_at_front(std::string_view utf8) {
  std::size_t size = 0;
  while (utf8.substr(size).starts_with("\xEF\xBB\xBF")) size += 3;
  return size;
}

std::string invalid_bytes(std::size_t count) {
  return count == 1 ? "1 byte was not valid" : std::to_string(count) + " bytes were not valid";
}

// What the document says of itself, and what comes of it.
class Decoding {
 public:
  Decoding(std::string bytes, std::string_view header, std::string_view declared) : bytes_(std::move(bytes)) {
    for (const auto label : {header, declared}) add_claim(label);
  }

  Decoded run() && {
    if (const Mark* mark = byte_order_mark(bytes_)) {
      const std::string_view text = std::string_view(bytes_).substr(mark->bytes.size());
      if (wide_by_pattern(text).empty() && !belies(text, *mark)) return by(*find_charset(mark->label));
      bytes_.erase(0, mark->bytes.size());
    }
    if (const auto label = wide_by_pattern(bytes_); !label.empty()) return by(*find_charset(label));
    if (const auto ebcdic = ebcdic_by_pattern(bytes_)) return by(*ebcdic);
    if (const auto claim = first([this](const Charset& c) { return looks_like(c); })) return by(*claim);
    const Utf8Survey survey = survey_utf8(bytes_);
    const bool ascii = survey.bad == 0 && survey.sequences == 0;
    if (ascii && has_japanese_escape(bytes_)) return by(*find_charset("iso-2022-jp"));
    const auto legacy = declared_legacy();
    if (survey.bad == 0) return as_utf8(survey.sequences == 0 && legacy ? legacy->name : "utf-8");
    if (is_mostly_utf8(survey, legacy.has_value())) return by(*find_charset("utf-8"));
    return by(legacy && !is_western(*legacy) ? *legacy : guess());
  }

 private:
  void add_claim(std::string_view label) {
    if (trim(label).empty()) return;
    if (auto charset = find_charset(label))
      claims_.push_back(*std::move(charset));
    else
      result_.warnings.push_back("unknown charset \"" + quotable(label) + "\"");
  }

  static std::string quotable(std::string_view label) {
    std::string out;
    for (const char c : label.substr(0, 40)) out += c > ' ' && c < 0x7F ? c : '?';
    return out;
  }

  template <class Predicate>
  std::optional<Charset> first(Predicate predicate) const {
    const auto found = std::find_if(claims_.begin(), claims_.end(), predicate);
    return found == claims_.end() ? std::nullopt : std::optional(*found);
  }

  // Charsets whose bytes are valid UTF-8 by accident have to be believed when they show their marks.
  bool looks_like(const Charset& charset) const {
    if (charset.kind == CharsetKind::wide) return has_many_nuls(bytes_);
    if (charset.kind != CharsetKind::stateful || !utf8::is_ascii(bytes_)) return false;
    return bytes_.find(charset.name.starts_with("hz") ? "~{" : "\x1B") != std::string::npos;
  }

  // Valid sequences hardly arise by chance: as many as bad bytes are proof enough, unless another charset was declared.
  static bool is_mostly_utf8(const Utf8Survey& survey, bool other_declared) {
    return survey.sequences > 0 && survey.sequences >= survey.bad * (other_declared ? 4 : 1);
  }

  static bool is_western(const Charset& charset) { return charset.name == "windows-1252"; }

  // Some servers call everything Latin-1, so another claim counts for more.
  std::optional<Charset> declared_legacy() const {
    const auto is_legacy = [](const Charset& c) { return c.kind == CharsetKind::other; };
    const auto other = first([&](const Charset& c) { return is_legacy(c) && !is_western(c); });
    return other ? other : first(is_legacy);
  }

  // UTF-8 and Latin-1 are what servers and templates say of everything, the latter of Western text mostly with reason.
  Charset guess() const {
    auto guessed = guess_charset(bytes_, first(is_western).has_value());
    return guessed ? *std::move(guessed) : *find_charset("windows-1252");
  }

  Decoded as_utf8(std::string charset) {
    result_.utf8 = std::move(bytes_);
    return finish(std::move(charset), 0);
  }

  Decoded by(const Charset& charset) {
    if (charset.kind == CharsetKind::utf8 && survey_utf8(bytes_).bad == 0) return as_utf8(charset.name);
    Transcoded transcoded = transcode(bytes_, charset);
    result_.utf8 = std::move(transcoded.utf8);
    return finish(charset.name, transcoded.bad);
  }

  Decoded finish(std::string charset, std::size_t bad) {
    if (const std::size_t marks = marks_at_front(result_.utf8); marks > 0) result_.utf8.erase(0, marks);
    if (!claims_.empty() && claims_.front().name != charset) {
      result_.warnings.push_back("declared " + claims_.front().name + ", read as " + charset);
    }
    if (bad > 0) result_.warnings.push_back(invalid_bytes(bad));
    result_.charset = std::move(charset);
    return std::move(result_);
  }

  std::string bytes_;
  std::vector<Charset> claims_;  // the header's first
  Decoded result_;
};

// The value of a parameter that begins at the front of `text`: a token or a quoted string.
std::string parameter_value(std::string_view text) {
  text = trim(text);
  const char quote = text.empty() ? '\0' : text.front();
  if (quote == '"' || quote == '\'') {
    text.remove_prefix(1);
    return to_lower(trim(text.substr(0, text.find(quote))));
  }
  return to_lower(text.substr(0, text.find_first_of(" \t,")));
}

}  // namespace

Decoded decode_charset(std::string bytes, std::string_view header, std::string_view declared) {
  return Decoding(std::move(bytes), header, declared).run();
}

std::string charset_of(std::string_view content_type) {
  for (const auto parameter : split(content_type, ';')) {
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !iequals(trim(parameter.substr(0, equals)), "charset")) continue;
    return parameter_value(parameter.substr(equals + 1));
  }
  return {};
}

std::string_view declared_encoding(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  if (istarts_with(head, "<?xml")) head = head.substr(0, head.find("?>"));  // as nearly all begin
  const std::string lower = to_lower(head);
  const std::size_t begin = lower.find("<?xml");
  const std::size_t at = lower.find("encoding", std::min(begin, lower.size()));
  if (at > lower.find("?>", std::min(begin, lower.size()))) return {};
  const std::size_t quote = head.find_first_of("\"'", std::min(at, head.size()));
  if (quote == std::string_view::npos) return {};
  const std::size_t end = head.find(head[quote], quote + 1);
  return end == std::string_view::npos ? std::string_view{} : trim(head.substr(quote + 1, end - quote - 1));
}

std::string media_type_of(std::string_view content_type) {
  return to_lower(trim(content_type.substr(0, content_type.find_first_of(";,"))));
}

}  // namespace twinform
