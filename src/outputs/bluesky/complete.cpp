// SPDX-License-Identifier: MIT
#include "outputs/bluesky/complete.h"

#include <fmt/format.h>

#include "base/json.h"
#include "outputs/bluesky/embed.h"
#include "outputs/fetched_image.h"
#include "text/url.h"

namespace twinform::bluesky {

namespace {

// The blob to name in the record; null where there is none to be had, or it is no image, or too large.
Json upload_image(Http& http, XrpcSession& session, const Url& image) {
  auto fetched = fetch_image(http, image, {.max_bytes = kMostImageBytes}, session.login().allow_private);
  if (!fetched) return nullptr;
  HttpResult answer = session.call(http, {.method = "POST",
                                          .name = "com.atproto.repo.uploadBlob",
                                          .media_type = std::string(fetched->media_type),
                                          .body = std::move(fetched->bytes)});
  if (!answer || answer->status != 200) return nullptr;
  auto body = parse_json(answer->body);
  return body && member(*body, "blob").is_object() ? member(*body, "blob") : Json();
}

// Those that could be had, in the order of their descriptions; true if that is all.
bool upload_all(Http& http, XrpcSession& session, const std::vector<MediaRef>& media, Json& images) {
  Json had = Json::array();
  for (std::size_t i = 0; i < images.size(); ++i) {
    Json blob = i < media.size() ? upload_image(http, session, media[i].url) : Json();
    if (blob.is_null()) continue;
    images[i]["image"] = std::move(blob);
    had.push_back(std::move(images[i]));
  }
  bool all = had.size() == images.size();
  images = std::move(had);
  return all;
}

// "" where nobody has the handle.
std::string did_of(Http& http, XrpcSession& session, const std::string& handle) {
  HttpResult answer =
      session.call(http, {.name = "com.atproto.identity.resolveHandle", .query = "handle=" + percent_encode(handle)});
  if (!answer || answer->status != 200) return {};
  auto body = parse_json(answer->body);
  std::string did = body ? string_at(*body, "did") : std::string{};
  return is_did(did) ? did : std::string{};
}

}  // namespace

std::vector<std::string> name_mentions(Http& http, XrpcSession& session, Json& record) {
  std::vector<std::string> notes;
  if (!record.contains("facets")) return notes;
  Json named = Json::array();
  for (Json& facet : record["facets"]) {
    Json& feature = facet["features"][0];
    std::string handle = string_at(feature, "handle");
    if (!handle.empty()) {
      std::string did = did_of(http, session, handle);
      if (did.empty()) {
        notes.push_back(fmt::format("the account @{} could not be found", handle));
        continue;
      }
      feature = {{"$type", string_at(feature, "$type")}, {"did", did}};
    }
    named.push_back(std::move(facet));
  }
  record["facets"] = std::move(named);
  return notes;
}

bool add_images(Http& http, XrpcSession& session, const std::vector<MediaRef>& media, Json& record) {
  if (media.empty() || !record.contains("embed")) return true;
  Json& embed = record["embed"];
  if (embed.contains("external")) {
    Json blob = upload_image(http, session, media.front().url);
    if (blob.is_null()) return false;
    embed["external"]["thumb"] = std::move(blob);
    return true;
  }
  bool all = upload_all(http, session, media, embed["images"]);
  if (embed["images"].empty()) record.erase("embed");
  return all;
}

Json without_images(Json record) {
  if (member(member(record, "embed"), "images").is_array()) record.erase("embed");
  return record;
}

}  // namespace twinform::bluesky
