// SPDX-License-Identifier: MIT
// Ledgers and entries for tests; what must work is required to.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "identity/identity.h"
#include "ledger/ledger.h"
#include "support/temp_dir.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform::test {

inline const Instant kNow = from_epoch(1'795'000'000);
using Words = std::vector<std::string>;

template <class T>
T must(Result<T> result) {
  REQUIRE_MESSAGE(result.has_value(), (result ? std::string{} : full_report(result.error())));
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

inline Ledger memory_ledger() { return must(Ledger::open("none", LedgerMode::memory)); }

inline Entry entry(std::string source, std::string guid, std::string_view link, std::string_view title = "A title") {
  Entry made{.source = std::move(source), .guid = std::move(guid), .title = clean_line(title)};
  if (!link.empty()) made.link = must(parse_url(link));
  return made;
}

inline EntryKeys keys_of(const Entry& entry) {
  Sighting sighting{.guid = entry.guid,
                    .link = entry.link.str(),
                    .title = entry.title.view(),
                    .content_hash = std::hash<std::string>{}(entry.summary.str())};
  return entry_keys({&sighting, 1}, entry.link)[0];
}

inline EntryRecord add(Ledger& ledger, const Entry& entry, bool baseline = false, Instant now = kNow) {
  return must(ledger.add_entry(entry, keys_of(entry), story_keys(entry), {}, baseline, now)).record;
}

struct CandidateStories {
  std::vector<Story> stories, merged;
};
inline CandidateStories read_candidates(Ledger& ledger, std::string_view broadcast, const Ledger::Window& window,
                                        const Words& sources) {
  Ledger::Candidates found = must(ledger.candidates(broadcast, window, sources));
  CandidateStories read;
  for (const Ledger::View& view : found.stories) read.stories.push_back(must(ledger.read(view)));
  for (const Ledger::View& view : found.merged) read.merged.push_back(must(ledger.read(view)));
  return read;
}

inline Post post(std::string key, std::string output = "fediverse", int part = 1, int parts = 1) {
  return {.output = std::move(output),
          .key = std::move(key),
          .broadcast = "morning",
          .slot = "2026-11-23T09:00",
          .part = part,
          .parts = parts,
          .payload = "{}"};
}

}  // namespace twinform::test
