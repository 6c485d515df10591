// SPDX-License-Identifier: MIT
#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace twinform {

namespace {

std::string place_prefix(const Place& place) {
  if (place.file.empty()) return {};
  if (place.line == 0) return place.file + ": ";
  if (place.column == 0) return fmt::format("{}:{}: ", place.file, place.line);
  return fmt::format("{}:{}:{}: ", place.file, place.line, place.column);
}

// The line, and a caret below the column; tabs stay tabs so that the caret stands where it should.
std::string excerpt(const Place& place) {
  std::string number = place.line > 0 ? fmt::format("{:>5}", place.line) : std::string(5, ' ');
  std::string out = fmt::format("{} | {}\n", number, place.excerpt);
  std::string pad;
  int column = 1;
  for (std::size_t i = 0; i < place.excerpt.size() && column < place.column; ++i) {
    auto byte = static_cast<unsigned char>(place.excerpt[i]);
    if ((byte & 0xC0U) == 0x80U) continue;
    pad += byte == '\t' ? '\t' : ' ';
    ++column;
  }
  auto tildes = static_cast<std::size_t>(std::max(0, place.length - 1));
  return out + fmt::format("      | {}^{}\n", pad, std::string(tildes, '~'));
}

}  // namespace

std::string one_line(const Error& error) {
  std::string out = error.what;
  if (error.context.empty()) return out;
  out += " (";
  for (std::size_t i = 0; i < error.context.size(); ++i) {
    if (i > 0) out += "; ";
    out += error.context[i];
  }
  return out + ")";
}

std::string full_report(const Error& error) {
  std::string out = place_prefix(error.where) + "error: " + one_line(error) + "\n";
  if (!error.where.excerpt.empty() && error.where.column > 0) out += excerpt(error.where);
  if (!error.hint.empty()) out += "hint: " + error.hint + "\n";
  return out;
}

}  // namespace twinform
