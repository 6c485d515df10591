// SPDX-License-Identifier: MIT
// What we read, and what came back.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/secret.h"
#include "model/story.h"

namespace twinform {

struct FetchPolicy {
  Seconds timeout{30};
  std::size_t max_bytes = 0;   // decoded; 0: limits::kFeedBytes
  bool allow_private = false;  // loopback, private and link-local addresses
  Seconds every{3600};         // how often to look when no broadcast is due
  std::string user;            // basic authentication, with `password`
  Secret password, bearer;
};

// What becomes of far more entries at once than is a source's habit.
enum class OnFlood { hold, post };

// How posts write the links of entries: without tracking and what is around them, or as the feed gives them.
enum class Links { clean, as_given };

struct Source {
  std::string name;
  std::string location;  // as written: a URL, "file:…" or a path, "-"
  Url url;               // empty for files and standard input
  std::string path;      // absolute or "-"; empty for URLs
  Text title;            // how to call it in posts; empty: the feed's own title
  std::vector<Text> tags;
  Language language;  // overrides the feed's
  OnFlood flood = OnFlood::hold;
  std::optional<Links> links;  // unset: the library's
  std::optional<int> backlog;  // how many entries of the first run count as new; unset: the library's
  FetchPolicy policy;
};

// How a feed asks to be read: RSS 2.0's <ttl>, <skipHours> and <skipDays>, RSS 1.0's syndication module.
struct Manners {
  Seconds ttl{0};                // looking more often is of no use
  std::uint32_t skip_hours = 0;  // a bit for each hour of the day (UTC), the first for midnight
  std::uint32_t skip_days = 0;   // a bit for each day of the week, the first for Sunday
  bool operator==(const Manners&) const = default;
};

// What makes the next fetch conditional (RFC 9110 §13).
struct Validators {
  std::string etag, last_modified;
  bool operator==(const Validators&) const = default;
};

enum class FetchStatus {
  fresh,      // a body to read
  unchanged,  // 304, or the same bytes
  gone,       // 410: stop asking
  blocked,    // 401, 403: somebody has to act
  later,      // 429, 503: the server says when
  failed,     // anything else
};
std::string_view name_of(FetchStatus status);

struct Fetched {
  std::string source;
  Instant at{};
  FetchStatus status = FetchStatus::failed;
  int http_status = 0;       // 0 for files and where no answer came
  Url final_url;             // after redirects; for files the file: URL
  std::string content_type;  // the header, whole
  std::string content_language;
  std::string body;  // content codings undone
  Validators validators;
  std::optional<Instant> not_before;  // Retry-After
  Seconds fresh_for{0};               // as the answer's caching headers say
  std::optional<Url> moved_to;        // every hop was a 301 or 308
  std::optional<Error> error;         // for blocked, later and failed
};

}  // namespace twinform
