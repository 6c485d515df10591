// SPDX-License-Identifier: MIT
#include "schedule/slots.h"

#include <algorithm>

#include "base/hash.h"

namespace twinform {

namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr std::size_t kMostSlots = 1'000;
constexpr Seconds kLate{3'600};  // what CatchUp::none forgives
constexpr days kHorizon{40 * 366};

// No slot that has come is later on the wall clock than this. It is later than what the clock shows only while an hour is
// being repeated: all of it came the first time round.
LocalTime latest_reading(const Zone& zone, Instant now) {
  LocalTime shown = zone.to_local(now);
  return shown + std::max(Seconds{0}, now - zone.to_instant(shown));
}

Seconds oldest_allowed(const Schedule& schedule) {
  return schedule.catch_up == CatchUp::none ? std::min(schedule.stale_after, kLate) : schedule.stale_after;
}

// Always the same for a slot: after a restart, in a preview, on another machine.
minutes random_delay(const Schedule& schedule, LocalTime nominal) {
  auto window = static_cast<std::uint64_t>(schedule.when->window(nominal).count());
  if (window == 0) return minutes{0};
  return minutes{hash64(schedule.name + '\n' + to_text(nominal)) % (window + 1)};
}

struct Placed {
  Instant at;
  bool moved;  // by quiet hours
};

// Never earlier than that of an earlier slot. What counts as quiet is what the clock shows, also behind a gap.
Placed place(const Schedule& schedule, LocalTime nominal) {
  Placed placed{schedule.zone.to_instant(nominal + random_delay(schedule, nominal)), false};
  LocalTime shown = schedule.zone.to_local(placed.at);
  while (schedule.quiet.contains(shown)) {
    placed = {schedule.zone.to_instant(schedule.quiet.end_after(shown)), true};
    shown = schedule.zone.to_local(placed.at);
  }
  return placed;
}

// Does it happen, or is it closed then, or do quiet hours move a later one to the same moment?
bool happens(const Schedule& schedule, LocalTime nominal, const Placed& placed) {
  if (schedule.closed.contains(schedule.zone.to_local(placed.at))) return false;
  auto following = placed.moved ? schedule.when->next(nominal) : std::nullopt;
  return !following || place(schedule, *following).at > placed.at;
}

std::vector<Slot> run_as_slot(const Schedule& schedule, const SlotHistory& history, Instant now) {
  LocalTime nominal = schedule.zone.to_local(now);
  if (now < history.known_since || (history.last && nominal <= *history.last)) return {};
  return {Slot{nominal, now}};
}

// The next slot that may happen, for all that `closed` says so far; long closed times are passed over at once.
std::optional<LocalTime> next_open(const Schedule& schedule, LocalTime nominal, LocalTime horizon) {
  constexpr days kShift{2};  // a random window and quiet hours may move a slot out of a closed time by so much
  auto next = schedule.when->next(nominal);
  while (next) {
    LocalTime open = schedule.closed.end_after(*next);
    if (open - kShift <= *next) return next;
    if (open > horizon) return std::nullopt;
    next = schedule.when->next(open - kShift);
  }
  return std::nullopt;
}

}  // namespace

bool may_post(const Schedule& schedule, Instant now) {
  LocalTime shown = schedule.zone.to_local(now);
  return !schedule.quiet.contains(shown) && !schedule.closed.contains(shown);
}

std::vector<Slot> due_slots(const Schedule& schedule, const SlotHistory& history, Instant now) {
  if (!may_post(schedule, now)) return {};
  if (!schedule.when) return run_as_slot(schedule, history, now);
  std::vector<Slot> due;
  std::size_t most = schedule.catch_up == CatchUp::all ? kMostSlots : 1;
  auto nominal = schedule.when->latest(latest_reading(schedule.zone, now));
  for (; nominal && due.size() < most; nominal = schedule.when->latest(*nominal - Seconds{1})) {
    if (history.last && *nominal <= *history.last) break;
    Placed placed = place(schedule, *nominal);
    if (placed.at > now) continue;
    if (placed.at < history.known_since || now - placed.at > oldest_allowed(schedule)) break;
    if (happens(schedule, *nominal, placed)) due.push_back({*nominal, placed.at});
  }
  std::ranges::reverse(due);
  return due;
}

std::vector<Slot> slots_after(const Schedule& schedule, Instant now, std::size_t most) {
  std::vector<Slot> slots;
  if (!schedule.when) return slots;
  LocalTime shown = schedule.zone.to_local(now), horizon = shown + kHorizon;
  LocalTime start = shown - schedule.when->longest_window() - schedule.quiet.longest();
  for (auto nominal = next_open(schedule, start, horizon); nominal && slots.size() < most;
       nominal = next_open(schedule, *nominal, horizon)) {
    Placed placed = place(schedule, *nominal);
    if (placed.at > now && happens(schedule, *nominal, placed)) slots.push_back({*nominal, placed.at});
  }
  return slots;
}

std::optional<Slot> next_slot(const Schedule& schedule, Instant now) {
  std::vector<Slot> slots = slots_after(schedule, now, 1);
  return slots.empty() ? std::nullopt : std::optional(slots.front());
}

std::string describe(const Schedule& schedule) {
  std::string words = schedule.when ? schedule.when->describe() : "at every run";
  if (schedule.quiet.any()) words += ", quiet from " + schedule.quiet.describe();
  return words;
}

}  // namespace twinform
