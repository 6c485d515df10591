// SPDX-License-Identifier: MIT
#include "support/mastodon_double.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

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

std::string last_segment(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Json as_json(const DoubleStatus& status, const std::string& base) {
  Json images = Json::array();
  for (const std::string& id : status.images) images.push_back({{"id", id}, {"type", "image"}});
  return {{"id", status.id},
          {"created_at", "2026-11-23T09:00:00.000Z"},
          {"url", base + "/@library/" + status.id},
          {"content", content_of(status.text)},
          {"visibility", status.visibility},
          {"language", status.language.empty() ? Json(nullptr) : Json(status.language)},
          {"in_reply_to_id", status.in_reply_to_id.empty() ? Json(nullptr) : Json(status.in_reply_to_id)},
          {"spoiler_text", status.warning},
          {"sensitive", !status.warning.empty()},
          {"media_attachments", std::move(images)},
          {"account", {{"id", "1"}, {"acct", "library"}}}};
}

constexpr std::int64_t kMost = 500, kUrlCounts = 23;
constexpr Seconds kKeyWindow{3600}, kPostWindow{10'800}, kUploadWindow{1'800};

bool has_real_domain(std::string_view url) {
  std::string_view host = url.substr(url.find("://") + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  auto dot = host.rfind('.');
  if (dot == std::string_view::npos) return false;
  // Enough top-level domains for a test; .example and .test are none.
  constexpr std::array<std::string_view, 5> kTopLevel{"org", "com", "net", "edu", "social"};
  return std::ranges::find(kTopLevel, host.substr(dot + 1)) != kTopLevel.end();
}

// Counted by itself and not by what it tests: code points, for the tests send it no clusters.
std::int64_t length_of(std::string_view text) {
  std::int64_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::string_view rest = text.substr(at);
    bool link = rest.starts_with("https://") || rest.starts_with("http://");
    std::string_view url = link ? rest.substr(0, rest.find_first_of(" \n")) : std::string_view();
    if (!url.empty() && has_real_domain(url)) {
      length += kUrlCounts;
      at += url.size();
    } else {
      if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) ++length;
      ++at;
    }
  }
  return length;
}

// What a server does to a post silently.
void spoil(DoubleStatus& status, PostFault fault) {
  if (fault == PostFault::made_public) status.visibility = "public";
  if (fault == PostFault::warning_dropped) status.warning.clear();
  if (fault == PostFault::reply_dropped) status.in_reply_to_id.clear();
  if (fault == PostFault::images_dropped) status.images.clear();
  if (fault == PostFault::cut_off) status.text.resize(status.text.size() / 2);
}

constexpr std::array<std::pair<const char*, ImageFault>, 11> kImageFaults{{{"none", ImageFault::none},
                                                                           {"processing", ImageFault::processing},
                                                                           {"slow", ImageFault::slow},
                                                                           {"stuck", ImageFault::stuck},
                                                                           {"broken", ImageFault::broken},
                                                                           {"unlisted", ImageFault::unlisted},
                                                                           {"refused_422", ImageFault::refused_422},
                                                                           {"failed_500", ImageFault::failed_500},
                                                                           {"too_many_429", ImageFault::too_many_429},
                                                                           {"forbidden_403", ImageFault::forbidden_403},
                                                                           {"forgotten", ImageFault::forgotten}}};

bool is_pending(ImageFault fault) {
  return fault == ImageFault::processing || fault == ImageFault::slow || fault == ImageFault::stuck ||
         fault == ImageFault::broken || fault == ImageFault::unlisted;
}

// 2026-11-23T12:00:00.000000Z: the end of the window that holds `now`; windows are aligned to the clock.
std::string end_of_window(Instant now, Seconds window) {
  auto begun = to_epoch(now) / window.count();
  std::string whole = to_rfc3339(from_epoch((begun + 1) * window.count()));
  whole.pop_back();
  return whole + ".000000Z";
}

Reply limited(Instant now, Seconds window, int most) {
  return {.status = 429,
          .headers = {{"Content-Type", "application/json"},
                      {"X-RateLimit-Limit", std::to_string(most)},
                      {"X-RateLimit-Remaining", "0"},
                      {"X-RateLimit-Reset", end_of_window(now, window)}},
          .body = R"({"error":"Too many requests"})"};
}

}  // namespace

ImageFault image_fault_named(const std::string& name) {
  for (const auto& [known, fault] : kImageFaults)
    if (name == known) return fault;
  throw std::invalid_argument("no such fault of an image: " + name);
}

