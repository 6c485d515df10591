// SPDX-License-Identifier: MIT
#include "outputs/bluesky/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/strings.h"
#include "outputs/bluesky/facets.h"
#include "outputs/bluesky/tid.h"
#include "outputs/http_answer.h"

namespace twinform::bluesky {

namespace {

constexpr int kMilliseconds = 1000;

// Parts of a thread keep their order also where posts are sorted by it.
std::string created_at(Instant at, int part) {
  std::string whole = to_rfc3339(at);
  whole.pop_back();
  return fmt::format("{}.{:03}Z", whole, std::clamp(part - 1, 0, kMilliseconds - 1));
}

Json ref_in(const Receipt& receipt) {
  auto hash = receipt.id.rfind('#');
  if (!receipt.id.starts_with("at://") || hash == std::string::npos) return nullptr;
  return {{"uri", receipt.id.substr(0, hash)}, {"cid", receipt.id.substr(hash + 1)}};
}

Result<Json> reply_to(const std::vector<Receipt>& ancestors) {
  Json root = ref_in(ancestors.front()), parent = ref_in(ancestors.back());
  if (root.is_null() || parent.is_null())
    return fail(ErrorKind::internal, "the part before has no record that a reply could name");
  return Json{{"root", std::move(root)}, {"parent", std::move(parent)}};
}

bool is_cid(std::string_view text) {
  return !text.empty() && text.size() <= 256 &&
         std::ranges::all_of(text, [](char c) { return is_alpha(c) || is_digit(c); });
}

std::string uri_of(const Json& asked) {
  return fmt::format("at://{}/{}/{}", string_at(asked, "repo"), kCollection, string_at(asked, "rkey"));
}

Outcome read_success(const HttpResponse& response, const Json& asked, Instant now) {
  if (auto body = parse_json(response.body))
    if (auto receipt = receipt_of(*body, asked, now)) return Sent{std::move(*receipt)};
  return Unknown{Error{.kind = ErrorKind::network,
                       .what = fmt::format("the server answered {} but did not name the post", response.status)}};
}

// Nobody may post there now, whatever the post.
bool is_about_account(const HttpResponse& response) {
  std::string name = error_name(response);
  bool named = std::ranges::any_of(std::array{"AccountTakedown", "AccountDeactivated", "RepoTakendown",
                                              "RepoDeactivated", "RepoSuspended", "RepoNotFound"},
                                   [&](const char* one) { return name == one; });
  return named || response.status == 401 || response.status == 403;
}

Outcome read_refusal(const HttpResponse& response, const Secret& token, Instant now) {
  auto error = [&](ErrorKind kind, std::string hint = {}) {
    return answer_error(kind, response, token, std::move(hint));
  };
  // The session could not be renewed; the next login tells whether the password still holds.
  if (is_expired(response)) return Later{.error = error(ErrorKind::network), .whole_output = true};
  if (is_about_account(response))
    return Refused{error(ErrorKind::refused, "see whether the account and its app password still hold"), true};
  if (response.status == 429) return Later{error(ErrorKind::network), asked_to_wait(response.headers, now), true};
  if (response.status == 408 || response.status == 425) return Later{.error = error(ErrorKind::network)};
  return Refused{error(ErrorKind::refused)};
}

}  // namespace

std::string key_seed(const Draft& draft, std::string_view output) {
  std::string seed = fmt::format("{}\n{}\n{}", output, draft.broadcast, draft.slot);
  for (const Story& story : draft.stories)
    seed += fmt::format("\n{}\n{}\n{}", story.lead.link.str(), story.lead.guid, story.lead.title.view());
  return seed;
}

std::string post_payload(const Post& post, const Draft& draft, std::string_view seed, Json embed) {
  Json record{{"$type", kCollection}, {"text", post.text.str()}, {"createdAt", created_at(draft.at, post.part)}};
  if (!draft.language.empty()) record["langs"] = Json::array({draft.language});
  if (Json facets = facets_of(post.text, post.links); !facets.empty()) record["facets"] = std::move(facets);
  if (!embed.is_null()) record["embed"] = std::move(embed);
  return dump_json(Json{{"rkey", tid_for(draft.at, seed, post.part)}, {"record", std::move(record)}});
}

Result<std::string> with_words(const Post& post) {
  Json payload = TRY(parse_json(post.payload));
  Json& record = payload["record"];
  record["text"] = post.text.str();
  record.erase("facets");
  if (Json facets = facets_of(post.text, post.links); !facets.empty()) record["facets"] = std::move(facets);
  return dump_json(payload);
}

Result<Json> put_request(const Post& post, const Identity& identity) {
  Json frozen = TRY(parse_json(post.payload));
  Json record = member(frozen, "record");
  if (!record.is_object()) return fail(ErrorKind::internal, "the stored payload holds no record");
  if (!post.ancestors.empty()) record["reply"] = TRY(reply_to(post.ancestors));
  return Json{{"repo", identity.did},
              {"collection", kCollection},
              {"rkey", string_at(frozen, "rkey")},
              {"swapRecord", nullptr},
              {"record", std::move(record)}};
}

std::optional<Receipt> receipt_of(const Json& answer, const Json& asked, Instant now) {
  std::string uri = string_at(answer, "uri"), cid = string_at(answer, "cid");
  if (uri != uri_of(asked) || !is_cid(cid)) return std::nullopt;
  return Receipt{
      .id = uri + "#" + cid,
      .url = fmt::format("https://bsky.app/profile/{}/post/{}", string_at(asked, "repo"), string_at(asked, "rkey")),
      .at = now};
}

bool is_refusal(const HttpResult& answer) {
  return answer && answer->status == 400 && error_name(*answer) != "InvalidSwap" && !is_expired(*answer);
}

Outcome read_answer(const HttpResult& answer, const Json& asked, const Secret& token, Instant now) {
  if (!answer) {
    const HttpFailure& failure = answer.error();
    if (failure.sent) return Unknown{failure.error};
    return Later{.error = failure.error, .whole_output = true};
  }
  int status = answer->status;
  if (status >= 200 && status < 300) return read_success(*answer, asked, now);
  if (status >= 300 && status < 400) {
    return Refused{answer_error(ErrorKind::refused, *answer, token, "set `server` to the address that it uses itself"),
                   true};
  }
  if (status >= 400 && status < 500) return read_refusal(*answer, token, now);
  return Unknown{answer_error(ErrorKind::network, *answer, token)};
}

Outcome outcome_of(NoSession none) {
  bool ours = none.error.kind == ErrorKind::refused || none.error.kind == ErrorKind::config;
  if (ours) return Refused{std::move(none.error), true};
  return Later{std::move(none.error), none.not_before, true};
}

}  // namespace twinform::bluesky
