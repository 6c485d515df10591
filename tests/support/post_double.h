// SPDX-License-Identifier: MIT
// What the servers that play a service have in common: posts that stand on them, and answers that they lose on request.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/json_fwd.h"
#include "support/http_server.h"

namespace twinform::test {

// What happens to the next request for a post, once each.
enum class PostFault {
  none,
  lost_answer,    // posted, then the connection closes without a byte
  never_arrived,  // the connection closes, nothing was posted
  error_500,      // posted, and answered 500
  busy_503,       // nothing was posted, answered 503
  half_answer,    // posted, and half of the JSON comes back
  html_answer,    // posted, and a page comes back
  too_many_429,   // nothing was posted; the service says when again
  refused_422,    // nothing was posted: the service does not want it
  unauthorized_401,
  forbidden_403,  // the token may not
  expired_400,    // Bluesky: nothing was posted, the session has to be renewed
  acts_late,      // the connection closes, and the post is made after the account was searched once more
  // Posted, but otherwise than asked, and the answer says so.
  made_public,
  warning_dropped,
  reply_dropped,
  images_dropped,
  cut_off,
  deleted_at_once,  // gone again before the next request, as if somebody had been quick
};
PostFault fault_named(const std::string& name);  // "lost_answer"; throws std::invalid_argument

struct DoubleStatus {
  std::string id, text, key, visibility, in_reply_to_id;
  std::string warning = {}, language = {};
  std::vector<std::string> images = {};  // their ids
};

class PostDouble {
 public:
  PostDouble() = default;
  PostDouble(const PostDouble&) = delete;
  PostDouble& operator=(const PostDouble&) = delete;
  virtual ~PostDouble() = default;

  void fail_next(PostFault fault);
  void answer_next(Reply reply, bool acted);   // with this, after it was posted or not
  void set_now(Instant now);                   // rate limits are told in the program's time
  std::vector<DoubleStatus> statuses() const;  // oldest first

 protected:
  // The answer to a request for a post: `act` does it, unless the next fault is that it is not done; then the fault spoils the answer.
  Reply answer_post(const std::function<Reply(PostFault)>& act);
  void act_late();  // what acts_late has put off; called with mutex_ held
  // The service's own words for a fault that makes nothing; called with mutex_ held.
  virtual Reply refuse(PostFault fault) = 0;

  mutable std::mutex mutex_;
  std::vector<DoubleStatus> statuses_;
  Instant now_{};

 private:
  struct Spoiling {
    PostFault fault = PostFault::none;
    std::optional<Reply> reply = {};  // instead
    bool acted = false;
  };
  Spoiling next_fault();

  std::deque<Spoiling> faults_;
  std::function<Reply()> late_;
  int late_looks_ = 0;  // a search asks for one page more than it needs
};

Reply json_reply(const Json& value, int status = 200);

}  // namespace twinform::test
