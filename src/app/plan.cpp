// SPDX-License-Identifier: MIT
#include "app/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/chooser.h"
#include "app/due_source.h"
#include "app/occasion.h"
#include "app/revise.h"

namespace twinform {

namespace {

class Planner {
 public:
  Planner(const Context& context, const Outputs& outputs, Ledger& ledger, const PlanOrder& order)
      : context_(context),
        renderer_(context, outputs, ledger),
        ledger_(ledger),
        order_(order),
        now_(context.clock.now()) {}

  Result<Plan> run() {
    TRY(find_due());
    plan_.sources = TRY(ingest(context_, ledger_, TRY(sources_to_read())));
    TRY(revise_posts());
    Shelf shelf(ledger_, readers());
    for (const DueBroadcast& due : due_) {
      TRY(plan_broadcast(due, shelf));
      shelf.close();
    }
    plan_.problems = renderer_.take_problems();
    plan_.warnings = renderer_.take_warnings();
    return std::move(plan_);
  }

 private:
  struct DueBroadcast {
    const BroadcastSettings* settings;
    BroadcastRecord record;
    std::vector<PlannedSlot> slots;
  };

  bool is_wanted(const BroadcastSettings& broadcast) const {
    return order_.broadcasts.empty() || std::ranges::find(order_.broadcasts, broadcast.name) != order_.broadcasts.end();
  }

  Result<void> find_due() {
    for (const BroadcastSettings& broadcast : context_.settings.broadcasts) {
      if (!is_wanted(broadcast)) continue;
      BroadcastRecord record = TRY(ledger_.broadcast(broadcast.name, now_));
      SlotHistory history{.known_since = record.known_since, .last = record.last_slot};
      SlotTiming timing = order_.as_if_due       ? SlotTiming::now
                          : order_.ahead_of_time ? SlotTiming::next
                                                 : SlotTiming::due;
      std::vector<PlannedSlot> slots = planned_slots(broadcast.schedule, history, now_, timing);
      if (slots.empty()) {
        plan_.not_due.push_back(broadcast.name);
      } else {
        due_.push_back({.settings = &broadcast, .record = record, .slots = std::move(slots)});
      }
    }
    return {};
  }

  // What due broadcasts read, and what is due by its own rhythm, so that a fast feed loses nothing between two slots.
  Result<std::vector<KnownSource>> sources_to_read() {
    std::set<std::string_view> asked;
    for (const DueBroadcast& due : due_) asked.insert(due.settings->from.begin(), due.settings->from.end());
    const std::vector<SourceRecord> records = TRY(ledger_.sources());
    std::vector<KnownSource> sources;
    sources.reserve(context_.settings.sources.size());
    for (const Source& source : context_.settings.sources) {
      auto known = std::ranges::lower_bound(records, source.name, {}, &SourceRecord::name);
      bool is_new = known == records.end() || known->name != source.name;
      const SourceRecord unseen{.name = source.name};
      const SourceRecord& record = is_new ? unseen : *known;
      bool wanted = asked.contains(source.name) || (order_.broadcasts.empty() && is_due(source, record, now_));
      if (wanted) sources.push_back({.source = &source, .record = record});
    }
    return sources;
  }

  // A correction waits for no slot.
  Result<void> revise_posts() {
    for (const BroadcastSettings& broadcast : context_.settings.broadcasts) {
      if (!is_wanted(broadcast)) continue;
      std::ranges::move(TRY(revise(broadcast, renderer_, ledger_, now_)), std::back_inserter(plan_.posts));
    }
    return {};
  }

  std::vector<const BroadcastSettings*> readers() const {
    std::vector<const BroadcastSettings*> readers;
    for (const DueBroadcast& due : due_) readers.push_back(due.settings);
    return readers;
  }

