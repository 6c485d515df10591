// SPDX-License-Identifier: MIT
// Entries: which were seen, under which keys.
#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "identity/canonical.h"
#include "ledger/database.h"
#include "ledger/entry_json.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform {

namespace {

std::string guid_key(const EntryKeys& keys) { return keys.guid.empty() ? "" : "guid:" + keys.guid; }
std::string link_key(const EntryKeys& keys) { return keys.link.empty() ? "" : "link:" + keys.link; }
std::string content_key(const EntryKeys& keys) { return fmt::format("hash:{:016x}", keys.content); }
std::string key_of(std::string_view kind, std::uint64_t hash) {
  return hash == 0 ? "" : fmt::format("{}:{:016x}", kind, hash);
}
std::string heading_key(const EntryKeys& keys) { return key_of("heading", keys.words.heading); }
std::string text_key(const EntryKeys& keys) { return key_of("text", keys.words.text); }

struct Known {
  EntryRecord record;
  std::string guid;
  std::uint64_t title = 0;
  std::optional<Instant> date;

  EarlierEntry earlier() const {
    auto url = parse_url(record.link);
    return {.guid = guid,
            .link = url ? canonical_link(*url) : std::string{},
            .title = record.title.view(),
            .title_hash = title,
            .content = record.content_hash,
            .date = date,
            .last_seen = record.last_seen};
  }
};

Result<std::optional<Known>> find_by(Sqlite& sql, std::string_view source, const std::string& key) {
  if (key.empty()) return std::nullopt;
  constexpr std::string_view kSelect =
      "SELECT entry.id, story, entry.source, baseline, content_hash, first_seen, last_seen, title, link, guid, "
      "title_hash, published"
      " FROM entry_key JOIN entry ON entry.id = entry_key.entry WHERE entry_key.source = ?1 AND entry_key.key = ?2";
  auto read = [](Row row) {
    return Known{read_entry_record(row), row.text(9), static_cast<std::uint64_t>(row.integer(10)),
                 row.maybe_instant(11)};
  };
  return sql.first(kSelect, read, source, key);
}

// Once two entries had a guid or link in common it is the source's for ever, also when one has it alone. The first mark says
// that an entry stood beside another with its key, which may be its double; the second that two did.
std::string first_mark(const std::string& key) { return "beside " + key; }
std::string shared_mark(const std::string& key) { return "shared " + key; }

Result<std::optional<Known>> find_by_own(Sqlite& sql, std::string_view source, const std::string& key) {
  auto known = TRY(find_by(sql, source, key));
  if (known && TRY(find_by(sql, source, shared_mark(key)))) known.reset();
  return known;
}

Result<void> add_key(Sqlite& sql, std::string_view source, const std::string& key, EntryId entry) {
  if (key.empty()) return {};
  return sql.run("INSERT INTO entry_key (source, key, entry) VALUES (?1, ?2, ?3) ON CONFLICT (source, key) DO NOTHING",
                 source, key, entry);
}

// What an older entry had, and is not the same by, is the newer one's: that is who may be edited.
Result<void> take_key(Sqlite& sql, std::string_view source, const std::string& key, EntryId entry) {
  if (key.empty()) return {};
  return sql.run(
      "INSERT INTO entry_key (source, key, entry) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (source, key) DO UPDATE SET entry = excluded.entry",
      source, key, entry);
}

using PutKey = Result<void> (*)(Sqlite&, std::string_view, const std::string&, EntryId);
Result<void> put_keys(Sqlite& sql, std::string_view source, const EntryKeys& keys, EntryId entry, PutKey put) {
  for (const std::string& key : {guid_key(keys), link_key(keys), heading_key(keys), text_key(keys), content_key(keys)})
    TRY(put(sql, source, key, entry));
  return {};
}

Result<void> mark_shared(Sqlite& sql, std::string_view source, const std::string& key, EntryId id) {
  if (key.empty()) return {};
  bool second = TRY(find_by(sql, source, first_mark(key))).has_value();
  return add_key(sql, source, second ? shared_mark(key) : first_mark(key), id);
}

// What the entry had, and identity did not trust.
Result<void> mark_shared(Sqlite& sql, const Entry& entry, const EntryKeys& keys, EntryId id) {
  EntryKeys written;
  if (keys.guid.empty()) written.guid = entry.guid;
  if (keys.link.empty() && !entry.link.empty()) written.link = canonical_link(entry.link);
  TRY(mark_shared(sql, entry.source, guid_key(written), id));
  return mark_shared(sql, entry.source, link_key(written), id);
}

Result<void> store_body(Sqlite& sql, const EntryRecord& record, const Entry& entry) {
  if (record.baseline) return {};
  return sql.run(
      "INSERT INTO entry_body (entry, json) VALUES (?1, ?2)"
      " ON CONFLICT (entry) DO UPDATE SET json = excluded.json",
      record.id, entry_to_json(entry));
}

// Words that are only written otherwise make no new title.
Result<void> store_edit(Sqlite& sql, const EntryRecord& record, const EntryKeys& keys, const Entry& edited,
                        Instant now) {
  constexpr std::string_view kUpdate =
      "UPDATE entry SET title = ?1, link = ?2, published = coalesce(?6, published),"
      " revised = CASE baseline WHEN 0 THEN ?3 END,"
      " retitled = CASE title_hash WHEN ?4 THEN retitled ELSE ?3 END WHERE id = ?5";
  TRY(sql.run(kUpdate, edited.title.str(), edited.link.str(), now, keys.title, record.id, keys.words.date));
  TRY(add_names(sql, record.story, story_keys(edited)));
  return store_body(sql, record, edited);
}

// A link that several entries of this source have tells nothing about the story.
Result<bool> is_own_link(Sqlite& sql, std::string_view source, const EntryKeys& keys) {
  std::string key = link_key(keys);
  if (key.empty() || TRY(find_by(sql, source, key))) return false;
  return !TRY(find_by(sql, source, shared_mark(key)));
}

std::vector<std::string> telling_keys(std::vector<std::string> story_keys, bool own_link) {
  if (!own_link) std::erase_if(story_keys, [](const std::string& key) { return key.starts_with("link:"); });
  return story_keys;
}

// "link:https://…" as "same link", "doi:10.1/x" as "same DOI".
std::string in_words(std::string_view key) {
  constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
      {"doi", "same DOI"}, {"arxiv", "same arXiv number"}, {"pmid", "same PMID"}, {"isbn", "same ISBN"}};
  auto known = std::ranges::find(kKinds, key.substr(0, key.find(':')), [](const auto& kind) { return kind.first; });
  return std::string(known == std::end(kKinds) ? "same link" : known->second);
}

