// SPDX-License-Identifier: MIT
#include "feed/dates.h"

#include "time/feed_date.h"

namespace twinform {

std::optional<Instant> date_of(const Feed::Document& document, const Fields& fields, FeedSlot slot) {
  for (const FoundField& field : fields.all()) {
    if (field.field.slot != slot || is_blank(field.node)) continue;
    std::string text = text_of(field.node, document.xml.entities);
    if (auto date = parse_feed_date(text)) return date;
    if (auto date = parse_feed_date(text, document.date_orders.order(document.info.language))) return date;
  }
  return std::nullopt;
}

}  // namespace twinform
