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
  auto again = parse_opml(write_opml(*list, {}));
  if (!again || again->size() != list->size()) std::abort();
  for (std::size_t i = 0; i < list->size(); ++i)
    if ((*again)[i].url != (*list)[i].url || (*again)[i].folders != (*list)[i].folders) std::abort();
  return 0;
}