// The oldest of the story that an entry joined.
Result<void> store_identity(Sqlite& sql, Ledger& ledger, const EntryRecord& record, std::string_view key) {
  constexpr std::string_view kOldest = "SELECT id FROM entry WHERE story = ?1 ORDER BY id LIMIT 1";
  auto other = TRY(sql.first(kOldest, [](Row row) { return row.id<EntryId>(0); }, record.story));
  if (!other || *other == record.id) return {};
  return ledger.store(record.id, Merge{.other = *other, .bond = Bond::identity, .why = in_words(key)});
}

}  // namespace

EntryRecord read_entry_record(Row row) {
  return {.id = row.id<EntryId>(0),
          .story = row.id<StoryId>(1),
          .source = row.text(2),
          .baseline = row.flag(3),
          .content_hash = static_cast<std::uint64_t>(row.integer(4)),
          .first_seen = row.instant(5),
          .last_seen = row.instant(6),
          .title = clean_line(row.view(7)),
          .link = row.text(8)};
}

Result<std::optional<EntryRecord>> Ledger::find_entry(std::string_view source, const EntryKeys& keys,
                                                      const Roll& roll) {
  Sqlite& sql = database_->sql;
  auto by_guid = TRY(find_by_own(sql, source, guid_key(keys)));
  if (by_guid && same_by_guid(by_guid->earlier(), keys, roll)) return by_guid->record;
  auto by_link = TRY(find_by_own(sql, source, link_key(keys)));
  if (by_link && same_by_link(by_link->earlier(), keys, roll)) return by_link->record;
  if (auto by_content = TRY(find_by(sql, source, content_key(keys)))) return by_content->record;
  auto by_heading = TRY(find_by(sql, source, heading_key(keys)));
  if (by_heading && same_by_heading(by_heading->earlier(), roll)) return by_heading->record;
  auto by_text = TRY(find_by_own(sql, source, text_key(keys)));
  if (by_text && same_by_text(by_text->earlier(), keys, roll)) return by_text->record;
  return std::nullopt;
}

Result<NewEntry> Ledger::add_entry(const Entry& entry, const EntryKeys& keys,
                                   const std::vector<std::string>& story_keys, const std::vector<Text>& tags,
                                   bool baseline, Instant now) {
  Sqlite& sql = database_->sql;
  bool own_link = TRY(is_own_link(sql, entry.source, keys));
  JoinedStory story = TRY(join_story(sql, telling_keys(story_keys, own_link), now));
  EntryRecord record{.story = story.id,
                     .source = entry.source,
                     .baseline = baseline,
                     .content_hash = keys.content,
                     .first_seen = now,
                     .last_seen = now,
                     .title = entry.title,
                     .link = entry.link.str()};
  constexpr std::string_view kInsert =
      "INSERT INTO entry (story, source, baseline, guid, title_hash, content_hash, first_seen, last_seen, title, link, "
      "tags, published)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11)";
  TRY(sql.run(kInsert, record.story, record.source, baseline, keys.guid, keys.title, keys.content, now,
              record.title.str(), record.link, texts_to_json(tags), entry.published ? entry.published : entry.updated));
  record.id = EntryId{sql.last_id()};
  TRY(store_body(sql, record, entry));
  // Two entries with one text: it is the source's boilerplate.
  if (TRY(find_by(sql, entry.source, text_key(keys))))
    TRY(add_key(sql, entry.source, shared_mark(text_key(keys)), record.id));
  TRY(put_keys(sql, entry.source, keys, record.id, take_key));
  TRY(mark_shared(sql, entry, keys, record.id));
  if (!story.key.empty()) TRY(store_identity(sql, *this, record, story.key));
  return NewEntry{.record = std::move(record), .joined = !story.key.empty(), .own_link = own_link};
}

Result<void> Ledger::see_entry(const EntryRecord& record, const EntryKeys& keys, const Entry* edited, Instant now) {
  Sqlite& sql = database_->sql;
  TRY(put_keys(sql, record.source, keys, record.id, add_key));
  if (edited != nullptr) TRY(store_edit(sql, record, keys, *edited, now));
  TRY(sql.run("UPDATE entry SET last_seen = ?1, content_hash = ?2, title_hash = ?3 WHERE id = ?4", now, keys.content,
              keys.title, record.id));
  return keys.guid.empty() ? Result<void>{} : sql.run("UPDATE entry SET guid = ?1 WHERE id = ?2", keys.guid, record.id);
}

Result<EntryId> Ledger::last_entry() {
  auto read = [](Row row) { return row.id<EntryId>(0); };
  return TRY(database_->sql.first("SELECT id FROM entry ORDER BY id DESC LIMIT 1", read)).value_or(EntryId{});
}

}  // namespace twinform
