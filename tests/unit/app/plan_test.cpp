// SPDX-License-Identifier: MIT
// Broadcasts that are planned in one run share what they read; each chooses what it chooses alone.
#include "app/plan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <random>

#include "app/merge.h"
#include "base/progress.h"
#include "support/temp_dir.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

constexpr int kBroadcasts = 60, kSources = 5, kBatches = 4, kWorks = 30;  // works: in each batch
constexpr Seconds kHour{3'600}, kDay{86'400};
const Instant kBegin = from_rfc3339("2026-11-23T09:00:00Z").value();

struct NoHttp final : Http {
  HttpResult send(const HttpRequest&) override { return {}; }
  void send_all(std::span<const HttpRequest>, const std::function<bool(std::size_t, HttpResult)>&) override {}
};

// Few words, so that queries find something.
class Chance {
 public:
  int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(engine_); }
  template <class T, std::size_t kSize>
  T one_of(const T (&choices)[kSize]) {
    return choices[below(kSize)];
  }
  std::string words(int count) {
    constexpr const char* kWords[] = {"open",   "access",    "data",    "library", "libraries", "harbour",
                                      "branch", "catalogue", "reading", "rooms",   "Bücher",    "vacancy"};
    std::string text = one_of(kWords);
    while (--count > 0) text += std::string(" ") + one_of(kWords);
    return text;
  }

 private:
  std::mt19937 engine_{20261128};
};

Query made_query(Chance& chance) {
  const std::string texts[] = {chance.words(1), "title:" + chance.words(1) + " OR " + chance.words(2),
                               "-" + chance.words(1), "\"" + chance.words(2) + "\" OR summary:" + chance.words(1)};
  return parse_query(chance.one_of(texts)).value();
}

BroadcastSettings made_broadcast(int i, Chance& chance) {
  BroadcastSettings made{.name = fmt::format("b{}", i), .to = {"screen"}, .merge = static_cast<MergeRule>(i % 3)};
  for (int source = 0; source < kSources; ++source)
    if (chance.below(3) > 0) made.from.push_back(fmt::format("s{}", source));
  made.schedule.name = made.name;
  Selection& selection = made.selection;
  if (i % 4 > 0) selection.match = made_query(chance);
  if (chance.below(3) == 0) selection.languages = {"en"};
  if (chance.below(3) == 0) selection.max_age = 5 * kDay;
  if (chance.below(2) == 0) selection.at_most = 1 + chance.below(6);
  selection.keep_rest = chance.below(3) > 0;
  selection.order = static_cast<Order>(chance.below(3));
  if (i > 1 && chance.below(3) == 0) made.exclude_seen_in = {fmt::format("b{}", chance.below(i - 1))};
  if (i % 5 == 0) {
    made.schedule.when = parse_when("daily 09:00").value();
    made.schedule.catch_up = CatchUp::all;
    made.schedule.stale_after = 9 * kDay;
  }
  made.compose.post = parse_template("{title} – {summary} {source} {link} {tags}").value();
  return made;
}

std::string told(const std::string& broadcast, Fate fate, const Story& story) {
  std::string told = fmt::format("{} {} {} {} {}", broadcast, name_of(fate), static_cast<std::int64_t>(story.id),
                                 story.only_source, story.lead.title.view());
  for (const Entry& entry : story.also_in) told += fmt::format(" | {} {}", entry.source, entry.title.view());
  return told;
}

// Stories' fates and the posts, as text, in the order in which they came.
struct Told {
  std::vector<std::string> posts;
  std::map<std::string, std::vector<std::string>> fates;  // by broadcast
  std::map<Fate, int> count;

  void add(const Plan& plan) {
    for (const StoryFate& fate : plan.fates) {
      fates[fate.broadcast].push_back(told(fate.broadcast, fate.fate, *fate.story));
      ++count[fate.fate];
    }
    for (const Post& post : plan.posts) posts.push_back(post.key + " " + post.payload);
  }
};

class World {
 public:
  // Windows of many kinds, the last batch in none.
  World() {
    settings_.ledger = folder_ / "ledger.db";
    settings_.outputs = {{.name = "screen", .type = "terminal", .options = {}}};
    for (int i = 0; i < kBroadcasts; ++i) settings_.broadcasts.push_back(made_broadcast(i, chance_));
    for (int batch = 0; batch < kBatches; ++batch) {
      plan_some();
      read_batch(batch);
    }
  }