MastodonDouble::MastodonDouble(HttpServer& server, MastodonKind kind) : server_(server), kind_(kind) {
  describe_itself();
  server.on("/api/v1/accounts/verify_credentials", [](const Request& request) {
    if (request.header("Authorization") != std::string("Bearer ") + token())
      return json_reply({{"error", "The access token is invalid"}}, 401);
    return json_reply(
        {{"id", "1"}, {"username", "library"}, {"acct", "library"}, {"url", "https://glammr.example/@library"}});
  });
  server.on("/api/v1/accounts/1/statuses", [this](const Request&) { return list(); });
  server.on("POST /api/v1/statuses", [this](const Request& request) {
    return answer_post([this, request](PostFault fault) { return post(request, fault); });
  });
  server.on("GET /api/v1/statuses/*", [this](const Request& request) { return show(request); });
  server.on("PUT /api/v1/statuses/*", [this](const Request& request) {
    return answer_post([this, request](PostFault) { return edit(request); });
  });
  server.on("DELETE /api/v1/statuses/*", [this](const Request& request) { return remove(request); });
  server.on("POST /api/v2/media", [this](const Request&) { return upload(); });
  server.on("GET /api/v1/media/*", [this](const Request& request) { return look_at_upload(request); });
}

void MastodonDouble::describe_itself() {
  std::string software = kind_ == MastodonKind::keyed ? "mastodon" : "gotosocial";
  std::string version = kind_ == MastodonKind::keyed ? "4.5.0" : "0.20.0";
  server_.on("/.well-known/nodeinfo", always(json_reply({{"links",
                                                          {{{"rel", "http://nodeinfo.diaspora.software/ns/schema/2.0"},
                                                            {"href", server_.url("/nodeinfo/2.0")}}}}})));
  server_.on("/nodeinfo/2.0",
             always(json_reply({{"version", "2.0"}, {"software", {{"name", software}, {"version", version}}}})));
  Json statuses{{"max_characters", kMost}, {"max_media_attachments", 4}, {"characters_reserved_per_url", kUrlCounts}};
  Json media{{"supported_mime_types", {"image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4"}},
             {"description_limit", 1500},
             {"image_size_limit", 16'777'216},
             {"image_matrix_limit", 33'177'600}};
  server_.on("/api/v2/instance",
             always(json_reply({{"domain", "127.0.0.1"},
                                {"version", version},
                                {"configuration", {{"statuses", statuses}, {"media_attachments", media}}}})));
}

void MastodonDouble::fail_next_image(ImageFault fault) {
  std::lock_guard lock(mutex_);
  image_faults_.push_back(fault);
}

Reply MastodonDouble::list() {
  std::lock_guard lock(mutex_);
  Json array = Json::array();
  for (auto status = statuses_.rbegin(); status != statuses_.rend(); ++status)
    array.push_back(as_json(*status, server_.url("")));
  act_late();
  return json_reply(array);
}

Reply MastodonDouble::refuse(PostFault fault) {
  switch (fault) {
    case PostFault::busy_503:
      return json_reply({{"error", "There was a temporary problem serving your request, please try again"}}, 503);
    case PostFault::too_many_429: return limited(now_, kPostWindow, 300);
    case PostFault::refused_422:
      return json_reply({{"error", "Validation failed: Text character limit of 500 exceeded"}}, 422);
    case PostFault::forbidden_403: return json_reply({{"error", "This action is outside the authorized scopes"}}, 403);
    default: return json_reply({{"error", "The access token was revoked"}}, 401);
  }
}

// A key goes on naming its post when that has been deleted.
std::optional<Reply> MastodonDouble::replay(const std::string& key) const {
  auto known = keys_.find(key);
  if (kind_ != MastodonKind::keyed || known == keys_.end() || now_ - known->second.second >= kKeyWindow)
    return std::nullopt;
  auto status = std::ranges::find(statuses_, known->second.first, &DoubleStatus::id);
  if (status == statuses_.end()) return json_reply({{"error", "Record not found"}}, 404);
  return json_reply(as_json(*status, server_.url("")));
}

Reply MastodonDouble::post(const Request& request, PostFault fault) {
  std::string key = request.header("Idempotency-Key");
  if (auto known = replay(key)) return *known;
  Json body = parse_json(request.body).value_or(Json::object());
  bool keyed = kind_ == MastodonKind::keyed;
  std::string parent = string_at(body, "in_reply_to_id");
  bool there = std::ranges::any_of(statuses_, [&](const DoubleStatus& status) { return status.id == parent; });
  if (!parent.empty() && !there) {
    return json_reply({{"error", keyed ? "The post you are trying to reply to does not appear to exist."
                                       : "Not Found: target status not found"}},
                      404);
  }
  if (length_of(string_at(body, "status")) + length_of(string_at(body, "spoiler_text")) > kMost) {
    return keyed ? json_reply({{"error", "Validation failed: Text character limit of 500 exceeded"}}, 422)
                 : json_reply({{"error", "Bad Request: text with spoiler exceed max chars (500)"}}, 400);
  }
  std::string problem = problem_with_images(member(body, "media_ids"));
  if (!problem.empty()) return json_reply({{"error", problem}}, keyed ? 422 : 400);
  return make(body, key, fault);
}