  Result<void> plan_broadcast(const DueBroadcast& due, Shelf& shelf) {
    BroadcastRecord record = due.record;
    for (PlannedSlot slot : due.slots) {
      EntryId through = TRY(ledger_.last_entry());
      Ledger::Window window{.after = record.through, .through = through, .merge = due.settings->merge};
      Selected selected = TRY(Chooser(ledger_, shelf, now_).choose(*due.settings, window));
      if (!slot.scheduled && selected.chosen.empty() && selected.rest.empty()) return {};
      if (!TRY(claim(due.settings->name, slot, through))) continue;
      plan_.slots[due.settings->name] = slot.at;
      record.through = through;
      TRY(record_fates(*due.settings, slot, selected));
      if (!selected.chosen.empty()) TRY(write_posts(*due.settings, slot, TRY(shelf.whole(selected.chosen))));
    }
    return {};
  }

  // A scheduled slot happens once. Others may share a second with an earlier run and get a number.
  Result<bool> claim(const std::string& broadcast, PlannedSlot& slot, EntryId through) {
    std::string nominal = slot.nominal;
    for (int n = 2; !TRY(ledger_.add_slot(broadcast, slot.nominal, through, now_)); ++n) {
      if (slot.scheduled) return false;
      slot.nominal = fmt::format("{}#{}", nominal, n);
    }
    return true;
  }

  Result<void> record_fates(const BroadcastSettings& broadcast, const PlannedSlot& slot, const Selected& selected) {
    for (const Shelf::Item* item : selected.chosen) TRY(record_fate(broadcast, slot, *item, Fate::planned));
    for (const auto& [item, fate] : selected.rest) TRY(record_fate(broadcast, slot, *item, fate));
    return {};
  }

  Result<void> record_fate(const BroadcastSettings& broadcast, const PlannedSlot& slot, const Shelf::Item& item,
                           Fate fate) {
    TRY(ledger_.decide({.broadcast = broadcast.name,
                        .slot = slot.nominal,
                        .story = item.story->id,
                        .source = item.story->only_source,
                        .fate = fate,
                        .at = now_}));
    plan_.fates.push_back({.broadcast = broadcast.name, .story = item.story, .fate = fate});
    return {};
  }

  static bool says_summary(const BroadcastSettings& broadcast) {
    return std::ranges::any_of(
        broadcast.to, [&](const std::string& output) { return says(rules_for(broadcast, output).post, "summary"); });
  }

  Result<void> write_posts(const BroadcastSettings& broadcast, const PlannedSlot& slot, std::vector<Story> stories) {
    Occasion occasion = TRY(renderer_.occasion(broadcast, slot.nominal, slot.at));
    TRY(renderer_.prepare(stories, broadcast, says_summary(broadcast)));
    std::map<std::string, std::vector<Draft>> own;  // of outputs with a template of their own
    for (const auto& [output, form] : broadcast.post_for)
      own[output] = compose(rules_for(broadcast, output), stories, occasion);
    const std::vector<Draft> common = compose(broadcast.compose, std::move(stories), occasion);
    for (std::size_t i = 0; i < common.size(); ++i) {
      for (const std::string& output : broadcast.to) {
        auto drafts = own.find(output);
        TRY(write_posts(broadcast, drafts == own.end() ? common[i] : drafts->second[i], output));
      }
    }
    return {};
  }

  Result<void> write_posts(const BroadcastSettings& broadcast, const Draft& draft, const std::string& output) {
    for (Post& post : TRY(renderer_.posts(draft, output))) {
      if (broadcast.corrections.on_update != OnUpdate::ignore) TRY(answer_subject(post, draft, ledger_));
      TRY(ledger_.add_post(post, now_));
      bool is_new = keys_.insert(post.key).second;  // two stories may be said in the same words
      if (is_new) plan_.posts.push_back(std::move(post));
    }
    return {};
  }

  const Context& context_;
  Renderer renderer_;
  Ledger& ledger_;
  const PlanOrder& order_;
  Instant now_;
  std::vector<DueBroadcast> due_;
  std::set<PostKey> keys_;
  Plan plan_;
};

}  // namespace

Result<Plan> make_plan(const Context& context, const Outputs& outputs, Ledger& ledger, const PlanOrder& order) {
  return Planner(context, outputs, ledger, order).run();
}

}  // namespace twinform
