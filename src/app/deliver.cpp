// SPDX-License-Identifier: MIT
#include "app/deliver.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/outage.h"
#include "app/pace.h"
#include "app/server_limits.h"
#include "base/strings.h"

namespace twinform {

namespace {

// A request that was cut off may still be at work on the server. No server or proxy that we know has such patience: what is not
// there then will not come.
constexpr Seconds kSettling{300};
constexpr Seconds kDay{86'400};
// The server's window counts from its own receipt; stay clear of its end.
constexpr Seconds kWindowMargin{300};
constexpr int kFailuresInARow = 3;

bool may_still_come(const StoredPost& post, Instant now) {
  if (!post.last_ended) return false;
  Seconds age = now - *post.last_ended;
  return age < kSettling && age > -kDay;  // a clock that was a day ahead tells nothing
}

class Courier {
 public:
  Courier(const Context& context, const Outputs& outputs, Ledger& ledger)
      : context_(context), outputs_(outputs), ledger_(ledger) {}

  Result<DeliveryReport> run() {
    TRY(ask_paused_outputs(context_, outputs_, ledger_));
    std::vector<std::int64_t> ids = TRY(ledger_.deliverable(now()));
    if (!ids.empty()) TRY(look_at_outputs());
    std::size_t done = 0;
    for (std::int64_t id : ids) {
      if (context_.interrupted()) break;
      context_.progress.update("delivering", ++done, ids.size());
      TRY(deliver_with_followers(id));
    }
    return finish();
  }

 private:
  struct Desk {
    Limits limits;
    Turns turns{{}, {}};
    Excess excess;
    int failures = 0;  // in a row, in this run
    bool had_failed = false, open = false, stopped = false;
  };

  Instant now() const { return context_.clock.now(); }

  Result<void> look_at_outputs() {
    for (const OutputSettings& output : context_.settings.outputs) {
      Desk& desk = desks_[output.name];
      desk.turns = TRY(turns_of(output, ledger_, now()));
      desk.excess = TRY(excess_after_outage(output, ledger_, now()));
      desk.had_failed = TRY(ledger_.output(output.name)).failures > 0;
    }
    return {};
  }

  // A post and what waited for it alone, such as the next part of its thread.
  Result<void> deliver_with_followers(std::int64_t id) {
    std::vector<std::int64_t> next{id};
    while (!next.empty() && !context_.interrupted()) {
      std::int64_t post = next.back();
      next.pop_back();
      TRY(deliver_one(post));
      std::vector<std::int64_t> followers = TRY(ledger_.deliverable_after(post, now()));
      next.insert(next.end(), followers.rbegin(), followers.rend());
    }
    return {};
  }

  Result<void> deliver_one(std::int64_t id) {
    std::optional<StoredPost> post = TRY(ledger_.post(id));
    bool due = post && (post->state == PostState::pending || post->state == PostState::unknown);
    if (!due) return {};  // held since this run began
    Desk& desk = desks_[post->post.output];
    if (desk.stopped || has_to_wait(*post, desk)) return {};
    const Adapter* adapter = outputs_.find(post->post.output);
    if (adapter == nullptr) return keep_for_missing_output(*post, desk);
    TRY(open(post->post.output, *adapter, desk));
    if (desk.stopped) return {};
    if (post->state == PostState::unknown) {
      bool settled = TRY(settle_unknown(*post, *adapter, desk.limits));
      if (settled) return {};
    }
    return send(*post, *adapter, desk);
  }

  Result<void> open(const std::string& output, const Adapter& adapter, Desk& desk) {
    if (std::exchange(desk.open, true)) return {};
    desk.stopped = !TRY(is_back(context_, adapter, ledger_, output));
    if (!desk.stopped) desk.limits = TRY(server_limits(context_, ledger_, output, adapter)).limits;
    return {};
  }

  // What may have arrived was counted when it was sent, and a thread that has begun is not torn apart.
  bool has_to_wait(const StoredPost& post, const Desk& desk) const {
    bool begins = post.post.part == 1 && post.post.relation != Relation::edits;
    if (post.state != PostState::pending || !begins) return false;
    return desk.turns.next().at > now() || std::ranges::find(desk.excess.posts, post.id) != desk.excess.posts.end();
  }

  Result<void> keep_for_missing_output(const StoredPost& post, Desk& desk) {
    desk.stopped = true;
    return report(
        post.id, "later",
        fmt::format("output {} is not configured any more: its posts wait (outbox drop ends that)", post.post.output));
  }

  // True when the post's outcome is known now, or has to stay unknown; false when it may be sent again.
  Result<bool> settle_unknown(const StoredPost& post, const Adapter& adapter, const Limits& limits) {
    if (post.post.relation == Relation::edits) return false;  // doing it again changes nothing
    switch (limits.guarantee) {
      case Guarantee::chosen_id: return false;
      case Guarantee::keyed:
        if (post.first_sent && now() - *post.first_sent < limits.key_window - kWindowMargin) return false;
        return search(post, adapter, limits);
      case Guarantee::searchable: return search(post, adapter, limits);
      case Guarantee::blind: break;
    }
    TRY(stay_unknown(post, now() + kLongestRetry, post.last_error,
                     "it may have arrived, and this output can't be asked: look, then `twinform outbox retry` or "
                     "`drop`"));
    return true;
  }

  Result<bool> search(const StoredPost& post, const Adapter& adapter, const Limits& limits) {
    Result<std::optional<Receipt>> found = adapter.find(context_.http, post.post, limits);
    if (!found) {
      std::string why = one_line(found.error());
      TRY(stay_unknown(post, now() + retry_delay(post.post.key, post.attempts), why,
                       "it may have arrived; searching for it failed: " + why));
      return true;
    }
    if (!*found) return too_early_to_tell(post);
    Receipt receipt = **found;
    receipt.replayed = true;
    TRY(ledger_.mark_sent(post.id, receipt));
    TRY(arrived(post.post.output));
    TRY(report(post.id, "found", receipt.url));
    return true;
  }

  Result<bool> too_early_to_tell(const StoredPost& post) {
    if (!may_still_come(post, now())) return false;
    Instant again = *post.last_ended + kSettling;
    TRY(stay_unknown(post, again, post.last_error,
                     fmt::format("it is not there, but may still come; looked for once more after {} before it is sent "
                                 "again",
                                 to_rfc3339(again))));
    return true;
  }

  Result<void> stay_unknown(const StoredPost& post, Instant not_before, const std::string& why, std::string detail) {
    TRY(ledger_.mark_unsettled(post.id, not_before, why));
    return report(post.id, "unknown", std::move(detail));
  }

  Result<void> send(const StoredPost& post, const Adapter& adapter, Desk& desk) {
    TRY(ledger_.mark_sending(post.id, now()));
    bool edits = post.post.relation == Relation::edits;
    Outcome outcome = edits ? adapter.edit(context_.http, post.post, desk.limits)
                            : adapter.send(context_.http, post.post, desk.limits);
    return std::visit([&](const auto& result) { return record(post, result, desk); }, outcome);
  }

  Result<void> record(const StoredPost& post, const Sent& sent, Desk& desk) {
    TRY(ledger_.mark_sent(post.id, sent.receipt));
    if (post.post.relation != Relation::edits) desk.turns.take(now());
    std::string detail = sent.receipt.url;
    if (!sent.receipt.note.empty()) detail += " – but " + sent.receipt.note;
    TRY(arrived(post.post.output));
    if (sent.pause) {
      ++failed_;
      desk.stopped = true;
      TRY(stop_output(ledger_, post.post.output, one_line(*sent.pause)));
      detail += fmt::format("; output {} is paused", post.post.output);
    }
    return report(post.id, "sent", std::move(detail));
  }

  Result<void> record(const StoredPost& post, const Later& later, Desk& desk) {
    std::string why = one_line(later.error);
    Instant again = later.not_before.value_or(now() + retry_delay(post.post.key, post.attempts + 1));
    if (later.whole_output) {
      desk.stopped = true;
      again = TRY(hold_output(ledger_, post.post.output, later.not_before, why, now()));
    }
    TRY(ledger_.mark_later(post.id, later.whole_output ? now() : again, why));
    TRY(count_failure(post, why, desk));
    return report(post.id, "later", fmt::format("{}; again after {}", why, to_rfc3339(again)));
  }

  Result<void> record(const StoredPost& post, const Refused& refused, Desk& desk) {
    std::string why = one_line(refused.error);
    if (!refused.whole_output) {
      desk.failures = 0;
      TRY(ledger_.mark_refused(post.id, why));
      return report(post.id, "refused", why);
    }
    desk.stopped = true;
    TRY(ledger_.mark_later(post.id, now(), why));
    TRY(refused.harm ? stop_output(ledger_, post.post.output, why)
                     : pause_output(ledger_, post.post.output, why, now()));
    std::string hint = refused.error.hint.empty() ? "" : "; " + refused.error.hint;
    return report(post.id, "later", fmt::format("output {} is paused: {}{}", post.post.output, why, hint));
  }

  // Found out in the next run; when that was of no use, by and by.
  Result<void> record(const StoredPost& post, const Unknown& unknown, Desk& desk) {
    std::string why = one_line(unknown.error);
    Instant again = post.attempts == 0 ? now() : now() + retry_delay(post.post.key, post.attempts);
    TRY(ledger_.mark_unknown(post.id, now(), again, why));
    if (post.post.relation != Relation::edits) desk.turns.take(now());
    TRY(count_failure(post, why, desk));
    return report(post.id, "unknown",
                  why + (post.attempts == 0 ? "; the next run finds out" : "; again after " + to_rfc3339(again)));
  }

  // A bad post holds up nothing. Where new ones fail one after the other it is the server, and each would wait in vain.
  Result<void> count_failure(const StoredPost& post, const std::string& why, Desk& desk) {
    if (desk.stopped || post.attempts > 0 || ++desk.failures < kFailuresInARow) return {};
    desk.stopped = true;
    TRY(hold_output(ledger_, post.post.output, std::nullopt, why, now()));
    return {};
  }

  Result<void> arrived(const std::string& output) {
    Desk& desk = desks_[output];
    desk.failures = 0;
    if (!std::exchange(desk.had_failed, false)) return {};
    Ledger::Transaction transaction = TRY(ledger_.begin());  // the end of an outage and what it leaves are one
    TRY(output_works(ledger_, output));
    Excess excess = std::exchange(desk.excess, {});
    for (std::int64_t id : excess.posts) TRY(hold_back(id, excess.why));
    return transaction.commit();
  }

  Result<void> hold_back(std::int64_t id, const std::string& why) {
    for (std::int64_t part : TRY(ledger_.thread(id))) {
      auto stored = TRY(ledger_.post(part));
      if (stored && stored->state == PostState::pending) TRY(ledger_.mark_held(part, why));
    }
    return report(id, "held", fmt::format("{}; `twinform outbox retry {}` sends it", why, id));
  }

  Result<DeliveryReport> finish() {
    report_.waiting = TRY(ledger_.waiting());
    report_.queues = TRY(queues(context_.settings, ledger_, now()));
    std::int64_t in_turn = 0;
    for (const Queue& queue : report_.queues) in_turn += queue.in_turn ? queue.parts : 0;
    report_.all_arrived = report_.waiting == in_turn && failed_ == 0;
    return std::move(report_);
  }

  Result<void> report(std::int64_t id, std::string outcome, std::string detail) {
    if (outcome != "sent" && outcome != "found") ++failed_;
    std::optional<StoredPost> post = TRY(ledger_.post(id));
    report_.deliveries.push_back(
        {.post = std::move(*post), .outcome = std::move(outcome), .detail = std::move(detail)});
    return {};
  }

  const Context& context_;
  const Outputs& outputs_;
  Ledger& ledger_;
  std::map<std::string, Desk> desks_;
  std::size_t failed_ = 0;
  DeliveryReport report_;
};

}  // namespace

Result<DeliveryReport> deliver(const Context& context, const Outputs& outputs, Ledger& ledger) {
  return Courier(context, outputs, ledger).run();
}

}  // namespace twinform
