// SPDX-License-Identifier: MIT
#include "app/deliver.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "app/server_limits.h"
#include "base/hash.h"

namespace twinform {

namespace {

constexpr Seconds kFirstRetry{300}, kLongestRetry{21'600};
// A request that was cut off may still be at work on the server: a search sooner than this proves nothing.
constexpr Seconds kSettling{5};
// The server's window counts from its own receipt; stay clear of its end.
constexpr Seconds kWindowMargin{300};

// Doubled for each attempt, six hours at most, moved by up to a fifth so that posts don't march in step.
Seconds retry_delay(const StoredPost& post) {
  Seconds delay = kFirstRetry;
  for (int i = 1; i < post.attempts && delay < kLongestRetry; ++i) delay *= 2;
  delay = std::min(delay, kLongestRetry);
  auto spread = delay.count() / 5;
  auto jitter = static_cast<std::int64_t>(hash64(fmt::format("{}{}", post.post.key, post.attempts)) %
                                          static_cast<std::uint64_t>(2 * spread));
  return delay + Seconds{jitter - spread};
}

class Courier {
 public:
  Courier(const Context& context, const Outputs& outputs, Ledger& ledger)
      : context_(context), outputs_(outputs), ledger_(ledger) {}

  Result<DeliveryReport> run() {
    // A thread's next part becomes deliverable when the one before it has arrived: ask again until nothing is new.
    for (bool more = true; more && !context_.interrupted();) {
      more = false;
      std::vector<std::int64_t> ids = TRY(ledger_.deliverable(context_.clock.now()));
      for (std::int64_t id : ids) {
        if (!tried_.insert(id).second) continue;
        if (context_.interrupted()) break;
        context_.progress.update("delivering", tried_.size(), std::max(ids.size(), tried_.size()));
        TRY(deliver_one(id));
        more = true;
      }
    }
    report_.waiting = TRY(ledger_.waiting());
    report_.all_arrived = report_.waiting == 0 && failed_ == 0;
    return std::move(report_);
  }

 private:
  Result<void> deliver_one(std::int64_t id) {
    std::optional<StoredPost> post = TRY(ledger_.post(id));
    if (!post || stopped_outputs_.contains(post->post.output)) return {};
    const Adapter* adapter = outputs_.find(post->post.output);
    if (adapter == nullptr) return keep_for_missing_output(*post);
    const Limits& limits = TRY(limits_of(post->post.output, *adapter)).get();
    if (post->state == PostState::unknown) {
      bool settled = TRY(settle_unknown(*post, *adapter, limits));
      if (settled) return {};
    }
    return send(*post, *adapter, limits);
  }

  Result<std::reference_wrapper<const Limits>> limits_of(const std::string& output, const Adapter& adapter) {
    auto known = limits_.find(output);
    if (known == limits_.end()) {
      known = limits_.emplace(output, TRY(server_limits(context_, ledger_, output, adapter)).limits).first;
    }
    return std::cref(known->second);
  }

  Result<void> keep_for_missing_output(const StoredPost& post) {
    if (!stopped_outputs_.insert(post.post.output).second) return {};
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
        if (post.first_sent && context_.clock.now() - *post.first_sent < limits.key_window - kWindowMargin)
          return false;
        return search(post, adapter, limits);
      case Guarantee::searchable: return search(post, adapter, limits);
      case Guarantee::blind: break;
    }
    TRY(ledger_.mark_unknown(post.id, context_.clock.now() + kLongestRetry, post.last_error));
    TRY(report(post.id, "unknown",
               "it may have arrived, and this output can't be asked: look, then `twinform outbox retry` or `drop`"));
    return true;
  }

  Result<bool> search(const StoredPost& post, const Adapter& adapter, const Limits& limits) {
    wait_until_settled(post);
    Result<std::optional<Receipt>> found = adapter.find(context_.http, post.post, limits);
    if (!found) {
      std::string why = one_line(found.error());
      TRY(ledger_.mark_unknown(post.id, context_.clock.now() + retry_delay(post), why));
      TRY(report(post.id, "unknown", "it may have arrived; searching for it failed: " + why));
      return true;
    }
    if (!*found) return false;
    Receipt receipt = **found;
    receipt.replayed = true;
    TRY(ledger_.mark_sent(post.id, receipt));
    TRY(report(post.id, "found", receipt.url));
    return true;
  }

  void wait_until_settled(const StoredPost& post) const {
    if (!post.last_sent || !context_.wait) return;
    Seconds age = context_.clock.now() - *post.last_sent;
    if (age >= Seconds{0} && age < kSettling) context_.wait(kSettling - age);
  }

  Result<void> send(const StoredPost& post, const Adapter& adapter, const Limits& limits) {
    TRY(ledger_.mark_sending(post.id, context_.clock.now()));
    bool edits = post.post.relation == Relation::edits;
    Outcome outcome =
        edits ? adapter.edit(context_.http, post.post, limits) : adapter.send(context_.http, post.post, limits);
    return std::visit([&](const auto& result) { return record(post, result); }, outcome);
  }

  Result<void> record(const StoredPost& post, const Sent& sent) {
    TRY(ledger_.mark_sent(post.id, sent.receipt));
    std::string detail = sent.receipt.url;
    if (!sent.receipt.note.empty()) detail += " – but " + sent.receipt.note;
    if (sent.pause) {
      ++failed_;
      TRY(pause_output(post.post.output, one_line(*sent.pause)));
      detail += fmt::format("; output {} is paused", post.post.output);
    }
    return report(post.id, "sent", std::move(detail));
  }

  Result<void> record(const StoredPost& post, const Later& later) {
    Instant not_before = later.not_before.value_or(context_.clock.now() + retry_delay(post));
    TRY(ledger_.mark_later(post.id, not_before, one_line(later.error)));
    if (later.whole_output) TRY(hold_output(post.post.output, not_before));
    return report(post.id, "later", fmt::format("{}; again after {}", one_line(later.error), to_rfc3339(not_before)));
  }

  Result<void> record(const StoredPost& post, const Refused& refused) {
    std::string why = one_line(refused.error);
    if (!refused.whole_output) {
      TRY(ledger_.mark_refused(post.id, why));
      return report(post.id, "refused", why);
    }
    TRY(ledger_.mark_later(post.id, context_.clock.now(), why));
    TRY(pause_output(post.post.output, why));
    std::string hint = refused.error.hint.empty() ? "" : "; " + refused.error.hint;
    return report(post.id, "later", fmt::format("output {} is paused: {}{}", post.post.output, why, hint));
  }

  Result<void> record(const StoredPost& post, const Unknown& unknown) {
    std::string why = one_line(unknown.error);
    TRY(ledger_.mark_unknown(post.id, context_.clock.now(), why));
    return report(post.id, "unknown", why + "; the next run finds out");
  }

  Result<void> hold_output(const std::string& output, Instant not_before) {
    stopped_outputs_.insert(output);
    OutputRecord record = TRY(ledger_.output(output));
    record.name = output;
    record.not_before = not_before;
    return ledger_.store(record);
  }

  Result<void> pause_output(const std::string& output, const std::string& why) {
    stopped_outputs_.insert(output);
    OutputRecord record = TRY(ledger_.output(output));
    record.name = output;
    record.paused = why;
    return ledger_.store(record);
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
  std::set<std::int64_t> tried_;
  std::set<std::string> stopped_outputs_;
  std::map<std::string, Limits> limits_;
  std::size_t failed_ = 0;
  DeliveryReport report_;
};

}  // namespace

Result<DeliveryReport> deliver(const Context& context, const Outputs& outputs, Ledger& ledger) {
  return Courier(context, outputs, ledger).run();
}

}  // namespace twinform
