// SPDX-License-Identifier: MIT
#include "app/post_digest.h"

#include "app/freeze.h"
#include "app/occasion.h"
#include "app/server_limits.h"
#include "compose/compose.h"
#include "ledger/lock.h"

namespace twinform {

namespace {

constexpr const char* kBroadcast = "digest";  // the name under which a one-off is kept

std::vector<Draft> drafts_of(const Context& context, const Digest& digest) {
  ComposeRules rules{.form = Form::digest,
                     .post = standard_template(Form::digest),
                     .heading = literal_template(digest.document.title.str()),
                     .language = digest.document.language};
  Schedule unscheduled;
  unscheduled.zone = context.settings.library.zone;
  PlannedSlot slot = planned_slots(unscheduled, SlotHistory{}, context.clock.now(), SlotTiming::now).front();
  Occasion occasion{.broadcast = kBroadcast, .slot = slot.nominal, .at = slot.at, .zone = unscheduled.zone};
  std::vector<Story> stories = digest.document.stories;
  for (Story& story : stories) story.id = StoryId{};  // these numbers are the digest's own, not the ledger's
  return compose(rules, std::move(stories), occasion);
}

}  // namespace

Result<DeliveryReport> post_digest(const Context& context, const Digest& digest, const std::string& output) {
  TRY(check_output(context.settings, output));
  Outputs outputs(context);
  const Adapter* adapter = outputs.find(output);
  if (digest.document.stories.empty()) return DeliveryReport{};
  RunLock lock = TRY(RunLock::take(context.settings.ledger));
  Ledger ledger = TRY(Ledger::open(context.settings.ledger, LedgerMode::write));
  TRY(ledger.interrupt_sending(context.clock.now()));
  {
    Ledger::Transaction transaction = TRY(ledger.begin());
    ServerLimits server = TRY(server_limits(context, ledger, output, *adapter));
    for (const Draft& draft : drafts_of(context, digest)) {
      std::vector<Post> posts = TRY(adapter->render(draft, server.limits));
      freeze(posts, draft, output);
      for (const Post& post : posts) TRY(ledger.add_post(post, context.clock.now()));
    }
    TRY(transaction.commit());
  }
  return deliver(context, outputs, ledger);
}

}  // namespace twinform
