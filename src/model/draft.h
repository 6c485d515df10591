// SPDX-License-Identifier: MIT
// What a broadcast wants to say, before any network's limits: parts of passages of blocks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/story.h"

namespace twinform {

enum class Form { single, digest, thread };
enum class Visibility { unset, public_, unlisted, followers, direct };

// What a run of words is for. When space is short, what has to give gives from the last of these to the first.
enum class Role {
  link,  // never shortened
  title,
  heading,      // a digest's or thread's first words
  literal,      // the template's own words
  attribution,  // source, authors, journal, date, citation
  summary,
  tag,  // one hashtag, "#" included
};

struct Block {
  Role role = Role::literal;
  Text text;        // for Role::link the URL as it will be written
  int section = 0;  // 0: always there; blocks of one section vanish together when a field in it is empty or has to go
};

// What belongs together: a digest's line, a single post's body.
struct Passage {
  std::vector<Block> blocks;
  std::optional<std::size_t> story;  // index into Draft::stories
  bool droppable = false;            // a digest's line may fall to "and N more"
};

// One post, if it fits.
struct Part {
  std::vector<Passage> passages;
};

struct Attachment {
  Url url;
  Text description;  // alt text; an image without one is not attached
  std::string media_type;
};

struct Draft {
  std::string broadcast;
  std::string slot;  // nominal local time "2026-11-23T09:00", as in the ledger
  Instant at{};
  Text heading;  // the broadcast's title, for digests, threads and bulletin pages
  Form form = Form::single;
  std::vector<Part> parts;  // a thread has several; otherwise one
  std::vector<Story> stories;
  Text more;  // digest: the words for what did not fit, with "{n}" for how many
  Language language;
  Visibility visibility = Visibility::unset;
  Text content_warning;
  std::vector<Attachment> media;
};

}  // namespace twinform
