// SPDX-License-Identifier: MIT
// Is an entry of a fetch one that its source had before? Each rung of the ladder finds one in the ledger, which may be another.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "identity/identity.h"

namespace twinform {

// An entry of the ledger, as it was when it was last seen.
struct EarlierEntry {
  std::string guid, link;  // EntryKeys::guid; canonical
  std::string_view title;
  std::uint64_t title_hash = 0, content = 0;
  std::optional<Instant> date, last_seen;
};

// What stands in one fetch: hashes of guids and of canonical links, sorted, also of those that several entries share.
struct Roll {
  std::vector<std::uint64_t> guids, links;
  std::optional<Instant> at;
};
Roll roll_of(std::span<const Sighting> fetch, std::span<const EntryKeys> keys, Instant now);

// Titles, of feeds or entries, that are both there and have not one word in common.
bool share_no_word(std::string_view a, std::string_view b);

// The one that had its guid, its link (where neither has a guid that says otherwise), its title and date, or its text.
bool same_by_guid(const EarlierEntry& earlier, const EntryKeys& keys, const Roll& roll);
bool same_by_link(const EarlierEntry& earlier, const EntryKeys& keys, const Roll& roll);
bool same_by_heading(const EarlierEntry& earlier, const Roll& roll);
bool same_by_text(const EarlierEntry& earlier, const EntryKeys& keys, const Roll& roll);

}  // namespace twinform
