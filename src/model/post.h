// SPDX-License-Identifier: MIT
// A draft rendered for one output: exact bytes and a key, frozen; and the proof that it arrived.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"

namespace twinform {

using PostKey = std::string;  // 64 hexadecimal digits; the same plan gives the same key

struct MediaRef {
  Url url;
  Text description;
  std::string media_type;
};

// The server's own name for a post: opaque.
using RemoteId = std::string;

struct Receipt {
  RemoteId id;
  std::string url;  // where a person finds it; may be empty
  Instant at{};
  bool replayed = false;  // the server, or a search, said that it was there already
  std::string note;       // what the server did otherwise than asked ("visibility is public, not unlisted"); "" is good
};

// What a post does to one that its broadcast made before.
enum class Relation { none, edits, answers };
std::string_view name_of(Relation relation);  // "edits"; "" for none

struct Post {
  std::string output;  // the output's name in the configuration
  PostKey key;
  std::string broadcast;
  std::string slot;
  int part = 1, parts = 1;
  std::string payload;  // the exact bytes that will be sent, but for ids that only the server knows
  Text text;            // what a reader sees, for preview, `why` and searching the server
  Text content_warning;
  std::int64_t length = 0, max_length = 0;  // counted as the network counts; max 0: no limit
  std::vector<MediaRef> media;
  std::vector<StoryId> stories;
  std::vector<Url> links;  // as they stand in the text
  Relation relation = Relation::none;
  std::int64_t subject = 0;        // the ledger's number of the post that it edits or answers; 0: none
  std::vector<Receipt> ancestors;  // filled in just before sending: the parts before, or the subject, first to last
};

}  // namespace twinform
