// SPDX-License-Identifier: MIT
#include "time/when_cursor.h"

namespace twinform {

std::string_view WhenCursor::word(std::size_t ahead) const {
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead].text : std::string_view{};
}

bool WhenCursor::begins_time() const {
  return word().find(':') != std::string_view::npos || parse_clock(split_span(word()).first);
}

bool WhenCursor::accept(std::initializer_list<std::string_view> words) {
  bool found = is_one_of(word(), words);
  if (found) ++at_;
  return found;
}

tl::unexpected<Error> WhenCursor::wrong(std::string what, std::string_view hint) const {
  return done() ? fail_at_end(text_, std::move(what), hint) : fail_at(text_, tokens_[at_], std::move(what), hint);
}

}  // namespace twinform
