// SPDX-License-Identifier: MIT
#include "support/post_double.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "base/json.h"

namespace twinform::test {

namespace {

constexpr std::array<std::pair<const char*, PostFault>, 19> kFaults{{{"none", PostFault::none},
                                                                     {"lost_answer", PostFault::lost_answer},
                                                                     {"never_arrived", PostFault::never_arrived},
                                                                     {"error_500", PostFault::error_500},
                                                                     {"busy_503", PostFault::busy_503},
                                                                     {"half_answer", PostFault::half_answer},
                                                                     {"html_answer", PostFault::html_answer},
                                                                     {"too_many_429", PostFault::too_many_429},
                                                                     {"refused_422", PostFault::refused_422},
                                                                     {"unauthorized_401", PostFault::unauthorized_401},
                                                                     {"forbidden_403", PostFault::forbidden_403},
                                                                     {"expired_400", PostFault::expired_400},
                                                                     {"made_public", PostFault::made_public},
                                                                     {"warning_dropped", PostFault::warning_dropped},
                                                                     {"reply_dropped", PostFault::reply_dropped},
                                                                     {"images_dropped", PostFault::images_dropped},
                                                                     {"cut_off", PostFault::cut_off},
                                                                     {"deleted_at_once", PostFault::deleted_at_once},
                                                                     {"acts_late", PostFault::acts_late}}};

bool is_done(PostFault fault) {
  switch (fault) {
    case PostFault::never_arrived:
    case PostFault::busy_503:
    case PostFault::too_many_429:
    case PostFault::refused_422:
    case PostFault::unauthorized_401:
    case PostFault::forbidden_403:
    case PostFault::expired_400: return false;
    default: return true;
  }
}

Reply spoiled(Reply good, PostFault fault) {
  switch (fault) {
    case PostFault::lost_answer: return {.mute = true, .end = End::hang_up};
    case PostFault::error_500: return {.status = 500, .body = "<html>oops</html>"};
    case PostFault::html_answer:
      return {.headers = {{"Content-Type", "text/html"}}, .body = "<html><title>Welcome</title></html>"};
    case PostFault::half_answer: good.cut_after = good.body.size() / 2; return good;
    default: return good;
  }
}

}  // namespace

PostFault fault_named(const std::string& name) {
  for (const auto& [known, fault] : kFaults) {
    if (name == known) return fault;
  }
  throw std::invalid_argument("no such fault: " + name);
}

void PostDouble::fail_next(PostFault fault) {
  std::lock_guard lock(mutex_);
  faults_.push_back({.fault = fault});
}

void PostDouble::answer_next(Reply reply, bool acted) {
  std::lock_guard lock(mutex_);
  faults_.push_back({.reply = std::move(reply), .acted = acted});
}

void PostDouble::set_now(Instant now) {
  std::lock_guard lock(mutex_);
  now_ = now;
}

std::vector<DoubleStatus> PostDouble::statuses() const {
  std::lock_guard lock(mutex_);
  return statuses_;
}

PostDouble::Spoiling PostDouble::next_fault() {
  if (faults_.empty()) return {};
  Spoiling next = std::move(faults_.front());
  faults_.pop_front();
  return next;
}

void PostDouble::act_late() {
  if (late_ && ++late_looks_ % 2 == 0) std::exchange(late_, nullptr)();
}

Reply PostDouble::answer_post(const std::function<Reply(PostFault)>& act) {
  std::lock_guard lock(mutex_);
  auto [fault, reply, acted] = next_fault();
  if (reply && acted) act(PostFault::none);
  if (reply) return *reply;
  if (fault == PostFault::acts_late) late_ = [act] { return act(PostFault::none); };
  if (fault == PostFault::acts_late || fault == PostFault::never_arrived) return {.mute = true, .end = End::hang_up};
  return is_done(fault) ? spoiled(act(fault), fault) : refuse(fault);
}

Reply json_reply(const Json& value, int status) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = dump_json(value)};
}

}  // namespace twinform::test
