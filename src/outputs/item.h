// SPDX-License-Identifier: MIT
// A story as pages, feeds and programs need it: plain values that survive a round trip through JSON.
#pragma once

#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "model/draft.h"

namespace twinform {

struct Item {
  Text title;
  Url link;
  Text summary;
  std::vector<Text> authors;
  std::vector<Text> sources;  // as readers know them
  std::string date;           // of publication, ISO 8601, as precise as known; "" where unknown
  Language language;
  std::vector<Text> tags;
  Bibliographic work;
  bool operator==(const Item&) const = default;
};

Item item_of(const Story& story);

// Members that are empty are left out. Reading takes nothing on trust: it may have been edited, or come from another version.
Json to_json(const Item& item);
Item item_from(const Json& value);

}  // namespace twinform
