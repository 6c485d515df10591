// SPDX-License-Identifier: MIT
#include "time/feed_date.h"

#include "base/strings.h"
#include "time/date_cursor.h"
#include "time/feed_date_parts.h"
#include "time/plain_date.h"

namespace twinform {

namespace {

// Goes through the tokens once. Whatever is not understood before the date is whole makes it no date; what comes after is
// trailing text.
class DateReader : DateCursor {
 public:
  DateReader(const std::vector<DateToken>& tokens, DateOrder order) : DateCursor(tokens), order_(order) {}

  std::optional<Instant> read() {
    while (token().kind != Kind::end && !finished_) {
      if (!read_token()) return std::nullopt;
    }
    bool whole = parts_.has_day() || (unknown_ == 0 && (parts_.month || words_ == 0));
    return whole ? parts_.moment() : std::nullopt;
  }

 private:
  bool has_date_part() const { return parts_.year || parts_.day || (parts_.month && !tentative_month_); }
  // True: go on behind `count` tokens.
  bool skip(std::size_t count) {
    at_ += count;
    return true;
  }
  // Something that is no part of a date: trailing text, if there is a date by now.
  bool stop() {
    finished_ = true;
    return parts_.has_day();
  }

  bool read_token() {
    switch (token().kind) {
      case Kind::number: return read_number();
      case Kind::word: return read_word();
      case Kind::ideograph: return read_ideograph();
      default: return read_sign();
    }
  }

  bool read_number() {
    if (token().digits <= 2 && sign_at(1, U':') && number_at(2)) return read_clock();
    if (!parts_.hour && (reads_as_hour(1) || dotted_clock())) return read_spoken_clock();
    if (token(1).kind == Kind::ideograph && read_counted(token(1).character)) return skip(2);
    if (!has_date_part() && read_numeric_date()) return true;
    if (!has_date_part() && (read_month_of_year() || read_week())) return true;
    return read_lone_number();
  }

  // "15:04", "15:04:05", "15:04:05.678"
  bool read_clock() {
    if (parts_.hour) return stop();
    if (token(2).digits > 2) return false;
    parts_.hour = static_cast<int>(token().value);
    parts_.minute = static_cast<int>(token(2).value);
    at_ += 3;
    if (sign_at(0, U':') && number_at(1) && token(1).digits <= 2) {
      parts_.second = static_cast<int>(token(1).value);
      at_ += 2;
      bool fraction = (sign_at(0, U'.') || sign_at(0, U',') || sign_at(0, U':')) && number_at(1) && !token(1).spaced;
      if (fraction) at_ += 2;
    }
    return end_clock();
  }

  // What may stand right behind a time: "pm", "p.m.".
  bool end_clock() {
    if (is_half_of_day(0)) {
      bool dotted = dotted_half(0);
      char first = token().word.front();
      bool pm = dotted ? first == 'p' || token().word == "μ" : word_at(0) == DateWord::pm;
      parts_.half = pm ? DateParts::Half::pm : DateParts::Half::am;
      at_ += dotted ? 3 : 1;
    } else if ((token().word == "p" || token().word == "a") && !token().spaced && *parts_.hour <= 12) {
      parts_.half = token().word == "p" ? DateParts::Half::pm : DateParts::Half::am;
      ++at_;
    }
    clock_end_ = at_;
    return true;
  }

  bool reads_as_hour(std::size_t ahead) const {
    return token().digits <= 2 && (word_at(ahead) == DateWord::hour || is_half_of_day(ahead));
  }

  // "15.04 Uhr", "kl. 15.04", "3.04 pm", "23. November 2026, 15.04"
  bool dotted_clock() const {
    if (!sign_at(1, U'.') || !clock_at(0, true)) return false;
    return parts_.has_day() || after_clock_word() || word_at(3) == DateWord::hour || is_half_of_day(3);
  }

  // "3 pm", "14 h 30", "14h30", "15.04 Uhr"
  bool read_spoken_clock() {
    parts_.hour = static_cast<int>(token().value);
    if (sign_at(1, U'.') && number_at(2)) {
      parts_.minute = static_cast<int>(token(2).value);
      at_ += 2;
      if (sign_at(1, U'.') && number_at(2) && token(2).digits == 2 && !token(2).spaced) {
        parts_.second = static_cast<int>(token(2).value);
        at_ += 2;
      }
    }
    ++at_;
    if (word_at(0) == DateWord::hour) {
      ++at_;
      if (number_at(0) && token().digits == 2) {
        parts_.minute = static_cast<int>(token().value);
        ++at_;
      }
    }
    return end_clock();
  }

