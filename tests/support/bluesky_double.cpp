// SPDX-License-Identifier: MIT
#include "support/bluesky_double.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"

namespace twinform::test {

namespace {

constexpr const char* kDid = "did:plc:double";

Reply error(int status, const char* name, const char* message) {
  return json_reply({{"error", name}, {"message", message}}, status);
}

std::string uri_of(const std::string& key) { return fmt::format("at://{}/app.bsky.feed.post/{}", kDid, key); }

Json named(const DoubleStatus& status) { return {{"uri", uri_of(status.key)}, {"cid", status.id}}; }

}  // namespace

BlueskyDouble::BlueskyDouble(HttpServer& server) {
  server.on("GET /xrpc/_health", always(json_reply({{"version", "0.4.217"}})));
  server.on("POST /xrpc/com.atproto.server.createSession", [this](const Request& request) { return log_in(request); });
  server.on("POST /xrpc/com.atproto.server.refreshSession",
            [this](const Request& request) { return refresh(request); });
  server.on("POST /xrpc/com.atproto.repo.uploadBlob", [](const Request& request) {
    return json_reply({{"blob",
                        {{"$type", "blob"},
                         {"ref", {{"$link", "bafkreidouble"}}},
                         {"mimeType", request.header("Content-Type")},
                         {"size", request.body.size()}}}});
  });
  server.on("POST /xrpc/com.atproto.repo.putRecord", [this](const Request& request) {
    return answer_post([this, request](PostFault) { return put(request); });
  });
  server.on("GET /xrpc/com.atproto.repo.getRecord", [this](const Request& request) { return get(request); });
}

std::string BlueskyDouble::access() const { return fmt::format("access-{}", sessions_); }

Reply BlueskyDouble::session() {
  ++sessions_;
  return json_reply({{"accessJwt", access()}, {"refreshJwt", "refresh"}, {"did", kDid}, {"handle", "library.test"}});
}

Reply BlueskyDouble::log_in(const Request& request) {
  std::lock_guard lock(mutex_);
  Json asked = parse_json(request.body).value_or(Json::object());
  if (string_at(asked, "identifier") != "library.test" || string_at(asked, "password") != password())
    return error(401, "AuthenticationRequired", "Invalid identifier or password");
  return session();
}

Reply BlueskyDouble::refresh(const Request& request) {
  std::lock_guard lock(mutex_);
  return request.header("Authorization") == "Bearer refresh"
             ? session()
             : error(400, "InvalidToken", "Token could not be verified");
}

Reply BlueskyDouble::refuse(PostFault fault) {
  switch (fault) {
    case PostFault::busy_503: return {.status = 503, .body = "<html>busy</html>"};
    case PostFault::too_many_429: {
      Reply reply = error(429, "RateLimitExceeded", "Rate Limit Exceeded");
      reply.headers.emplace_back("RateLimit-Reset", std::to_string(to_epoch(now_) + 600));
      return reply;
    }
    case PostFault::refused_422:
      return error(400, "InvalidRequest", "Invalid app.bsky.feed.post record: grapheme too big");
    case PostFault::expired_400: ++sessions_; return error(400, "ExpiredToken", "Token has expired");
    default: return error(401, "AuthMissing", "Authentication Required");
  }
}

// The same record again changes nothing. With swapRecord null another is not put in its place; without, it is.
Reply BlueskyDouble::put(const Request& request) {
  if (request.header("Authorization") != "Bearer " + access())
    return error(400, "InvalidToken", "Token could not be verified");
  Json asked = parse_json(request.body).value_or(Json::object());
  std::string key = string_at(asked, "rkey");
  const Json& record = member(asked, "record");
  auto known = std::ranges::find(statuses_, key, &DoubleStatus::key);
  std::string bytes = dump_json(record);
  if (known != statuses_.end() && records_[key] == bytes) return json_reply(named(*known));
  bool only_new = asked.contains("swapRecord") && asked["swapRecord"].is_null();
  if (known != statuses_.end() && only_new) return error(400, "InvalidSwap", "Record was at another version");
  if (known != statuses_.end()) statuses_.erase(known);
  statuses_.push_back({.id = fmt::format("bafydouble{}", statuses_.size() + 1),
                       .text = string_at(record, "text"),
                       .key = key,
                       .visibility = "public",
                       .in_reply_to_id = string_at(member(member(record, "reply"), "parent"), "uri")});
  records_[key] = bytes;
  return json_reply(named(statuses_.back()));
}

Reply BlueskyDouble::get(const Request& request) const {
  std::lock_guard lock(mutex_);
  auto known = std::ranges::find_if(
      statuses_, [&](const DoubleStatus& status) { return request.query.ends_with("rkey=" + status.key); });
  if (known == statuses_.end()) return error(400, "RecordNotFound", "Could not locate record");
  Json answer = named(*known);
  answer["value"] = {{"text", known->text}};
  return json_reply(answer);
}

}  // namespace twinform::test
