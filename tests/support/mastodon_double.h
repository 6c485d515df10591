// SPDX-License-Identifier: MIT
// A server with the Mastodon API that plays the kinds there are, and loses answers on request.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "support/http_server.h"

namespace twinform::test {

enum class MastodonKind { keyed, searchable };

// What happens to the next POST of a status, once each.
enum class PostFault {
  none,
  lost_answer,    // posted, then the connection closes without a byte
  never_arrived,  // the connection closes, nothing was posted
  error_500,      // posted, and answered 500
  busy_503,       // nothing was posted, answered 503
  half_answer,    // posted, and half of the JSON comes back
  html_answer,    // posted, and a page comes back
  too_many_429,   // nothing was posted; Retry-After 600
  refused_422,    // nothing was posted
  unauthorized_401,
};
PostFault fault_named(const std::string& name);  // "lost_answer"; throws std::invalid_argument

struct DoubleStatus {
  std::string id, text, key, visibility, in_reply_to_id;
};

class MastodonDouble {
 public:
  MastodonDouble(HttpServer& server, MastodonKind kind);
  void fail_next(PostFault fault);
  std::vector<DoubleStatus> statuses() const;  // oldest first
  static const char* token() { return "double-token"; }

 private:
  Reply post(const Request& request);
  Reply list() const;
  HttpServer& server_;
  MastodonKind kind_;
  mutable std::mutex mutex_;
  std::deque<PostFault> faults_;
  std::vector<DoubleStatus> statuses_;
};

}  // namespace twinform::test