  // A number with a unit behind it: 2026年 11月 23日 15時 04分 05秒, and in Korean.
  bool read_counted(char32_t unit) {
    auto value = static_cast<int>(std::min<std::int64_t>(token().value, 9999));
    switch (date_unit(unit)) {
      case DateUnit::none: return false;
      case DateUnit::year: parts_.year = era_ > 0 ? era_ + value : token().digits == 4 ? value : 0; break;
      case DateUnit::month: parts_.month = value; break;
      case DateUnit::day: parts_.day = value; break;
      case DateUnit::hour: parts_.hour = value; break;
      case DateUnit::minute: parts_.minute = value; break;
      case DateUnit::second: parts_.second = value; break;
    }
    clock_end_ = at_ + 2;
    return true;
  }

  bool read_numeric_date() {
    char32_t sign = token(1).kind == Kind::sign ? token(1).character : U' ';
    if ((sign != U'-' && sign != U'/' && sign != U'.') || !number_at(2) || !sign_at(3, sign) || !number_at(4))
      return false;
    std::array<NumericPart, 3> numbers{NumericPart{token().value, token().digits},
                                       {token(2).value, token(2).digits},
                                       {token(4).value, token(4).digits}};
    if (!set_numeric_date(parts_, numbers, sign, order_)) return finished_ = true;
    tentative_month_ = false;
    return skip(5);
  }

  // "2026-11", "11/2026", "2026.11", and the day of the year, "2026-327"; but not issues, "2026-11/12".
  bool read_month_of_year() {
    char32_t sign = token(1).kind == Kind::sign ? token(1).character : U' ';
    if ((sign != U'-' && sign != U'/' && sign != U'.') || !number_at(2) || token(1).spaced || token(2).spaced)
      return false;
    const DateToken &first = token(), &second = token(2);
    if (number_at(4) && !token(3).spaced && (sign_at(3, U'/') || sign_at(3, U'-'))) return false;
    if (first.digits == 4 && second.digits == 2) {
      parts_.year = static_cast<int>(first.value);
      parts_.month = static_cast<int>(second.value);
    } else if (first.digits <= 2 && second.digits == 4) {
      parts_.year = static_cast<int>(second.value);
      parts_.month = static_cast<int>(first.value);
    } else if (first.digits == 4 && second.digits == 3 && sign == U'-') {
      if (!set_day_of_year(parts_, first.value, second.value)) return finished_ = true;
    } else {
      return false;
    }
    tentative_month_ = false;
    return skip(3);
  }

  // ISO 8601 §5.2.3: "2026-W48-1", "2026W481"; a week is its Monday.
  bool read_week() {
    std::size_t dash = sign_at(1, U'-') ? 1 : 0;
    const DateToken &mark = token(1 + dash), &number = token(2 + dash);
    if (token().digits != 4 || mark.word != "w" || mark.spaced || number.spaced) return false;
    bool compact = number.digits == 3;
    if (number.kind != Kind::number || (number.digits != 2 && !compact)) return false;
    bool weekday = !compact && sign_at(3 + dash, U'-') && token(4 + dash).digits == 1;
    std::int64_t day = compact ? number.value % 10 : weekday ? token(4 + dash).value : 1;
    if (!set_week_date(parts_, token().value, compact ? number.value / 10 : number.value, day)) return finished_ = true;
    return skip(3 + dash + (weekday ? 2 : 0));
  }

  bool read_lone_number() {
    int digits = token().digits;
    auto value = token().value;
    if (parts_.has_day() && !parts_.hour && previous().word == "t" && !token().spaced) return read_compact_clock();
    if (!has_date_part() && (digits == 8 || digits == 12 || digits == 14)) return read_compact();
    if (digits == 4 && !parts_.year) {
      parts_.year = static_cast<int>(value);
    } else if (digits <= 2 && !parts_.day) {
      parts_.day = static_cast<int>(value);
    } else if ((digits == 2 || digits == 3) && !parts_.year && parts_.month && parts_.day) {
      parts_.year = full_year(value, digits);
      if (!parts_.year) return false;
    } else {
      return stop();
    }
    return skip(1);
  }

  // Behind "T": 15, 1504 or 150405.
  bool read_compact_clock() {
    auto value = static_cast<int>(token().value);
    switch (token().digits) {
      case 2: parts_.hour = value; break;
      case 4: parts_.hour = value / 100, parts_.minute = value % 100; break;
      case 6: parts_.hour = value / 10'000, parts_.minute = value / 100 % 100, parts_.second = value % 100; break;
      default: return false;
    }
    ++at_;
    if ((sign_at(0, U'.') || sign_at(0, U',')) && number_at(1) && !token(1).spaced) at_ += 2;
    return end_clock();
  }

