// SPDX-License-Identifier: MIT
#include "select/select.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "text/clean.h"

using namespace twinform;

namespace {

const Instant kNow = from_epoch(1'795'000'000);

Story story(std::int64_t id, const char* source, Seconds age, const char* title = "open access") {
  Story made;
  made.id = StoryId{id};
  made.first_entry = EntryId{id};
  made.first_seen = kNow;
  made.lead.source = source;
  made.lead.title = clean_line(title);
  made.lead.published = kNow - age;
  return made;
}

constexpr Seconds kHour{3600};
using Ids = std::vector<std::int64_t>;
using Rest = std::multimap<std::int64_t, Fate>;

// Of stories by their ids.
struct Chosen {
  Ids chosen;
  Rest rest;
};

Chosen chosen(const std::vector<Story>& stories, const Selection& selection) {
  auto id = [&](std::size_t i) { return static_cast<std::int64_t>(stories[i].id); };
  Choice choice = choose(stories, selection, kNow);
  Chosen found;
  for (std::size_t i : choice.chosen) found.chosen.push_back(id(i));
  for (const auto& [i, fate] : choice.rest) found.rest.emplace(id(i), fate);
  return found;
}

}  // namespace

TEST_CASE("without rules everything goes out and the oldest goes first") {
  auto choice = chosen({story(1, "a", kHour), story(2, "a", 3 * kHour), story(3, "a", 2 * kHour)}, {});
  CHECK(choice.chosen == Ids{2, 3, 1});
  CHECK(choice.rest.empty());
}

TEST_CASE("newest turns the order round") {
  auto choice =
      chosen({story(1, "a", kHour), story(2, "a", 3 * kHour), story(3, "a", 2 * kHour)}, {.order = Order::newest});
  CHECK(choice.chosen == Ids{1, 3, 2});
}

TEST_CASE("each story is stopped by the first stage that objects") {
  Story foreign = story(2, "a", kHour);
  foreign.lead.language = "de-AT";
  Story old_and_foreign = story(3, "a", 100 * kHour);
  old_and_foreign.lead.language = "de";
  Selection selection{.match = parse_query("open").value(), .languages = {"en", "fr"}, .max_age = 48 * kHour};
  auto choice = chosen({story(1, "a", kHour), foreign, old_and_foreign, story(4, "a", kHour, "vacancy")}, selection);
  CHECK(choice.chosen == Ids{1});
  CHECK(choice.rest == Rest{{2, Fate::language}, {3, Fate::too_old}, {4, Fate::filtered}});
}

TEST_CASE("a story at max_age goes out and one a second older does not") {
  auto choice = chosen({story(1, "a", kHour), story(2, "a", kHour + Seconds{1})}, {.max_age = kHour});
  CHECK(choice.chosen == Ids{1});
}

TEST_CASE("a story without a date is as old as its first sight") {
  Story undated = story(1, "a", kHour);
  undated.lead.published.reset();
  undated.first_seen = kNow - 2 * kHour;
  CHECK(chosen({undated}, {.max_age = kHour}).chosen.empty());
  CHECK(chosen({undated}, {.max_age = 3 * kHour}).chosen.size() == 1);
}

TEST_CASE("a date in the future is today for the order and the age") {
  auto choice =
      chosen({story(1, "a", -9999 * kHour), story(2, "a", Seconds{0}), story(3, "a", kHour)}, {.max_age = 2 * kHour});
  CHECK(choice.chosen == Ids{3, 1, 2});
}

TEST_CASE("at_most takes turns between sources and keeps the order") {
  std::vector<Story> candidates;
  for (int i = 1; i <= 6; ++i) candidates.push_back(story(i, "loud", (20 - i) * kHour));
  candidates.push_back(story(7, "quiet", 2 * kHour));
  candidates.push_back(story(8, "rare", kHour));
  auto choice = chosen(candidates, {.at_most = 4});
  CHECK(choice.chosen == Ids{1, 2, 7, 8});
  CHECK(choice.rest == Rest{{3, Fate::held_over}, {4, Fate::held_over}, {5, Fate::held_over}, {6, Fate::held_over}});
}

TEST_CASE("what is left over is dropped where the rest is not kept") {
  auto choice = chosen({story(1, "a", 2 * kHour), story(2, "a", kHour)}, {.at_most = 1, .keep_rest = false});
  CHECK(choice.rest == Rest{{2, Fate::dropped}});
}

TEST_CASE("relevance puts hits in the title and stories of several feeds first") {
  Story plain = story(1, "a", kHour, "something");
  plain.lead.summary = clean_line("open at last");
  Story titled = story(2, "a", 2 * kHour, "open access");
  Story shared = story(3, "a", 3 * kHour, "open access");
  shared.also_in.emplace_back();
  Selection selection{.match = parse_query("open").value(), .order = Order::relevance};
  CHECK(chosen({plain, titled, shared}, selection).chosen == Ids{3, 2, 1});
}

TEST_CASE("every candidate ends exactly once whatever the rules and their order of arrival is forgotten") {
  std::mt19937 engine(20261123);
  auto below = [&](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(engine); };
  constexpr const char* kSources[] = {"a", "b", "c"};
  constexpr const char* kTitles[] = {"open access", "vacancy", "open vacancy"};
  for (int round = 0; round < 300; ++round) {
    std::vector<Story> candidates;
    for (int i = 0; i < below(12); ++i)
      candidates.push_back(story(i + 1, kSources[below(3)], below(4) * kHour, kTitles[below(3)]));
    Selection selection{.at_most = below(5), .keep_rest = below(2) == 0, .order = static_cast<Order>(below(3))};
    if (below(2) == 0) selection.match = parse_query("-vacancy").value();
    if (below(2) == 0) selection.max_age = 2 * kHour;
    auto choice = chosen(candidates, selection);
    CHECK((selection.at_most == 0 || choice.chosen.size() <= static_cast<std::size_t>(selection.at_most)));
    std::multiset<std::int64_t> ended;
    for (auto id : choice.chosen) ended.insert(id);
    for (const auto& [id, fate] : choice.rest) ended.insert(id);
    std::multiset<std::int64_t> wanted;
    for (const Story& one : candidates) wanted.insert(static_cast<std::int64_t>(one.id));
    CHECK(ended == wanted);
    std::ranges::shuffle(candidates, engine);
    CHECK(chosen(candidates, selection).chosen == choice.chosen);
  }
}
