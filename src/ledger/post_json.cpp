// SPDX-License-Identifier: MIT
#include "ledger/post_json.h"

#include "ledger/json_fields.h"
#include "text/url.h"

namespace twinform {

namespace {

Json media_to_json(const MediaRef& media) {
  Json json = Json::object();
  put(json, "url", media.url);
  put(json, "description", media.description);
  put(json, "type", media.media_type);
  return json;
}

MediaRef media_from_json(const Json& json) {
  return {
      .url = url_at(json, "url"), .description = text_at(json, "description"), .media_type = string_at(json, "type")};
}

Url link_from_json(const Json& json) {
  return json.is_string() ? parse_url(json.get<std::string>()).value_or(Url{}) : Url{};
}

}  // namespace

std::string shown_to_json(const Post& post) {
  Json json = Json::object();
  put(json, "text", post.text);
  put(json, "warning", post.content_warning);
  json["length"] = post.length;
  json["max_length"] = post.max_length;
  put_all(json, "media", post.media, media_to_json);
  put_all(json, "links", post.links, [](const Url& url) { return Json(url.str()); });
  return dump_json(json);
}

void shown_from_json(std::string_view text, Post& post) {
  auto json = parse_json(text);
  if (!json) return;
  post.text = text_at(*json, "text");
  post.content_warning = text_at(*json, "warning");
  post.length = integer_at(*json, "length", 0);
  post.max_length = integer_at(*json, "max_length", 0);
  post.media = all_at(*json, "media", media_from_json);
  post.links = all_at(*json, "links", link_from_json);
}

}  // namespace twinform
