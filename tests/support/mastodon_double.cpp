// SPDX-License-Identifier: MIT
#include "support/mastodon_double.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/json.h"

namespace twinform::test {

namespace {

constexpr std::array<std::pair<const char*, PostFault>, 10> kFaults{
    {{"none", PostFault::none},
     {"lost_answer", PostFault::lost_answer},
     {"never_arrived", PostFault::never_arrived},
     {"error_500", PostFault::error_500},
     {"busy_503", PostFault::busy_503},
     {"half_answer", PostFault::half_answer},
     {"html_answer", PostFault::html_answer},
     {"too_many_429", PostFault::too_many_429},
     {"refused_422", PostFault::refused_422},
     {"unauthorized_401", PostFault::unauthorized_401}}};

Reply json(const Json& value, int status = 200) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = dump_json(value)};
}

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

PostFault fault_named(const std::string& name) {
  for (const auto& [known, fault] : kFaults) {
    if (name == known) return fault;
  }
  throw std::invalid_argument("no such fault: " + name);
}

MastodonDouble::MastodonDouble(HttpServer& server, MastodonKind kind) : server_(server), kind_(kind) {
  std::string software = kind == MastodonKind::keyed ? "mastodon" : "gotosocial";
  std::string version = kind == MastodonKind::keyed ? "4.5.0" : "0.20.0";
  server.on("/.well-known/nodeinfo", always(json({{"links",
                                                   {{{"rel", "http://nodeinfo.diaspora.software/ns/schema/2.0"},
                                                     {"href", server.url("/nodeinfo/2.0")}}}}})));
  server.on("/nodeinfo/2.0",
            always(json({{"version", "2.0"}, {"software", {{"name", software}, {"version", version}}}})));
  server.on("/api/v2/instance",
            always(json(
                {{"domain", "127.0.0.1"},
                 {"version", version},
                 {"configuration",
                  {{"statuses",
                    {{"max_characters", 500}, {"max_media_attachments", 4}, {"characters_reserved_per_url", 23}}}}}})));
  server.on("/api/v1/accounts/verify_credentials", [](const Request& request) {
    if (request.header("Authorization") != std::string("Bearer ") + token())
      return json({{"error", "The access token is invalid"}}, 401);
    return json(
        {{"id", "1"}, {"username", "library"}, {"acct", "library"}, {"url", "https://glammr.example/@library"}});
  });
  server.on("/api/v1/accounts/1/statuses", [this](const Request&) { return list(); });
  server.on("POST /api/v1/statuses", [this](const Request& request) { return post(request); });
}

void MastodonDouble::fail_next(PostFault fault) {
  std::lock_guard lock(mutex_);
  faults_.push_back(fault);
}

std::vector<DoubleStatus> MastodonDouble::statuses() const {
  std::lock_guard lock(mutex_);
  return statuses_;
}

Reply MastodonDouble::list() const {
  std::lock_guard lock(mutex_);
  Json array = Json::array();
  for (auto status = statuses_.rbegin(); status != statuses_.rend(); ++status)
    array.push_back(as_json(*status, server_.url("")));
  return json(array);
}

Reply MastodonDouble::post(const Request& request) {
  std::lock_guard lock(mutex_);
  PostFault fault = PostFault::none;
  if (!faults_.empty()) {
    fault = faults_.front();
    faults_.pop_front();
  }
  switch (fault) {
    case PostFault::never_arrived: return {.mute = true, .end = End::hang_up};
    case PostFault::busy_503:
      return json({{"error", "There was a temporary problem serving your request, please try again"}}, 503);
    case PostFault::too_many_429:
      return {.status = 429, .headers = {{"Retry-After", "600"}}, .body = R"({"error":"Too many requests"})"};
    case PostFault::refused_422:
      return json({{"error", "Validation failed: Text character limit of 500 exceeded"}}, 422);
    case PostFault::unauthorized_401: return json({{"error", "The access token was revoked"}}, 401);
    default: break;
  }
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
  Reply good = json(as_json(*known, server_.url("")));
  switch (fault) {
    case PostFault::lost_answer: return {.mute = true, .end = End::hang_up};
    case PostFault::error_500: return {.status = 500, .body = "<html>oops</html>"};
    case PostFault::html_answer:
      return {.headers = {{"Content-Type", "text/html"}}, .body = "<html><title>Welcome</title></html>"};
    case PostFault::half_answer: good.cut_after = good.body.size() / 2; return good;
    default: return good;
  }
}

}  // namespace twinform::test
