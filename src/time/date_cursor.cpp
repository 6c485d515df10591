// SPDX-License-Identifier: MIT
#include "time/date_cursor.h"

namespace twinform {

std::optional<DateWord> DateCursor::word_at(std::size_t ahead) const {
  if (token(ahead).kind != Kind::word) return std::nullopt;
  auto meaning = date_meaning(token(ahead).word);
  return meaning ? std::optional(meaning->word) : std::nullopt;
}

bool DateCursor::is_half_of_day(std::size_t ahead) const {
  auto word = word_at(ahead);
  return word == DateWord::am || word == DateWord::pm || dotted_half(ahead);
}

bool DateCursor::dotted_half(std::size_t ahead) const {
  const std::string& first = token(ahead).word;
  const std::string& second = token(ahead + 2).word;
  return sign_at(ahead + 1, U'.') && (((first == "a" || first == "p") && second == "m") ||
                                      (first == "π" && second == "μ") || (first == "μ" && second == "μ"));
}

bool DateCursor::clock_at(std::size_t ahead, bool dotted) const {
  bool divided = sign_at(ahead + 1, U':') || (dotted && sign_at(ahead + 1, U'.') && token(ahead + 2).digits == 2);
  return number_at(ahead) && token(ahead).digits <= 2 && token(ahead).value < 24 && divided && number_at(ahead + 2) &&
         !token(ahead + 2).spaced && token(ahead + 2).value < 60;
}

bool DateCursor::after_clock_word() const {
  std::size_t back = at_ >= 2 && previous().kind == Kind::sign ? 2 : 1;
  if (at_ < back || tokens_[at_ - back].kind != Kind::word) return false;
  auto meaning = date_meaning(tokens_[at_ - back].word);
  return meaning && meaning->word == DateWord::clock_next;
}

bool DateCursor::leads_to_clock() const {
  constexpr std::size_t kMost = 3;
  for (std::size_t ahead = 0; ahead <= kMost; ++ahead) {
    if (clock_at(ahead, true)) return true;
    if (token(ahead).kind != Kind::word && token(ahead).kind != Kind::sign) return false;
  }
  return false;
}

}  // namespace twinform
