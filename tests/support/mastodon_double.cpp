// SPDX-License-Identifier: MIT
#include "support/mastodon_double.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"

namespace twinform::test {

namespace {

// Links become anchors, as servers make them; that is enough HTML for a search.
std::string content_of(const std::string& text) {
  std::string out = "<p>";
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 8, "https://") == 0 || text.compare(at, 7, "http://") == 0) {
      std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
      std::string url = text.substr(at, end - at);
      for (std::size_t amp = url.find('&'); amp != std::string::npos; amp = url.find('&', amp + 1))
        url.replace(amp, 1, "&amp;");
      out += fmt::format(R"(<a href="{0}" rel="nofollow">{0}</a>)", url);
      at = end;
    } else if (text[at] == '\n') {
      out += "<br>";
      ++at;
    } else {
      out += text[at] == '&' ? "&amp;" : text[at] == '<' ? "&lt;" : std::string(1, text[at]);
      ++at;
    }
  }
  return out + "</p>";
}

Json as_json(const DoubleStatus& status, const std::string& base) {
  return {{"id", status.id},
          {"created_at", "2026-11-23T09:00:00.000Z"},
          {"url", base + "/@library/" + status.id},
          {"content", content_of(status.text)},
          {"visibility", status.visibility},
          {"in_reply_to_id", status.in_reply_to_id.empty() ? Json(nullptr) : Json(status.in_reply_to_id)},
          {"spoiler_text", ""},
          {"media_attachments", Json::array()},
          {"account", {{"id", "1"}, {"acct", "library"}}}};
}

}  // namespace

MastodonDouble::MastodonDouble(HttpServer& server, MastodonKind kind) : server_(server), kind_(kind) {
  std::string software = kind == MastodonKind::keyed ? "mastodon" : "gotosocial";
  std::string version = kind == MastodonKind::keyed ? "4.5.0" : "0.20.0";
  server.on("/.well-known/nodeinfo", always(json_reply({{"links",
                                                         {{{"rel", "http://nodeinfo.diaspora.software/ns/schema/2.0"},
                                                           {"href", server.url("/nodeinfo/2.0")}}}}})));
  server.on("/nodeinfo/2.0",
            always(json_reply({{"version", "2.0"}, {"software", {{"name", software}, {"version", version}}}})));
  server.on("/api/v2/instance",
            always(json_reply(
                {{"domain", "127.0.0.1"},
                 {"version", version},
                 {"configuration",
                  {{"statuses",
                    {{"max_characters", 500}, {"max_media_attachments", 4}, {"characters_reserved_per_url", 23}}}}}})));
  server.on("/api/v1/accounts/verify_credentials", [](const Request& request) {
    if (request.header("Authorization") != std::string("Bearer ") + token())
      return json_reply({{"error", "The access token is invalid"}}, 401);
    return json_reply(
        {{"id", "1"}, {"username", "library"}, {"acct", "library"}, {"url", "https://glammr.example/@library"}});
  });
  server.on("/api/v1/accounts/1/statuses", [this](const Request&) { return list(); });
  server.on("POST /api/v1/statuses",
            [this](const Request& request) { return answer_post([&] { return post(request); }); });
  server.on("GET /api/v1/statuses/*", [this](const Request& request) { return show(request); });
  server.on("PUT /api/v1/statuses/*",
            [this](const Request& request) { return answer_post([&] { return edit(request); }); });
}

DoubleStatus* MastodonDouble::find(const Request& request) {
  std::string id = request.path.substr(request.path.rfind('/') + 1);
  auto found = std::ranges::find(statuses_, id, &DoubleStatus::id);
  return found == statuses_.end() ? nullptr : &*found;
}

Reply MastodonDouble::show(const Request& request) {
  std::lock_guard lock(mutex_);
  const DoubleStatus* status = find(request);
  return status == nullptr ? json_reply({{"error", "Record not found"}}, 404)
                           : json_reply(as_json(*status, server_.url("")));
}

Reply MastodonDouble::edit(const Request& request) {
  DoubleStatus* status = find(request);
  if (status == nullptr) return json_reply({{"error", "Record not found"}}, 404);
  status->text = string_at(parse_json(request.body).value_or(Json::object()), "status");
  return json_reply(as_json(*status, server_.url("")));
}

Reply MastodonDouble::list() const {
  std::lock_guard lock(mutex_);
  Json array = Json::array();
  for (auto status = statuses_.rbegin(); status != statuses_.rend(); ++status)
    array.push_back(as_json(*status, server_.url("")));
  return json_reply(array);
}

Reply MastodonDouble::refuse(PostFault fault) {
  switch (fault) {
    case PostFault::busy_503:
      return json_reply({{"error", "There was a temporary problem serving your request, please try again"}}, 503);
    case PostFault::too_many_429:
      return {.status = 429, .headers = {{"Retry-After", "600"}}, .body = R"({"error":"Too many requests"})"};
    case PostFault::refused_422:
      return json_reply({{"error", "Validation failed: Text character limit of 500 exceeded"}}, 422);
    default: return json_reply({{"error", "The access token was revoked"}}, 401);
  }
}

Reply MastodonDouble::post(const Request& request) {
  Json body = parse_json(request.body).value_or(Json::object());
  std::string key = request.header("Idempotency-Key");
  auto known = std::ranges::find_if(statuses_, [&](const DoubleStatus& status) {
    return kind_ == MastodonKind::keyed && !key.empty() && status.key == key;
  });
  if (known == statuses_.end()) {
    statuses_.push_back({.id = fmt::format("{}", 1000 + statuses_.size()),
                         .text = string_at(body, "status"),
                         .key = key,
                         .visibility = string_at(body, "visibility").empty() ? "public" : string_at(body, "visibility"),
                         .in_reply_to_id = string_at(body, "in_reply_to_id")});
    known = statuses_.end() - 1;
  }
  return json_reply(as_json(*known, server_.url("")));
}

}  // namespace twinform::test
