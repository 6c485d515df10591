// SPDX-License-Identifier: MIT
#include "feed/dates.h"

#include "base/strings.h"
#include "time/feed_date.h"

namespace twinform {

std::optional<Instant> date_of(const Feed::Document& document, const Fields& fields, FeedSlot slot) {
  for (const FoundField& field : fields.all()) {
    if (field.field.slot != slot || is_blank(field.node)) continue;
    if (auto date = parse_feed_date(trim(text_of(field.node, document.xml.entities)))) return date;
  }
  return std::nullopt;
}

}  // namespace twinform
