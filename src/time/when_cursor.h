// SPDX-License-Identifier: MIT
// A place among the words of a schedule.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "time/rule_text.h"
#include "time/when_words.h"

namespace twinform {

inline constexpr std::string_view kWhenExamples =
    "examples: \"weekdays 09:00\", \"Mon,Thu 08:30\", \"every 30 min 08:00-20:00\", \"first Mon 10:00\"";

template <class Value>
struct WordSpan {
  Value first, last;
  bool single;  // no span but one value
};

class WhenCursor {
 public:
  WhenCursor(std::string_view text, std::vector<RuleToken> tokens) : text_(text), tokens_(std::move(tokens)) {}

  bool done() const { return at_ >= tokens_.size(); }
  std::string_view word(std::size_t ahead = 0) const;  // "" behind the end
  bool begins_time() const;                            // "09:00", "9:00-17:00", "noon"
  std::size_t place() const { return at_; }
  void go_to(std::size_t place) { at_ = place; }
  void take() { ++at_; }
  bool accept(std::initializer_list<std::string_view> words);
  // A comma or "and" stood here, and something follows: "Mon,Thu", "Mon, Thu" and "Mon and Thu" are the same.
  bool more_in_list() { return accept({",", "and"}) && !done(); }
  // An error that points here.
  tl::unexpected<Error> wrong(std::string what, std::string_view hint = kWhenExamples) const;

  // "Mon", "Mon-Fri", "Mon - Fri", "Mon to Fri"; the ends by `named`, from a word to an optional value.
  template <class Named, class Value = typename std::invoke_result_t<Named, std::string_view>::value_type>
  Result<WordSpan<Value>> read_span(Named named, std::string_view what, std::string_view hint) {
    auto [from, to] = split_span(word());
    auto first = named(from);
    auto last = to ? named(*to) : first;
    if (!first || !last) return wrong(std::string(what), hint);
    take();
    bool in_words = !to && joins_span() && named(word(1));
    if (in_words) {
      last = named(word(1));
      at_ += 2;
    }
    return WordSpan<Value>{*first, *last, !to && !in_words};
  }

 private:
  bool joins_span() const { return is_one_of(word(), {"to", "through", "-", "–"}); }

  std::string_view text_;
  std::vector<RuleToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace twinform
