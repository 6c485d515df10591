// SPDX-License-Identifier: MIT
// Any text as a date: what is read reads the same when it is written plainly, and the fast path agrees with the thorough one.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "time/feed_date.h"
#include "time/plain_date.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_plausible(Instant at) {
  constexpr std::int64_t kYear2100 = 4'102'444'800;
  return to_epoch(at) >= 0 && to_epoch(at) < kYear2100;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto at = parse_feed_date(text);
  if (auto plain = plain_date(text)) require(at == plain);
  if (at && is_plausible(*at)) require(parse_feed_date(to_rfc3339(*at)) == at);
  return 0;
}
