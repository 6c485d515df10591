// SPDX-License-Identifier: MIT
#include "base/json_writer.h"

#include <fmt/format.h>

#include "base/byte_set.h"

namespace twinform {

namespace {

constexpr ByteSet kEscaped("\"\\", 0x20);

// RFC 8259 §7.
std::string escape_of(char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return fmt::format("\\u{:04x}", static_cast<int>(c));
  }
}

}  // namespace

void JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  comma_ = false;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
}

void JsonWriter::begin_value() {
  if (comma_) out_ += ',';
  comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  begin_value();
  write_string(name);
  out_ += ':';
  comma_ = false;
}

void JsonWriter::value(std::string_view text) {
  begin_value();
  write_string(text);
}

void JsonWriter::value(std::int64_t number) {
  begin_value();
  out_ += std::to_string(number);
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  if (text.empty()) return;
  key(name);
  value(text);
}

void JsonWriter::member(std::string_view name, const std::optional<std::int64_t>& number) {
  if (!number) return;
  key(name);
  value(*number);
}

void JsonWriter::write_string(std::string_view text) {
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = kEscaped.find_in(text, at);
    out_ += text.substr(at, end - at);
    if (end < text.size()) out_ += escape_of(text[end++]);
    at = end;
  }
  out_ += '"';
}

}  // namespace twinform