  // 20261123, 202611231504, 20261123150405
  bool read_compact() {
    set_compact_date(parts_, token().value, token().digits);
    if (parts_.hour) clock_end_ = at_ + 1;
    return skip(1);
  }

  bool read_word() {
    ++words_;
    if (token().word == "dst" && parts_.hour && at_ == zone_end_ && !offset_given_) parts_.offset += 60;
    auto meaning = date_meaning(token().word);
    if (!meaning) return read_unknown_word();
    if (meaning->word == DateWord::month) return set_month(meaning->value, false);
    if (meaning->word == DateWord::month_or_weekday && !parts_.month) return set_month(meaning->value, true);
    if (is_half_of_day(0) && !parts_.hour && clock_at(1, false)) return set_half(meaning->word, 1);
    if (meaning->word == DateWord::zone && parts_.hour && !offset_given_) {
      parts_.offset = meaning->value;
      zone_end_ = at_ + 1;
    }
    return skip(1);
  }

  bool set_month(int month, bool tentative) {
    if (parts_.month && !tentative_month_ && *parts_.month != month) return stop();
    parts_.month = month;
    tentative_month_ = tentative;
    return skip(1);
  }

  // In front it may name a weekday of some language, or say "Published"; behind the time it may be a zone, which then
  // counts as UTC (RFC 2822 §4.3).
  bool read_unknown_word() {
    constexpr int kMost = 3;
    if (parts_.has_day() && !parts_.hour && leads_to_clock()) return skip(1);
    if (parts_.has_day() && !(parts_.hour && token().upper)) return stop();
    if (parts_.hour && token().upper) return skip(1);
    if (has_date_part() || ++unknown_ > kMost) return false;
    return skip(1);
  }

  bool read_ideograph() {
    if (auto era = era_of(token().character, token(1).character)) {
      era_ = *era;
      return skip(2);
    }
    if (era_ > 0 && token().character == U'元' && token(1).character == U'年') {
      parts_.year = era_ + 1;
      return skip(2);
    }
    auto half = half_of_day(token().character, token(1).character);
    return half && !parts_.hour ? set_half(*half, 2) : skip(1);
  }

  bool set_half(DateWord half, std::size_t tokens) {
    parts_.half = half == DateWord::am ? DateParts::Half::am : DateParts::Half::pm;
    return skip(tokens);
  }

  bool read_sign() {
    bool sign = sign_at(0, U'+') || sign_at(0, U'-');
    bool again = previous().kind == Kind::sign && (previous().character == U'+' || previous().character == U'-');
    bool in_place = at_ == clock_end_ || at_ == zone_end_ || token().spaced || again;
    bool number = number_at(1) && (!token(1).spaced || token(1).digits == 4);
    if (!sign || !parts_.hour || offset_given_ || !in_place || !number) return skip(1);
    return read_offset(sign_at(0, U'-') ? -1 : 1);
  }

  // "+0530", "+05:30", "+5:30", "+05"
  bool read_offset(int direction) {
    auto value = static_cast<int>(std::min<std::int64_t>(token(1).value, 99'999));
    int digits = token(1).digits;
    int minutes = 0;
    at_ += 2;
    if (digits <= 2 && sign_at(0, U':') && number_at(1) && token(1).digits == 2) {
      minutes = static_cast<int>(token(1).value);
      at_ += 2;
    } else if (digits == 3 || digits == 4) {
      minutes = value % 100;
      value /= 100;
    }
    if (digits > 4 || minutes > 59 || value > 15) return false;
    parts_.offset = direction * (value * 60 + minutes);
    offset_given_ = true;
    return true;
  }

  DateOrder order_;
  DateParts parts_;
  int era_ = 0;  // the year before its first
  bool tentative_month_ = false, offset_given_ = false, finished_ = false;
  int unknown_ = 0, words_ = 0;
  std::size_t clock_end_ = 0, zone_end_ = 0;  // index behind the time, behind a zone's name
};

}  // namespace

std::optional<Instant> parse_feed_date(std::string_view text, DateOrder order) {
  constexpr std::size_t kLongest = 256;
  text = trim(text);
  if (auto moment = plain_date(text)) return moment;
  if (auto moment = epoch_date(text)) return moment;
  if (text.empty() || text.size() > kLongest) text = text.substr(0, kLongest);
  return DateReader(date_tokens(text), order).read();
}

}  // namespace twinform
