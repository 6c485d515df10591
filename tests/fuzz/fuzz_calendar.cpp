// SPDX-License-Identifier: MIT
// Any text as a calendar, as closed days and as quiet hours: what is read ends after it begins, what is not has its place.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schedule/calendar.h"
#include "schedule/quiet.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool has_column(const Result<void>& added, std::string_view text) {
  return added || (added.error().where.column >= 1 && added.error().where.column <= static_cast<int>(text.size()) + 1);
}

void check_calendar(std::string_view text) {
  auto calendar = read_calendar(text, Zone());
  if (!calendar) return require(calendar.error().where.line >= 1);
  Closures closures;
  for (const Closure& closure : calendar->closures) {
    require(closure.begin <= closure.end);
    closures.add(closure);
  }
  LocalTime at = kEver;
  for (const Closure& closure : closures.following(at, 100)) {
    require(closure.begin > at && closure.begin < closure.end);
    require(closures.contains(closure.begin) && !closures.contains(closure.end));
    require(!to_text(closure).empty());
    at = closure.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  check_calendar(text);
  Closures closures;
  require(has_column(closures.add(text), text));
  QuietHours quiet;
  require(has_column(quiet.add(text), text));
  require(!quiet.contains(quiet.end_after(kEver)));
  return 0;
}
