// SPDX-License-Identifier: MIT
// A place among a date's tokens, and what stands from there on.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "time/date_tokens.h"
#include "time/date_words.h"

namespace twinform {

class DateCursor {
 public:
  using Kind = DateToken::Kind;

  explicit DateCursor(const std::vector<DateToken>& tokens) : tokens_(tokens) {}

 protected:
  const DateToken& token(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  const DateToken& previous() const { return at_ == 0 ? tokens_.back() : tokens_[at_ - 1]; }
  bool number_at(std::size_t ahead) const { return token(ahead).kind == Kind::number; }
  bool sign_at(std::size_t ahead, char32_t sign) const {
    return token(ahead).kind == Kind::sign && token(ahead).character == sign;
  }
  std::optional<DateWord> word_at(std::size_t ahead) const;
  bool is_half_of_day(std::size_t ahead) const;
  // "p.m.", "μ. μ."
  bool dotted_half(std::size_t ahead) const;
  // 15:04, and 15.04 where `dotted`.
  bool clock_at(std::size_t ahead, bool dotted) const;
  // "kl", "ore" stand right before.
  bool after_clock_word() const;
  // A time comes after at most three words and signs that say nothing: "23 ноября 2026 в 15:04".
  bool leads_to_clock() const;

  std::size_t at_ = 0;

 private:
  const std::vector<DateToken>& tokens_;
};

}  // namespace twinform