// "" where all are to be had; they then belong to a post.
std::string MastodonDouble::problem_with_images(const Json& ids) {
  bool keyed = kind_ == MastodonKind::keyed;
  std::vector<Upload*> found;
  for (const Json& id : ids) {
    Upload* upload = find_upload(id.get<std::string>());
    if (upload == nullptr || upload->fault == ImageFault::forgotten || upload->attached)
      return keyed ? "Validation failed: Media IDS not found or already attached to another post"
                   : "Bad Request: media not found: " + id.get<std::string>();
    if (upload->fault == ImageFault::slow || upload->fault == ImageFault::stuck)
      return "Cannot attach files that have not finished processing. Try again in a moment!";
    found.push_back(upload);
  }
  for (Upload* upload : found) upload->attached = true;
  return {};
}

Reply MastodonDouble::make(const Json& body, const std::string& key, PostFault fault) {
  std::string visibility = string_at(body, "visibility");
  DoubleStatus status{.id = fmt::format("{}", next_id_++),
                      .text = string_at(body, "status"),
                      .key = key,
                      .visibility = visibility.empty() ? "public" : visibility,
                      .in_reply_to_id = string_at(body, "in_reply_to_id"),
                      .warning = string_at(body, "spoiler_text"),
                      .language = string_at(body, "language")};
  for (const Json& id : member(body, "media_ids")) status.images.push_back(id.get<std::string>());
  if (!key.empty()) keys_[key] = {status.id, now_};
  spoil(status, fault);
  Reply reply = json_reply(as_json(status, server_.url("")));
  if (fault != PostFault::deleted_at_once) statuses_.push_back(std::move(status));
  return reply;
}

DoubleStatus* MastodonDouble::status_in(const Request& request) {
  auto found = std::ranges::find(statuses_, last_segment(request.path), &DoubleStatus::id);
  return found == statuses_.end() ? nullptr : &*found;
}

Reply MastodonDouble::show(const Request& request) {
  std::lock_guard lock(mutex_);
  const DoubleStatus* status = status_in(request);
  if (status == nullptr) return json_reply({{"error", "Record not found"}}, 404);
  return json_reply(as_json(*status, server_.url("")));
}

// What the body does not name is dropped.
Reply MastodonDouble::edit(const Request& request) {
  DoubleStatus* status = status_in(request);
  if (status == nullptr) return json_reply({{"error", "Record not found"}}, 404);
  Json body = parse_json(request.body).value_or(Json::object());
  status->text = string_at(body, "status");
  status->images.clear();
  for (const Json& id : member(body, "media_ids")) status->images.push_back(id.get<std::string>());
  return json_reply(as_json(*status, server_.url("")));
}

Reply MastodonDouble::remove(const Request& request) {
  std::lock_guard lock(mutex_);
  DoubleStatus* status = status_in(request);
  if (status == nullptr) return json_reply({{"error", "Record not found"}}, 404);
  Json gone = as_json(*status, server_.url(""));
  statuses_.erase(statuses_.begin() + (status - statuses_.data()));
  return json_reply(gone);
}

MastodonDouble::Upload* MastodonDouble::find_upload(const std::string& id) {
  auto found = std::ranges::find(uploads_, id, &Upload::id);
  return found == uploads_.end() ? nullptr : &*found;
}

Reply MastodonDouble::upload() {
  std::lock_guard lock(mutex_);
  ImageFault fault = ImageFault::none;
  if (!image_faults_.empty()) {
    fault = image_faults_.front();
    image_faults_.pop_front();
  }
  switch (fault) {
    case ImageFault::refused_422:
      return json_reply({{"error", "Validation failed: File type of uploaded media could not be verified"}}, 422);
    case ImageFault::failed_500: return json_reply({{"error", "Error processing thumbnail for uploaded media"}}, 500);
    case ImageFault::too_many_429: return limited(now_, kUploadWindow, 30);
    case ImageFault::forbidden_403: return json_reply({{"error", "This action is outside the authorized scopes"}}, 403);
    default: break;
  }
  uploads_.push_back({.id = fmt::format("{}", 500 + uploads_.size()), .fault = fault});
  bool pending = is_pending(fault);
  Json url = pending ? Json(nullptr) : Json(server_.url("/media/" + uploads_.back().id));
  return json_reply({{"id", uploads_.back().id}, {"type", "image"}, {"url", url}}, pending ? 202 : 200);
}

Reply MastodonDouble::look_at_upload(const Request& request) {
  std::lock_guard lock(mutex_);
  Upload* upload = find_upload(last_segment(request.path));
  if (upload == nullptr || upload->attached || upload->fault == ImageFault::unlisted)
    return json_reply({{"error", "Record not found"}}, 404);
  if (upload->fault == ImageFault::broken) return json_reply({{"error", "Validation failed: File is broken"}}, 422);
  bool pending = upload->fault == ImageFault::stuck || (upload->fault == ImageFault::slow && upload->looks == 0);
  ++upload->looks;
  if (!pending && upload->fault == ImageFault::slow) upload->fault = ImageFault::none;
  return json_reply({{"id", upload->id}, {"type", "image"}}, pending ? 206 : 200);
}

}  // namespace twinform::test
