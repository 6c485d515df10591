// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/html_elements.h"
#include "text/html_tokens.h"

namespace twinform {

// The lists that a reader of `markup`, which has to outlive it, is in; and what their items begin with.
class HtmlLists {
 public:
  explicit HtmlLists(std::string_view markup) : markup_(markup) {}

  void open(const HtmlElement& list, const HtmlToken& tag);
  void close() { lists_.pop_back(); }
  bool empty() const { return lists_.empty(); }
  bool begun() const { return !lists_.empty() && lists_.back().begun; }  // has the innermost had an item?
  // "• ", or "3. " in an ordered list; two spaces before it for each list around.
  std::string next_item(const HtmlToken& tag);

 private:
  struct List {
    bool ordered = false;
    long long number = 1;  // of the next item
    long long step = 1;
    bool begun = false;
  };

  long long first_of_reversed();

  std::string_view markup_;
  std::vector<List> lists_;
  std::optional<std::vector<long long>> sizes_;  // of the lists that count down, when the first of them is met
  std::size_t reversed_ = 0;                     // so many were met
};

}  // namespace twinform
