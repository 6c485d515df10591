// SPDX-License-Identifier: MIT
#include "app/outage.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"

namespace twinform {

namespace {

constexpr Seconds kFirstRetry{300};
constexpr Seconds kOutage{3600};  // what is shorter leaves no storm

Result<OutputRecord> failed_once_more(Ledger& ledger, const std::string& output, std::string why) {
  OutputRecord record = TRY(ledger.output(output));
  record.name = output;
  ++record.failures;
  record.last_error = std::move(why);
  return record;
}

}  // namespace

Seconds retry_delay(std::string_view seed, int failures) {
  Seconds delay = kFirstRetry;
  for (int i = 1; i < failures && delay < kLongestRetry; ++i) delay *= 2;
  delay = std::min(delay, kLongestRetry);
  auto spread = delay.count() / 5;
  auto jitter =
      static_cast<std::int64_t>(hash64(fmt::format("{}{}", seed, failures)) % static_cast<std::uint64_t>(2 * spread));
  return delay + Seconds{jitter - spread};
}

Result<Instant> hold_output(Ledger& ledger, const std::string& output, std::optional<Instant> asked, std::string why,
                            Instant now) {
  OutputRecord record = TRY(failed_once_more(ledger, output, std::move(why)));
  if (!asked && !record.down_since) record.down_since = now;
  Instant until = asked.value_or(now + retry_delay(output, record.failures));
  record.not_before = until;
  TRY(ledger.store(record));
  return until;
}

Result<void> pause_output(Ledger& ledger, const std::string& output, std::string why, Instant now) {
  OutputRecord record = TRY(failed_once_more(ledger, output, why));
  if (!record.down_since) record.down_since = now;
  record.paused = std::move(why);
  record.not_before = now + kLongestRetry;
  return ledger.store(record);
}

Result<void> stop_output(Ledger& ledger, const std::string& output, std::string why) {
  OutputRecord record = TRY(ledger.output(output));
  record.name = output;
  record.paused = std::move(why);
  record.not_before.reset();
  return ledger.store(record);
}

Result<void> output_works(Ledger& ledger, const std::string& output) {
  OutputRecord record = TRY(ledger.output(output));
  if (record.failures == 0) return {};
  record.failures = 0;
  record.down_since.reset();
  record.not_before.reset();
  record.last_error.clear();
  return ledger.store(record);
}

Result<void> remember_answer(Ledger& ledger, const std::string& output, const Limits& limits, Instant now) {
  OutputRecord record = TRY(ledger.output(output));
  record.name = output;
  record.limits = limits;
  record.probed = now;
  record.paused.clear();
  record.not_before.reset();
  return ledger.store(record);
}

Result<void> ask_paused_outputs(const Context& context, const Outputs& outputs, Ledger& ledger) {
  Instant now = context.clock.now();
  for (const OutputSettings& output : context.settings.outputs) {
    OutputRecord record = TRY(ledger.output(output.name));
    bool is_time = record.not_before && *record.not_before <= now;
    if (record.paused.empty() || !is_time) continue;
    auto limits = outputs.find(output.name)->probe(context.http);
    if (limits)
      TRY(remember_answer(ledger, output.name, *limits, now));
    else
      TRY(pause_output(ledger, output.name, one_line(limits.error()), now));
  }
  return {};
}

Result<bool> is_back(const Context& context, const Adapter& adapter, Ledger& ledger, const std::string& output) {
  OutputRecord record = TRY(ledger.output(output));
  if (!record.down_since) return true;
  Instant now = context.clock.now();
  auto limits = adapter.probe(context.http);
  if (limits)
    TRY(remember_answer(ledger, output, *limits, now));
  else if (limits.error().kind == ErrorKind::refused)
    TRY(pause_output(ledger, output, one_line(limits.error()), now));
  else
    TRY(hold_output(ledger, output, std::nullopt, one_line(limits.error()), now));
  return limits.has_value();
}

Result<Excess> excess_after_outage(const OutputSettings& output, Ledger& ledger, Instant now) {
  Excess excess;
  OutputRecord record = TRY(ledger.output(output.name));
  if (output.after_outage.at_most == 0 || !record.down_since || now - *record.down_since < kOutage) return excess;
  auto kept = static_cast<std::size_t>(output.after_outage.at_most);
  std::vector<WaitingPost> waiting = TRY(ledger.queue(output.name));
  if (waiting.size() <= kept) return excess;
  std::size_t too_many = waiting.size() - kept, first = output.after_outage.newest ? 0 : kept;
  for (std::size_t i = first; i < first + too_many; ++i) excess.posts.push_back(waiting[i].id);
  excess.why = fmt::format("the output was down since {}, and after an outage at most {} go out, the {}",
                           to_rfc3339(*record.down_since), kept, output.after_outage.newest ? "newest" : "oldest");
  return excess;
}

}  // namespace twinform
