// SPDX-License-Identifier: MIT
#include "time/plain_date.h"

#include <array>

#include "base/strings.h"
#include "time/feed_date_parts.h"

namespace twinform {

namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  bool accept(char c) {
    bool found = !rest_.empty() && rest_.front() == c;
    if (found) rest_.remove_prefix(1);
    return found;
  }
  bool accept(std::string_view word) {
    bool found = rest_.starts_with(word);
    if (found) rest_.remove_prefix(word.size());
    return found;
  }
  // A number of exactly so many digits.
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!is_digit(rest_[i])) return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }
  std::size_t skip_digits() {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    rest_.remove_prefix(count);
    return count;
  }
  void skip_letters() {
    while (!rest_.empty() && is_alpha(rest_.front())) rest_.remove_prefix(1);
  }
  std::string_view take(std::size_t count) {
    std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view rest_;
};

bool scan_clock(Scanner& scanner, DateParts& parts) {
  parts.hour = scanner.number(2);
  if (!parts.hour || !scanner.accept(':')) return false;
  auto minute = scanner.number(2);
  if (!minute) return false;
  parts.minute = *minute;
  if (!scanner.accept(':')) return true;
  auto second = scanner.number(2);
  if (!second) return false;
  parts.second = *second;
  return !scanner.accept('.') || scanner.skip_digits() > 0;
}

bool scan_offset(Scanner& scanner, DateParts& parts) {
  int direction = scanner.accept('+') ? 1 : scanner.accept('-') ? -1 : 0;
  auto hours = direction == 0 ? std::nullopt : scanner.number(2);
  scanner.accept(':');
  auto minutes = scanner.number(2);
  if (!hours || !minutes || *minutes > 59) return false;
  parts.offset = direction * (*hours * 60 + *minutes);
  return true;
}

std::optional<Instant> scan_rfc3339(Scanner scanner) {
  DateParts parts;
  parts.year = scanner.number(4);
  if (!parts.year || !scanner.accept('-')) return std::nullopt;
  parts.month = scanner.number(2);
  if (!parts.month || !scanner.accept('-')) return std::nullopt;
  parts.day = scanner.number(2);
  if (!parts.day || (!scanner.accept('T') && !scanner.accept(' ')) || !scan_clock(scanner, parts)) return std::nullopt;
  if (!scanner.accept('Z') && !scan_offset(scanner, parts)) return std::nullopt;
  return scanner.done() ? parts.moment() : std::nullopt;
}

std::optional<int> english_month(std::string_view name) {
  constexpr std::string_view kNames = "JanFebMarAprMayJunJulAugSepOctNovDec";
  std::size_t at = name.size() == 3 ? kNames.find(name) : std::string_view::npos;
  if (at == std::string_view::npos || at % 3 != 0) return std::nullopt;
  return static_cast<int>(at / 3) + 1;
}

std::optional<Instant> scan_rfc822(Scanner scanner) {
  DateParts parts;
  scanner.skip_letters();
  scanner.accept(", ");
  parts.day = scanner.number(2);
  if (!parts.day) parts.day = scanner.number(1);
  if (!parts.day || !scanner.accept(' ')) return std::nullopt;
  parts.month = english_month(scanner.take(3));
  if (!parts.month || !scanner.accept(' ')) return std::nullopt;
  parts.year = scanner.number(4);
  if (!parts.year || !scanner.accept(' ') || !scan_clock(scanner, parts) || !scanner.accept(' ')) return std::nullopt;
  if (!scanner.accept("GMT") && !scanner.accept("UTC") && !scan_offset(scanner, parts)) return std::nullopt;
  return scanner.done() ? parts.moment() : std::nullopt;
}

// Ten digits could also be year, month, day and hour.
bool could_be_written_out(std::int64_t value) {
  return value / 1'000'000 >= 1990 && value / 10'000 % 100 <= 12 && value / 100 % 100 <= 31 && value % 100 <= 24;
}

}  // namespace

std::optional<Instant> plain_date(std::string_view text) {
  if (text.size() < 17 || text.size() > 40) return std::nullopt;
  return is_digit(text[2]) && is_digit(text[3]) ? scan_rfc3339(Scanner(text)) : scan_rfc822(Scanner(text));
}

std::optional<Instant> epoch_date(std::string_view text) {
  if (text.starts_with('@')) text.remove_prefix(1);
  if (text.starts_with("/Date(")) text = text.substr(6, text.find_first_of("+-)") - 6);
  std::string_view digits = text.substr(0, text.find('.'));
  for (char c : text) {
    if (!is_digit(c) && c != '.') return std::nullopt;
  }
  auto value = digits.size() >= 9 && digits.size() <= 16 ? parse_integer(digits) : std::nullopt;
  if (!value) return std::nullopt;
  switch (digits.size()) {
    case 9: return from_epoch(*value);
    case 10: return could_be_written_out(*value) ? std::nullopt : std::optional(from_epoch(*value));
    case 13: return from_epoch(*value / 1'000);
    case 16: return from_epoch(*value / 1'000'000);
    default: return std::nullopt;
  }
}

}  // namespace twinform
