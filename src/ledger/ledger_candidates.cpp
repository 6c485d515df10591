// SPDX-License-Identifier: MIT
// What a broadcast could say: stories that are new to it, and those that it held over.
#include <algorithm>
#include <set>

#include "ledger/database.h"

namespace twinform {

namespace {

// A story, or what one source has of it.
struct Share {
  StoryId story{};
  std::string source;  // "" all
  auto operator<=>(const Share&) const = default;
};

// Several held-over stories of which one was posted: evidence came later.
Result<void> settle_merged(Sqlite& sql, std::string_view broadcast) {
  constexpr std::string_view kUpdate =
      "UPDATE decision SET fate = 'merged' WHERE broadcast = ?1 AND fate = 'held over' AND EXISTS"
      " (SELECT 1 FROM story AS mine JOIN story AS other ON other.cluster = mine.cluster"
      " JOIN decision AS made ON made.story = other.id"
      " WHERE mine.id = decision.story AND made.broadcast = ?1 AND made.fate = 'planned')";
  return sql.read_only() ? Result<void>{} : sql.run(kUpdate, broadcast);
}

Result<std::vector<StoryId>> same_as(Sqlite& sql, StoryId story, MergeRule merge) {
  if (merge != MergeRule::normal) return std::vector{story};
  return cluster_of(sql, story);
}

class Candidacy {
 public:
  Candidacy(Sqlite& sql, std::string_view broadcast, const Ledger::Window& window,
            const std::vector<std::string>& sources)
      : sql_(sql), broadcast_(broadcast), window_(window), sources_(sources.begin(), sources.end()) {}

  Result<Ledger::Candidates> run() {
    if (window_.merge == MergeRule::normal) TRY(settle_merged(sql_, broadcast_));
    for (const Share& share : TRY(undecided())) TRY(consider(share));
    for (const Share& share : TRY(held_over())) TRY(take_up(share));
    std::ranges::sort(found_.stories, {}, [](const Ledger::View& view) { return view.entries.front(); });
    return std::move(found_);
  }

 private:
  // With an entry from the sources that came into the window, and no decision yet.
  Result<std::set<Share>> undecided() {
    constexpr std::string_view kSelect =
        "SELECT story, source FROM entry WHERE id > ?1 AND id <= ?2 AND baseline = 0 AND held = 0 AND NOT EXISTS"
        " (SELECT 1 FROM decision WHERE decision.story = entry.story AND decision.broadcast = ?3"
        " AND (?4 OR decision.source IN ('', entry.source)))";
    bool apart = window_.merge == MergeRule::off;
    std::set<Share> found;
    auto visit = [&](Row row) {
      if (sources_.contains(row.view(1))) found.insert({row.id<StoryId>(0), apart ? row.text(1) : std::string{}});
    };
    TRY(sql_.each(kSelect, visit, window_.after, window_.through, broadcast_, !apart));
    return found;
  }

  Result<std::vector<Share>> held_over() {
    auto read = [](Row row) { return Share{row.id<StoryId>(0), row.text(1)}; };
    return sql_.rows("SELECT story, source FROM decision WHERE broadcast = ?1 AND fate = 'held over'", read,
                     broadcast_);
  }

  Result<std::optional<Ledger::View>> view(const std::vector<StoryId>& stories, const Share& share) {
    auto view = TRY(find_view(sql_, stories, share.source.empty() ? sources_ : SourceNames{share.source}));
    if (view) view->only_source = share.source;
    return view;
  }

  Result<bool> is_decided(const std::vector<StoryId>& stories) {
    constexpr std::string_view kSelect = "SELECT 1 FROM decision WHERE story = ?1 AND broadcast = ?2";
    for (StoryId story : stories)
      if (TRY(sql_.first(kSelect, first_integer, story, broadcast_))) return true;
    return false;
  }

  // A story whose first entry lay in an earlier window was handled then: this is one more about it.
  Result<void> consider(const Share& share) {
    auto stories = TRY(same_as(sql_, share.story, window_.merge));
    auto seen = TRY(view(stories, share));
    bool is_new = seen && seen->entries.front() > window_.after;
    if (stories.size() == 1) {
      if (is_new) found_.stories.push_back(*std::move(seen));
    } else if (is_new && !TRY(is_decided(stories)) && clusters_.insert(stories.front()).second) {
      found_.stories.push_back(*std::move(seen));
    } else if (auto alone = TRY(view({share.story}, share))) {
      found_.merged.push_back(*std::move(alone));
    }
    return {};
  }

  Result<void> take_up(const Share& share) {
    auto stories = TRY(same_as(sql_, share.story, window_.merge));
    if (stories.size() > 1 && !clusters_.insert(stories.front()).second) return {};
    if (auto seen = TRY(view(stories, share))) found_.stories.push_back(*std::move(seen));
    return {};
  }

  Sqlite& sql_;
  std::string_view broadcast_;
  const Ledger::Window& window_;
  const SourceNames sources_;
  std::set<StoryId> clusters_;  // by their first story: each is said once
  Ledger::Candidates found_;
};

}  // namespace

Result<Ledger::Candidates> Ledger::candidates(std::string_view broadcast, const Window& window,
                                              const std::vector<std::string>& sources) {
  return Candidacy(database_->sql, broadcast, window, sources).run();
}

Result<Story> Ledger::read(const View& view) { return load_view(database_->sql, view); }

Result<std::optional<Story>> Ledger::story(StoryId story, MergeRule merge, const std::vector<std::string>& sources) {
  return load_story(database_->sql, TRY(same_as(database_->sql, story, merge)), {sources.begin(), sources.end()});
}

}  // namespace twinform
