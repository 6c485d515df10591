// SPDX-License-Identifier: MIT
#include "app/pace.h"

#include <fmt/format.h>

namespace twinform {

namespace {

constexpr Seconds kHour{3600}, kDay{86'400};

// The moment from which one more post makes no more than `most` within `window`.
Instant room_after(const std::vector<Instant>& sent, int most, Seconds window) {
  auto n = static_cast<std::size_t>(most);
  return most == 0 || sent.size() < n ? Instant::min() : sent[n - 1] + window;
}

}  // namespace

Turn Turns::next() const {
  Turn turn;
  auto wait_for = [&turn](Instant at, std::string why) {
    if (at > turn.at) turn = {.at = at, .why = std::move(why)};
  };
  wait_for(room_after(sent_, pace_.an_hour, kHour), fmt::format("at most {} an hour", pace_.an_hour));
  wait_for(room_after(sent_, pace_.a_day, kDay), fmt::format("at most {} a day", pace_.a_day));
  if (pace_.spacing > Seconds{0} && !sent_.empty())
    wait_for(sent_.front() + pace_.spacing, fmt::format("{} apart", describe_duration(pace_.spacing)));
  return turn;
}

void Turns::take(Instant at, int posts) { sent_.insert(sent_.begin(), static_cast<std::size_t>(posts), at); }

Result<Turns> turns_of(const OutputSettings& output, Ledger& ledger, Instant now) {
  if (output.pace == Pace{}) return Turns(output.pace, {});
  // What was sent by a clock that ran ahead does not hold up the output until time has caught up with it.
  return Turns(output.pace, TRY(ledger.sent_at(output.name, now - kDay, now + kHour)));
}

}  // namespace twinform
