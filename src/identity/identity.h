// SPDX-License-Identifier: MIT
// Which entries are the same. Pure: what the ledger knows comes in, what is new comes out.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/story.h"

namespace twinform {

// An entry in two hashes, as its feed had it when it was last read: enough to pass over it when it comes again as it was.
struct Fingerprint {
  std::uint64_t written = 0;  // of all of the Sighting, and of the address that its link is relative to
  std::uint64_t link = 0;     // of EntryKeys::link, before it is known to be shared; 0 for none
  bool operator==(const Fingerprint&) const = default;
};

// What an entry is known by when its guid and link are others: shows only when it is read.
struct EntryWords {
  std::string title;
  std::optional<Instant> date;  // when it was published, else updated
  std::uint64_t heading = 0;    // hash of title and publication, and of the text where the title is short; 0 for none
  std::uint64_t text = 0;       // hash of the text; 0 where it is short
};
EntryWords words_of(const Entry& entry);

// The rungs of the ladder, best first. All are stored, so that a feed that changes its guids is still known by its links.
struct EntryKeys {
  std::string guid;           // "" where absent, or shared by several entries of one fetch
  std::string link;           // canonical; "" where absent or shared
  std::uint64_t content = 0;  // hash of title, link and text: changes when the entry is edited
  std::uint64_t title = 0;    // hash of the title's words; two guids and two titles under one link are two entries
  EntryWords words;           // set when the entry is read
  Fingerprint fingerprint;
  bool unchanged = false;  // its fingerprint is known: the keys are left out
};

// EntryKeys::title of a title: of its words, however they are written.
std::uint64_t title_hash(std::string_view title);

struct Sighting {  // what identity looks at in an entry
  std::string_view guid, link, title;
  std::uint64_t content_hash = 0;
  std::uint64_t date_hash = 0;  // of the date as written, where nothing else names the entry; 0 for none
};

// Keys for all entries of one fetch together: whether a guid or link can be trusted shows only beside the others. `known` are
// the fingerprints of an earlier fetch, by Fingerprint::written.
std::vector<EntryKeys> entry_keys(std::span<const Sighting> fetch, const Url& base,
                                  std::span<const Fingerprint> known = {});

// Sets `unchanged` of those whose fingerprints are known, and leaves their keys in.
void mark_unchanged(std::span<EntryKeys> keys, std::span<const Fingerprint> known);

// What makes two entries one story, strongest first: "doi:10.1/x", "arxiv:2401.01234", "isbn:…", "link:https://…".
std::vector<std::string> story_keys(const Entry& entry);

}  // namespace twinform
