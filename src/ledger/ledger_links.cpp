// SPDX-License-Identifier: MIT
// Keys that are links, after an upgrade that makes other canonical links of them.
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "identity/canonical.h"
#include "ledger/database.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::string_view kNote = "link_rules", kKind = "link:";

// Of "link:https://…", "shared link:https://…"; "" where it stays as it is.
std::string renewed(std::string_view key) {
  std::size_t begin = key.find(kKind);
  if (begin == std::string_view::npos) return {};
  begin += kKind.size();
  auto url = parse_url(key.substr(begin));
  std::string link = url ? canonical_link(*url) : std::string{};
  if (link == key.substr(begin) || is_front_page(link)) return {};
  return std::string(key.substr(0, begin)).append(link);
}

Result<void> renew_entry_keys(Sqlite& sql) {
  std::vector<std::tuple<std::string, std::string, EntryId>> keys;
  auto see = [&](Row row) {
    if (std::string key = renewed(row.view(1)); !key.empty())
      keys.emplace_back(row.text(0), std::move(key), row.id<EntryId>(2));
  };
  TRY(sql.each("SELECT source, key, entry FROM entry_key", see));
  for (const auto& [source, key, entry] : keys)
    TRY(sql.run("INSERT INTO entry_key (source, key, entry) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", source, key,
                entry));
  return {};
}

Result<void> renew_story_keys(Sqlite& sql) {
  std::vector<std::pair<std::string, StoryId>> keys;
  auto see = [&](Row row) {
    if (std::string key = renewed(row.view(0)); !key.empty()) keys.emplace_back(std::move(key), row.id<StoryId>(1));
  };
  TRY(sql.each("SELECT key, story FROM story_key", see));
  for (const auto& [key, story] : keys)
    TRY(sql.run("INSERT INTO story_key (key, story) VALUES (?1, ?2) ON CONFLICT DO NOTHING", key, story));
  return {};
}

}  // namespace

Result<void> Ledger::renew_links() {
  std::string rules = link_rules();
  std::string before = TRY(note(kNote));
  if (before == rules) return {};
  TRY(renew_entry_keys(database_->sql));
  TRY(renew_story_keys(database_->sql));
  return note(kNote, rules);
}

}  // namespace twinform
