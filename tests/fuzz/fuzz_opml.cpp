// SPDX-License-Identifier: MIT
// Any bytes: no crash, and what is written of a list reads back as that list.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "feed/opml.h"

using namespace twinform;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto list = parse_opml({reinterpret_cast<const char*>(data), size});
  if (!list) return 0;
  const auto& before = list->subscriptions;
  auto again = parse_opml(write_opml(before, {}));
  if (!again || again->subscriptions.size() != before.size()) std::abort();
  for (std::size_t i = 0; i < before.size(); ++i) {
    const Subscription& read = again->subscriptions[i];
    if (read.url != before[i].url || read.folders != before[i].folders || read.categories != before[i].categories)
      std::abort();
  }
  return 0;
}
