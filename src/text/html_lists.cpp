// SPDX-License-Identifier: MIT
#include "text/html_lists.h"

#include "base/strings.h"
#include "text/html_image.h"
#include "text/html_reader.h"

namespace twinform {
namespace {

constexpr long long kLargestNumber = 100'000;
constexpr std::string_view kBullet = "• ";

std::optional<long long> number(const HtmlToken& tag, std::string_view attribute) {
  const auto value = parse_integer(attribute_value(tag, attribute));
  return value && *value >= -kLargestNumber && *value <= kLargestNumber ? value : std::nullopt;
}

bool is_ordered(const HtmlElement& list) { return list.written == "ol"; }

// Does it begin with the number of its items? (The standard, §4.4.5, "starting value".)
bool counts_down_to_one(const HtmlElement& list, const HtmlToken& tag) {
  return is_ordered(list) && tag.find("reversed") != nullptr && !number(tag, "start");
}

// How many items each list has that counts down to one, in their order.
std::vector<long long> sizes_of_reversed(std::string_view markup) {
  constexpr std::size_t kOther = static_cast<std::size_t>(-1);
  std::vector<long long> sizes;
  std::vector<std::size_t> open;  // which of them each open list is
  HtmlReader reader(markup);
  HtmlEvent event;
  while (reader.next(event)) {
    if (event.kind == HtmlEventKind::open && event.element->kind == HtmlKind::list) {
      const bool reversed = counts_down_to_one(*event.element, *event.tag);
      open.push_back(reversed ? sizes.size() : kOther);
      if (reversed) sizes.push_back(0);
    } else if (event.kind == HtmlEventKind::close && event.element->kind == HtmlKind::list) {
      open.pop_back();
    } else if (event.kind == HtmlEventKind::open && event.element->kind == HtmlKind::item) {
      if (!open.empty() && open.back() != kOther) ++sizes[open.back()];
    }
  }
  return sizes;
}

}  // namespace

void HtmlLists::open(const HtmlElement& list, const HtmlToken& tag) {
  List opened{.ordered = is_ordered(list)};
  if (opened.ordered && !tag.attributes.empty()) {
    opened.step = tag.find("reversed") == nullptr ? 1 : -1;
    opened.number = counts_down_to_one(list, tag) ? first_of_reversed() : number(tag, "start").value_or(1);
  }
  lists_.push_back(opened);
}

long long HtmlLists::first_of_reversed() {
  if (!sizes_) sizes_ = sizes_of_reversed(markup_);
  return (*sizes_)[reversed_++];
}

std::string HtmlLists::next_item(const HtmlToken& tag) {
  if (lists_.empty()) return std::string(kBullet);
  List& list = lists_.back();
  list.begun = true;
  std::string marker(2 * (lists_.size() - 1), ' ');
  if (!list.ordered) return marker += kBullet;
  const long long shown = number(tag, "value").value_or(list.number);
  list.number = shown + list.step;
  return marker += std::to_string(shown) + ". ";
}

}  // namespace twinform
