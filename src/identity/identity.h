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

// The rungs of the ladder, best first. All are stored, so that a feed that changes its guids is still known by its links.
struct EntryKeys {
  std::string guid;           // "" where absent, or shared by several entries of one fetch
  std::string link;           // canonical; "" where absent or shared
  std::uint64_t content = 0;  // hash of title, link and text: changes when the entry is edited
  std::uint64_t title = 0;    // hash of the title's words; two guids and two titles under one link are two entries
  std::uint64_t words = 0;    // words_hash() of the entry, set when it is read; 0 for none
  Fingerprint fingerprint;
  bool unchanged = false;  // its fingerprint is known: the keys are left out
};

// EntryKeys::title of a title: of its words, however they are written.
std::uint64_t title_hash(std::string_view title);

// Of title, date and text: what is left when guid and link are others. 0 where one of the three is missing.
std::uint64_t words_hash(const Entry& entry);

struct Sighting {  // what identity looks at in an entry
  std::string_view guid, link, title;
  std::uint64_t content_hash = 0;
};

// Keys for all entries of one fetch together: whether a guid or link can be trusted shows only beside the others. `known` are
// the fingerprints of an earlier fetch, by Fingerprint::written.
std::vector<EntryKeys> entry_keys(std::span<const Sighting> fetch, const Url& base,
                                  std::span<const Fingerprint> known = {});

// What makes two entries one story, strongest first: "doi:10.1/x", "arxiv:2401.01234", "isbn:…", "link:https://…".
std::vector<std::string> story_keys(const Entry& entry);

}  // namespace twinform
