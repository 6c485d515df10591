// SPDX-License-Identifier: MIT
// Any text as a rule, in both notations: its times rise, each is found again from behind, and it can be said in words.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "time/recurrence.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Result<Recurrence>& rule, std::string_view text) {
  if (!rule) {
    require(rule.error().where.column >= 0 && rule.error().where.column <= static_cast<int>(text.size()) + 1);
    return;
  }
  require(!rule->describe().empty());
  using namespace std::chrono;
  LocalTime at = LocalTime{local_days{November / 23 / 2026}};
  for (int i = 0; i < 8; ++i) {
    auto next = rule->next(at);
    if (!next) return;
    require(*next > at);
    require(rule->latest(*next) == next);
    require(rule->next(*next - Seconds{1}) == next);
    at = *next;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  check(parse_when(text), text);
  check(parse_cron(text), text);
  return 0;
}
