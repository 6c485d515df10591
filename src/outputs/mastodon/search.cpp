// SPDX-License-Identifier: MIT
#include "outputs/mastodon/search.h"

#include <fmt/format.h>

#include <set>

#include "base/json.h"
#include "outputs/mastodon/likeness.h"
#include "text/url.h"
#include "time/feed_date.h"
#include "time/zone.h"

namespace twinform::mastodon {

namespace {

constexpr int kPageSize = 40;  // the most that Mastodon gives at once
constexpr int kPages = 25;
// A server that ignores max_id gives one list, cut off at a length that it does not tell (snac: 256 before filtering).
constexpr std::size_t kTrustedUnpaged = 100;
constexpr Seconds kSlack{2 * 86'400};  // zones, and servers whose clock is wrong

// No post of a slot is older than this.
Instant earliest_for(const std::string& slot) {
  auto local = parse_local(slot);
  return local ? Instant{local->time_since_epoch()} - kSlack : Instant::min();
}

bool is_older(const Json& status, Instant than) {
  auto created = parse_feed_date(string_at(status, "created_at"));
  return created && *created < than;
}

// Mastodon shows an account all of its own posts; of other servers we know only that they list what everybody may see.
bool lists_all(const Limits& limits, const Post& post) {
  auto payload = parse_json(post.payload);
  std::string visibility = payload ? string_at(*payload, "visibility") : "";
  return limits.guarantee == Guarantee::keyed || visibility == "public" || visibility == "unlisted";
}

tl::unexpected<Error> cannot_tell(std::string_view reason) {
  return fail(ErrorKind::network, fmt::format("can't tell whether the post is there: {}", reason),
              "look at the account, then `twinform outbox retry` or `outbox drop`");
}

std::string path_of(const std::string& account, const std::string& before) {
  std::string path =
      fmt::format("/api/v1/accounts/{}/statuses?limit={}&exclude_reblogs=true", percent_encode(account), kPageSize);
  return before.empty() ? path : path + "&max_id=" + percent_encode(before);
}

class Search {
 public:
  Search(Http& http, const Connection& connection, const Post& post)
      : http_(http), connection_(connection), post_(post), earliest_(earliest_for(post.slot)) {}

  Result<std::optional<Json>> run(const std::string& account) {
    for (int page = 0; page < kPages; ++page) {
      Json list = TRY(get_json(http_, connection_, path_of(account, last_id_)));
      if (!list.is_array()) return cannot_tell("the server gave no list of posts");
      if (list.empty()) return std::nullopt;
      bool news = false;
      if (const Json* found = look_through(list, news)) return *found;
      if (is_older(list.back(), earliest_)) return std::nullopt;
      if (!news && seen_.size() > kTrustedUnpaged) return cannot_tell("the server gives only its latest posts");
      if (!news) return std::nullopt;
    }
    return cannot_tell("the account has posted too much since");
  }

 private:
  const Json* look_through(const Json& list, bool& news) {
    for (const Json& status : list) {
      last_id_ = string_at(status, "id");
      if (!seen_.insert(last_id_).second) continue;
      news = true;
      if (!last_id_.empty() && is_same_post(status, post_)) return &status;
    }
    return nullptr;
  }

  Http& http_;
  const Connection& connection_;
  const Post& post_;
  Instant earliest_;
  std::set<std::string> seen_;
  std::string last_id_;
};

}  // namespace

Result<std::optional<Json>> search_statuses(Http& http, const Connection& connection, const Limits& limits,
                                            const Post& post) {
  Account account = account_in(limits);
  if (account.id.empty()) account = TRY(ask_account(http, connection));
  auto found = TRY(Search(http, connection, post).run(account.id));
  if (!found && !lists_all(limits, post)) return cannot_tell("the server may not list posts of this visibility");
  return found;
}

}  // namespace twinform::mastodon
