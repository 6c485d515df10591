// SPDX-License-Identifier: MIT
// How each source is: does it answer, and does it say as much as it used to?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/rhythm.h"
#include "base/clock.h"
#include "config/settings.h"
#include "ledger/ledger.h"

namespace twinform {

// Worst first. What comes before `moved` is ill.
enum class Condition {
  gone,     // 410
  blocked,  // the last look was refused: 401, 403
  failing,  // the last look failed
  flood,    // more came at once than is its habit: entries are held
  silent,   // it answers, but nothing has come for longer than is its habit
  moved,    // a permanent redirect that has held; it is followed
  unread,   // never looked at yet
  good
};
std::string_view name_of(Condition condition);

struct SourceHealth {
  SourceRecord record;
  Condition condition = Condition::good;
  int held = 0;                         // entries that wait for `sources release` or `dismiss`
  std::optional<Rhythm> rhythm;         // of its newest entries
  std::optional<Instant> newest_entry;  // published; or first seen, where it does not say
  std::optional<Seconds> silence;       // since then
  std::optional<Instant> next_look;     // not before; none when it is gone
  bool is_ill() const { return condition < Condition::moved; }
};

// The sources of the configuration, worst first; those in the same condition in its order.
Result<std::vector<SourceHealth>> source_health(const Settings& settings, Instant now);

}  // namespace twinform
