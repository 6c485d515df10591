// SPDX-License-Identifier: MIT
#include "app/queues.h"

#include <fmt/format.h>

#include "app/pace.h"
#include "base/strings.h"

namespace twinform {

namespace {

void add(Queue& queue, const WaitingPost& post) {
  ++queue.posts;
  queue.parts += post.parts;
}

// How many must wait, were all that may go out sent now.
Result<Queue> behind_the_pace(const OutputSettings& output, Ledger& ledger, const std::vector<WaitingPost>& waiting,
                              Instant now) {
  Queue queue{.output = output.name, .in_turn = true};
  Turns turns = TRY(turns_of(output, ledger, now));
  for (const WaitingPost& post : waiting) {
    if (turns.next().at > now)
      add(queue, post);
    else
      turns.take(now, post.parts);
  }
  queue.why = turns.next().why;
  queue.next = turns.next().at;
  return queue;
}

}  // namespace

Result<std::vector<Queue>> queues(const Settings& settings, Ledger& ledger, Instant now) {
  std::vector<Queue> found;
  for (const OutputSettings& output : settings.outputs) {
    std::vector<WaitingPost> waiting = TRY(ledger.queue(output.name));
    if (waiting.empty()) continue;
    OutputRecord record = TRY(ledger.output(output.name));
    Queue queue{.output = output.name};
    for (const WaitingPost& post : waiting) add(queue, post);
    if (!record.paused.empty())
      queue.why = fmt::format("the output is paused; `twinform outputs test {}` when it is mended", output.name);
    else if (record.not_before && *record.not_before > now) {
      queue.why = record.last_error.empty() ? "the server asked us to" : record.last_error;
      queue.next = record.not_before;
    } else {
      queue = TRY(behind_the_pace(output, ledger, waiting, now));
    }
    if (queue.posts > 0) found.push_back(std::move(queue));
  }
  return found;
}

std::string in_words(const Queue& queue) {
  std::string next = queue.next ? "; the next goes after " + to_rfc3339(*queue.next) : "";
  return fmt::format("{}: {}{}: {}{}", queue.output, counted(queue.posts, "post waits", "posts wait"),
                     queue.in_turn ? (queue.posts == 1 ? " for its turn" : " for their turn") : "", queue.why, next);
}

}  // namespace twinform
