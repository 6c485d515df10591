// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <csignal>
#include <ctime>

#include "cli/commands.h"
#include "cli/plan_order.h"
#include "cli/run_once.h"

namespace twinform {

namespace {

constexpr Seconds kEvery{600};

std::atomic<bool> hurry_requested{false};

void request_hurry(int) { hurry_requested = true; }

// SIGHUP ends a pause.
void catch_hangup() {
  struct sigaction action{};
  action.sa_handler = request_hurry;
  ::sigaction(SIGHUP, &action, nullptr);
}

// When something is due before the interval is over: a slot, another attempt at a post, or an output's turn.
Instant next_run(const Settings& settings, const std::optional<RunReport>& report, Instant now, Seconds every) {
  Instant next = now + every;
  for (const BroadcastSettings& broadcast : settings.broadcasts) {
    if (auto slot = next_slot(broadcast.schedule, now)) next = std::min(next, slot->at);
  }
  if (!report) return next;
  for (const Delivery& delivery : report->delivery.deliveries) {
    auto again = delivery.post.not_before;
    if (again && *again > now) next = std::min(next, *again);
  }
  for (const Queue& queue : report->delivery.queues) {
    if (queue.next && *queue.next > now) next = std::min(next, *queue.next);
  }
  return next;
}

// Asks the clock each second: it may be set, and a signal may come right before the sleep.
void wait_until(Session& session, Instant next) {
  Seconds most = next - session.clock().now();
  for (Seconds slept{0}; slept < most && session.clock().now() < next; ++slept) {
    if (session.interrupted() || hurry_requested) return;
    std::timespec second{.tv_sec = 1, .tv_nsec = 0};
    ::nanosleep(&second, nullptr);
  }
}

Result<Seconds> interval(const Arguments& arguments) {
  return arguments.has("--every") ? parse_duration(arguments.value("--every")) : kEvery;
}

}  // namespace

int command_watch(Session& session, const Arguments& arguments) {
  Result<Seconds> every = interval(arguments);
  if (!every) {
    session.report(std::move(every).error().with_context("--every"));
    return kUsage;
  }
  if (session.settings() == nullptr) return kUsage;
  catch_hangup();
  session.end_well_when_interrupted();
  while (!session.interrupted() && !session.out().closed()) {
    hurry_requested = false;
    RunEnd end = run_once(session, {});
    wait_until(session, next_run(*session.settings(), end.report, session.clock().now(), *every));
    if (!session.interrupted()) session.reload();
  }
  return kDone;
}

}  // namespace twinform
