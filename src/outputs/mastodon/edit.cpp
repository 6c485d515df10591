// SPDX-License-Identifier: MIT
#include "outputs/mastodon/edit.h"

#include "base/json.h"
#include "outputs/mastodon/status.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

Json media_of(const Json& status) {
  Json ids = Json::array();
  for (const Json& one : member(status, "media_attachments")) {
    if (std::string id = string_at(one, "id"); !id.empty()) ids.push_back(id);
  }
  return ids;
}

// The whole Status as it should be. `there` is how it is.
Result<Json> edited(const Post& post, const Json& there) {
  Json body = TRY(payload_of(post));
  body["media_ids"] = media_of(there);
  return body;
}

// snac gives the edited status a name of its own, while the old one goes on working.
Outcome under_its_old_name(Outcome outcome, const RemoteId& id) {
  if (auto* sent = std::get_if<Sent>(&outcome)) sent->receipt.id = id;
  return outcome;
}

}  // namespace

Outcome edit_status(Http& http, const Connection& connection, const Post& post, const RemoteId& id,
                    const Limits& limits, Instant now) {
  std::string path = "/api/v1/statuses/" + percent_encode(id);
  auto asking = request_to(connection, "GET", path);
  auto editing = request_to(connection, "PUT", path);
  if (!asking || !editing) return Refused{asking ? editing.error() : asking.error(), true};
  HttpResult there = http.send(*asking);
  const Json question = Json::object();
  if (!there || there->status != 200) return read_answer(there, {connection, question, limits, now});
  auto status = parse_json(there->body);
  if (!status || !status->is_object()) return read_answer(there, {connection, question, limits, now});
  auto body = edited(post, *status);
  if (!body) return Refused{body.error()};
  editing->headers.emplace_back("Content-Type", "application/json");
  editing->body = dump_json(*body);
  (*body)["in_reply_to_id"] = string_at(*status, "in_reply_to_id");
  return under_its_old_name(read_answer(http.send(*editing), {connection, *body, limits, now}), id);
}

}  // namespace twinform::mastodon
