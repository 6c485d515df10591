// SPDX-License-Identifier: MIT
// What one server allows and promises: documented defaults until probe() has asked it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace twinform {

// Whose rules of counting and finding apply (shared facts: text/count.h).
enum class Service { plain, mastodon, gotosocial, bluesky, x, threads, microblog };

struct TextRules {
  Service service = Service::plain;
  std::int64_t max_length = 0;  // in the service's own unit; 0: no limit
  std::int64_t max_bytes = 0;   // UTF-8; 0: no limit
  int url_length = 0;           // what a URL counts; 0: as written
  bool operator==(const TextRules&) const = default;
};

// What the server does with a post that it has already had.
enum class Guarantee {
  keyed,       // recognises our key within `key_window`
  chosen_id,   // we choose the record's id: the same one can't be made twice
  searchable,  // does not recognise it, but can be searched for it
  blind,       // neither: an unknown outcome stays unknown
};

// What a server takes as an image; 0 and empty: not known.
struct ImageLimits {
  std::int64_t max_bytes = 0;
  std::int64_t max_pixels = 0;     // width × height
  std::vector<std::string> types;  // media types
  bool operator==(const ImageLimits&) const = default;
};

struct Limits {
  std::string software;  // as the server names itself, "mastodon 4.5.0"; "" before a probe
  std::string account;   // whom we post as, "@library@glammr.example"; "" before a probe
  TextRules text;
  int max_media = 0;
  std::int64_t max_description = 0;  // characters
  ImageLimits images;
  Guarantee guarantee = Guarantee::blind;
  Seconds key_window{0};
  std::string note;  // JSON that only the adapter reads (account id, …)
  bool operator==(const Limits&) const = default;
};

}  // namespace twinform