  void plan(const Path& file, std::vector<std::string> broadcasts, Told& told) {
    Ledger ledger = Ledger::open(file, LedgerMode::write).value();
    auto transaction = ledger.begin().value();
    const PlanOrder order{.broadcasts = std::move(broadcasts)};
    auto plan = make_plan(context_, outputs_, ledger, order);
    REQUIRE(plan);
    REQUIRE(transaction.commit());
    told.add(*plan);
  }
  // The plain way: its candidates, put to its query one by one.
  std::vector<std::string> choose_for(const BroadcastSettings& broadcast, const Path& file) {
    Ledger ledger = Ledger::open(file, LedgerMode::write).value();
    const EntryId after = ledger.broadcast(broadcast.name, clock_.now()).value().through;
    const Ledger::Window window{after, ledger.last_entry().value(), broadcast.merge};
    auto found = ledger.candidates(broadcast.name, window, broadcast.from).value();
    std::vector<Story> stories;
    for (const Ledger::View& view : found.stories) stories.push_back(ledger.read(view).value());
    const Choice choice = choose(stories, broadcast.selection, clock_.now());
    std::vector<std::string> fates;
    for (std::size_t i : choice.chosen) fates.push_back(told(broadcast.name, Fate::planned, stories[i]));
    for (const auto& [i, fate] : choice.rest) fates.push_back(told(broadcast.name, fate, stories[i]));
    for (const Ledger::View& view : found.merged)
      fates.push_back(told(broadcast.name, Fate::merged, ledger.read(view).value()));
    return fates;
  }

  const std::vector<BroadcastSettings>& broadcasts() const { return settings_.broadcasts; }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const BroadcastSettings& broadcast : settings_.broadcasts) names.push_back(broadcast.name);
    return names;
  }
  Path copy(std::string_view name) const {
    Path to = folder_ / name;
    std::filesystem::copy_file(settings_.ledger, to);
    return to;
  }

 private:
  // Works that one to three sources tell: under one link, or in the same words under another title.
  void read_batch(int batch) {
    clock_.set(kBegin + batch * kDay);
    Ledger ledger = Ledger::open(settings_.ledger, LedgerMode::write).value();
    auto transaction = ledger.begin().value();
    for (int work = 0; work < kWorks; ++work) {
      std::string text = chance_.words(30), title = chance_.words(5);
      for (int copies = 1 + chance_.below(3); copies > 0; --copies) {
        std::string source = fmt::format("s{}", chance_.below(kSources));
        bool same_link = chance_.below(2) == 0;
        std::string link = fmt::format("https://{}.example/{}-{}", same_link ? "works" : source, batch, work);
        store(ledger, {.source = source,
                       .guid = link + source,
                       .link = parse_url(link).value(),
                       .title = clean_line(chance_.below(2) == 0 ? title : chance_.words(4)),
                       .summary = clean_text(text),
                       .published = clock_.now() - chance_.below(10) * kDay,
                       .language = chance_.below(4) == 0 ? "de" : "en"});
      }
    }
    REQUIRE(transaction.commit());
  }

  // Some broadcasts have a slot between two batches and others do not, so that their windows differ.
  void plan_some() {
    std::vector<std::string> some;
    for (const std::string& name : names())
      if (chance_.below(3) == 0) some.push_back(name);
    Told told;
    plan(settings_.ledger, some, told);
  }

  void store(Ledger& ledger, const Entry& entry) {
    Sighting sighting{.guid = entry.guid, .link = entry.link.str(), .title = entry.title.view()};
    EntryKeys keys = entry_keys({&sighting, 1}, entry.link)[0];
    auto stored = ledger.add_entry(entry, keys, story_keys(entry), {clean_line(entry.source)}, false, clock_.now());
    REQUIRE(stored);
    REQUIRE(merge_by_evidence(ledger, entry, *stored, clock_.now()));
  }

  TempDir folder_;
  Chance chance_;
  Settings settings_;
  NoHttp http_;
  FixedClock clock_{kBegin};
  NoProgress progress_;
  Context context_{
      .settings = settings_, .http = http_, .clock = clock_, .progress = progress_, .surroundings = {.clock = &clock_}};
  Outputs outputs_{context_};
};

}  // namespace

TEST_CASE("broadcasts choose and say in one run what each does in a run of its own") {
  World world;
  Told together, alone;
  world.plan(world.copy("together"), {}, together);
  const Path file = world.copy("alone");
  for (const std::string& name : world.names()) world.plan(file, {name}, alone);
  CHECK(together.fates == alone.fates);
  CHECK(together.posts == alone.posts);
  for (Fate fate : {Fate::merged, Fate::too_old, Fate::language, Fate::filtered, Fate::elsewhere, Fate::held_over,
                    Fate::dropped, Fate::planned}) {
    CAPTURE(name_of(fate));
    CHECK(together.count[fate] > 0);
  }
}

TEST_CASE("a broadcast among others chooses what its selection makes of its candidates one by one") {
  World world;
  Told together;
  world.plan(world.copy("together"), {}, together);
  const Path file = world.copy("plain");
  int compared = 0;
  for (const BroadcastSettings& broadcast : world.broadcasts()) {
    // What others chose before it, and what an earlier slot left over, is no matter of the selection.
    if (!broadcast.exclude_seen_in.empty() || broadcast.schedule.when) continue;
    ++compared;
    CHECK(together.fates[broadcast.name] == world.choose_for(broadcast, file));
  }
  CHECK(compared > kBroadcasts / 4);
}
